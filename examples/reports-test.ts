import { App } from 'cdktf';
import '../lib/testing/exports';
import { ReportsStack } from './reports-stack';

// #region test
const reporter = 'arn:aws:iam::111111111111:role/reporter-role';
const reader = 'arn:aws:iam::222222222222:role/report-reader';

test('the reporter can take the role of the reader, and nobody else can', () => {
  const stack = new ReportsStack(new App(), 'reports');
  expect(stack).toAllowAccess({ principal: reporter, action: 'sts:AssumeRole', resource: reader });
  expect(stack).not.toAllowAccess({ principal: 'lambda.amazonaws.com', action: 'sts:AssumeRole', resource: reader });
});
// #endregion

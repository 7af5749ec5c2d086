import { AwsAccount } from '../../lib/constructs/aws-account';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { crossAccount, homeAccount, lambda } from '../constructs/fixtures';
import { ofType } from '../support/documents';
import { synthesiseStack } from '../support/synthesised';
import { refusal } from './diagnose';

const PERMISSION = { provider: 'aws.cross', action: 'lambda:InvokeFunction' };

// AWS gives back the root's ARN for a bare account id, and Terraform would replace the permission on every plan.
test.each([
  ['aws', 'eu-west-1'],
  ['aws-cn', 'cn-north-1'],
  ['aws-us-gov', 'us-gov-west-1'],
])('P3: an account as principal is written as AWS gives it back, in partition %s', (partition, region) => {
  const stack = synthesiseStack((scope) => {
    const home = new AwsAccount(scope, 'home', { accountId: '111111111111', region });
    const cross = new AwsAccount(scope, 'cross', { accountId: '222222222222', region });
    const grant = { principal: 'account', statementId: 'FromHome' } as const;
    new InvokeGrant(scope, 'grant', { caller: lambda(home, 'caller'), callee: lambda(cross, 'callee'), ...grant });
  });
  expect(Object.values(ofType(stack, 'aws_lambda_permission'))).toEqual([
    {
      ...PERMISSION,
      statement_id: 'FromHome',
      function_name: '${aws_lambda_function.callee.arn}',
      principal: `arn:${partition}:iam::111111111111:root`,
    },
  ]);
});

test('P3: the qualifier never is in the function name, where AWS gives it back apart', () => {
  const arn = 'arn:aws:lambda:us-east-1:222222222222:function:callee';
  const stack = synthesiseStack((scope) => {
    const callee = LambdaFunction.fromArn(scope, 'callee', arn, { account: crossAccount(scope) }).alias('live');
    const grant = { principal: 'account', statementId: 'FromHome' } as const;
    new InvokeGrant(scope, 'grant', { caller: lambda(homeAccount(scope), 'caller'), callee, ...grant });
  });
  expect(Object.values(ofType(stack, 'aws_lambda_permission'))).toEqual([
    {
      ...PERMISSION,
      statement_id: 'FromHome',
      function_name: arn,
      qualifier: 'live',
      principal: 'arn:aws:iam::111111111111:root',
    },
  ]);
});

test('P3: a function is not imported by a qualified ARN', () => {
  const arn = 'arn:aws:lambda:us-east-1:222222222222:function:callee:live';
  expect(refusal((scope) => LambdaFunction.fromArn(scope, 'callee', arn))).toEqual([
    `[stack/callee] arn is not the ARN that is needed here: got "${arn}"; allowed: arn:<partition>:lambda:<region>:<account id>:function:<name>, without version or alias (the callee of a grant names it: fn.alias(…)); copy the ARN from the console or from the output of the stack that owns it`,
  ]);
});

import type { TerraformStack } from 'cdktf';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { badName } from '../../lib/errors';
import { crossAccount, homeAccount, lambda, roleArn } from '../constructs/fixtures';
import { ofType } from '../support/documents';
import { synthesiseStack } from '../support/synthesised';
import { diagnose, refusal, reported } from './diagnose';

function statementIds(build: (stack: TerraformStack) => void): readonly unknown[] {
  const permissions = Object.values(ofType(synthesiseStack(build), 'aws_lambda_permission'));
  return permissions.map(({ statement_id }) => statement_id);
}

/** One function that the roles given by their ARNs may invoke, in that order. */
function invokedBy(scope: TerraformStack, arns: readonly string[], constructId = 'grant'): void {
  const callee = lambda(crossAccount(scope), 'callee', { alias: 'live' });
  for (const [index, arn] of arns.entries()) {
    const caller = ExecutionRole.fromArn(scope, `${constructId}-caller-${index}`, arn);
    new InvokeGrant(scope, `${constructId}-${index}`, { caller, callee });
  }
}

const TWO = [roleArn('111111111111', 'orders'), roleArn('333333333333', 'orders')];

test('P4: the id of a statement says what is done, by whom and from which account, and ends with a hash', () => {
  expect(statementIds((scope) => invokedBy(scope, TWO))).toEqual([
    'InvokeFunction-orders-111111111111-d7805d3b',
    'InvokeFunction-orders-333333333333-0e8f49ec',
  ]);
});

test('P4: the id of a statement does not depend on construct ids or on the order of the grants', () => {
  const ids = statementIds((scope) => invokedBy(scope, TWO));
  expect([...statementIds((scope) => invokedBy(scope, [...TWO].reverse(), 'renamed'))].sort()).toEqual([...ids].sort());
});

test('P4: roles that differ in nothing but their path, and the aliases of one function, have ids of their own', () => {
  const ids = statementIds((scope) => {
    invokedBy(scope, ['arn:aws:iam::111111111111:role/a/orders', 'arn:aws:iam::111111111111:role/b/orders']);
    const account = new AwsAccount(scope, 'other', { accountId: '222222222222', region: 'eu-west-1' });
    const callee = lambda(account, 'aliased', { alias: 'live' });
    const caller = ExecutionRole.fromArn(scope, 'caller', roleArn('111111111111', 'orders'));
    new InvokeGrant(scope, 'unqualified', { caller, callee });
    new InvokeGrant(scope, 'qualified', { caller, callee: callee.alias('live') });
  });
  expect(ids).toEqual([
    'InvokeFunction-orders-111111111111-d7805d3b',
    'InvokeFunction-orders-111111111111-live-e880d28a',
    'InvokeFunction-orders-111111111111-3c269805',
    'InvokeFunction-orders-111111111111-b5bd644c',
  ]);
});

test('P4: the id of a statement keeps to the characters and the length that Lambda accepts', () => {
  const roleName = `${'long.name@'.repeat(6)}1234`;
  const alias = 'a'.repeat(128);
  const ids = statementIds((scope) => {
    const callee = lambda(crossAccount(scope), 'callee', { alias }).alias(alias);
    new InvokeGrant(scope, 'grant', { caller: lambda(homeAccount(scope), 'caller', { roleName }), callee });
  });
  // 100 characters: what is cut off is in the hash.
  expect(ids).toEqual([`InvokeFunction-${'long-name-'.repeat(6)}1234-11111111111-572dd121`]);
});

test('P4: two permissions of one id are found at synth, before AWS refuses the second for five minutes', () => {
  const { errors } = diagnose((scope) => {
    const callee = lambda(crossAccount(scope), 'callee');
    for (const name of ['first', 'second']) {
      const caller = ExecutionRole.fromArn(scope, `${name}-caller`, roleArn('111111111111', name));
      new InvokeGrant(scope, name, { caller, callee, statementId: 'AllowInvoke' });
    }
  });
  expect(errors).toEqual([
    '[stack/second] two permissions of one function have one statement id: got "AllowInvoke", also at stack/first; allowed: one permission for each statement id of a function and qualifier; change one statementId: AWS refuses the second and Terraform retries for five minutes',
  ]);
});

test('P4: an id may be used once for each function and each alias', () => {
  const statementId = 'AllowInvoke';
  const { errors } = diagnose((scope) => {
    const account = crossAccount(scope);
    const caller = lambda(homeAccount(scope), 'caller');
    const callee = lambda(account, 'callee', { alias: 'live' });
    new InvokeGrant(scope, 'unqualified', { caller, callee, statementId });
    new InvokeGrant(scope, 'qualified', { caller, callee: callee.alias('live'), statementId });
    new InvokeGrant(scope, 'elsewhere', { caller, callee: lambda(account, 'other'), statementId });
  });
  expect(errors).toEqual([]);
});

test.each(['', 'a b', 'é', 'a.b', 'x'.repeat(101)])(
  'P4: Lambda would refuse %j as an id, and so do we',
  (statementId) => {
    const lines = refusal((scope) => {
      const callee = lambda(crossAccount(scope), 'callee');
      new InvokeGrant(scope, 'grant', { caller: lambda(homeAccount(scope), 'caller'), callee, statementId });
    });
    expect(lines).toEqual([
      reported('stack/grant', badName('statementId', statementId, '1 to 100 letters, digits and _ -')),
    ]);
  },
);

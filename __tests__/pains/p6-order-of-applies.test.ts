import { TerraformStack } from 'cdktf';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { crossAccount, HOME, homeAccount, lambda, roleArn } from '../constructs/fixtures';
import { documents, ofType, policy } from '../support/documents';
import { type Synthesised, synthesise, synthesiseStack } from '../support/synthesised';

const CALLER = roleArn(HOME, 'caller-role');
const BY_NAME = {
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${HOME}:root` },
  Action: 'sts:AssumeRole',
  Condition: { ArnEquals: { 'aws:PrincipalArn': CALLER } },
};

test('P6: across stacks the trust policy names a role that need not exist, so either stack can be applied first', () => {
  const dependencies: string[][] = [];
  const { home, cross } = synthesise((app) => {
    const [homeStack, crossStack] = [new TerraformStack(app, 'home'), new TerraformStack(app, 'cross')];
    const caller = lambda(homeAccount(homeStack), 'caller');
    const role = new AssumableRole(crossStack, 'reader', { account: crossAccount(crossStack), roleName: 'reader' });
    new AssumeRoleGrant(homeStack, 'assume', { caller, role });
    dependencies.push(...[homeStack, crossStack].map((stack) => stack.dependencies.map(({ node }) => node.path)));
  });
  expect(dependencies).toEqual([[], []]);
  expect(documents(cross as Synthesised)).toEqual({ 'aws.cross reader: trust policy': policy(BY_NAME) });
  expect(cross?.resources['aws_iam_role.reader']?.depends_on).toBeUndefined();
  // Neither state is read by the other stack.
  expect([home?.config.data, cross?.config.data]).toEqual([undefined, undefined]);
});

test("P6: within a stack trust: 'roleName' waits for nothing", () => {
  const stack = synthesiseStack((scope) => {
    const role = new AssumableRole(scope, 'reader', { account: crossAccount(scope), roleName: 'reader' });
    new AssumeRoleGrant(scope, 'assume', { caller: lambda(homeAccount(scope), 'caller'), role, trust: 'roleName' });
  });
  expect(documents(stack)['aws.cross reader: trust policy']).toEqual(policy(BY_NAME));
  expect(stack.resources['aws_iam_role.reader']?.depends_on).toBeUndefined();
});

test("P6: trust: 'role' is saved after the role that it names has been created", () => {
  const stack = synthesiseStack((scope) => {
    const role = new AssumableRole(scope, 'reader', { account: crossAccount(scope), roleName: 'reader' });
    new AssumeRoleGrant(scope, 'assume', { caller: lambda(homeAccount(scope), 'caller'), role });
  });
  expect(documents(stack)['aws.cross reader: trust policy']).toEqual(
    policy({ Effect: 'Allow', Principal: { AWS: CALLER }, Action: 'sts:AssumeRole' }),
  );
  expect(stack.resources['aws_iam_role.reader']?.depends_on).toEqual(['aws_iam_role.caller_role_B6D36B5B']);
});

test('P6: a permission for a role waits for the role, and for the function that takes seconds to be created with it', () => {
  const stack = synthesiseStack((scope) => {
    const callee = lambda(crossAccount(scope), 'callee');
    new InvokeGrant(scope, 'grant', { caller: lambda(homeAccount(scope), 'caller'), callee, statementId: 'Invoke' });
  });
  expect(Object.values(ofType(stack, 'aws_lambda_permission'))).toEqual([
    {
      provider: 'aws.cross',
      statement_id: 'Invoke',
      action: 'lambda:InvokeFunction',
      function_name: '${aws_lambda_function.callee.arn}',
      principal: CALLER,
      depends_on: ['aws_iam_role.caller_role_B6D36B5B', 'aws_lambda_function.caller'],
      lifecycle: { replace_triggered_by: ['aws_iam_role.caller_role_B6D36B5B.unique_id'] },
    },
  ]);
});

test('P6: a permission for an account waits for nothing: the account is there', () => {
  const stack = synthesiseStack((scope) => {
    const [caller, callee] = [lambda(homeAccount(scope), 'caller'), lambda(crossAccount(scope), 'callee')];
    new InvokeGrant(scope, 'grant', { caller, callee, principal: 'account', statementId: 'Invoke' });
  });
  expect(Object.values(ofType(stack, 'aws_lambda_permission'))).toEqual([
    {
      provider: 'aws.cross',
      statement_id: 'Invoke',
      action: 'lambda:InvokeFunction',
      function_name: '${aws_lambda_function.callee.arn}',
      principal: `arn:aws:iam::${HOME}:root`,
    },
  ]);
});

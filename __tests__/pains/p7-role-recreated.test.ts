import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { crossAccount, HOME, homeAccount, lambda, roleArn } from '../constructs/fixtures';
import { documents, ofType, policy } from '../support/documents';
import { synthesiseStack } from '../support/synthesised';
import { reached, references } from './references';

const CALLER = roleArn(HOME, 'caller-role');
const CALLER_ADDRESS = 'aws_iam_role.caller_role_B6D36B5B';

test("P7: trust: 'roleName' still lets the caller in after its role was re-created, because it names no unique id", () => {
  const stack = synthesiseStack((scope) => {
    const role = new AssumableRole(scope, 'reader', { account: crossAccount(scope), roleName: 'reader' });
    new AssumeRoleGrant(scope, 'assume', { caller: lambda(homeAccount(scope), 'caller'), role, trust: 'roleName' });
  });
  // IAM turns a role ARN in Principal into the role's unique id, and leaves one in a condition as it is.
  expect(documents(stack)['aws.cross reader: trust policy']).toEqual(
    policy({
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${HOME}:root` },
      Action: 'sts:AssumeRole',
      Condition: { ArnEquals: { 'aws:PrincipalArn': CALLER } },
    }),
  );
  expect([...reached('aws_iam_role.reader', references(stack))]).toEqual([]);
});

test('P7: a permission for a role is replaced in the apply that re-creates the role', () => {
  const stack = synthesiseStack((scope) => {
    const callee = lambda(crossAccount(scope), 'callee');
    new InvokeGrant(scope, 'grant', { caller: lambda(homeAccount(scope), 'caller'), callee });
  });
  const [permission] = Object.values(ofType(stack, 'aws_lambda_permission'));
  expect(permission?.principal).toBe(CALLER);
  expect(permission?.lifecycle).toEqual({ replace_triggered_by: [`${CALLER_ADDRESS}.unique_id`] });
});

test('P7: the inline policies of a role come back with it', () => {
  const stack = synthesiseStack((scope) => {
    const callee = lambda(crossAccount(scope), 'callee');
    new InvokeGrant(scope, 'grant', { caller: lambda(homeAccount(scope), 'caller'), callee });
  });
  const links = Object.values(ofType(stack, 'aws_iam_role_policy')).map(({ name, role, lifecycle }) => [
    name,
    role,
    lifecycle,
  ]);
  const callee = 'aws_iam_role.callee_role_55C78CF9';
  expect(links.sort()).toEqual([
    ['invoke', `\${${CALLER_ADDRESS}.name}`, { replace_triggered_by: [`${CALLER_ADDRESS}.unique_id`] }],
    ['logs', `\${${callee}.name}`, { replace_triggered_by: [`${callee}.unique_id`] }],
    ['logs', `\${${CALLER_ADDRESS}.name}`, { replace_triggered_by: [`${CALLER_ADDRESS}.unique_id`] }],
  ]);
});

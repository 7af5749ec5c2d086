import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import type { HandOver } from '../../lib/policies/hand-over';
import { synthesiseStack } from '../support/synthesised';
import { allow, aws, document, LAMBDA, logs, trust } from './expected';
import { CROSS, crossAccount, HOME, homeAccount, lambda, roleArn } from './fixtures';
import { documents, ofType, output, placed } from './views';

const READER = roleArn(CROSS, 'reader');
const TRUST_OF_READER = trust(aws(roleArn(HOME, 'app/caller')));

// Who must put what in place; how is the matter of hand-over.test.ts.
function halves(documentsHandedOver: unknown): readonly unknown[] {
  return (documentsHandedOver as HandOver[]).map(
    ({ accountId, resourceArn, kind, statement: { Sid: _sid, ...statement } = {} }) => ({
      accountId,
      resourceArn,
      kind,
      statement,
    }),
  );
}

test('a role of another construct gets its inline policy here, and its trust policy stays with its maker', () => {
  let grant: AssumeRoleGrant | undefined;
  const stack = synthesiseStack((scope) => {
    const [home, cross] = [homeAccount(scope), crossAccount(scope)];
    const made = (account: typeof home, name: string, path?: string) =>
      new IamRole(scope, `made-${name}`, {
        provider: account.provider,
        name,
        path,
        assumeRolePolicy: '{"Statement":[]}',
      });
    const caller = ExecutionRole.fromResource(scope, 'caller', {
      account: home,
      resource: made(home, 'caller', '/app/'),
      roleName: 'caller',
      path: '/app/',
    });
    const role = AssumableRole.fromResource(scope, 'reader', {
      account: cross,
      resource: made(cross, 'reader'),
      roleName: 'reader',
    });
    grant = new AssumeRoleGrant(scope, 'assume', { caller, role });
  });
  expect(ofType(stack, 'aws_iam_role_policy')).toEqual({
    'caller/assume-role-stack': {
      provider: 'aws.home',
      name: 'assume-role-stack',
      role: '${aws_iam_role.made-caller.name}',
      policy: `{"Version":"2012-10-17","Statement":[{"Sid":"AssumeRole","Effect":"Allow","Action":"sts:AssumeRole","Resource":"${READER}"}]}`,
      lifecycle: { replace_triggered_by: ['aws_iam_role.made-caller.unique_id'] },
    },
  });
  expect(placed(stack)).toEqual({
    'aws_iam_role caller': 'aws.home',
    'aws_iam_role reader': 'aws.cross',
    'aws_iam_role_policy caller/assume-role-stack': 'aws.home',
  });
  expect(ofType(stack, 'aws_iam_role')).toEqual({
    caller: { provider: 'aws.home', name: 'caller', path: '/app/', assume_role_policy: '{"Statement":[]}' },
    reader: { provider: 'aws.cross', name: 'reader', assume_role_policy: '{"Statement":[]}' },
  });
  const expected = [{ accountId: CROSS, resourceArn: READER, kind: 'trust', statement: TRUST_OF_READER }];
  expect(halves(grant?.handOver)).toEqual(expected);
  expect(halves(output(stack, 'hand_over'))).toEqual(expected);
});

test('a calling role by ARN with its account gets its policy attached, under a name that other states do not use', () => {
  const stack = synthesiseStack((scope) => {
    const caller = ExecutionRole.fromArn(scope, 'caller', roleArn(HOME, 'app/caller'), { account: homeAccount(scope) });
    const role = new AssumableRole(scope, 'reader', { account: crossAccount(scope), roleName: 'reader' });
    new AssumeRoleGrant(scope, 'assume', { caller, role });
  }, 'reports');
  expect(ofType(stack, 'aws_iam_role_policy')).toEqual({
    'caller/assume-role-reports': {
      provider: 'aws.home',
      name: 'assume-role-reports',
      role: 'caller',
      policy: `{"Version":"2012-10-17","Statement":[{"Sid":"AssumeRole","Effect":"Allow","Action":"sts:AssumeRole","Resource":"${READER}"}]}`,
    },
  });
  expect(documents(stack)).toEqual({
    'aws.cross reader/trust': document(trust(aws(roleArn(HOME, 'app/caller')))),
    'aws.home caller/assume-role-reports': document(allow('sts:AssumeRole', READER)),
  });
  expect(placed(stack)).toEqual({
    'aws_iam_role reader': 'aws.cross',
    'aws_iam_role_policy caller/assume-role-reports': 'aws.home',
  });
  expect(output(stack, 'hand_over')).toBeUndefined();
});

test('a calling role by ARN alone is left untouched: its half is handed over, and the manifest holds the target side', () => {
  let grant: AssumeRoleGrant | undefined;
  const stack = synthesiseStack((scope) => {
    const caller = ExecutionRole.fromArn(scope, 'caller', roleArn(HOME, 'app/caller'));
    const role = new AssumableRole(scope, 'reader', { account: crossAccount(scope), roleName: 'reader' });
    grant = new AssumeRoleGrant(scope, 'assume', { caller, role });
  });
  expect(documents(stack)).toEqual({ 'aws.cross reader/trust': document(trust(aws(roleArn(HOME, 'app/caller')))) });
  expect(placed(stack)).toEqual({ 'aws_iam_role reader': 'aws.cross' });
  const statement = allow('sts:AssumeRole', READER);
  const expected = [{ accountId: HOME, resourceArn: roleArn(HOME, 'app/caller'), kind: 'identity', statement }];
  expect(halves(grant?.handOver)).toEqual(expected);
  expect(halves(output(stack, 'hand_over'))).toEqual(expected);
  expect(output(stack, 'access_manifest')).toEqual({
    schemaVersion: 1,
    accesses: [
      {
        principal: roleArn(HOME, 'app/caller'),
        breadth: 'role',
        action: 'sts:AssumeRole',
        resource: READER,
        via: 'trustPolicy',
        conditions: {},
        side: 'target',
      },
    ],
  });
});

test('a target role by ARN hands its trust half over, with and without its account', () => {
  for (const isWritable of [true, false]) {
    const stack = synthesiseStack((scope) => {
      const [home, cross] = [homeAccount(scope), crossAccount(scope)];
      const role = AssumableRole.fromArn(scope, 'reader', READER, isWritable ? { account: cross } : {});
      new AssumeRoleGrant(scope, 'assume', { caller: lambda(home, 'caller'), role });
    });
    expect(documents(stack)).toEqual({
      'aws.home caller-role/trust': document(LAMBDA),
      'aws.home caller-role/logs': document(logs(HOME, 'caller')),
      'aws.home caller-role/assume-role': document(allow('sts:AssumeRole', READER)),
    });
    expect(halves(output(stack, 'hand_over'))).toEqual([
      {
        accountId: CROSS,
        resourceArn: READER,
        kind: 'trust',
        statement: trust(aws(roleArn(HOME, 'caller-role'))),
      },
    ]);
  }
});

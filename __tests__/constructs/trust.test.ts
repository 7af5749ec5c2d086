import { TerraformStack, Testing } from 'cdktf';
import type { Construct } from 'constructs';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import type { AssumeRoleOptions } from '../../lib/constructs/assume-role-options';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { synthesiseStack, validationErrors, warnings } from '../support/synthesised';
import { allow, aws, document, LAMBDA, logs, trust } from './expected';
import { CROSS, crossAccount, HOME, homeAccount, lambda, roleArn, THIRD, thirdAccount } from './fixtures';
import { documents, ofType, output } from './views';

const READER = roleArn(CROSS, 'reader');
const ROOT_OF_HOME = `arn:aws:iam::${HOME}:root`;
const CALLER = roleArn(HOME, 'caller-role');
const CALLER_DOCUMENTS = {
  'aws.home caller-role/trust': document(LAMBDA),
  'aws.home caller-role/logs': document(logs(HOME, 'caller')),
};

function granted(options: AssumeRoleOptions) {
  return synthesiseStack((scope) => {
    const role = new AssumableRole(scope, 'reader', { account: crossAccount(scope), roleName: 'reader' });
    new AssumeRoleGrant(scope, 'assume', { caller: lambda(homeAccount(scope), 'caller'), role, ...options });
  });
}

test("trust: 'role' names the caller's exact ARN and is created after it; within a stack it is the default", () => {
  for (const stack of [granted({ trust: 'role' }), granted({})]) {
    expect(documents(stack)).toEqual({
      ...CALLER_DOCUMENTS,
      'aws.home caller-role/assume-role': document(allow('sts:AssumeRole', READER)),
      'aws.cross reader/trust': document(trust(aws(CALLER))),
    });
    expect(ofType(stack, 'aws_iam_role').reader?.depends_on).toEqual(['aws_iam_role.caller_role_B6D36B5B']);
  }
});

test("trust: 'roleName' names the account with the caller's ARN as a condition, and waits for nothing", () => {
  const stack = granted({ trust: 'roleName' });
  expect(documents(stack)).toEqual({
    ...CALLER_DOCUMENTS,
    'aws.home caller-role/assume-role': document(allow('sts:AssumeRole', READER)),
    'aws.cross reader/trust': document(trust(aws(ROOT_OF_HOME), { ArnEquals: { 'aws:PrincipalArn': CALLER } })),
  });
  expect(ofType(stack, 'aws_iam_role').reader?.depends_on).toBeUndefined();
});

test("trust: 'account' names the account alone, and the manifest says how wide that is", () => {
  const stack = granted({ trust: 'account' });
  expect(documents(stack)).toEqual({
    ...CALLER_DOCUMENTS,
    'aws.home caller-role/assume-role': document(allow('sts:AssumeRole', READER)),
    'aws.cross reader/trust': document(trust(aws(ROOT_OF_HOME))),
  });
  expect(output(stack, 'access_manifest')).toEqual({
    schemaVersion: 1,
    accesses: [
      {
        principal: CALLER,
        breadth: 'account',
        action: 'sts:AssumeRole',
        resource: READER,
        via: 'trustPolicy',
        conditions: {},
        side: 'both',
      },
    ],
  });
});

test('role names of one account share a statement, and those of different accounts never do', () => {
  const stack = synthesiseStack((scope) => {
    const [home, third] = [homeAccount(scope), thirdAccount(scope)];
    const role = new AssumableRole(scope, 'reader', { account: crossAccount(scope), roleName: 'reader' });
    for (const caller of [lambda(home, 'beta'), lambda(home, 'alpha'), lambda(third, 'gamma')]) {
      new AssumeRoleGrant(scope, `${caller.functionName}-grant`, { caller, role, trust: 'roleName' });
    }
  });
  expect(documents(stack)['aws.cross reader/trust']).toEqual(
    document(
      trust(aws(ROOT_OF_HOME), {
        ArnEquals: { 'aws:PrincipalArn': [roleArn(HOME, 'alpha-role'), roleArn(HOME, 'beta-role')] },
      }),
      trust(aws(`arn:aws:iam::${THIRD}:root`), { ArnEquals: { 'aws:PrincipalArn': roleArn(THIRD, 'gamma-role') } }),
    ),
  );
});

test('roles may be chained: an assumed role is the caller of the next', () => {
  const stack = synthesiseStack((scope) => {
    const [home, cross, third] = [homeAccount(scope), crossAccount(scope), thirdAccount(scope)];
    const first = new AssumableRole(scope, 'first', { account: cross, roleName: 'first' });
    const second = new AssumableRole(scope, 'second', { account: third, roleName: 'second' });
    new AssumeRoleGrant(scope, 'to-first', { caller: lambda(home, 'caller'), role: first });
    new AssumeRoleGrant(scope, 'to-second', { caller: first, role: second });
  });
  expect(documents(stack)).toEqual({
    ...CALLER_DOCUMENTS,
    'aws.home caller-role/assume-role': document(allow('sts:AssumeRole', roleArn(CROSS, 'first'))),
    'aws.cross first/trust': document(trust(aws(CALLER))),
    'aws.cross first/assume-role': document(allow('sts:AssumeRole', roleArn(THIRD, 'second'))),
    'aws.third second/trust': document(trust(aws(roleArn(CROSS, 'first')))),
  });
});

test("roles may trust each other in a circle by name: trust: 'roleName' needs no role to exist first", () => {
  const stack = synthesiseStack((scope) => {
    const roles = [crossAccount(scope), thirdAccount(scope)].map(
      (account) => new AssumableRole(scope, `in-${account.node.id}`, { account, roleName: account.node.id }),
    );
    const [a, b] = roles as [AssumableRole, AssumableRole];
    new AssumeRoleGrant(scope, 'there', { caller: a, role: b });
    new AssumeRoleGrant(scope, 'back', { caller: b, role: a, trust: 'roleName' });
  });
  expect(documents(stack)).toEqual({
    'aws.cross cross/assume-role': document(allow('sts:AssumeRole', roleArn(THIRD, 'third'))),
    'aws.cross cross/trust': document(
      trust(aws(`arn:aws:iam::${THIRD}:root`), { ArnEquals: { 'aws:PrincipalArn': roleArn(THIRD, 'third') } }),
    ),
    'aws.third third/assume-role': document(allow('sts:AssumeRole', roleArn(CROSS, 'cross'))),
    'aws.third third/trust': document(trust(aws(roleArn(CROSS, 'cross')))),
  });
});

describe('a grant that a wider one makes redundant is warned of', () => {
  const build = (add: (scope: Construct, caller: (name: string) => ReturnType<typeof lambda>) => void) => {
    const stack = new TerraformStack(Testing.app(), 'stack');
    const home = homeAccount(stack);
    add(stack, (name) => lambda(home, name));
    expect(validationErrors(stack)).toEqual([]);
    return warnings(stack);
  };

  test('on a trust policy, in whichever order the two are written', () => {
    for (const trusts of [
      ['account', 'role'],
      ['role', 'account'],
    ] as const) {
      const found = build((scope, caller) => {
        const role = new AssumableRole(scope, 'reader', { account: crossAccount(scope), roleName: 'reader' });
        trusts.forEach((trusted, index) => {
          new AssumeRoleGrant(scope, `grant-${index}`, { caller: caller(`caller-${index}`), role, trust: trusted });
        });
      });
      expect(found).toEqual([
        '[stack/grant-1] statement AssumeRoleFromRolesOf111111111111 of the trust policy of role reader allows nothing that AssumeRoleFromAccount111111111111 does not allow already; delete the grant behind one of them',
      ]);
    }
  });

  test('on a trust policy not, where the wider one asks for more than the narrower', () => {
    const found = build((scope, caller) => {
      const role = new AssumableRole(scope, 'reader', { account: crossAccount(scope), roleName: 'reader' });
      new AssumeRoleGrant(scope, 'wide', { caller: caller('a'), role, trust: 'account', externalId: 'ticket-7' });
      new AssumeRoleGrant(scope, 'narrow', { caller: caller('b'), role });
    });
    expect(found).toEqual([]);
  });

  test('on the permissions of a function', () => {
    const found = build((scope, caller) => {
      const callee = lambda(crossAccount(scope), 'callee');
      new InvokeGrant(scope, 'narrow', { caller: caller('a'), callee, statementId: 'Narrow' });
      new InvokeGrant(scope, 'wide', { caller: caller('b'), callee, principal: 'account' });
    });
    expect(found).toEqual([
      '[stack/wide] permission Narrow of function callee allows nothing that another permission does not allow already; delete the grant behind one of them',
    ]);
  });
});

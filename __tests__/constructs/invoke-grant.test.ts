import { ExecutionRole } from '../../lib/constructs/execution-role';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import type { InvokeGrantProps } from '../../lib/constructs/invoke-grant-props';
import { type Synthesised, synthesiseStack } from '../support/synthesised';
import { allow, document, LAMBDA, logs } from './expected';
import { CROSS, crossAccount, functionArn, HOME, homeAccount, lambda, roleArn } from './fixtures';
import { addressOf, documents, ofType, output, placed } from './views';

type Options = Omit<InvokeGrantProps, 'caller' | 'callee'>;

function withinHome(options: Options): Synthesised {
  return synthesiseStack((scope) => {
    const home = homeAccount(scope);
    new InvokeGrant(scope, 'invoke', { caller: lambda(home, 'caller'), callee: lambda(home, 'callee'), ...options });
  });
}

function acrossAccounts(options: Options): Synthesised {
  return synthesiseStack((scope) => {
    const [home, cross] = [homeAccount(scope), crossAccount(scope)];
    new InvokeGrant(scope, 'invoke', { caller: lambda(home, 'caller'), callee: lambda(cross, 'callee'), ...options });
  });
}

describe('within one account', () => {
  const expected = {
    'aws.home caller-role/trust': document(LAMBDA),
    'aws.home caller-role/logs': document(logs(HOME, 'caller')),
    'aws.home caller-role/invoke': document(allow('lambda:InvokeFunction', functionArn(HOME, 'callee'))),
    'aws.home callee-role/trust': document(LAMBDA),
    'aws.home callee-role/logs': document(logs(HOME, 'callee')),
  };

  test("the caller's own policy is the whole access", () => {
    const stack = withinHome({});
    expect(documents(stack)).toEqual(expected);
    expect(placed(stack)).toEqual({
      'aws_cloudwatch_log_group /aws/lambda/callee': 'aws.home',
      'aws_cloudwatch_log_group /aws/lambda/caller': 'aws.home',
      'aws_iam_role callee-role': 'aws.home',
      'aws_iam_role caller-role': 'aws.home',
      'aws_iam_role_policy callee-role/logs': 'aws.home',
      'aws_iam_role_policy caller-role/invoke': 'aws.home',
      'aws_iam_role_policy caller-role/logs': 'aws.home',
      'aws_lambda_function callee': 'aws.home',
      'aws_lambda_function caller': 'aws.home',
    });
    expect(output(stack, 'access_manifest')).toEqual({
      schemaVersion: 1,
      accesses: [
        {
          principal: roleArn(HOME, 'caller-role'),
          breadth: 'role',
          action: 'lambda:InvokeFunction',
          resource: functionArn(HOME, 'callee'),
          via: 'identityPolicy',
          conditions: {},
          side: 'both',
        },
      ],
    });
  });

  test("permitOnCallee: 'role' adds the permission that matches the calling role", () => {
    const stack = withinHome({ permitOnCallee: 'role', statementId: 'FromCaller' });
    const role = addressOf(stack, 'aws_iam_role', 'caller-role');
    expect(documents(stack)).toEqual(expected);
    expect(ofType(stack, 'aws_lambda_permission')).toEqual({
      FromCaller: {
        provider: 'aws.home',
        statement_id: 'FromCaller',
        action: 'lambda:InvokeFunction',
        function_name: '${aws_lambda_function.callee.arn}',
        principal: roleArn(HOME, 'caller-role'),
        depends_on: [role, 'aws_lambda_function.caller'],
        lifecycle: { replace_triggered_by: [`${role}.unique_id`] },
      },
    });
  });

  test("permitOnCallee: 'lambdaService' adds the permission of the SAM article, field for field", () => {
    const stack = withinHome({ permitOnCallee: 'lambdaService', statementId: 'FromCaller' });
    expect(documents(stack)).toEqual(expected);
    expect(ofType(stack, 'aws_lambda_permission')).toEqual({
      FromCaller: {
        provider: 'aws.home',
        statement_id: 'FromCaller',
        action: 'lambda:InvokeFunction',
        function_name: '${aws_lambda_function.callee.arn}',
        principal: 'lambda.amazonaws.com',
        source_arn: functionArn(HOME, 'caller'),
      },
    });
  });

  test('a function may invoke itself', () => {
    const stack = synthesiseStack((scope) => {
      const loop = lambda(homeAccount(scope), 'loop');
      new InvokeGrant(scope, 'again', { caller: loop, callee: loop });
    });
    expect(documents(stack)).toEqual({
      'aws.home loop-role/trust': document(LAMBDA),
      'aws.home loop-role/logs': document(logs(HOME, 'loop')),
      'aws.home loop-role/invoke': document(allow('lambda:InvokeFunction', functionArn(HOME, 'loop'))),
    });
  });
});

describe('across accounts', () => {
  const permission = {
    provider: 'aws.cross',
    statement_id: 'FromCaller',
    action: 'lambda:InvokeFunction',
    function_name: '${aws_lambda_function.callee.arn}',
  };
  const expected = {
    'aws.home caller-role/trust': document(LAMBDA),
    'aws.home caller-role/logs': document(logs(HOME, 'caller')),
    'aws.home caller-role/invoke': document(allow('lambda:InvokeFunction', functionArn(CROSS, 'callee'))),
    'aws.cross callee-role/trust': document(LAMBDA),
    'aws.cross callee-role/logs': document(logs(CROSS, 'callee')),
  };

  test('the permission names the calling role, waits for it and its function, and is replaced with the role', () => {
    for (const principal of [undefined, 'role'] as const) {
      const stack = acrossAccounts({ statementId: 'FromCaller', principal });
      const role = addressOf(stack, 'aws_iam_role', 'caller-role');
      expect(documents(stack)).toEqual(expected);
      expect(ofType(stack, 'aws_lambda_permission')).toEqual({
        FromCaller: {
          ...permission,
          principal: roleArn(HOME, 'caller-role'),
          depends_on: [role, 'aws_lambda_function.caller'],
          lifecycle: { replace_triggered_by: [`${role}.unique_id`] },
        },
      });
    }
  });

  test("principal: 'account' names the account by its root, which a plan keeps, and waits for nothing", () => {
    const stack = acrossAccounts({ statementId: 'FromCaller', principal: 'account' });
    expect(documents(stack)).toEqual(expected);
    expect(ofType(stack, 'aws_lambda_permission')).toEqual({
      FromCaller: { ...permission, principal: `arn:aws:iam::${HOME}:root` },
    });
  });

  test('an organization is everybody on the condition that they belong to it', () => {
    const stack = acrossAccounts({ statementId: 'FromCaller', principal: { organizationId: 'o-abcdefghij' } });
    expect(documents(stack)).toEqual(expected);
    expect(ofType(stack, 'aws_lambda_permission')).toEqual({
      FromCaller: { ...permission, principal: '*', principal_org_id: 'o-abcdefghij' },
    });
  });

  test('the manifest says how wide the permission opens the function', () => {
    const ofOrganization = { StringEquals: { 'aws:PrincipalOrgID': ['o-abcdefghij'] } };
    const breadths = [
      { principal: undefined, breadth: 'role', conditions: {} },
      { principal: 'account', breadth: 'account', conditions: {} },
      { principal: { organizationId: 'o-abcdefghij' }, breadth: 'organization', conditions: ofOrganization },
    ] as const;
    const accesses = breadths.map(({ principal }) => output(acrossAccounts({ principal }), 'access_manifest'));
    expect(accesses).toEqual(
      breadths.map(({ breadth, conditions }) => ({
        schemaVersion: 1,
        accesses: [
          {
            principal: roleArn(HOME, 'caller-role'),
            breadth,
            action: 'lambda:InvokeFunction',
            resource: functionArn(CROSS, 'callee'),
            via: 'resourcePolicy',
            conditions,
            side: 'both',
          },
        ],
      })),
    );
  });

  test('a caller that is a role alone makes the permission wait for the role', () => {
    const stack = synthesiseStack((scope) => {
      const caller = new ExecutionRole(scope, 'caller', { account: homeAccount(scope), roleName: 'caller-role' });
      const callee = lambda(crossAccount(scope), 'callee');
      new InvokeGrant(scope, 'invoke', { caller, callee, statementId: 'FromCaller' });
    });
    expect(ofType(stack, 'aws_lambda_permission')).toEqual({
      FromCaller: {
        ...permission,
        principal: roleArn(HOME, 'caller-role'),
        depends_on: ['aws_iam_role.caller'],
        lifecycle: { replace_triggered_by: ['aws_iam_role.caller.unique_id'] },
      },
    });
  });

  test('without a statementId the permission is named after caller, account and action', () => {
    expect(Object.keys(ofType(acrossAccounts({}), 'aws_lambda_permission'))).toEqual([
      'InvokeFunction-caller-role-111111111111-4baa7780',
    ]);
  });

  test('several callers of one function each keep their permission, and none is created before another is destroyed', () => {
    const stack = synthesiseStack((scope) => {
      const [home, callee] = [homeAccount(scope), lambda(crossAccount(scope), 'callee')];
      for (const name of ['one', 'two', 'three']) {
        new InvokeGrant(scope, `${name}-invokes`, { caller: lambda(home, name), callee, statementId: `From-${name}` });
      }
    });
    const principals = Object.entries(ofType(stack, 'aws_lambda_permission')).map(([id, { principal }]) => [
      id,
      principal,
    ]);
    expect(Object.fromEntries(principals)).toEqual({
      'From-one': roleArn(HOME, 'one-role'),
      'From-two': roleArn(HOME, 'two-role'),
      'From-three': roleArn(HOME, 'three-role'),
    });
    expect(JSON.stringify(stack.config)).not.toMatch(/create_before_destroy/);
  });
});

import { LambdaFunctionUrl } from '@cdktf/provider-aws/lib/lambda-function-url';
import type { TerraformStack } from 'cdktf';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import { FunctionUrlGrant } from '../../lib/constructs/function-url-grant';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { added, manifest, policy, replacedWith } from './added';
import { CROSS, crossAccount, functionArn, HOME, homeAccount, lambda, roleArn } from './fixtures';

const CALLER = roleArn(HOME, 'caller-role');
const CALLEE = functionArn(CROSS, 'callee');
const ROLE = 'aws_iam_role.caller_role';
const INVOKE = 'aws_iam_role_policy.caller_role_invoke';
const TIED = { providerHasInvokedViaFunctionUrl: true };

const SIGNED = { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } };
const THROUGH_URL = { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } };

/** The identity half: both actions, whatever the provider can do tied to the URL. */
function identity(callee: string, source?: string) {
  const [suffix, only] =
    source === undefined ? ['', {}] : ['IfHASH', { ArnEquals: { 'lambda:SourceFunctionArn': source } }];
  const statement = (sid: string, action: string, condition: object) => ({
    Sid: `${sid}${suffix}`,
    Effect: 'Allow',
    Action: `lambda:${action}`,
    Resource: callee,
    Condition: { ...only, ...condition },
  });
  return {
    provider: 'aws.home',
    name: 'invoke',
    role: `\${${ROLE}.name}`,
    policy: policy(
      statement('InvokeFunctionUrl', 'InvokeFunctionUrl', SIGNED),
      statement('InvokeThroughFunctionUrl', 'InvokeFunction', THROUGH_URL),
    ),
    ...replacedWith(ROLE),
  };
}

function permission(action: string, principal: object, qualifier?: string) {
  const middle = qualifier === undefined ? '' : `${qualifier}-`;
  return {
    provider: 'aws.cross',
    statement_id: `${action}-caller-role-${HOME}-${middle}HASH`,
    action: `lambda:${action}`,
    function_name: '${aws_lambda_function.callee.arn}',
    ...principal,
  };
}

/** The two permissions of the function; `tie` is what the second has besides. */
function permissions(principal: object, tie: object = { invoked_via_function_url: true }) {
  const address = (action: string) => `aws_lambda_permission.callee_permission-${action}-caller-role-${HOME}-HASH`;
  return {
    [address('InvokeFunctionUrl')]: {
      ...permission('InvokeFunctionUrl', principal),
      function_url_auth_type: 'AWS_IAM',
    },
    [address('InvokeFunction')]: { ...permission('InvokeFunction', principal), ...tie },
  };
}

const OF_ROLE = {
  principal: CALLER,
  depends_on: [ROLE, 'aws_lambda_function.caller'],
  ...replacedWith(ROLE),
};

interface Breadth {
  readonly breadth?: string;
  readonly via?: string;
  readonly side?: string;
  readonly strings?: object;
  readonly only?: object;
}

/** Both accesses of a call: one signed request, on which AWS asks for both actions. */
function accesses(callee: string, { breadth = 'role', via = 'resourcePolicy', side = 'both', ...more }: Breadth = {}) {
  const { strings = {}, only = {} } = more;
  const access = (action: string, conditions: object) => ({
    principal: CALLER,
    breadth,
    action: `lambda:${action}`,
    resource: callee,
    via,
    conditions: {
      StringEquals: { 'lambda:FunctionUrlAuthType': ['AWS_IAM'], ...strings },
      ...conditions,
      ...only,
    },
    side,
  });
  return manifest(
    access('InvokeFunction', { Bool: { 'lambda:InvokedViaFunctionUrl': ['true'] } }),
    access('InvokeFunctionUrl', {}),
  );
}

function acrossAccounts(scope: TerraformStack) {
  const [home, cross] = [homeAccount(scope), crossAccount(scope)];
  return { caller: lambda(home, 'caller'), callee: lambda(cross, 'callee') };
}

test("within one account the caller's own policy is the whole access, and needs no option", () => {
  const result = added(
    (scope) => {
      const home = homeAccount(scope);
      return { caller: lambda(home, 'caller'), callee: lambda(home, 'callee') };
    },
    (scope, { caller, callee }) => {
      new FunctionUrlGrant(scope, 'url', { caller, callee });
    },
  );
  expect(result).toEqual({
    resources: { [INVOKE]: identity(functionArn(HOME, 'callee')) },
    manifest: accesses(functionArn(HOME, 'callee'), { via: 'identityPolicy' }),
    handOver: [],
    warnings: [],
  });
});

test('across accounts the function lets the role in for both actions, both tied to the URL', () => {
  const result = added(acrossAccounts, (scope, { caller, callee }) => {
    new FunctionUrlGrant(scope, 'url', { caller, callee, ...TIED });
  });
  expect(result).toEqual({
    resources: { [INVOKE]: identity(CALLEE), ...permissions(OF_ROLE) },
    manifest: accesses(CALLEE),
    handOver: [],
    warnings: [],
  });
});

test('with an older provider the second permission is not tied to the URL, of which a warning tells', () => {
  const result = added(acrossAccounts, (scope, { caller, callee }) => {
    new FunctionUrlGrant(scope, 'url', { caller, callee, acceptUnscopedInvoke: true });
  });
  expect(result).toEqual({
    resources: { [INVOKE]: identity(CALLEE), ...permissions(OF_ROLE, {}) },
    manifest: accesses(CALLEE),
    handOver: [],
    warnings: [
      `[stack/url] ${CALLER} may invoke function callee without its URL too (acceptUnscopedInvoke); use AWS provider 6.28.0 or later and set providerHasInvokedViaFunctionUrl to tie the permission to the URL`,
    ],
  });
});

test("principal: 'account' names the account of the caller by its root, and waits for nothing", () => {
  const result = added(acrossAccounts, (scope, { caller, callee }) => {
    new FunctionUrlGrant(scope, 'url', { caller, callee, ...TIED, principal: 'account' });
  });
  expect(result).toEqual({
    resources: { [INVOKE]: identity(CALLEE), ...permissions({ principal: `arn:aws:iam::${HOME}:root` }) },
    manifest: accesses(CALLEE, { breadth: 'account' }),
    handOver: [],
    warnings: [],
  });
});

test('an organization is everybody on the condition that they belong to it', () => {
  const result = added(acrossAccounts, (scope, { caller, callee }) => {
    new FunctionUrlGrant(scope, 'url', { caller, callee, ...TIED, principal: { organizationId: 'o-abcdefghij' } });
  });
  expect(result).toEqual({
    resources: {
      [INVOKE]: identity(CALLEE),
      ...permissions({ principal: '*', principal_org_id: 'o-abcdefghij' }),
    },
    manifest: accesses(CALLEE, { breadth: 'organization', strings: { 'aws:PrincipalOrgID': ['o-abcdefghij'] } }),
    handOver: [],
    warnings: [],
  });
});

test('the URL of an alias is opened on the alias alone, and the permissions are replaced with it', () => {
  const result = added(
    (scope) => {
      const [home, cross] = [homeAccount(scope), crossAccount(scope)];
      return { caller: lambda(home, 'caller'), live: lambda(cross, 'callee', { alias: 'live' }).alias('live') };
    },
    (scope, { caller, live }) => {
      new FunctionUrlGrant(scope, 'url', { caller, callee: live, ...TIED });
    },
  );
  const alias = 'aws_lambda_alias.callee_alias-live';
  const ofAlias = {
    principal: CALLER,
    qualifier: 'live',
    depends_on: [ROLE, 'aws_lambda_function.caller', alias],
    lifecycle: { replace_triggered_by: [`${ROLE}.unique_id`, `${alias}.id`] },
  };
  const address = (action: string) =>
    `aws_lambda_permission.callee_permission-${action}-caller-role-${HOME}-live-HASH-live`;
  expect(result).toEqual({
    resources: {
      [INVOKE]: identity(`${CALLEE}:live`),
      [address('InvokeFunctionUrl')]: {
        ...permission('InvokeFunctionUrl', ofAlias, 'live'),
        function_url_auth_type: 'AWS_IAM',
      },
      [address('InvokeFunction')]: {
        ...permission('InvokeFunction', ofAlias, 'live'),
        invoked_via_function_url: true,
      },
    },
    manifest: accesses(`${CALLEE}:live`),
    handOver: [],
    warnings: [],
  });
});

test('onlyFromFunction ties both statements of a shared role to the calling function', () => {
  const result = added(acrossAccounts, (scope, { caller, callee }) => {
    new FunctionUrlGrant(scope, 'url', { caller, callee, ...TIED, onlyFromFunction: true });
  });
  const source = functionArn(HOME, 'caller');
  expect(result).toEqual({
    resources: { [INVOKE]: identity(CALLEE, source), ...permissions(OF_ROLE) },
    manifest: accesses(CALLEE, { only: { ArnEquals: { 'lambda:SourceFunctionArn': [source] } } }),
    handOver: [],
    warnings: [],
  });
});

test('the calling function gets the URL of this app in its environment', () => {
  const { resources } = added(
    (scope) => {
      const { caller, callee } = acrossAccounts(scope);
      const url = new LambdaFunctionUrl(scope, 'address', {
        provider: callee.account?.provider,
        functionName: callee.functionName,
        authorizationType: 'AWS_IAM',
      });
      return { caller, callee, url };
    },
    (scope, { caller, callee, url }) => {
      new FunctionUrlGrant(scope, 'url', { caller, callee, url, ...TIED, environment: { functionUrl: 'CALLEE_URL' } });
    },
  );
  const { 'aws_lambda_function.caller': calling, ...rest } = resources;
  expect(calling?.['environment']).toEqual({
    variables: { CALLEE_URL: '${aws_lambda_function_url.address.function_url}' },
  });
  expect(rest).toEqual({ [INVOKE]: identity(CALLEE), ...permissions(OF_ROLE) });
});

test('for a function of others both permissions are handed over, and the caller gets its half', () => {
  const result = added(
    (scope) => ({
      caller: lambda(homeAccount(scope), 'caller'),
      callee: LambdaFunction.fromArn(scope, 'callee', CALLEE),
    }),
    (scope, { caller, callee }) => {
      const grant = new FunctionUrlGrant(scope, 'url', { caller, callee, ...TIED });
      expect(grant.handOver.map(({ kind }) => kind)).toEqual(['permission', 'permission']);
    },
  );
  const statement = (action: string, condition: object) => ({
    accountId: CROSS,
    resourceArn: CALLEE,
    kind: 'permission',
    statement: {
      Sid: `${action}-caller-role-${HOME}-HASH`,
      Effect: 'Allow',
      Principal: { AWS: CALLER },
      Action: `lambda:${action}`,
      Resource: CALLEE,
      Condition: condition,
    },
  });
  expect(result).toEqual({
    resources: { [INVOKE]: identity(CALLEE) },
    manifest: accesses(CALLEE, { side: 'caller' }),
    handOver: [statement('InvokeFunctionUrl', SIGNED), statement('InvokeFunction', THROUGH_URL)],
    warnings: [],
  });
});

test('the half of a role of others is handed over, and the function lets that role in at once', () => {
  const result = added(
    (scope) => ({
      caller: ExecutionRole.fromArn(scope, 'caller', CALLER),
      callee: lambda(crossAccount(scope), 'callee'),
    }),
    (scope, { caller, callee }) => {
      new FunctionUrlGrant(scope, 'url', { caller, callee, ...TIED });
    },
  );
  const statement = (sid: string, action: string, condition: object) => ({
    accountId: HOME,
    resourceArn: CALLER,
    kind: 'identity',
    statement: { Sid: sid, Effect: 'Allow', Action: `lambda:${action}`, Resource: CALLEE, Condition: condition },
  });
  expect(result).toEqual({
    resources: permissions({ principal: CALLER }),
    manifest: accesses(CALLEE, { side: 'target' }),
    handOver: [
      statement('InvokeFunctionUrl', 'InvokeFunctionUrl', SIGNED),
      statement('InvokeThroughFunctionUrl', 'InvokeFunction', THROUGH_URL),
    ],
    warnings: [],
  });
});

import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { synthesiseStack } from '../support/synthesised';
import { allow, aws, document, LAMBDA, logs, trust } from './expected';
import { CROSS, crossAccount, functionArn, HOME, homeAccount, lambda, roleArn, THIRD, thirdAccount } from './fixtures';
import { documents, placed } from './views';

test('several grants on one role are merged into one trust policy and overwrite nothing', () => {
  const stack = synthesiseStack((scope) => {
    const [home, cross] = [homeAccount(scope), crossAccount(scope)];
    const role = new AssumableRole(scope, 'reader', { account: cross, roleName: 'reader' });
    for (const name of ['beta', 'alpha']) {
      new AssumeRoleGrant(scope, `${name}-grant`, { caller: lambda(home, name), role });
    }
    new AssumeRoleGrant(scope, 'external', { caller: lambda(home, 'gamma'), role, externalId: 'ticket-7' });
  });
  expect(documents(stack)).toEqual({
    'aws.cross reader/trust': document(
      trust(aws(roleArn(HOME, 'alpha-role'), roleArn(HOME, 'beta-role'))),
      trust(aws(roleArn(HOME, 'gamma-role')), { StringEquals: { 'sts:ExternalId': 'ticket-7' } }),
    ),
    'aws.home alpha-role/trust': document(LAMBDA),
    'aws.home alpha-role/logs': document(logs(HOME, 'alpha')),
    'aws.home alpha-role/assume-role': document(allow('sts:AssumeRole', roleArn(CROSS, 'reader'))),
    'aws.home beta-role/trust': document(LAMBDA),
    'aws.home beta-role/logs': document(logs(HOME, 'beta')),
    'aws.home beta-role/assume-role': document(allow('sts:AssumeRole', roleArn(CROSS, 'reader'))),
    'aws.home gamma-role/trust': document(LAMBDA),
    'aws.home gamma-role/logs': document(logs(HOME, 'gamma')),
    'aws.home gamma-role/assume-role': document(
      allow('sts:AssumeRole', roleArn(CROSS, 'reader'), { StringEquals: { 'sts:ExternalId': 'ticket-7' } }),
    ),
  });
});

test('several roles of one caller share its policy, with the resources sorted whatever the order of the grants', () => {
  const stack = synthesiseStack((scope) => {
    const [home, cross] = [homeAccount(scope), crossAccount(scope)];
    const caller = lambda(home, 'caller');
    for (const roleName of ['writer', 'reader', 'auditor']) {
      const role = new AssumableRole(scope, roleName, { account: cross, roleName });
      new AssumeRoleGrant(scope, `${roleName}-grant`, { caller, role });
    }
  });
  const trusted = document(trust(aws(roleArn(HOME, 'caller-role'))));
  expect(documents(stack)).toEqual({
    'aws.cross auditor/trust': trusted,
    'aws.cross reader/trust': trusted,
    'aws.cross writer/trust': trusted,
    'aws.home caller-role/trust': document(LAMBDA),
    'aws.home caller-role/logs': document(logs(HOME, 'caller')),
    'aws.home caller-role/assume-role': document(
      allow('sts:AssumeRole', [roleArn(CROSS, 'auditor'), roleArn(CROSS, 'reader'), roleArn(CROSS, 'writer')]),
    ),
  });
  const { policy } = stack.resources['aws_iam_role_policy.caller_role_assume-role_75FBAFA2'] as { policy: string };
  expect(JSON.parse(policy).Statement[0].Resource).toEqual([
    roleArn(CROSS, 'auditor'),
    roleArn(CROSS, 'reader'),
    roleArn(CROSS, 'writer'),
  ]);
});

test('the order of grants changes no byte of any policy', () => {
  const grants = ['external', 'plain', 'named', 'wide'] as const;
  const options = {
    plain: {},
    external: { externalId: 'ticket-7' },
    named: { trust: 'roleName' },
    wide: { trust: 'account' },
  } as const;
  const [one, other] = [grants, grants.toReversed()].map((order) =>
    synthesiseStack((scope) => {
      const [home, cross] = [homeAccount(scope), crossAccount(scope)];
      const role = new AssumableRole(scope, 'reader', { account: cross, roleName: 'reader' });
      const callers = new Map(grants.map((name) => [name, lambda(home, name)]));
      const caller = lambda(home, 'caller');
      for (const name of order) {
        const own = new AssumableRole(scope, `own-${name}`, { account: cross, roleName: `own-${name}` });
        new AssumeRoleGrant(scope, `${name}-reads`, { caller: callers.get(name) ?? caller, role, ...options[name] });
        new AssumeRoleGrant(scope, `caller-takes-${name}`, { caller, role: own, ...options[name] });
      }
    }),
  );
  const texts = (stack = one) =>
    Object.entries(stack?.resources ?? {}).map(([address, { policy, assume_role_policy }]) => [
      address,
      policy ?? assume_role_policy,
    ]);
  expect(Object.fromEntries(texts(other))).toEqual(Object.fromEntries(texts(one)));
});

test('three accounts in one stack each get their own half and nothing of another account', () => {
  const stack = synthesiseStack((scope) => {
    const [home, cross, third] = [homeAccount(scope), crossAccount(scope), thirdAccount(scope)];
    const caller = lambda(home, 'caller');
    const callee = lambda(third, 'callee');
    const role = new AssumableRole(scope, 'reader', { account: cross, roleName: 'reader' });
    new AssumeRoleGrant(scope, 'assume', { caller, role });
    new InvokeGrant(scope, 'invoke', { caller, callee, statementId: 'Caller' });
  });
  expect(documents(stack)).toEqual({
    'aws.cross reader/trust': document(trust(aws(roleArn(HOME, 'caller-role')))),
    'aws.home caller-role/trust': document(LAMBDA),
    'aws.home caller-role/logs': document(logs(HOME, 'caller')),
    'aws.home caller-role/assume-role': document(allow('sts:AssumeRole', roleArn(CROSS, 'reader'))),
    'aws.home caller-role/invoke': document(allow('lambda:InvokeFunction', functionArn(THIRD, 'callee'))),
    'aws.third callee-role/trust': document(LAMBDA),
    'aws.third callee-role/logs': document(logs(THIRD, 'callee')),
  });
  expect(placed(stack)).toEqual({
    'aws_cloudwatch_log_group /aws/lambda/callee': 'aws.third',
    'aws_cloudwatch_log_group /aws/lambda/caller': 'aws.home',
    'aws_iam_role callee-role': 'aws.third',
    'aws_iam_role caller-role': 'aws.home',
    'aws_iam_role reader': 'aws.cross',
    'aws_iam_role_policy callee-role/logs': 'aws.third',
    'aws_iam_role_policy caller-role/assume-role': 'aws.home',
    'aws_iam_role_policy caller-role/invoke': 'aws.home',
    'aws_iam_role_policy caller-role/logs': 'aws.home',
    'aws_lambda_function callee': 'aws.third',
    'aws_lambda_function caller': 'aws.home',
    'aws_lambda_permission Caller': 'aws.third',
  });
});

test('a second region of an account is a second AwsAccount, and calls between the two are within one account', () => {
  const stack = synthesiseStack((scope) => {
    const east = new AwsAccount(scope, 'east', { accountId: HOME, region: 'us-east-1' });
    const west = new AwsAccount(scope, 'west', { accountId: HOME, region: 'us-west-2' });
    new InvokeGrant(scope, 'invoke', { caller: lambda(east, 'caller'), callee: lambda(west, 'callee') });
  });
  expect(documents(stack)).toEqual({
    'aws.east caller-role/trust': document(LAMBDA),
    'aws.east caller-role/logs': document(logs(HOME, 'caller', 'us-east-1')),
    'aws.east caller-role/invoke': document(allow('lambda:InvokeFunction', functionArn(HOME, 'callee', 'us-west-2'))),
    'aws.west callee-role/trust': document(LAMBDA),
    'aws.west callee-role/logs': document(logs(HOME, 'callee', 'us-west-2')),
  });
  expect(placed(stack)).toEqual({
    'aws_cloudwatch_log_group /aws/lambda/callee': 'aws.west',
    'aws_cloudwatch_log_group /aws/lambda/caller': 'aws.east',
    'aws_iam_role callee-role': 'aws.west',
    'aws_iam_role caller-role': 'aws.east',
    'aws_iam_role_policy callee-role/logs': 'aws.west',
    'aws_iam_role_policy caller-role/invoke': 'aws.east',
    'aws_iam_role_policy caller-role/logs': 'aws.east',
    'aws_lambda_function callee': 'aws.west',
    'aws_lambda_function caller': 'aws.east',
  });
  expect(stack.config.provider).toEqual({
    aws: [
      { alias: 'east', allowed_account_ids: [HOME], region: 'us-east-1' },
      { alias: 'west', allowed_account_ids: [HOME], region: 'us-west-2' },
    ],
  });
});

import { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { restApi } from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import type { HandOver } from '../../lib/policies/hand-over';
import { synthesiseStack } from '../support/synthesised';
import { CROSS, crossAccount, functionArn, HOME, homeAccount, lambda, roleArn } from './fixtures';
import { output } from './views';

const CALLER = roleArn(HOME, 'caller-role');
const READER = roleArn(CROSS, 'reader');
const CALLEE = functionArn(CROSS, 'callee');

test('a trust statement is handed over whole: the statement, the commands, the Terraform', () => {
  let grant: AssumeRoleGrant | undefined;
  const stack = synthesiseStack((scope) => {
    const role = AssumableRole.fromArn(scope, 'reader', READER);
    const caller = lambda(homeAccount(scope), 'caller');
    grant = new AssumeRoleGrant(scope, 'assume', { caller, role, externalId: 'ticket-7' });
  });
  const statement =
    '{"Sid":"SID","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:role/caller-role"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"ticket-7"}}}';
  const [first] = grant?.handOver ?? [];
  const sid = String(first?.statement?.Sid);
  expect(sid).toMatch(/^AssumeRoleFromRolesOf111111111111If[0-9a-f]{8}Grant[0-9a-f]{8}$/);
  const json = statement.replace('SID', sid);
  const expected: HandOver = {
    accountId: CROSS,
    resourceArn: READER,
    kind: 'trust',
    statement: JSON.parse(json),
    cli: [
      'aws iam get-role --role-name reader --query Role.AssumeRolePolicyDocument --output json > current-policy.json &&',
      `  jq '.Statement |= (if type == "array" then . else [.] end | map(select(.Sid != "${sid}")) + [${json}])' current-policy.json > trust-policy.json &&`,
      '  aws iam update-assume-role-policy --role-name reader --policy-document file://trust-policy.json',
    ].join('\n'),
    hcl: [
      `# add to the assume_role_policy of ${READER}`,
      `data "aws_iam_policy_document" "trust_of_reader_${sid.slice(-8)}" {`,
      '  statement {',
      `    sid     = "${sid}"`,
      '    effect  = "Allow"',
      '    actions = ["sts:AssumeRole"]',
      '',
      '    principals {',
      '      type        = "AWS"',
      `      identifiers = ["${CALLER}"]`,
      '    }',
      '',
      '    condition {',
      '      test     = "StringEquals"',
      '      variable = "sts:ExternalId"',
      '      values   = ["ticket-7"]',
      '    }',
      '  }',
      '}',
    ].join('\n'),
  };
  expect(grant?.handOver).toEqual([expected]);
  expect(output(stack, 'hand_over')).toEqual([expected]);
});

test('an identity statement is handed over whole, as an inline policy of its own', () => {
  let grant: AssumeRoleGrant | undefined;
  const stack = synthesiseStack((scope) => {
    const caller = ExecutionRole.fromArn(scope, 'caller', CALLER);
    const role = new AssumableRole(scope, 'reader', { account: crossAccount(scope), roleName: 'reader' });
    grant = new AssumeRoleGrant(scope, 'assume', { caller, role });
  });
  const [, name] = /--policy-name (\S+)/.exec(grant?.handOver[0]?.cli ?? '') ?? [];
  expect(name).toMatch(/^assume-role-stack-[0-9a-f]{8}$/);
  const statement = { Sid: 'AssumeRole', Effect: 'Allow', Action: 'sts:AssumeRole', Resource: READER };
  const expected: HandOver = {
    accountId: HOME,
    resourceArn: CALLER,
    kind: 'identity',
    statement,
    cli: `aws iam put-role-policy --role-name caller-role --policy-name ${name} --policy-document '{"Version":"2012-10-17","Statement":[${JSON.stringify(statement)}]}'`,
    hcl: [
      `resource "aws_iam_role_policy" "${name}" {`,
      `  name = "${name}"`,
      '  role = "caller-role"',
      '  policy = jsonencode({',
      '    Version = "2012-10-17"',
      '    Statement = [{',
      '      Sid      = "AssumeRole"',
      '      Effect   = "Allow"',
      '      Action   = "sts:AssumeRole"',
      `      Resource = "${READER}"`,
      '    }]',
      '  })',
      '}',
    ].join('\n'),
  };
  expect(grant?.handOver).toEqual([expected]);
  expect(output(stack, 'hand_over')).toEqual([expected]);
});

test('a permission is handed over whole, with every field that it has', () => {
  let grant: InvokeGrant | undefined;
  const stack = synthesiseStack((scope) => {
    const callee = LambdaFunction.fromArn(scope, 'callee', CALLEE);
    grant = new InvokeGrant(scope, 'invoke', {
      caller: lambda(homeAccount(scope), 'caller'),
      callee: callee.alias('live'),
      principal: { organizationId: 'o-abcdefghij' },
      statementId: 'FromOrganization',
    });
  });
  const expected: HandOver = {
    accountId: CROSS,
    resourceArn: CALLEE,
    kind: 'permission',
    statement: {
      Sid: 'FromOrganization',
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: 'lambda:InvokeFunction',
      Resource: `${CALLEE}:live`,
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } },
    },
    cli: `aws lambda add-permission --function-name ${CALLEE} --statement-id FromOrganization --action lambda:InvokeFunction --principal '*' --qualifier 'live' --principal-org-id 'o-abcdefghij'`,
    hcl: [
      'resource "aws_lambda_permission" "FromOrganization" {',
      '  statement_id     = "FromOrganization"',
      '  action           = "lambda:InvokeFunction"',
      `  function_name    = "${CALLEE}"`,
      '  principal        = "*"',
      '  qualifier        = "live"',
      '  principal_org_id = "o-abcdefghij"',
      '}',
    ].join('\n'),
  };
  expect(grant?.handOver).toEqual([expected]);
  expect(output(stack, 'hand_over')).toEqual([expected]);
});

test('grants of one role that is elsewhere are handed over under names and sids that do not overwrite each other', () => {
  const stack = synthesiseStack((scope) => {
    const [home, cross] = [homeAccount(scope), crossAccount(scope)];
    const caller = ExecutionRole.fromArn(scope, 'caller', CALLER);
    const reader = AssumableRole.fromArn(scope, 'reader', READER);
    for (const roleName of ['one', 'two']) {
      const role = new AssumableRole(scope, roleName, { account: cross, roleName });
      new AssumeRoleGrant(scope, `caller-${roleName}`, { caller, role });
      new AssumeRoleGrant(scope, `${roleName}-reader`, { caller: lambda(home, `fn-${roleName}`), role: reader });
    }
  });
  const handedOver = output(stack, 'hand_over') as HandOver[];
  const unique = (values: readonly unknown[]): number => new Set(values).size;
  expect(handedOver.map(({ kind }) => kind).sort()).toEqual(['identity', 'identity', 'trust', 'trust']);
  expect(unique(handedOver.map(({ hcl }) => hcl.match(/^(data|resource) .*/m)?.[0]))).toBe(4);
  const identities = handedOver.filter(({ kind }) => kind === 'identity');
  expect(unique(identities.map(({ cli }) => cli.match(/--policy-name \S+/)?.[0]))).toBe(2);
  const trusts = handedOver.filter(({ kind }) => kind === 'trust');
  expect(unique(trusts.map(({ statement }) => statement?.Sid))).toBe(2);
});

test('an id known only after apply is a reference in every form of a hand-over', () => {
  const stack = synthesiseStack((scope) => {
    const home = homeAccount(scope);
    const api = new ApiGatewayRestApi(scope, 'api', { provider: home.provider, name: 'api' });
    const callee = LambdaFunction.fromArn(scope, 'callee', CALLEE);
    const source = restApi({ account: home, restApi: api, method: 'GET', path: '/' });
    new PushTrigger(scope, 'get', { callee, source, statementId: 'FromApi' });
  });
  const [{ statement, cli, hcl } = {} as HandOver] = output(stack, 'hand_over') as HandOver[];
  const sourceArn = `arn:aws:execute-api:us-east-1:${HOME}:\${aws_api_gateway_rest_api.api.id}/*/GET/`;
  expect(statement?.Condition).toEqual({ ArnLike: { 'AWS:SourceArn': sourceArn } });
  expect(cli.split(' --source-arn ')[1]).toBe(`'${sourceArn}'`);
  expect(hcl.split('\n')[5]).toBe(`  source_arn    = "${sourceArn}"`);
});

test('what a function needs of a role that is written elsewhere is handed over, and not dropped', () => {
  let fn: LambdaFunction | undefined;
  const stack = synthesiseStack((scope) => {
    const role = ExecutionRole.fromArn(scope, 'role', CALLER);
    fn = new LambdaFunction(scope, 'caller', {
      account: homeAccount(scope),
      functionName: 'caller',
      role,
      code: '__tests__/constructs/code',
      kmsKeyArn: 'arn:aws:kms:us-east-1:111111111111:key/1234',
    });
  });
  const documents = fn?.handOver ?? [];
  expect(
    documents.map(({ accountId, resourceArn, kind, statement }) => ({ accountId, resourceArn, kind, statement })),
  ).toEqual([
    {
      accountId: HOME,
      resourceArn: CALLER,
      kind: 'identity',
      statement: {
        Sid: 'WriteLogs',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: 'arn:aws:logs:us-east-1:111111111111:log-group:/aws/lambda/caller:*',
      },
    },
    {
      accountId: HOME,
      resourceArn: CALLER,
      kind: 'identity',
      statement: {
        Sid: 'DecryptEnvironment',
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: 'arn:aws:kms:us-east-1:111111111111:key/1234',
      },
    },
  ]);
  expect(output(stack, 'hand_over')).toEqual(documents);
});

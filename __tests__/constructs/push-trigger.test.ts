import { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { restApi } from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import type { HandOver } from '../../lib/policies/hand-over';
import { synthesiseStack } from '../support/synthesised';
import { CROSS, crossAccount, functionArn, HOME, homeAccount, lambda } from './fixtures';
import { addressOf, ofType, output } from './views';

const PERMISSION = {
  statement_id: 'FromApi',
  action: 'lambda:InvokeFunction',
  function_name: '${aws_lambda_function.request.arn}',
  principal: 'apigateway.amazonaws.com',
};

function apiArn(rest: string, accountId = HOME): string {
  return `arn:aws:execute-api:us-east-1:${accountId}:${rest}`;
}

test('an API of the stack calls the function by a permission for that API, that method and that path, on any stage', () => {
  const stack = synthesiseStack((scope) => {
    const home = homeAccount(scope);
    const api = new ApiGatewayRestApi(scope, 'api', { provider: home.provider, name: 'api' });
    const source = restApi({ account: home, restApi: api, method: 'POST', path: '/process' });
    new PushTrigger(scope, 'post', { callee: lambda(home, 'request'), source, statementId: 'FromApi' });
  });
  const sourceArn = apiArn('${aws_api_gateway_rest_api.api.id}/*/POST/process');
  expect(ofType(stack, 'aws_lambda_permission')).toEqual({
    FromApi: { ...PERMISSION, provider: 'aws.home', source_arn: sourceArn },
  });
  expect(output(stack, 'access_manifest')).toEqual({
    schemaVersion: 1,
    accesses: [
      {
        principal: 'apigateway.amazonaws.com',
        breadth: 'service',
        action: 'lambda:InvokeFunction',
        resource: functionArn(HOME, 'request'),
        via: 'eventSource',
        conditions: { ArnLike: { 'aws:SourceArn': [sourceArn] } },
        side: 'both',
      },
    ],
  });
});

test('an API of another account is named by its id, and the permission lies in the account of the function', () => {
  const stack = synthesiseStack((scope) => {
    const [home, cross] = [homeAccount(scope), crossAccount(scope)];
    const source = restApi({ account: cross, restApiId: 'a1b2c3d4e5', method: '*', path: '/*', stage: 'prod' });
    new PushTrigger(scope, 'any', { callee: lambda(home, 'request'), source, statementId: 'FromApi' });
  });
  expect(ofType(stack, 'aws_lambda_permission')).toEqual({
    FromApi: { ...PERMISSION, provider: 'aws.home', source_arn: apiArn('a1b2c3d4e5/prod/*/*', CROSS) },
  });
});

test('a trigger on an alias permits the alias alone, and is replaced with it', () => {
  const stack = synthesiseStack((scope) => {
    const home = homeAccount(scope);
    const callee = lambda(home, 'request', { alias: 'live' }).alias('live');
    const source = restApi({ account: home, restApiId: 'a1b2c3d4e5', method: 'GET', path: '/' });
    new PushTrigger(scope, 'get', { callee, source, statementId: 'FromApi' });
  });
  const alias = addressOf(stack, 'aws_lambda_alias', 'request:live');
  expect(ofType(stack, 'aws_lambda_permission')).toEqual({
    FromApi: {
      ...PERMISSION,
      provider: 'aws.home',
      qualifier: 'live',
      source_arn: apiArn('a1b2c3d4e5/*/GET/'),
      depends_on: [alias],
      lifecycle: { replace_triggered_by: [`${alias}.id`] },
    },
  });
});

test('several triggers of one function each keep their permission, under ids that differ with method, path, stage and region', () => {
  const stack = synthesiseStack((scope) => {
    const home = homeAccount(scope);
    const west = new AwsAccount(scope, 'west', { accountId: HOME, region: 'us-west-2' });
    const callee = lambda(home, 'request');
    const common = { account: home, restApiId: 'a1b2c3d4e5', method: 'GET', path: '/a' };
    const sources = [
      restApi(common),
      restApi({ ...common, method: 'POST' }),
      restApi({ ...common, path: '/b' }),
      restApi({ ...common, stage: 'prod' }),
      restApi({ ...common, restApiId: 'z9' }),
      restApi({ ...common, account: west }),
    ];
    sources.forEach((source, index) => {
      new PushTrigger(scope, `trigger-${index}`, { callee, source });
    });
  });
  const permissions = Object.values(ofType(stack, 'aws_lambda_permission'));
  expect(permissions.map(({ source_arn }) => source_arn).sort()).toEqual([
    apiArn('a1b2c3d4e5/*/GET/a'),
    apiArn('a1b2c3d4e5/*/GET/b'),
    apiArn('a1b2c3d4e5/*/POST/a'),
    apiArn('a1b2c3d4e5/prod/GET/a'),
    apiArn('z9/*/GET/a'),
    `arn:aws:execute-api:us-west-2:${HOME}:a1b2c3d4e5/*/GET/a`,
  ]);
  const ids = permissions.map(({ statement_id }) => String(statement_id));
  expect(ids.filter((id) => !/^InvokeFunction-(a1b2c3d4e5|z9)-111111111111-[0-9a-f]{8}$/.test(id))).toEqual([]);
});

test('the permission for a function of others is handed over', () => {
  const stack = synthesiseStack((scope) => {
    const callee = LambdaFunction.fromArn(scope, 'request', functionArn(CROSS, 'request'));
    const source = restApi({ account: homeAccount(scope), restApiId: 'a1b2c3d4e5', method: 'GET', path: '/' });
    const trigger = new PushTrigger(scope, 'get', { callee, source, statementId: 'FromApi' });
    expect(trigger.handOver.map(({ kind }) => kind)).toEqual(['permission', 'eventSource']);
  });
  expect(ofType(stack, 'aws_lambda_permission')).toEqual({});
  expect(output(stack, 'access_manifest')).toBeUndefined();
  const handedOver = output(stack, 'hand_over') as HandOver[];
  expect(handedOver.filter(({ kind }) => kind === 'permission')).toEqual([
    {
      accountId: CROSS,
      resourceArn: functionArn(CROSS, 'request'),
      kind: 'permission',
      statement: {
        Sid: 'FromApi',
        Effect: 'Allow',
        Principal: { Service: 'apigateway.amazonaws.com' },
        Action: 'lambda:InvokeFunction',
        Resource: functionArn(CROSS, 'request'),
        Condition: { ArnLike: { 'AWS:SourceArn': apiArn('a1b2c3d4e5/*/GET/') } },
      },
      cli: `aws lambda add-permission --function-name ${functionArn(CROSS, 'request')} --statement-id FromApi --action lambda:InvokeFunction --principal 'apigateway.amazonaws.com' --source-arn '${apiArn('a1b2c3d4e5/*/GET/')}'`,
      hcl: [
        'resource "aws_lambda_permission" "FromApi" {',
        '  statement_id  = "FromApi"',
        '  action        = "lambda:InvokeFunction"',
        `  function_name = "${functionArn(CROSS, 'request')}"`,
        '  principal     = "apigateway.amazonaws.com"',
        `  source_arn    = "${apiArn('a1b2c3d4e5/*/GET/')}"`,
        '}',
      ].join('\n'),
    },
  ]);
});

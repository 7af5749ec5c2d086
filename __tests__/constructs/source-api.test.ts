import { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api';
import { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api';
import type { TerraformStack } from 'cdktf';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { httpApi, restApi } from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import { added, byService, manifest } from './added';
import { CROSS, crossAccount, functionArn, HOME, homeAccount, lambda } from './fixtures';

const WORKER = functionArn(HOME, 'worker');
const PERMISSION = 'aws_lambda_permission.worker_permission-FromApi';
const API = '${aws_apigatewayv2_api.api.id}';

function apiArn(rest: string, accountId = CROSS): string {
  return `arn:aws:execute-api:us-east-1:${accountId}:${rest}`;
}

function permission(sourceArn: string) {
  return {
    provider: 'aws.home',
    statement_id: 'FromApi',
    action: 'lambda:InvokeFunction',
    function_name: '${aws_lambda_function.worker.arn}',
    principal: 'apigateway.amazonaws.com',
    source_arn: sourceArn,
  };
}

function access(sourceArn: string) {
  return byService('apigateway.amazonaws.com', WORKER, { ArnLike: { 'aws:SourceArn': [sourceArn] } });
}

function integration(api: string, provider = 'aws.cross') {
  return {
    provider,
    api_id: api,
    integration_type: 'AWS_PROXY',
    integration_uri: WORKER,
    payload_format_version: '2.0',
    depends_on: [PERMISSION],
  };
}

function route(api: string, routeKey: string, provider = 'aws.cross') {
  return {
    provider,
    api_id: api,
    route_key: routeKey,
    target: 'integrations/${aws_apigatewayv2_integration.http_integration.id}',
  };
}

function ends(scope: TerraformStack) {
  const [home, cross] = [homeAccount(scope), crossAccount(scope)];
  return { home, cross, worker: lambda(home, 'worker') };
}

function withApi(scope: TerraformStack) {
  const { cross, worker } = ends(scope);
  const api = new Apigatewayv2Api(scope, 'api', { provider: cross.provider, name: 'shop', protocolType: 'HTTP' });
  return { cross, worker, api };
}

describe('an HTTP API', () => {
  test.each([
    ['POST /orders', '*/POST/orders'],
    ['ANY /orders', '*/*/orders'],
    ['$default', '*/$default'],
  ])(
    'of this app with the route %s calls by a permission for that route, which its integration waits for',
    (routeKey, rest) => {
      const result = added(withApi, (scope, { cross, worker, api }) => {
        const source = httpApi({ account: cross, api, routeKey });
        new PushTrigger(scope, 'http', { callee: worker, source, statementId: 'FromApi', manageSource: true });
      });
      const sourceArn = apiArn(`${API}/${rest}`);
      expect(result).toEqual({
        resources: {
          [PERMISSION]: permission(sourceArn),
          'aws_apigatewayv2_integration.http_integration': integration(API),
          'aws_apigatewayv2_route.http_route': route(API, routeKey),
        },
        manifest: manifest(access(sourceArn)),
        handOver: [],
        warnings: [],
      });
    },
  );

  test('of the account of the function is managed by the provider of that account', () => {
    const { resources } = added(ends, (scope, { home, worker }) => {
      const source = httpApi({ account: home, apiId: 'a1b2c3d4e5', routeKey: 'GET /orders', stage: 'prod' });
      new PushTrigger(scope, 'http', { callee: worker, source, statementId: 'FromApi', manageSource: true });
    });
    expect(resources).toEqual({
      [PERMISSION]: permission(apiArn('a1b2c3d4e5/prod/GET/orders', HOME)),
      'aws_apigatewayv2_integration.http_integration': integration('a1b2c3d4e5', 'aws.home'),
      'aws_apigatewayv2_route.http_route': route('a1b2c3d4e5', 'GET /orders', 'aws.home'),
    });
  });

  test('by its id gets the permission, and its owner the route with its integration', () => {
    const result = added(ends, (scope, { worker }) => {
      const account = { accountId: CROSS, region: 'us-east-1' };
      const source = httpApi({ account, apiId: 'a1b2c3d4e5', routeKey: 'POST /orders' });
      const trigger = new PushTrigger(scope, 'http', { callee: worker, source, statementId: 'FromApi' });
      expect(trigger.handOver.map(({ kind }) => kind)).toEqual(['eventSource']);
    });
    const sourceArn = apiArn('a1b2c3d4e5/*/POST/orders');
    expect(result).toEqual({
      resources: { [PERMISSION]: permission(sourceArn) },
      manifest: manifest(access(sourceArn)),
      handOver: [{ accountId: CROSS, resourceArn: sourceArn, kind: 'eventSource' }],
      warnings: [],
    });
  });

  test('of this app that is not managed gets the permission alone: its definition holds the route', () => {
    const result = added(withApi, (scope, { cross, worker, api }) => {
      const source = httpApi({ account: cross, api, routeKey: '$default' });
      new PushTrigger(scope, 'http', { callee: worker, source, statementId: 'FromApi' });
    });
    const sourceArn = apiArn(`${API}/*/$default`);
    expect(result).toEqual({
      resources: { [PERMISSION]: permission(sourceArn) },
      manifest: manifest(access(sourceArn)),
      handOver: [],
      warnings: [],
    });
  });

  test('has several routes to one alias, each with its permission, integration and route', () => {
    const { resources } = added(
      (scope) => {
        const { home } = ends(scope);
        return { home, live: lambda(home, 'aliased', { alias: 'live' }).alias('live') };
      },
      (scope, { home, live }) => {
        for (const [id, routeKey] of Object.entries({ FromGet: 'GET /a', FromPost: 'POST /a' })) {
          const source = httpApi({ account: home, apiId: 'a1b2c3d4e5', routeKey });
          new PushTrigger(scope, id, { callee: live, source, statementId: id, manageSource: true });
        }
      },
    );
    const expected = Object.entries({ FromGet: 'GET /a', FromPost: 'POST /a' }).flatMap(([id, routeKey]) => {
      const address = `aws_lambda_permission.aliased_permission-${id}-live`;
      return [
        [
          address,
          {
            ...permission(apiArn(`a1b2c3d4e5/*/${routeKey.replace(' ', '')}`, HOME)),
            statement_id: id,
            function_name: '${aws_lambda_function.aliased.arn}',
            qualifier: 'live',
            depends_on: ['aws_lambda_alias.aliased_alias-live'],
            lifecycle: { replace_triggered_by: ['aws_lambda_alias.aliased_alias-live.id'] },
          },
        ],
        [
          `aws_apigatewayv2_integration.${id}_integration`,
          {
            ...integration('a1b2c3d4e5', 'aws.home'),
            integration_uri: `${functionArn(HOME, 'aliased')}:live`,
            depends_on: [address],
          },
        ],
        [
          `aws_apigatewayv2_route.${id}_route`,
          {
            ...route('a1b2c3d4e5', routeKey, 'aws.home'),
            target: `integrations/\${aws_apigatewayv2_integration.${id}_integration.id}`,
          },
        ],
      ] as const;
    });
    expect(resources).toEqual(Object.fromEntries(expected));
  });
});

describe('a REST API', () => {
  test('by its id gets the permission, and its owner the integration', () => {
    const result = added(ends, (scope, { cross, worker }) => {
      const source = restApi({ account: cross, restApiId: 'a1b2c3d4e5', method: 'POST', path: '/process' });
      new PushTrigger(scope, 'rest', { callee: worker, source, statementId: 'FromApi' });
    });
    const sourceArn = apiArn('a1b2c3d4e5/*/POST/process');
    expect(result).toEqual({
      resources: { [PERMISSION]: permission(sourceArn) },
      manifest: manifest(access(sourceArn)),
      handOver: [{ accountId: CROSS, resourceArn: sourceArn, kind: 'eventSource' }],
      warnings: [],
    });
  });

  test('of this app gets the permission alone: its definition holds the integration', () => {
    const result = added(
      (scope) => {
        const { cross, worker } = ends(scope);
        return { cross, worker, api: new ApiGatewayRestApi(scope, 'api', { provider: cross.provider, name: 'shop' }) };
      },
      (scope, { cross, worker, api }) => {
        const source = restApi({ account: cross, restApi: api, method: '*', path: '/*', stage: 'prod' });
        new PushTrigger(scope, 'rest', { callee: worker, source, statementId: 'FromApi' });
      },
    );
    const sourceArn = apiArn('${aws_api_gateway_rest_api.api.id}/prod/*/*');
    expect(result).toEqual({
      resources: { [PERMISSION]: permission(sourceArn) },
      manifest: manifest(access(sourceArn)),
      handOver: [],
      warnings: [],
    });
  });

  test('and a function, both of others, leave nothing to write here', () => {
    const result = added(
      (scope) => LambdaFunction.fromArn(scope, 'worker', WORKER),
      (scope, worker) => {
        const account = { accountId: CROSS, region: 'us-east-1' };
        const source = restApi({ account, restApiId: 'a1b2c3d4e5', method: 'GET', path: '/' });
        new PushTrigger(scope, 'rest', { callee: worker, source, statementId: 'FromApi' });
      },
    );
    const sourceArn = apiArn('a1b2c3d4e5/*/GET/');
    expect(result).toEqual({
      resources: {},
      manifest: undefined,
      handOver: [
        {
          accountId: HOME,
          resourceArn: WORKER,
          kind: 'permission',
          statement: {
            Sid: 'FromApi',
            Effect: 'Allow',
            Principal: { Service: 'apigateway.amazonaws.com' },
            Action: 'lambda:InvokeFunction',
            Resource: WORKER,
            Condition: { ArnLike: { 'AWS:SourceArn': sourceArn } },
          },
        },
        { accountId: CROSS, resourceArn: sourceArn, kind: 'eventSource' },
      ],
      warnings: [],
    });
  });
});

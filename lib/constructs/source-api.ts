import type { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api';
import type { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api';
import { Apigatewayv2Integration } from '@cdktf/provider-aws/lib/apigatewayv2-integration';
import { Apigatewayv2Route } from '@cdktf/provider-aws/lib/apigatewayv2-route';
import { Token } from 'cdktf';
import { badChoice, badName, eitherOr, missing, notALiteral, type Problem } from '../errors';
import { formatArn } from '../iam/arn';
import { checkName, isInterpolated } from '../iam/name-rules';
import { handOverHttpRoute, handOverRestIntegration } from '../policies/hand-over-event-source';
import type { PushSourceKind } from './push-source-kind';
import { waitFor } from './scope-in';
import { placeOf, type SourceAccount } from './source-account';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', '*'];

/** A method of an API Gateway REST API that calls the function. */
export interface RestApiSource {
  /** Where the API is; any region. */
  readonly account: SourceAccount;
  /** The API's resource, of the same stack; not together with `restApiId`. */
  readonly restApi?: ApiGatewayRestApi;
  /** The id of an API that exists already; not together with `restApi`. */
  readonly restApiId?: string;
  /** HTTP method, such as `POST`, or `*` for every method. */
  readonly method: string;
  /** Path of the API's resource, such as `/process`; `*` stands for anything. */
  readonly path: string;
  /**
   * Stage of the API, or `*` for every stage.
   * @default "*"
   */
  readonly stage?: string;
}

/** A route of an API Gateway HTTP API that calls the function. */
export interface HttpApiSource {
  /** Where the API is; any region. */
  readonly account: SourceAccount;
  /** The API's resource, of the stack of `account`; not together with `apiId`. */
  readonly api?: Apigatewayv2Api;
  /** The id of an API that exists already; not together with `api`. */
  readonly apiId?: string;
  /** The route, such as `POST /orders` or `ANY /orders`, or `$default`. */
  readonly routeKey: string;
  /**
   * Stage of the API, or `*` for every stage.
   * @default "*"
   */
  readonly stage?: string;
}

export const REST_API: PushSourceKind<RestApiSource> = {
  check: ({ restApi, restApiId, method, path, stage }) => [
    ...checkApi({ restApi, restApiId }),
    METHODS.includes(method) ? undefined : badChoice('method', method, METHODS.join(', ')),
    /^\/[^\s]*$/.test(path) ? undefined : badName('path', path, 'a path that begins with /'),
    checkStage(stage),
  ],
  identify: ({ account, restApi, restApiId, method, path, stage = '*' }) => ({
    name: apiName(restApi, restApiId),
    // API Gateway puts a * for each parameter of the path: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
    arn: executeApiArn(account, `${restApi?.id ?? restApiId}/${stage}/${method}${path.replace(/\{[^}]*\}/g, '*')}`),
    distinguishers: [stage, method, path],
  }),
  // An API of this app is given its integration where it is defined, before its deployment.
  handOver: (source, connection) =>
    source.restApiId === undefined
      ? []
      : [handOverRestIntegration(connection, { ...source, restApiId: source.restApiId })],
};

export const HTTP_API: PushSourceKind<HttpApiSource> = {
  check: ({ api, apiId, routeKey, stage }) => [
    ...checkApi({ api, apiId }),
    /^(\$default|(ANY|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \/\S*)$/.test(routeKey)
      ? undefined
      : badChoice('routeKey', routeKey, '$default, or a method or ANY, a blank and a path that begins with /'),
    checkStage(stage),
  ],
  identify: ({ account, api, apiId, routeKey, stage = '*' }) => {
    const [method = '', path = ''] = routeKey.split(' ');
    const route = routeKey === '$default' ? routeKey : `${method === 'ANY' ? '*' : method}${path}`;
    return {
      name: apiName(api, apiId),
      arn: executeApiArn(account, `${api?.id ?? apiId}/${stage}/${route}`),
      distinguishers: [stage, routeKey],
    };
  },
  manage: ({ api, apiId = '', routeKey }, { scope, account, connection, dependsOn }) => {
    const { provider } = account;
    const integration = new Apigatewayv2Integration(scope, 'integration', {
      provider,
      apiId: api?.id ?? apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: connection.functionArn,
      payloadFormatVersion: '2.0',
      ...waitFor(dependsOn),
    });
    new Apigatewayv2Route(scope, 'route', {
      provider,
      apiId: api?.id ?? apiId,
      routeKey,
      target: `integrations/${integration.id}`,
    });
    return [];
  },
  handOver: ({ apiId, routeKey }, connection) =>
    apiId === undefined ? [] : [handOverHttpRoute(connection, { apiId, routeKey })],
};

function executeApiArn(account: SourceAccount, resource: string): string {
  return formatArn({ ...placeOf(account), service: 'execute-api', resource });
}

// The id of an API that the stack creates is known only after apply, and so may be its name.
function apiName(api: ApiGatewayRestApi | Apigatewayv2Api | undefined, apiId = ''): string {
  const name = api?.nameInput;
  return name === undefined || Token.isUnresolved(name) ? (api?.node.id ?? apiId) : name;
}

function checkStage(stage = '*'): Problem | undefined {
  return /^(\*|\$default|[A-Za-z0-9_-]{1,128})$/.test(stage)
    ? undefined
    : badName('stage', stage, '1 to 128 letters, digits and _ -, $default, or *');
}

function checkApi(given: Readonly<Record<string, unknown>>): readonly (Problem | undefined)[] {
  const [[resourceName, resource], [idName, id]] = Object.entries(given) as [[string, unknown], [string, unknown]];
  return [
    resource !== undefined && id !== undefined ? eitherOr(resourceName, idName, 'both') : undefined,
    resource === undefined && id === undefined
      ? missing('the source names no API', `${resourceName} (a resource) or ${idName} (an id)`, 'set one of them')
      : undefined,
    checkApiId(idName, id, resourceName),
  ];
}

function checkApiId(property: string, id: unknown, resourceProperty: string): Problem | undefined {
  if (id === undefined) {
    return undefined;
  }
  return typeof id === 'string' && isInterpolated(id)
    ? { ...notALiteral(property), todo: `pass the resource of the API as ${resourceProperty}` }
    : checkName('apiId', property, id);
}

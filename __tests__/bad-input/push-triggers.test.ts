import { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { kinesisStream } from '../../lib/constructs/pull-sources';
import { restApi } from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import { CROSS } from '../constructs/fixtures';
import { messagesOf, type Row, type Scene } from './bad-input';

function push(source: object, props: object = {}): (scene: Scene) => unknown {
  return ({ stack, home, caller }) => {
    const api = restApi({ account: home, restApiId: 'a1b2c3d4e5', method: 'GET', path: '/', ...source });
    return new PushTrigger(stack, 'push', { callee: caller, source: api, ...props });
  };
}

const rows: readonly Row[] = [
  [
    'a stream that is pushed',
    ({ stack, home, caller }) =>
      new PushTrigger(stack, 'push', {
        callee: caller,
        source: kinesisStream({ account: home, streamName: 'orders' }) as never,
      }),
    [
      '[stack/push] the source does not call functions: Kinesis data stream: got kinesisStream; allowed: a source that calls the function, such as s3Bucket({ … }); use a PullTrigger with kinesisStream({ … }): Lambda reads this source with the execution role, and a permission on the function does nothing (https://docs.aws.amazon.com/streams/latest/dev/resource-based-policy-examples.html)',
    ],
  ],
  [
    'an API without resource and id',
    push({ restApiId: undefined }),
    [
      '[stack/push] the source names no API: got nothing; allowed: restApi (a resource) or restApiId (an id); set one of them',
    ],
  ],
  [
    'an API with resource and id',
    ({ stack, home, caller }) =>
      new PushTrigger(stack, 'push', {
        callee: caller,
        source: restApi({
          account: home,
          restApi: new ApiGatewayRestApi(stack, 'api', { provider: home.provider, name: 'api' }),
          restApiId: 'a1',
          method: 'GET',
          path: '/',
        }),
      }),
    [
      '[stack/push] restApi and restApiId exclude each other: got both; allowed: one of restApi, restApiId; leave one of them out',
    ],
  ],
  [
    'an API id that is a variable',
    ({ stack, home, caller, token }) =>
      new PushTrigger(stack, 'push', {
        callee: caller,
        source: restApi({ account: home, restApiId: token, method: 'GET', path: '/' }),
      }),
    [
      '[stack/push] restApiId is known only after apply: got a token or an interpolation; allowed: a literal string; pass the resource of the API as restApi',
    ],
  ],
  [
    'every API',
    push({ restApiId: '*' }),
    [
      '[stack/push] restApiId is not a name that AWS accepts: got "*"; allowed: lower-case letters and digits; change restApiId',
    ],
  ],
  [
    'a method that HTTP does not know',
    push({ method: 'FETCH' }),
    [
      '[stack/push] method is none of the values it can have: got "FETCH"; allowed: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, *; change method',
    ],
  ],
  [
    'a path without a slash',
    push({ path: 'process' }),
    [
      '[stack/push] path is not a name that AWS accepts: got "process"; allowed: a path that begins with /; change path',
    ],
  ],
  [
    'a stage with a slash',
    push({ stage: 'prod/v1' }),
    [
      '[stack/push] stage is not a name that AWS accepts: got "prod/v1"; allowed: 1 to 128 letters, digits and _ -, $default, or *; change stage',
    ],
  ],
  [
    'a statementId with a space',
    push({}, { statementId: 'from api' }),
    [
      '[stack/push] statementId is not a name that AWS accepts: got "from api"; allowed: 1 to 100 letters, digits and _ -; change statementId',
    ],
  ],
  [
    'an API of another partition',
    ({ stack, caller }) =>
      new PushTrigger(stack, 'push', {
        callee: caller,
        source: restApi({
          account: new AwsAccount(stack, 'china', { accountId: CROSS, region: 'cn-north-1' }),
          restApiId: 'a1',
          method: 'GET',
          path: '/',
        }),
      }),
    [
      '[stack/push] source lies in another partition: got API Gateway REST API of aws-cn; allowed: partition aws; use accounts of one partition: no role or policy reaches from one into another',
    ],
  ],
  [
    'all that is wrong with a push trigger',
    push({ restApiId: undefined, method: 'get', path: '', stage: '' }, { statementId: '' }),
    [
      '[stack/push] the source names no API: got nothing; allowed: restApi (a resource) or restApiId (an id); set one of them',
      '[stack/push] method is none of the values it can have: got "get"; allowed: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, *; change method',
      '[stack/push] path is not a name that AWS accepts: got ""; allowed: a path that begins with /; change path',
      '[stack/push] stage is not a name that AWS accepts: got ""; allowed: 1 to 128 letters, digits and _ -, $default, or *; change stage',
      '[stack/push] statementId is not a name that AWS accepts: got ""; allowed: 1 to 100 letters, digits and _ -; change statementId',
    ],
  ],
  [
    'two triggers of one API, method and path',
    (scene) => [
      push({})(scene),
      new PushTrigger(scene.stack, 'again', {
        callee: scene.caller,
        source: restApi({ account: scene.home, restApiId: 'a1b2c3d4e5', method: 'GET', path: '/' }),
      }),
    ],
    [
      '[stack/again] two permissions of one function have one statement id: got "InvokeFunction-a1b2c3d4e5-111111111111-e31b48a9", also at stack/push; allowed: one permission for each statement id of a function and qualifier; change one statementId: AWS refuses the second and Terraform retries for five minutes',
    ],
  ],
];

test.each(rows)('%s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});

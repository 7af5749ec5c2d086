/** What looks like a mistake and is none: sources and triggers that AWS takes. */
import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table';
import { KinesisStream } from '@cdktf/provider-aws/lib/kinesis-stream';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { dynamodbStream, kinesisStream, sqsQueue } from '../../lib/constructs/pull-sources';
import { PullTrigger } from '../../lib/constructs/pull-trigger';
import {
  eventBridgeRule,
  eventBridgeSchedule,
  httpApi,
  logGroup,
  s3Bucket,
  servicePrincipal,
} from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import { CROSS, HOME } from '../constructs/fixtures';
import { messagesOf, type Scene } from './bad-input';
import { elsewhere, pulling, pushing } from './triggers';

type Accepted = readonly [sentence: string, build: (scene: Scene) => unknown];

const bucket = pushing(s3Bucket, { bucketName: 'orders' });
const group = pushing(logGroup, { logGroupName: 'orders' });
const rule = pushing(eventBridgeRule, { ruleName: 'orders' });
const schedule = pushing(eventBridgeSchedule, { scheduleName: 'nightly', scheduleExpression: 'rate(1 day)' });
const service = pushing(servicePrincipal, { service: 'iot.amazonaws.com' });
const queue = pulling(sqsQueue, { queueName: 'orders' });
const stream = pulling(kinesisStream, { streamName: 'orders' });
const table = pulling(dynamodbStream, { tableName: 'orders' });

const KEY = `arn:aws:kms:us-east-1:${CROSS}:key/11111111-2222-3333-4444-555555555555`;
const STREAM = `arn:aws:kinesis:us-east-1:${HOME}:stream/orders`;
const ruleOf = (accountId: string, name: string): string => `arn:aws:iot:us-east-1:${accountId}:rule/${name}`;

/** Two managed triggers of one bucket, for two functions. */
const buckets =
  (one: object, other: object) =>
  ({ stack, home, caller, neighbour }: Scene): unknown => {
    const of = (options: object) => s3Bucket({ account: home, bucketName: 'orders', ...options });
    return [
      new PushTrigger(stack, 'push', { callee: caller, source: of(one), manageSource: true }),
      new PushTrigger(stack, 'again', { callee: neighbour, source: of(other), manageSource: true }),
    ];
  };

const filters = Array.from({ length: 10 }, (_, size) => ({ body: { size: [size] } }));

const pushed: readonly Accepted[] = [
  ['a bucket tells two functions of two prefixes', buckets({ filterPrefix: 'in/' }, { filterPrefix: 'out/' })],
  [
    'a bucket tells two functions of one prefix and two suffixes',
    buckets({ filterPrefix: 'in/', filterSuffix: '.jpg' }, { filterPrefix: 'in/', filterSuffix: '.png' }),
  ],
  [
    'a bucket tells two functions of prefixes that overlap and suffixes that do not',
    buckets({ filterPrefix: 'in', filterSuffix: '.jpg' }, { filterPrefix: 'in/new/', filterSuffix: '.png' }),
  ],
  [
    'a bucket tells two functions of one suffix and prefixes that begin alike',
    buckets({ filterPrefix: 'in/a', filterSuffix: '.csv' }, { filterPrefix: 'in/b', filterSuffix: '.csv' }),
  ],
  [
    'a bucket tells two functions of two ways to create an object',
    buckets({ events: ['s3:ObjectCreated:Put'] }, { events: ['s3:ObjectCreated:Post', 's3:ObjectRemoved:*'] }),
  ],
  ['a bucket tells of events that S3 names without an action', bucket({ events: ['s3:ReducedRedundancyLostObject'] })],
  ['the name of a filter may have a blank', group({ filterName: 'all orders' })],
  ['the name of a filter may have 512 characters', group({ filterName: 'f'.repeat(512) })],
  [
    'a log group has two filters',
    ({ stack, home, caller }) =>
      ['one', 'two'].map(
        (filterPattern) =>
          new PushTrigger(stack, filterPattern, {
            callee: caller,
            source: logGroup({ account: home, logGroupName: 'orders', filterPattern }),
            manageSource: true,
          }),
      ),
  ],
  [
    'three log groups have a filter each',
    ({ stack, home, caller }) =>
      ['one', 'two', 'three'].map(
        (logGroupName) =>
          new PushTrigger(stack, logGroupName, {
            callee: caller,
            source: logGroup({ account: home, logGroupName }),
            manageSource: true,
          }),
      ),
  ],
  ['an ARN may have a wildcard behind its account', service({ sourceArn: ruleOf(HOME, 'team/*') })],
  [
    'an ARN of every account may stand beside an account',
    service({ sourceArn: ruleOf('*', 'r'), sourceAccount: HOME }),
  ],
  ['an ARN and the account beside it may agree', service({ sourceArn: ruleOf(CROSS, 'r'), sourceAccount: CROSS })],
  ['an account may be all that is known of a source', service({ sourceAccount: CROSS })],
  [
    'an ARN that is known only after apply may stand beside a statementId',
    service(({ token }) => ({ sourceArn: token }), { statementId: 'FromRule' }),
  ],
  [
    'a token may be all that a service without a row has',
    service({ service: 'lex.amazonaws.com', eventSourceToken: 'abc' }),
  ],
  [
    'a rule across accounts may have a statementId, a role name and a principal',
    rule({ account: elsewhere(), roleName: 'caller', principal: 'role' }, { statementId: 'FromRule' }),
  ],
  ['a rule within one account may have a statementId', rule({}, { statementId: 'FromRule' })],
  [
    'a schedule across accounts may have a statementId',
    schedule({ account: elsewhere(), principal: 'account' }, { statementId: 'FromSchedule' }),
  ],
  ['a schedule within one account may name its role', schedule({ roleName: 'caller' })],
  ['the input of a rule may be any JSON value', rule({ input: 'null' })],
  [
    'the input of a schedule may be a text of JSON with a token',
    schedule(({ token }) => ({ input: `{"of":${token}}` })),
  ],
  [
    'the stage of an HTTP API may be $default',
    pushing(httpApi, { apiId: 'a1', routeKey: 'POST /orders' })({ stage: '$default' }),
  ],
  [
    'a user pool may be in any region',
    pushing(servicePrincipal, { service: 'cognito-idp.amazonaws.com' })({
      sourceArn: `arn:aws:cognito-idp:*:${HOME}:userpool/*`,
      sourceAccount: HOME,
    }),
  ],
  [
    'a bucket calls a version of a function',
    ({ stack, home, caller }) =>
      new PushTrigger(stack, 'push', {
        callee: { function: caller, qualifier: '7' },
        source: s3Bucket({ account: home, bucketName: 'orders' }),
      }),
  ],
];

const pulled: readonly Accepted[] = [
  ['a queue has ten filters', queue({}, { filters })],
  ['a stream has ten filters', stream({}, { filters })],
  [
    'a queue is read for a function and for a version of it',
    ({ stack, home, caller }) =>
      [caller, { function: caller, qualifier: '7' }].map(
        (callee, index) =>
          new PullTrigger(stack, `pull-${index}`, {
            callee,
            source: sqsQueue({ account: home, queueName: 'orders' }),
          }),
      ),
  ],
  [
    'a queue and a stream of one name are read for one function',
    (scene) => [
      queue({})(scene),
      new PullTrigger(scene.stack, 'stream', {
        callee: scene.caller,
        source: kinesisStream({ account: scene.home, streamName: 'orders' }),
      }),
    ],
  ],
  [
    'a stream and two consumers of it are read for one function',
    ({ stack, home, caller }) =>
      [undefined, 'one', 'two'].map(
        (name) =>
          new PullTrigger(stack, `pull-${name}`, {
            callee: caller,
            source: kinesisStream({
              account: home,
              streamName: 'orders',
              ...(name === undefined ? {} : { consumerArn: `${STREAM}/consumer/${name}:1700000000` }),
            }),
          }),
      ),
  ],
  [
    'a stream whose encryption is off may name a key',
    stream(({ stack, home: { provider } }) => ({
      resource: new KinesisStream(stack, 'stream', {
        provider,
        name: 'orders',
        encryptionType: 'NONE',
        kmsKeyId: 'alias/orders',
      }),
    })),
  ],
  [
    'a queue may name no key',
    queue(({ stack, home: { provider } }) => ({
      resource: new SqsQueue(stack, 'queue', { provider, name: 'orders', kmsMasterKeyId: '' }),
    })),
  ],
  ['a failed batch of a stream may go to a bucket', stream({}, { onFailure: { targetArn: 'arn:aws:s3:::failed' } })],
  [
    'a queue of the account itself may have the key that AWS manages',
    queue(({ stack, home }) => ({
      resource: new SqsQueue(stack, 'queue', {
        provider: home.provider,
        name: 'orders',
        kmsMasterKeyId: 'alias/aws/sqs',
      }),
    })),
  ],
  [
    'a table of another account may have the encryption that needs no key',
    table(({ stack, cross }) => ({
      account: cross,
      resource: new DynamodbTable(stack, 'table', {
        provider: cross.provider,
        name: 'orders',
        streamEnabled: true,
        serverSideEncryption: { enabled: false },
      }),
    })),
  ],
  [
    'a table of another account may have a key that is given',
    table(({ stack, cross }) => ({
      account: cross,
      kmsKeyArn: KEY,
      resource: new DynamodbTable(stack, 'table', {
        provider: cross.provider,
        name: 'orders',
        streamEnabled: true,
        serverSideEncryption: { enabled: true, kmsKeyArn: KEY },
      }),
    })),
  ],
];

test.each([...pushed, ...pulled])('%s', (_sentence, build) => {
  expect(messagesOf(build)).toEqual([]);
});

import { KinesisStream } from '@cdktf/provider-aws/lib/kinesis-stream';
import { KinesisStreamConsumer } from '@cdktf/provider-aws/lib/kinesis-stream-consumer';
import type { TerraformStack } from 'cdktf';
import { kinesisStream } from '../../lib/constructs/pull-sources';
import { PullTrigger } from '../../lib/constructs/pull-trigger';
import { added, manifest, policy, replacedWith } from './added';
import { CROSS, crossAccount, HOME, homeAccount, lambda, roleArn } from './fixtures';

const STREAM = `arn:aws:kinesis:us-east-1:${CROSS}:stream/clicks`;
const CONSUMER = `${STREAM}/consumer/fan:1700000000`;
const KEY = `arn:aws:kms:us-east-1:${CROSS}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const READ = [
  'kinesis:DescribeStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
];
const SUBSCRIBE = ['kinesis:DescribeStreamConsumer', 'kinesis:SubscribeToShard'];
const ROLE = roleArn(HOME, 'worker-role');
const EVENTS = 'aws_iam_role_policy.worker_role_events';
const POLICY = 'aws_kinesis_resource_policy.policy-of-stream-clicks-cross';
const CONSUMER_POLICY = 'aws_kinesis_resource_policy.policy-of-consumer-fan-of-clicks-cross';
const MAPPING = 'aws_lambda_event_source_mapping.clicks';

function readStream(stream = STREAM) {
  return { Sid: 'ReadStream', Effect: 'Allow', Action: READ, Resource: stream };
}

function readConsumer(consumer: string) {
  return { Sid: 'ReadConsumer', Effect: 'Allow', Action: SUBSCRIBE, Resource: consumer };
}

function events(...statements: readonly Record<string, unknown>[]) {
  return {
    provider: 'aws.home',
    name: 'events',
    role: '${aws_iam_role.worker_role.name}',
    policy: policy(...statements),
    ...replacedWith('aws_iam_role.worker_role'),
  };
}

function mapping(source: string, dependsOn: readonly string[], more: object = {}) {
  return {
    provider: 'aws.home',
    event_source_arn: source,
    function_name: '${aws_lambda_function.worker.arn}',
    starting_position: 'LATEST',
    ...more,
    depends_on: dependsOn,
  };
}

function resourcePolicy(resourceArn: string, statement: Record<string, unknown>) {
  return {
    provider: 'aws.cross',
    resource_arn: resourceArn,
    policy: policy(statement),
    depends_on: ['aws_iam_role.worker_role'],
    ...replacedWith('aws_iam_role.worker_role'),
  };
}

function letIn(actions: readonly string[], resource: string, principal: unknown = ROLE) {
  return {
    Sid: `ReadFrom${HOME}`,
    Effect: 'Allow',
    Principal: { AWS: principal },
    Action: actions,
    Resource: resource,
  };
}

function accesses(actions: readonly string[], resource: string, side = 'both', role = ROLE) {
  return actions.map((action) => ({
    principal: role,
    breadth: 'role',
    action,
    resource,
    via: 'eventSource',
    conditions: {},
    side,
  }));
}

/** The function is of the account home, what it reads of the account cross. */
function ends(scope: TerraformStack) {
  const [home, cross] = [homeAccount(scope), crossAccount(scope)];
  return { home, cross, worker: lambda(home, 'worker') };
}

function withStream(scope: TerraformStack) {
  const { cross, worker } = ends(scope);
  const { provider } = cross;
  const resource = new KinesisStream(scope, 'stream', { provider, name: 'clicks', shardCount: 1 });
  const consumer = new KinesisStreamConsumer(scope, 'fan', { provider, name: 'fan', streamArn: resource.arn });
  return { cross, worker, resource, consumer };
}

test('a stream of the account of the function is read by the role alone: it gets no policy, managed or not', () => {
  const own = `arn:aws:kinesis:us-east-1:${HOME}:stream/clicks`;
  for (const manageSource of [undefined, false, true]) {
    const result = added(ends, (scope, { home, worker }) => {
      const source = kinesisStream({ account: home, streamName: 'clicks' });
      new PullTrigger(scope, 'clicks', { callee: worker, source, manageSource });
    });
    expect(result).toEqual({
      resources: { [EVENTS]: events(readStream(own)), [MAPPING]: mapping(own, [EVENTS]) },
      manifest: manifest(...accesses(READ, own)),
      handOver: [],
      warnings: [],
    });
  }
});

test('a stream of another account lets the role in, and is read once both sides are in place', () => {
  const result = added(withStream, (scope, { cross, worker, resource }) => {
    const source = kinesisStream({ account: cross, streamName: 'clicks', resource });
    new PullTrigger(scope, 'clicks', { callee: worker, source, manageSource: true });
  });
  expect(result).toEqual({
    resources: {
      [EVENTS]: events(readStream()),
      [POLICY]: resourcePolicy('${aws_kinesis_stream.stream.arn}', letIn(READ, STREAM)),
      [MAPPING]: mapping('${aws_kinesis_stream.stream.arn}', [EVENTS, POLICY]),
    },
    manifest: manifest(...accesses(READ, STREAM)),
    handOver: [],
    warnings: [],
  });
});

test('a consumer of this app has a policy of its own, is read in place of the stream, and shows in the first plan', () => {
  const result = added(withStream, (scope, { cross, worker, resource, consumer }) => {
    const source = kinesisStream({ account: cross, streamName: 'clicks', resource, consumer });
    new PullTrigger(scope, 'clicks', { callee: worker, source, manageSource: true });
  });
  const reference = '${aws_kinesis_stream_consumer.fan.arn}';
  expect(result).toEqual({
    resources: {
      // The number at the end of a consumer's ARN is the time of its creation.
      [EVENTS]: events(readConsumer(`${STREAM}/consumer/fan:*`), readStream()),
      [POLICY]: resourcePolicy('${aws_kinesis_stream.stream.arn}', letIn(READ, STREAM)),
      [CONSUMER_POLICY]: resourcePolicy(reference, letIn(SUBSCRIBE, reference)),
      [MAPPING]: mapping(reference, [EVENTS, POLICY, CONSUMER_POLICY]),
    },
    manifest: manifest(...accesses(SUBSCRIBE, reference), ...accesses(READ, STREAM)),
    handOver: [],
    warnings: [],
  });
});

test('a consumer that exists already is named by its ARN', () => {
  const result = added(ends, (scope, { cross, worker }) => {
    const source = kinesisStream({ account: cross, streamName: 'clicks', consumerArn: CONSUMER });
    new PullTrigger(scope, 'clicks', { callee: worker, source, manageSource: true });
  });
  expect(result).toEqual({
    resources: {
      [EVENTS]: events(readConsumer(CONSUMER), readStream()),
      [POLICY]: resourcePolicy(STREAM, letIn(READ, STREAM)),
      [CONSUMER_POLICY]: resourcePolicy(CONSUMER, letIn(SUBSCRIBE, CONSUMER)),
      [MAPPING]: mapping(CONSUMER, [EVENTS, POLICY, CONSUMER_POLICY]),
    },
    manifest: manifest(...accesses(READ, STREAM), ...accesses(SUBSCRIBE, CONSUMER)),
    handOver: [],
    warnings: [],
  });
});

test('the owner of a stream that is not managed gets a statement for the stream, for the consumer and for the key', () => {
  const result = added(ends, (scope, { worker }) => {
    const account = { accountId: CROSS, region: 'us-east-1' };
    const source = kinesisStream({ account, streamName: 'clicks', consumerArn: CONSUMER, kmsKeyArn: KEY });
    new PullTrigger(scope, 'clicks', { callee: worker, source });
  });
  const decrypt = { Effect: 'Allow', Action: 'kms:Decrypt' };
  const handedOver = (resourceArn: string, statement: object) => ({
    accountId: CROSS,
    resourceArn,
    kind: 'resourcePolicy',
    statement,
  });
  const sid = { Sid: `ReadFrom${HOME}GrantHASH` };
  expect(result).toEqual({
    resources: {
      [EVENTS]: events({ Sid: 'DecryptSource', ...decrypt, Resource: KEY }, readConsumer(CONSUMER), readStream()),
      [MAPPING]: mapping(CONSUMER, [EVENTS]),
    },
    manifest: manifest(
      ...accesses(READ, STREAM, 'caller'),
      ...accesses(SUBSCRIBE, CONSUMER, 'caller'),
      ...accesses(['kms:Decrypt'], KEY, 'caller'),
    ),
    handOver: [
      handedOver(STREAM, { ...letIn(READ, STREAM), ...sid }),
      handedOver(CONSUMER, { ...letIn(SUBSCRIBE, CONSUMER), ...sid }),
      handedOver(KEY, {
        Sid: `DecryptFrom${HOME}GrantHASH`,
        ...decrypt,
        Principal: { AWS: ROLE },
        Resource: '*',
      }),
    ],
    warnings: [],
  });
});

test('two functions that read one stream share its policy, which names both roles', () => {
  const { resources, manifest: declared } = added(
    (scope) => {
      const { home, cross, worker } = ends(scope);
      return { cross, worker, reader: lambda(home, 'reader') };
    },
    (scope, { cross, worker, reader }) => {
      const source = kinesisStream({ account: cross, streamName: 'clicks' });
      new PullTrigger(scope, 'clicks', { callee: worker, source, manageSource: true });
      new PullTrigger(scope, 'more-clicks', { callee: reader, source, manageSource: true });
    },
  );
  const readerRole = roleArn(HOME, 'reader-role');
  expect(resources).toEqual({
    [EVENTS]: events(readStream()),
    'aws_iam_role_policy.reader_role_events': {
      ...events(readStream()),
      role: '${aws_iam_role.reader_role.name}',
      ...replacedWith('aws_iam_role.reader_role'),
    },
    [POLICY]: {
      ...resourcePolicy(STREAM, letIn(READ, STREAM, [readerRole, ROLE])),
      depends_on: ['aws_iam_role.worker_role', 'aws_iam_role.reader_role'],
      lifecycle: {
        replace_triggered_by: ['aws_iam_role.worker_role.unique_id', 'aws_iam_role.reader_role.unique_id'],
      },
    },
    [MAPPING]: mapping(STREAM, [EVENTS, POLICY]),
    'aws_lambda_event_source_mapping.more-clicks': {
      ...mapping(STREAM, ['aws_iam_role_policy.reader_role_events', POLICY]),
      function_name: '${aws_lambda_function.reader.arn}',
    },
  });
  expect(declared).toEqual(
    manifest(...accesses(READ, STREAM, 'both', readerRole), ...accesses(READ, STREAM, 'both', ROLE)),
  );
});

const FAILED_BUCKET = 'arn:aws:s3:::failed-batches';

test.each([
  [
    'a queue',
    `arn:aws:sqs:us-east-1:${HOME}:failed`,
    [{ Sid: 'SendFailedBatchesToQueue', Action: 'sqs:SendMessage', Resource: `arn:aws:sqs:us-east-1:${HOME}:failed` }],
  ],
  [
    'a topic',
    `arn:aws:sns:us-east-1:${HOME}:failed`,
    [{ Sid: 'SendFailedBatchesToTopic', Action: 'sns:Publish', Resource: `arn:aws:sns:us-east-1:${HOME}:failed` }],
  ],
  [
    'a bucket',
    FAILED_BUCKET,
    [
      { Sid: 'ListFailedBatches', Action: 's3:ListBucket', Resource: FAILED_BUCKET },
      { Sid: 'PutFailedBatches', Action: 's3:PutObject', Resource: `${FAILED_BUCKET}/*` },
    ],
  ],
])('batches that failed go to %s, where the role may send them', (_target, targetArn, statements) => {
  const { resources } = added(ends, (scope, { cross, worker }) => {
    const source = kinesisStream({ account: cross, streamName: 'clicks' });
    const filters = [{ data: { kind: ['click'] } }];
    new PullTrigger(scope, 'clicks', { callee: worker, source, onFailure: { targetArn }, filters });
  });
  const written = [readStream(), ...statements.map((statement) => ({ Effect: 'Allow', ...statement }))];
  expect(resources).toEqual({
    [EVENTS]: events(...written.sort((a, b) => (a.Sid < b.Sid ? -1 : 1))),
    [MAPPING]: mapping(STREAM, [EVENTS], {
      destination_config: { on_failure: { destination_arn: targetArn } },
      filter_criteria: { filter: [{ pattern: '{"data":{"kind":["click"]}}' }] },
    }),
  });
});

import { KinesisStream } from '@cdktf/provider-aws/lib/kinesis-stream';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { kinesisStream } from '../../lib/constructs/pull-sources';
import { PullTrigger } from '../../lib/constructs/pull-trigger';
import type { PullTriggerProps } from '../../lib/constructs/pull-trigger-props';
import { type Synthesised, synthesiseStack } from '../support/synthesised';
import { allow, document, LAMBDA, logs } from './expected';
import { functionArn, HOME, homeAccount, lambda, roleArn } from './fixtures';
import { addressOf, documents, ofType, output, placed } from './views';

const STREAM = `arn:aws:kinesis:us-east-1:${HOME}:stream/orders`;
const READ = [
  'kinesis:DescribeStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
];

function reading(options: Partial<PullTriggerProps>): Synthesised {
  return synthesiseStack((scope) => {
    const home = homeAccount(scope);
    const source = kinesisStream({ account: home, streamName: 'orders' });
    new PullTrigger(scope, 'orders', { callee: lambda(home, 'reader'), source, ...options });
  });
}

function baseMapping(stack: Synthesised) {
  return {
    provider: 'aws.home',
    event_source_arn: STREAM,
    function_name: '${aws_lambda_function.reader.arn}',
    starting_position: 'LATEST',
    depends_on: [addressOf(stack, 'aws_iam_role_policy', 'reader-role/events')],
  };
}

test('a stream is read with rights of the execution role, a mapping that waits for them, and no permission', () => {
  const stack = reading({});
  expect(documents(stack)).toEqual({
    'aws.home reader-role/trust': document(LAMBDA),
    'aws.home reader-role/logs': document(logs(HOME, 'reader')),
    'aws.home reader-role/events': document(allow(READ, STREAM)),
  });
  expect(ofType(stack, 'aws_lambda_event_source_mapping')).toEqual({ [STREAM]: baseMapping(stack) });
  expect(placed(stack)).toEqual({
    'aws_cloudwatch_log_group /aws/lambda/reader': 'aws.home',
    'aws_iam_role reader-role': 'aws.home',
    'aws_iam_role_policy reader-role/events': 'aws.home',
    'aws_iam_role_policy reader-role/logs': 'aws.home',
    'aws_lambda_event_source_mapping arn:aws:kinesis:us-east-1:111111111111:stream/orders': 'aws.home',
    'aws_lambda_function reader': 'aws.home',
  });
  expect(output(stack, 'access_manifest')).toEqual({
    schemaVersion: 1,
    accesses: READ.map((action) => ({
      principal: roleArn(HOME, 'reader-role'),
      breadth: 'role',
      action,
      resource: STREAM,
      via: 'eventSource',
      conditions: {},
      side: 'both',
    })),
  });
});

test('the options reach the mapping', () => {
  const stack = reading({
    startingPosition: 'TRIM_HORIZON',
    batchSize: 10,
    maximumBatchingWindow: 5,
    maximumRetryAttempts: 3,
    maximumRecordAge: 60,
    bisectBatchOnFunctionError: true,
    reportBatchItemFailures: true,
    parallelizationFactor: 2,
  });
  expect(ofType(stack, 'aws_lambda_event_source_mapping')).toEqual({
    [STREAM]: {
      ...baseMapping(stack),
      starting_position: 'TRIM_HORIZON',
      batch_size: 10,
      maximum_batching_window_in_seconds: 5,
      maximum_retry_attempts: 3,
      maximum_record_age_in_seconds: 60,
      bisect_batch_on_function_error: true,
      function_response_types: ['ReportBatchItemFailures'],
      parallelization_factor: 2,
    },
  });
});

test('-1 stands for no limit, and what is switched off stays off', () => {
  const stack = reading({
    maximumRetryAttempts: -1,
    maximumRecordAge: -1,
    bisectBatchOnFunctionError: false,
    reportBatchItemFailures: false,
  });
  expect(ofType(stack, 'aws_lambda_event_source_mapping')).toEqual({
    [STREAM]: {
      ...baseMapping(stack),
      maximum_retry_attempts: -1,
      maximum_record_age_in_seconds: -1,
      bisect_batch_on_function_error: false,
    },
  });
});

test('a stream of the stack is referred to by the mapping, and by its literal ARN in the policy', () => {
  const stack = synthesiseStack((scope) => {
    const home = homeAccount(scope);
    const resource = new KinesisStream(scope, 'stream', { provider: home.provider, name: 'orders', shardCount: 1 });
    const source = kinesisStream({ account: home, streamName: 'orders', resource });
    new PullTrigger(scope, 'orders', { callee: lambda(home, 'reader'), source });
  });
  const [mapping] = Object.values(ofType(stack, 'aws_lambda_event_source_mapping'));
  expect(mapping).toEqual({ ...baseMapping(stack), event_source_arn: '${aws_kinesis_stream.stream.arn}' });
  expect(documents(stack)['aws.home reader-role/events']).toEqual(document(allow(READ, STREAM)));
});

test('several streams of one function share the policy of its role, and each has its mapping', () => {
  const stack = synthesiseStack((scope) => {
    const home = homeAccount(scope);
    const callee = lambda(home, 'reader');
    for (const streamName of ['returns', 'orders']) {
      new PullTrigger(scope, streamName, { callee, source: kinesisStream({ account: home, streamName }) });
    }
  });
  const streams = ['orders', 'returns'].map((name) => `arn:aws:kinesis:us-east-1:${HOME}:stream/${name}`);
  expect(documents(stack)['aws.home reader-role/events']).toEqual(document(allow(READ, streams)));
  expect(Object.keys(ofType(stack, 'aws_lambda_event_source_mapping')).sort()).toEqual(streams);
});

test('a function and a role that exist are read for by ARN: the policy is attached to the role', () => {
  const stack = synthesiseStack((scope) => {
    const home = homeAccount(scope);
    const role = ExecutionRole.fromArn(scope, 'role', roleArn(HOME, 'reader-role'), { account: home });
    const callee = LambdaFunction.fromArn(scope, 'reader', functionArn(HOME, 'reader'), { role });
    new PullTrigger(scope, 'orders', { callee, source: kinesisStream({ account: home, streamName: 'orders' }) });
  });
  expect(documents(stack)).toEqual({ 'aws.home reader-role/events-stack': document(allow(READ, STREAM)) });
  expect(ofType(stack, 'aws_lambda_event_source_mapping')).toEqual({
    [STREAM]: {
      provider: 'aws.home',
      event_source_arn: STREAM,
      function_name: functionArn(HOME, 'reader'),
      starting_position: 'LATEST',
      depends_on: [addressOf(stack, 'aws_iam_role_policy', 'reader-role/events-stack')],
    },
  });
});

test('the rights that a role of others needs are handed over', () => {
  const stack = synthesiseStack((scope) => {
    const home = homeAccount(scope);
    const role = ExecutionRole.fromArn(scope, 'role', roleArn(HOME, 'reader-role'));
    const callee = LambdaFunction.fromArn(scope, 'reader', functionArn(HOME, 'reader'), { role });
    const source = kinesisStream({ account: home, streamName: 'orders' });
    const trigger = new PullTrigger(scope, 'orders', { callee, source });
    expect(trigger.handOver.map(({ kind, statement }) => ({ kind, statement }))).toEqual([
      { kind: 'identity', statement: { Sid: 'ReadStream', ...allow(READ, STREAM) } },
    ]);
  });
  expect(documents(stack)).toEqual({});
});

/** The story `pull-sources`: what is read, and both sides of each reading. */
import { documents, ofType, policy } from '../support/documents';
import { LAMBDA_TAKES_ROLE, readStream, runtimes, synthesiseStory, writeLogs } from './story';
import { MANIFEST_DESCRIPTION } from './stream-story';

const ROLE = 'arn:aws:iam::111111111111:role/gatherer-role';
const STREAM = 'arn:aws:kinesis:us-east-1:222222222222:stream/clicks';
const QUEUE = 'arn:aws:sqs:us-east-1:222222222222:jobs';
const TABLE_STREAM = '${aws_dynamodb_table.orders.stream_arn}';

const ROLE_ADDRESS = 'aws_iam_role.gatherer_role_8CFF89D0';
const EVENTS = 'aws_iam_role_policy.gatherer_role_events_37B79E8F';
const STREAM_POLICY = 'aws_kinesis_resource_policy.policy-of-stream-clicks-cross';
const QUEUE_POLICY = 'aws_sqs_queue_policy.policy-of-queue-jobs-cross';
const TABLE_POLICY = 'aws_dynamodb_resource_policy.policy-of-stream-of-table-orders-cross';

const READ_QUEUE = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'];
const READ_TABLE = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];
const READ_STREAM = [
  'kinesis:DescribeStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
];

const story = synthesiseStory('pull-sources');

test('the policies are the ones of the story, each in its account, and there are no others', () => {
  const letIn = (Action: readonly string[], Resource: string) =>
    policy({ Effect: 'Allow', Principal: { AWS: ROLE }, Action, Resource });
  expect(documents(story)).toEqual({
    'aws.home gatherer-role: trust policy': policy(LAMBDA_TAKES_ROLE),
    'aws.home gatherer-role: inline policy logs': policy(writeLogs('us-east-1', '111111111111', 'gatherer')),
    'aws.home gatherer-role: inline policy events': policy(
      readStream(STREAM),
      { Effect: 'Allow', Action: READ_QUEUE, Resource: QUEUE },
      {
        Effect: 'Allow',
        Action: [...READ_TABLE, 'dynamodb:ListStreams'],
        // The ARN of a stream ends in the time of its creation; this is known in the first plan.
        Resource: 'arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/*',
      },
    ),
    [`aws.cross ${STREAM_POLICY}: resource policy`]: letIn(READ_STREAM, STREAM),
    [`aws.cross ${QUEUE_POLICY}: resource policy`]: letIn(READ_QUEUE, QUEUE),
    [`aws.cross ${TABLE_POLICY}: resource policy`]: letIn(READ_TABLE, TABLE_STREAM),
  });
});

test('no function has a permission: Lambda reads the sources itself', () => {
  expect(ofType(story, 'aws_lambda_permission')).toEqual({});
});

test('the mappings belong to the account of the function and wait for both sides', () => {
  const mapping = {
    provider: 'aws.home',
    function_name: '${aws_lambda_function.gatherer.arn}',
    function_response_types: ['ReportBatchItemFailures'],
  };
  const ofStream = { starting_position: 'LATEST', bisect_batch_on_function_error: true, maximum_retry_attempts: 2 };
  expect(ofType(story, 'aws_lambda_event_source_mapping')).toEqual({
    'aws_lambda_event_source_mapping.clicks-to-gatherer': {
      ...mapping,
      ...ofStream,
      event_source_arn: '${aws_kinesis_stream.clicks.arn}',
      depends_on: [EVENTS, STREAM_POLICY],
    },
    'aws_lambda_event_source_mapping.jobs-to-gatherer': {
      ...mapping,
      event_source_arn: '${aws_sqs_queue.jobs.arn}',
      depends_on: [EVENTS, QUEUE_POLICY],
    },
    'aws_lambda_event_source_mapping.orders-to-gatherer': {
      ...mapping,
      ...ofStream,
      event_source_arn: TABLE_STREAM,
      depends_on: [EVENTS, TABLE_POLICY],
    },
  });
});

test('the policies of the sources hang on them, wait for the role and are replaced with it', () => {
  const { [STREAM_POLICY]: stream, [QUEUE_POLICY]: queue, [TABLE_POLICY]: table } = story.resources;
  const common = {
    provider: 'aws.cross',
    policy: '',
    depends_on: [ROLE_ADDRESS],
    lifecycle: { replace_triggered_by: [`${ROLE_ADDRESS}.unique_id`] },
  };
  expect([stream, queue, table].map((args) => ({ ...args, policy: '' }))).toEqual([
    { ...common, resource_arn: '${aws_kinesis_stream.clicks.arn}' },
    { ...common, queue_url: '${aws_sqs_queue.jobs.url}' },
    { ...common, resource_arn: TABLE_STREAM },
  ]);
});

test('every resource has the provider of its account, and there is no resource besides', () => {
  expect(story.providers).toEqual({
    'aws_cloudwatch_log_group.gatherer_logs_A202D4E5': 'aws.home',
    'aws_dynamodb_table.orders': 'aws.cross',
    [ROLE_ADDRESS]: 'aws.home',
    [EVENTS]: 'aws.home',
    'aws_iam_role_policy.gatherer_role_logs_237B193C': 'aws.home',
    'aws_kinesis_stream.clicks': 'aws.cross',
    'aws_lambda_event_source_mapping.clicks-to-gatherer': 'aws.home',
    'aws_lambda_event_source_mapping.jobs-to-gatherer': 'aws.home',
    'aws_lambda_event_source_mapping.orders-to-gatherer': 'aws.home',
    'aws_lambda_function.gatherer': 'aws.home',
    'aws_sqs_queue.jobs': 'aws.cross',
    [STREAM_POLICY]: 'aws.cross',
    [QUEUE_POLICY]: 'aws.cross',
    [TABLE_POLICY]: 'aws.cross',
  });
});

test('the queue hides a message for six times the timeout of the function, and the table has a stream', () => {
  expect(story.resources['aws_sqs_queue.jobs']).toEqual({
    provider: 'aws.cross',
    name: 'jobs',
    visibility_timeout_seconds: 180,
  });
  expect(story.resources['aws_dynamodb_table.orders']).toEqual({
    provider: 'aws.cross',
    name: 'orders',
    billing_mode: 'PAY_PER_REQUEST',
    hash_key: 'orderId',
    attribute: [{ name: 'orderId', type: 'S' }],
    stream_enabled: true,
    stream_view_type: 'NEW_IMAGE',
  });
});

test('the manifest declares what is read, and there is no output besides', () => {
  const reads = (actions: readonly string[], resource: string) =>
    actions.map((action) => ({
      principal: ROLE,
      breadth: 'role',
      action,
      resource,
      via: 'eventSource',
      conditions: {},
      side: 'both',
    }));
  expect(story.config.output).toEqual({
    access_manifest: {
      description: MANIFEST_DESCRIPTION,
      value: {
        schemaVersion: 1,
        // Across accounts ListStreams is no action of a stream's policy.
        accesses: [...reads(READ_TABLE, TABLE_STREAM), ...reads(READ_STREAM, STREAM), ...reads(READ_QUEUE, QUEUE)],
      },
    },
  });
});

test('nothing is wrong with it, and nothing is worth a warning', () => {
  expect({ errors: story.errors, warnings: story.warnings }).toEqual({ errors: [], warnings: [] });
});

test('the handlers in Python change what runs and nothing else', () => {
  const python = synthesiseStory('pull-sources', { handlerLanguage: 'python' });
  expect(runtimes(python)).toEqual({ gatherer: { runtime: 'python3.13', handler: 'gatherer.handler' } });
  expect(documents(python)).toEqual(documents(story));
  expect(python.config.output).toEqual(story.config.output);
});

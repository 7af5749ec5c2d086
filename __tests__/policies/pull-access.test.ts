import { policyDocument } from '../../lib/iam/policy-document';
import { EVENT_SOURCES } from '../../lib/policies/event-sources';
import {
  crossesAccounts,
  keyStatement,
  type PullAccess,
  pullIdentityStatements,
  pullSourceStatements,
  readResources,
} from '../../lib/policies/pull-access';

const ROLE = 'arn:aws:iam::222222222222:role/worker-role';
const QUEUE = 'arn:aws:sqs:us-east-1:111111111111:jobs';
const STREAM = 'arn:aws:kinesis:us-east-1:111111111111:stream/events';
const CONSUMER = `${STREAM}/consumer/worker:1700000000`;
const TABLE_STREAM = 'arn:aws:dynamodb:us-east-1:111111111111:table/orders/stream/2026-01-15T00:00:00.000';
const KEY = 'arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab';

const SQS = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'];
const KINESIS = [
  'kinesis:DescribeStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
];
const KINESIS_CONSUMER = ['kinesis:DescribeStreamConsumer', 'kinesis:SubscribeToShard'];
const DYNAMODB = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];

const ACROSS = { roleArn: ROLE, roleAccountId: '222222222222', sourceAccountId: '111111111111' };
const WITHIN = { ...ACROSS, sourceAccountId: '222222222222' };
const OF_QUEUE = { row: EVENT_SOURCES.sqsQueue, sid: 'ReadQueue', sourceArn: QUEUE };
const OF_STREAM = { row: EVENT_SOURCES.kinesisStream, sid: 'ReadStream', sourceArn: STREAM };
const OF_TABLE = { row: EVENT_SOURCES.dynamodbStream, sid: 'ReadTableStream', sourceArn: TABLE_STREAM };

function allowed(Sid: string, Action: string | readonly string[], Resource: string): object {
  return { Sid, Effect: 'Allow', Action, Resource };
}

function allowedRole(Action: readonly string[], Resource: string): object {
  return { Sid: 'ReadFrom222222222222', Effect: 'Allow', Principal: { AWS: ROLE }, Action, Resource };
}

interface Case {
  readonly title: string;
  readonly access: PullAccess;
  readonly identity: readonly object[];
  readonly source: readonly object[];
  readonly read: readonly object[];
}

const CASES: readonly Case[] = [
  {
    title: 'a queue of the same account',
    access: { ...OF_QUEUE, ...WITHIN },
    identity: [allowed('ReadQueue', SQS, QUEUE)],
    source: [],
    read: [{ resourceArn: QUEUE, actions: SQS }],
  },
  {
    // https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-cross-account-example.html
    title: 'a queue of another account',
    access: { ...OF_QUEUE, ...ACROSS },
    identity: [allowed('ReadQueue', SQS, QUEUE)],
    source: [allowedRole(SQS, QUEUE)],
    read: [{ resourceArn: QUEUE, actions: SQS }],
  },
  {
    title: 'an encrypted queue of another account',
    access: { ...OF_QUEUE, ...ACROSS, kmsKeyArn: KEY },
    identity: [allowed('ReadQueue', SQS, QUEUE), allowed('DecryptSource', 'kms:Decrypt', KEY)],
    source: [allowedRole(SQS, QUEUE)],
    read: [{ resourceArn: QUEUE, actions: SQS }],
  },
  {
    title: 'a stream of the same account',
    access: { ...OF_STREAM, ...WITHIN },
    identity: [allowed('ReadStream', KINESIS, STREAM)],
    source: [],
    read: [{ resourceArn: STREAM, actions: KINESIS }],
  },
  {
    title: 'an encrypted stream of the same account by a consumer',
    access: { ...OF_STREAM, ...WITHIN, consumerArn: CONSUMER, kmsKeyArn: KEY },
    identity: [
      allowed('ReadStream', KINESIS, STREAM),
      allowed('ReadConsumer', KINESIS_CONSUMER, CONSUMER),
      allowed('DecryptSource', 'kms:Decrypt', KEY),
    ],
    source: [],
    read: [
      { resourceArn: STREAM, actions: KINESIS },
      { resourceArn: CONSUMER, actions: KINESIS_CONSUMER },
    ],
  },
  {
    // https://docs.aws.amazon.com/streams/latest/dev/resource-based-policy-examples.html
    title: 'a stream of another account by a consumer',
    access: { ...OF_STREAM, ...ACROSS, consumerArn: CONSUMER },
    identity: [allowed('ReadStream', KINESIS, STREAM), allowed('ReadConsumer', KINESIS_CONSUMER, CONSUMER)],
    source: [allowedRole(KINESIS, STREAM), allowedRole(KINESIS_CONSUMER, CONSUMER)],
    read: [
      { resourceArn: STREAM, actions: KINESIS },
      { resourceArn: CONSUMER, actions: KINESIS_CONSUMER },
    ],
  },
  {
    title: 'the stream of a table of the same account',
    access: { ...OF_TABLE, ...WITHIN },
    identity: [allowed('ReadTableStream', [...DYNAMODB, 'dynamodb:ListStreams'], TABLE_STREAM)],
    source: [],
    read: [{ resourceArn: TABLE_STREAM, actions: [...DYNAMODB, 'dynamodb:ListStreams'] }],
  },
  {
    // The policy of a stream cannot allow ListStreams, so nobody can prove it across accounts.
    title: 'the stream of a table of another account',
    access: { ...OF_TABLE, ...ACROSS },
    identity: [allowed('ReadTableStream', [...DYNAMODB, 'dynamodb:ListStreams'], TABLE_STREAM)],
    source: [allowedRole(DYNAMODB, TABLE_STREAM)],
    read: [{ resourceArn: TABLE_STREAM, actions: DYNAMODB }],
  },
];

const ROWS = CASES.map((row) => [row.title, row] as const);

test.each(ROWS)('%s: the execution role may read it, and nothing else', (_title, { access, identity }) => {
  expect(policyDocument(pullIdentityStatements(access))).toEqual({ Version: '2012-10-17', Statement: identity });
});

test.each(ROWS)('%s: its own policy lets the role in where it must', (_title, { access, source }) => {
  expect(policyDocument(pullSourceStatements(access))).toEqual({ Version: '2012-10-17', Statement: source });
});

test.each(ROWS)('%s: what is read is what both sides can say', (_title, { access, read }) => {
  expect(readResources(access)).toEqual(read);
});

test('the role’s policy names by a pattern what AWS gives a part of the ARN of, the source’s policy by its ARN', () => {
  const access: PullAccess = {
    ...OF_STREAM,
    ...ACROSS,
    sourcePattern: `${STREAM}*`,
    consumerArn: CONSUMER,
    consumerPattern: `${STREAM}/consumer/worker:*`,
  };
  expect(policyDocument(pullIdentityStatements(access))).toEqual({
    Version: '2012-10-17',
    Statement: [
      allowed('ReadStream', KINESIS, `${STREAM}*`),
      allowed('ReadConsumer', KINESIS_CONSUMER, `${STREAM}/consumer/worker:*`),
    ],
  });
  expect(policyDocument(pullSourceStatements(access))).toEqual({
    Version: '2012-10-17',
    Statement: [allowedRole(KINESIS, STREAM), allowedRole(KINESIS_CONSUMER, CONSUMER)],
  });
});

test('the policy of a key lets the role decrypt, and nothing else', () => {
  expect(policyDocument([keyStatement({ ...OF_QUEUE, ...ACROSS, kmsKeyArn: KEY })])).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'DecryptFrom222222222222',
        Effect: 'Allow',
        Principal: { AWS: ROLE },
        Action: 'kms:Decrypt',
        Resource: '*',
      },
    ],
  });
});

test('an access crosses accounts where role and source are in two', () => {
  expect([ACROSS, WITHIN].map((accounts) => crossesAccounts({ ...OF_QUEUE, ...accounts }))).toEqual([true, false]);
});

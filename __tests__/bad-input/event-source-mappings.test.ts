/** What does not fit the mapping of a queue, a FIFO queue or a stream. */
import { kinesisStream, sqsQueue } from '../../lib/constructs/pull-sources';
import { PullTrigger } from '../../lib/constructs/pull-trigger';
import { CROSS, HOME } from '../constructs/fixtures';
import { messagesOf, type Row, type Scene } from './bad-input';

const ofQueue =
  (props: object, queueName = 'orders') =>
  ({ stack, home, caller }: Scene): unknown =>
    new PullTrigger(stack, 'pull', { callee: caller, source: sqsQueue({ account: home, queueName }), ...props });

const ofFifo = (props: object): ((scene: Scene) => unknown) => ofQueue(props, 'orders.fifo');

const ofStream =
  (props: object) =>
  ({ stack, home, caller }: Scene): unknown =>
    new PullTrigger(stack, 'pull', {
      callee: caller,
      source: kinesisStream({ account: home, streamName: 'orders' }),
      ...props,
    });

const filters = (count: number): readonly object[] =>
  Array.from({ length: count }, (_, size) => ({ body: { size: [size] } }));
const failed = (targetArn: string): object => ({ onFailure: { targetArn } });

const rows: readonly Row[] = [
  [
    'a batch of 11 messages without a window',
    ofQueue({ batchSize: 11 }),
    [
      '[stack/pull] maximumBatchingWindow is out of range: got nothing; allowed: 1 to 300 with a batchSize of 11 or more; set maximumBatchingWindow, or a smaller batchSize (https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html)',
    ],
  ],
  [
    'a batch of 10,000 messages with a window of 0',
    ofQueue({ batchSize: 10_000, maximumBatchingWindow: 0 }),
    [
      '[stack/pull] maximumBatchingWindow is out of range: got 0; allowed: 1 to 300 with a batchSize of 11 or more; set maximumBatchingWindow, or a smaller batchSize (https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html)',
    ],
  ],
  [
    'a batch of 10,001 messages',
    ofQueue({ batchSize: 10_001 }),
    ['[stack/pull] batchSize is out of range: got 10001; allowed: 1 to 10000; change batchSize'],
  ],
  [
    'a batch of 11 messages of a FIFO queue',
    ofFifo({ batchSize: 11 }),
    ['[stack/pull] batchSize is out of range: got 11; allowed: 1 to 10; change batchSize'],
  ],
  [
    'a window of a FIFO queue',
    ofFifo({ maximumBatchingWindow: 5 }),
    [
      '[stack/pull] maximumBatchingWindow does not apply to a FIFO queue: got 5; allowed: a standard queue, or a stream of Kinesis or DynamoDB; leave maximumBatchingWindow out (https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html)',
    ],
  ],
  [
    'a batch of 10,001 records',
    ofStream({ batchSize: 10_001 }),
    ['[stack/pull] batchSize is out of range: got 10001; allowed: 1 to 10000; change batchSize'],
  ],
  [
    'a window of half a second',
    ofStream({ maximumBatchingWindow: 0.5 }),
    ['[stack/pull] maximumBatchingWindow is out of range: got 0.5; allowed: 0 to 300; change maximumBatchingWindow'],
  ],
  [
    'a starting position of a queue',
    ofQueue({ startingPosition: 'LATEST' }),
    [
      '[stack/pull] startingPosition does not apply to a queue: got "LATEST"; allowed: a stream of Kinesis or DynamoDB; leave startingPosition out (https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html)',
    ],
  ],
  [
    'retries of a queue',
    ofQueue({ maximumRetryAttempts: 2 }),
    [
      '[stack/pull] maximumRetryAttempts does not apply to a queue: got 2; allowed: a stream of Kinesis or DynamoDB; leave maximumRetryAttempts out (https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html)',
    ],
  ],
  [
    'a record age of a queue',
    ofQueue({ maximumRecordAge: 60 }),
    [
      '[stack/pull] maximumRecordAge does not apply to a queue: got 60; allowed: a stream of Kinesis or DynamoDB; leave maximumRecordAge out (https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html)',
    ],
  ],
  [
    'a queue whose batches are split',
    ofQueue({ bisectBatchOnFunctionError: true }),
    [
      '[stack/pull] bisectBatchOnFunctionError does not apply to a queue: got true; allowed: a stream of Kinesis or DynamoDB; leave bisectBatchOnFunctionError out (https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html)',
    ],
  ],
  [
    'parallel batches of a FIFO queue',
    ofFifo({ parallelizationFactor: 2 }),
    [
      '[stack/pull] parallelizationFactor does not apply to a queue: got 2; allowed: a stream of Kinesis or DynamoDB; leave parallelizationFactor out (https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html)',
    ],
  ],
  [
    'a destination for what fails of a queue',
    ofQueue(failed(`arn:aws:sqs:us-east-1:${HOME}:failed`)),
    [
      '[stack/pull] onFailure does not apply to a queue: got {"targetArn":"arn:aws:sqs:us-east-1:111111111111:failed"}; allowed: a stream of Kinesis or DynamoDB; leave onFailure out, and give the queue a redrive policy (https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html)',
    ],
  ],
  [
    'a concurrency of one',
    ofQueue({ maximumConcurrency: 1 }),
    ['[stack/pull] maximumConcurrency is out of range: got 1; allowed: 2 to 1000; change maximumConcurrency'],
  ],
  [
    'a concurrency of a stream',
    ofStream({ maximumConcurrency: 5 }),
    [
      '[stack/pull] maximumConcurrency does not apply to a stream: got 5; allowed: a queue; leave maximumConcurrency out (https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html)',
    ],
  ],
  [
    'no filter in a list of filters',
    ofQueue({ filters: [] }),
    ['[stack/pull] the number of filters is out of range: got 0; allowed: 1 to 10; change the number of filters'],
  ],
  [
    'eleven filters',
    ofStream({ filters: filters(11) }),
    ['[stack/pull] the number of filters is out of range: got 11; allowed: 1 to 10; change the number of filters'],
  ],
  [
    'a queue of another account for what fails',
    ofStream(failed(`arn:aws:sqs:us-east-1:${CROSS}:failed`)),
    [
      '[stack/pull] onFailure.targetArn lies in another account, whose owner must let the role in: got arn:aws:sqs:us-east-1:222222222222:failed; allowed: a queue, topic or bucket of 111111111111; keep failed batches in the account of the function',
    ],
  ],
  [
    'a topic of another account for what fails',
    ofStream(failed(`arn:aws:sns:us-east-1:${CROSS}:failed`)),
    [
      '[stack/pull] onFailure.targetArn lies in another account, whose owner must let the role in: got arn:aws:sns:us-east-1:222222222222:failed; allowed: a queue, topic or bucket of 111111111111; keep failed batches in the account of the function',
    ],
  ],
  [
    'a function for what fails',
    ofStream(failed(`arn:aws:lambda:us-east-1:${HOME}:function:failed`)),
    [
      '[stack/pull] onFailure.targetArn is not the ARN that is needed here: got "arn:aws:lambda:us-east-1:111111111111:function:failed"; allowed: the ARN of a standard SQS queue or SNS topic, or of an S3 bucket; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  ...[
    `arn:aws:sqs:us-east-1:${HOME}:*`,
    'arn:aws:sqs:us-east-1::failed',
    'arn:aws:s3:::failed*',
    'arn:aws:s3:::failed/batches',
  ].map(
    (targetArn): Row => [
      `${targetArn} for what fails`,
      ofStream(failed(targetArn)),
      [
        `[stack/pull] onFailure.targetArn is not the ARN that is needed here: got "${targetArn}"; allowed: the ARN of a standard SQS queue or SNS topic, or of an S3 bucket; copy the ARN from the console or from the output of the stack that owns it`,
      ],
    ],
  ),
  [
    'a FIFO queue for what fails',
    ofStream(failed(`arn:aws:sqs:us-east-1:${HOME}:failed.fifo`)),
    [
      '[stack/pull] onFailure.targetArn is not the ARN that is needed here: got "arn:aws:sqs:us-east-1:111111111111:failed.fifo"; allowed: the ARN of a standard SQS queue or SNS topic, or of an S3 bucket; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'a FIFO topic for what fails',
    ofStream(failed(`arn:aws:sns:us-east-1:${HOME}:failed.fifo`)),
    [
      '[stack/pull] onFailure.targetArn is not the ARN that is needed here: got "arn:aws:sns:us-east-1:111111111111:failed.fifo"; allowed: the ARN of a standard SQS queue or SNS topic, or of an S3 bucket; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'a queue of China for what fails',
    ofStream(failed(`arn:aws-cn:sqs:cn-north-1:${HOME}:failed`)),
    [
      '[stack/pull] onFailure.targetArn lies in another partition: got arn:aws-cn:sqs:cn-north-1:111111111111:failed; allowed: partition aws; use accounts of one partition: no role or policy reaches from one into another',
    ],
  ],
  [
    'a bucket of the US government for what fails',
    ofStream(failed('arn:aws-us-gov:s3:::failed')),
    [
      '[stack/pull] onFailure.targetArn lies in another partition: got arn:aws-us-gov:s3:::failed; allowed: partition aws; use accounts of one partition: no role or policy reaches from one into another',
    ],
  ],
  [
    'a name in place of the ARN of what failed batches go to',
    ofStream(failed('failed')),
    [
      '[stack/pull] onFailure.targetArn is not the ARN that is needed here: got "failed"; allowed: the ARN of a standard SQS queue or SNS topic, or of an S3 bucket; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'all that does not fit a queue',
    ofQueue({
      batchSize: 20_000,
      maximumBatchingWindow: 301,
      startingPosition: 'EARLIEST',
      maximumConcurrency: 1001,
      filters: filters(11),
      ...failed(`arn:aws:sqs:us-east-1:${CROSS}:failed`),
    }),
    [
      '[stack/pull] startingPosition is none of the values it can have: got "EARLIEST"; allowed: LATEST, TRIM_HORIZON; change startingPosition',
      '[stack/pull] batchSize is out of range: got 20000; allowed: 1 to 10000; change batchSize',
      '[stack/pull] maximumBatchingWindow is out of range: got 301; allowed: 0 to 300; change maximumBatchingWindow',
      '[stack/pull] maximumConcurrency is out of range: got 1001; allowed: 2 to 1000; change maximumConcurrency',
      '[stack/pull] the number of filters is out of range: got 11; allowed: 1 to 10; change the number of filters',
      '[stack/pull] startingPosition does not apply to a queue: got "EARLIEST"; allowed: a stream of Kinesis or DynamoDB; leave startingPosition out (https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html)',
      '[stack/pull] onFailure does not apply to a queue: got {"targetArn":"arn:aws:sqs:us-east-1:222222222222:failed"}; allowed: a stream of Kinesis or DynamoDB; leave onFailure out, and give the queue a redrive policy (https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html)',
      '[stack/pull] onFailure.targetArn lies in another account, whose owner must let the role in: got arn:aws:sqs:us-east-1:222222222222:failed; allowed: a queue, topic or bucket of 111111111111; keep failed batches in the account of the function',
    ],
  ],
  [
    'all that does not fit a stream',
    ofStream({
      batchSize: 0,
      maximumBatchingWindow: -1,
      maximumRetryAttempts: 10_001,
      maximumRecordAge: 604_801,
      parallelizationFactor: 2.5,
      maximumConcurrency: 1,
    }),
    [
      '[stack/pull] batchSize is out of range: got 0; allowed: 1 to 10000; change batchSize',
      '[stack/pull] maximumBatchingWindow is out of range: got -1; allowed: 0 to 300; change maximumBatchingWindow',
      '[stack/pull] maximumRetryAttempts is out of range: got 10001; allowed: 0 to 10000, or -1; change maximumRetryAttempts',
      '[stack/pull] maximumRecordAge is out of range: got 604801; allowed: 60 to 604800, or -1; change maximumRecordAge',
      '[stack/pull] parallelizationFactor is out of range: got 2.5; allowed: 1 to 10; change parallelizationFactor',
      '[stack/pull] maximumConcurrency is out of range: got 1; allowed: 2 to 1000; change maximumConcurrency',
      '[stack/pull] maximumConcurrency does not apply to a stream: got 1; allowed: a queue; leave maximumConcurrency out (https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html)',
    ],
  ],
];

test.each(rows)('everything is said about %s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});

import type { EventSourceKind } from '../policies/event-sources';
import type { PullSourceKind } from './pull-source-kind';
import { SQS_QUEUE, type SqsQueueSource } from './source-queue';
import { KINESIS_STREAM, type KinesisStreamSource } from './source-stream';
import { DYNAMODB_STREAM, type DynamodbStreamSource } from './source-table-stream';

interface PullSources {
  readonly sqsQueue: SqsQueueSource;
  readonly kinesisStream: KinesisStreamSource;
  readonly dynamodbStream: DynamodbStreamSource;
}

/** A source that Lambda reads with the function's execution role. */
export type PullSource = {
  [Kind in keyof PullSources]: { readonly kind: Kind } & PullSources[Kind];
}[keyof PullSources];

const KINDS: { readonly [Kind in keyof PullSources & EventSourceKind]: PullSourceKind<PullSources[Kind]> } = {
  sqsQueue: SQS_QUEUE,
  kinesisStream: KINESIS_STREAM,
  dynamodbStream: DYNAMODB_STREAM,
};

/** How a source is checked, named and opened; nothing for a kind that is not read, or not set up here. */
export function pullKindOf(source: PullSource): PullSourceKind<PullSource> | undefined {
  // A kind and the source it is looked up by belong together, which the compiler cannot follow.
  return KINDS[source.kind] as PullSourceKind<PullSource> | undefined;
}

/** A queue as the source of a `PullTrigger`. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
export function sqsQueue(source: SqsQueueSource): PullSource {
  return { kind: 'sqsQueue', ...source };
}

/** A Kinesis stream as the source of a `PullTrigger`. https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html */
export function kinesisStream(source: KinesisStreamSource): PullSource {
  return { kind: 'kinesisStream', ...source };
}

/** The stream of a DynamoDB table as the source of a `PullTrigger`. https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html */
export function dynamodbStream(source: DynamodbStreamSource): PullSource {
  return { kind: 'dynamodbStream', ...source };
}

// Story `pull-sources`: a stream, a queue and a table's changes of the other account come in batches; the items that
// cannot be read are reported, so that a queue does not send the others again.
import { InvalidEventError, recordsOf } from './invalid-event';

/** What is used of the events. https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html */
interface PullEvent {
  readonly Records: readonly (KinesisRecord | SqsRecord | DynamodbRecord)[];
}

interface KinesisRecord {
  readonly kinesis: { readonly sequenceNumber: string; readonly data: string };
}

interface SqsRecord {
  readonly messageId: string;
  readonly body: string;
}

interface DynamodbRecord {
  readonly eventName: string;
  readonly dynamodb: { readonly SequenceNumber: string; readonly NewImage?: unknown };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting */
interface BatchResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

// biome-ignore lint/suspicious/useAwait: without async, Lambda would wait for a callback
export async function handler(event: PullEvent): Promise<BatchResponse> {
  const batchItemFailures = recordsOf(event).flatMap((record) => {
    const { itemIdentifier, read } = open(record);
    try {
      read();
      // Never the item itself: it is somebody else's, and the identifier finds it.
      console.log(JSON.stringify({ level: 'info', message: 'item gathered', itemIdentifier }));
      return [];
    } catch {
      console.error(JSON.stringify({ level: 'error', message: 'item failed', itemIdentifier }));
      return [{ itemIdentifier }];
    }
  });
  return { batchItemFailures };
}

/** By what an item is reported, and how it is read. */
function open(record: KinesisRecord | SqsRecord | DynamodbRecord): { itemIdentifier: string; read: () => unknown } {
  if ('kinesis' in record) {
    const { sequenceNumber, data } = record.kinesis;
    return { itemIdentifier: sequenceNumber, read: () => JSON.parse(UTF_8.decode(Buffer.from(data, 'base64'))) };
  }
  if ('dynamodb' in record) {
    const { SequenceNumber, NewImage } = record.dynamodb;
    return { itemIdentifier: SequenceNumber, read: () => NewImage };
  }
  if ('messageId' in record) return { itemIdentifier: record.messageId, read: () => JSON.parse(record.body) };
  throw new InvalidEventError('a record must come from a stream, a queue or a table');
}

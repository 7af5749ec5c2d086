// Story `pull-sources`: a stream, a queue and a table's changes of the other account come in batches; the items that
// cannot be read are reported, and the others are not tried again.

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

export function handler(event: PullEvent): BatchResponse {
  const batchItemFailures = event.Records.flatMap((record) => {
    const { itemIdentifier, read } = open(record);
    try {
      // Never the item itself: it is somebody else's, and the identifier finds it.
      console.log(JSON.stringify({ level: 'info', message: 'item gathered', itemIdentifier, type: typeof read() }));
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
    return { itemIdentifier: sequenceNumber, read: () => JSON.parse(Buffer.from(data, 'base64').toString()) };
  }
  if ('dynamodb' in record) {
    const { SequenceNumber, NewImage } = record.dynamodb;
    return { itemIdentifier: SequenceNumber, read: () => NewImage };
  }
  return { itemIdentifier: record.messageId, read: () => JSON.parse(record.body) };
}

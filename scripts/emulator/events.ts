/** The events that the services of the stories send to a function. */

/** One record of a Kinesis stream as Lambda hands it on. */
export interface KinesisRecord {
  readonly eventID: string;
  readonly kinesis: { readonly sequenceNumber: string; readonly data: string };
}

/** What API Gateway's proxy integration sends for `POST /process`. */
export function processRequestEvent(body: unknown, accountId: string): object {
  return {
    resource: '/process',
    path: '/process',
    httpMethod: 'POST',
    headers: { 'content-type': 'application/json' },
    multiValueHeaders: { 'content-type': ['application/json'] },
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
    stageVariables: null,
    requestContext: {
      accountId,
      httpMethod: 'POST',
      path: '/prod/process',
      requestId: '00000000-0000-4000-8000-000000000000',
      resourcePath: '/process',
      stage: 'prod',
    },
    body: JSON.stringify(body),
    isBase64Encoded: false,
  };
}

/** A batch of a Kinesis stream; each text is one record, in order. */
export function kinesisEvent(
  streamArn: string,
  texts: readonly string[],
): { readonly Records: readonly KinesisRecord[] } {
  const region = streamArn.split(':')[3] ?? '';
  return {
    Records: texts.map((text, index) => {
      const sequenceNumber = `4959033827149025660869257808${String(index).padStart(4, '0')}`;
      return {
        eventID: `shardId-000000000000:${sequenceNumber}`,
        eventName: 'aws:kinesis:record',
        eventVersion: '1.0',
        eventSource: 'aws:kinesis',
        eventSourceARN: streamArn,
        awsRegion: region,
        kinesis: {
          kinesisSchemaVersion: '1.0',
          partitionKey: 'partition-1',
          sequenceNumber,
          data: Buffer.from(text).toString('base64'),
          approximateArrivalTimestamp: 1_700_000_000,
        },
      };
    }),
  };
}

/** What S3 sends when an object was created. https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
export function objectCreatedEvent(bucket: string, key: string): object {
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: 'us-east-1',
        eventTime: '2026-01-01T00:00:00.000Z',
        eventName: 'ObjectCreated:Put',
        s3: {
          s3SchemaVersion: '1.0',
          bucket: { name: bucket, arn: `arn:aws:s3:::${bucket}` },
          object: { key: encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+'), size: 1 },
        },
      },
    ],
  };
}

/** What SNS sends for a message. https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
export function topicEvent(topicArn: string, message: string): object {
  return {
    Records: [
      {
        EventVersion: '1.0',
        EventSource: 'aws:sns',
        EventSubscriptionArn: `${topicArn}:00000000-0000-4000-8000-000000000000`,
        Sns: {
          Type: 'Notification',
          MessageId: '00000000-0000-4000-8000-000000000000',
          TopicArn: topicArn,
          Message: message,
          Timestamp: '2026-01-01T00:00:00.000Z',
        },
      },
    ],
  };
}

/** An event of the bus that the rule of the stories picks. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html */
export function orderEvent(account: string): object {
  return {
    version: '0',
    id: '00000000-0000-4000-8000-000000000000',
    source: 'orders',
    account,
    time: '2026-01-01T00:00:00Z',
    region: 'us-east-1',
    resources: [],
    'detail-type': 'order placed',
    detail: { orderId: 'o-1' },
  };
}

/** A batch of an SQS queue; each text is one message. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
export function queueEvent(queueArn: string, texts: readonly string[]): object {
  return {
    Records: texts.map((body, index) => ({
      messageId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      body,
      attributes: { ApproximateReceiveCount: '1' },
      messageAttributes: {},
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: queueArn.split(':')[3] ?? '',
    })),
  };
}

/** A batch of the stream of a table; each id is that of one new item. https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html */
export function tableEvent(streamArn: string, orderIds: readonly string[]): object {
  return {
    Records: orderIds.map((orderId, index) => ({
      eventID: String(index),
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      eventSourceARN: streamArn,
      awsRegion: streamArn.split(':')[3] ?? '',
      dynamodb: {
        Keys: { orderId: { S: orderId } },
        NewImage: { orderId: { S: orderId } },
        SequenceNumber: String(index + 1),
        StreamViewType: 'NEW_IMAGE',
      },
    })),
  };
}

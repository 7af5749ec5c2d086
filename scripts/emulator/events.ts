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

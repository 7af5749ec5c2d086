/**
 * What each event source needs: a permission on the function (push) or rights of the execution role (pull).
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
 */

interface PushSource {
  readonly mechanism: 'push';
  /** The service that calls the function. */
  readonly service: string;
  readonly page: string;
}

interface PullSource {
  readonly mechanism: 'pull';
  /** What the execution role must be allowed on the source. */
  readonly roleActions: readonly string[];
  readonly page: string;
}

export const EVENT_SOURCES = {
  restApi: {
    mechanism: 'push',
    service: 'apigateway.amazonaws.com',
    page: 'https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html',
  },
  kinesisStream: {
    mechanism: 'pull',
    roleActions: [
      'kinesis:DescribeStream',
      'kinesis:DescribeStreamSummary',
      'kinesis:GetRecords',
      'kinesis:GetShardIterator',
      'kinesis:ListShards',
    ],
    page: 'https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html',
  },
} as const satisfies Record<string, PushSource | PullSource>;

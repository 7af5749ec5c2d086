import type { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api';
import type { KinesisStream } from '@cdktf/provider-aws/lib/kinesis-stream';
import type { AwsAccount } from './aws-account';

/** A method of an API Gateway REST API that calls the function. */
export interface RestApiSource {
  /** The account the API is in. */
  readonly account: AwsAccount;
  /** The API's resource, of the same stack; not together with `restApiId`. */
  readonly restApi?: ApiGatewayRestApi;
  /** The id of an API that exists already; not together with `restApi`. */
  readonly restApiId?: string;
  /** HTTP method, such as `POST`, or `*` for every method. */
  readonly method: string;
  /** Path of the API's resource, such as `/process`; `*` stands for anything. */
  readonly path: string;
  /**
   * Stage of the API, or `*` for every stage.
   * @default "*"
   */
  readonly stage?: string;
}

/** A Kinesis stream that Lambda reads for the function. */
export interface KinesisStreamSource {
  /** The account the stream is in. */
  readonly account: AwsAccount;
  /** Name of the stream: 1 to 128 letters, digits and _ . -. */
  readonly streamName: string;
  /**
   * The stream's resource, where this stack creates it.
   * @default - the stream exists already
   */
  readonly resource?: KinesisStream;
}

/** A source that calls the function itself, so that the function's resource-based policy must let it in. */
export type PushSource = { readonly kind: 'restApi' } & RestApiSource;

/** A source that Lambda reads with the function's execution role. */
export type PullSource = { readonly kind: 'kinesisStream' } & KinesisStreamSource;

/** A method of a REST API as the source of a `PushTrigger`. https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html */
export function restApi(source: RestApiSource): PushSource {
  return { kind: 'restApi', ...source };
}

/** A Kinesis stream as the source of a `PullTrigger`. https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html */
export function kinesisStream(source: KinesisStreamSource): PullSource {
  return { kind: 'kinesisStream', ...source };
}

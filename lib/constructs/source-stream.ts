import { KinesisResourcePolicy } from '@cdktf/provider-aws/lib/kinesis-resource-policy';
import type { KinesisStream } from '@cdktf/provider-aws/lib/kinesis-stream';
import type { KinesisStreamConsumer } from '@cdktf/provider-aws/lib/kinesis-stream-consumer';
import { Token } from 'cdktf';
import { badArn, eitherOr, notALiteral, type Problem } from '../errors';
import { formatArn } from '../iam/arn';
import { checkName, isInterpolated } from '../iam/name-rules';
import { SIZE_BUDGETS } from '../iam/size-budget';
import { checkEncryption, type EncryptedSource } from './encrypted-source';
import { ownedPolicy } from './owned-document';
import type { PullSourceKind } from './pull-source-kind';
import { checkSameName } from './same-name';
import { placeOf, type SourceAccount } from './source-account';

/** A Kinesis stream that Lambda reads for the function. */
export interface KinesisStreamSource extends EncryptedSource {
  /** Where the stream is; the region must be the function's. */
  readonly account: SourceAccount;
  /** Name of the stream: 1 to 128 letters, digits and _ . -. */
  readonly streamName: string;
  /**
   * The stream's resource, where the stack of `account` creates it.
   * @default - the stream exists already
   */
  readonly resource?: KinesisStream;
  /**
   * The resource of a consumer of the stream, for enhanced fan-out; not together with `consumerArn`.
   * @default - Lambda shares the throughput of the stream with others
   */
  readonly consumer?: KinesisStreamConsumer;
  /**
   * The ARN of a consumer that exists already, for enhanced fan-out; not together with `consumer`.
   * @default - Lambda shares the throughput of the stream with others
   */
  readonly consumerArn?: string;
}

export const KINESIS_STREAM: PullSourceKind<KinesisStreamSource> = {
  sid: 'ReadStream',
  service: 'kinesis',
  check: (source, callee) => [
    checkName('streamName', 'streamName', source.streamName) ??
      checkSameName('streamName', source.streamName, source.resource?.nameInput),
    source.consumer !== undefined && source.consumerArn !== undefined
      ? eitherOr('consumer', 'consumerArn', 'both')
      : undefined,
    source.consumerArn === undefined ? undefined : checkConsumerArn(source.consumerArn, streamArn(source)),
    ...checkEncryption(source, callee, keyOf(source.resource)),
  ],
  identify: (source) => {
    const consumerArn = source.consumer?.arn ?? source.consumerArn;
    return {
      name: source.streamName,
      arn: streamArn(source),
      ...(source.resource === undefined ? {} : { resource: source.resource, arnReference: source.resource.arn }),
      ...(consumerArn === undefined ? {} : { consumerArn }),
      ...(source.consumer === undefined ? {} : { consumer: source.consumer }),
      ...consumerPattern(source),
    };
  },
  limits: () => ({ batchSize: { most: 10_000, usual: 100 }, windowFrom: 0, isStream: true }),
  addToPolicy: (source, account, statement, wiring) => {
    const { streamName, resource, consumer, consumerArn = '' } = source;
    const isOfStream = statement.resources.includes(streamArn(source));
    // A consumer has a policy of its own.
    const of = isOfStream ? 'stream' : `consumer-${consumer?.nameInput ?? consumerArn.split(/[/:]/).at(-2) ?? ''}-of`;
    const policy = ownedPolicy(
      account,
      `policy-of-${of}-${streamName}`,
      {
        what: `the policy of ${isOfStream ? '' : 'a consumer of '}stream ${streamName}`,
        limit: SIZE_BUDGETS.streamPolicy,
      },
      (scope, text) =>
        new KinesisResourcePolicy(scope, 'Default', {
          provider: account.provider,
          resourceArn: isOfStream ? (resource?.arn ?? streamArn(source)) : (consumer?.arn ?? consumerArn),
          policy: text,
        }),
    );
    policy.add(statement, wiring);
    return policy.resource;
  },
};

/** A key of a stream whose encryption is off is not used. */
function keyOf(resource: KinesisStream | undefined): string | undefined {
  return resource?.encryptionTypeInput === 'NONE' ? undefined : resource?.kmsKeyIdInput;
}

function streamArn({ account, streamName }: KinesisStreamSource): string {
  return formatArn({ ...placeOf(account), service: 'kinesis', resource: `stream/${streamName}` });
}

/** AWS puts the time of its creation into the ARN of a consumer. */
function consumerPattern(source: KinesisStreamSource): { readonly consumerPattern?: string } {
  const name = source.consumer?.nameInput;
  return name === undefined || Token.isUnresolved(name)
    ? {}
    : { consumerPattern: `${streamArn(source)}/consumer/${name}:*` };
}

function checkConsumerArn(consumerArn: string, ofStream: string): Problem | undefined {
  if (isInterpolated(consumerArn)) {
    return { ...notALiteral('consumerArn'), todo: 'pass the resource of the consumer as consumer' };
  }
  const start = `${ofStream}/consumer/`;
  return consumerArn.startsWith(start) && /^[\w.-]+:\d+$/.test(consumerArn.slice(start.length))
    ? undefined
    : badArn('consumerArn', consumerArn, `the ARN of a consumer of the stream: ${ofStream}/consumer/<name>:<number>`);
}

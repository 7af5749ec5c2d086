import { KinesisStream } from '@cdktf/provider-aws/lib/kinesis-stream';
import type { Construct } from 'constructs';
import type { AwsAccount } from '../constructs/aws-account';
import { LambdaFunction } from '../constructs/lambda-function';
import { kinesisStream } from '../constructs/pull-sources';
import { PullTrigger } from '../constructs/pull-trigger';
import { handlerCode } from './handler-code';
import type { CrossAccountStoryProps } from './story-props';

/** Properties of the stories in which a stream of the home account makes a function call the cross account. */
export interface StreamStoryProps extends CrossAccountStoryProps {
  /**
   * Name of a Kinesis stream of the home account that exists already.
   * @default - the stack creates one
   */
  readonly streamName?: string;
}

/** The function `caller` with its stream, fed batch by batch; records it reports as failed are tried twice more. */
export function createCaller(
  scope: Construct,
  account: AwsAccount,
  handler: string,
  props: StreamStoryProps,
): LambdaFunction {
  const { namePrefix = '', handlerLanguage } = props;
  const streamName = props.streamName ?? `${namePrefix}caller-requests`;
  const resource =
    props.streamName === undefined
      ? new KinesisStream(scope, 'requests', { provider: account.provider, name: streamName, shardCount: 1 })
      : undefined;
  const caller = new LambdaFunction(scope, 'caller', {
    account,
    functionName: `${namePrefix}caller`,
    roleName: `${namePrefix}caller-role`,
    timeout: 60,
    ...handlerCode(handler, handlerLanguage),
  });
  new PullTrigger(scope, 'requests-to-caller', {
    callee: caller,
    source: kinesisStream({ account, streamName, ...(resource === undefined ? {} : { resource }) }),
    reportBatchItemFailures: true,
    bisectBatchOnFunctionError: true,
    maximumRetryAttempts: 2,
  });
  return caller;
}

/** The function `callee` of the cross account. */
export function createCallee(
  scope: Construct,
  account: AwsAccount,
  { namePrefix = '', handlerLanguage }: StreamStoryProps,
): LambdaFunction {
  return new LambdaFunction(scope, 'callee', {
    account,
    functionName: `${namePrefix}callee`,
    roleName: `${namePrefix}callee-role`,
    timeout: 30,
    ...handlerCode('callee', handlerLanguage),
  });
}

import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table';
import { KinesisStream } from '@cdktf/provider-aws/lib/kinesis-stream';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AwsAccount } from '../constructs/aws-account';
import { relaxAwsProviderVersion } from '../constructs/aws-provider-version';
import { LambdaFunction } from '../constructs/lambda-function';
import { dynamodbStream, kinesisStream, type PullSource, sqsQueue } from '../constructs/pull-sources';
import { PullTrigger } from '../constructs/pull-trigger';
import { handlerCode } from './handler-code';
import type { CrossAccountStoryProps } from './story-props';

const TIMEOUT_SECONDS = 30;

/** Properties of the story `pull-sources`. */
export interface PullSourcesStackProps extends CrossAccountStoryProps {}

/** A function of the home account is fed with a stream, a queue and the changes of a table of the cross account. */
export class PullSourcesStack extends TerraformStack {
  /** @throws InputError when an account, region or name is not one that AWS accepts. */
  public constructor(scope: Construct, id: string, props: PullSourcesStackProps) {
    super(scope, id);
    relaxAwsProviderVersion(this);
    const { namePrefix = '', handlerLanguage } = props;
    const home = new AwsAccount(this, 'home', props.home);
    const cross = new AwsAccount(this, 'cross', props.cross);

    const gatherer = new LambdaFunction(this, 'gatherer', {
      account: home,
      functionName: `${namePrefix}gatherer`,
      roleName: `${namePrefix}gatherer-role`,
      timeout: TIMEOUT_SECONDS,
      ...handlerCode('gatherer', handlerLanguage),
    });
    for (const [name, source] of createSources(this, cross, namePrefix)) {
      new PullTrigger(this, `${name}-to-gatherer`, {
        callee: gatherer,
        source,
        manageSource: true,
        reportBatchItemFailures: true,
        // A queue has a redrive policy of its own.
        ...(source.kind === 'sqsQueue' ? {} : { bisectBatchOnFunctionError: true, maximumRetryAttempts: 2 }),
      });
    }
  }
}

function createSources(
  scope: Construct,
  account: AwsAccount,
  namePrefix: string,
): readonly (readonly [string, PullSource])[] {
  const { provider } = account;
  const [streamName, queueName, tableName] = ['clicks', 'jobs', 'orders'].map((name) => `${namePrefix}${name}`) as [
    string,
    string,
    string,
  ];
  const stream = new KinesisStream(scope, 'clicks', { provider, name: streamName, shardCount: 1 });
  const queue = new SqsQueue(scope, 'jobs', {
    provider,
    name: queueName,
    // Six times the timeout of the function, as Lambda recommends.
    visibilityTimeoutSeconds: 6 * TIMEOUT_SECONDS,
  });
  const table = new DynamodbTable(scope, 'orders', {
    provider,
    name: tableName,
    billingMode: 'PAY_PER_REQUEST',
    hashKey: 'orderId',
    attribute: [{ name: 'orderId', type: 'S' }],
    streamEnabled: true,
    streamViewType: 'NEW_IMAGE',
  });
  return [
    ['clicks', kinesisStream({ account, streamName, resource: stream })],
    ['jobs', sqsQueue({ account, queueName, resource: queue })],
    ['orders', dynamodbStream({ account, tableName, resource: table })],
  ];
}

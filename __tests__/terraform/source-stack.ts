import { join } from 'node:path';
import { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api';
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table';
import { KinesisStream } from '@cdktf/provider-aws/lib/kinesis-stream';
import { KinesisStreamConsumer } from '@cdktf/provider-aws/lib/kinesis-stream-consumer';
import { LambdaFunctionUrl } from '@cdktf/provider-aws/lib/lambda-function-url';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { App, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { relaxAwsProviderVersion } from '../../lib/constructs/aws-provider-version';
import { FunctionUrlGrant } from '../../lib/constructs/function-url-grant';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { dynamodbStream, kinesisStream, sqsQueue } from '../../lib/constructs/pull-sources';
import { PullTrigger } from '../../lib/constructs/pull-trigger';
import {
  cloudFrontDistribution,
  eventBridgeRule,
  eventBridgeSchedule,
  httpApi,
  logGroup,
  type PushSource,
  s3Bucket,
  servicePrincipal,
  snsTopic,
  targetGroup,
} from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';

/** The functions' code: a folder, so that it does not depend on the place of cdktf.json. */
const CODE = join(__dirname, '..', '..', 'handlers', 'python');

const HOME = '111111111111';
const CROSS = '222222222222';

/** Name of the stack that has every source that can be set up, and what the stories have not. */
export const SOURCE_STACK = 'sources';

/** What a function of the stack works with. */
interface Scene {
  readonly stack: TerraformStack;
  readonly home: AwsAccount;
  readonly cross: AwsAccount;
  /** A function of the home account. */
  readonly worker: LambdaFunction;
  /** A function of the other account. */
  readonly other: LambdaFunction;
}

/**
 * Synthesises the stack of sources into a folder.
 *
 * @param read whether it has the sources that Lambda reads: the emulator takes long to create them, and can do so in the
 * story `pull-sources`.
 */
export function synthesiseSourceStack(outdir: string, read: 'with pull sources' | 'push sources only'): void {
  const app = new App({ outdir, stackTraces: false });
  const stack = new TerraformStack(app, SOURCE_STACK);
  relaxAwsProviderVersion(stack);
  const home = new AwsAccount(stack, 'home', { accountId: HOME, region: 'us-east-1' });
  const cross = new AwsAccount(stack, 'cross', { accountId: CROSS, region: 'us-east-1' });
  const worker = createFunction(stack, 'worker', home);
  const other = createFunction(stack, 'other', cross);
  const scene: Scene = { stack, home, cross, worker, other };
  addBucketsAndTopics(scene);
  addRulesAndSchedules(scene);
  addServicesOfOneAccount(scene);
  addUrls(scene);
  if (read === 'with pull sources') {
    addPullSources(scene);
  }
  app.synth();
}

function createFunction(stack: Construct, name: string, account: AwsAccount): LambdaFunction {
  return new LambdaFunction(stack, name, {
    account,
    functionName: name,
    code: CODE,
    handler: 'callee.handler',
    runtime: 'python3.13',
    alias: 'live',
  });
}

function push(stack: Construct, id: string, callee: LambdaFunction, source: PushSource): void {
  new PushTrigger(stack, id, { callee, source, manageSource: true });
}

// One notification for three triggers of two functions and an alias; a topic of the function's own account.
function addBucketsAndTopics({ stack, home, cross, worker, other }: Scene): void {
  const resource = new S3Bucket(stack, 'bucket', { provider: cross.provider, bucket: 'uploads' });
  const bucket = { account: cross, bucketName: 'uploads', resource };
  push(stack, 'in', worker, s3Bucket({ ...bucket, filterPrefix: 'in/' }));
  push(stack, 'out', other, s3Bucket({ ...bucket, filterPrefix: 'out/', events: ['s3:ObjectRemoved:*'] }));
  new PushTrigger(stack, 'live', {
    callee: worker.alias('live'),
    source: s3Bucket({ ...bucket, filterPrefix: 'live/', filterSuffix: '.csv' }),
    manageSource: true,
  });
  const topic = new SnsTopic(stack, 'topic', { provider: home.provider, name: 'own' });
  push(stack, 'own', worker, snsTopic({ account: home, topicName: 'own', resource: topic }));
  const news = new SnsTopic(stack, 'news', { provider: cross.provider, name: 'news' });
  const filterPolicy = { kind: ['order'] };
  push(stack, 'all-news', worker, snsTopic({ account: cross, topicName: 'news', resource: news, filterPolicy }));
}

function addRulesAndSchedules({ stack, home, worker, other }: Scene): void {
  const resource = new CloudwatchEventRule(stack, 'rule', {
    provider: home.provider,
    name: 'orders',
    eventPattern: JSON.stringify({ source: ['orders'] }),
  });
  const rule = { account: home, ruleName: 'orders', resource };
  push(stack, 'rule-to-worker', worker, eventBridgeRule(rule));
  push(stack, 'rule-to-other', other, eventBridgeRule({ ...rule, principal: 'role' }));
  const nightly = { account: home, scheduleName: 'nightly', scheduleExpression: 'rate(1 day)' };
  push(stack, 'nightly-to-worker', worker, eventBridgeSchedule(nightly));
  push(stack, 'nightly-to-other', other, eventBridgeSchedule({ ...nightly, scheduleName: 'nightly-across' }));
}

function addServicesOfOneAccount({ stack, home, cross, worker }: Scene): void {
  const { provider } = home;
  const group = new CloudwatchLogGroup(stack, 'group', { provider, name: '/app/orders' });
  const filterPattern = '{ $.level = "error" }';
  push(
    stack,
    'errors',
    worker,
    logGroup({ account: home, logGroupName: '/app/orders', resource: group, filterPattern }),
  );
  const targets = new LbTargetGroup(stack, 'targets', { provider, name: 'targets', targetType: 'lambda' });
  push(stack, 'balanced', worker, targetGroup({ account: home, targetGroup: targets }));
  const api = new Apigatewayv2Api(stack, 'api', { provider: cross.provider, name: 'api', protocolType: 'HTTP' });
  push(stack, 'http', worker, httpApi({ account: cross, api, routeKey: 'POST /orders' }));
  const sourceArn = `arn:aws:cognito-idp:us-east-1:${HOME}:userpool/us-east-1_aBcDeFgHi`;
  new PushTrigger(stack, 'sign-up', {
    callee: worker,
    source: servicePrincipal({ service: 'cognito-idp.amazonaws.com', sourceArn }),
  });
  const skill = { service: 'alexa-appkit.amazon.com', eventSourceToken: 'amzn1.ask.skill.0000' };
  new PushTrigger(stack, 'skill', { callee: worker, source: servicePrincipal(skill) });
}

function addUrls({ stack, home, cross, worker, other }: Scene): void {
  const url = new LambdaFunctionUrl(stack, 'url', {
    provider: cross.provider,
    functionName: other.arnReference(undefined),
    authorizationType: 'AWS_IAM',
  });
  new FunctionUrlGrant(stack, 'worker-calls-url', {
    caller: worker,
    callee: other,
    url,
    environment: { functionUrl: 'OTHER_URL' },
    // What 5.100.0 can write.
    acceptUnscopedInvoke: true,
  });
  new PushTrigger(stack, 'distribution', {
    callee: worker,
    source: cloudFrontDistribution({ account: home, distributionId: 'E2QWRUHAPOMQZL', acceptUnscopedInvoke: true }),
  });
}

function addPullSources({ stack, home, cross, worker }: Scene): void {
  const { provider } = cross;
  const stream = new KinesisStream(stack, 'clicks', { provider, name: 'clicks', shardCount: 1 });
  const consumer = new KinesisStreamConsumer(stack, 'fan', { provider, name: 'fan', streamArn: stream.arn });
  const queue = new SqsQueue(stack, 'jobs', { provider: home.provider, name: 'jobs' });
  const failed = new SqsQueue(stack, 'failed', { provider: home.provider, name: 'failed' });
  const table = new DynamodbTable(stack, 'orders', {
    provider: home.provider,
    name: 'orders',
    billingMode: 'PAY_PER_REQUEST',
    hashKey: 'id',
    attribute: [{ name: 'id', type: 'S' }],
    streamEnabled: true,
    streamViewType: 'NEW_IMAGE',
  });
  const kmsKeyArn = `arn:aws:kms:us-east-1:${CROSS}:key/11111111-2222-3333-4444-555555555555`;
  new PullTrigger(stack, 'clicks-to-worker', {
    callee: worker.alias('live'),
    source: kinesisStream({ account: cross, streamName: 'clicks', resource: stream, consumer, kmsKeyArn }),
    manageSource: true,
    onFailure: { targetArn: `arn:aws:sqs:us-east-1:${HOME}:${failed.nameInput}` },
    filters: [{ data: { kind: ['order'] } }],
  });
  new PullTrigger(stack, 'jobs-to-worker', {
    callee: worker,
    source: sqsQueue({ account: home, queueName: 'jobs', resource: queue }),
    batchSize: 100,
    maximumBatchingWindow: 5,
    maximumConcurrency: 4,
  });
  new PullTrigger(stack, 'orders-to-worker', {
    callee: worker,
    source: dynamodbStream({ account: home, tableName: 'orders', resource: table }),
    startingPosition: 'TRIM_HORIZON',
  });
}

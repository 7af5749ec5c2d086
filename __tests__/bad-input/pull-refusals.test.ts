/** What Lambda cannot read, or this package does not set up: regions, partitions, accounts, kinds. */
import { AwsAccount } from '../../lib/constructs/aws-account';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { dynamodbStream, kinesisStream, sqsQueue } from '../../lib/constructs/pull-sources';
import { PullTrigger } from '../../lib/constructs/pull-trigger';
import { CROSS, functionArn, HOME } from '../constructs/fixtures';
import { messagesOf, type Row, type Scene } from './bad-input';
import { elsewhere, pulling } from './triggers';

const LABEL = '2026-01-15T00:00:00.000';
const streamOfTable = (accountId = HOME, region = 'us-east-1', tableName = 'orders'): string =>
  `arn:aws:dynamodb:${region}:${accountId}:table/${tableName}/stream/${LABEL}`;
const KEY = `arn:aws:kms:us-east-1:${CROSS}:key/11111111-2222-3333-4444-555555555555`;

const queue = pulling(sqsQueue, { queueName: 'orders' });
const stream = pulling(kinesisStream, { streamName: 'orders' });
const table = pulling(dynamodbStream, { tableName: 'orders' });

/** A source of a kind that this package makes no source of. */
const kind = (name: string, account: unknown): ((scene: Scene) => unknown) =>
  pulling((source: object) => ({ ...source, kind: name }), {})({ account });

const places: readonly Row[] = [
  [
    'a queue of another region',
    queue(({ stack }) => ({ account: new AwsAccount(stack, 'west', { accountId: HOME, region: 'us-west-2' }) })),
    [
      '[stack/pull] source and function are in two regions, and AWS connects them within one only: SQS queue: got a source in us-west-2 and a function in us-east-1; allowed: source and function in one region; let a function of the source’s region take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-cross-account-example.html)',
    ],
  ],
  [
    'a queue of another account and region',
    queue({ account: elsewhere('us-west-2') }),
    [
      '[stack/pull] source and function are in two regions, and AWS connects them within one only: SQS queue: got a source in us-west-2 and a function in us-east-1; allowed: source and function in one region; let a function of the source’s region take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-cross-account-example.html)',
    ],
  ],
  [
    'a stream of another account and region',
    stream({ account: elsewhere('eu-west-1') }),
    [
      '[stack/pull] source and function are in two regions, and AWS connects them within one only: Kinesis data stream: got a source in eu-west-1 and a function in us-east-1; allowed: source and function in one region; let a function of the source’s region take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/streams/latest/dev/resource-based-policy-examples.html)',
    ],
  ],
  [
    'a table of another account and region',
    table({ account: elsewhere('eu-west-1'), streamArn: streamOfTable(CROSS, 'eu-west-1') }),
    [
      '[stack/pull] source and function are in two regions, and AWS connects them within one only: DynamoDB stream: got a source in eu-west-1 and a function in us-east-1; allowed: source and function in one region; let a function of the source’s region take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html)',
    ],
  ],
  [
    'a queue of China',
    queue({ account: elsewhere('cn-north-1') }),
    [
      '[stack/pull] source lies in another partition: got SQS queue of aws-cn; allowed: partition aws; use accounts of one partition: no role or policy reaches from one into another',
    ],
  ],
  [
    'a stream of the US government',
    stream({ account: elsewhere('us-gov-west-1') }),
    [
      '[stack/pull] source lies in another partition: got Kinesis data stream of aws-us-gov; allowed: partition aws; use accounts of one partition: no role or policy reaches from one into another',
    ],
  ],
  [
    'a queue of an account of eleven digits',
    queue({ account: { accountId: '12345678901', region: 'us-east-1' } }),
    [
      '[stack/pull] account.accountId is not an AWS account id: got "12345678901"; allowed: 12 digits; write all 12 digits as a string, leading zeros too',
    ],
  ],
  [
    'a queue in no region',
    queue({ account: { accountId: CROSS } }),
    [
      '[stack/pull] account.region is unknown: got nothing; allowed: a region code such as "us-east-1"; correct the region, or set partition too if the region is newer than this package',
    ],
  ],
  [
    'a queue of another account in a region that there is not',
    queue({ account: { accountId: CROSS, region: 'mars-north-1' } }),
    [
      '[stack/pull] account.region is unknown: got "mars-north-1"; allowed: a region code such as "us-east-1"; correct the region, or set partition too if the region is newer than this package',
    ],
  ],
  [
    'a stream of a partition that its region is not of',
    stream({ account: { accountId: CROSS, region: 'us-east-1', partition: 'aws-cn' } }),
    [
      '[stack/pull] account.region lies in another partition: got "us-east-1" of aws; allowed: partition aws-cn; leave partition out to take it from the region',
    ],
  ],
  [
    'manageSource of a queue that no provider reaches',
    queue({ account: elsewhere() }, { manageSource: true }),
    [
      '[stack/pull] no provider reaches the account of the source, 222222222222, and manageSource is set: got nothing; allowed: an AwsAccount as account of the source; pass an AwsAccount, or leave manageSource out to have the source’s side handed over',
    ],
  ],
  [
    '$LATEST as the qualifier of what reads a queue',
    ({ stack, home, caller }) =>
      new PullTrigger(stack, 'pull', {
        callee: { function: caller, qualifier: '$LATEST' },
        source: sqsQueue({ account: home, queueName: 'orders' }),
      }),
    [
      '[stack/pull] the qualifier of callee is the unpublished version: got "$LATEST"; allowed: an alias name or a version number; leave the qualifier of callee out: the unqualified ARN stands for the unpublished version, and AWS takes no resource policy for $LATEST (https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html)',
    ],
  ],
  [
    'a qualifier with a colon of what reads a queue',
    ({ stack, home, caller }) =>
      new PullTrigger(stack, 'pull', {
        callee: { function: caller, qualifier: 'live:2' },
        source: sqsQueue({ account: home, queueName: 'orders' }),
      }),
    [
      '[stack/pull] the qualifier of callee is not a name that AWS accepts: got "live:2"; allowed: a version number or an alias of 1 to 128 letters, digits and _ -; change the qualifier of callee',
    ],
  ],
  [
    'an empty qualifier of what reads a queue',
    ({ stack, home, caller }) =>
      new PullTrigger(stack, 'pull', {
        callee: { function: caller, qualifier: '' },
        source: sqsQueue({ account: home, queueName: 'orders' }),
      }),
    [
      '[stack/pull] the qualifier of callee is not a name that AWS accepts: got ""; allowed: a version number or an alias of 1 to 128 letters, digits and _ -; change the qualifier of callee',
    ],
  ],
  [
    'every version of what reads a queue',
    ({ stack, home, caller }) =>
      new PullTrigger(stack, 'pull', {
        callee: { function: caller, qualifier: '*' },
        source: sqsQueue({ account: home, queueName: 'orders' }),
      }),
    [
      '[stack/pull] the qualifier of callee is not a name that AWS accepts: got "*"; allowed: a version number or an alias of 1 to 128 letters, digits and _ -; change the qualifier of callee',
    ],
  ],
  [
    'a function and a source that no provider reaches',
    ({ stack, executionRole }) =>
      new PullTrigger(stack, 'pull', {
        callee: LambdaFunction.fromArn(stack, 'known', functionArn(HOME, 'known'), { role: executionRole }),
        source: sqsQueue({ account: elsewhere(), queueName: 'orders' }),
      }),
    [
      '[stack/pull] no provider reaches the account of the function, where the event source mapping belongs: got nothing; allowed: a function with its account; pass account to LambdaFunction.fromArn',
    ],
  ],
  [
    'all that is wrong with a table, its stream, its key and its place',
    table(
      {
        account: elsewhere('us-west-2'),
        tableName: 'a',
        streamArn: streamOfTable(),
        kmsKeyArn: KEY.replace('key/', 'alias/'),
      },
      { manageSource: true, maximumConcurrency: 5 },
    ),
    [
      '[stack/pull] tableName is not a name that AWS accepts: got "a"; allowed: 3 to 255 letters, digits and _ . -; change tableName',
      '[stack/pull] streamArn is not the ARN that is needed here: got "arn:aws:dynamodb:us-east-1:111111111111:table/orders/stream/2026-01-15T00:00:00.000"; allowed: the ARN of a stream of the table: arn:aws:dynamodb:us-west-2:222222222222:table/a/stream/<label>; copy the ARN from the console or from the output of the stack that owns it',
      '[stack/pull] kmsKeyArn is not the ARN that is needed here: got "arn:aws:kms:us-east-1:222222222222:alias/11111111-2222-3333-4444-555555555555"; allowed: the ARN of a KMS key (not of an alias); copy the ARN from the console or from the output of the stack that owns it',
      '[stack/pull] source and function are in two regions, and AWS connects them within one only: DynamoDB stream: got a source in us-west-2 and a function in us-east-1; allowed: source and function in one region; let a function of the source’s region take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html)',
      '[stack/pull] no provider reaches the account of the source, 222222222222, and manageSource is set: got nothing; allowed: an AwsAccount as account of the source; pass an AwsAccount, or leave manageSource out to have the source’s side handed over',
      '[stack/pull] maximumConcurrency does not apply to a stream: got 5; allowed: a queue; leave maximumConcurrency out (https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html)',
    ],
  ],
];

const kinds: readonly Row[] = [
  [
    'a broker of Amazon MQ',
    kind('amazonMqBroker', { accountId: HOME, region: 'us-east-1' }),
    [
      '[stack/pull] PullTrigger does not set up this source: Amazon MQ broker: got amazonMqBroker; allowed: sqsQueue({ … }), kinesisStream({ … }) or dynamodbStream({ … }); create the event source mapping with the provider’s own construct; at the source: nothing: broker and function are in one account (https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html)',
    ],
  ],
  [
    'a broker of Amazon MQ of another account',
    kind('amazonMqBroker', elsewhere()),
    [
      '[stack/pull] source and function are in two accounts, and AWS connects them within one only: Amazon MQ broker: got a source of 222222222222 and a function of 111111111111; allowed: source and function in one account; let a function of the source’s account take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html)',
      '[stack/pull] PullTrigger does not set up this source: Amazon MQ broker: got amazonMqBroker; allowed: sqsQueue({ … }), kinesisStream({ … }) or dynamodbStream({ … }); create the event source mapping with the provider’s own construct; at the source: nothing: broker and function are in one account (https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html)',
    ],
  ],
  [
    'a cluster of MSK',
    kind('mskCluster', elsewhere()),
    [
      '[stack/pull] PullTrigger does not set up this source: Amazon MSK cluster: got mskCluster; allowed: sqsQueue({ … }), kinesisStream({ … }) or dynamodbStream({ … }); create the event source mapping with the provider’s own construct; at the source: across accounts multi-VPC private connectivity and a cluster policy (https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html)',
    ],
  ],
  [
    'a Kafka cluster that nobody manages',
    kind('selfManagedKafka', elsewhere()),
    [
      '[stack/pull] PullTrigger does not set up this source: self-managed Apache Kafka: got selfManagedKafka; allowed: sqsQueue({ … }), kinesisStream({ … }) or dynamodbStream({ … }); create the event source mapping with the provider’s own construct; at the source: no policy: the network and the cluster’s own authentication decide (https://docs.aws.amazon.com/lambda/latest/dg/with-kafka.html)',
    ],
  ],
  [
    'a cluster of DocumentDB',
    kind('documentDbCluster', elsewhere()),
    [
      '[stack/pull] source and function are in two accounts, and AWS connects them within one only: Amazon DocumentDB change stream: got a source of 222222222222 and a function of 111111111111; allowed: source and function in one account; let a function of the source’s account take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html)',
      '[stack/pull] PullTrigger does not set up this source: Amazon DocumentDB change stream: got documentDbCluster; allowed: sqsQueue({ … }), kinesisStream({ … }) or dynamodbStream({ … }); create the event source mapping with the provider’s own construct; at the source: nothing: cluster and function are in one account (https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html)',
    ],
  ],
  [
    'a bucket that is read',
    kind('s3Bucket', elsewhere()),
    [
      '[stack/pull] the source is not read by Lambda: S3 event notification: got s3Bucket; allowed: a source that Lambda reads, such as kinesisStream({ … }); use a PushTrigger: this source calls the function and needs a permission on it (https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html)',
    ],
  ],
  [
    'a schedule that is read',
    kind('eventBridgeSchedule', elsewhere()),
    [
      '[stack/pull] the source is not read by Lambda: EventBridge Scheduler: got eventBridgeSchedule; allowed: a source that Lambda reads, such as kinesisStream({ … }); use a PushTrigger: this source calls the function and needs a permission on it (https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html)',
    ],
  ],
  [
    'a pipe that is read',
    kind('eventBridgePipe', elsewhere()),
    [
      '[stack/pull] the source is not read by Lambda: EventBridge pipe: got eventBridgePipe; allowed: a source that Lambda reads, such as kinesisStream({ … }); use an InvokeGrant whose caller is the role that it runs as (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-permissions.html)',
    ],
  ],
  [
    'Lambda@Edge that is read',
    kind('lambdaAtEdge', elsewhere()),
    [
      '[stack/pull] the source is not read by Lambda: Lambda@Edge: got lambdaAtEdge; allowed: a source that Lambda reads, such as kinesisStream({ … }); put in place a published version of a function in us-east-1, in the distribution’s definition; the function’s execution role trusts edgelambda.amazonaws.com besides (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html)',
    ],
  ],
  [
    'a state machine that is read',
    kind('stateMachine', elsewhere()),
    [
      '[stack/pull] the source is not read by Lambda: Step Functions state machine: got stateMachine; allowed: a source that Lambda reads, such as kinesisStream({ … }); use an InvokeGrant whose caller is the role that it runs as (https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html)',
    ],
  ],
  [
    'a rule of IoT that is read',
    kind('iotRule', elsewhere()),
    [
      '[stack/pull] the source is not read by Lambda: IoT rule: got iotRule; allowed: a source that Lambda reads, such as kinesisStream({ … }); use a PushTrigger: this source calls the function and needs a permission on it (https://docs.aws.amazon.com/iot/latest/developerguide/lambda-rule-action.html)',
    ],
  ],
  [
    'a kind that there is not',
    kind('carrierPigeon', elsewhere()),
    [
      '[stack/pull] the source is of no known kind: got carrierPigeon; allowed: a source that Lambda reads, such as kinesisStream({ … }); make the source with one of the functions of this package',
    ],
  ],
];

test.each([...places, ...kinds])('everything is said about %s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});

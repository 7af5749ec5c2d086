import type { EventSourceRow } from '../../lib/policies/event-source-row';
import { EVENT_SOURCES, eventSourceRow, eventSourceRowOf } from '../../lib/policies/event-sources';

type Row = readonly [kind: string, row: EventSourceRow];

const ROWS: readonly Row[] = Object.entries<EventSourceRow>(EVENT_SOURCES);
const PUSH = ROWS.flatMap(([kind, row]) => (row.mechanism === 'push' ? [[kind, row] as const] : []));
const PULL = ROWS.flatMap(([kind, row]) => (row.mechanism === 'pull' ? [[kind, row] as const] : []));
const SERVICE = /^[a-z][a-z0-9-]*\.(amazonaws|amazon)\.com$/;
const ACTION = /^[a-z0-9]+:[A-Z][A-Za-z0-9]+$/;

// By https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html and the page of each service.
const FROZEN = [
  ['s3Bucket', 'push', 's3.amazonaws.com', 'yes', 'no'],
  ['snsTopic', 'push', 'sns.amazonaws.com', 'yes', 'yes'],
  ['eventBridgeRule', 'push', 'events.amazonaws.com', 'byRole', 'no'],
  ['restApi', 'push', 'apigateway.amazonaws.com', 'yes', 'yes'],
  ['httpApi', 'push', 'apigateway.amazonaws.com', 'yes', 'yes'],
  ['logGroup', 'push', 'logs.amazonaws.com', 'no', 'no'],
  ['cloudFrontDistribution', 'push', 'cloudfront.amazonaws.com', 'undocumented', 'yes'],
  ['targetGroup', 'push', 'elasticloadbalancing.amazonaws.com', 'no', 'no'],
  ['cognitoUserPool', 'push', 'cognito-idp.amazonaws.com', 'undocumented', 'no'],
  ['iotRule', 'push', 'iot.amazonaws.com', 'yes', 'undocumented'],
  ['sesReceiptRule', 'push', 'ses.amazonaws.com', 'undocumented', 'no'],
  ['configRule', 'push', 'config.amazonaws.com', 'undocumented', 'undocumented'],
  ['secretRotation', 'push', 'secretsmanager.amazonaws.com', 'undocumented', 'no'],
  ['alexaSkill', 'push', 'alexa-appkit.amazon.com', 'yes', 'yes'],
  ['alexaSmartHome', 'push', 'alexa-connectedhome.amazon.com', 'yes', 'yes'],
  ['eventBridgeSchedule', 'role', 'scheduler.amazonaws.com', 'byRole', 'no'],
  ['eventBridgePipe', 'role', 'pipes.amazonaws.com', 'byRole', 'no'],
  ['stateMachine', 'role', 'states.amazonaws.com', 'byRole', 'no'],
  ['sqsQueue', 'pull', 'sqs.amazonaws.com', 'yes', 'no'],
  ['kinesisStream', 'pull', 'kinesis.amazonaws.com', 'yes', 'no'],
  ['dynamodbStream', 'pull', 'dynamodb.amazonaws.com', 'yes', 'no'],
  ['mskCluster', 'pull', 'kafka.amazonaws.com', 'yes', 'no'],
  ['amazonMqBroker', 'pull', 'mq.amazonaws.com', 'no', 'no'],
  ['selfManagedKafka', 'pull', undefined, 'yes', 'yes'],
  ['documentDbCluster', 'pull', 'rds.amazonaws.com', 'no', 'no'],
  ['lambdaAtEdge', 'none', 'edgelambda.amazonaws.com', 'no', 'no'],
] as const;

test('the kinds of event sources, their mechanism, service and reach are these', () => {
  expect(
    ROWS.map(([kind, { mechanism, service, acrossAccounts, acrossRegions }]) => [
      kind,
      mechanism,
      service,
      acrossAccounts,
      acrossRegions,
    ]),
  ).toEqual(FROZEN);
});

test('whatever calls a function names a service principal that is one', () => {
  const services = ROWS.flatMap(([, { mechanism, service }]) => (mechanism === 'pull' ? [] : [service]));
  expect(services.filter((service) => service === undefined || !SERVICE.test(service))).toEqual([]);
});

test('two services have a further form of their principal', () => {
  const forms = PUSH.flatMap(([kind, { regionalService }]) =>
    regionalService === undefined ? [] : [[kind, regionalService]],
  );
  expect(forms).toEqual([
    ['snsTopic', { form: 'sns.{region}.amazonaws.com', when: 'regionsDifferAndOneOptsIn' }],
    ['logGroup', { form: 'logs.amazonaws.com.cn', when: 'partitionIsChina' }],
  ]);
});

test('CloudFront alone calls the URL of a function, which needs two actions', () => {
  const invoke = ['lambda:InvokeFunction'];
  expect(PUSH.map(([kind, { actions }]) => [kind, actions])).toEqual(
    PUSH.map(([kind]) => [
      kind,
      kind === 'cloudFrontDistribution' ? ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'] : invoke,
    ]),
  );
});

test('a source without an ARN is tied by its token, one whose ARN holds no account by its account', () => {
  const without = PUSH.filter(([, { arn }]) => !arn.includes('{accountId}'));
  expect(without.map(([kind, { arn, sourceAccount }]) => [kind, arn, sourceAccount])).toEqual([
    ['s3Bucket', 'arn:{partition}:s3:::{bucketName}', 'required'],
    ['alexaSkill', '-', 'token'],
    ['alexaSmartHome', '-', 'token'],
  ]);
});

test('a source whose service asks for the account, or whose ARN holds none, has its account named', () => {
  const named = PUSH.filter(([, { sourceAccount }]) => sourceAccount === 'required' || sourceAccount === 'named');
  expect(named.map(([kind, { sourceAccount }]) => [kind, sourceAccount])).toEqual([
    ['s3Bucket', 'required'],
    ['logGroup', 'named'],
    ['cognitoUserPool', 'named'],
    ['iotRule', 'named'],
    ['sesReceiptRule', 'named'],
    ['configRule', 'required'],
    ['secretRotation', 'required'],
  ]);
});

test.each(PULL)('the actions that read %s are actions, each named once', (_kind, row) => {
  const { roleActions, sourceActions, consumerActions = [] } = row;
  expect([...roleActions, ...consumerActions].filter((action) => !ACTION.test(action))).toEqual([]);
  expect([...new Set([...roleActions, ...consumerActions])]).toEqual([...roleActions, ...consumerActions]);
  expect([...new Set(sourceActions)]).toEqual(sourceActions);
});

test.each(PULL)('the policy of %s allows no more than the role may do', (_kind, { roleActions, sourceActions }) => {
  expect(sourceActions.filter((action) => !roleActions.includes(action))).toEqual([]);
});

test('three sources have a policy that lets a role of another account read', () => {
  expect(PULL.filter(([, { sourceActions }]) => sourceActions.length > 0).map(([kind]) => kind)).toEqual([
    'sqsQueue',
    'kinesisStream',
    'dynamodbStream',
  ]);
});

test('what AWS writes about reading queues and streams is what a role needs', () => {
  const { sqsQueue, kinesisStream, dynamodbStream } = EVENT_SOURCES;
  expect([sqsQueue.roleActions, kinesisStream.roleActions, dynamodbStream.roleActions]).toEqual([
    ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
    [
      'kinesis:DescribeStream',
      'kinesis:DescribeStreamSummary',
      'kinesis:GetRecords',
      'kinesis:GetShardIterator',
      'kinesis:ListShards',
    ],
    ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
  ]);
  expect(kinesisStream.consumerActions).toEqual(['kinesis:DescribeStreamConsumer', 'kinesis:SubscribeToShard']);
  // A stream's own policy cannot allow the action that lists streams.
  expect(dynamodbStream.sourceActions).toEqual([
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
  ]);
});

test('each kind rests on a page of AWS of its own, the two of Alexa on one', () => {
  const pages = ROWS.map(([, { page }]) => page);
  expect(pages.filter((page) => !/^https:\/\/docs\.aws\.amazon\.com\/[\w./-]+\.html$/.test(page))).toEqual([]);
  const shared = ROWS.filter(([, { page }]) => pages.indexOf(page) !== pages.lastIndexOf(page));
  expect(shared.map(([kind]) => kind)).toEqual(['alexaSkill', 'alexaSmartHome']);
});

test('each kind has a title of its own', () => {
  const titles = ROWS.map(([, { title }]) => title);
  expect([...new Set(titles)]).toEqual(titles);
});

test('the sources that no trigger is made for are these', () => {
  expect(ROWS.filter(([, { madeBy }]) => madeBy === undefined).map(([kind]) => kind)).toEqual([
    'mskCluster',
    'amazonMqBroker',
    'selfManagedKafka',
    'documentDbCluster',
    'lambdaAtEdge',
  ]);
});

test('a row is found by its kind', () => {
  expect(ROWS.filter(([kind, row]) => eventSourceRow(kind) !== row)).toEqual([]);
});

test.each([
  ['constructor'],
  ['__proto__'],
  ['toString'],
  [''],
  ['S3Bucket'],
  ['servicePrincipal'],
  ['s3.amazonaws.com'],
])('there is no row for the kind %j', (kind) => {
  expect(eventSourceRow(kind)).toBeUndefined();
});

/** A service principal as AWS writes it in a region or partition. */
function formsOf(service: string): readonly string[] {
  const [name = '', ...rest] = service.split('.');
  const domain = rest.join('.');
  return [
    service,
    ...['us-east-1', 'ap-east-1', 'mx-central-1', 'us-gov-west-1', 'eusc-de-east-1', 'us-isob-east-1'].map(
      (region) => `${name}.${region}.${domain}`,
    ),
    `${service}.cn`,
    `${name}.cn-northwest-1.${domain}.cn`,
  ];
}

test.each(ROWS.flatMap(([kind, row]) => (row.service === undefined ? [] : [[kind, row.service] as const])))(
  '%s is found by each form of its service',
  (kind, service) => {
    // Both kinds of API are called by one service.
    const expected = kind === 'httpApi' ? EVENT_SOURCES.restApi : eventSourceRow(kind);
    expect(formsOf(service).filter((form) => eventSourceRowOf(form) !== expected)).toEqual([]);
  },
);

test.each([
  ['lambda.amazonaws.com'],
  ['ec2.amazonaws.com'],
  [''],
  ['*'],
  ['s3'],
  ['amazonaws.com'],
  ['constructor'],
  ['xs3.amazonaws.com'],
  ['s3.amazonaws.com.example.com'],
  ['s3.amazonaws.com.cn.cn'],
  ['s3.us-east.amazonaws.com'],
  ['s3.us-east-1a.amazonaws.com'],
  ['s3.us-east-1.us-east-1.amazonaws.com'],
  ['S3.amazonaws.com'],
  ['s3.amazonaws.com\n'],
  ['arn:aws:iam::111111111111:root'],
])('no row is found by %j', (service) => {
  expect(eventSourceRowOf(service)).toBeUndefined();
});

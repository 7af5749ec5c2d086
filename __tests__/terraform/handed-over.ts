import type { Construct } from 'constructs';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import { FunctionUrlGrant } from '../../lib/constructs/function-url-grant';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { dynamodbStream, kinesisStream, type PullSource, sqsQueue } from '../../lib/constructs/pull-sources';
import { PullTrigger } from '../../lib/constructs/pull-trigger';
import {
  cloudFrontDistribution,
  eventBridgeRule,
  eventBridgeSchedule,
  httpApi,
  logGroup,
  type PushSource,
  restApi,
  s3Bucket,
  servicePrincipal,
  snsTopic,
  targetGroup,
} from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import type { HandOver } from '../../lib/policies/hand-over';

const OWNER = '111111111111';
const HOME = '222222222222';
const REGION = 'us-east-1';

/** The account of most sources, which no provider reaches. */
const THERE = { accountId: OWNER, region: REGION };
/** The account of the functions, without its provider. */
const BESIDE = { accountId: HOME, region: REGION };

/** The REST API of which a method calls a function: it is looked up, so it must exist. */
export const REST_API = { accountId: OWNER, region: REGION, id: 'a1b2c3d4e5' };

/** The sources that call a function: once across accounts and once within one, where that makes a difference. */
const PUSHED: { readonly [Kind in PushSource['kind']]: readonly PushSource[] } = {
  s3Bucket: [
    s3Bucket({ account: THERE, bucketName: 'my.uploads', filterPrefix: 'in/', filterSuffix: '.csv' }),
    s3Bucket({ account: BESIDE, bucketName: '0-uploads', events: ['s3:ObjectCreated:Put', 's3:ObjectRemoved:*'] }),
  ],
  snsTopic: [
    snsTopic({
      account: THERE,
      topicName: 'news',
      filterPolicy: { kind: ['order'] },
      filterPolicyScope: 'MessageBody',
    }),
    snsTopic({ account: BESIDE, topicName: 'news' }),
  ],
  eventBridgeRule: [
    eventBridgeRule({ account: THERE, ruleName: 'orders', eventBusName: 'shop', input: '{"full":true}' }),
    eventBridgeRule({ account: BESIDE, ruleName: 'orders' }),
  ],
  eventBridgeSchedule: [
    eventBridgeSchedule({
      account: THERE,
      scheduleName: 'nightly',
      scheduleExpression: 'cron(0 3 * * ? *)',
      timezone: 'Europe/Berlin',
      flexibleWindowInMinutes: 15,
      input: '{"full":true}',
    }),
    // Two groups may have a schedule of one name.
    eventBridgeSchedule({
      account: THERE,
      scheduleName: 'nightly',
      groupName: 'reports',
      scheduleExpression: 'rate(1 day)',
    }),
    eventBridgeSchedule({ account: BESIDE, scheduleName: 'hourly', scheduleExpression: 'rate(1 hour)' }),
  ],
  restApi: [restApi({ account: THERE, restApiId: REST_API.id, method: '*', path: '/' })],
  httpApi: [httpApi({ account: THERE, apiId: 'f6g7h8i9j0', routeKey: 'POST /orders/{id}' })],
  logGroup: [logGroup({ account: BESIDE, logGroupName: '/app/web', filterPattern: '{ $.level = "error" }' })],
  cloudFrontDistribution: [
    // Not tied to the URL: that is an argument of provider 6.28.0 and later.
    cloudFrontDistribution({ account: THERE, distributionId: 'E2QWRUHAPOMQZL', acceptUnscopedInvoke: true }),
  ],
  targetGroup: [
    targetGroup({
      account: BESIDE,
      targetGroupArn: `arn:aws:elasticloadbalancing:${REGION}:${HOME}:targetgroup/web/0123456789abcdef`,
    }),
  ],
  servicePrincipal: [
    servicePrincipal({ service: 'alexa-appkit.amazon.com', eventSourceToken: 'amzn1.ask.skill.0000' }),
  ],
};

const KEY = { kmsKeyArn: `arn:aws:kms:${REGION}:${OWNER}:key/11111111-2222-3333-4444-555555555555` };
const STREAM = `arn:aws:kinesis:${REGION}:${OWNER}:stream/clicks`;
const TABLE = `arn:aws:dynamodb:${REGION}:${OWNER}:table/users`;

/** The sources that Lambda reads for a function of another account. */
const PULLED: { readonly [Kind in PullSource['kind']]: PullSource } = {
  sqsQueue: sqsQueue({ account: THERE, queueName: 'jobs.fifo', ...KEY }),
  kinesisStream: kinesisStream({
    account: THERE,
    streamName: 'clicks',
    consumerArn: `${STREAM}/consumer/fan:1700000000`,
  }),
  dynamodbStream: dynamodbStream({
    account: THERE,
    tableName: 'users',
    streamArn: `${TABLE}/stream/2026-01-15T00:00:00.000`,
  }),
};

/** What the owners of both sides are given, by what makes it: the name of a construct, or the kind of a source. */
export function handOverEverything(scope: Construct): Readonly<Record<string, readonly HandOver[]>> {
  return { ...handOverGrants(scope), ...handOverPushed(scope), ...handOverPulled(scope) };
}

function handOverGrants(scope: Construct): Readonly<Record<string, readonly HandOver[]>> {
  const caller = ExecutionRole.fromArn(scope, 'caller', `arn:aws:iam::${OWNER}:role/caller`);
  const role = AssumableRole.fromArn(scope, 'target', `arn:aws:iam::${HOME}:role/team/target`);
  const callee = LambdaFunction.fromArn(scope, 'callee', functionArn('callee'));
  const assume = new AssumeRoleGrant(scope, 'assume', {
    caller,
    role,
    trust: 'roleName',
    externalId: 'reports-2026',
    sessionTags: { team: 'reports' },
  });
  const invoke = [
    new InvokeGrant(scope, 'invoke', { caller, callee: callee.alias('live') }),
    new InvokeGrant(scope, 'invoke-of-all', { caller, callee, principal: { organizationId: 'o-a1b2c3d4e5' } }),
  ];
  const url = new FunctionUrlGrant(scope, 'call-url', { caller, callee, acceptUnscopedInvoke: true });
  return {
    AssumeRoleGrant: assume.handOver,
    InvokeGrant: invoke.flatMap(({ handOver }) => handOver),
    FunctionUrlGrant: url.handOver,
  };
}

function handOverPushed(scope: Construct): Readonly<Record<string, readonly HandOver[]>> {
  const callee = LambdaFunction.fromArn(scope, 'pushed', functionArn('pushed'));
  return mapValues(PUSHED, (sources, kind) =>
    sources.flatMap((source, index) => new PushTrigger(scope, `${kind}-${index}`, { callee, source }).handOver),
  );
}

function handOverPulled(scope: Construct): Readonly<Record<string, readonly HandOver[]>> {
  const callee = LambdaFunction.fromArn(scope, 'pulling', functionArn('pulling'), {
    // The mapping is ours: nobody hands one over.
    account: new AwsAccount(scope, 'home', BESIDE),
    role: ExecutionRole.fromArn(scope, 'pulling-role', `arn:aws:iam::${HOME}:role/pulling`),
  });
  return mapValues(PULLED, (source, kind) => new PullTrigger(scope, kind, { callee, source }).handOver);
}

function functionArn(functionName: string): string {
  return `arn:aws:lambda:${REGION}:${HOME}:function:${functionName}`;
}

function mapValues<Value, Result>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value, key: string) => Result,
): Readonly<Record<string, Result>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

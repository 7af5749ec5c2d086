import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import type { TerraformStack } from 'cdktf';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { snsTopic } from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import { added, byService, manifest, policy } from './added';
import { CROSS, crossAccount, functionArn, HOME, homeAccount, lambda } from './fixtures';

const WORKER = functionArn(HOME, 'worker');
const EAST = { accountId: HOME, region: 'ap-east-1' };
const PERMISSION = 'aws_lambda_permission.worker_permission-FromTopic';
const POLICY = 'aws_sns_topic_policy.policy-of-topic-news-cross';

function topicArn(accountId: string, region = 'us-east-1'): string {
  return `arn:aws:sns:${region}:${accountId}:news`;
}

function permission(sourceArn: string, principal = 'sns.amazonaws.com') {
  return {
    provider: 'aws.home',
    statement_id: 'FromTopic',
    action: 'lambda:InvokeFunction',
    function_name: '${aws_lambda_function.worker.arn}',
    principal,
    source_arn: sourceArn,
  };
}

function subscription(topic: string, dependsOn: readonly string[]) {
  return {
    provider: 'aws.home',
    topic_arn: topic,
    protocol: 'lambda',
    endpoint: WORKER,
    depends_on: dependsOn,
  };
}

function access(sourceArn: string, principal = 'sns.amazonaws.com', callee = WORKER) {
  return byService(principal, callee, { ArnLike: { 'aws:SourceArn': [sourceArn] } });
}

function subscribe(topic: string, endpoint = WORKER) {
  return {
    Sid: `SubscribeFrom${HOME}HASH`,
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${HOME}:root` },
    Action: 'sns:Subscribe',
    Resource: topic,
    Condition: { StringEquals: { 'sns:Endpoint': endpoint, 'sns:Protocol': 'lambda' } },
  };
}

function subscribing(topic: string, endpoint = WORKER) {
  return {
    principal: `arn:aws:iam::${HOME}:root`,
    breadth: 'account',
    action: 'sns:Subscribe',
    resource: topic,
    via: 'resourcePolicy',
    conditions: { StringEquals: { 'sns:Endpoint': [endpoint], 'sns:Protocol': ['lambda'] } },
    side: 'target',
  };
}

function ends(scope: TerraformStack) {
  const [home, cross] = [homeAccount(scope), crossAccount(scope)];
  return { home, cross, worker: lambda(home, 'worker') };
}

test('a topic of the account of the function is subscribed to, and its policy is left alone', () => {
  const result = added(
    (scope) => {
      const { home, worker } = ends(scope);
      return { home, worker, resource: new SnsTopic(scope, 'topic', { provider: home.provider, name: 'news' }) };
    },
    (scope, { home, worker, resource }) => {
      const source = snsTopic({ account: home, topicName: 'news', resource });
      new PushTrigger(scope, 'news', { callee: worker, source, statementId: 'FromTopic', manageSource: true });
    },
  );
  expect(result).toEqual({
    resources: {
      [PERMISSION]: permission(topicArn(HOME)),
      'aws_sns_topic_subscription.news_subscription': subscription('${aws_sns_topic.topic.arn}', [PERMISSION]),
    },
    manifest: manifest(access(topicArn(HOME))),
    handOver: [],
    warnings: [],
  });
});

test('a topic of another account lets the account of the function subscribe this function, which that account does', () => {
  const result = added(
    (scope) => {
      const { cross, worker } = ends(scope);
      return { cross, worker, resource: new SnsTopic(scope, 'topic', { provider: cross.provider, name: 'news' }) };
    },
    (scope, { cross, worker, resource }) => {
      const source = snsTopic({ account: cross, topicName: 'news', resource });
      new PushTrigger(scope, 'news', { callee: worker, source, statementId: 'FromTopic', manageSource: true });
    },
  );
  expect(result).toEqual({
    resources: {
      [PERMISSION]: permission(topicArn(CROSS)),
      [POLICY]: {
        provider: 'aws.cross',
        arn: '${aws_sns_topic.topic.arn}',
        policy: policy(subscribe(topicArn(CROSS))),
      },
      'aws_sns_topic_subscription.news_subscription': subscription('${aws_sns_topic.topic.arn}', [PERMISSION, POLICY]),
    },
    manifest: manifest(subscribing(topicArn(CROSS)), access(topicArn(CROSS))),
    handOver: [],
    warnings: [],
  });
});

test('a filter policy and what it looks at reach the subscription', () => {
  const { resources } = added(ends, (scope, { home, worker }) => {
    const filter = { filterPolicy: { kind: ['order', 'return'] }, filterPolicyScope: 'MessageBody' as const };
    const source = snsTopic({ account: home, topicName: 'news', ...filter });
    new PushTrigger(scope, 'news', { callee: worker, source, statementId: 'FromTopic', manageSource: true });
  });
  expect(resources).toEqual({
    [PERMISSION]: permission(topicArn(HOME)),
    'aws_sns_topic_subscription.news_subscription': {
      ...subscription(topicArn(HOME), [PERMISSION]),
      filter_policy: { kind: ['order', 'return'] },
      filter_policy_scope: 'MessageBody',
    },
  });
});

test('a topic of another region is subscribed to by the account of the function in that region', () => {
  const result = added(
    (scope) => {
      const subscriber = new AwsAccount(scope, 'home-west', { accountId: HOME, region: 'us-west-2' });
      const west = new AwsAccount(scope, 'cross', { accountId: CROSS, region: 'us-west-2' });
      return { subscriber, west, worker: lambda(homeAccount(scope), 'worker') };
    },
    (scope, { subscriber, west, worker }) => {
      const source = snsTopic({ account: west, topicName: 'news', subscriber });
      new PushTrigger(scope, 'news', { callee: worker, source, statementId: 'FromTopic', manageSource: true });
    },
  );
  const topic = topicArn(CROSS, 'us-west-2');
  expect(result).toEqual({
    resources: {
      [PERMISSION]: permission(topic),
      [POLICY]: { provider: 'aws.cross', arn: topic, policy: policy(subscribe(topic)) },
      'aws_sns_topic_subscription.news_subscription': {
        ...subscription(topic, [PERMISSION, POLICY]),
        provider: 'aws.home-west',
      },
    },
    manifest: manifest(subscribing(topic), access(topic)),
    handOver: [],
    warnings: [],
  });
});

test.each([
  ['us-east-1', 'sns.ap-east-1.amazonaws.com'],
  // https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html: the region is named when it is left.
  ['ap-east-1', 'sns.amazonaws.com'],
])('to a function in %s a topic of the opt-in region ap-east-1 delivers as %s', (region, principal) => {
  const result = added(
    (scope) => {
      const home = new AwsAccount(scope, 'home', { accountId: HOME, region });
      return { worker: lambda(home, 'worker'), subscriber: new AwsAccount(scope, 'east', EAST) };
    },
    (scope, { worker, subscriber }) => {
      const source = snsTopic({ account: subscriber, topicName: 'news', subscriber });
      new PushTrigger(scope, 'news', { callee: worker, source, statementId: 'FromTopic' });
    },
  );
  const topic = topicArn(HOME, 'ap-east-1');
  expect(result).toEqual({
    resources: { [PERMISSION]: permission(topic, principal) },
    manifest: manifest(access(topic, principal, functionArn(HOME, 'worker', region))),
    handOver: [{ accountId: HOME, resourceArn: topic, kind: 'eventSource' }],
    warnings: [],
  });
});

test('two functions share the policy of a topic, with a statement and a subscription for each', () => {
  const { resources, manifest: declared } = added(
    (scope) => {
      const { home, cross, worker } = ends(scope);
      return { cross, worker, reader: lambda(home, 'reader') };
    },
    (scope, { cross, worker, reader }) => {
      const source = snsTopic({ account: cross, topicName: 'news' });
      new PushTrigger(scope, 'to-worker', { callee: worker, source, statementId: 'FromTopic', manageSource: true });
      new PushTrigger(scope, 'to-reader', { callee: reader, source, statementId: 'FromTopic', manageSource: true });
    },
  );
  const [topic, reader] = [topicArn(CROSS), functionArn(HOME, 'reader')];
  const { policy: written, ...rest } = resources[POLICY] as { policy: { Statement: object[] } };
  expect(rest).toEqual({ provider: 'aws.cross', arn: topic });
  expect(written.Statement).toHaveLength(2);
  expect(new Set(written.Statement)).toEqual(new Set([subscribe(topic), subscribe(topic, reader)]));
  expect({ ...resources, [POLICY]: undefined }).toEqual({
    [PERMISSION]: permission(topic),
    'aws_lambda_permission.reader_permission-FromTopic': {
      ...permission(topic),
      function_name: '${aws_lambda_function.reader.arn}',
    },
    'aws_sns_topic_subscription.to-worker_subscription': subscription(topic, [PERMISSION, POLICY]),
    'aws_sns_topic_subscription.to-reader_subscription': {
      ...subscription(topic, ['aws_lambda_permission.reader_permission-FromTopic', POLICY]),
      endpoint: reader,
    },
  });
  expect(declared).toEqual(
    manifest(
      subscribing(topic),
      subscribing(topic, reader),
      access(topic, undefined, reader),
      access(topic, undefined, WORKER),
    ),
  );
});

test('the owner of a topic that is not managed gets the statement, and the account of the function the subscription', () => {
  const result = added(ends, (scope, { worker }) => {
    const source = snsTopic({ account: { accountId: CROSS, region: 'us-east-1' }, topicName: 'news' });
    const trigger = new PushTrigger(scope, 'news', { callee: worker, source, statementId: 'FromTopic' });
    expect(trigger.handOver.map(({ kind }) => kind)).toEqual(['resourcePolicy', 'eventSource']);
  });
  const topic = topicArn(CROSS);
  expect(result).toEqual({
    resources: { [PERMISSION]: permission(topic) },
    manifest: manifest(access(topic)),
    handOver: [
      {
        accountId: CROSS,
        resourceArn: topic,
        kind: 'resourcePolicy',
        statement: { ...subscribe(topic), Sid: `SubscribeFrom${HOME}HASHGrantHASH` },
      },
      { accountId: HOME, resourceArn: topic, kind: 'eventSource' },
    ],
    warnings: [],
  });
});

test('for a function of others permission and subscription are handed over to its account', () => {
  const result = added(
    (scope) => ({ cross: crossAccount(scope), worker: LambdaFunction.fromArn(scope, 'worker', WORKER) }),
    (scope, { cross, worker }) => {
      const source = snsTopic({ account: cross, topicName: 'news' });
      new PushTrigger(scope, 'news', { callee: worker, source, statementId: 'FromTopic', manageSource: true });
    },
  );
  const topic = topicArn(CROSS);
  expect(result).toEqual({
    resources: { [POLICY]: { provider: 'aws.cross', arn: topic, policy: policy(subscribe(topic)) } },
    manifest: manifest(subscribing(topic)),
    handOver: [
      {
        accountId: HOME,
        resourceArn: WORKER,
        kind: 'permission',
        statement: {
          Sid: 'FromTopic',
          Effect: 'Allow',
          Principal: { Service: 'sns.amazonaws.com' },
          Action: 'lambda:InvokeFunction',
          Resource: WORKER,
          Condition: { ArnLike: { 'AWS:SourceArn': topic } },
        },
      },
      { accountId: HOME, resourceArn: topic, kind: 'eventSource' },
    ],
    warnings: [],
  });
});

import type { TerraformStack } from 'cdktf';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { dynamodbStream, kinesisStream, sqsQueue } from '../../lib/constructs/pull-sources';
import { PullTrigger } from '../../lib/constructs/pull-trigger';
import {
  cloudFrontDistribution,
  eventBridgeRule,
  eventBridgeSchedule,
  logGroup,
  s3Bucket,
  snsTopic,
} from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import { synthesiseStack } from '../support/synthesised';
import { added, policy, replacedWith } from './added';
import { CROSS, HOME, lambda } from './fixtures';
import { textOf } from './views';

/** Each partition with the domain of its endpoints and the principal by which CloudWatch Logs calls there. */
const PARTITIONS = [
  { partition: 'aws-cn', region: 'cn-north-1', domain: 'amazonaws.com.cn', logsService: 'logs.amazonaws.com.cn' },
  { partition: 'aws-us-gov', region: 'us-gov-west-1', domain: 'amazonaws.com', logsService: 'logs.amazonaws.com' },
] as const;

const EVENTS = 'aws_iam_role_policy.worker_role_events';

describe.each(PARTITIONS)('in the partition $partition', ({ partition, region, domain, logsService }) => {
  const worker = `arn:${partition}:lambda:${region}:${HOME}:function:worker`;
  const role = `arn:${partition}:iam::${HOME}:role/worker-role`;

  function ends(scope: TerraformStack) {
    const home = new AwsAccount(scope, 'home', { accountId: HOME, region });
    return {
      home,
      cross: new AwsAccount(scope, 'cross', { accountId: CROSS, region }),
      worker: lambda(home, 'worker'),
    };
  }

  function permission(principal: string, more: object) {
    return {
      provider: 'aws.home',
      statement_id: 'FromSource',
      action: 'lambda:InvokeFunction',
      function_name: '${aws_lambda_function.worker.arn}',
      principal,
      ...more,
    };
  }

  function events(...statements: readonly Record<string, unknown>[]) {
    return {
      provider: 'aws.home',
      name: 'events',
      role: '${aws_iam_role.worker_role.name}',
      policy: policy(...statements.map((statement) => ({ ...statement }))),
      ...replacedWith('aws_iam_role.worker_role'),
    };
  }

  function sourcePolicy(actions: readonly string[], resource: string, owner: object) {
    return {
      provider: 'aws.cross',
      ...owner,
      policy: policy({
        Sid: `ReadFrom${HOME}`,
        Effect: 'Allow',
        Principal: { AWS: role },
        Action: actions,
        Resource: resource,
      }),
      depends_on: ['aws_iam_role.worker_role'],
      ...replacedWith('aws_iam_role.worker_role'),
    };
  }

  function mapping(source: string, dependsOn: readonly string[], more: object = {}) {
    return {
      provider: 'aws.home',
      event_source_arn: source,
      function_name: '${aws_lambda_function.worker.arn}',
      ...more,
      depends_on: dependsOn,
    };
  }

  test('a bucket is named by the partition, and called by the one principal of S3', () => {
    const { resources } = added(ends, (scope, { cross, worker: callee }) => {
      const source = s3Bucket({ account: cross, bucketName: 'uploads' });
      new PushTrigger(scope, 'uploads', { callee, source, statementId: 'FromSource', manageSource: true });
    });
    const address = 'aws_lambda_permission.worker_permission-FromSource';
    expect(resources).toEqual({
      [address]: permission('s3.amazonaws.com', {
        source_arn: `arn:${partition}:s3:::uploads`,
        source_account: CROSS,
      }),
      'aws_s3_bucket_notification.notification-of-uploads-cross': {
        provider: 'aws.cross',
        bucket: 'uploads',
        lambda_function: [{ id: 'worker-HASH', lambda_function_arn: worker, events: ['s3:ObjectCreated:*'] }],
        depends_on: [address],
      },
    });
  });

  test('the policy of a topic names the root of the account in its partition', () => {
    const { resources } = added(ends, (scope, { cross, worker: callee }) => {
      const source = snsTopic({ account: cross, topicName: 'news' });
      new PushTrigger(scope, 'news', { callee, source, statementId: 'FromSource', manageSource: true });
    });
    const topic = `arn:${partition}:sns:${region}:${CROSS}:news`;
    const [address, topicPolicy] = [
      'aws_lambda_permission.worker_permission-FromSource',
      'aws_sns_topic_policy.policy-of-topic-news-cross',
    ];
    expect(resources).toEqual({
      [address]: permission('sns.amazonaws.com', { source_arn: topic }),
      [topicPolicy]: {
        provider: 'aws.cross',
        arn: topic,
        policy: policy({
          Sid: `SubscribeFrom${HOME}HASH`,
          Effect: 'Allow',
          Principal: { AWS: `arn:${partition}:iam::${HOME}:root` },
          Action: 'sns:Subscribe',
          Resource: topic,
          Condition: { StringEquals: { 'sns:Endpoint': worker, 'sns:Protocol': 'lambda' } },
        }),
      },
      'aws_sns_topic_subscription.news_subscription': {
        provider: 'aws.home',
        topic_arn: topic,
        protocol: 'lambda',
        endpoint: worker,
        depends_on: [address, topicPolicy],
      },
    });
  });

  test(`a log group calls as ${logsService}`, () => {
    const { resources } = added(ends, (scope, { home, worker: callee }) => {
      const source = logGroup({ account: home, logGroupName: '/app/web' });
      new PushTrigger(scope, 'logs', { callee, source, statementId: 'FromSource', manageSource: true });
    });
    const address = 'aws_lambda_permission.worker_permission-FromSource';
    expect(resources).toEqual({
      [address]: permission(logsService, {
        source_arn: `arn:${partition}:logs:${region}:${HOME}:log-group:/app/web:*`,
        source_account: HOME,
      }),
      'aws_cloudwatch_log_subscription_filter.logs_filter': {
        provider: 'aws.home',
        name: 'worker-HASH',
        log_group_name: '/app/web',
        filter_pattern: '',
        destination_arn: worker,
        depends_on: [address],
      },
    });
  });

  test('the role of a rule of another account trusts the rule of its partition, and the function the root of it', () => {
    const { resources } = added(ends, (scope, { cross, worker: callee }) => {
      const source = eventBridgeRule({ account: cross, ruleName: 'orders' });
      new PushTrigger(scope, 'orders', { callee, source, manageSource: true });
    });
    const id = `InvokeFunction-orders-invokes-worker-${CROSS}-HASH`;
    const [address, calling] = [
      `aws_lambda_permission.worker_permission-${id}`,
      'aws_iam_role_policy.orders_role_invoke',
    ];
    expect(resources).toEqual({
      [address]: { ...permission(`arn:${partition}:iam::${CROSS}:root`, {}), statement_id: id },
      'aws_iam_role.orders_role': {
        provider: 'aws.cross',
        name: 'orders-invokes-worker',
        assume_role_policy: policy({
          Sid: 'AssumeRoleByRule',
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Condition: {
            ArnEquals: { 'aws:SourceArn': `arn:${partition}:events:${region}:${CROSS}:rule/orders` },
            StringEquals: { 'aws:SourceAccount': CROSS },
          },
        }),
      },
      [calling]: {
        provider: 'aws.cross',
        name: 'invoke',
        role: '${aws_iam_role.orders_role.name}',
        policy: policy({ Sid: 'InvokeFunction', Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: worker }),
        ...replacedWith('aws_iam_role.orders_role'),
      },
      'aws_cloudwatch_event_target.orders_target': {
        provider: 'aws.cross',
        rule: 'orders',
        target_id: 'worker-HASH',
        arn: worker,
        role_arn: '${aws_iam_role.orders_role.arn}',
        depends_on: [calling, address],
      },
    });
  });

  test('a queue that exists already is known by the URL that the domain of the partition gives it', () => {
    const { resources } = added(ends, (scope, { cross, worker: callee }) => {
      const source = sqsQueue({ account: cross, queueName: 'jobs' });
      new PullTrigger(scope, 'jobs', { callee, source, manageSource: true });
    });
    const queue = `arn:${partition}:sqs:${region}:${CROSS}:jobs`;
    const actions = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'];
    const address = 'aws_sqs_queue_policy.policy-of-queue-jobs-cross';
    expect(resources).toEqual({
      [EVENTS]: events({ Sid: 'ReadQueue', Effect: 'Allow', Action: actions, Resource: queue }),
      [address]: sourcePolicy(actions, queue, { queue_url: `https://sqs.${region}.${domain}/${CROSS}/jobs` }),
      'aws_lambda_event_source_mapping.jobs': mapping(queue, [EVENTS, address]),
    });
  });

  test('a stream and the stream of a table name the partition on both sides', () => {
    const stream = `arn:${partition}:kinesis:${region}:${CROSS}:stream/clicks`;
    const tableStream = `arn:${partition}:dynamodb:${region}:${CROSS}:table/users/stream/2026-01-15T00:00:00.000`;
    const { resources } = added(ends, (scope, { cross, worker: callee }) => {
      const sources = {
        clicks: kinesisStream({ account: cross, streamName: 'clicks' }),
        users: dynamodbStream({ account: cross, tableName: 'users', streamArn: tableStream }),
      };
      for (const [id, source] of Object.entries(sources)) {
        new PullTrigger(scope, id, { callee, source, manageSource: true });
      }
    });
    const ofStream = [
      'kinesis:DescribeStream',
      'kinesis:DescribeStreamSummary',
      'kinesis:GetRecords',
      'kinesis:GetShardIterator',
      'kinesis:ListShards',
    ];
    const ofTable = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];
    const [streamPolicy, tablePolicy] = [
      'aws_kinesis_resource_policy.policy-of-stream-clicks-cross',
      'aws_dynamodb_resource_policy.policy-of-stream-of-table-users-cross',
    ];
    const latest = { starting_position: 'LATEST' };
    expect(resources).toEqual({
      [EVENTS]: events(
        { Sid: 'ReadStream', Effect: 'Allow', Action: ofStream, Resource: stream },
        {
          Sid: 'ReadTableStream',
          Effect: 'Allow',
          Action: [...ofTable, 'dynamodb:ListStreams'],
          Resource: tableStream,
        },
      ),
      [streamPolicy]: sourcePolicy(ofStream, stream, { resource_arn: stream }),
      [tablePolicy]: sourcePolicy(ofTable, tableStream, { resource_arn: tableStream }),
      'aws_lambda_event_source_mapping.clicks': mapping(stream, [EVENTS, streamPolicy], latest),
      'aws_lambda_event_source_mapping.users': mapping(tableStream, [EVENTS, tablePolicy], latest),
    });
  });

  test('no ARN of a stack with many sources lies in another partition, handed over or not', () => {
    const stack = synthesiseStack((scope) => {
      const { home, cross, worker: callee } = ends(scope);
      const distributionId = 'E2QWRUHAPOMQZL';
      const push = [
        s3Bucket({ account: cross, bucketName: 'uploads' }),
        snsTopic({ account: cross, topicName: 'news' }),
        eventBridgeRule({ account: cross, ruleName: 'orders' }),
        eventBridgeSchedule({ account: cross, scheduleName: 'nightly', scheduleExpression: 'rate(1 day)' }),
        logGroup({ account: home, logGroupName: '/app/web' }),
        cloudFrontDistribution({ account: home, distributionId, acceptUnscopedInvoke: true }),
      ];
      push.forEach((source, index) => {
        new PushTrigger(scope, `push-${index}`, { callee, source });
      });
      const pull = [
        sqsQueue({ account: cross, queueName: 'jobs' }),
        kinesisStream({ account: cross, streamName: 'clicks' }),
      ];
      pull.forEach((source, index) => {
        new PullTrigger(scope, `pull-${index}`, { callee, source });
      });
    });
    const partitions = [...textOf(stack).matchAll(/arn:([a-z-]*):/g)].map(([, found]) => found);
    expect([...new Set(partitions)]).toEqual([partition]);
  });
});

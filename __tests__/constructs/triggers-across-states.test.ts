import { PullTrigger } from '../../lib/constructs/pull-trigger';
import { eventBridgeSchedule, type PushSource } from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import { byService, manifest, policy } from './added';
import { CROSS, functionArn, HOME, roleArn } from './fixtures';
import { bucketOf, EMPTY, inTwoStates, queueOf, ruleOf, type States, topicOf } from './two-states';

const WORKER = functionArn(HOME, 'worker');
const ROLE = roleArn(HOME, 'worker-role');
const EVENTS = 'aws_iam_role_policy.worker_role_events';
function permission(principal: string, more: object) {
  return {
    'aws_lambda_permission.worker_permission-FromSource': {
      provider: 'aws.home',
      statement_id: 'FromSource',
      action: 'lambda:InvokeFunction',
      function_name: '${aws_lambda_function.worker.arn}',
      principal,
      ...more,
    },
  };
}

test.each(['home', 'cross'] as const)(
  'a bucket has its notification in its own state, wherever the trigger stands (%s)',
  (place) => {
    const { home, cross } = inTwoStates((states) => {
      const scope = place === 'home' ? states.homeState : states.crossState;
      const options = { callee: states.worker, statementId: 'FromSource', manageSource: true };
      new PushTrigger(scope, 'uploads', { ...options, source: bucketOf(states) });
    });
    const conditions = {
      ArnLike: { 'aws:SourceArn': ['arn:aws:s3:::uploads'] },
      StringEquals: { 'aws:SourceAccount': [CROSS] },
    };
    expect(home).toEqual({
      ...EMPTY,
      resources: permission('s3.amazonaws.com', { source_arn: 'arn:aws:s3:::uploads', source_account: CROSS }),
      manifest: manifest(byService('s3.amazonaws.com', WORKER, conditions)),
    });
    expect(cross).toEqual({
      ...EMPTY,
      resources: {
        'aws_s3_bucket.bucket': { provider: 'aws.cross', bucket: 'uploads' },
        'aws_s3_bucket_notification.notification-of-uploads-cross': {
          provider: 'aws.cross',
          bucket: '${aws_s3_bucket.bucket.id}',
          lambda_function: [{ id: 'worker-HASH', lambda_function_arn: WORKER, events: ['s3:ObjectCreated:*'] }],
        },
      },
    });
  },
);

test.each(['home', 'cross'] as const)(
  'a topic has its policy in its own state, the subscription lies beside the function (%s)',
  (place) => {
    const { home, cross } = inTwoStates((states) => {
      const scope = place === 'home' ? states.homeState : states.crossState;
      const options = { callee: states.worker, statementId: 'FromSource', manageSource: true };
      new PushTrigger(scope, 'news', { ...options, source: topicOf(states) });
    });
    const topic = `arn:aws:sns:us-east-1:${CROSS}:news`;
    const subscription = `aws_sns_topic_subscription.${place === 'home' ? 'news_subscription' : 'cross-state-news-HASH_subscription'}`;
    expect(home).toEqual({
      ...EMPTY,
      resources: {
        ...permission('sns.amazonaws.com', { source_arn: topic }),
        [subscription]: {
          provider: 'aws.home',
          topic_arn: topic,
          protocol: 'lambda',
          endpoint: WORKER,
          depends_on: ['aws_lambda_permission.worker_permission-FromSource'],
        },
      },
      manifest: manifest(byService('sns.amazonaws.com', WORKER, { ArnLike: { 'aws:SourceArn': [topic] } })),
    });
    expect(cross).toEqual({
      ...EMPTY,
      resources: {
        'aws_sns_topic.topic': { provider: 'aws.cross', name: 'news' },
        'aws_sns_topic_policy.policy-of-topic-news-cross': {
          provider: 'aws.cross',
          arn: '${aws_sns_topic.topic.arn}',
          policy: policy({
            Sid: `SubscribeFrom${HOME}HASH`,
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${HOME}:root` },
            Action: 'sns:Subscribe',
            Resource: topic,
            Condition: { StringEquals: { 'sns:Endpoint': WORKER, 'sns:Protocol': 'lambda' } },
          }),
        },
      },
      manifest: manifest({
        principal: `arn:aws:iam::${HOME}:root`,
        breadth: 'account',
        action: 'sns:Subscribe',
        resource: topic,
        via: 'resourcePolicy',
        conditions: { StringEquals: { 'sns:Endpoint': [WORKER], 'sns:Protocol': ['lambda'] } },
        side: 'target',
      }),
    });
  },
);

function scheduleOf({ cross }: States): PushSource {
  return eventBridgeSchedule({ account: cross, scheduleName: 'orders', scheduleExpression: 'rate(1 day)' });
}

const CALLING_ROLE = 'aws_iam_role.home-state-orders-HASH_role';
const CALLING_POLICY = 'aws_iam_role_policy.home-state-orders-HASH_role_invoke';

test.each([
  [
    'rule',
    'events.amazonaws.com',
    'AssumeRoleByRule',
    `arn:aws:events:us-east-1:${CROSS}:rule/orders`,
    ruleOf,
    {
      'aws_cloudwatch_event_rule.rule': { provider: 'aws.cross', name: 'orders', event_pattern: '{}' },
      'aws_cloudwatch_event_target.home-state-orders-HASH_target': {
        provider: 'aws.cross',
        rule: '${aws_cloudwatch_event_rule.rule.name}',
        target_id: 'worker-HASH',
        arn: WORKER,
        role_arn: `\${${CALLING_ROLE}.arn}`,
        depends_on: [CALLING_POLICY],
      },
    },
  ],
  [
    'schedule',
    'scheduler.amazonaws.com',
    'AssumeRoleByScheduleGroup',
    `arn:aws:scheduler:us-east-1:${CROSS}:schedule-group/default`,
    scheduleOf,
    {
      'aws_scheduler_schedule.home-state-orders-HASH_schedule': {
        provider: 'aws.cross',
        name: 'orders',
        schedule_expression: 'rate(1 day)',
        flexible_time_window: { mode: 'OFF' },
        target: { arn: WORKER, role_arn: `\${${CALLING_ROLE}.arn}` },
        depends_on: [CALLING_POLICY],
      },
    },
  ],
] as const)(
  'a %s has its role and its target in its own state, and the function the permission in its',
  (_kind, service, sid, sourceArn, sourceOf, target) => {
    const { home, cross } = inTwoStates((states) => {
      new PushTrigger(states.homeState, 'orders', {
        callee: states.worker,
        source: sourceOf(states),
        manageSource: true,
      });
    });
    const id = `InvokeFunction-orders-invokes-worker-${CROSS}-HASH`;
    const access = {
      principal: roleArn(CROSS, 'orders-invokes-worker'),
      breadth: 'account',
      action: 'lambda:InvokeFunction',
      resource: WORKER,
      via: 'resourcePolicy',
      conditions: {},
    };
    expect(home).toEqual({
      ...EMPTY,
      resources: {
        [`aws_lambda_permission.worker_permission-${id}`]: {
          provider: 'aws.home',
          statement_id: id,
          action: 'lambda:InvokeFunction',
          function_name: '${aws_lambda_function.worker.arn}',
          principal: `arn:aws:iam::${CROSS}:root`,
        },
      },
      manifest: manifest({ ...access, side: 'target' }),
    });
    expect(cross).toEqual({
      ...EMPTY,
      resources: {
        ...target,
        [CALLING_ROLE]: {
          provider: 'aws.cross',
          name: 'orders-invokes-worker',
          assume_role_policy: policy({
            Sid: sid,
            Effect: 'Allow',
            Principal: { Service: service },
            Action: 'sts:AssumeRole',
            Condition: {
              ArnEquals: { 'aws:SourceArn': sourceArn },
              StringEquals: { 'aws:SourceAccount': CROSS },
            },
          }),
        },
        [CALLING_POLICY]: {
          provider: 'aws.cross',
          name: 'invoke',
          role: `\${${CALLING_ROLE}.name}`,
          policy: policy({ Sid: 'InvokeFunction', Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: WORKER }),
          lifecycle: { replace_triggered_by: [`${CALLING_ROLE}.unique_id`] },
        },
      },
      manifest: manifest({ ...access, side: 'caller' }),
    });
  },
);

const QUEUE = `arn:aws:sqs:us-east-1:${CROSS}:jobs`;
const READ_QUEUE = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'];

test.each(['home', 'cross'] as const)(
  'a queue has its policy in its own state, the mapping lies beside the function (%s)',
  (place) => {
    const { home, cross } = inTwoStates((states) => {
      const scope = place === 'home' ? states.homeState : states.crossState;
      new PullTrigger(scope, 'jobs', { callee: states.worker, source: queueOf(states), manageSource: true });
    });
    const mapping = `aws_lambda_event_source_mapping.${place === 'home' ? 'jobs' : 'cross-state-jobs-HASH_mapping'}`;
    const accesses = (side: string) =>
      manifest(
        ...READ_QUEUE.map((action) => ({
          principal: ROLE,
          breadth: 'role',
          action,
          resource: QUEUE,
          via: 'eventSource',
          conditions: {},
          side,
        })),
      );
    expect(home).toEqual({
      ...EMPTY,
      resources: {
        [EVENTS]: {
          provider: 'aws.home',
          name: 'events',
          role: '${aws_iam_role.worker_role.name}',
          policy: policy({ Sid: 'ReadQueue', Effect: 'Allow', Action: READ_QUEUE, Resource: QUEUE }),
          lifecycle: { replace_triggered_by: ['aws_iam_role.worker_role.unique_id'] },
        },
        [mapping]: {
          provider: 'aws.home',
          event_source_arn: QUEUE,
          function_name: '${aws_lambda_function.worker.arn}',
          depends_on: [EVENTS],
        },
      },
      manifest: accesses('caller'),
    });
    expect(cross).toEqual({
      ...EMPTY,
      resources: {
        'aws_sqs_queue.queue': { provider: 'aws.cross', name: 'jobs' },
        'aws_sqs_queue_policy.policy-of-queue-jobs-cross': {
          provider: 'aws.cross',
          queue_url: '${aws_sqs_queue.queue.url}',
          policy: policy({
            Sid: `ReadFrom${HOME}`,
            Effect: 'Allow',
            Principal: { AWS: ROLE },
            Action: READ_QUEUE,
            Resource: QUEUE,
          }),
        },
      },
      manifest: accesses('target'),
    });
  },
);

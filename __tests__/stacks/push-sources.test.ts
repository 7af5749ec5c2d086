/** The story `push-sources`: who calls whom, and both sides of each call. */
import { documents, ofType, policy } from '../support/documents';
import { functions, LAMBDA_TAKES_ROLE, runtimes, synthesiseStory, writeLogs } from './story';
import { MANIFEST_DESCRIPTION } from './stream-story';

const COLLECTOR = 'arn:aws:lambda:us-east-1:111111111111:function:collector';
const AUDITOR = 'arn:aws:lambda:us-east-1:222222222222:function:auditor';
const BUCKET = 'uploads-222222222222-us-east-1';
const TOPIC = 'arn:aws:sns:us-east-1:222222222222:announcements';
const RULE = 'arn:aws:events:us-east-1:111111111111:rule/order-events';
const RULE_ROLE = 'arn:aws:iam::111111111111:role/order-events-role';

const FROM_BUCKET =
  'aws_lambda_permission.collector_permission-InvokeFunction-uploads-222222222222-us-east-1-222222222222-595bbab8_634FD38E';
const FROM_TOPIC =
  'aws_lambda_permission.collector_permission-InvokeFunction-announcements-222222222222-f1c5d621_3C092FB5';
const FROM_RULE =
  'aws_lambda_permission.auditor_permission-InvokeFunction-order-events-role-111111111111-a951d704_EB2F03C0';
const ROLE_OF_RULE = 'aws_iam_role.order-events-to-auditor_role_E0D609CD';
const POLICY_OF_RULE = 'aws_iam_role_policy.order-events-to-auditor_role_invoke_A55042BE';
const TOPIC_POLICY = 'aws_sns_topic_policy.policy-of-topic-announcements-cross';

const SUBSCRIBES_COLLECTOR = { StringEquals: { 'sns:Endpoint': COLLECTOR, 'sns:Protocol': 'lambda' } };

const story = synthesiseStory('push-sources');

test('the policies are the ones of the story, each in its account, and there are no others', () => {
  expect(documents(story)).toEqual({
    'aws.home collector-role: trust policy': policy(LAMBDA_TAKES_ROLE),
    'aws.home collector-role: inline policy logs': policy(writeLogs('us-east-1', '111111111111', 'collector')),
    'aws.cross auditor-role: trust policy': policy(LAMBDA_TAKES_ROLE),
    'aws.cross auditor-role: inline policy logs': policy(writeLogs('us-east-1', '222222222222', 'auditor')),
    'aws.home order-events-role: trust policy': policy({
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: { ArnEquals: { 'aws:SourceArn': RULE }, StringEquals: { 'aws:SourceAccount': '111111111111' } },
    }),
    'aws.home order-events-role: inline policy invoke': policy({
      Effect: 'Allow',
      Action: 'lambda:InvokeFunction',
      Resource: AUDITOR,
    }),
    [`aws.cross ${TOPIC_POLICY}: resource policy`]: policy({
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111111111111:root' },
      Action: 'sns:Subscribe',
      Resource: TOPIC,
      Condition: SUBSCRIBES_COLLECTOR,
    }),
  });
});

test('each function lets in its sources, and nobody else', () => {
  expect(ofType(story, 'aws_lambda_permission')).toEqual({
    [FROM_BUCKET]: {
      provider: 'aws.home',
      statement_id: 'InvokeFunction-uploads-222222222222-us-east-1-222222222222-595bbab8',
      action: 'lambda:InvokeFunction',
      function_name: '${aws_lambda_function.collector.arn}',
      principal: 's3.amazonaws.com',
      source_arn: `arn:aws:s3:::${BUCKET}`,
      source_account: '222222222222',
    },
    [FROM_TOPIC]: {
      provider: 'aws.home',
      statement_id: 'InvokeFunction-announcements-222222222222-f1c5d621',
      action: 'lambda:InvokeFunction',
      function_name: '${aws_lambda_function.collector.arn}',
      principal: 'sns.amazonaws.com',
      source_arn: TOPIC,
    },
    [FROM_RULE]: {
      provider: 'aws.cross',
      statement_id: 'InvokeFunction-order-events-role-111111111111-a951d704',
      action: 'lambda:InvokeFunction',
      function_name: '${aws_lambda_function.auditor.arn}',
      principal: 'arn:aws:iam::111111111111:root',
    },
  });
});

test('the sources call the functions, each by its account, after it has been let in', () => {
  const { resources } = story;
  expect({
    notification: resources[`aws_s3_bucket_notification.notification-of-${BUCKET}-cross`],
    subscription: ofType(story, 'aws_sns_topic_subscription'),
    target: ofType(story, 'aws_cloudwatch_event_target'),
  }).toEqual({
    notification: {
      provider: 'aws.cross',
      bucket: '${aws_s3_bucket.uploads.id}',
      lambda_function: [{ id: 'collector-43c54c1c', lambda_function_arn: COLLECTOR, events: ['s3:ObjectCreated:*'] }],
      depends_on: [FROM_BUCKET],
    },
    subscription: {
      'aws_sns_topic_subscription.announcements-to-collector_subscription_BF72617C': {
        // The function's account subscribes: nobody has to confirm.
        provider: 'aws.home',
        topic_arn: '${aws_sns_topic.announcements.arn}',
        protocol: 'lambda',
        endpoint: COLLECTOR,
        depends_on: [FROM_TOPIC, TOPIC_POLICY],
      },
    },
    target: {
      'aws_cloudwatch_event_target.order-events-to-auditor_target_FB955E66': {
        provider: 'aws.home',
        rule: '${aws_cloudwatch_event_rule.order-events.name}',
        target_id: 'auditor-4a2fe553',
        arn: AUDITOR,
        role_arn: `\${${ROLE_OF_RULE}.arn}`,
        depends_on: [POLICY_OF_RULE, FROM_RULE],
      },
    },
  });
});

test('every resource has the provider of its account, and there is no resource besides', () => {
  expect(story.providers).toEqual({
    'aws_cloudwatch_event_rule.order-events': 'aws.home',
    'aws_cloudwatch_event_target.order-events-to-auditor_target_FB955E66': 'aws.home',
    'aws_cloudwatch_log_group.auditor_logs_739D2F6C': 'aws.cross',
    'aws_cloudwatch_log_group.collector_logs_667BE246': 'aws.home',
    'aws_iam_role.auditor_role_24900D6D': 'aws.cross',
    'aws_iam_role.collector_role_23D46AC0': 'aws.home',
    [ROLE_OF_RULE]: 'aws.home',
    'aws_iam_role_policy.auditor_role_logs_AC21AF86': 'aws.cross',
    'aws_iam_role_policy.collector_role_logs_4FCE25A9': 'aws.home',
    [POLICY_OF_RULE]: 'aws.home',
    'aws_lambda_function.auditor': 'aws.cross',
    'aws_lambda_function.collector': 'aws.home',
    [FROM_BUCKET]: 'aws.home',
    [FROM_TOPIC]: 'aws.home',
    [FROM_RULE]: 'aws.cross',
    'aws_s3_bucket.uploads': 'aws.cross',
    [`aws_s3_bucket_notification.notification-of-${BUCKET}-cross`]: 'aws.cross',
    'aws_sns_topic.announcements': 'aws.cross',
    [TOPIC_POLICY]: 'aws.cross',
    'aws_sns_topic_subscription.announcements-to-collector_subscription_BF72617C': 'aws.home',
  });
});

test('the manifest declares who calls whom, and there is no output besides', () => {
  const invoke = { action: 'lambda:InvokeFunction', side: 'both' };
  expect(story.config.output).toEqual({
    access_manifest: {
      description: MANIFEST_DESCRIPTION,
      value: {
        schemaVersion: 1,
        accesses: [
          {
            ...invoke,
            principal: RULE_ROLE,
            breadth: 'account',
            resource: AUDITOR,
            via: 'resourcePolicy',
            conditions: {},
          },
          {
            principal: 'arn:aws:iam::111111111111:root',
            breadth: 'account',
            action: 'sns:Subscribe',
            resource: TOPIC,
            via: 'resourcePolicy',
            conditions: { StringEquals: { 'sns:Endpoint': [COLLECTOR], 'sns:Protocol': ['lambda'] } },
            // Who subscribes is whoever deploys.
            side: 'target',
          },
          {
            ...invoke,
            principal: 's3.amazonaws.com',
            breadth: 'service',
            resource: COLLECTOR,
            via: 'eventSource',
            conditions: {
              ArnLike: { 'aws:SourceArn': [`arn:aws:s3:::${BUCKET}`] },
              StringEquals: { 'aws:SourceAccount': ['222222222222'] },
            },
          },
          {
            ...invoke,
            principal: 'sns.amazonaws.com',
            breadth: 'service',
            resource: COLLECTOR,
            via: 'eventSource',
            conditions: { ArnLike: { 'aws:SourceArn': [TOPIC] } },
          },
        ],
      },
    },
  });
});

test('nothing is wrong with it, and nothing is worth a warning', () => {
  expect({ errors: story.errors, warnings: story.warnings }).toEqual({ errors: [], warnings: [] });
});

test('the sources are created by the stack, the bucket emptied when it is destroyed', () => {
  expect(ofType(story, 'aws_s3_bucket')).toEqual({
    'aws_s3_bucket.uploads': { provider: 'aws.cross', bucket: BUCKET, force_destroy: true },
  });
  expect(ofType(story, 'aws_cloudwatch_event_rule')).toEqual({
    'aws_cloudwatch_event_rule.order-events': {
      provider: 'aws.home',
      name: 'order-events',
      event_pattern: '{"source":["orders"]}',
    },
  });
});

test('the notification of a bucket that exists already is handed over to its owner', () => {
  const existing = synthesiseStory('push-sources', { bucketName: 'their-bucket' });
  expect(ofType(existing, 'aws_s3_bucket_notification')).toEqual({});
  expect(ofType(existing, 'aws_s3_bucket')).toEqual({});
  const handedOver = existing.config.output?.hand_over?.value as readonly Record<string, unknown>[];
  expect(handedOver.map(({ accountId, kind, resourceArn }) => ({ accountId, kind, resourceArn }))).toEqual([
    { accountId: '222222222222', kind: 'eventSource', resourceArn: 'arn:aws:s3:::their-bucket' },
  ]);
});

test('the functions need no environment, and the handlers in Python change what runs and nothing else', () => {
  expect(Object.values(functions(story)).map((fn) => (fn as { environment?: object }).environment)).toEqual([
    undefined,
    undefined,
  ]);
  const python = synthesiseStory('push-sources', { handlerLanguage: 'python' });
  expect(runtimes(python)).toEqual({
    auditor: { runtime: 'python3.13', handler: 'auditor.handler' },
    collector: { runtime: 'python3.13', handler: 'collector.handler' },
  });
  expect(documents(python)).toEqual(documents(story));
  expect(python.config.output).toEqual(story.config.output);
});

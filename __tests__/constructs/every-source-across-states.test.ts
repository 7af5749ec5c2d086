import { KinesisStream } from '@cdktf/provider-aws/lib/kinesis-stream';
import type { TerraformStack } from 'cdktf';
import { FunctionUrlGrant } from '../../lib/constructs/function-url-grant';
import { dynamodbStream, kinesisStream, type PullSource } from '../../lib/constructs/pull-sources';
import { PullTrigger } from '../../lib/constructs/pull-trigger';
import { eventBridgeSchedule, httpApi, type PushSource } from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import { type Synthesised, synthesise } from '../support/synthesised';
import { CROSS, lambda } from './fixtures';
import { bucketOf, queueOf, ruleOf, type States, statesOf, topicOf } from './two-states';
import { textOf } from './views';

/** Every source that two states can share: by name or id, where AWS gives the ARN. */
function connectEverything(states: States, scope: TerraformStack): void {
  const { crossState, cross, worker } = states;
  const { provider } = cross;
  const push: readonly PushSource[] = [
    bucketOf(states),
    topicOf(states),
    ruleOf(states),
    eventBridgeSchedule({ account: cross, scheduleName: 'nightly', scheduleExpression: 'rate(1 day)' }),
    eventBridgeSchedule({
      account: cross,
      scheduleName: 'hourly',
      scheduleExpression: 'rate(1 hour)',
      principal: 'role',
    }),
    httpApi({ account: cross, apiId: 'a1b2c3d4e5', routeKey: 'POST /orders' }),
  ];
  push.forEach((source, index) => {
    new PushTrigger(scope, `push-${index}`, { callee: worker, source, manageSource: true });
  });
  const resource = new KinesisStream(crossState, 'stream', { provider, name: 'clicks', shardCount: 1 });
  const stream = `arn:aws:kinesis:us-east-1:${CROSS}:stream`;
  const table = `arn:aws:dynamodb:us-east-1:${CROSS}:table/users`;
  const pull: readonly PullSource[] = [
    queueOf(states),
    kinesisStream({ account: cross, streamName: 'clicks', resource }),
    kinesisStream({ account: cross, streamName: 'taps', consumerArn: `${stream}/taps/consumer/fan:1700000000` }),
    dynamodbStream({ account: cross, tableName: 'users', streamArn: `${table}/stream/2026-01-15T00:00:00.000` }),
  ];
  pull.forEach((source, index) => {
    new PullTrigger(scope, `pull-${index}`, { callee: worker, source, manageSource: true });
  });
  const callee = lambda(cross, 'callee');
  new FunctionUrlGrant(scope, 'url', { caller: worker, callee, providerHasInvokedViaFunctionUrl: true });
}

test.each(['home-state', 'cross-state'] as const)(
  'with every source at once no reference crosses from one state into the other (triggers in %s)',
  (place) => {
    const stacks = synthesise((app) => {
      const states = statesOf(app);
      connectEverything(states, place === 'home-state' ? states.homeState : states.crossState);
    });
    for (const [id, account] of Object.entries({ 'home-state': 'aws.home', 'cross-state': 'aws.cross' })) {
      const stack = stacks[id] as Synthesised;
      const addresses = Object.keys(stack.resources);
      const references = [...textOf(stack).matchAll(/\baws_[a-z0-9_]+\.[A-Za-z0-9_-]+/g)].map(
        ([reference]) => reference,
      );
      expect(references.filter((reference) => !addresses.includes(reference))).toEqual([]);
      expect(textOf(stack)).not.toMatch(/terraform_remote_state|cross-stack-output/);
      expect(new Set(Object.values(stack.providers))).toEqual(new Set([account]));
      expect(Object.keys(stack.config.output ?? {})).toEqual(['access_manifest']);
    }
  },
);

test('every resource lies in the state of the account it belongs to', () => {
  const stacks = synthesise((app) => {
    const states = statesOf(app);
    connectEverything(states, states.homeState);
  });
  const types = (id: string) =>
    [...new Set(Object.keys(stacks[id]?.resources ?? {}).map((address) => address.split('.')[0]))].sort();
  expect(types('home-state')).toEqual([
    'aws_cloudwatch_log_group',
    'aws_iam_role',
    'aws_iam_role_policy',
    'aws_lambda_event_source_mapping',
    'aws_lambda_function',
    'aws_lambda_permission',
    'aws_sns_topic_subscription',
  ]);
  expect(types('cross-state')).toEqual([
    'aws_apigatewayv2_integration',
    'aws_apigatewayv2_route',
    'aws_cloudwatch_event_rule',
    'aws_cloudwatch_event_target',
    'aws_cloudwatch_log_group',
    'aws_dynamodb_resource_policy',
    'aws_iam_role',
    'aws_iam_role_policy',
    'aws_kinesis_resource_policy',
    'aws_kinesis_stream',
    'aws_lambda_function',
    'aws_lambda_permission',
    'aws_s3_bucket',
    'aws_s3_bucket_notification',
    'aws_scheduler_schedule',
    'aws_sns_topic',
    'aws_sns_topic_policy',
    'aws_sqs_queue',
    'aws_sqs_queue_policy',
  ]);
});

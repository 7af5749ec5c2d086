/** A resource of another stack than the one that would refer to it is told at the trigger. */
import { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api';
import { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api';
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { TerraformStack } from 'cdktf';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { dynamodbStream, sqsQueue } from '../../lib/constructs/pull-sources';
import { PullTrigger } from '../../lib/constructs/pull-trigger';
import {
  eventBridgeRule,
  httpApi,
  logGroup,
  type PushSource,
  restApi,
  s3Bucket,
  snsTopic,
  targetGroup,
} from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import { lambda } from '../constructs/fixtures';
import { messagesOf, type Row, type Scene } from './bad-input';

/** A stack beside that of the scene, with a provider of an account. */
function besides(
  { stack }: Scene,
  { accountId }: AwsAccount,
): { readonly far: TerraformStack; readonly provider: AwsProvider } {
  const far = new TerraformStack(stack.node.root, 'far');
  return { far, provider: new AwsAccount(far, 'there', { accountId, region: 'us-east-1' }).provider };
}

/** A trigger whose source has a resource of another stack. */
const push =
  (
    account: 'home' | 'cross',
    source: (account: AwsAccount, far: TerraformStack, provider: AwsProvider) => PushSource,
    props: object = {},
  ) =>
  (scene: Scene): unknown => {
    const { far, provider } = besides(scene, scene[account]);
    const of = source(scene[account], far, provider);
    return new PushTrigger(scene.stack, 'push', { callee: scene.caller, source: of, ...props });
  };

const MANAGED = { manageSource: true };

const pushed: readonly Row[] = [
  [
    'a REST API',
    push('home', (account, far, provider) =>
      restApi({
        account,
        restApi: new ApiGatewayRestApi(far, 'api', { provider, name: 'api' }),
        method: 'GET',
        path: '/',
      }),
    ),
    [
      '[stack/push] the source is a resource of another stack: got a resource of far; allowed: a resource of stack; create the source in that stack, or leave its resource out and name it: no Terraform reference crosses stacks',
    ],
  ],
  [
    'an HTTP API of another account',
    push('cross', (account, far, provider) =>
      httpApi({
        account,
        api: new Apigatewayv2Api(far, 'api', { provider, name: 'api', protocolType: 'HTTP' }),
        routeKey: '$default',
      }),
    ),
    [
      '[stack/push] the source is a resource of another stack: got a resource of far; allowed: a resource of stack; create the source in that stack, or leave its resource out and name it: no Terraform reference crosses stacks',
    ],
  ],
  [
    'a target group',
    push('home', (account, far, provider) =>
      targetGroup({ account, targetGroup: new LbTargetGroup(far, 'group', { provider, targetType: 'lambda' }) }),
    ),
    [
      '[stack/push] the source is a resource of another stack: got a resource of far; allowed: a resource of stack; create the source in that stack, or leave its resource out and name it: no Terraform reference crosses stacks',
    ],
  ],
  [
    'a bucket whose notification is written',
    push(
      'cross',
      (account, far, provider) =>
        s3Bucket({
          account,
          bucketName: 'orders',
          resource: new S3Bucket(far, 'bucket', { provider, bucket: 'orders' }),
        }),
      MANAGED,
    ),
    [
      '[stack/push] the source is a resource of another stack: got a resource of far; allowed: a resource of stack; create the source in that stack, or leave its resource out and name it: no Terraform reference crosses stacks',
    ],
  ],
  [
    'a topic that is subscribed to',
    push(
      'cross',
      (account, far, provider) =>
        snsTopic({ account, topicName: 'orders', resource: new SnsTopic(far, 'topic', { provider, name: 'orders' }) }),
      MANAGED,
    ),
    [
      '[stack/push] the source is a resource of another stack: got a resource of far; allowed: a resource of stack; create the source in that stack, or leave its resource out and name it: no Terraform reference crosses stacks',
    ],
  ],
  [
    'a rule whose target is written',
    push(
      'cross',
      (account, far, provider) =>
        eventBridgeRule({
          account,
          ruleName: 'orders',
          resource: new CloudwatchEventRule(far, 'rule', {
            provider,
            name: 'orders',
            scheduleExpression: 'rate(1 day)',
          }),
        }),
      MANAGED,
    ),
    [
      '[stack/push] the source is a resource of another stack: got a resource of far; allowed: a resource of stack; create the source in that stack, or leave its resource out and name it: no Terraform reference crosses stacks',
    ],
  ],
  [
    'a log group whose filter is written',
    push(
      'home',
      (account, far, provider) =>
        logGroup({
          account,
          logGroupName: 'orders',
          resource: new CloudwatchLogGroup(far, 'group', { provider, name: 'orders' }),
        }),
      MANAGED,
    ),
    [
      '[stack/push] the source is a resource of another stack: got a resource of far; allowed: a resource of stack; create the source in that stack, or leave its resource out and name it: no Terraform reference crosses stacks',
    ],
  ],
];

const pulled: readonly Row[] = [
  [
    'a queue whose policy is managed',
    (scene) => {
      const { stack, cross: account, caller: callee } = scene;
      const { far, provider } = besides(scene, account);
      const resource = new SqsQueue(far, 'queue', { provider, name: 'orders' });
      const source = sqsQueue({ account, queueName: 'orders', resource });
      return new PullTrigger(stack, 'pull', { callee, source, ...MANAGED });
    },
    [
      '[stack/pull] the source is a resource of another stack: got a resource of far; allowed: a resource of stack; create the source in that stack, or leave its resource out and name its ARN: no Terraform reference crosses stacks',
    ],
  ],
  [
    'a table whose policy is managed, told once',
    (scene) => {
      const { stack, cross: account, caller: callee } = scene;
      const { far, provider } = besides(scene, account);
      const resource = new DynamodbTable(far, 'table', { provider, name: 'orders', streamEnabled: true });
      const source = dynamodbStream({ account, tableName: 'orders', resource });
      return new PullTrigger(stack, 'pull', { callee, source, ...MANAGED });
    },
    [
      '[stack/pull] the source is a resource of another stack: got a resource of far; allowed: a resource of stack; create the source in that stack, or leave its resource out and name its ARN: no Terraform reference crosses stacks',
    ],
  ],
  [
    'a table, whose stream only its own stack knows',
    (scene) => {
      const { stack, cross: account, caller: callee } = scene;
      const { far, provider } = besides(scene, account);
      const resource = new DynamodbTable(far, 'table', { provider, name: 'orders', streamEnabled: true });
      return new PullTrigger(stack, 'pull', {
        callee,
        source: dynamodbStream({ account, tableName: 'orders', resource }),
      });
    },
    [
      '[stack/pull] the source is a resource of another stack: got a resource of far; allowed: a resource of stack; create the source in that stack, or leave its resource out and name its ARN: no Terraform reference crosses stacks',
    ],
  ],
  [
    'a table, read for a function of a third stack',
    (scene) => {
      const { stack, cross: account } = scene;
      const { far, provider } = besides(scene, account);
      const third = new TerraformStack(stack.node.root, 'third');
      const callee = lambda(
        new AwsAccount(third, 'home', { accountId: scene.home.accountId, region: 'us-east-1' }),
        'called',
      );
      const resource = new DynamodbTable(far, 'table', { provider, name: 'orders', streamEnabled: true });
      return new PullTrigger(stack, 'pull', {
        callee,
        source: dynamodbStream({ account, tableName: 'orders', resource }),
      });
    },
    [
      '[stack/pull] the source is a resource of another stack: got a resource of far; allowed: a resource of third; create the source in that stack, or leave its resource out and name its ARN: no Terraform reference crosses stacks',
    ],
  ],
];

test.each([...pushed, ...pulled])('everything is said about %s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});

/** What a source that calls functions cannot do: other accounts, regions, partitions, qualifiers. */
import { AwsAccount } from '../../lib/constructs/aws-account';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
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
import type { SourceAccount } from '../../lib/constructs/source-account';
import { HOME, THIRD } from '../constructs/fixtures';
import { messagesOf, type Row, type Scene } from './bad-input';
import { elsewhere, push } from './triggers';

/** The account of another region, as this app reaches it. */
const west = (scene: Scene, accountId = HOME): AwsAccount =>
  new AwsAccount(scene.stack, 'west', { accountId, region: 'us-west-2' });

const bucketOf = (account: unknown): PushSource =>
  s3Bucket({ account: account as SourceAccount, bucketName: 'orders' });
const ruleOf = (account: SourceAccount): PushSource => eventBridgeRule({ account, ruleName: 'orders' });
const topicOf = (account: SourceAccount): PushSource => snsTopic({ account, topicName: 'orders' });
const scheduleOf = (account: SourceAccount): PushSource =>
  eventBridgeSchedule({ account, scheduleName: 'nightly', scheduleExpression: 'rate(1 day)' });
const distributionOf = (account: SourceAccount): PushSource =>
  cloudFrontDistribution({ account, distributionId: 'E2QWRUHAPOMQZL', acceptUnscopedInvoke: true });
const targetsOf = (account: SourceAccount): PushSource =>
  targetGroup({
    account,
    targetGroupArn: `arn:aws:elasticloadbalancing:${account.region}:${account.accountId}:targetgroup/orders/0123456789abcdef`,
  });

const places: readonly Row[] = [
  [
    'a load balancer of another account',
    push(({ cross }) => targetsOf(cross)),
    [
      '[stack/push] source and function are in two accounts, and AWS connects them within one only: Application Load Balancer target group: got a source of 222222222222 and a function of 111111111111; allowed: source and function in one account; let a function of the source’s account take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html)',
    ],
  ],
  [
    'a load balancer of another region',
    push((scene) => targetsOf(west(scene))),
    [
      '[stack/push] source and function are in two regions, and AWS connects them within one only: Application Load Balancer target group: got a source in us-west-2 and a function in us-east-1; allowed: source and function in one region; let a function of the source’s region take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html)',
    ],
  ],
  [
    'a log group of another account',
    push(({ cross }) => logGroup({ account: cross, logGroupName: 'orders' })),
    [
      '[stack/push] source and function are in two accounts, and AWS connects them within one only: CloudWatch Logs subscription: got a source of 222222222222 and a function of 111111111111; allowed: source and function in one account; let a function of the source’s account take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html)',
    ],
  ],
  [
    'a log group of another account and region',
    push(() => logGroup({ account: elsewhere('eu-west-1'), logGroupName: 'orders' })),
    [
      '[stack/push] source and function are in two accounts, and AWS connects them within one only: CloudWatch Logs subscription: got a source of 222222222222 and a function of 111111111111; allowed: source and function in one account; let a function of the source’s account take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html)',
      '[stack/push] source and function are in two regions, and AWS connects them within one only: CloudWatch Logs subscription: got a source in eu-west-1 and a function in us-east-1; allowed: source and function in one region; let a function of the source’s region take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html)',
    ],
  ],
  [
    'a rule of another region',
    push((scene) => ruleOf(west(scene))),
    [
      '[stack/push] source and function are in two regions, and AWS connects them within one only: EventBridge rule: got a source in us-west-2 and a function in us-east-1; allowed: source and function in one region; let a function of the source’s region take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-cross-account.html)',
    ],
  ],
  [
    'a rule of another account and region',
    push(() => ruleOf(elsewhere('us-west-2'))),
    [
      '[stack/push] source and function are in two regions, and AWS connects them within one only: EventBridge rule: got a source in us-west-2 and a function in us-east-1; allowed: source and function in one region; let a function of the source’s region take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-cross-account.html)',
    ],
  ],
  [
    'a schedule of another region',
    push((scene) => scheduleOf(west(scene))),
    [
      '[stack/push] source and function are in two regions, and AWS connects them within one only: EventBridge Scheduler: got a source in us-west-2 and a function in us-east-1; allowed: source and function in one region; let a function of the source’s region take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html)',
    ],
  ],
  [
    'a bucket of another region',
    push((scene) => bucketOf(west(scene))),
    [
      '[stack/push] source and function are in two regions, and AWS connects them within one only: S3 event notification: got a source in us-west-2 and a function in us-east-1; allowed: source and function in one region; let a function of the source’s region take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html)',
    ],
  ],
  [
    'a bucket of another account and region',
    push(() => bucketOf(elsewhere('us-west-2'))),
    [
      '[stack/push] source and function are in two regions, and AWS connects them within one only: S3 event notification: got a source in us-west-2 and a function in us-east-1; allowed: source and function in one region; let a function of the source’s region take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html)',
    ],
  ],
  [
    'an HTTP API of China',
    push(() => httpApi({ account: elsewhere('cn-north-1'), apiId: 'a1', routeKey: '$default' })),
    [
      '[stack/push] source lies in another partition: got API Gateway HTTP API of aws-cn; allowed: partition aws; use accounts of one partition: no role or policy reaches from one into another',
    ],
  ],
  [
    'a bucket of the US government',
    push(() => bucketOf(elsewhere('us-gov-west-1'))),
    [
      '[stack/push] source lies in another partition: got S3 event notification of aws-us-gov; allowed: partition aws; use accounts of one partition: no role or policy reaches from one into another',
    ],
  ],
  [
    'a log group of China',
    push(() => logGroup({ account: elsewhere('cn-north-1'), logGroupName: 'orders' })),
    [
      '[stack/push] source lies in another partition: got CloudWatch Logs subscription of aws-cn; allowed: partition aws; use accounts of one partition: no role or policy reaches from one into another',
    ],
  ],
  [
    'a topic of the US government',
    push(() => topicOf(elsewhere('us-gov-west-1'))),
    [
      '[stack/push] source lies in another partition: got SNS topic of aws-us-gov; allowed: partition aws; use accounts of one partition: no role or policy reaches from one into another',
    ],
  ],
  [
    'a bucket of the standard partition and a function of China',
    ({ stack, home }) =>
      new PushTrigger(stack, 'push', {
        callee: LambdaFunction.fromArn(stack, 'far', `arn:aws-cn:lambda:cn-north-1:${HOME}:function:far`),
        source: bucketOf(home),
      }),
    [
      '[stack/push] source lies in another partition: got S3 event notification of aws; allowed: partition aws-cn; use accounts of one partition: no role or policy reaches from one into another',
    ],
  ],
  [
    'a topic of another region that nobody can subscribe to',
    push((scene) => topicOf(west(scene))),
    [
      '[stack/push] the topic is in another region than the function, and subscriber is not given: got 111111111111 in us-east-1; allowed: an AwsAccount of 111111111111 in us-west-2; give subscriber: the subscription is made by the function’s account, in the region of the topic',
    ],
  ],
  [
    'a topic of another account and region that nobody can subscribe to',
    push(() => topicOf(elsewhere('us-west-2'))),
    [
      '[stack/push] the topic is in another region than the function, and subscriber is not given: got 111111111111 in us-east-1; allowed: an AwsAccount of 111111111111 in us-west-2; give subscriber: the subscription is made by the function’s account, in the region of the topic',
    ],
  ],
  [
    'a subscriber of the topic’s account',
    push(({ cross }) => snsTopic({ account: cross, topicName: 'orders', subscriber: cross })),
    [
      '[stack/push] subscriber cannot subscribe the function: got 222222222222 in us-east-1; allowed: an AwsAccount of 111111111111 in us-east-1; give the account of the function, in the region of the topic: that is where the subscription is made',
    ],
  ],
  [
    'a subscriber of a third account',
    push(({ stack, cross }) =>
      snsTopic({
        account: cross,
        topicName: 'orders',
        subscriber: new AwsAccount(stack, 'third', { accountId: THIRD, region: 'us-east-1' }),
      }),
    ),
    [
      '[stack/push] subscriber cannot subscribe the function: got 333333333333 in us-east-1; allowed: an AwsAccount of 111111111111 in us-east-1; give the account of the function, in the region of the topic: that is where the subscription is made',
    ],
  ],
  [
    'a subscriber of the function’s region',
    push(({ home }) => snsTopic({ account: elsewhere('us-west-2'), topicName: 'orders', subscriber: home })),
    [
      '[stack/push] subscriber cannot subscribe the function: got 111111111111 in us-east-1; allowed: an AwsAccount of 111111111111 in us-west-2; give the account of the function, in the region of the topic: that is where the subscription is made',
    ],
  ],
];

const options: readonly Row[] = [
  [
    '$LATEST as the qualifier of what a bucket calls',
    ({ stack, home, caller }) =>
      new PushTrigger(stack, 'push', {
        callee: { function: caller, qualifier: '$LATEST' },
        source: bucketOf(home),
      }),
    [
      '[stack/push] the qualifier of callee is the unpublished version: got "$LATEST"; allowed: an alias name or a version number; leave the qualifier of callee out: the unqualified ARN stands for the unpublished version, and AWS takes no resource policy for $LATEST (https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html)',
    ],
  ],
  [
    '$LATEST as the qualifier of what a service calls',
    ({ stack, caller }) =>
      new PushTrigger(stack, 'push', {
        callee: { function: caller, qualifier: '$LATEST' },
        source: servicePrincipal({ service: 'iot.amazonaws.com', sourceArn: `arn:aws:iot:us-east-1:${HOME}:rule/r` }),
      }),
    [
      '[stack/push] the qualifier of callee is the unpublished version: got "$LATEST"; allowed: an alias name or a version number; leave the qualifier of callee out: the unqualified ARN stands for the unpublished version, and AWS takes no resource policy for $LATEST (https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html)',
    ],
  ],
  [
    'a qualifier with a colon of what a bucket calls',
    ({ stack, home, caller }) =>
      new PushTrigger(stack, 'push', { callee: { function: caller, qualifier: 'live:2' }, source: bucketOf(home) }),
    [
      '[stack/push] the qualifier of callee is not a name that AWS accepts: got "live:2"; allowed: a version number or an alias of 1 to 128 letters, digits and _ -; change the qualifier of callee',
    ],
  ],
  [
    'every version of what a bucket calls',
    ({ stack, home, caller }) =>
      new PushTrigger(stack, 'push', { callee: { function: caller, qualifier: '*' }, source: bucketOf(home) }),
    [
      '[stack/push] the qualifier of callee is not a name that AWS accepts: got "*"; allowed: a version number or an alias of 1 to 128 letters, digits and _ -; change the qualifier of callee',
    ],
  ],
  [
    'an empty qualifier of what a bucket calls',
    ({ stack, home, caller }) =>
      new PushTrigger(stack, 'push', { callee: { function: caller, qualifier: '' }, source: bucketOf(home) }),
    [
      '[stack/push] the qualifier of callee is not a name that AWS accepts: got ""; allowed: a version number or an alias of 1 to 128 letters, digits and _ -; change the qualifier of callee',
    ],
  ],
  [
    'a qualifier of 129 characters of what a service calls',
    ({ stack, caller }) =>
      new PushTrigger(stack, 'push', {
        callee: { function: caller, qualifier: 'q'.repeat(129) },
        source: servicePrincipal({ service: 'iot.amazonaws.com', sourceArn: `arn:aws:iot:us-east-1:${HOME}:rule/r` }),
      }),
    [
      '[stack/push] the qualifier of callee is not a name that AWS accepts: got "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"… (129 characters); allowed: a version number or an alias of 1 to 128 letters, digits and _ -; change the qualifier of callee',
    ],
  ],
  [
    'a qualifier of what a schedule calls that is a variable',
    ({ stack, home, caller, token }) =>
      new PushTrigger(stack, 'push', { callee: { function: caller, qualifier: token }, source: scheduleOf(home) }),
    [
      '[stack/push] the qualifier of callee is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'one statementId for the two permissions of a distribution',
    push(({ home }) => distributionOf(home), { statementId: 'FromDistribution' }),
    [
      '[stack/push] statementId names one permission, and the URL of a function needs two: got "FromDistribution"; allowed: statementId for a source that needs one permission; leave statementId out (https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html)',
    ],
  ],
  [
    'all that is wrong with a bucket and its place',
    push(() => s3Bucket({ account: elsewhere('us-west-2'), bucketName: 'No', events: [] }), {
      manageSource: true,
      statementId: 'a b',
    }),
    [
      '[stack/push] bucketName is not a name that AWS accepts: got "No"; allowed: 3 to 63 lower-case letters, digits and . -, beginning and ending with a letter or digit; change bucketName',
      '[stack/push] events is empty: got []; allowed: at least one event type; name the events, or leave events out',
      '[stack/push] source and function are in two regions, and AWS connects them within one only: S3 event notification: got a source in us-west-2 and a function in us-east-1; allowed: source and function in one region; let a function of the source’s region take the events, and invoke this one with an InvokeGrant (https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html)',
      '[stack/push] no provider reaches the account of the source, 222222222222, and manageSource is set: got nothing; allowed: an AwsAccount as account of the source; pass an AwsAccount, or leave manageSource out to have the source’s side handed over',
      '[stack/push] statementId is not a name that AWS accepts: got "a b"; allowed: 1 to 100 letters, digits and _ -; change statementId',
    ],
  ],
];

test.each([...places, ...options])('everything is said about %s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});

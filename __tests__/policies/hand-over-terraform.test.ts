import {
  type CallingRole,
  handOverBucketNotification,
  handOverHttpRoute,
  handOverOriginAccessControl,
  handOverRestIntegration,
  handOverRuleTarget,
  handOverSchedule,
  handOverSubscriptionFilter,
  handOverTargetRegistration,
  handOverTopicSubscription,
  type SourceConnection,
} from '../../lib/policies/hand-over-event-source';
import { handOverResourcePolicy } from '../../lib/policies/hand-over-resource-policy';
import { describeWithTerraform, formatted } from './run-commands';

const OWNER = '111111111111';
const FUNCTION = 'arn:aws:lambda:us-east-1:222222222222:function:worker';
const TOPIC = `arn:aws:sns:us-east-1:${OWNER}:orders`;
const CONNECTION: SourceConnection = {
  accountId: OWNER,
  region: 'us-east-1',
  partition: 'aws',
  sourceArn: TOPIC,
  functionArn: FUNCTION,
  name: 'worker-0a1b2c3d',
};
const ROLE: CallingRole = {
  roleName: 'calls-worker',
  roleArn: `arn:aws:iam::${OWNER}:role/calls-worker`,
  trust: {
    sid: 'AssumeRole',
    effect: 'Allow',
    principals: [{ kind: 'service', service: 'events.amazonaws.com' }],
    actions: ['sts:AssumeRole'],
    conditions: { StringEquals: { 'aws:SourceAccount': [OWNER] } },
  },
  identity: { sid: 'InvokeFunction', effect: 'Allow', actions: ['lambda:InvokeFunction'], resources: [FUNCTION] },
};
const RULE = { ruleName: 'nightly', eventBusName: 'default' };
const SCHEDULE = { scheduleName: 'nightly', groupName: 'default', scheduleExpression: 'rate(1 day)' };

function subscription(filterPolicy: object): string {
  return handOverTopicSubscription(CONNECTION, '222222222222', { filterPolicy }).hcl;
}

describeWithTerraform('what terraform fmt makes of what is handed over', () => {
  test.each([
    ['two objects in a list', { customer: [{ prefix: 'a-' }, { suffix: '-z' }] }],
    ['three objects in a list', { customer: [{ prefix: 'a-' }, { suffix: '-z' }, { 'anything-but': ['b', 'c'] }] }],
    ['objects after texts', { customer: ['a', 'b', { prefix: 'c-' }, { exists: false }] }],
    ['objects of several members', { $or: [{ kind: ['order'], 'customer.id': [{ exists: true }] }, { a: [null, 1] }] }],
    ['lists of objects in objects of a list', { $or: [{ a: [{ prefix: 'x' }, { prefix: 'y' }] }, { b: ['z'] }] }],
    ['lists of lists', { customer: [['a', 'b'], [['c']], [{ prefix: 'd' }, { suffix: 'e' }]] }],
    ['numbers', { price: [{ numeric: ['>', 0, '<=', 1.5] }, 300] }],
    ['texts of quotes, backslashes, braces and lines', { customer: ['"a" \\ b', '}, {', '[{', 'a\nb', "it's", '# a'] }],
    ['a key that is no name', { 'customer.id': ['a'], 'the "key"': ['b'] }],
    ['empty objects', { customer: [{}, {}], other: [] }],
  ])('is a filter policy as it is, with %s', (_title, filterPolicy) => {
    const hcl = `${subscription(filterPolicy)}\n`;
    expect(formatted(hcl)).toBe(hcl);
  });

  test.each([
    [
      'the notification of a bucket',
      handOverBucketNotification(CONNECTION, 'my.uploads', { events: ['s3:ObjectCreated:*'], filterPrefix: "it's/" }),
    ],
    ['a subscription', handOverTopicSubscription(CONNECTION, OWNER, {})],
    ['a target', handOverRuleTarget(CONNECTION, { ...RULE, input: '{"a":1}' })],
    ['a target with a role', handOverRuleTarget(CONNECTION, RULE, ROLE)],
    ['a schedule', handOverSchedule(CONNECTION, SCHEDULE, ROLE)],
    [
      'a schedule with a flexible window',
      handOverSchedule(CONNECTION, { ...SCHEDULE, timezone: 'Europe/Berlin', flexibleWindowInMinutes: 15 }, ROLE),
    ],
    [
      'a subscription filter',
      handOverSubscriptionFilter(CONNECTION, { logGroupName: '#shop', filterName: 'f', filterPattern: '"E"' }),
    ],
    ['a registration', handOverTargetRegistration(CONNECTION)],
    ['an integration', handOverRestIntegration(CONNECTION, { restApiId: 'abc123', method: 'GET', path: "/it's" })],
    ['a route', handOverHttpRoute(CONNECTION, { apiId: 'abc123', routeKey: '$default' })],
    ['an access control', handOverOriginAccessControl(CONNECTION)],
    [
      'a statement',
      handOverResourcePolicy(
        TOPIC,
        { ...CONNECTION, service: 'sns', name: 'orders' },
        { ...ROLE.trust, resources: [TOPIC] },
      ),
    ],
  ])('is %s as it is', (_title, handOver) => {
    const hcl = `${handOver.hcl}\n`;
    expect(formatted(hcl)).toBe(hcl);
  });
});

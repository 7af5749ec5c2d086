/** What is wrong with a source that calls functions, by itself: its name, its resource, its options. */
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { eventBridgeRule, eventBridgeSchedule, s3Bucket, snsTopic } from '../../lib/constructs/push-sources';
import { HOME } from '../constructs/fixtures';
import { messagesOf, type Row } from './bad-input';
import { elsewhere, pushing } from './triggers';

const bucket = pushing(s3Bucket, { bucketName: 'orders-1' });
const topic = pushing(snsTopic, { topicName: 'orders' });
const rule = pushing(eventBridgeRule, { ruleName: 'orders' });
const schedule = pushing(eventBridgeSchedule, { scheduleName: 'nightly', scheduleExpression: 'rate(1 day)' });

const rows: readonly Row[] = [
  [
    'a bucket without a name',
    bucket({ bucketName: undefined }),
    [
      '[stack/push] bucketName is not a name that AWS accepts: got nothing; allowed: 3 to 63 lower-case letters, digits and . -, beginning and ending with a letter or digit; change bucketName',
    ],
  ],
  [
    'a bucket name with a capital letter',
    bucket({ bucketName: 'Orders' }),
    [
      '[stack/push] bucketName is not a name that AWS accepts: got "Orders"; allowed: 3 to 63 lower-case letters, digits and . -, beginning and ending with a letter or digit; change bucketName',
    ],
  ],
  [
    'a bucket name of two letters',
    bucket({ bucketName: 'ab' }),
    [
      '[stack/push] bucketName is not a name that AWS accepts: got "ab"; allowed: 3 to 63 lower-case letters, digits and . -, beginning and ending with a letter or digit; change bucketName',
    ],
  ],
  [
    'a bucket name with two dots in a row',
    bucket({ bucketName: 'team..orders' }),
    [
      '[stack/push] bucketName is not a name that AWS accepts: got "team..orders"; allowed: 3 to 63 lower-case letters, digits and . -, beginning and ending with a letter or digit; change bucketName',
    ],
  ],
  [
    'the ARN of a bucket as its name',
    bucket({ bucketName: 'arn:aws:s3:::orders-1' }),
    [
      '[stack/push] bucketName is not a name that AWS accepts: got "arn:aws:s3:::orders-1"; allowed: 3 to 63 lower-case letters, digits and . -, beginning and ending with a letter or digit; change bucketName',
    ],
  ],
  [
    'a bucket name that is a variable',
    bucket(({ token }) => ({ bucketName: token })),
    [
      '[stack/push] bucketName is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'a bucket whose resource has another name',
    bucket(({ stack, home }) => ({
      resource: new S3Bucket(stack, 'bucket', { provider: home.provider, bucket: 'orders-2' }),
    })),
    [
      '[stack/push] bucketName is not that of the resource: got "orders-1"; allowed: "orders-2"; write bucketName as the resource has it: ARNs are computed from it at synth',
    ],
  ],
  [
    'a bucket that calls for nothing',
    bucket({ events: [] }),
    ['[stack/push] events is empty: got []; allowed: at least one event type; name the events, or leave events out'],
  ],
  [
    'an event that S3 does not know',
    bucket({ events: ['ObjectCreated'] }),
    [
      '[stack/push] events is none of the values it can have: got "ObjectCreated"; allowed: event types of S3, such as "s3:ObjectCreated:*"; change events',
    ],
  ],
  [
    'all that is wrong with a bucket',
    bucket({ bucketName: '', events: ['s3:', 's3:ObjectCreated:*', ''] }),
    [
      '[stack/push] bucketName is not a name that AWS accepts: got ""; allowed: 3 to 63 lower-case letters, digits and . -, beginning and ending with a letter or digit; change bucketName',
      '[stack/push] events is none of the values it can have: got "s3:"; allowed: event types of S3, such as "s3:ObjectCreated:*"; change events',
      '[stack/push] events is none of the values it can have: got ""; allowed: event types of S3, such as "s3:ObjectCreated:*"; change events',
    ],
  ],

  [
    'a topic name with a dot',
    topic({ topicName: 'team.orders' }),
    [
      '[stack/push] topicName is not a name that AWS accepts: got "team.orders"; allowed: 1 to 256 letters, digits and _ -; a FIFO topic calls no functions; change topicName',
    ],
  ],
  [
    'a FIFO topic',
    topic({ topicName: 'orders.fifo' }),
    [
      '[stack/push] topicName is not a name that AWS accepts: got "orders.fifo"; allowed: 1 to 256 letters, digits and _ -; a FIFO topic calls no functions; change topicName',
    ],
  ],
  [
    'a topic name of 257 characters',
    topic({ topicName: 't'.repeat(257) }),
    [
      '[stack/push] topicName is not a name that AWS accepts: got "tttttttttttttttttttttttttttttttttttttttt"… (257 characters); allowed: 1 to 256 letters, digits and _ -; a FIFO topic calls no functions; change topicName',
    ],
  ],
  [
    'a topic name that is a variable',
    topic(({ token }) => ({ topicName: token })),
    [
      '[stack/push] topicName is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'a topic whose resource has another name',
    topic(({ stack, home }) => ({
      resource: new SnsTopic(stack, 'topic', { provider: home.provider, name: 'parcels' }),
    })),
    [
      '[stack/push] topicName is not that of the resource: got "orders"; allowed: "parcels"; write topicName as the resource has it: ARNs are computed from it at synth',
    ],
  ],
  [
    'a FIFO topic that only its resource says to be one',
    topic(({ stack, home }) => ({
      resource: new SnsTopic(stack, 'topic', { provider: home.provider, name: 'orders', fifoTopic: true }),
    })),
    [
      '[stack/push] the topic is a FIFO topic, which calls no functions: got orders; allowed: a standard topic; subscribe a queue to the topic, and let Lambda read that (https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html)',
    ],
  ],
  [
    'a FIFO topic by its name and by its resource',
    topic(({ stack, home }) => ({
      topicName: 'orders.fifo',
      resource: new SnsTopic(stack, 'topic', { provider: home.provider, name: 'orders.fifo', fifoTopic: true }),
    })),
    [
      '[stack/push] topicName is not a name that AWS accepts: got "orders.fifo"; allowed: 1 to 256 letters, digits and _ -; a FIFO topic calls no functions; change topicName',
      '[stack/push] the topic is a FIFO topic, which calls no functions: got orders.fifo; allowed: a standard topic; subscribe a queue to the topic, and let Lambda read that (https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html)',
    ],
  ],
  [
    'a filter policy of nothing that there is',
    topic({ filterPolicyScope: 'Body' }),
    [
      '[stack/push] filterPolicyScope is none of the values it can have: got "Body"; allowed: MessageAttributes, MessageBody; change filterPolicyScope',
    ],
  ],

  [
    'a rule name with a slash',
    rule({ ruleName: 'team/orders' }),
    [
      '[stack/push] ruleName is not a name that AWS accepts: got "team/orders"; allowed: 1 to 64 letters, digits and _ . -; change ruleName',
    ],
  ],
  [
    'a rule name of 65 characters',
    rule({ ruleName: 'r'.repeat(65) }),
    [
      '[stack/push] ruleName is not a name that AWS accepts: got "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr"… (65 characters); allowed: 1 to 64 letters, digits and _ . -; change ruleName',
    ],
  ],
  [
    'a rule name that is a variable',
    rule(({ token }) => ({ ruleName: token })),
    [
      '[stack/push] ruleName is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'a rule whose resource has another name',
    rule(({ stack, home }) => ({
      resource: new CloudwatchEventRule(stack, 'rule', {
        provider: home.provider,
        name: 'parcels',
        scheduleExpression: 'rate(1 day)',
      }),
    })),
    [
      '[stack/push] ruleName is not that of the resource: got "orders"; allowed: "parcels"; write ruleName as the resource has it: ARNs are computed from it at synth',
    ],
  ],
  [
    'a rule whose resource is of another event bus',
    rule(({ stack, home }) => ({
      resource: new CloudwatchEventRule(stack, 'rule', {
        provider: home.provider,
        name: 'orders',
        eventBusName: `arn:aws:events:us-east-1:${HOME}:event-bus/shop`,
        eventPattern: '{"source":["orders"]}',
      }),
    })),
    [
      '[stack/push] eventBusName is not that of the resource: got "default"; allowed: "shop"; write eventBusName as the resource has it: ARNs are computed from it at synth',
    ],
  ],
  [
    'the ARN of an event bus as its name',
    rule({ eventBusName: `arn:aws:events:us-east-1:${HOME}:event-bus/b` }),
    [
      '[stack/push] eventBusName is not a name that AWS accepts: got "arn:aws:events:us-east-1:111111111111:ev"… (49 characters); allowed: 1 to 256 letters, digits and _ . / -; change eventBusName',
    ],
  ],
  [
    'a role name of a rule that is a pattern',
    rule({ account: elsewhere(), roleName: 'orders-*' }),
    [
      '[stack/push] roleName is a pattern: got "orders-*"; allowed: exactly one role or function; name it in full and write one grant for each: a wildcard opens more than the access you declare',
    ],
  ],
  [
    'a principal of a rule that does not exist',
    rule({ account: elsewhere(), principal: 'everyone' }),
    [
      "[stack/push] principal is none of the values it can have: got \"everyone\"; allowed: 'account' or 'role'; change principal",
    ],
  ],
  [
    'a principal of a rule within one account',
    rule({ principal: 'account' }),
    [
      '[stack/push] principal is for two accounts, and both ends are in 111111111111: got "account"; allowed: ends in two accounts; leave it out: within one account no permission for another account is written',
    ],
  ],
  [
    'a role name of a rule within one account',
    rule({ roleName: 'caller' }),
    [
      '[stack/push] roleName is for two accounts, and both ends are in 111111111111: got "caller"; allowed: ends in two accounts; leave it out: the rule calls the function without a role',
    ],
  ],
  [
    'a principal and a role name of a rule within one account',
    rule({ account: { accountId: HOME, region: 'us-east-1' }, principal: 'role', roleName: 'caller' }),
    [
      '[stack/push] principal is for two accounts, and both ends are in 111111111111: got "role"; allowed: ends in two accounts; leave it out: within one account no permission for another account is written',
      '[stack/push] roleName is for two accounts, and both ends are in 111111111111: got "caller"; allowed: ends in two accounts; leave it out: the rule calls the function without a role',
    ],
  ],
  [
    'an input of a rule that is no JSON',
    rule({ input: '{ order: 1 }' }),
    [
      '[stack/push] input is none of the values it can have: got "{ order: 1 }"; allowed: the text of a JSON value; change input',
    ],
  ],
  [
    'an empty input of a rule',
    rule({ input: '' }),
    ['[stack/push] input is none of the values it can have: got ""; allowed: the text of a JSON value; change input'],
  ],

  [
    'a schedule name with a blank',
    schedule({ scheduleName: 'every night' }),
    [
      '[stack/push] scheduleName is not a name that AWS accepts: got "every night"; allowed: 1 to 64 letters, digits and _ . -; change scheduleName',
    ],
  ],
  [
    'a schedule name that is a variable',
    schedule(({ token }) => ({ scheduleName: token })),
    [
      '[stack/push] scheduleName is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'a schedule group with a slash',
    schedule({ groupName: 'team/nightly' }),
    [
      '[stack/push] groupName is not a name that AWS accepts: got "team/nightly"; allowed: 1 to 64 letters, digits and _ . -; change groupName',
    ],
  ],
  [
    'a schedule that says no time',
    schedule({ scheduleExpression: undefined }),
    [
      '[stack/push] scheduleExpression is not given: got nothing; allowed: rate(…), cron(…) or at(…); set scheduleExpression',
    ],
  ],
  [
    'a time that is no expression',
    schedule({ scheduleExpression: 'every day' }),
    [
      '[stack/push] scheduleExpression is none of the values it can have: got "every day"; allowed: rate(…), cron(…) or at(…); change scheduleExpression',
    ],
  ],
  [
    'a flexible window of two days',
    schedule({ flexibleWindowInMinutes: 2880 }),
    [
      '[stack/push] flexibleWindowInMinutes is out of range: got 2880; allowed: 1 to 1440 minutes; change flexibleWindowInMinutes',
    ],
  ],
  [
    'a flexible window of half a minute',
    schedule({ flexibleWindowInMinutes: 0.5 }),
    [
      '[stack/push] flexibleWindowInMinutes is out of range: got 0.5; allowed: 1 to 1440 minutes; change flexibleWindowInMinutes',
    ],
  ],
  [
    'a role name of 65 characters',
    schedule({ roleName: 'r'.repeat(65) }),
    [
      '[stack/push] roleName is not a name that AWS accepts: got "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr"… (65 characters); allowed: 1 to 64 letters, digits and _ + = , . @ -; change roleName',
    ],
  ],
  [
    'a principal of a schedule that does not exist',
    schedule({ account: elsewhere(), principal: { organizationId: 'o-abcdefghij' } }),
    [
      '[stack/push] principal is none of the values it can have: got {"organizationId":"o-abcdefghij"}; allowed: \'account\' or \'role\'; change principal',
    ],
  ],
  [
    'a principal of a schedule within one account',
    schedule({ principal: 'role' }),
    [
      '[stack/push] principal is for two accounts, and both ends are in 111111111111: got "role"; allowed: ends in two accounts; leave it out: within one account no permission for another account is written',
    ],
  ],
  [
    'a statementId of a schedule within one account',
    schedule({}, { statementId: 'FromSchedule' }),
    [
      '[stack/push] statementId names a permission, and none is written within one account for a source that calls by a role: got "FromSchedule"; allowed: statementId for a source that needs a permission; leave statementId out',
    ],
  ],
  [
    'an input of a schedule that is no JSON',
    schedule({ input: 'tonight' }),
    [
      '[stack/push] input is none of the values it can have: got "tonight"; allowed: the text of a JSON value; change input',
    ],
  ],
  [
    'all that is wrong with a schedule',
    schedule({
      account: elsewhere(),
      scheduleName: '',
      groupName: '',
      scheduleExpression: '',
      flexibleWindowInMinutes: 0,
      roleName: '',
      principal: '',
    }),
    [
      '[stack/push] scheduleName is not a name that AWS accepts: got ""; allowed: 1 to 64 letters, digits and _ . -; change scheduleName',
      '[stack/push] groupName is not a name that AWS accepts: got ""; allowed: 1 to 64 letters, digits and _ . -; change groupName',
      '[stack/push] scheduleExpression is none of the values it can have: got ""; allowed: rate(…), cron(…) or at(…); change scheduleExpression',
      '[stack/push] flexibleWindowInMinutes is out of range: got 0; allowed: 1 to 1440 minutes; change flexibleWindowInMinutes',
      '[stack/push] roleName is not a name that AWS accepts: got ""; allowed: 1 to 64 letters, digits and _ + = , . @ -; change roleName',
      "[stack/push] principal is none of the values it can have: got \"\"; allowed: 'account' or 'role'; change principal",
    ],
  ],
];

test.each(rows)('everything is said about %s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});

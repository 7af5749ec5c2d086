/** Triggers that are right by themselves and wrong together. */
import { dynamodbStream, kinesisStream, type PullSource, sqsQueue } from '../../lib/constructs/pull-sources';
import { PullTrigger } from '../../lib/constructs/pull-trigger';
import { logGroup, s3Bucket } from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import { HOME } from '../constructs/fixtures';
import { messagesOf, type Row, type Scene } from './bad-input';

/** Two managed triggers of one bucket, for two functions. */
const buckets =
  (one: object, other: object) =>
  ({ stack, home, caller, neighbour }: Scene): unknown => {
    const of = (options: object) => s3Bucket({ account: home, bucketName: 'orders', ...options });
    return [
      new PushTrigger(stack, 'push', { callee: caller, source: of(one), manageSource: true }),
      new PushTrigger(stack, 'again', { callee: neighbour, source: of(other), manageSource: true }),
    ];
  };

/** Managed triggers of one log group, each with a filter of its own. */
const filters =
  (...patterns: readonly string[]) =>
  ({ stack, home, caller }: Scene): unknown =>
    patterns.map(
      (filterPattern) =>
        new PushTrigger(stack, filterPattern, {
          callee: caller,
          source: logGroup({ account: home, logGroupName: 'orders', filterPattern }),
          manageSource: true,
        }),
    );

/** Two triggers that read one source for one function. */
const readTwice =
  (source: (scene: Scene) => PullSource, props: object = {}) =>
  (scene: Scene): unknown => {
    const { stack, caller } = scene;
    return [
      new PullTrigger(stack, 'pull', { callee: caller, source: source(scene), ...props }),
      new PullTrigger(stack, 'again', { callee: caller, source: source(scene), ...props }),
    ];
  };

const streamArn = `arn:aws:dynamodb:us-east-1:${HOME}:table/orders/stream/2026-01-15T00:00:00.000`;

const pushed: readonly Row[] = [
  [
    'a bucket that tells two functions of the same events',
    buckets({}, {}),
    [
      '[stack/again] two triggers of bucket orders overlap: got events, prefixes and suffixes that an object can meet together with those of caller-3c5c335f; allowed: triggers of which at most one is meant for an event of an object; tell them apart by events, filterPrefix or filterSuffix, or send the events to a topic that both functions subscribe to (https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html)',
    ],
  ],
  [
    'a bucket that tells of any object and of those below a prefix',
    buckets({}, { filterPrefix: 'in/' }),
    [
      '[stack/again] two triggers of bucket orders overlap: got events, prefixes and suffixes that an object can meet together with those of caller-3c5c335f; allowed: triggers of which at most one is meant for an event of an object; tell them apart by events, filterPrefix or filterSuffix, or send the events to a topic that both functions subscribe to (https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html)',
    ],
  ],
  [
    'a bucket that tells of objects below a prefix and of any',
    buckets({ filterPrefix: 'in/' }, {}),
    [
      '[stack/again] two triggers of bucket orders overlap: got events, prefixes and suffixes that an object can meet together with those of caller-c1932bb3; allowed: triggers of which at most one is meant for an event of an object; tell them apart by events, filterPrefix or filterSuffix, or send the events to a topic that both functions subscribe to (https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html)',
    ],
  ],
  [
    'a bucket that tells of a suffix and of a longer one',
    buckets({ filterSuffix: '.gz' }, { filterSuffix: '.tar.gz' }),
    [
      '[stack/again] two triggers of bucket orders overlap: got events, prefixes and suffixes that an object can meet together with those of caller-63b84b14; allowed: triggers of which at most one is meant for an event of an object; tell them apart by events, filterPrefix or filterSuffix, or send the events to a topic that both functions subscribe to (https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html)',
    ],
  ],
  [
    'a bucket that tells of a prefix to one function and of a suffix to another',
    buckets({ filterPrefix: 'in/' }, { filterSuffix: '.csv' }),
    [
      '[stack/again] two triggers of bucket orders overlap: got events, prefixes and suffixes that an object can meet together with those of caller-c1932bb3; allowed: triggers of which at most one is meant for an event of an object; tell them apart by events, filterPrefix or filterSuffix, or send the events to a topic that both functions subscribe to (https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html)',
    ],
  ],
  [
    'a bucket that tells of any creation and of one by Put',
    buckets({}, { events: ['s3:ObjectRemoved:*', 's3:ObjectCreated:Put'] }),
    [
      '[stack/again] two triggers of bucket orders overlap: got events, prefixes and suffixes that an object can meet together with those of caller-3c5c335f; allowed: triggers of which at most one is meant for an event of an object; tell them apart by events, filterPrefix or filterSuffix, or send the events to a topic that both functions subscribe to (https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html)',
    ],
  ],
  [
    'a third subscription filter of a log group',
    filters('one', 'two', 'three'),
    [
      '[stack/three] the number of subscription filters of log group orders is out of range: got 3; allowed: at most 2; let one function take the events and pass them on, or subscribe a Kinesis stream (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html)',
    ],
  ],
  [
    'a third and a fourth subscription filter of a log group',
    filters('one', 'two', 'three', 'four'),
    [
      '[stack/three] the number of subscription filters of log group orders is out of range: got 3; allowed: at most 2; let one function take the events and pass them on, or subscribe a Kinesis stream (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html)',
      '[stack/four] the number of subscription filters of log group orders is out of range: got 4; allowed: at most 2; let one function take the events and pass them on, or subscribe a Kinesis stream (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html)',
    ],
  ],
  [
    'two subscription filters of one name',
    ({ stack, home, caller, neighbour }) =>
      [caller, neighbour].map(
        (callee, index) =>
          new PushTrigger(stack, `push-${index}`, {
            callee,
            source: logGroup({ account: home, logGroupName: 'orders', filterName: 'errors' }),
            manageSource: true,
          }),
      ),
    [
      '[stack/push-1] two subscription filters of log group orders have one name: got errors, also at stack/push-0; allowed: a filterName of its own for each; rename one of them, or share the construct',
    ],
  ],
];

const pulled: readonly Row[] = [
  [
    'a queue that is read twice',
    readTwice(({ home }) => sqsQueue({ account: home, queueName: 'orders' })),
    [
      '[stack/again] this access is granted twice: got orders is read for arn:aws:lambda:us-east-1:111111111111:function:caller, also at stack/pull; allowed: one grant for each caller and target; delete one of the triggers, or put the options of both into one',
    ],
  ],
  [
    'a queue of another account that is read twice',
    readTwice(({ cross }) => sqsQueue({ account: cross, queueName: 'orders' }), { manageSource: true }),
    [
      '[stack/again] this access is granted twice: got orders is read for arn:aws:lambda:us-east-1:111111111111:function:caller, also at stack/pull; allowed: one grant for each caller and target; delete one of the triggers, or put the options of both into one',
    ],
  ],
  [
    'a stream that is read twice',
    readTwice(({ home }) => kinesisStream({ account: home, streamName: 'orders' })),
    [
      '[stack/again] this access is granted twice: got orders is read for arn:aws:lambda:us-east-1:111111111111:function:caller, also at stack/pull; allowed: one grant for each caller and target; delete one of the triggers, or put the options of both into one',
    ],
  ],
  [
    'a table whose stream is read twice',
    readTwice(({ home }) => dynamodbStream({ account: home, tableName: 'orders', streamArn })),
    [
      '[stack/again] this access is granted twice: got orders is read for arn:aws:lambda:us-east-1:111111111111:function:caller, also at stack/pull; allowed: one grant for each caller and target; delete one of the triggers, or put the options of both into one',
    ],
  ],
  [
    'a queue that is read twice for one version',
    ({ stack, home, caller }) =>
      ['pull', 'again'].map(
        (id) =>
          new PullTrigger(stack, id, {
            callee: { function: caller, qualifier: '7' },
            source: sqsQueue({ account: home, queueName: 'orders' }),
          }),
      ),
    [
      '[stack/again] this access is granted twice: got orders is read for arn:aws:lambda:us-east-1:111111111111:function:caller:7, also at stack/pull; allowed: one grant for each caller and target; delete one of the triggers, or put the options of both into one',
    ],
  ],
];

test.each([...pushed, ...pulled])('everything is said about %s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});

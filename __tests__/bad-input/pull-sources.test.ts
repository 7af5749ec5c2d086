/** What is wrong with a source that Lambda reads, by itself: its name, its resource, its ARN. */
import { DynamodbTable, type DynamodbTableConfig } from '@cdktf/provider-aws/lib/dynamodb-table';
import { KinesisStream } from '@cdktf/provider-aws/lib/kinesis-stream';
import { KinesisStreamConsumer } from '@cdktf/provider-aws/lib/kinesis-stream-consumer';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { dynamodbStream, kinesisStream, sqsQueue } from '../../lib/constructs/pull-sources';
import { CROSS, HOME } from '../constructs/fixtures';
import { messagesOf, type Row, type Scene } from './bad-input';
import { pulling } from './triggers';

const LABEL = '2026-01-15T00:00:00.000';
const streamOfTable = (accountId = HOME, region = 'us-east-1', tableName = 'orders'): string =>
  `arn:aws:dynamodb:${region}:${accountId}:table/${tableName}/stream/${LABEL}`;
const consumerOf = (streamName: string, accountId = HOME): string =>
  `arn:aws:kinesis:us-east-1:${accountId}:stream/${streamName}/consumer/reader:1700000000`;

const queue = pulling(sqsQueue, { queueName: 'orders' });
const stream = pulling(kinesisStream, { streamName: 'orders' });
const table = pulling(dynamodbStream, { tableName: 'orders' });

/** A table of the home account. */
function tableOf({ stack, home }: Scene, options: Partial<DynamodbTableConfig>): DynamodbTable {
  return new DynamodbTable(stack, 'table', { provider: home.provider, name: 'orders', ...options });
}

const names: readonly Row[] = [
  [
    'a queue name with a dot',
    queue({ queueName: 'team.orders' }),
    [
      '[stack/pull] queueName is not a name that AWS accepts: got "team.orders"; allowed: 1 to 80 letters, digits and _ -, those of a FIFO queue ending in .fifo; change queueName',
    ],
  ],
  [
    'a queue name of 81 characters',
    queue({ queueName: 'q'.repeat(81) }),
    [
      '[stack/pull] queueName is not a name that AWS accepts: got "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"… (81 characters); allowed: 1 to 80 letters, digits and _ -, those of a FIFO queue ending in .fifo; change queueName',
    ],
  ],
  [
    'the URL of a queue as its name',
    queue({ queueName: `https://sqs.us-east-1.amazonaws.com/${HOME}/orders` }),
    [
      '[stack/pull] queueName is not a name that AWS accepts: got "https://sqs.us-east-1.amazonaws.com/1111"… (55 characters); allowed: 1 to 80 letters, digits and _ -, those of a FIFO queue ending in .fifo; change queueName',
    ],
  ],
  [
    'a queue name that is a variable',
    queue(({ token }) => ({ queueName: token })),
    [
      '[stack/pull] queueName is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'a queue whose resource has another name',
    queue(({ stack, home }) => ({
      resource: new SqsQueue(stack, 'queue', { provider: home.provider, name: 'parcels' }),
    })),
    [
      '[stack/pull] queueName is not that of the resource: got "orders"; allowed: "parcels"; write queueName as the resource has it: ARNs are computed from it at synth',
    ],
  ],
  [
    'a stream whose resource has another name',
    stream(({ stack, home }) => ({
      resource: new KinesisStream(stack, 'stream', { provider: home.provider, name: 'parcels' }),
    })),
    [
      '[stack/pull] streamName is not that of the resource: got "orders"; allowed: "parcels"; write streamName as the resource has it: ARNs are computed from it at synth',
    ],
  ],
  [
    'a table name of two characters',
    table({ tableName: 'ab', streamArn: streamOfTable(HOME, 'us-east-1', 'ab') }),
    [
      '[stack/pull] tableName is not a name that AWS accepts: got "ab"; allowed: 3 to 255 letters, digits and _ . -; change tableName',
    ],
  ],
  [
    'a table name with a slash',
    table({ tableName: 'a/b/c', streamArn: streamOfTable(HOME, 'us-east-1', 'a/b/c') }),
    [
      '[stack/pull] tableName is not a name that AWS accepts: got "a/b/c"; allowed: 3 to 255 letters, digits and _ . -; change tableName',
    ],
  ],
  [
    'a table whose resource has another name',
    table((scene) => ({ resource: tableOf(scene, { name: 'parcels', streamEnabled: true }) })),
    [
      '[stack/pull] tableName is not that of the resource: got "orders"; allowed: "parcels"; write tableName as the resource has it: ARNs are computed from it at synth',
    ],
  ],
];

const arns: readonly Row[] = [
  [
    'a table without resource and stream',
    table({}),
    [
      '[stack/pull] the source names no stream: got nothing; allowed: resource (a table) or streamArn (the ARN of its stream); set one of them',
    ],
  ],
  [
    'a table with resource and stream',
    table((scene) => ({ resource: tableOf(scene, { streamEnabled: true }), streamArn: streamOfTable() })),
    [
      '[stack/pull] resource and streamArn exclude each other: got both; allowed: one of resource, streamArn; leave one of them out',
    ],
  ],
  [
    'a table that has no stream',
    table((scene) => ({ resource: tableOf(scene, {}) })),
    [
      '[stack/pull] the table has no stream: got nothing; allowed: a table with streamEnabled: true; set streamEnabled on the table',
    ],
  ],
  [
    'a table whose stream is off',
    table((scene) => ({ resource: tableOf(scene, { streamEnabled: false }) })),
    [
      '[stack/pull] the table has no stream: got false; allowed: a table with streamEnabled: true; set streamEnabled on the table',
    ],
  ],
  [
    'the ARN of a stream that is a variable',
    table(({ token }) => ({ streamArn: token })),
    [
      '[stack/pull] streamArn is known only after apply: got a token or an interpolation; allowed: a literal string; pass the resource of the table as resource',
    ],
  ],
  [
    'the stream of another table',
    table({ streamArn: streamOfTable(HOME, 'us-east-1', 'parcels') }),
    [
      '[stack/pull] streamArn is not the ARN that is needed here: got "arn:aws:dynamodb:us-east-1:111111111111:table/parcels/stream/2026-01-15T00:00:00.000"; allowed: the ARN of a stream of the table: arn:aws:dynamodb:us-east-1:111111111111:table/orders/stream/<label>; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'the stream of a table in another account',
    table({ streamArn: streamOfTable(CROSS) }),
    [
      '[stack/pull] streamArn is not the ARN that is needed here: got "arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/2026-01-15T00:00:00.000"; allowed: the ARN of a stream of the table: arn:aws:dynamodb:us-east-1:111111111111:table/orders/stream/<label>; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'the ARN of a table in place of its stream',
    table({ streamArn: `arn:aws:dynamodb:us-east-1:${HOME}:table/orders` }),
    [
      '[stack/pull] streamArn is not the ARN that is needed here: got "arn:aws:dynamodb:us-east-1:111111111111:table/orders"; allowed: the ARN of a stream of the table: arn:aws:dynamodb:us-east-1:111111111111:table/orders/stream/<label>; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'every stream of a table',
    table({ streamArn: `arn:aws:dynamodb:us-east-1:${HOME}:table/orders/stream/*` }),
    [
      '[stack/pull] streamArn is not the ARN that is needed here: got "arn:aws:dynamodb:us-east-1:111111111111:table/orders/stream/*"; allowed: the ARN of a stream of the table: arn:aws:dynamodb:us-east-1:111111111111:table/orders/stream/<label>; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'the streams of a table in one year',
    table({ streamArn: `arn:aws:dynamodb:us-east-1:${HOME}:table/orders/stream/2026-*` }),
    [
      '[stack/pull] streamArn is not the ARN that is needed here: got "arn:aws:dynamodb:us-east-1:111111111111:table/orders/stream/2026-*"; allowed: the ARN of a stream of the table: arn:aws:dynamodb:us-east-1:111111111111:table/orders/stream/<label>; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'a stream without a label',
    table({ streamArn: `arn:aws:dynamodb:us-east-1:${HOME}:table/orders/stream/` }),
    [
      '[stack/pull] streamArn is not the ARN that is needed here: got "arn:aws:dynamodb:us-east-1:111111111111:table/orders/stream/"; allowed: the ARN of a stream of the table: arn:aws:dynamodb:us-east-1:111111111111:table/orders/stream/<label>; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'a stream with a path behind its label',
    table({ streamArn: `arn:aws:dynamodb:us-east-1:${HOME}:table/orders/stream/2026-01-15T00:00:00.000/shard` }),
    [
      '[stack/pull] streamArn is not the ARN that is needed here: got "arn:aws:dynamodb:us-east-1:111111111111:table/orders/stream/2026-01-15T00:00:00.000/shard"; allowed: the ARN of a stream of the table: arn:aws:dynamodb:us-east-1:111111111111:table/orders/stream/<label>; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'a consumer of another stream',
    stream({ consumerArn: consumerOf('parcels') }),
    [
      '[stack/pull] consumerArn is not the ARN that is needed here: got "arn:aws:kinesis:us-east-1:111111111111:stream/parcels/consumer/reader:1700000000"; allowed: the ARN of a consumer of the stream: arn:aws:kinesis:us-east-1:111111111111:stream/orders/consumer/<name>:<number>; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'a consumer of a stream in another account',
    stream({ consumerArn: consumerOf('orders', CROSS) }),
    [
      '[stack/pull] consumerArn is not the ARN that is needed here: got "arn:aws:kinesis:us-east-1:222222222222:stream/orders/consumer/reader:1700000000"; allowed: the ARN of a consumer of the stream: arn:aws:kinesis:us-east-1:111111111111:stream/orders/consumer/<name>:<number>; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'every consumer of a stream',
    stream({ consumerArn: `arn:aws:kinesis:us-east-1:${HOME}:stream/orders/consumer/*` }),
    [
      '[stack/pull] consumerArn is not the ARN that is needed here: got "arn:aws:kinesis:us-east-1:111111111111:stream/orders/consumer/*"; allowed: the ARN of a consumer of the stream: arn:aws:kinesis:us-east-1:111111111111:stream/orders/consumer/<name>:<number>; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'a consumer whenever it was registered',
    stream({ consumerArn: `arn:aws:kinesis:us-east-1:${HOME}:stream/orders/consumer/reader:*` }),
    [
      '[stack/pull] consumerArn is not the ARN that is needed here: got "arn:aws:kinesis:us-east-1:111111111111:stream/orders/consumer/reader:*"; allowed: the ARN of a consumer of the stream: arn:aws:kinesis:us-east-1:111111111111:stream/orders/consumer/<name>:<number>; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'a consumer without the time of its registration',
    stream({ consumerArn: `arn:aws:kinesis:us-east-1:${HOME}:stream/orders/consumer/reader` }),
    [
      '[stack/pull] consumerArn is not the ARN that is needed here: got "arn:aws:kinesis:us-east-1:111111111111:stream/orders/consumer/reader"; allowed: the ARN of a consumer of the stream: arn:aws:kinesis:us-east-1:111111111111:stream/orders/consumer/<name>:<number>; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'a consumer without a name',
    stream({ consumerArn: `arn:aws:kinesis:us-east-1:${HOME}:stream/orders/consumer/:1700000000` }),
    [
      '[stack/pull] consumerArn is not the ARN that is needed here: got "arn:aws:kinesis:us-east-1:111111111111:stream/orders/consumer/:1700000000"; allowed: the ARN of a consumer of the stream: arn:aws:kinesis:us-east-1:111111111111:stream/orders/consumer/<name>:<number>; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'the ARN of a consumer that is a variable',
    stream(({ token }) => ({ consumerArn: token })),
    [
      '[stack/pull] consumerArn is known only after apply: got a token or an interpolation; allowed: a literal string; pass the resource of the consumer as consumer',
    ],
  ],
  [
    'a consumer with resource and ARN',
    stream(({ stack, home }) => ({
      consumer: new KinesisStreamConsumer(stack, 'consumer', {
        provider: home.provider,
        name: 'reader',
        streamArn: `arn:aws:kinesis:us-east-1:${HOME}:stream/orders`,
      }),
      consumerArn: consumerOf('orders'),
    })),
    [
      '[stack/pull] consumer and consumerArn exclude each other: got both; allowed: one of consumer, consumerArn; leave one of them out',
    ],
  ],
];

test.each([...names, ...arns])('everything is said about %s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});

import { answered, failed, type HandlerCase } from './handler-cases';
import { base64, kinesisEvent } from './kinesis-event';
import { busEvent, dynamodbRecord, s3Record, snsRecord, sqsRecord } from './source-events';

const TOPIC = 'arn:aws:sns:us-east-1:222222222222:announcements';
const MESSAGE_ID = '059f36b4-87a3-44ab-83d2-661975830a7d';

const noRecords = failed('InvalidEventError', 'the event must have a list of Records');
const notPushed = failed('InvalidEventError', 'a record must come from S3 or SNS');
const notPulled = failed('InvalidEventError', 'a record must come from a stream, a queue or a table');
const notOfBus = (field: string) => failed('InvalidEventError', `the event of a bus must have ${field}`);

// S3 sends it to a queue or a topic when notifications are set up.
const s3TestEvent = {
  Service: 'Amazon S3',
  Event: 's3:TestEvent',
  Time: '2026-01-01T00:00:00.000Z',
  Bucket: 'uploads',
  RequestId: '5582815E1AEA5ADF',
  HostId: '8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR',
};

const withoutRecords = [s3TestEvent, busEvent('orders', 'order placed', {}), {}, { Records: {} }, [], 'text', null];

const keys: readonly (readonly [written: string, key: string])[] = [
  ['reports/first+half.csv', 'reports/first half.csv'],
  ['a%2Bb%26c%3Dd', 'a+b&c=d'],
  ['%E2%82%AC/%C3%A4%F0%9F%98%80', '€/ä😀'],
  ['100%25', '100%'],
  ['%2525', '%25'],
  ['', ''],
];

const collectorCases: readonly HandlerCase[] = [
  {
    name: 'collects the object of a notification of S3',
    handler: 'collector',
    events: [{ Records: [s3Record('uploads', 'HappyFace.jpg')] }],
    outcomes: [answered({ collected: [{ from: 'uploads', item: 'HappyFace.jpg' }] })],
  },
  {
    name: 'gives each key as the bucket has it, in order',
    handler: 'collector',
    events: [{ Records: keys.map(([written]) => s3Record('uploads', written)) }],
    outcomes: [answered({ collected: keys.map(([, item]) => ({ from: 'uploads', item })) })],
  },
  {
    name: 'collects each message of SNS as the text it is',
    handler: 'collector',
    events: [
      { Records: [snsRecord(TOPIC, 'Hello+from%20SNS, ä😀!')] },
      { Records: [snsRecord(TOPIC, ''), snsRecord(TOPIC, JSON.stringify({ Records: [s3Record('uploads', 'a')] }))] },
    ],
    outcomes: [
      answered({ collected: [{ from: TOPIC, item: 'Hello+from%20SNS, ä😀!' }] }),
      answered({
        collected: [
          { from: TOPIC, item: '' },
          { from: TOPIC, item: JSON.stringify({ Records: [s3Record('uploads', 'a')] }) },
        ],
      }),
    ],
  },
  {
    name: 'collects nothing from no records',
    handler: 'collector',
    events: [{ Records: [] }],
    outcomes: [answered({ collected: [] })],
  },
  {
    name: 'refuses an event without records',
    handler: 'collector',
    events: withoutRecords,
    outcomes: withoutRecords.map(() => noRecords),
  },
  {
    name: 'refuses records of other sources, and with them the event',
    handler: 'collector',
    events: [
      { Records: [s3Record('uploads', 'a'), sqsRecord(MESSAGE_ID, '{}')] },
      { Records: [dynamodbRecord('REMOVE', '1', {})] },
      kinesisEvent({ 1: {} }),
      { Records: [{}] },
    ],
    outcomes: [notPushed, notPushed, notPushed, notPushed],
  },
];

const placed = busEvent('orders', 'order placed', { orderId: 'o-1', lines: [{ price: 1.5 }, null], text: 'ä' });
const { account: _, ...withoutAccount } = placed;

const auditorCases: readonly HandlerCase[] = [
  {
    name: 'returns what the event of the bus says',
    handler: 'auditor',
    events: [placed, busEvent('aws.ec2', 'EC2 Instance State-change Notification', {})],
    outcomes: [
      answered({
        audited: {
          account: '111111111111',
          source: 'orders',
          type: 'order placed',
          detail: { orderId: 'o-1', lines: [{ price: 1.5 }, null], text: 'ä' },
        },
      }),
      answered({
        audited: {
          account: '111111111111',
          source: 'aws.ec2',
          type: 'EC2 Instance State-change Notification',
          detail: {},
        },
      }),
    ],
  },
  {
    name: 'refuses anything else',
    handler: 'auditor',
    events: [
      withoutAccount,
      { ...placed, source: null },
      { ...placed, 'detail-type': undefined },
      { ...placed, detail: null },
      { Records: [s3Record('uploads', 'a')] },
      {},
      [],
      'text',
      null,
    ],
    outcomes: [
      ...['account', 'source', 'detail-type', 'detail'].map(notOfBus),
      ...Array.from({ length: 5 }, () => notOfBus('account')),
    ],
  },
];

const gathered = (itemIdentifier: string) => ({ level: 'info', message: 'item gathered', itemIdentifier });
const unread = (itemIdentifier: string) => ({ level: 'error', message: 'item failed', itemIdentifier });

/** The answer and the log of a batch, with one line for each item, in order. */
function batch(lines: readonly { readonly level: string; readonly itemIdentifier: string }[]) {
  const failures = lines.filter(({ level }) => level === 'error');
  return answered({ batchItemFailures: failures.map(({ itemIdentifier }) => ({ itemIdentifier })) }, lines);
}

const readable = ['{"item":1}', ' [1, "ä", null] ', '"text"', '0', '-1.5e3', 'null', 'true'];
const unreadable = [
  'not a JSON text',
  '',
  '{"item":',
  "{'item':1}",
  'NaN',
  '-Infinity',
  '\ufeff{}',
  '['.repeat(100_000),
];

/** A text for each key: its data, in base64, or its body. */
const numbered = (texts: readonly string[], first: number) =>
  Object.fromEntries(texts.map((text, index) => [String(first + index), text]));
const streamOf = (texts: Readonly<Record<string, string>>) =>
  kinesisEvent(Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, base64(text)])));
const queueOf = (texts: Readonly<Record<string, string>>) => ({
  Records: Object.entries(texts).map(([messageId, body]) => sqsRecord(messageId, body)),
});

// Failures on both sides: neither the first nor the last of them ends the batch.
const mixed = numbered([...unreadable.slice(0, 4), ...readable, ...unreadable.slice(4)], 100);
const mixedBatch = batch(
  Object.entries(mixed).map(([key, text]) => (readable.includes(text) ? gathered(key) : unread(key))),
);

const INVALID_UTF_8 = Buffer.from([0x22, 0xff, 0x22]).toString('base64');
const image = { orderId: { S: 'o-1' }, total: { N: '101' } };

const gathererCases: readonly HandlerCase[] = [
  ...[['stream', streamOf] as const, ['queue', queueOf] as const].flatMap(([source, eventOf]): HandlerCase[] => [
    {
      name: `gathers each item of a ${source}, in order`,
      handler: 'gatherer',
      events: [eventOf(numbered(readable, 100)), eventOf({ [MESSAGE_ID]: '{}' })],
      outcomes: [batch(Object.keys(numbered(readable, 100)).map(gathered)), batch([gathered(MESSAGE_ID)])],
    },
    {
      name: `reports the items of a ${source} that are no JSON, the others go on`,
      handler: 'gatherer',
      events: [eventOf(mixed), eventOf({ [MESSAGE_ID]: 'no JSON' }), eventOf({ [MESSAGE_ID]: '{}' })],
      outcomes: [mixedBatch, batch([unread(MESSAGE_ID)]), batch([gathered(MESSAGE_ID)])],
    },
  ]),
  {
    name: 'reports the items of a stream that are no UTF-8',
    handler: 'gatherer',
    events: [kinesisEvent({ 1: INVALID_UTF_8, 2: base64('"ä"') })],
    outcomes: [batch([unread('1'), gathered('2')])],
  },
  {
    name: 'gathers each change of a table, with and without a new image',
    handler: 'gatherer',
    events: [
      {
        Records: [
          dynamodbRecord('INSERT', '111', { NewImage: image }),
          dynamodbRecord('MODIFY', '222', { NewImage: image, OldImage: image }),
          dynamodbRecord('REMOVE', '333', { OldImage: image }),
        ],
      },
    ],
    outcomes: [batch([gathered('111'), gathered('222'), gathered('333')])],
  },
  {
    name: 'reports nothing of no records',
    handler: 'gatherer',
    events: [{ Records: [] }],
    outcomes: [batch([])],
  },
  {
    name: 'refuses an event without records',
    handler: 'gatherer',
    events: withoutRecords,
    outcomes: withoutRecords.map(() => noRecords),
  },
  {
    name: 'refuses records of other sources, and with them the batch',
    handler: 'gatherer',
    events: [
      { Records: [snsRecord(TOPIC, '{}')] },
      { Records: [{}] },
      { Records: [sqsRecord(MESSAGE_ID, '{}'), s3Record('uploads', 'a'), sqsRecord(MESSAGE_ID, '{}')] },
    ],
    outcomes: [notPulled, notPulled, { ...notPulled, logs: [gathered(MESSAGE_ID)] }],
  },
];

export const sourceCases: readonly HandlerCase[] = [...collectorCases, ...auditorCases, ...gathererCases];

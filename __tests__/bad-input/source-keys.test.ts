/** What is wrong with the key of a source that Lambda reads. */
import { DynamodbTable, type DynamodbTableServerSideEncryption } from '@cdktf/provider-aws/lib/dynamodb-table';
import { KinesisStream } from '@cdktf/provider-aws/lib/kinesis-stream';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { dynamodbStream, kinesisStream, sqsQueue } from '../../lib/constructs/pull-sources';
import { CROSS, HOME } from '../constructs/fixtures';
import { messagesOf, type Row } from './bad-input';
import { elsewhere, pulling } from './triggers';

type Owner = 'home' | 'cross';

const KEY = `arn:aws:kms:us-east-1:${CROSS}:key/11111111-2222-3333-4444-555555555555`;

const queue = pulling(sqsQueue, { queueName: 'orders' });
const stream = pulling(kinesisStream, { streamName: 'orders' });
const table = pulling(dynamodbStream, { tableName: 'orders' });

/** A queue whose resource names a key. */
const queueWith = (owner: Owner, kmsMasterKeyId: string) =>
  queue(({ stack, [owner]: account }) => ({
    account,
    resource: new SqsQueue(stack, 'queue', { provider: account.provider, name: 'orders', kmsMasterKeyId }),
  }));

/** A stream whose resource names a key. */
const streamWith = (owner: Owner, kmsKeyId: string) =>
  stream(({ stack, [owner]: account }) => ({
    account,
    resource: new KinesisStream(stack, 'stream', {
      provider: account.provider,
      name: 'orders',
      encryptionType: 'KMS',
      kmsKeyId,
    }),
  }));

/** A table with encryption of its own. */
const tableWith = (owner: Owner, serverSideEncryption: DynamodbTableServerSideEncryption, source: object = {}) =>
  table(({ stack, [owner]: account }) => ({
    account,
    resource: new DynamodbTable(stack, 'table', {
      provider: account.provider,
      name: 'orders',
      streamEnabled: true,
      serverSideEncryption,
    }),
    ...source,
  }));

const rows: readonly Row[] = [
  [
    'the id of a key as its ARN',
    queue({ kmsKeyArn: '11111111-2222-3333-4444-555555555555' }),
    [
      '[stack/pull] kmsKeyArn is not the ARN that is needed here: got "11111111-2222-3333-4444-555555555555"; allowed: the ARN of a KMS key (not of an alias); copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'the alias of a key',
    stream({ kmsKeyArn: `arn:aws:kms:us-east-1:${HOME}:alias/orders` }),
    [
      '[stack/pull] kmsKeyArn is not the ARN that is needed here: got "arn:aws:kms:us-east-1:111111111111:alias/orders"; allowed: the ARN of a KMS key (not of an alias); copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'all keys of an account',
    stream({ kmsKeyArn: `arn:aws:kms:us-east-1:${HOME}:key/*` }),
    [
      '[stack/pull] kmsKeyArn is not the ARN that is needed here: got "arn:aws:kms:us-east-1:111111111111:key/*"; allowed: the ARN of a KMS key (not of an alias); copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'a key of any account',
    queue({ kmsKeyArn: 'arn:aws:kms:us-east-1:*:key/11111111-2222-3333-4444-555555555555' }),
    [
      '[stack/pull] kmsKeyArn is not the ARN that is needed here: got "arn:aws:kms:us-east-1:*:key/11111111-2222-3333-4444-555555555555"; allowed: the ARN of a KMS key (not of an alias); copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'the role of a key',
    table({
      streamArn: `arn:aws:dynamodb:us-east-1:${HOME}:table/orders/stream/2026-01-15T00:00:00.000`,
      kmsKeyArn: `arn:aws:iam::${HOME}:role/key`,
    }),
    [
      '[stack/pull] kmsKeyArn is not the ARN that is needed here: got "arn:aws:iam::111111111111:role/key"; allowed: the ARN of a KMS key (not of an alias); copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'a queue of another account with the key that AWS manages',
    queueWith('cross', 'alias/aws/sqs'),
    [
      '[stack/pull] the source is encrypted with the key that AWS manages, which no other account may use: got alias/aws/sqs; allowed: a key of the customer, or the encryption that needs no key of KMS; encrypt the source with a key of your own and set kmsKeyArn (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html)',
    ],
  ],
  [
    'a stream of another account with the key that AWS manages',
    streamWith('cross', 'alias/aws/kinesis'),
    [
      '[stack/pull] the source is encrypted with the key that AWS manages, which no other account may use: got alias/aws/kinesis; allowed: a key of the customer, or the encryption that needs no key of KMS; encrypt the source with a key of your own and set kmsKeyArn (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html)',
    ],
  ],
  [
    'a queue of another account with the ARN of the key that AWS manages',
    queueWith('cross', `arn:aws:kms:us-east-1:${CROSS}:alias/aws/sqs`),
    [
      '[stack/pull] the source is encrypted with the key that AWS manages, which no other account may use: got arn:aws:kms:us-east-1:222222222222:alias/aws/sqs; allowed: a key of the customer, or the encryption that needs no key of KMS; encrypt the source with a key of your own and set kmsKeyArn (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html)',
    ],
  ],
  [
    'a stream of another account with the ARN of the key that AWS manages',
    streamWith('cross', `arn:aws:kms:us-east-1:${CROSS}:alias/aws/kinesis`),
    [
      '[stack/pull] the source is encrypted with the key that AWS manages, which no other account may use: got arn:aws:kms:us-east-1:222222222222:alias/aws/kinesis; allowed: a key of the customer, or the encryption that needs no key of KMS; encrypt the source with a key of your own and set kmsKeyArn (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html)',
    ],
  ],
  [
    'a table of another account that is encrypted with no key of its own',
    tableWith('cross', { enabled: true }),
    [
      '[stack/pull] the source is encrypted with the key that AWS manages, which no other account may use: got alias/aws/dynamodb; allowed: a key of the customer, or the encryption that needs no key of KMS; encrypt the source with a key of your own and set kmsKeyArn (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html)',
    ],
  ],
  [
    'a table of another account with the key that AWS manages, and another key as its own',
    tableWith('cross', { enabled: true }, { kmsKeyArn: KEY }),
    [
      '[stack/pull] the source is encrypted with the key that AWS manages, which no other account may use: got alias/aws/dynamodb; allowed: a key of the customer, or the encryption that needs no key of KMS; encrypt the source with a key of your own and set kmsKeyArn (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html)',
    ],
  ],
  [
    'a queue with the alias of a key, which is not given',
    queueWith('home', 'alias/orders'),
    [
      '[stack/pull] the source is encrypted with a key of the customer, and kmsKeyArn is not given: got nothing; allowed: kmsKeyArn with such a source; set kmsKeyArn to the ARN of the key: the execution role must be allowed to decrypt with it',
    ],
  ],
  [
    'a stream of another account with a key, which is not given',
    streamWith('cross', KEY),
    [
      '[stack/pull] the source is encrypted with a key of the customer, and kmsKeyArn is not given: got nothing; allowed: kmsKeyArn with such a source; set kmsKeyArn to the ARN of the key: the execution role must be allowed to decrypt with it',
    ],
  ],
  [
    'a table of another account with a key, which is not given',
    tableWith('cross', { enabled: true, kmsKeyArn: KEY }),
    [
      '[stack/pull] the source is encrypted with a key of the customer, and kmsKeyArn is not given: got nothing; allowed: kmsKeyArn with such a source; set kmsKeyArn to the ARN of the key: the execution role must be allowed to decrypt with it',
    ],
  ],
  [
    'a key of China',
    queue({ kmsKeyArn: `arn:aws-cn:kms:cn-north-1:${HOME}:key/11111111-2222-3333-4444-555555555555` }),
    [
      '[stack/pull] kmsKeyArn lies in another partition: got arn:aws-cn:kms:cn-north-1:111111111111:key/11111111-2222-3333-4444-555555555555; allowed: partition aws; use accounts of one partition: no role or policy reaches from one into another',
    ],
  ],
  [
    'a key of the US government for a stream of another account',
    stream({
      account: elsewhere(),
      kmsKeyArn: `arn:aws-us-gov:kms:us-gov-west-1:${CROSS}:key/11111111-2222-3333-4444-555555555555`,
    }),
    [
      '[stack/pull] kmsKeyArn lies in another partition: got arn:aws-us-gov:kms:us-gov-west-1:222222222222:key/11111111-2222-3333-4444-555555555555; allowed: partition aws; use accounts of one partition: no role or policy reaches from one into another',
    ],
  ],
];

test.each(rows)('everything is said about %s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});

import type { ResourceRow, Value, Values } from '../../../lib/terraform/row';
import { AFTER_APPLY, at, fact, factsOf, HOME, json, row, text } from './rows';

const POLICY = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '222222222222' }, Action: 'x:y', Resource: '*' }],
};
const policy = json(POLICY);

type Case = readonly [
  owner: string,
  values: Values,
  writer: string,
  argument: string,
  reference: string,
  literal: string,
  arn: Value,
];

const symbol = (name: string) => text(`<${name}>`);

const CASES: readonly Case[] = [
  [
    'aws_sqs_queue.x',
    { name: 'q' },
    'aws_sqs_queue_policy.p',
    'queue_url',
    'id',
    `https://sqs.us-east-1.amazonaws.com/${HOME}/q`,
    `arn:aws:sqs:us-east-1:${HOME}:q`,
  ],
  [
    'aws_sns_topic.x',
    { name: 't' },
    'aws_sns_topic_policy.p',
    'arn',
    'arn',
    `arn:aws:sns:us-east-1:${HOME}:t`,
    `arn:aws:sns:us-east-1:${HOME}:t`,
  ],
  [
    'aws_kinesis_stream.x',
    { name: 's' },
    'aws_kinesis_resource_policy.p',
    'resource_arn',
    'arn',
    `arn:aws:kinesis:us-east-1:${HOME}:stream/s`,
    `arn:aws:kinesis:us-east-1:${HOME}:stream/s`,
  ],
  [
    'aws_dynamodb_table.x',
    { name: 't' },
    'aws_dynamodb_resource_policy.p',
    'resource_arn',
    'arn',
    `arn:aws:dynamodb:us-east-1:${HOME}:table/t`,
    `arn:aws:dynamodb:us-east-1:${HOME}:table/t`,
  ],
  [
    'aws_cloudwatch_event_bus.x',
    { name: 'b' },
    'aws_cloudwatch_event_bus_policy.p',
    'event_bus_name',
    'name',
    `arn:aws:events:us-east-1:${HOME}:event-bus/b`,
    `arn:aws:events:us-east-1:${HOME}:event-bus/b`,
  ],
];

describe('policies of resources', () => {
  test.each(CASES)('%s %j may have its policy from %s', (owner, values, writer, argument, reference, literal, arn) => {
    const own = { arn, origin: at(owner), whole: true };
    const written = fact('resource policy', writer, POLICY);
    expect(factsOf([row(owner, values)])).toEqual({ resources: [{ ...own, resourcePolicies: [] }] });
    for (const named of [symbol(`${owner}.${reference}`), literal]) {
      expect(factsOf([row(owner, values), row(writer, { [argument]: named, policy })])).toEqual({
        resources: [{ ...own, resourcePolicies: [written] }],
      });
    }
    expect(factsOf([row(writer, { [argument]: literal, policy })])).toEqual({
      resources: [{ arn, origin: at(writer), whole: false, wholePolicy: true, resourcePolicies: [written] }],
    });
    expect(
      factsOf([row(writer, { [argument]: symbol(`${writer}.${argument}`), policy: symbol('x.y.z') })]).notes,
    ).toEqual([{ code: 'unlinked', subject: writer }]);
    expect(factsOf([row(writer, { [argument]: literal, policy: symbol(`${writer}.policy`) })]).resources).toEqual([
      {
        arn,
        origin: at(writer),
        whole: false,
        wholePolicy: true,
        resourcePolicies: [{ ...written, document: AFTER_APPLY }],
      },
    ]);
  });

  test('a bucket has the account of its provider, for its ARN names none', () => {
    const bucket = row('aws_s3_bucket.x', { bucket: 'b' });
    const writer = (name: Value) => row('aws_s3_bucket_policy.p', { bucket: name, policy });
    const written = fact('resource policy', 'aws_s3_bucket_policy.p', POLICY);
    const own = { arn: 'arn:aws:s3:::b', origin: at('aws_s3_bucket.x'), whole: true, accountId: HOME };
    expect(factsOf([bucket])).toEqual({ resources: [{ ...own, resourcePolicies: [] }] });
    expect(factsOf([bucket, writer(symbol('aws_s3_bucket.x.id'))])).toEqual({
      resources: [{ ...own, resourcePolicies: [written] }],
    });
    expect(factsOf([writer('b')])).toEqual({
      resources: [
        {
          ...own,
          origin: at('aws_s3_bucket_policy.p'),
          whole: false,
          wholePolicy: true,
          resourcePolicies: [written],
        },
      ],
    });
  });

  test('a queue is found by its URL, in another region and at an emulator too', () => {
    const arns = [
      'https://sqs.eu-west-1.amazonaws.com/222222222222/q',
      'https://sqs.cn-north-1.amazonaws.com.cn/222222222222/q',
      'http://127.0.0.1:5000/222222222222/q',
      text('https://sqs.<region of aws.x>.amazonaws.com/<account of aws.x>/q'),
    ].map((queue_url) =>
      factsOf([row('aws_sqs_queue_policy.p', { queue_url, policy })]).resources?.map(({ arn }) => arn),
    );
    expect(arns).toEqual([
      ['arn:aws:sqs:eu-west-1:222222222222:q'],
      ['arn:aws:sqs:cn-north-1:222222222222:q'],
      ['arn:aws:sqs:us-east-1:222222222222:q'],
      [text('arn:aws:sqs:<region of aws.x>:<account of aws.x>:q')],
    ]);
    expect(factsOf([row('aws_sqs_queue_policy.p', { queue_url: symbol('var.url'), policy })])).toEqual({
      notes: [{ code: 'unlinked', subject: 'aws_sqs_queue_policy.p' }],
    });
  });

  test('the stream of a table and a consumer of a stream have policies of their own', () => {
    const table = row('aws_dynamodb_table.t', { name: 't', stream_enabled: true });
    const consumer = row('aws_kinesis_stream_consumer.c', { name: 'c', stream_arn: 'arn:aws:kinesis:r:1:stream/s' });
    const writer = (address: string, arn: string) => row(address, { resource_arn: symbol(arn), policy });
    const rows = [
      table,
      consumer,
      writer('aws_dynamodb_resource_policy.p', 'aws_dynamodb_table.t.stream_arn'),
      writer('aws_kinesis_resource_policy.p', 'aws_kinesis_stream_consumer.c.arn'),
    ];
    expect(factsOf(rows)).toEqual({
      resources: [
        {
          arn: text('arn:aws:kinesis:r:1:stream/s/consumer/c:<aws_kinesis_stream_consumer.c.creation_timestamp>'),
          origin: at('aws_kinesis_stream_consumer.c'),
          whole: true,
          resourcePolicies: [fact('resource policy', 'aws_kinesis_resource_policy.p', POLICY)],
        },
        {
          arn: `arn:aws:dynamodb:us-east-1:${HOME}:table/t`,
          origin: at('aws_dynamodb_table.t'),
          whole: true,
          resourcePolicies: [],
        },
        {
          arn: text(`arn:aws:dynamodb:us-east-1:${HOME}:table/t/stream/<aws_dynamodb_table.t.stream_label>`),
          origin: at('aws_dynamodb_table.t'),
          whole: true,
          resourcePolicies: [fact('resource policy', 'aws_dynamodb_resource_policy.p', POLICY)],
        },
      ],
    });
  });

  test('a secret is known but for the end of its ARN', () => {
    const rows = [
      row('aws_secretsmanager_secret.s', { name: 's' }),
      row('aws_secretsmanager_secret_policy.p', { secret_arn: symbol('aws_secretsmanager_secret.s.arn'), policy }),
    ];
    expect(factsOf(rows)).toEqual({
      resources: [
        {
          arn: text(`arn:aws:secretsmanager:us-east-1:${HOME}:secret:s-<aws_secretsmanager_secret.s.arn_suffix>`),
          origin: at('aws_secretsmanager_secret.s'),
          whole: true,
          resourcePolicies: [fact('resource policy', 'aws_secretsmanager_secret_policy.p', POLICY)],
        },
      ],
    });
  });
});

describe('a policy in the argument of a queue', () => {
  const queue = (values: Values, more: Partial<ResourceRow> = {}) =>
    row('aws_sqs_queue.q', { name: 'q', ...values }, more);
  const writer = row('aws_sqs_queue_policy.p', { queue_url: symbol('aws_sqs_queue.q.id'), policy });
  const other = json({ Statement: [] });
  const own = { arn: `arn:aws:sqs:us-east-1:${HOME}:q`, origin: at('aws_sqs_queue.q'), whole: true };
  const computed = symbol('aws_sqs_queue.q.policy');
  const policies = (rows: readonly ResourceRow[], removed: readonly ResourceRow[] = []) =>
    factsOf(rows, { removed }).resources?.flatMap(({ resourcePolicies }) => resourcePolicies);

  test('is the policy of the queue', () => {
    expect(factsOf([queue({ policy })])).toEqual({
      resources: [{ ...own, resourcePolicies: [fact('resource policy', 'aws_sqs_queue.q', POLICY)] }],
    });
  });

  test('is what another resource wrote, where there is one', () => {
    const written = [fact('resource policy', 'aws_sqs_queue_policy.p', POLICY)];
    expect(policies([queue({ policy: other }), writer])).toEqual(written);
    expect(policies([queue({ policy: computed }), writer])).toEqual(written);
  });

  test('is gone with the resource that wrote it', () => {
    const before = row('aws_sqs_queue_policy.p', {
      queue_url: `https://sqs.us-east-1.amazonaws.com/${HOME}/q`,
      policy,
    });
    expect(policies([queue({ policy })], [before])).toEqual([]);
  });

  test('is unknown where the configuration writes it, or may write it', () => {
    const unknown = [{ name: 'resource policy', origin: at('aws_sqs_queue.q'), document: AFTER_APPLY }];
    expect(policies([queue({ policy: computed })])).toEqual(unknown);
    expect(policies([queue({ policy: computed }, { configured: ['policy'] })])).toEqual(unknown);
    expect(policies([queue({ policy: computed }, { configured: ['name'] })])).toEqual([]);
  });
});

describe('keys', () => {
  const key = (values: Values = {}) => row('aws_kms_key.k', values);
  const arn = text(`arn:aws:kms:us-east-1:${HOME}:key/<aws_kms_key.k.key_id>`);
  const own = { arn, origin: at('aws_kms_key.k'), whole: true };

  test('a key without policy delegates to its account', () => {
    const byDefault = {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'Enable IAM User Permissions',
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${HOME}:root` },
          Action: 'kms:*',
          Resource: '*',
        },
      ],
    };
    expect(factsOf([key()])).toEqual({
      resources: [{ ...own, resourcePolicies: [fact('default key policy', 'aws_kms_key.k', byDefault)] }],
    });
  });

  test('a policy is told by the key or by a resource of its own', () => {
    expect(factsOf([key({ policy })])).toEqual({
      resources: [{ ...own, resourcePolicies: [fact('resource policy', 'aws_kms_key.k', POLICY)] }],
    });
    for (const attribute of ['id', 'key_id', 'arn']) {
      const writer = row('aws_kms_key_policy.p', { key_id: symbol(`aws_kms_key.k.${attribute}`), policy });
      expect(factsOf([key(), writer])).toEqual({
        resources: [{ ...own, resourcePolicies: [fact('resource policy', 'aws_kms_key_policy.p', POLICY)] }],
      });
    }
  });
});

describe('permissions of event buses', () => {
  const address = 'aws_cloudwatch_event_permission.p';
  const permission = (values: Values) => row(address, { statement_id: 's', ...values });
  const bus = (name: string) => `arn:aws:events:us-east-1:${HOME}:event-bus/${name}`;
  const stored = (statement: object, name = 'default') =>
    fact('s', address, {
      Version: '2012-10-17',
      Statement: [{ Sid: 's', Effect: 'Allow', Action: 'events:PutEvents', Resource: bus(name), ...statement }],
    });

  test.each<[sentence: string, values: Values, statement: object]>([
    ['an account', { principal: '222222222222' }, { Principal: { AWS: 'arn:aws:iam::222222222222:root' } }],
    ['everybody', { principal: '*', action: 'events:*' }, { Principal: '*', Action: 'events:*' }],
    [
      'an organization',
      { principal: '*', condition: [{ key: 'aws:PrincipalOrgID', type: 'StringEquals', value: 'o-1' }] },
      { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
    ],
    [
      'somebody under unknown conditions',
      { principal: '*', condition: symbol('x.y.z') },
      { Principal: '*', Condition: null },
    ],
  ])('one may be for %s', (_, values, statement) => {
    expect(factsOf([permission(values)])).toEqual({
      resources: [{ arn: bus('default'), origin: at(address), whole: false, resourcePolicies: [stored(statement)] }],
    });
  });

  test('one belongs to the bus it names', () => {
    const rows = [
      row('aws_cloudwatch_event_bus.b', { name: 'b' }),
      permission({ principal: '*', event_bus_name: symbol('aws_cloudwatch_event_bus.b.name') }),
    ];
    expect(factsOf(rows)).toEqual({
      resources: [
        {
          arn: bus('b'),
          origin: at('aws_cloudwatch_event_bus.b'),
          whole: true,
          resourcePolicies: [stored({ Principal: '*' }, 'b')],
        },
      ],
    });
  });
});

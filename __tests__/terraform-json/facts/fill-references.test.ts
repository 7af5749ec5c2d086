import { showText, symbolText, type Text } from '../../../lib/iam/text';
import { fillReferences } from '../../../lib/terraform/fill-references';
import type { ResourceRow, Value } from '../../../lib/terraform/row';
import { HOME, row, text } from './rows';

/** What a reference stands for among rows. */
function filled(value: Value, rows: readonly ResourceRow[]): Value | undefined {
  const probe = row('terraform_data.probe', { value });
  const result = fillReferences({ input: 'x', rows: [...rows, probe], manifests: [], notes: [] });
  return result.rows.at(-1)?.values['value'];
}

const shown = (reference: string, rows: readonly ResourceRow[]) =>
  showText(filled(symbolText(reference), rows) as Text);

const NAMED: readonly (readonly [reference: string, values: ResourceRow['values'], expected: string])[] = [
  ['aws_iam_role.x.arn', { name: 'r' }, `arn:aws:iam::${HOME}:role/r`],
  ['aws_iam_role.x.arn', { name: 'r', path: '/app/' }, `arn:aws:iam::${HOME}:role/app/r`],
  ['aws_iam_role.x.arn', { name_prefix: 'r-' }, `arn:aws:iam::${HOME}:role/<aws_iam_role.x.name>`],
  ['aws_iam_role.x.arn', { name: 'r', path: text('<var.path>') }, `arn:aws:iam::${HOME}:role<var.path>r`],
  ['aws_iam_role.x.id', { name: 'r' }, 'r'],
  ['aws_iam_role.x.name', { name: text('<aws_iam_role.x.name>') }, '<aws_iam_role.x.name>'],
  ['aws_iam_role.x.unique_id', { name: 'r' }, '<aws_iam_role.x.unique_id>'],
  [
    'aws_iam_role.x.arn',
    { name: 'r', arn: 'arn:aws:iam::222222222222:role/known' },
    'arn:aws:iam::222222222222:role/known',
  ],
  ['aws_iam_user.x.arn', { name: 'u', path: '/p/' }, `arn:aws:iam::${HOME}:user/p/u`],
  ['aws_iam_policy.x.arn', { name: 'p' }, `arn:aws:iam::${HOME}:policy/p`],
  ['aws_lambda_function.x.arn', { function_name: 'f' }, `arn:aws:lambda:us-east-1:${HOME}:function:f`],
  [
    'aws_lambda_function.x.arn',
    { function_name: 'f', region: 'eu-west-1' },
    `arn:aws:lambda:eu-west-1:${HOME}:function:f`,
  ],
  ['aws_lambda_function.x.function_name', { function_name: 'f' }, 'f'],
  [
    'aws_lambda_function.x.qualified_arn',
    { function_name: 'f', version: '7' },
    `arn:aws:lambda:us-east-1:${HOME}:function:f:7`,
  ],
  [
    'aws_lambda_function.x.qualified_arn',
    { function_name: 'f' },
    `arn:aws:lambda:us-east-1:${HOME}:function:f:$LATEST`,
  ],
  [
    'aws_lambda_function.x.qualified_arn',
    { function_name: 'f', publish: true },
    '<aws_lambda_function.x.qualified_arn>',
  ],
  [
    'aws_lambda_function.x.invoke_arn',
    { function_name: 'f' },
    `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:${HOME}:function:f/invocations`,
  ],
  ['aws_lambda_alias.x.arn', { function_name: 'f', name: 'live' }, `arn:aws:lambda:us-east-1:${HOME}:function:f:live`],
  ['aws_lambda_alias.x.arn', { function_name: text('<var.f>'), name: 'live' }, '<aws_lambda_alias.x.arn>'],
  ['aws_s3_bucket.x.arn', { bucket: 'b' }, 'arn:aws:s3:::b'],
  ['aws_s3_bucket.x.id', { bucket: 'b' }, 'b'],
  ['aws_s3_bucket.x.arn', { bucket_prefix: 'b' }, 'arn:aws:s3:::<aws_s3_bucket.x.bucket>'],
  ['aws_sqs_queue.x.arn', { name: 'q' }, `arn:aws:sqs:us-east-1:${HOME}:q`],
  ['aws_sqs_queue.x.url', { name: 'q' }, `https://sqs.us-east-1.amazonaws.com/${HOME}/q`],
  ['aws_sqs_queue.x.id', { name: 'q' }, `https://sqs.us-east-1.amazonaws.com/${HOME}/q`],
  ['aws_sns_topic.x.id', { name: 't' }, `arn:aws:sns:us-east-1:${HOME}:t`],
  ['aws_kinesis_stream.x.arn', { name: 's' }, `arn:aws:kinesis:us-east-1:${HOME}:stream/s`],
  [
    'aws_kinesis_stream_consumer.x.arn',
    { name: 'c', stream_arn: 'arn:aws:kinesis:us-east-1:1:stream/s' },
    'arn:aws:kinesis:us-east-1:1:stream/s/consumer/c:<aws_kinesis_stream_consumer.x.creation_timestamp>',
  ],
  ['aws_dynamodb_table.x.arn', { name: 't' }, `arn:aws:dynamodb:us-east-1:${HOME}:table/t`],
  [
    'aws_dynamodb_table.x.stream_arn',
    { name: 't' },
    `arn:aws:dynamodb:us-east-1:${HOME}:table/t/stream/<aws_dynamodb_table.x.stream_label>`,
  ],
  ['aws_cloudwatch_event_bus.x.arn', { name: 'b' }, `arn:aws:events:us-east-1:${HOME}:event-bus/b`],
  ['aws_cloudwatch_event_rule.x.arn', { name: 'r' }, `arn:aws:events:us-east-1:${HOME}:rule/r`],
  ['aws_cloudwatch_event_rule.x.arn', { name: 'r', event_bus_name: 'b' }, `arn:aws:events:us-east-1:${HOME}:rule/b/r`],
  ['aws_kms_key.x.arn', {}, `arn:aws:kms:us-east-1:${HOME}:key/<aws_kms_key.x.key_id>`],
  ['aws_kms_key.x.id', {}, '<aws_kms_key.x.key_id>'],
  [
    'aws_secretsmanager_secret.x.arn',
    { name: 's' },
    `arn:aws:secretsmanager:us-east-1:${HOME}:secret:s-<aws_secretsmanager_secret.x.arn_suffix>`,
  ],
  [
    'aws_api_gateway_rest_api.x.execution_arn',
    {},
    `arn:aws:execute-api:us-east-1:${HOME}:<aws_api_gateway_rest_api.x.id>`,
  ],
  ['data.aws_caller_identity.x.account_id', {}, HOME],
  ['data.aws_caller_identity.x.arn', {}, '<data.aws_caller_identity.x.arn>'],
  ['data.aws_partition.x.partition', {}, 'aws'],
  ['data.aws_region.x.name', {}, 'us-east-1'],
  ['data.aws_region.x.id', { name: 'eu-west-1' }, 'eu-west-1'],
  // The path of a role that is looked up is not known.
  ['data.aws_iam_role.x.arn', { name: 'r' }, `arn:aws:iam::${HOME}:role/<data.aws_iam_role.x.path>r`],
  ['data.aws_lambda_function.x.arn', { function_name: 'f' }, `arn:aws:lambda:us-east-1:${HOME}:function:f`],
  ['data.aws_s3_bucket.x.arn', { bucket: 'b' }, 'arn:aws:s3:::b'],
  ['aws_elasticache_cluster.x.arn', { name: 'c' }, '<aws_elasticache_cluster.x.arn>'],
];

describe('references', () => {
  test.each(NAMED)('%s of %j is %s', (reference, values, expected) => {
    const address = reference.slice(0, reference.lastIndexOf('.'));
    expect(shown(reference, [row(address, values)])).toBe(expected);
  });

  test('an account, a region and a partition that the input does not tell are symbols of the ARN', () => {
    const place = { accountId: text('<account of aws.home>'), region: text('<region of aws.home>') };
    expect(shown('aws_lambda_function.f.arn', [row('aws_lambda_function.f', { function_name: 'f' }, place)])).toBe(
      'arn:aws:lambda:<region of aws.home>:<account of aws.home>:function:f',
    );
    const nowhere = row('aws_sqs_queue.q', { name: 'q' }, { partition: text('<partition of aws>') });
    expect([shown('aws_sqs_queue.q.arn', [nowhere]), shown('aws_sqs_queue.q.url', [nowhere])]).toEqual([
      `arn:<partition of aws>:sqs:us-east-1:${HOME}:q`,
      '<aws_sqs_queue.q.url>',
    ]);
  });

  test('references within texts, lists and blocks are filled in, through any number of rows', () => {
    const rows = [
      row('aws_iam_role.a', { name: text('<aws_iam_role.b.name>-a') }),
      row('aws_iam_role.b', { name: text('<data.aws_region.here.name>-b') }),
      row('data.aws_region.here', {}),
    ];
    expect(
      filled({ list: [text('<aws_iam_role.a.arn>/*'), 1, null], block: { b: text('<aws_iam_role.b.id>') } }, rows),
    ).toEqual({ list: [`arn:aws:iam::${HOME}:role/us-east-1-b-a/*`, 1, null], block: { b: 'us-east-1-b' } });
  });

  test('a row keeps what it knows, and learns its own ARN', () => {
    const rows = [row('aws_iam_role.x', { name: 'r', arn: text('<aws_iam_role.x.arn>'), tags: null })];
    expect(fillReferences({ input: 'x', rows, manifests: [], notes: [] }).rows).toEqual([
      row('aws_iam_role.x', { name: 'r', arn: `arn:aws:iam::${HOME}:role/r`, tags: null }),
    ]);
  });

  test('instances and modules are told apart by the whole address', () => {
    const rows = [
      row('aws_iam_role.x[0]', { name: 'zero' }),
      row('aws_iam_role.x["a.b"]', { name: 'key' }),
      row('module.m["k"].aws_iam_role.x', { name: 'module' }),
    ];
    expect(
      [
        'aws_iam_role.x[0].name',
        'aws_iam_role.x["a.b"].name',
        'module.m["k"].aws_iam_role.x.name',
        'aws_iam_role.x.name',
        'aws_iam_role.x[1].name',
        'aws_iam_role.x[*].name',
        'module.m.aws_iam_role.x.name',
        'constructor.x.name',
      ].map((reference) => shown(reference, rows)),
    ).toEqual([
      'zero',
      'key',
      'module',
      '<aws_iam_role.x.name>',
      '<aws_iam_role.x[1].name>',
      '<aws_iam_role.x[*].name>',
      '<module.m.aws_iam_role.x.name>',
      '<constructor.x.name>',
    ]);
  });

  test('a reference may lead into blocks, and to numbers and lists', () => {
    const rows = [row('aws_thing.x', { block: [{ id: 'b-1' }], map: { 'a.b': 7 }, list: ['one'] })];
    expect(filled(symbolText('aws_thing.x.block[0].id'), rows)).toBe('b-1');
    expect(filled(text('n<aws_thing.x.map["a.b"]>'), rows)).toBe('n7');
    expect(filled(symbolText('aws_thing.x.list'), rows)).toEqual(['one']);
    expect(filled([symbolText('aws_thing.x.list')], rows)).toEqual([symbolText('aws_thing.x.list')]);
    expect(filled(text('<aws_thing.x.list>!'), rows)).toEqual(text('<aws_thing.x.list>!'));
  });

  test('circles and texts without end are left alone', () => {
    expect(shown('aws_iam_role.x.name', [row('aws_iam_role.x', { name: text('<aws_iam_role.x.id>') })])).toBe(
      '<aws_iam_role.x.id>',
    );
    const doubling = Array.from({ length: 60 }, (_, index) =>
      row(`aws_thing.x${index}`, { text: text(`<aws_thing.x${index + 1}.text>+<aws_thing.x${index + 1}.text>`) }),
    );
    expect(shown('aws_thing.x0.text', doubling).length).toBeLessThan(150_000);
  });
});

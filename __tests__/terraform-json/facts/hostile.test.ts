import fc from 'fast-check';
import { joinText, symbolText } from '../../../lib/iam/text';
import { inventoryFromRows } from '../../../lib/terraform/facts';
import type { ResourceRow, Value } from '../../../lib/terraform/row';
import { seeded } from '../../support/seeded';
import { json, row, TRUST, text } from './rows';

const TYPES = [
  'aws_iam_role',
  'aws_iam_role_policy',
  'aws_iam_role_policy_attachment',
  'aws_iam_policy',
  'aws_iam_policy_attachment',
  'aws_iam_user',
  'aws_iam_user_group_membership',
  'aws_iam_group_membership',
  'aws_lambda_function',
  'aws_lambda_alias',
  'aws_lambda_permission',
  'aws_lambda_function_url',
  'aws_lambda_event_source_mapping',
  'aws_s3_bucket',
  'aws_sqs_queue_policy',
  'aws_cloudwatch_event_permission',
  'aws_cloudwatch_event_rule',
  'aws_kms_key',
  'data.aws_iam_policy_document',
  'data.aws_organizations_organization',
  'constructor',
];
const ARGUMENTS = [
  ...[
    'name',
    'arn',
    'path',
    'region',
    'id',
    'role',
    'roles',
    'users',
    'groups',
    'group',
    'user',
    'policy',
    'policy_arn',
  ],
  ...[
    'assume_role_policy',
    'inline_policy',
    'managed_policy_arns',
    'permissions_boundary',
    'function_name',
    'qualifier',
  ],
  ...[
    'principal',
    'action',
    'source_arn',
    'statement_id',
    'authorization_type',
    'event_source_arn',
    'bucket',
    'queue_url',
  ],
  ...['statement', 'principals', 'identifiers', 'type', 'condition', 'test', 'variable', 'values', 'sid', 'dynamic'],
  ...['source_policy_documents', 'override_policy_documents', 'accounts', 'event_bus_name', 'key_id', '__proto__'],
];

const address = fc
  .tuple(fc.constantFrom(...TYPES), fc.constantFrom('.a', '.b', '.a[0]'))
  .map(([type, name]) => type + name);
const symbol = fc.tuple(address, fc.constantFrom(...ARGUMENTS)).map(([of, name]) => symbolText(`${of}.${name}`));
const leaf: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom<Value>(
    null,
    true,
    3,
    '',
    '*',
    'r',
    'NONE',
    'arn:',
    'arn:aws:iam::111111111111:role/r',
    '111111111111',
  ),
  fc.constantFrom<Value>(json(TRUST), '{', 'null', '[[', 'https://sqs.us-east-1.amazonaws.com/111111111111/q'),
  fc.constantFrom<Value>(text('<account of aws>'), text('{"Statement":<x>}'), text('{"Statement":["<x>"]}')),
  symbol,
  symbol.map((part) => joinText('a:', part, ':b')),
);
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...ARGUMENTS), tie('value'), { maxKeys: 4 }),
  ),
}));
const rows: fc.Arbitrary<readonly ResourceRow[]> = fc.array(
  fc
    .tuple(address, fc.dictionary(fc.constantFrom(...ARGUMENTS), value, { maxKeys: 10 }))
    .map(([of, values]) => row(of, values)),
  { maxLength: 8 },
);

test('whatever the values of rows are, facts are made of them', () => {
  fc.assert(
    fc.property(rows, rows, value, (of, removed, manifest) => {
      const manifests = [{ origin: { input: 'x' }, value: manifest }];
      const inventory = inventoryFromRows({ input: 'x', rows: of, removed, manifests, notes: [] });
      expect(inventory.roles.filter(({ whole }) => whole).length).toBe(
        of.filter(({ type }) => type === 'aws_iam_role').length,
      );
    }),
    seeded(500),
  );
});

test('a chain of ten thousand references does no harm', () => {
  const chain = Array.from({ length: 10_000 }, (_, index) =>
    row(`aws_iam_role.r${index}`, { name: text(`<aws_iam_role.r${index + 1}.name>`) }),
  );
  expect(inventoryFromRows({ input: 'x', rows: chain, manifests: [], notes: [] }).roles.length).toBe(10_000);
});

test('an ARN that is an empty text is computed, as one that is left out', () => {
  const inventory = inventoryFromRows({
    input: 'x',
    rows: [row('aws_iam_role.r', { arn: '', name: 'r' })],
    manifests: [],
    notes: [],
  });
  expect([inventory.roles.map(({ arn, whole }) => [arn, whole]), inventory.notes]).toEqual([
    [['arn:aws:iam::111111111111:role/r', true]],
    [],
  ]);
});

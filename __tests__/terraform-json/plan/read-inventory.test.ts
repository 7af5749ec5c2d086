import fc from 'fast-check';
import { InputError } from '../../../lib/errors';
import { readInventory } from '../../../lib/terraform/read-inventory';
import { seeded } from '../../support/seeded';

const ALLOWED = 'the JSON of a plan or a state (terraform show -json), a cdk.tf.json, or inventory JSON';
const PLAN = 'run: terraform plan -out=PLAN && terraform show -json PLAN > plan.json';

const EMPTY = {
  input: 'x.json',
  roles: [],
  functions: [],
  resources: [],
  principals: [],
  accounts: [],
  eventSources: [],
  notes: [],
};

test.each([
  [
    'a plan without changes',
    { format_version: '1.2', resource_changes: [], configuration: {} },
    { providers: [], planned: [], drifted: [] },
  ],
  ['an empty state', { format_version: '1.0', terraform_version: '1.11.4' }, { providers: [] }],
  ['a state', { format_version: '0.1', values: { root_module: {} } }, { providers: [] }],
  ['a synthesis', { '//': { metadata: { backend: 'local' } }, terraform: {} }, { providers: [] }],
  ['an inventory, which has no providers', { schemaVersion: 1 }, {}],
])('%s is read, with a byte order mark too', (_, json, providers) => {
  expect([
    readInventory('x.json', JSON.stringify(json)),
    readInventory('x.json', `\uFEFF${JSON.stringify(json)}`),
    readInventory('x.json', () => JSON.stringify(json)),
  ]).toEqual(Array(3).fill({ ...EMPTY, ...providers }));
});

test.each([
  ['nothing', ' \n', 'the input is empty', 'no text', PLAN],
  [
    'a binary plan',
    'PK\u0003\u0004\u0014\u0000\b',
    'the input is a binary plan',
    'a plan file',
    'run: terraform show -json PLAN > plan.json',
  ],
  [
    'a raw state',
    '{"version":4,"serial":3,"lineage":"a","outputs":{},"resources":[]}',
    'the input is a raw state',
    'a terraform.tfstate',
    'run: terraform show -json > state.json',
  ],
  [
    'Terraform code',
    'resource "aws_iam_role" "x" {\n}',
    'the input is not JSON',
    'text that begins with "resource \\"aws_iam_role\\" \\"x\\" {"',
    PLAN,
  ],
  [
    'half a document',
    '{"format_version":',
    'the input is broken JSON',
    'JSON that ends too early or has a mistake',
    PLAN,
  ],
  [
    'the log of a plan',
    '{"@level":"info","type":"version"}\n{"@level":"info"}\n',
    'the input is the log of terraform plan -json',
    'one message a line',
    PLAN,
  ],
  [
    'one line of that log',
    '{"@level":"info","type":"version","terraform":"1.11.4"}',
    'the input is the log of terraform plan -json',
    'one message a line',
    PLAN,
  ],
  ['two documents', '{"a":1}\n{"b":2}', 'the input is several JSON documents', 'one document a line', PLAN],
  ['a list', '[]', 'the input is JSON of another kind', 'a list', PLAN],
  ['null', 'null', 'the input is JSON of another kind', 'null', PLAN],
  ['an empty object', '{}', 'the input is JSON of another kind', 'an empty object', PLAN],
  ['other JSON', '{"name":"x","\\u001b[2J":1}', 'the input is JSON of another kind', 'members "name", "[2J"', PLAN],
  [
    'what terraform show says of schemas',
    '{"format_version":"1.0","provider_schemas":{}}',
    'the input is JSON of another kind',
    'members "format_version", "provider_schemas"',
    PLAN,
  ],
])('%s is refused with the command that makes the right file', (_, text, what, got, todo) => {
  expect(problemsOf(text)).toEqual([{ code: 'E_FORMAT', what, got, allowed: ALLOWED, todo }]);
});

test.each([
  ['"2.0"', '"2.0"'],
  ['"10.1"', '"10.1"'],
  ['1', '"number"'],
])('format_version %s is refused', (version, got) => {
  expect(problemsOf(`{"format_version":${version},"resource_changes":[]}`)).toEqual([
    {
      code: 'E_FORMAT_VERSION',
      what: 'the format of the plan or state is newer than this package',
      got,
      allowed: 'format_version 0.x or 1.x',
      todo: 'update cdktf-cross-account-lambda',
    },
  ]);
});

test('no text ends in anything but facts or an InputError', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(() => problemsOf(text)).not.toThrow();
    }),
    seeded(500),
  );
});

function problemsOf(text: string): readonly unknown[] {
  try {
    readInventory('x.json', text);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}

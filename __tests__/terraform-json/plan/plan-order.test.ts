/** Which roles and users a resource waits for: by references and depends_on, through modules, and where that is not told. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readInventory } from '../../../lib/terraform/read-inventory';
import { PLANS } from '../../../scripts/plans/plan-sources';

test('of a plan with modules', () => {
  const caller = ['aws_iam_role.caller'];
  const module = ['aws_iam_role.caller', 'module.reader.aws_iam_role.this'];
  expect(waitsOf('review/apply/create', 'aws_iam_role')).toEqual({
    'aws_iam_role.account_fires': [],
    'aws_iam_role.caller': [],
    'aws_iam_role.created_fires': [],
    'aws_iam_role.created_fires_other': ['aws_iam_role.runner'],
    'aws_iam_role.created_silent_depends': ['aws_iam_role.caller', 'aws_iam_role.created_silent_reference'],
    'aws_iam_role.created_silent_document': caller,
    'aws_iam_role.created_silent_existing': [],
    // The expressions of local values are in no plan.
    'aws_iam_role.created_silent_local': undefined,
    'aws_iam_role.created_silent_own': [],
    'aws_iam_role.created_silent_reference': caller,
    'aws_iam_role.created_silent_root': [],
    'aws_iam_role.partition_fires': [],
    'aws_iam_role.runner': [],
    'aws_iam_role.unknown_fires_trust': [],
    'module.reader["created-silent-module"].aws_iam_role.this': caller,
    'module.stranger.aws_iam_role.this': [],
    'module.waiting.aws_iam_role.this': module,
  });
  expect(waitsOf('review/apply/create', 'aws_lambda_permission')).toEqual({
    'aws_lambda_permission.created_fires': ['aws_iam_role.runner'],
    'aws_lambda_permission.created_silent': ['aws_iam_role.caller', 'aws_iam_role.runner'],
  });
});

test('of a story', () => {
  expect(waitsOf('stories/assume-role', 'aws_iam_role')).toEqual({
    'aws_iam_role.reader_role_B5252E3A': [],
    'aws_iam_role.source-role': ['aws_iam_role.reader_role_B5252E3A'],
  });
});

test('what is deleted waits for nothing that is told', () => {
  expect(new Set(Object.values(waitsOf('life/destroy', '')))).toEqual(new Set([undefined]));
});

const role = (name: string, members: object = {}) => ({
  address: `aws_iam_role.${name}`,
  mode: 'managed',
  type: 'aws_iam_role',
  expressions: {},
  ...members,
});

test.each<[sentence: string, module: object, expected: readonly string[] | undefined]>([
  [
    'by count',
    { resources: [role('a', { count_expression: { references: ['aws_iam_role.b'] } }), role('b')] },
    ['aws_iam_role.b'],
  ],
  [
    'by a user',
    {
      resources: [
        role('a', { depends_on: ['aws_iam_user.u'] }),
        { address: 'aws_iam_user.u', mode: 'managed', type: 'aws_iam_user', expressions: {} },
      ],
    },
    ['aws_iam_user.u'],
  ],
  [
    'by the output of a module, and not by all that is in it',
    {
      resources: [role('a', { expressions: { name: { references: ['module.m.name', 'module.m'] } } })],
      module_calls: {
        m: {
          module: {
            outputs: { name: { expression: { references: ['aws_iam_role.b.name', 'aws_iam_role.b'] } } },
            resources: [role('b'), role('c')],
          },
        },
      },
    },
    ['module.m.aws_iam_role.b'],
  ],
  [
    'by a whole module',
    {
      resources: [role('a', { depends_on: ['module.m'] })],
      module_calls: { m: { module: { resources: [role('b'), role('c')] } } },
    },
    ['module.m.aws_iam_role.b', 'module.m.aws_iam_role.c'],
  ],
  [
    'in a circle, which Terraform refuses',
    { resources: [role('a', { depends_on: ['aws_iam_role.a'] })] },
    ['aws_iam_role.a'],
  ],
  [
    'not told, of a block that is not there',
    { resources: [role('a', { depends_on: ['aws_iam_role.gone'] })] },
    undefined,
  ],
  ['not told, of another type', { resources: [role('a', { depends_on: ['time_sleep.a'] })] }, undefined],
  ['not told, without a configuration', {}, undefined],
])('hand-made: %s', (_, module, expected) => {
  const plan = {
    format_version: '1.2',
    configuration: { root_module: module },
    resource_changes: [
      {
        address: 'aws_iam_role.a',
        mode: 'managed',
        type: 'aws_iam_role',
        change: { actions: ['create'], before: null, after: { name: 'a' }, after_unknown: {} },
      },
    ],
  };
  expect(waitsIn(JSON.stringify(plan))).toEqual({ 'aws_iam_role.a': expected });
});

function waitsOf(plan: string, type: string): Readonly<Record<string, readonly string[] | undefined>> {
  return waitsIn(readFileSync(join(PLANS, `${plan}.plan.json`), 'utf8'), type);
}

function waitsIn(text: string, type = ''): Readonly<Record<string, readonly string[] | undefined>> {
  const { planned = [] } = readInventory('plan.json', text);
  return Object.fromEntries(
    planned
      .filter((change) => type === '' || change.type === type)
      .map(({ address, waitsFor }) => [address, waitsFor] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

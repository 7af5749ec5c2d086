import fc from 'fast-check';
import { readPlan } from '../../../lib/terraform/read-plan';
import { readState } from '../../../lib/terraform/read-state';
import { seeded } from '../../support/seeded';

const NAMES = [
  'address',
  'mode',
  'type',
  'name',
  'index',
  'values',
  'change',
  'actions',
  'before',
  'after',
  'after_unknown',
  'resource_changes',
  'planned_values',
  'prior_state',
  'configuration',
  'root_module',
  'resources',
  'child_modules',
  'module_calls',
  'module',
  'expressions',
  'references',
  'constant_value',
  'provider_config',
  'provider_config_key',
  'provider_name',
  'outputs',
  'output_changes',
  'access_manifest',
  'value',
  'variables',
  'statement',
  'policy',
  'role',
  '__proto__',
  'constructor',
  'aws',
  'aws_iam_role',
  'allowed_account_ids',
  'assume_role',
  'role_arn',
  'arn',
];

const TEXTS = [
  'aws_iam_role.x',
  'aws_iam_role.x.arn',
  'data.aws_iam_policy_document.d',
  'data.aws_iam_policy_document.d.json',
  'module.m["k"].aws_iam_role.x[0]',
  'module.m.out',
  'var.v',
  'each.key',
  'create',
  'delete',
  'read',
  'no-op',
  'aws',
  '',
  'arn:aws:iam::111111111111:role/x',
  'registry.terraform.io/hashicorp/aws',
  'managed',
  'data',
  'aws_iam_role',
  '[',
  '"',
];

const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: 'small', withCrossShrink: true },
    fc.oneof(fc.constantFrom(...TEXTS), fc.boolean(), fc.constant(null), fc.integer()),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('tree'), { maxKeys: 8 }),
  ),
}));

const RESOURCES = fc.array(
  fc.record(
    {
      address: fc.constantFrom(...TEXTS),
      provider_name: tree,
      change: fc.record({
        actions: fc.array(fc.constantFrom(...TEXTS)),
        before: tree,
        after: tree,
        after_unknown: tree,
      }),
      values: tree,
      expressions: tree,
      provider_config_key: fc.constantFrom(...TEXTS),
    },
    { requiredKeys: ['address'] },
  ),
);

const PLAN = fc.record(
  {
    resource_changes: fc.oneof(RESOURCES, tree),
    planned_values: fc.oneof(fc.record({ root_module: fc.record({ resources: RESOURCES }) }), tree),
    prior_state: tree,
    configuration: fc.oneof(
      fc.record({
        provider_config: tree,
        root_module: fc.record({ resources: RESOURCES, module_calls: tree, variables: tree }),
      }),
      tree,
    ),
    output_changes: tree,
    variables: tree,
  },
  { requiredKeys: [] },
);

test('a plan of any JSON is read without a crash, before and after', () => {
  fc.assert(
    fc.property(fc.oneof(PLAN, tree), (json) => {
      readPlan('plan.json', json, { moment: 'after' });
      readPlan('plan.json', json, { moment: 'before' });
    }),
    seeded(400),
  );
});

test('a state of any JSON is read without a crash', () => {
  const state = fc.record({ values: fc.oneof(fc.record({ root_module: fc.record({ resources: RESOURCES }) }), tree) });
  fc.assert(
    fc.property(fc.oneof(state, tree), (json) => {
      readState('state.json', json, {});
    }),
    seeded(400),
  );
});

test('values and modules that are nested a hundred thousand deep are read without a crash', () => {
  const deep = JSON.parse(`${'{"a":['.repeat(50_000)}1${']}'.repeat(50_000)}`);
  const modules = JSON.parse(`${'{"child_modules":['.repeat(50_000)}{}${']}'.repeat(50_000)}`);
  const calls = JSON.parse(`${'{"module_calls":{"m":{"module":'.repeat(30_000)}{}${'}}}'.repeat(30_000)}`);
  const change = { actions: ['update'], before: deep, after: deep, after_unknown: deep };
  const plan = {
    resource_changes: [{ address: 'aws_iam_role.x', change }],
    prior_state: { values: { root_module: modules } },
    configuration: { root_module: calls },
  };
  expect(readPlan('plan.json', plan, {}).rows.map(({ address }) => address)).toEqual(['aws_iam_role.x']);
});

test('a plan of ten thousand roles that refer to each other is read', () => {
  const roles = Array.from({ length: 10_000 }, (_, index) => `aws_iam_role.r${index}`);
  const plan = {
    resource_changes: roles.map((address) => ({
      address,
      change: {
        actions: ['create'],
        after: { name: address },
        after_unknown: { arn: true, permissions_boundary: true },
      },
    })),
    configuration: {
      provider_config: {
        aws: { name: 'aws', expressions: { allowed_account_ids: { constant_value: ['111111111111'] } } },
      },
      root_module: {
        resources: roles.map((address, index) => ({
          address,
          provider_config_key: 'aws',
          expressions: { permissions_boundary: { references: [`${roles[index - 1]}.arn`, roles[index - 1]] } },
        })),
      },
    },
  };
  expect(readPlan('plan.json', plan, {}).rows).toHaveLength(10_000);
});

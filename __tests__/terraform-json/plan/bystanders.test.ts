/** Resources that no fact is made of are let go, and everything is told as if they had been read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inventoryFromRows } from '../../../lib/terraform/facts';
import type { Inventory } from '../../../lib/terraform/inventory';
import { parseTerraform } from '../../../lib/terraform/parse-terraform';
import { listOf, memberOf } from '../../../lib/terraform/plan-json';
import { readPlan } from '../../../lib/terraform/read-plan';
import { PLANS } from '../../../scripts/plans/plan-sources';
import { AWS, HOME } from './plan-parts';

type Values = Readonly<Record<string, unknown>>;

interface Instance {
  readonly actions?: readonly string[];
  readonly before?: Values | null;
  readonly after?: Values | null;
  readonly unknown?: Values;
}

const typeOf = (address: string): string => address.replace(/^(module\.[^.]+\.)*(data\.)?/, '').split('.')[0] ?? '';
const modeOf = (address: string): string => (/(^|\.)data\./.test(address) ? 'data' : 'managed');

const change = (address: string, { actions = ['create'], before = null, after = {}, unknown = {} }: Instance = {}) => ({
  address,
  mode: modeOf(address),
  type: typeOf(address),
  provider_name: AWS,
  change: { actions, before, after, after_unknown: unknown },
});

const block = (address: string, references: Readonly<Record<string, readonly string[]>> = {}, key = 'aws') => ({
  address,
  mode: modeOf(address),
  type: typeOf(address),
  provider_config_key: key,
  expressions: Object.fromEntries(Object.entries(references).map(([name, list]) => [name, { references: list }])),
});

const planOf = (changes: readonly object[], root: object, providers: object = { aws: HOME }) => ({
  format_version: '1.2',
  resource_changes: changes,
  configuration: { provider_config: providers, root_module: root },
});

/** The addresses of the changes that are kept. */
const keptOf = (plan: object): readonly unknown[] =>
  listOf(memberOf(parseTerraform(JSON.stringify(plan), 'after'), 'resource_changes')).map((entry) =>
    memberOf(entry, 'address'),
  );

const factsOf = (json: unknown, moment: 'before' | 'after' = 'after'): Inventory =>
  inventoryFromRows(readPlan('plan.json', json, { moment }));

/** What is told of a plan, the same whether it is read piece by piece or at once. */
function toldOf(plan: object): Inventory {
  for (const moment of ['before', 'after'] as const) {
    expect(factsOf(parseTerraform(JSON.stringify(plan), moment), moment)).toEqual(factsOf(plan, moment));
    expect(factsOf(parseTerraform(JSON.stringify(plan), 'both'), moment)).toEqual(factsOf(plan, moment));
  }
  return factsOf(parseTerraform(JSON.stringify(plan), 'after'));
}

const notesOf = ({ notes }: Inventory) => notes.map(({ code, subject }) => `${code} ${subject}`);

const NAMED = { name: 'logs' };
const UNKNOWN = { arn: true, id: true };

test('of 500 repositories of one provider one is kept', () => {
  const text = readFileSync(join(PLANS, 'review/crowd/create.plan.json'), 'utf8');
  const read = parseTerraform(text, 'both');
  const kept = listOf(memberOf(read, 'resource_changes')).map((entry) => memberOf(entry, 'type'));
  expect([...kept].sort()).toEqual(['aws_ecr_repository', 'aws_iam_role', 'aws_iam_role', 'aws_iam_role_policy']);
  const blocks = memberOf(memberOf(memberOf(read, 'configuration'), 'root_module'), 'resources');
  expect(listOf(blocks)).toHaveLength(4);
});

describe('what something refers to stays', () => {
  const policy = (references: readonly string[]) => block('data.aws_iam_policy_document.d', { statement: references });
  const many = Array.from({ length: 5 }, (_, index) => `aws_cloudwatch_log_group.other_${index}`);
  const others = many.map((address) => change(address, { after: NAMED, unknown: UNKNOWN }));

  test('by itself, with every index of it', () => {
    const groups = ['aws_cloudwatch_log_group.g["a.b[0]"]', 'aws_cloudwatch_log_group.g["c"]'];
    const plan = planOf([...others, ...groups.map((address) => change(address, { after: NAMED, unknown: UNKNOWN }))], {
      resources: [
        ...many.map((address) => block(address)),
        block('aws_cloudwatch_log_group.g'),
        policy(['aws_cloudwatch_log_group.g']),
      ],
    });
    toldOf(plan);
    expect(keptOf(plan)).toEqual([many[0], ...groups]);
  });

  test('through a module and its outputs, as what it refers to itself', () => {
    const inside = 'module.child["x"].module.leaf.aws_cloudwatch_log_group.g';
    const plan = planOf(
      [
        ...others,
        change(inside, { after: NAMED, unknown: UNKNOWN }),
        change('module.child["x"].module.leaf.random_id.r', { unknown: { hex: true } }),
        change('module.child["x"].module.leaf.random_id.unused', { unknown: { hex: true } }),
        change('module.child["x"].module.leaf.random_id.unused_too', { unknown: { hex: true } }),
        change('aws_iam_role_policy.p', { after: { role: 'r' }, unknown: { policy: true } }),
      ],
      {
        resources: [
          ...many.map((address) => block(address)),
          block('aws_iam_role_policy.p', { policy: ['module.child["x"].arn', 'module.child["x"]', 'module.child'] }),
        ],
        module_calls: {
          child: {
            module: {
              outputs: { arn: { expression: { references: ['module.leaf.arn', 'module.leaf'] } } },
              module_calls: {
                leaf: {
                  module: {
                    outputs: {
                      arn: {
                        expression: { references: ['aws_cloudwatch_log_group.g.arn', 'aws_cloudwatch_log_group.g'] },
                      },
                    },
                    resources: [
                      block('aws_cloudwatch_log_group.g', { name: ['random_id.r.hex', 'random_id.r'] }),
                      ...['random_id.r', 'random_id.unused', 'random_id.unused_too'].map((address) =>
                        block(address, {}, 'random'),
                      ),
                    ],
                  },
                },
              },
            },
          },
        },
      },
    );
    toldOf(plan);
    expect(keptOf(plan)).toEqual([
      many[0],
      inside,
      'module.child["x"].module.leaf.random_id.r',
      'module.child["x"].module.leaf.random_id.unused',
      'aws_iam_role_policy.p',
    ]);
  });

  test('as what is passed into a module', () => {
    const plan = planOf([...others, change('aws_cloudwatch_log_group.g', { after: NAMED, unknown: UNKNOWN })], {
      resources: [...many.map((address) => block(address)), block('aws_cloudwatch_log_group.g')],
      module_calls: {
        child: {
          expressions: { log: { references: ['aws_cloudwatch_log_group.g.arn', 'aws_cloudwatch_log_group.g'] } },
          module: {},
        },
      },
    });
    toldOf(plan);
    expect(keptOf(plan)).toEqual([many[0], 'aws_cloudwatch_log_group.g']);
  });
});

describe('what they tell of accounts stays told', () => {
  const vpc = (name: string, after: Values) => change(`aws_vpc.${name}`, { actions: ['no-op'], before: after, after });
  const nameless = { aws: { name: 'aws' }, 'aws.far': { name: 'aws', alias: 'far' } };
  const role = change('aws_iam_role.r', { after: { name: 'r' }, unknown: UNKNOWN });

  test('an account that the ARN of one of many tells', () => {
    const plan = planOf(
      [
        vpc('a', { id: 'vpc-1' }),
        vpc('b', { id: 'vpc-2' }),
        vpc('c', { arn: 'arn:aws:ec2:eu-west-1:222222222222:vpc/vpc-3' }),
        role,
      ],
      { resources: [...['a', 'b', 'c'].map((name) => block(`aws_vpc.${name}`)), block('aws_iam_role.r')] },
      nameless,
    );
    expect(toldOf(plan).roles.map(({ arn }) => arn)).toEqual(['arn:aws:iam::222222222222:role/r']);
    expect(keptOf(plan)).toEqual(['aws_vpc.a', 'aws_vpc.c', 'aws_iam_role.r']);
  });

  test('that two of them tell two accounts', () => {
    const plan = planOf(
      [vpc('a', { arn: 'arn:aws:ec2:eu-west-1:222222222222:vpc/vpc-1' }), vpc('b', { owner_id: '333333333333' }), role],
      { resources: [...['a', 'b'].map((name) => block(`aws_vpc.${name}`)), block('aws_iam_role.r')] },
      nameless,
    );
    expect(notesOf(toldOf(plan))).toEqual(['unknownAccount aws']);
  });

  test('a provider that nothing else has, with its unknown account', () => {
    const names = ['a', 'b', 'c'];
    const plan = planOf(
      [...names.map((name) => vpc(name, { id: `vpc-${name}` })), role],
      { resources: [...names.map((name) => block(`aws_vpc.${name}`, {}, 'aws.far')), block('aws_iam_role.r')] },
      { aws: HOME, 'aws.far': { name: 'aws', alias: 'far' } },
    );
    const told = toldOf(plan);
    expect([notesOf(told), told.providers]).toEqual([['unknownAccount aws.far'], ['aws', 'aws.far']]);
    expect(keptOf(plan)).toEqual(['aws_vpc.a', 'aws_iam_role.r']);
  });
});

test('that a plan does more than destroy stays told', () => {
  const gone = change('aws_iam_role.r', { actions: ['delete'], before: { name: 'r' }, after: null });
  const vpcs = (actions: readonly string[]) =>
    ['a', 'b'].map((name) => change(`aws_vpc.${name}`, { actions, before: { id: name }, after: null }));
  const made = change('aws_vpc.c', { after: { id: 'c' } });
  const root = { resources: ['a', 'b', 'c'].map((name) => block(`aws_vpc.${name}`)) };
  expect(notesOf(toldOf(planOf([gone, ...vpcs(['delete'])], root)))).toEqual(['destroyed plan.json']);
  expect(notesOf(toldOf(planOf([gone, ...vpcs(['delete']), made], root)))).toEqual([]);
});

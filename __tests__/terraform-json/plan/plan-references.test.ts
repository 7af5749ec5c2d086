import { readPlan } from '../../../lib/terraform/read-plan';
import { changed, configured, IN_HOME, showConfigured } from './plan-parts';
import { shownRows } from './shown-rows';

describe('a reference', () => {
  const ROLE = changed('aws_iam_role.r', { unknown: { arn: true } });
  const POLICY = (unknown: unknown = { role: true }) => changed('aws_iam_role_policy.p', { unknown });
  const roleOf = (references: readonly string[], others: readonly object[] = [ROLE]) => {
    const plan = {
      resource_changes: [POLICY(), ...others],
      configuration: { root_module: { resources: [configured('aws_iam_role_policy.p', { role: references })] } },
    };
    const { rows } = shownRows(readPlan('plan.json', plan, {})) as { rows: Record<string, { role?: unknown }> };
    return rows['aws_iam_role_policy.p']?.role ?? 'own symbol';
  };
  const INSTANCES = ['["a"]', '["b"]'].map((index) => changed(`aws_iam_role.r${index}`, {}));

  test.each([
    ['to an attribute is that attribute', ['aws_iam_role.r.id', 'aws_iam_role.r'], [ROLE], '<aws_iam_role.r.id>'],
    [
      'with an index is the one instance',
      ['aws_iam_role.r["b"].id', 'aws_iam_role.r["b"]', 'aws_iam_role.r'],
      INSTANCES,
      '<aws_iam_role.r["b"].id>',
    ],
    [
      'to a resource with one instance is that instance',
      ['aws_iam_role.r.id', 'aws_iam_role.r'],
      [changed('aws_iam_role.r[0]', {})],
      '<aws_iam_role.r[0].id>',
    ],
    [
      'to one of several instances that is not said is none',
      ['aws_iam_role.r.id', 'aws_iam_role.r'],
      INSTANCES,
      'own symbol',
    ],
    ['to all instances is none', ['aws_iam_role.r'], INSTANCES, 'own symbol'],
    ['to what is not in the plan is none', ['aws_iam_role.s.id', 'aws_iam_role.s'], [ROLE], 'own symbol'],
    [
      'to an instance that is not in the plan is none',
      ['aws_iam_role.r["c"].id', 'aws_iam_role.r["c"]', 'aws_iam_role.r'],
      INSTANCES,
      'own symbol',
    ],
    [
      'beside another is none',
      ['aws_iam_role.r.id', 'aws_iam_role.r', 'aws_iam_role.r.arn', 'aws_iam_role.r'],
      [ROLE],
      'own symbol',
    ],
    [
      'beside the same again is none',
      ['aws_iam_role.r.id', 'aws_iam_role.r', 'aws_iam_role.r.id', 'aws_iam_role.r'],
      [ROLE],
      'own symbol',
    ],
    ['to a local is none', ['local.role'], [ROLE], 'own symbol'],
    ['to a value of for_each is none', ['each.value'], [ROLE], 'own symbol'],
    ['to a variable of the root module is none', ['var.role'], [ROLE], 'own symbol'],
    ['that is no reference is none', ['', '[', 'a..b', 'var', 'module'], [ROLE], 'own symbol'],
  ])('%s', (_, references, others, expected) => {
    expect(roleOf(references, others)).toBe(expected);
  });

  test('behind each.key is the instance with the same key, and no other', () => {
    const picked = (key: string) =>
      showConfigured([...INSTANCES, changed(`aws_iam_role_policy.p["${key}"]`, { unknown: { role: true } })], {
        resources: [configured('aws_iam_role_policy.p', { role: ['aws_iam_role.r', 'each.key'] })],
      });
    const roles = {
      'aws_iam_role.r["a"]': { in: expect.any(String) },
      'aws_iam_role.r["b"]': { in: expect.any(String) },
    };
    expect([picked('b'), picked('c')]).toEqual([
      {
        rows: { ...roles, 'aws_iam_role_policy.p["b"]': { in: IN_HOME, role: '<aws_iam_role.r["b"].id>' } },
        manifests: [],
        notes: expect.any(Array),
      },
      { rows: { ...roles, 'aws_iam_role_policy.p["c"]': { in: IN_HOME } }, manifests: [], notes: expect.any(Array) },
    ]);
  });

  test('is followed through inputs and outputs of modules, and never in a circle', () => {
    const output = (reference: string) => ({ expression: { references: [reference] } });
    const module = (inputs: object, inside: object) => ({ expressions: inputs, module: inside });
    const shown = showConfigured(
      [
        changed('module.roles["k"].aws_iam_role.this', {}),
        changed('module.grant[0].module.half.aws_iam_role_policy.p', { unknown: { role: true } }),
        changed('module.grant[0].module.half.aws_iam_role_policy.circle', { unknown: { role: true } }),
      ],
      {
        module_calls: {
          roles: module(
            {},
            {
              resources: [configured('aws_iam_role.this')],
              outputs: { role: output('aws_iam_role.this'), name: output('aws_iam_role.this.name') },
            },
          ),
          grant: module(
            {
              role: { references: ['module.roles["k"].role', 'module.roles["k"]', 'module.roles'] },
              circle: { references: ['module.grant[0].out', 'module.grant[0]', 'module.grant'] },
            },
            {
              outputs: { out: output('var.circle') },
              module_calls: {
                half: module(
                  { name: { references: ['var.role.name', 'var.role'] }, circle: { references: ['var.circle'] } },
                  {
                    resources: [
                      configured('aws_iam_role_policy.p', { role: ['var.name'] }),
                      configured('aws_iam_role_policy.circle', { role: ['var.circle'] }),
                    ],
                  },
                ),
              },
            },
          ),
        },
      },
    );
    expect(shown).toEqual({
      rows: {
        'module.roles["k"].aws_iam_role.this': { in: IN_HOME },
        'module.grant[0].module.half.aws_iam_role_policy.p': {
          in: IN_HOME,
          role: '<module.roles["k"].aws_iam_role.this.name>',
        },
        'module.grant[0].module.half.aws_iam_role_policy.circle': { in: IN_HOME },
      },
      manifests: [],
      notes: [],
    });
  });

  test('is not the value where text may stand around it', () => {
    const bucket = ['aws_s3_bucket.b.arn', 'aws_s3_bucket.b'];
    const shown = showConfigured(
      [
        changed('aws_s3_bucket.b', { unknown: { arn: true } }),
        changed('aws_lambda_permission.p', { unknown: { source_arn: true, principal: true, function_name: true } }),
        changed('aws_lambda_resource_policy.p', { unknown: { policy: true, resource_arn: true } }),
        changed('data.aws_iam_policy_document.d', {
          actions: ['read'],
          after: { statement: [{ resources: [null], principals: [{ type: 'AWS', identifiers: [null] }] }] },
          unknown: { json: true, statement: [{ resources: [true], principals: [{ identifiers: [true] }] }] },
        }),
      ],
      {
        resources: [
          configured('aws_s3_bucket.b'),
          configured('aws_lambda_permission.p', {
            source_arn: bucket,
            principal: bucket,
            function_name: ['aws_lambda_function.f.arn'],
          }),
          configured('aws_lambda_resource_policy.p', { policy: bucket, resource_arn: bucket }),
          {
            ...configured('data.aws_iam_policy_document.d'),
            expressions: {
              statement: [{ resources: { references: bucket }, principals: [{ identifiers: { references: bucket } }] }],
            },
          },
        ],
      },
    );
    const symbol = (path: string) => `<data.aws_iam_policy_document.d.statement[0].${path}>`;
    expect(shown).toEqual({
      rows: {
        'aws_s3_bucket.b': { in: IN_HOME },
        'aws_lambda_permission.p': { in: IN_HOME },
        'aws_lambda_resource_policy.p': { in: IN_HOME, resource_arn: '<aws_s3_bucket.b.arn>' },
        'data.aws_iam_policy_document.d': {
          in: IN_HOME,
          statement: [
            {
              resources: ['<aws_s3_bucket.b.arn><known after apply>'],
              principals: [{ type: 'AWS', identifiers: [symbol('principals[0].identifiers[0]')] }],
            },
          ],
        },
      },
      manifests: [],
      notes: [],
    });
  });

  test('stands beside what may be hidden where a set is unknown as a whole', () => {
    const roles = ['aws_iam_role.r.id', 'aws_iam_role.r'];
    expect(
      showConfigured([ROLE, changed('aws_iam_policy_attachment.a', { unknown: { roles: true } })], {
        resources: [configured('aws_iam_role.r'), configured('aws_iam_policy_attachment.a', { roles })],
      }),
    ).toEqual({
      rows: {
        'aws_iam_role.r': { in: IN_HOME },
        'aws_iam_policy_attachment.a': { in: IN_HOME, roles: ['<aws_iam_role.r.id>', '<known after apply>'] },
      },
      manifests: [],
      notes: [],
    });
  });

  test('of a statement is not guessed where blocks may be in another order', () => {
    const statement = (unknown: unknown, written: readonly object[]) =>
      showConfigured(
        [
          ROLE,
          changed('data.aws_iam_policy_document.d', {
            actions: ['read'],
            after: { statement: [{ resources: [null] }] },
            unknown: { statement: unknown },
          }),
        ],
        { resources: [{ address: 'data.aws_iam_policy_document.d', expressions: { statement: written } }] },
      );
    const role = { resources: { references: ['aws_iam_role.r.arn', 'aws_iam_role.r'] } };
    const resources = (shown: object) =>
      (shown as { rows: Record<string, { statement?: unknown }> }).rows['data.aws_iam_policy_document.d']?.statement;
    const own = '<data.aws_iam_policy_document.d.statement[0].resources[0]>';
    expect([
      resources(statement([{ resources: [true] }], [role])),
      resources(statement([{ resources: [true] }], [role, role])),
      resources(statement([{ resources: [true] }], [])),
      resources(statement(true, [role])),
    ]).toEqual([[{ resources: ['<aws_iam_role.r.arn>'] }], [{ resources: [own] }], [{ resources: [own] }], undefined]);
  });
});

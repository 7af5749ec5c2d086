import { readPlan } from '../../../lib/terraform/read-plan';
import { changed, configured, HOME, IN_HOME, show } from './plan-parts';
import { shownRows } from './shown-rows';

describe('what exists', () => {
  const PLAN = {
    resource_changes: [
      changed('aws_iam_role.created', { after: { name: 'created' } }),
      changed('aws_iam_role.kept', { actions: ['no-op'], before: { name: 'kept' }, after: { name: 'kept' } }),
      changed('aws_iam_role.changed', { actions: ['update'], before: { path: '/a/' }, after: { path: '/b/' } }),
      changed('aws_iam_role.replaced', { actions: ['delete', 'create'], before: { name: 'a' }, after: { name: 'b' } }),
      changed('aws_iam_role.deleted', { actions: ['delete'], before: { name: 'deleted' } }),
      changed('aws_iam_role.forgotten', { actions: ['forget'], before: { name: 'forgotten' } }),
      changed('aws_iam_role.replaced', { actions: ['delete'], before: { name: 'old' }, more: { deposed: 'ab12' } }),
      changed('aws_iam_role.moved', {
        actions: ['no-op'],
        before: { name: 'moved' },
        after: { name: 'moved' },
        more: { previous_address: 'aws_iam_role.before' },
      }),
      changed('data.aws_region.here', { actions: ['read'], after: { name: 'us-east-1' } }),
      'no change',
      { address: 7 },
    ],
    planned_values: {
      root_module: {
        resources: [{ address: 'aws_iam_role.created', values: { name: 'other' } }],
        child_modules: [{ resources: [{ address: 'module.m.aws_iam_role.planned', values: { name: 'planned' } }] }],
      },
    },
    prior_state: {
      values: {
        root_module: {
          resources: [
            { address: 'aws_iam_role.deleted', values: { name: 'deleted' } },
            { address: 'aws_iam_role.before', values: { name: 'moved' } },
            { address: 'aws_iam_role.untargeted', values: { name: 'untargeted' } },
            { address: 'aws_iam_role.untargeted', deposed_key: 'cd34', values: { name: 'waits' } },
            { address: 'data.aws_partition.here', values: { partition: 'aws' } },
          ],
        },
      },
    },
  };

  const named = (moment: 'before' | 'after') =>
    readPlan('plan.json', PLAN, { moment }).rows.map(({ address, values }) => [
      address,
      values.name ?? values.path ?? null,
    ]);

  test('after a plan is what it creates, keeps, forgets and does not target', () => {
    expect(named('after')).toEqual([
      ['aws_iam_role.created', 'created'],
      ['aws_iam_role.kept', 'kept'],
      ['aws_iam_role.changed', '/b/'],
      ['aws_iam_role.replaced', 'b'],
      ['aws_iam_role.forgotten', 'forgotten'],
      ['aws_iam_role.moved', 'moved'],
      ['data.aws_region.here', 'us-east-1'],
      ['module.m.aws_iam_role.planned', 'planned'],
      ['aws_iam_role.untargeted', 'untargeted'],
      ['data.aws_partition.here', null],
    ]);
  });

  test('before a plan is what it found', () => {
    expect(named('before')).toEqual([
      ['aws_iam_role.kept', 'kept'],
      ['aws_iam_role.changed', '/a/'],
      ['aws_iam_role.replaced', 'a'],
      ['aws_iam_role.deleted', 'deleted'],
      ['aws_iam_role.forgotten', 'forgotten'],
      ['aws_iam_role.moved', 'moved'],
      ['aws_iam_role.untargeted', 'untargeted'],
      ['data.aws_partition.here', null],
    ]);
  });

  test('what is deleted or replaced is handed on as it was', () => {
    const { removed } = readPlan('plan.json', PLAN, {});
    expect(removed?.map(({ address, values }) => [address, values])).toEqual([
      ['aws_iam_role.replaced', { name: 'a' }],
      ['aws_iam_role.deleted', { name: 'deleted' }],
    ]);
    expect(readPlan('plan.json', PLAN, { moment: 'before' }).removed).toBeUndefined();
  });
});

describe('what is unknown', () => {
  test('is a symbol named after its place, in lists and blocks too', () => {
    const values = readPlan(
      'plan.json',
      {
        resource_changes: [
          changed('aws_iam_role.x', {
            after: { name: 'x', tags: { a: '1' }, list: ['a', null], block: [{ known: 1 }], none: null },
            unknown: {
              arn: true,
              tags: { b: true },
              list: [false, true],
              block: [{ id: true }, { id: true }],
              none: false,
            },
          }),
        ],
      },
      {},
    );
    expect(shownRows(values)).toEqual({
      rows: {
        'aws_iam_role.x': {
          in: 'undefined: aws <account of aws_iam_role.x> <region of aws_iam_role.x>',
          name: 'x',
          tags: { a: '1', b: '<aws_iam_role.x.tags.b>' },
          list: ['a', '<aws_iam_role.x.list[1]>'],
          block: [{ known: 1, id: '<aws_iam_role.x.block[0].id>' }, { id: '<aws_iam_role.x.block[1].id>' }],
        },
      },
      manifests: [],
      notes: ['unknownAccount aws_iam_role.x'],
    });
    expect(values.rows[0]?.values['none']).toBeNull();
  });

  test('is what planned values leave out of the arguments that are written', () => {
    expect(
      show({
        planned_values: { root_module: { resources: [{ address: 'aws_iam_role_policy.x', values: { name: 'x' } }] } },
        configuration: {
          provider_config: { aws: HOME },
          root_module: {
            resources: [
              configured('aws_iam_role_policy.x', {
                name: [],
                role: ['aws_iam_role.r.id', 'aws_iam_role.r'],
                policy: [],
              }),
            ],
          },
        },
      }),
    ).toEqual({ rows: { 'aws_iam_role_policy.x': { in: IN_HOME, name: 'x' } }, manifests: [], notes: [] });
  });
});

describe('what makes a plan less than the whole truth', () => {
  test.each([
    [{ errored: true }, ['errored plan.json']],
    [{ complete: false }, ['incomplete plan.json']],
    [{ deferred_changes: [{ reason: 'provider_config_unknown' }] }, ['deferred plan.json']],
    [{ errored: false, complete: true, deferred_changes: [] }, []],
    [{ resource_changes: [changed('terraform_data.x', { actions: ['delete'] })] }, ['destroyed plan.json']],
    [{ resource_changes: [changed('terraform_data.x', { actions: ['delete'] }), changed('terraform_data.y', {})] }, []],
  ])('%j is noted', (plan, notes) => {
    expect(readPlan('plan.json', plan, {}).notes.map(({ code, subject }) => `${code} ${subject}`)).toEqual(notes);
  });
});

describe('a manifest', () => {
  const manifests = (plan: object, moment: 'before' | 'after' = 'after') =>
    (show(plan, { moment }) as { manifests: readonly unknown[] }).manifests;

  test('is the output, at its moment, with symbols where it is unknown', () => {
    const change = {
      before: { old: 1 },
      after: { accesses: [{ a: 'b' }] },
      after_unknown: { accesses: [{ c: true }] },
    };
    const plan = { output_changes: { access_manifest: change, other: change } };
    expect([
      manifests(plan),
      manifests(plan, 'before'),
      manifests({ output_changes: { access_manifest: { after_unknown: true } } }),
      manifests({ output_changes: { access_manifest: { before: {}, after: null, after_unknown: false } } }),
      manifests({ planned_values: { outputs: { access_manifest: { value: { known: 1 } } } } }),
      manifests({ planned_values: { outputs: { access_manifest: { sensitive: true } } } }),
      manifests({ prior_state: { values: { outputs: { access_manifest: { value: 1 } } } } }, 'before'),
      manifests({}),
    ]).toEqual([
      [['output.access_manifest', { accesses: [{ a: 'b', c: '<output.access_manifest.accesses[0].c>' }] }]],
      [['output.access_manifest', { old: 1 }]],
      [['output.access_manifest', '<output.access_manifest>']],
      [],
      [['output.access_manifest', { known: 1 }]],
      [['output.access_manifest', '<output.access_manifest>']],
      [['output.access_manifest', 1]],
      [],
    ]);
  });

  test('is the terraform_data of that name in any module, and nothing that is only called alike', () => {
    const data = (address: string, after: object) => changed(address, { after });
    expect(
      manifests({
        resource_changes: [
          data('terraform_data.access_manifest', { input: { a: 1 } }),
          data('module.m["x"].terraform_data.access_manifest', { input: null, output: { b: 2 } }),
          data('terraform_data.access_manifests', { input: { c: 3 } }),
          data('null_resource.access_manifest', { input: { d: 4 } }),
          changed('module.n.terraform_data.access_manifest', { actions: ['delete'], before: { input: { e: 5 } } }),
        ],
      }),
    ).toEqual([
      ['terraform_data.access_manifest', { a: 1 }],
      ['module.m["x"].terraform_data.access_manifest', { b: 2 }],
    ]);
  });
});

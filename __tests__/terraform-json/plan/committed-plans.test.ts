import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STORIES, type StoryId } from '../../../lib/stacks/stories';
import { readPlan } from '../../../lib/terraform/read-plan';
import { readState } from '../../../lib/terraform/read-state';
import { hashOfModuleRoot, MODULE_PLANS, moduleRoots } from '../../../scripts/plans/module-plans';
import { FIRST_PLANS, HALVES, hashOfSource, hashOfStack, LIFE, PLANS } from '../../../scripts/plans/plan-sources';
import { reviewSources } from '../../../scripts/plans/review-plans';
import { synthesiseStory } from '../../stacks/story';
import { mayBeUnknownIn, type PlanJson, unknownIn } from '../../terraform/known-policies';
import { shownRows } from './shown-rows';

const planJson = (name: string): unknown => JSON.parse(readFileSync(join(PLANS, `${name}.plan.json`), 'utf8'));
const hash = (name: string): string => readFileSync(join(PLANS, `${name}.sha256`), 'utf8').trim();
const show = (name: string, moment: 'before' | 'after' = 'after') =>
  shownRows(readPlan(name, planJson(name), { moment }));

const HOME = 'aws.home: aws 111111111111 us-east-1';
const CROSS = 'aws.cross: aws 222222222222 eu-west-1';

describe('the committed plans', () => {
  // Make them again with: node -r tsx/cjs scripts/plan-fixtures.ts
  test.each([...FIRST_PLANS, ...HALVES, LIFE, ...reviewSources()])(
    'of %s are made from the committed source',
    (name) => {
      expect(hash(`${name}/source`)).toBe(hashOfSource(name));
    },
  );

  test.each(moduleRoots())('of the root %s are made from it and from the modules as they are', (root) => {
    expect(hash(`${MODULE_PLANS}/${root}/source`)).toBe(hashOfModuleRoot(root));
  });

  test.each(Object.keys(STORIES) as StoryId[])('of the story %s are made from the story', (id) => {
    expect(hash(`stories/${id}`)).toBe(hashOfStack(JSON.parse(JSON.stringify(synthesiseStory(id).config))));
  });
});

test.each(Object.keys(STORIES))('the first plan of the story %s shows every policy whole', (id) => {
  expect(unknownIn(planJson(`stories/${id}`) as PlanJson)).toEqual(mayBeUnknownIn(id));
});

/** What the provider fills in by itself. */
const ROLE = { force_detach_policies: false, max_session_duration: 3600, path: '/' };
const NOBODY = '{"Statement":[],"Version":"2012-10-17"}';

test('a first plan of literals is known', () => {
  expect(show('known/create')).toEqual({
    rows: {
      'aws_iam_role.reader': {
        in: CROSS,
        ...ROLE,
        name: 'reader',
        assume_role_policy:
          '{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:role/caller"}}],"Version":"2012-10-17"}',
      },
      'aws_iam_role_policy.assume': {
        in: HOME,
        role: 'caller',
        name: 'assume',
        policy:
          '{"Version":"2012-10-17","Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Resource":"arn:aws:iam::222222222222:role/reader"}]}',
      },
      'aws_lambda_permission.invoke': {
        in: CROSS,
        statement_id: 'invoke',
        function_name: 'arn:aws:lambda:eu-west-1:222222222222:function:worker',
        action: 'lambda:InvokeFunction',
        principal: 'arn:aws:iam::111111111111:role/caller',
      },
    },
    manifests: [
      [
        'output.access_manifest',
        {
          schemaVersion: 1,
          accesses: [
            {
              principal: 'arn:aws:iam::111111111111:role/caller',
              breadth: 'role',
              action: 'sts:AssumeRole',
              resource: 'arn:aws:iam::222222222222:role/reader',
              via: 'trustPolicy',
              conditions: {},
              side: 'both',
            },
          ],
        },
      ],
    ],
    notes: [],
  });
});

/** Members of a statement of which nothing is written. */
const STATEMENT = {
  sid: null,
  effect: null,
  actions: null,
  not_actions: null,
  resources: null,
  not_resources: null,
  principals: [],
  not_principals: [],
  condition: [],
};

test('a first plan of references is known as far as its references reach', () => {
  expect(show('references/create')).toEqual({
    rows: {
      'data.aws_iam_policy_document.calls': {
        in: HOME,
        statement: [
          {
            ...STATEMENT,
            actions: ['sts:AssumeRole'],
            resources: ['arn:aws:iam::333333333333:role/other', '<aws_iam_role.reader.arn>'],
          },
          {
            ...STATEMENT,
            actions: ['lambda:InvokeFunction'],
            resources: Array(2).fill('<aws_lambda_function.worker.arn><known after apply>'),
          },
        ],
      },
      'data.aws_iam_policy_document.trust': {
        in: CROSS,
        statement: [
          {
            ...STATEMENT,
            actions: ['sts:AssumeRole'],
            principals: [{ type: 'AWS', identifiers: ['<aws_iam_role.caller.arn>'] }],
            condition: [
              {
                test: 'StringEquals',
                variable: 'sts:ExternalId',
                values: ['<data.aws_iam_policy_document.trust.statement[0].condition[0].values[0]>'],
              },
            ],
          },
        ],
      },
      'aws_iam_role.caller': { in: HOME, ...ROLE, name: 'caller', assume_role_policy: NOBODY },
      'aws_iam_role.reader': {
        in: CROSS,
        ...ROLE,
        name: 'reader',
        assume_role_policy: '<data.aws_iam_policy_document.trust.json>',
      },
      'aws_iam_role_policy.calls': {
        in: HOME,
        name: 'calls',
        role: '<aws_iam_role.caller.id>',
        policy: '<data.aws_iam_policy_document.calls.json>',
      },
      // A jsonencode with something unknown in it is unknown as a whole.
      'aws_iam_role_policy.encoded': { in: HOME, name: 'encoded', role: 'caller' },
      'aws_lambda_function.worker': {
        in: CROSS,
        function_name: 'worker',
        role: '<aws_iam_role.reader.arn>',
        runtime: 'nodejs22.x',
        handler: 'index.handler',
        s3_bucket: 'code',
        s3_key: 'worker.zip',
        memory_size: 128,
        package_type: 'Zip',
        publish: false,
        reserved_concurrent_executions: -1,
        skip_destroy: false,
        timeout: 3,
      },
      'aws_lambda_permission.invoke': {
        in: CROSS,
        statement_id: 'invoke',
        action: 'lambda:InvokeFunction',
        function_name: '<aws_lambda_function.worker.arn>',
        principal: '<aws_iam_role.caller.arn>',
      },
      'terraform_data.access_manifest': {
        in: 'terraform: aws <account of terraform> <region of terraform>',
        input: {
          schemaVersion: 1,
          accesses: [
            {
              action: 'sts:AssumeRole',
              principal: '<terraform_data.access_manifest.input.accesses[0].principal>',
            },
          ],
        },
      },
    },
    manifests: [
      [
        'terraform_data.access_manifest',
        {
          schemaVersion: 1,
          accesses: [
            { action: 'sts:AssumeRole', principal: '<terraform_data.access_manifest.input.accesses[0].principal>' },
          ],
        },
      ],
    ],
    notes: [],
  });
});

test('references are followed into modules, and each resource lies where the provider that is passed to it lies', () => {
  const home = 'aws: aws 111111111111 us-east-1';
  const caller = (key: string) => ({
    [`aws_iam_role.caller["${key}"]`]: { in: home, ...ROLE, name: `caller-${key}`, assume_role_policy: NOBODY },
  });
  const picked = (key: string) => ({
    [`aws_iam_role_policy_attachment.picked["${key}"]`]: {
      in: home,
      role: `<aws_iam_role.caller["${key}"].id>`,
      policy_arn: '<module.reader["x.y"].aws_iam_policy.assume.arn>',
    },
  });
  const reader = (key: string) => ({
    [`module.reader["${key}"].data.aws_iam_policy_document.trust`]: {
      in: CROSS,
      statement: [
        {
          ...STATEMENT,
          actions: ['sts:AssumeRole'],
          principals: [{ type: 'AWS', identifiers: ['<aws_iam_role.caller["a.b"].arn>'] }],
        },
      ],
    },
    [`module.reader["${key}"].aws_iam_role.this[0]`]: {
      in: CROSS,
      ...ROLE,
      name: `reader-${key}`,
      assume_role_policy: `<module.reader["${key}"].data.aws_iam_policy_document.trust.json>`,
    },
    [`module.reader["${key}"].aws_iam_policy.assume`]: { in: home, name: `reader-${key}`, path: '/' },
    [`module.reader["${key}"].terraform_data.access_manifest`]: {
      in: 'module.reader:terraform: aws <account of module.reader:terraform> <region of module.reader:terraform>',
      input: { schemaVersion: 1, accesses: [] },
    },
  });
  expect(show('modules/create')).toEqual({
    rows: {
      ...caller('a.b'),
      ...caller('c'),
      ...picked('a.b'),
      ...picked('c'),
      'aws_iam_policy_attachment.both': {
        in: home,
        name: 'both',
        policy_arn: '<module.reader["z"].aws_iam_policy.assume.arn>',
        roles: ['<aws_iam_role.caller["a.b"].id>', '<aws_iam_role.caller["c"].id>', '<known after apply>'],
      },
      ...reader('x.y'),
      ...reader('z'),
    },
    manifests: ['x.y', 'z'].map((key) => [
      `module.reader["${key}"].terraform_data.access_manifest`,
      { schemaVersion: 1, accesses: [] },
    ]),
    notes: [],
  });
});

describe('a plan of what exists', () => {
  const MANIFESTS = [['output.access_manifest', { schemaVersion: 1, accesses: [] }]];
  const {
    'aws_iam_role.caller': caller,
    'aws_iam_role.reader': reader,
    'aws_iam_role_policy.assume[0]': assume,
  } = rowsOf(show(`${LIFE}/unchanged`));
  const trust = (externalId: string) =>
    `{"Statement":[{"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"${externalId}"}},"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:role/caller"}}],"Version":"2012-10-17"}`;
  const policy =
    '{"Version":"2012-10-17","Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Resource":"arn:aws:iam::222222222222:role/reader"}]}';

  test('shows what stays as it is', () => {
    const generated = {
      create_date: expect.any(String),
      unique_id: expect.any(String),
      description: '',
      name_prefix: '',
      permissions_boundary: '',
    };
    expect(show(`${LIFE}/unchanged`)).toEqual({
      rows: {
        'aws_iam_role.caller': {
          in: HOME,
          ...ROLE,
          ...generated,
          id: 'caller',
          name: 'caller',
          arn: 'arn:aws:iam::111111111111:role/caller',
          assume_role_policy: NOBODY,
          inline_policy: [{ name: 'assume', policy }],
        },
        'aws_iam_role.reader': {
          in: CROSS,
          ...ROLE,
          ...generated,
          id: 'reader',
          name: 'reader',
          arn: 'arn:aws:iam::222222222222:role/reader',
          assume_role_policy: trust('first'),
        },
        'aws_iam_role_policy.assume[0]': {
          in: HOME,
          id: 'caller:assume',
          name: 'assume',
          name_prefix: '',
          role: 'caller',
          policy,
        },
      },
      manifests: MANIFESTS,
      notes: [],
    });
  });

  test('shows an update with its new values, and with its old ones before', () => {
    const rows = {
      'aws_iam_role.caller': caller,
      'aws_iam_role.reader': reader,
      'aws_iam_role_policy.assume[0]': assume,
    };
    expect(show(`${LIFE}/update`)).toEqual({
      rows: { ...rows, 'aws_iam_role.reader': { ...reader, assume_role_policy: trust('second') } },
      manifests: MANIFESTS,
      notes: [],
    });
    expect(show(`${LIFE}/update`, 'before')).toEqual({ rows, manifests: MANIFESTS, notes: [] });
  });

  test('shows of a replacement what is known before it, and of what depends on it nothing', () => {
    const { assume_role_policy: _unknown, ...untrusted } = reader ?? {};
    expect(show(`${LIFE}/replace`)).toEqual({
      rows: {
        'aws_iam_role.caller': { in: HOME, ...ROLE, name: 'caller', assume_role_policy: NOBODY },
        'aws_iam_role.reader': untrusted,
        'aws_iam_role_policy.assume[0]': assume,
      },
      manifests: MANIFESTS,
      notes: [],
      removed: ['aws_iam_role.caller'],
    });
  });

  test('hands on what is deleted, so that a role which still lists it is not believed', () => {
    expect(show(`${LIFE}/narrow`)).toEqual({
      rows: { 'aws_iam_role.caller': caller, 'aws_iam_role.reader': reader },
      manifests: MANIFESTS,
      notes: [],
      removed: ['aws_iam_role_policy.assume[0]'],
    });
  });

  test('has nothing left after a destruction', () => {
    expect(show(`${LIFE}/destroy`)).toEqual({
      rows: {},
      manifests: [],
      notes: [`destroyed ${LIFE}/destroy`],
      removed: ['aws_iam_role.caller', 'aws_iam_role.reader', 'aws_iam_role_policy.assume[0]'],
    });
    expect(Object.keys(rowsOf(show(`${LIFE}/destroy`, 'before')))).toEqual([
      'aws_iam_role.caller',
      'aws_iam_role.reader',
      'aws_iam_role_policy.assume[0]',
    ]);
  });

  test('is read from the state alike, with the accounts of the ARNs and of the owners', () => {
    const name = `${LIFE}/applied-state`;
    const state = rowsOf(shownRows(readState(name, planJson(name), {})));
    const provider = 'registry.terraform.io/hashicorp/aws';
    const inState = (accountId: string, address: string) => `${provider}: aws ${accountId} <region of ${address}>`;
    // The state was written before the role was read again.
    const { inline_policy: _readAgain, ...applied } = caller ?? {};
    expect(state).toEqual({
      'aws_iam_role.caller': { ...applied, in: inState('111111111111', 'aws_iam_role.caller') },
      'aws_iam_role.reader': { ...reader, in: inState('222222222222', 'aws_iam_role.reader') },
      'aws_iam_role_policy.assume[0]': { ...assume, in: inState('111111111111', 'aws_iam_role_policy.assume[0]') },
    });
  });
});

function rowsOf(shown: object): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return (shown as { rows: Record<string, Record<string, unknown>> }).rows;
}

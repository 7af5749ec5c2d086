/** What Terraform marks as sensitive reaches no output, and what stands on it counts as not known. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildGraph } from '../../../lib/graph/build-graph';
import { showText } from '../../../lib/iam/text';
import { check } from '../../../lib/prover/check';
import { prove } from '../../../lib/prover/prove';
import { renderCheckJson } from '../../../lib/render/check-json';
import { renderReviewJson } from '../../../lib/render/review-json';
import { renderReviewSarif } from '../../../lib/render/review-sarif';
import { readInventory } from '../../../lib/terraform/read-inventory';
import type { Value, Values } from '../../../lib/terraform/row';
import type { Marks } from '../../../lib/terraform/sensitive-values';
import { hideSensitive, isSensitive, withoutSensitive } from '../../../lib/terraform/sensitive-values';
import { PLANS } from '../../../scripts/plans/plan-sources';
import { reviewOfJson } from '../../review/reviewed';

const CALLER = 'arn:aws:iam::111111111111:role/caller';
const READER = 'arn:aws:iam::222222222222:role/reader';
const SECRET = 's3cret-of-hers';

interface Change {
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  before_sensitive: unknown;
  after_sensitive: unknown;
}
interface Plan {
  resource_changes: { address: string; change: Change }[];
  planned_values: object;
  prior_state: object;
  configuration?: unknown;
}

/** A role whose trust policy asks for the external id, and that is going to ask for none. */
const dropped = (): Plan =>
  JSON.parse(readFileSync(join(PLANS, 'review/external-id/dropped.plan.json'), 'utf8').replaceAll('first', SECRET));

function changeOf(plan: Plan, address: string): Change {
  const found = plan.resource_changes.find((each) => each.address === address)?.change;
  if (found === undefined) throw new Error(`no ${address}`);
  return found;
}

/** The plan with the trust policy marked as Terraform marks it where a variable in it is sensitive. */
function marked(moments: readonly ('before' | 'after')[]): string {
  const plan = dropped();
  const change = changeOf(plan, 'aws_iam_role.reader');
  if (moments.includes('before')) change.before_sensitive = { assume_role_policy: true, tags: {} };
  if (moments.includes('after')) change.after_sensitive = { assume_role_policy: true, tags: {} };
  return JSON.stringify(plan);
}

const outputsOf = (text: string): string => {
  const review = reviewOfJson(text);
  const graph = buildGraph([readInventory('plan.json', text)]);
  return [
    renderReviewJson([review]),
    renderReviewSarif([review], '0'),
    renderCheckJson([check('plan.json', graph)]),
    JSON.stringify(prove(graph, { principal: CALLER, action: 'sts:AssumeRole', resource: READER })),
  ].join('\n');
};

const changesOf = (text: string) =>
  reviewOfJson(text).changes.map(({ kind, before, after }) => [kind, before?.outcome, after?.outcome]);

const decide = (text: string, moment: 'before' | 'after') => {
  const graph = buildGraph([readInventory('plan.json', text, { moment })]);
  const context = new Map([['sts:ExternalId', [SECRET]]]);
  const { outcome, reasons } = prove(graph, { principal: CALLER, action: 'sts:AssumeRole', resource: READER, context });
  return [outcome, ...reasons.filter(({ code }) => code === 'policyUnknown').map(({ expected }) => expected)];
};

describe('a policy that is sensitive as a whole', () => {
  test('without the mark it is judged and shown', () => {
    const text = JSON.stringify(dropped());
    expect(outputsOf(text)).toContain(`"${SECRET}"`);
    expect(changesOf(text)).toEqual([['widened', 'allowed', 'allowed']]);
    expect([decide(text, 'before'), decide(text, 'after')]).toEqual([['allowed'], ['allowed']]);
  });

  test('is not shown, and not judged at the moment at which it is sensitive', () => {
    const text = marked(['before', 'after']);
    expect(outputsOf(text)).not.toContain(SECRET);
    expect([decide(text, 'before'), decide(text, 'after')]).toEqual([
      ['unknown', 'sensitive'],
      ['unknown', 'sensitive'],
    ]);
  });

  test('the other moment is judged still', () => {
    expect(decide(marked(['before']), 'after')).toEqual(['allowed']);
    expect(decide(marked(['after']), 'before')).toEqual(['allowed']);
    expect(changesOf(marked(['before']))).toEqual([['opened', 'unknown', 'allowed']]);
    // Whoever the policy lets in is not known, and the caller is one that it did let in.
    expect(changesOf(marked(['after']))).toEqual([
      ['unknown', undefined, 'unknown'],
      ['unknown', 'allowed', 'unknown'],
    ]);
  });

  test('in a state', () => {
    const { before } = changeOf(dropped(), 'aws_iam_role.reader');
    const state = (sensitive: object) =>
      JSON.stringify({
        format_version: '1.0',
        terraform_version: '1.9.0',
        values: {
          root_module: {
            resources: [
              {
                address: 'aws_iam_role.reader',
                mode: 'managed',
                type: 'aws_iam_role',
                name: 'reader',
                provider_name: 'registry.terraform.io/hashicorp/aws',
                values: before,
                sensitive_values: sensitive,
              },
            ],
          },
        },
      });
    const trust = (text: string) => readInventory('state.json', text).roles.map(({ trustPolicy }) => trustPolicy);
    expect(trust(state({ assume_role_policy: true }))).toEqual([
      {
        name: 'trust policy',
        origin: {
          input: 'state.json',
          address: 'aws_iam_role.reader',
          provider: 'registry.terraform.io/hashicorp/aws',
        },
        document: { unknownBecause: 'sensitive' },
      },
    ]);
    expect(JSON.stringify(trust(state({ assume_role_policy: false })))).toContain(SECRET);
  });

  test('where the change is to forget, or the plan says nothing of it and the state does', () => {
    const plan = JSON.parse(marked(['before', 'after']));
    const entry = plan.resource_changes.find(({ address }: { address: string }) => address === 'aws_iam_role.reader');
    entry.change.actions = ['forget'];
    expect(outputsOf(JSON.stringify(plan))).not.toContain(SECRET);
    const { before } = entry.change;
    plan.resource_changes = plan.resource_changes.filter((each: unknown) => each !== entry);
    const resource = {
      address: 'aws_iam_role.reader',
      mode: 'managed',
      type: 'aws_iam_role',
      name: 'reader',
      provider_name: 'registry.terraform.io/hashicorp/aws',
      values: before,
      sensitive_values: { assume_role_policy: true },
    };
    plan.prior_state = { format_version: '1.0', values: { root_module: { resources: [resource] } } };
    plan.planned_values = { root_module: { resources: [resource] } };
    expect(outputsOf(JSON.stringify(plan))).not.toContain(SECRET);
    expect(decide(JSON.stringify(plan), 'after')).toEqual(['unknown', 'sensitive']);
  });
});

describe('an external id that a data source writes into a policy, without the mark', () => {
  const text = readFileSync(join(PLANS, 'review/sensitive/exchanged.plan.json'), 'utf8');

  test('is hidden there too', () => {
    expect(text).toContain('s3cret-of');
    expect(outputsOf(text)).not.toContain('s3cret-of');
  });

  test('is another one than before', () => {
    const [document] = reviewOfJson(text).changes.filter(({ callee }) => callee.endsWith('/document'));
    expect([document?.before, document?.after].map((state) => state?.conditions)).toEqual([
      [
        {
          key: 'sts:ExternalId',
          operator: 'StringEquals',
          values: ['<before: terraform_data.note.input.note (sensitive)>'],
        },
      ],
      [{ key: 'sts:ExternalId', operator: 'StringEquals', values: ['<var.external_id (sensitive)>'] }],
    ]);
  });

  test('hides nothing but values of conditions', () => {
    const plan = JSON.parse(text.replaceAll('s3cret-of-the-second', 'arn:aws:iam::111111111111:role/caller'));
    expect(reviewOfJson(JSON.stringify(plan)).accesses.map(({ from }) => from)).toContain(CALLER);
  });
});

test('a manifest is not read where the output is sensitive', () => {
  const access = { principal: CALLER, action: 'sts:AssumeRole', resource: READER, conditions: [SECRET] };
  const notes = (output: object) =>
    readInventory('plan.json', JSON.stringify({ ...dropped(), ...output })).notes.map(({ code }) => code);
  const change = { actions: ['no-op'], before: [access], after: [access], after_unknown: false };
  expect([
    notes({ output_changes: { access_manifest: { ...change, after_sensitive: true } } }),
    notes({ planned_values: { outputs: { access_manifest: { sensitive: true, value: [access] } }, root_module: {} } }),
  ]).toEqual([['unreadManifest'], ['unreadManifest']]);
});

describe('places', () => {
  const shown = (value: Value): unknown =>
    JSON.parse(JSON.stringify(value, (_, each) => (isText(each) ? showText(each) : each)));
  const isText = (each: unknown): each is Parameters<typeof showText>[0] =>
    typeof each === 'object' && each !== null && Object.getOwnPropertySymbols(each).length > 0;
  const hide = (value: Value, sensitive: unknown, unknown: unknown = {}) =>
    shown(hideSensitive(value, { sensitive, unknown }, 'r.a'));

  test.each([
    ['nothing marked', { x: ['s'] }, { x: [false] }, { x: ['s'] }],
    ['a leaf', { x: ['s', 't'], y: 1 }, { x: [false, true] }, { x: ['s', '<r.a.x[1] (sensitive)>'], y: 1 }],
    ['a number', { x: 5 }, { x: true }, { x: '<r.a.x (sensitive)>' }],
    ['a whole list', ['s'], true, '<r.a (sensitive)>'],
    ['an empty text', '', true, '<r.a (sensitive)>'],
    ['what is not there', null, true, null],
    ['marks of another form than the value', 's', { x: true }, '<r.a (sensitive)>'],
    ['a list of marks on an object', { x: 's' }, [true], '<r.a (sensitive)>'],
    ['marks of more than there is', ['s'], [false, true], ['s']],
  ])('%s', (_, value, sensitive, expected) => {
    expect(hide(value as Value, sensitive)).toEqual(expected);
  });

  test('what is unknown too shows what it refers to', () => {
    expect(hide({ x: 'reference', y: 's' }, { x: true, y: true }, { x: true })).toEqual({
      x: 'reference',
      y: '<r.a.y (sensitive)>',
    });
  });

  test('marks deeper than anybody looks hide what they are on', () => {
    const deep = (leaf: unknown): unknown => Array.from({ length: 1000 }).reduce((inner) => [inner], leaf);
    expect(JSON.stringify(hide(deep('s') as Value, deep(true)))).not.toContain('"s"');
  });

  test('attributes of a resource, one by one or all of them; those that are not there stay so', () => {
    const values: Values = { name: 's', path: '/', policy: 't' };
    const hidden = (marks: Marks) => shown(withoutSensitive(values, marks, 'aws_iam_role.x'));
    expect([
      hidden({ sensitive: { name: true, description: true }, unknown: {} }),
      hidden({ sensitive: true, unknown: { policy: true } }),
      hidden({ sensitive: false, unknown: {} }),
    ]).toEqual([
      { name: '<aws_iam_role.x.name (sensitive)>', path: '/', policy: 't' },
      { name: '<aws_iam_role.x.name (sensitive)>', path: '<aws_iam_role.x.path (sensitive)>', policy: 't' },
      values,
    ]);
    expect(withoutSensitive(values, { sensitive: {}, unknown: {} }, 'x')).toBe(values);
  });

  test('a text knows that a part of it is hidden', () => {
    const hidden = hideSensitive('s', { sensitive: true, unknown: {} }, 'r.a') as Parameters<typeof isSensitive>[0];
    expect([isSensitive(hidden), isSensitive('r.a (sensitive)')]).toEqual([true, false]);
  });
});

/** Rules about what may fail in an apply, and about what the input does not tell. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildGraph } from '../../lib/graph/build-graph';
import { NO_CONFIGURATION } from '../../lib/review/configuration';
import { review } from '../../lib/review/review';
import type { Review } from '../../lib/review/review-result';
import type { InventoryNote } from '../../lib/terraform/inventory';
import { readBothMoments } from '../../lib/terraform/read-inventory';
import { PLANS } from '../../scripts/plans/plan-sources';
import { reviewOfInventory, reviewOfJson, reviewOfPlan, TODAY } from './reviewed';
import { shownFindings } from './shown-findings';

type PlanJson = Readonly<Record<string, unknown>> & {
  readonly resource_changes: readonly { readonly address: string }[];
};

const text = readFileSync(join(PLANS, 'review/apply/create.plan.json'), 'utf8');
const plan = JSON.parse(text) as PlanJson;
const apply = reviewOfPlan('review/apply/create');

describe('principal-not-yet-created', () => {
  const created = 'home/caller, which aws_iam_role.caller is going to create, and nothing makes';

  test('fires where nothing orders role and policy, and not where a reference or depends_on does', () => {
    expect(shownFindings(apply, 'principal-not-yet-created')).toEqual([
      `aws_iam_role.created_fires Trust: The policy of cross/created-fires names ${created} aws_iam_role.created_fires wait for it.`,
      `aws_iam_role.created_fires_other #0: The policy of cross/created-fires-other names ${created} aws_iam_role.created_fires_other wait for it.`,
      `aws_lambda_permission.created_fires created-fires: The policy of function/worker names ${created} aws_lambda_permission.created_fires wait for it.`,
      `module.stranger.aws_iam_role.this #0: The policy of cross/created-fires-module names ${created} module.stranger.aws_iam_role.this wait for it.`,
    ]);
  });

  test('hand-made: a story without its depends_on', () => {
    const story = readFileSync(join(PLANS, 'stories/assume-role.plan.json'), 'utf8');
    const rule = 'principal-not-yet-created';
    const loose = reviewOfJson(story.replace(/"depends_on":\["aws_iam_role[^\]]*\]/, '"depends_on":[]'));
    expect(shownFindings(reviewOfJson(story), rule)).toEqual([]);
    expect(loose.findings.filter((finding) => finding.rule === rule)).toMatchObject([
      {
        origin: { address: 'aws_iam_role.source-role' },
        fix: { hcl: 'depends_on = [aws_iam_role.reader_role_B5252E3A]' },
      },
    ]);
  });

  test('the fix waits where it can, and else names nobody who is looked up', () => {
    const fixes = Object.fromEntries(
      apply.findings
        .filter(({ rule }) => rule === 'principal-not-yet-created')
        .map(({ origin, fix }) => [origin.address, fix?.hcl]),
    );
    const root = 'arn:aws:iam::111111111111:root';
    expect(fixes).toEqual({
      'aws_iam_role.created_fires': 'depends_on = [aws_iam_role.caller]',
      'aws_iam_role.created_fires_other': 'depends_on = [aws_iam_role.caller]',
      'aws_lambda_permission.created_fires': 'depends_on = [aws_iam_role.caller]',
      'module.stranger.aws_iam_role.this': `principals {\n  type        = "AWS"\n  identifiers = ["${root}"]\n}\ncondition {\n  test     = "ArnEquals"\n  variable = "aws:PrincipalArn"\n  values   = ["arn:aws:iam::111111111111:role/caller"]\n}`,
    });
    const permission = reviewOfPlans(
      only('aws_iam_role.caller'),
      only('aws_lambda_function.worker', 'aws_lambda_permission.created_silent'),
    );
    expect(permission.findings.find(({ rule }) => rule === 'principal-not-yet-created')?.fix?.hcl).toBe(
      `principal = "${root}"`,
    );
  });

  test('is silent once the role is there', () => {
    expect(shownFindings(reviewOfPlan('review/graph/entered'), 'principal-not-yet-created')).toEqual([]);
  });

  test('hand-made: a role that another plan creates comes first by chance, whatever its policy depends on', () => {
    const [home, cross] = [only('aws_iam_role.caller'), only('aws_iam_role.created_silent_depends')];
    expect(shownFindings(reviewOfPlans(home, cross), 'principal-not-yet-created')).toEqual([
      'aws_iam_role.created_silent_depends #0: The policy of cross/created-silent-depends names home/caller, which aws_iam_role.caller of another plan, plan 0, is going to create.',
    ]);
    expect(shownFindings(reviewOfPlans(cross), 'principal-not-yet-created')).toEqual([]);
  });

  test('hand-made: what a resource of another kind waits for is not told', () => {
    const waiting = (type: string) =>
      text
        .replaceAll('"terraform_data.generated"', `"${type}.generated"`)
        .replace('"depends_on":["aws_iam_role.runner"]', `"depends_on":["${type}.generated"]`);
    const places = (json: string) =>
      shownFindings(reviewOfJson(json), 'principal-not-yet-created').map((line) => line.split(' ')[0]);
    expect(places(waiting('terraform_data'))).toContain('aws_iam_role.created_fires_other');
    expect(places(waiting('time_sleep'))).not.toContain('aws_iam_role.created_fires_other');
  });
});

test('unknown-until-apply', () => {
  expect(shownFindings(apply, 'unknown-until-apply')).toEqual([
    'aws_iam_role.created_silent_reference: The trust policy of cross/created-silent-reference is known only after apply.',
    'aws_iam_role.unknown_fires_trust: The trust policy of cross/unknown-fires-trust is known only after apply.',
    'aws_iam_role_policy.unknown_fires_part: The policy unknown-fires-part of home/caller is known only in part before apply.',
    'aws_iam_role_policy.unknown_fires_text: The policy unknown-fires-text of home/caller is known only after apply.',
    'aws_iam_role_policy_attachment.unknown_fires_managed: The policy arn:aws:iam::222222222222:policy/elsewhere of cross/runner is managed elsewhere, and its text is not in the input.',
  ]);
  expect(shownFindings(reviewOfPlan('review/graph/entered'), 'unknown-until-apply')).toEqual([]);
});

test('unknown-until-apply of what belongs to nobody that is known', () => {
  expect(shownFindings(reviewOfPlan('module-roots/pull-sources/create'), 'unknown-until-apply')).toEqual([
    'module.sources.aws_dynamodb_resource_policy.this["dynamodb_streams/orders"]: What module.sources.aws_dynamodb_resource_policy.this["dynamodb_streams/orders"] belongs to is known only after apply, and so is whom it concerns.',
  ]);
  expect(shownFindings(reviewOfPlan('module-roots/pull-sources/known'), 'unknown-until-apply')).toEqual([]);
});

test('hand-made: a policy that an inventory gives as unknown', () => {
  const roles = [{ arn: 'arn:aws:iam::222222222222:role/reader', trustPolicy: null }];
  expect(shownFindings(reviewOfInventory({ roles }), 'unknown-until-apply')).toEqual([
    'cross/reader: The trust policy of cross/reader is given as unknown.',
  ]);
});

test('unknown-account', () => {
  expect(shownFindings(apply, 'unknown-account')).toEqual([
    'aws.somewhere: In which account aws.somewhere works is not in the input.',
  ]);
  expect(shownFindings(reviewOfPlan('review/graph/create'), 'unknown-account')).toEqual([]);
});

describe('partial-plan', () => {
  test('is silent for a whole plan', () => {
    expect(shownFindings(apply, 'partial-plan')).toEqual([]);
  });

  test.each([
    ['errored', { errored: true }, 'The plan plan.json ended with an error: what comes after it is missing.'],
    [
      'made with -target',
      { complete: false },
      'The plan plan.json is incomplete: it was made with -target, or more changes follow in a later one.',
    ],
    [
      'deferred',
      { deferred_changes: [{ reason: 'provider_config_unknown', resource_change: {} }] },
      'Terraform deferred resources of the plan plan.json, which are not in it.',
    ],
  ])('hand-made: a plan that is %s', (_, members, evidence) => {
    const partial = reviewOfJson(JSON.stringify({ ...plan, ...members }));
    expect(shownFindings(partial, 'partial-plan')).toEqual([`plan.json: ${evidence}`]);
    // It is as new as the plan, though its other time is as partial.
    expect(partial.findings.filter(({ rule, isNew }) => rule === 'partial-plan' && !isNew)).toEqual([]);
  });

  test('hand-made: modules of a synthesis, and a manifest that cannot be read', () => {
    const synthesis = {
      module: { access: { source: './access' } },
      output: { access_manifest: { value: { schemaVersion: 99 } } },
    };
    expect(shownFindings(reviewOfJson(JSON.stringify(synthesis)), 'partial-plan')).toEqual([
      'module.access: What the module module.access makes is not in the input.',
      'output.access_manifest: The access manifest output.access_manifest cannot be read: what it declares is not known.',
    ]);
  });
});

/** With `--strict` these are no good end, and each of them is a finding that somebody sees. */
test('every note about what is not known is a finding', () => {
  const rules: Readonly<Record<InventoryNote['code'], readonly string[]>> = {
    errored: ['partial-plan'],
    incomplete: ['partial-plan'],
    deferred: ['partial-plan'],
    moduleNotRead: ['partial-plan'],
    unreadManifest: ['partial-plan'],
    unlinked: ['unknown-until-apply'],
    unknownAccount: ['unknown-account'],
    destroyed: [],
  };
  const codes = Object.keys(rules) as readonly InventoryNote['code'][];
  expect(Object.fromEntries(codes.map((code) => [code, rulesAbout(code)]))).toEqual(rules);
});

function rulesAbout(code: InventoryNote['code']): readonly string[] {
  const after = { ...buildGraph([]), planned: [], notes: [{ code, subject: 'it' }] };
  const { findings } = review({ world: 'w', after, configuration: NO_CONFIGURATION, today: TODAY });
  return findings.map(({ rule }) => rule);
}

/** The plan as if it changed these resources alone, and the others were in no state. */
function only(...addresses: readonly string[]): string {
  const changes = plan.resource_changes.filter(({ address }) => addresses.includes(address));
  expect(changes).toHaveLength(addresses.length);
  return JSON.stringify({ ...plan, planned_values: {}, resource_changes: changes });
}

function reviewOfPlans(...plans: readonly string[]): Review {
  const moments = plans.map((json, index) => readBothMoments(`plan ${index}`, json));
  return review({
    world: 'plans',
    before: buildGraph(moments.flatMap(({ before }) => before ?? [])),
    after: buildGraph(moments.map(({ after }) => after)),
    configuration: NO_CONFIGURATION,
    today: TODAY,
  });
}

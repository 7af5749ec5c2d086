/**
 * Everything the review says of this project's own stories and modules: what they write must not be found fault with. The
 * accounts of both sides are trusted, as a user of them would say.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PLANS } from '../../scripts/plans/plan-sources';
import { reviewOfPlan } from './reviewed';

const accounts = ['000000000000', '111111111111', '222222222222'];
const trustedAccounts = new Map(accounts.map((id) => [id, `account ${id}`]));

const plans = ['stories', 'module-roots'].flatMap((folder) =>
  readdirSync(join(PLANS, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.plan.json'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/').replace('.plan.json', '')}`)
    .sort(),
);

const ofNobodyYet = (address: string) => [`note unknown-until-apply ${address}`];

/** By plan; a plan that is not among them has none. */
const FINDINGS: Readonly<Record<string, readonly string[]>> = {
  // The policy of a stream whose ARN has a time of creation in it: known once the stream is there, as in `known`.
  'module-roots/pull-sources/create': ofNobodyYet(
    'module.sources.aws_dynamodb_resource_policy.this["dynamodb_streams/orders"]',
  ),
  'module-roots/sources/create': ofNobodyYet(
    'module.into_home.aws_kinesis_resource_policy.this["kinesis_streams/clicks/fan"]',
  ),
};

test('all stories and roots are there', () => {
  expect(plans.filter((plan) => plan.startsWith('stories/'))).toHaveLength(6);
  expect(plans.filter((plan) => plan.startsWith('module-roots/')).length).toBeGreaterThanOrEqual(14);
  expect(plans).toEqual(expect.arrayContaining(Object.keys(FINDINGS)));
});

test.each(plans)('%s', (plan) => {
  const { findings, changes } = reviewOfPlan(plan, { trustedAccounts });
  expect(
    findings.map(({ severity, rule, origin, subject }) => `${severity} ${rule} ${origin.address ?? subject}`),
  ).toEqual(FINDINGS[plan] ?? []);
  // It is not for want of anything to look at.
  expect(changes.length).toBeGreaterThan(0);
});

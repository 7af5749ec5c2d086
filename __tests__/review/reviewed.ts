/** Reviews of committed plans and of inventories written by hand, and what a test compares of their findings. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildGraph } from '../../lib/graph/build-graph';
import { type Configuration, NO_CONFIGURATION } from '../../lib/review/configuration';
import type { PhrasePart } from '../../lib/review/phrase';
import { review } from '../../lib/review/review';
import type { Review } from '../../lib/review/review-result';
import { readBothMoments, readInventory } from '../../lib/terraform/read-inventory';
import { PLANS } from '../../scripts/plans/plan-sources';

export const TODAY = '2026-11-26';

/** The review of a committed plan, such as `review/external-id/dropped` or `stories/assume-role`. */
export function reviewOfPlan(plan: string, configuration: Partial<Configuration> = {}): Review {
  return reviewOfJson(readFileSync(join(PLANS, `${plan}.plan.json`), 'utf8'), configuration);
}

/** The review of the text of a plan, a state or a synthesis. */
export function reviewOfJson(text: string, configuration: Partial<Configuration> = {}): Review {
  const { before, after } = readBothMoments('plan.json', text);
  return review({
    world: 'plan.json',
    ...(before === undefined ? {} : { before: buildGraph([before]) }),
    after: buildGraph([after]),
    configuration: { ...NO_CONFIGURATION, ...configuration },
    today: TODAY,
  });
}

type InventoryJson = Readonly<Record<string, unknown>>;

/** The review of inventories, for what no plan of the provider can hold; without a `before` everything is new. */
export function reviewOfInventory(
  after: InventoryJson,
  before?: InventoryJson,
  configuration: Partial<Configuration> = {},
): Review {
  const graphOf = (inventory: InventoryJson) =>
    buildGraph([readInventory('inventory.json', JSON.stringify({ schemaVersion: 1, ...inventory }))]);
  return review({
    world: 'inventory.json',
    ...(before === undefined ? {} : { before: graphOf(before) }),
    after: graphOf(after),
    configuration: { ...NO_CONFIGURATION, ...configuration },
    today: TODAY,
  });
}

/** The findings of one rule, each by its place (a Terraform address, else the subject) and its evidence in plain words. */
export function found({ findings }: Review, rule: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    findings
      .filter((finding) => finding.rule === rule)
      .map(({ origin, subject, statement, evidence }) => [
        [origin.address ?? subject, ...(statement === undefined ? [] : [statement])].join(' '),
        evidence.map(plain).join(''),
      ]),
  );
}

function plain(part: PhrasePart): string {
  if (typeof part === 'string') return part;
  return 'arn' in part ? part.arn : part.foreign;
}

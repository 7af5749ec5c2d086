/**
 * The plans that tests of the review are made of: each folder below `__tests__/terraform/plans/review` is a source with a
 * `plans.json`, which says what is planned, and what is applied before.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunnableTools } from '../tools';
import { withPlanSource } from './plan-source';
import { type LaterPlan, PLANS } from './plan-sources';

/** One plan of a source. */
interface ReviewPlan extends LaterPlan {
  /** Variables with which the source is applied first; without them the plan is the first one. */
  readonly applied?: Readonly<Record<string, string>>;
  /** Planning it ends with an error; Terraform keeps what it planned until then. */
  readonly errored?: boolean;
}

const FOLDER = 'review';

/** Names of the sources, as folders below the plans. */
export function reviewSources(): readonly string[] {
  return readdirSync(join(PLANS, FOLDER), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? [`${FOLDER}/${entry.name}`] : []))
    .sort();
}

function reviewPlans(source: string): readonly ReviewPlan[] {
  return JSON.parse(readFileSync(join(PLANS, source, 'plans.json'), 'utf8')) as readonly ReviewPlan[];
}

/** All plans of a source, made by Terraform in front of an emulator; what was applied before is there for each of them. */
export async function makeReviewPlans(
  tools: RunnableTools,
  source: string,
): Promise<readonly (readonly [name: string, plan: unknown])[]> {
  const made: (readonly [string, unknown])[] = [];
  const plans = reviewPlans(source);
  const states = [...new Set(plans.map(({ applied }) => JSON.stringify(applied ?? null)))];
  for (const state of states) {
    await withPlanSource(tools, source, async (terraform) => {
      const applied = JSON.parse(state) as Readonly<Record<string, string>> | null;
      if (applied !== null) await terraform(applied).apply();
      for (const { name, variables, replace = [], destroy = false, errored = false } of plans.filter(
        (plan) => JSON.stringify(plan.applied ?? null) === state,
      )) {
        const failure = await terraform(variables)
          .plan({ replace, destroy })
          .then(
            () => undefined,
            (error: unknown) => error,
          );
        if ((failure !== undefined) !== errored)
          throw failure ?? new Error(`${source}: ${name} is planned without error`);
        made.push([name, await terraform().showPlan()]);
      }
    });
  }
  return made;
}

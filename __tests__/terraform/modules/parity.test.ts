import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildGraph } from '../../../lib/graph/build-graph';
import { check } from '../../../lib/prover/check';
import type { Inventory } from '../../../lib/terraform/inventory';
import { readInventory } from '../../../lib/terraform/read-inventory';
import { knownArns } from '../../../scripts/plans/module-plans';
import { PLANS } from '../../../scripts/plans/plan-sources';
import { mayBeUnknownIn, type PlanJson, unknownIn } from '../known-policies';
import { SOURCE_STACK, synthesiseSourceStack } from '../source-stack';
import { withStage } from '../staged';
import { describeWithTools } from '../with-tools';
import { committedPlan, readCommittedPlan } from './committed-plan';
import { differences, shortened, statementsOfRole } from './compare-inventories';
import { PARITY } from './parity-table';

/** `terraform show -json` of a plan, as far as it is read here. */
interface Plan {
  readonly planned_values: { readonly outputs?: { readonly key_policies?: { readonly value: object } } };
}

describe('what is written with the modules', () => {
  test.each(Object.keys(PARITY).filter((root) => root !== SOURCE_STACK))(
    '%s is what the constructs write, and is proved',
    (root) => {
      const construct = readFileSync(join(PLANS, 'stories', `${root}.plan.json`), 'utf8');
      expectParity(root, readInventory('construct', construct));
    },
  );
});

// Of this stack no plan is committed: it is the tests' own.
describeWithTools('the stack of every source', ['terraform', 'moto'], (tools) => {
  test('validates, its first plan shows every policy whole, and the modules write the same', async () => {
    const synthesise = (outdir: string) => synthesiseSourceStack(outdir, 'with pull sources');
    const planned = await withStage(tools, { stack: SOURCE_STACK, synthesise }, async ({ terraform }) => {
      await terraform.validate();
      await terraform.plan();
      return (await terraform.showPlan()) as PlanJson;
    });
    expect(unknownIn(planned)).toEqual(mayBeUnknownIn(SOURCE_STACK));
    expectParity(SOURCE_STACK, readInventory('construct', JSON.stringify(planned)));
  });
});

/** Of a root with ids that AWS gives there are two plans: what the first one cannot know, the second one has to show. */
function expectParity(root: string, construct: Inventory): void {
  const parity = PARITY[root];
  if (parity === undefined) throw new Error(`${root} is not in the table`);
  const written = readCommittedPlan(root, 'create');
  expect({ differ: differences(construct, written), unproved: unproved([written]) }).toEqual({
    differ: lines(parity.differ, parity.first?.differ),
    unproved: parity.first?.unproved ?? [],
  });
  expect(statementsOfReaders(written)).toEqual(statementsOfReaders(construct));

  if (parity.known === undefined) return;
  const settled = readCommittedPlan(root, 'known');
  expect({
    differ: differences(construct, settled, parity.known.ids),
    unproved: unproved([settled, ...(root === SOURCE_STACK ? [besideSources(root)] : [])]),
  }).toEqual({ differ: lines(parity.differ, parity.known.differ), unproved: [] });
  expect(statementsOfReaders(settled)).toEqual(statementsOfReaders(construct));
}

function lines(...all: readonly (Readonly<Record<string, readonly string[]>> | undefined)[]): readonly string[] {
  return all.flatMap((differ) => Object.values(differ ?? {}).flat()).sort();
}

/** What execution roles may do with sources, however many policies say it. */
function statementsOfReaders(inventory: Inventory): readonly unknown[] {
  return statementsOfRole(inventory, 'worker-role', /^events/);
}

/** Every declared access that is not proved, and what is not known to be declared. */
function unproved(inventories: readonly Inventory[]): readonly string[] {
  const { declared, undeclared } = check('module', buildGraph(inventories));
  expect(declared).not.toEqual([]);
  return [
    ...declared
      .filter(({ status }) => status !== 'proved')
      .map(({ status, action, principal }) => shortened(`${status} ${action} of ${principal}`)),
    ...undeclared.map(({ action, principal }) => shortened(`not known to be declared: ${action} of ${principal}`)),
  ].sort();
}

/** The table, whose stream has no ARN in the plan, and the key, with the policy that the module hands over to its owner. */
function besideSources(root: string): Inventory {
  const { planned_values } = JSON.parse(committedPlan(root, 'known')) as Plan;
  const [policy] = Object.values(planned_values.outputs?.key_policies?.value ?? {});
  const key = 'arn:aws:kms:us-east-1:222222222222:key/11111111-2222-3333-4444-555555555555';
  const resources = [{ arn: knownArns(root).stream }, { arn: key, resourcePolicy: JSON.parse(policy) }];
  return readInventory('owners', JSON.stringify({ schemaVersion: 1, resources }));
}

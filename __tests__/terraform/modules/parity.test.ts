import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildGraph } from '../../../lib/graph/build-graph';
import { check } from '../../../lib/prover/check';
import type { Inventory } from '../../../lib/terraform/inventory';
import { readInventory } from '../../../lib/terraform/read-inventory';
import type { Terraform } from '../../../scripts/emulator/terraform';
import { PLANS } from '../../../scripts/plans/plan-sources';
import type { RunnableTools } from '../../../scripts/tools';
import { SOURCE_STACK, synthesiseSourceStack } from '../source-stack';
import { withStage } from '../staged';
import { describeWithTools } from '../with-tools';
import { differences, shortened, statementsOfRole } from './compare-inventories';
import { withModuleRoot } from './module-root';
import { PARITY } from './parity-table';

/** `terraform show -json` of a plan, as far as it is read here. */
interface Plan {
  readonly planned_values: { readonly outputs?: { readonly key_policies?: { readonly value: object } } };
}

// Of a root with ids that AWS gives there are two plans: what the first one cannot know, the second one has to show.
describeWithTools('what is written with the modules', ['terraform', 'moto'], (tools) => {
  test.each(Object.entries(PARITY))('%s is what the constructs write, and is proved', async (root, parity) => {
    const construct = await planOfConstructs(tools, root);
    const { first, known } = await withModuleRoot(tools, join(__dirname, root), async ({ terraform }) => ({
      first: await plan(terraform),
      known: parity.known && (await planKnowing(terraform, parity.known.arns)),
    }));
    const written = readInventory('module', JSON.stringify(first));
    expect({ differ: differences(construct, written), unproved: unproved([written]) }).toEqual({
      differ: lines(parity.differ, parity.first?.differ),
      unproved: parity.first?.unproved ?? [],
    });
    expect(statementsOfReaders(written)).toEqual(statementsOfReaders(construct));

    if (known === undefined || parity.known === undefined) return;
    const settled = readInventory('module', JSON.stringify(known));
    expect({
      differ: differences(construct, settled, parity.known.ids),
      unproved: unproved([settled, ...(root === SOURCE_STACK ? [besideSources(known, parity.known.arns)] : [])]),
    }).toEqual({ differ: lines(parity.differ, parity.known.differ), unproved: [] });
    expect(statementsOfReaders(settled)).toEqual(statementsOfReaders(construct));
  });
});

async function planOfConstructs(tools: RunnableTools, root: string): Promise<Inventory> {
  if (root !== SOURCE_STACK) {
    return readInventory('construct', readFileSync(join(PLANS, 'stories', `${root}.plan.json`), 'utf8'));
  }
  const synthesise = (outdir: string) => synthesiseSourceStack(outdir, 'with pull sources');
  const planned = await withStage(tools, { stack: SOURCE_STACK, synthesise }, ({ terraform }) => plan(terraform));
  return readInventory('construct', JSON.stringify(planned));
}

async function plan(terraform: Terraform): Promise<Plan> {
  await terraform.plan();
  return (await terraform.showPlan()) as Plan;
}

async function planKnowing(terraform: Terraform, arns: Readonly<Record<string, string>>): Promise<Plan> {
  writeFileSync(join(terraform.folder, 'known.auto.tfvars.json'), JSON.stringify({ known_arns: arns }));
  return await plan(terraform);
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
function besideSources({ planned_values: { outputs } }: Plan, { stream }: Readonly<Record<string, string>>): Inventory {
  const [policy] = Object.values(outputs?.key_policies?.value ?? {});
  const key = 'arn:aws:kms:us-east-1:222222222222:key/11111111-2222-3333-4444-555555555555';
  const resources = [{ arn: stream }, { arn: key, resourcePolicy: JSON.parse(policy) }];
  return readInventory('owners', JSON.stringify({ schemaVersion: 1, resources }));
}

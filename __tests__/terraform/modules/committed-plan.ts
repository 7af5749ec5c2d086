import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Inventory } from '../../../lib/terraform/inventory';
import { readInventory } from '../../../lib/terraform/read-inventory';
import { MODULE_PLANS } from '../../../scripts/plans/module-plans';
import { PLANS } from '../../../scripts/plans/plan-sources';

/** What Terraform planned for a root, as it is committed; `known`: with the values that AWS gives. */
export function committedPlan(root: string, plan: 'create' | 'known'): string {
  return readFileSync(join(PLANS, MODULE_PLANS, root, `${plan}.plan.json`), 'utf8');
}

export function readCommittedPlan(root: string, plan: 'create' | 'known'): Inventory {
  return readInventory(root, committedPlan(root, plan));
}

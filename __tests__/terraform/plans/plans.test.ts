import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstPlanOf } from '../../../scripts/plans/plan-source';
import { comparablePlan, FIRST_PLANS, PLANS } from '../../../scripts/plans/plan-sources';
import { describeWithTools } from '../with-tools';

describeWithTools('the committed plans', ['terraform', 'moto'], (tools) => {
  test('are what real Terraform makes of their sources', async () => {
    for (const name of FIRST_PLANS) {
      const committed: unknown = JSON.parse(readFileSync(join(PLANS, name, 'create.plan.json'), 'utf8'));
      expect({ name, plan: comparablePlan(await firstPlanOf(tools, name)) }).toEqual({
        name,
        plan: comparablePlan(committed),
      });
    }
  });
});

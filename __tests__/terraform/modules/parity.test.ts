import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildGraph } from '../../../lib/graph/build-graph';
import { check } from '../../../lib/prover/check';
import { readInventory } from '../../../lib/terraform/read-inventory';
import { PLANS } from '../../../scripts/plans/plan-sources';
import { describeWithTools } from '../with-tools';
import { differences } from './compare-inventories';
import { withModuleRoot } from './module-root';

/** The functions of each story: a module's output is a reference, so that a plan does not tell their role. */
const FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  'assume-role': ['aws_lambda_function.reader'],
  'invoke-by-role': ['aws_lambda_function.caller', 'aws_lambda_function.callee'],
  'invoke-by-resource-policy': ['aws_lambda_function.caller', 'aws_lambda_function.callee'],
  'push-sources': ['aws_lambda_function.collector', 'aws_lambda_function.auditor'],
};

describeWithTools('what is written with the modules', ['terraform', 'moto'], (tools) => {
  test.each(Object.entries(FUNCTIONS))('%s is what the constructs write, and is proved', async (story, functions) => {
    const construct = readInventory('construct', readFileSync(join(PLANS, 'stories', `${story}.plan.json`), 'utf8'));
    const module = await withModuleRoot(tools, join(__dirname, story), async ({ terraform }) => {
      await terraform.plan();
      return readInventory('module', JSON.stringify(await terraform.showPlan()));
    });
    expect(differences(construct, module).map((one) => one.module?.replace(/: .*/, ''))).toEqual(functions);
    const { declared, undeclared } = check('module', buildGraph([module]));
    expect({ verdicts: declared.map(({ status }) => status), undeclared }).toEqual({
      verdicts: (construct.declared ?? []).map(() => 'proved'),
      undeclared: [],
    });
  });
});

import { mayBeUnknownIn, type PlanJson, unknownIn } from './known-policies';
import { SOURCE_STACK, synthesiseSourceStack } from './source-stack';
import { withStage } from './staged';
import { synthesiseWideStack, WIDE_STACK } from './wide-stack';
import { describeWithTools } from './with-tools';

// The stories' first plans are committed, and asked the same in committed-plans.test.ts.
const STACKS = [
  { stack: SOURCE_STACK, synthesise: (outdir: string) => synthesiseSourceStack(outdir, 'with pull sources') },
  { stack: WIDE_STACK, synthesise: (outdir: string) => synthesiseWideStack(outdir, 'alias') },
];

describeWithTools('the first plan', ['terraform', 'moto'], (tools) => {
  test.each(STACKS)('$stack validates, and its first plan shows every policy whole', async ({ stack, synthesise }) => {
    const plan = await withStage(tools, { stack, synthesise }, async ({ terraform }) => {
      await terraform.validate();
      await terraform.plan();
      return (await terraform.showPlan()) as PlanJson;
    });
    expect(unknownIn(plan)).toEqual(mayBeUnknownIn(stack));
  });
});

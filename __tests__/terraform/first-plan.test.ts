import { mayBeUnknownIn, type PlanJson, unknownIn } from './known-policies';
import { withStage } from './staged';
import { synthesiseWideStack, WIDE_STACK } from './wide-stack';
import { describeWithTools } from './with-tools';

// The stories' first plans are committed, and asked the same in committed-plans.test.ts; every source in parity.test.ts.
describeWithTools('the first plan', ['terraform', 'moto'], (tools) => {
  test('of a stack with aliases, role principals and every option validates, and shows every policy whole', async () => {
    const synthesise = (outdir: string) => synthesiseWideStack(outdir, 'alias');
    const plan = await withStage(tools, { stack: WIDE_STACK, synthesise }, async ({ terraform }) => {
      await terraform.validate();
      await terraform.plan();
      return (await terraform.showPlan()) as PlanJson;
    });
    expect(unknownIn(plan)).toEqual(mayBeUnknownIn(WIDE_STACK));
  });
});

import { describeWithTools } from '../terraform/with-tools';
import { withSyntheses } from './live-in-both-languages';
import { addressOf, replaceResource, withAppliedStack } from './replace-resource';

// A replaced function loses its permissions, aliases and mappings. They must come back in the same apply.
describeWithTools('a function is replaced', ['terraform', 'moto'], (tools) => {
  test.each([
    ['request-processor', [['RequestFunction', 'replace aws_lambda_permission']]],
    [
      'invoke-by-resource-policy',
      [
        ['callee', 'replace aws_lambda_permission'],
        ['caller', 'update aws_lambda_event_source_mapping'],
      ],
    ],
  ] as const)(
    '%s: all that hangs on it comes back in the same apply, and the next plan is empty',
    async (stack, cases) => {
      await withSyntheses(['typescript'], async ([synthesis]) => {
        await withAppliedStack(tools, { stack, outdir: synthesis?.outdir ?? '' }, async (stage) => {
          for (const [functionName, change] of cases) {
            const address = await addressOf(stage, 'aws_lambda_function', { function_name: functionName });
            const { alsoChanged, accessBefore, accessAfter, nextPlan } = await replaceResource(stage, address);
            expect(alsoChanged).toContain(change);
            expect(accessAfter).toEqual(accessBefore);
            expect(nextPlan).toEqual([]);
          }
        });
      });
    },
  );
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SOURCE_STACK, synthesiseSourceStack } from '../terraform/source-stack';
import { describeWithTools } from '../terraform/with-tools';
import { addressOf, replaceResource, withAppliedStack } from './replace-resource';

// P1: what hangs on a function comes back with it; what its sources have does not change.
describeWithTools('a stack with every source that calls functions', ['terraform', 'moto'], (tools) => {
  test('plans nothing after apply nor after a replaced function, whose permissions come back in the same apply', async () => {
    const root = mkdtempSync(join(tmpdir(), 'sources-'));
    const outdir = join(root, 'out');
    try {
      synthesiseSourceStack(outdir, 'push sources only');
      await withAppliedStack(tools, { stack: SOURCE_STACK, outdir }, async (stage) => {
        expect(await stage.terraform.plan()).toEqual([]);
        const address = await addressOf(stage, 'aws_lambda_function', { function_name: 'worker' });
        const { alsoChanged, accessBefore, accessAfter, nextPlan } = await replaceResource(stage, address);
        expect({ alsoChanged, nextPlan }).toEqual({
          alsoChanged: ['replace aws_lambda_alias', 'replace aws_lambda_permission'],
          nextPlan: [],
        });
        expect(accessAfter).toEqual(accessBefore);
      });
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});

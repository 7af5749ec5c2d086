import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stage } from '../../scripts/emulator/open-stage';
import { synthesiseWideStack, WIDE_STACK } from '../terraform/wide-stack';
import { describeWithTools } from '../terraform/with-tools';
import { addressOf, replaceResource, withAppliedStack } from './replace-resource';

// P1, P3, P7: what hangs on a role, a function or an alias comes back with it in the same apply.
describeWithTools('a stack with aliases, role principals and every option', ['terraform', 'moto'], (tools) => {
  test('plans nothing after apply nor after a replacement, and loses nothing', async () => {
    const root = mkdtempSync(join(tmpdir(), 'wide-'));
    try {
      synthesiseWideStack(join(root, 'out'));
      await withAppliedStack(tools, { stack: WIDE_STACK, outdir: join(root, 'out') }, checkReplacements);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});

async function checkReplacements(stage: Stage): Promise<void> {
  expect(await stage.terraform.plan()).toEqual([]);
  const replacements = [
    [
      await addressOf(stage, 'aws_iam_role', { name: 'caller-role' }),
      ['replace aws_iam_role_policy', 'replace aws_lambda_permission', 'update aws_lambda_function'],
    ],
    [
      await addressOf(stage, 'aws_lambda_function', { function_name: 'callee' }),
      ['replace aws_lambda_alias', 'replace aws_lambda_permission'],
    ],
    [
      await addressOf(stage, 'aws_lambda_function', { function_name: 'fed' }),
      ['replace aws_lambda_alias', 'update aws_lambda_event_source_mapping'],
    ],
  ] as const;
  for (const [address, expected] of replacements) {
    const { alsoChanged, accessBefore, accessAfter, nextPlan } = await replaceResource(stage, address);
    expect({ address, alsoChanged, nextPlan }).toEqual({ address, alsoChanged: expected, nextPlan: [] });
    expect(accessAfter).toEqual(accessBefore);
  }
}

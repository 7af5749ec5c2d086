import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { startMoto } from '../emulator/moto';
import { type Terraform, terraformIn } from '../emulator/terraform';
import { terraformEnvironment } from '../emulator/terraform-environment';
import type { RunnableTools } from '../tools';
import { PLANS } from './plan-sources';

/** Terraform with values for variables, for the source of one plan. */
export type TerraformWith = (variables?: Readonly<Record<string, string>>) => Terraform;

/** Copies a source to a temporary folder, starts an emulator for it, and leaves nothing behind. */
export async function withPlanSource<T>(
  tools: RunnableTools,
  name: string,
  work: (terraform: TerraformWith) => Promise<T>,
): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'plan-source-'));
  try {
    const folder = join(root, 'source');
    cpSync(join(PLANS, name), folder, { recursive: true, filter: (source) => !source.endsWith('.json') });
    // The code of functions, if there are any: what they do is nothing to a plan.
    writeFileSync(join(folder, 'package.zip'), zipSync({ 'index.js': new Uint8Array() }));
    const moto = await startMoto(tools.motoServer);
    try {
      const env = {
        ...terraformEnvironment(tools, moto.url, root),
        // Each provider of a source assumes a role, and moto binds the keys of a session to the account of the role.
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
      };
      const terraform: TerraformWith = (variables = {}) =>
        terraformIn(folder, {
          command: tools.terraform,
          env: {
            ...env,
            ...Object.fromEntries(Object.entries(variables).map(([key, value]) => [`TF_VAR_${key}`, value])),
          },
        });
      await terraform().init();
      return await work(terraform);
    } finally {
      await moto.stop();
    }
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The first plan of a source, as JSON. */
export async function firstPlanOf(tools: RunnableTools, name: string): Promise<unknown> {
  return await withPlanSource(tools, name, async (terraform) => {
    await terraform().plan();
    return await terraform().showPlan();
  });
}

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { zipSync } from 'fflate';
import { startMoto } from '../emulator/moto';
import { type Terraform, terraformIn } from '../emulator/terraform';
import { terraformEnvironment } from '../emulator/terraform-environment';
import type { RunnableTools } from '../tools';

export const PROJECT = join(__dirname, '..', '..');
const PACKAGE = { 'index.js': new TextEncoder().encode('exports.handler = async () => {};\n') };

/** A root in front of an emulator of its own, initialised. */
export interface ModuleRoot {
  readonly terraform: Terraform;
  readonly emulatorUrl: string;
}

/** Copies all modules to a temporary place, in which they lie as they do here; nothing is left behind. */
export async function withModules<T>(work: (place: string) => Promise<T>): Promise<T> {
  const place = mkdtempSync(join(tmpdir(), 'modules-'));
  try {
    cpSync(join(PROJECT, 'modules'), join(place, 'modules'), { recursive: true });
    return await work(place);
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * Copies a root that calls modules beside them, and initialises it in front of an emulator of its own.
 *
 * @param folder of the root. It finds the code of its functions as `package.zip`: what they do is nothing to these tests.
 * @param variables of the root.
 */
export function withModuleRoot<T>(
  tools: RunnableTools,
  folder: string,
  work: (root: ModuleRoot) => Promise<T>,
  variables: Readonly<Record<string, string>> = {},
): Promise<T> {
  return withModules(async (place) => {
    const root = join(place, relative(PROJECT, folder));
    const scratch = join(place, 'scratch');
    cpSync(folder, root, { recursive: true });
    mkdirSync(scratch);
    writeFileSync(join(root, 'package.zip'), zipSync(PACKAGE));
    const moto = await startMoto(tools.motoServer);
    try {
      const env = {
        ...terraformEnvironment(tools, moto.url, scratch),
        // Each provider assumes a role, and moto binds the keys of a session to the account of the role.
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
        ...Object.fromEntries(Object.entries(variables).map(([name, value]) => [`TF_VAR_${name}`, value])),
      };
      const terraform = terraformIn(root, { command: tools.terraform, env });
      await terraform.init();
      return await work({ terraform, emulatorUrl: moto.url });
    } finally {
      await moto.stop();
    }
  });
}

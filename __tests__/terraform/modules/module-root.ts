import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { zipSync } from 'fflate';
import { startMoto } from '../../../scripts/emulator/moto';
import { type Terraform, terraformIn } from '../../../scripts/emulator/terraform';
import { terraformEnvironment } from '../../../scripts/emulator/terraform-environment';
import type { RunnableTools } from '../../../scripts/tools';

const PROJECT = join(__dirname, '..', '..', '..');
const PACKAGE = { 'index.js': new TextEncoder().encode('exports.handler = async () => {};\n') };

/**
 * Copies a root that calls modules, and all modules, to a temporary place in which they lie as they do here, and
 * initialises the root in front of an emulator of its own; nothing is left behind.
 */
export async function withModuleRoot<T>(
  tools: RunnableTools,
  folder: string,
  work: (terraform: Terraform) => Promise<T>,
): Promise<T> {
  const place = mkdtempSync(join(tmpdir(), 'modules-'));
  const root = join(place, relative(PROJECT, folder));
  const scratch = join(place, 'scratch');
  try {
    cpSync(join(PROJECT, 'modules'), join(place, 'modules'), { recursive: true });
    cpSync(folder, root, { recursive: true });
    mkdirSync(scratch);
    // The code of the functions: what they do is nothing to these tests.
    writeFileSync(join(root, 'package.zip'), zipSync(PACKAGE));
    const moto = await startMoto(tools.motoServer);
    try {
      const env = {
        ...terraformEnvironment(tools, moto.url, scratch),
        // Each provider assumes a role, and moto binds the keys of a session to the account of the role.
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
      };
      const terraform = terraformIn(root, { command: tools.terraform, env });
      await terraform.init();
      return await work(terraform);
    } finally {
      await moto.stop();
    }
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 3 });
  }
}

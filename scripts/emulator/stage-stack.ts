import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

// What Terraform made of the stack: a newer synthesis of the same stack keeps it.
const TERRAFORM_FILES = /^(\.terraform|\.terraform\.lock\.hcl|.*\.tfstate(\.backup)?)$/;

/**
 * Copies the bytes of one synthesised stack, assets included, to a work folder, in place of an earlier synthesis there.
 * State and plugins stay, so the next apply is an update.
 */
export function stageStack(outdir: string, stack: string, folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!TERRAFORM_FILES.test(name)) {
      rmSync(join(folder, name), { recursive: true });
    }
  }
  cpSync(join(outdir, 'stacks', stack), folder, {
    recursive: true,
    dereference: true,
    filter: (source) => !source.endsWith('.terraform'),
  });
}

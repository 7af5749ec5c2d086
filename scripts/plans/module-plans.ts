/** The first plans of the roots below `__tests__/terraform/modules`, each of which calls modules of this project. */
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RunnableTools } from '../tools';
import { PROJECT, withModuleRoot } from './module-root';
import { hashOfFolders } from './plan-sources';

/** Where the roots lie. */
const MODULE_ROOTS = join(PROJECT, '__tests__', 'terraform', 'modules');

/** Below the plans: theirs. */
export const MODULE_PLANS = 'module-roots';

/** Beside a root: values that AWS gives, as if they had been given before. With them a root has a second plan. */
const KNOWN = 'known.tfvars.json';

/** The roots, as folders below where they lie. */
export function moduleRoots(): readonly string[] {
  return readdirSync(MODULE_ROOTS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('main.tf'))
    .map((file) => dirname(file).replaceAll('\\', '/'))
    .sort();
}

/** What the plans of a root depend on: it, and all modules. */
export function hashOfModuleRoot(root: string): string {
  return hashOfFolders(join(MODULE_ROOTS, root), join(PROJECT, 'modules'));
}

/** The ARNs that a root is told in its second plan. */
export function knownArns(root: string): Readonly<Record<string, string>> {
  const file = join(MODULE_ROOTS, root, KNOWN);
  if (!existsSync(file)) return {};
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly known_arns: Readonly<Record<string, string>> })
    .known_arns;
}

/** The plans of a root by name, made by Terraform in front of an emulator. */
export function makeModulePlans(tools: RunnableTools, root: string): Promise<Readonly<Record<string, unknown>>> {
  return withModuleRoot(tools, join(MODULE_ROOTS, root), async ({ terraform }) => {
    await terraform.plan();
    const create = await terraform.showPlan();
    if (!existsSync(join(terraform.folder, KNOWN))) return { create };
    copyFileSync(join(terraform.folder, KNOWN), join(terraform.folder, KNOWN.replace('.tfvars', '.auto.tfvars')));
    await terraform.plan();
    return { create, known: await terraform.showPlan() };
  });
}

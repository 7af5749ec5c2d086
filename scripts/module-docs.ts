/** Writes the inputs and outputs of each Terraform module into its README. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseModuleInterface } from './docs/parse-module-interface';
import { fillModuleDocs } from './docs/render-module-docs';

const ROOT = join(__dirname, '..');

/** A README that its module's inputs and outputs cannot be written into; its message is for who writes the module. */
export class ModuleReadmeError extends Error {}

/** The folders of the modules that have a README, relative to the repository. */
export function moduleFolders(): readonly string[] {
  return readdirSync(join(ROOT, 'modules'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|[\\/])variables\.tf$/.test(path) && !/(^|[\\/])\.terraform[\\/]/.test(path))
    .map((path) => join('modules', dirname(path)).replaceAll('\\', '/'))
    .filter((folder) => existsSync(join(ROOT, folder, 'README.md')))
    .sort();
}

/** The README of a module as it should be; the same variables and outputs give the same text. */
export async function moduleReadme(folder: string): Promise<string> {
  const read = (name: string) => {
    const path = join(ROOT, folder, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  // A module of many parts has the variables of each beside what they are for.
  const parts = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.tf') && name !== 'outputs.tf');
  const module = await parseModuleInterface(parts.map(read).join('\n'), read('outputs.tf'));
  const readme = fillModuleDocs(read('README.md'), module);
  if (readme === undefined) {
    throw new ModuleReadmeError(
      [
        `cannot write the inputs and outputs of ${folder}`,
        `got:     ${existsSync(join(ROOT, folder, 'README.md')) ? 'a README.md without the two marks' : 'no README.md'}`,
        'allowed: <!-- inputs and outputs: generated --> and, below it, <!-- end -->, each on a line of its own',
        'do:      write the two lines where the tables belong',
      ].join('\n  '),
    );
  }
  return readme;
}

async function writeModuleDocs(): Promise<void> {
  for (const folder of moduleFolders()) {
    writeFileSync(join(ROOT, folder, 'README.md'), await moduleReadme(folder));
  }
}

if (require.main === module) {
  writeModuleDocs().catch((error: unknown) => {
    console.error(error instanceof ModuleReadmeError ? error.message : error);
    process.exitCode = 1;
  });
}

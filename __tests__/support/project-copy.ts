import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** What a synthesis needs of the repository; the packages are reached through a link. */
const COPIED = ['main.ts', 'cdktf.json', 'package.json', 'tsconfig.json', 'lib', 'handlers'];

/** Copies the project into a folder, as a clone at another place. */
export function copyProject(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of COPIED) {
    cpSync(name, join(folder, name), { recursive: true });
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'), 'dir');
}

/** Runs main.ts in a copy of the project as `cdktf synth` would, with nothing of the caller's settings. */
export function runMain(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Pick<SpawnSyncReturns<string>, 'status' | 'stdout' | 'stderr'> {
  const { PATH, TMPDIR } = process.env;
  const inherited = { ...(PATH === undefined ? {} : { PATH }), ...(TMPDIR === undefined ? {} : { TMPDIR }) };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-r', 'tsx/cjs', 'main.ts'], {
    cwd: folder,
    env: { ...inherited, ...environment },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** The content of every file below a folder, by its path relative to the folder. */
export function readTree(folder: string): Readonly<Record<string, Buffer>> {
  const names = (readdirSync(folder, { recursive: true }) as string[]).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name))]));
}

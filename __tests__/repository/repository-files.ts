import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

export const readText = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** The manifest of the package, as far as these tests look into it. */
export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly main: string;
  readonly types: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly files: readonly string[];
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

export const manifest = JSON.parse(readText('package.json')) as PackageManifest;

/**
 * What belongs to the repository: what git tracks, and what it would track with the next `git add .`. Without git (a
 * downloaded archive) everything there is that `.gitignore` does not name.
 */
export function repositoryFiles(): string[] {
  const git = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const files = git.status === 0 ? git.stdout.split('\0').filter((path) => path !== '') : walk('', ignoredNames());
  return files.filter((path) => existsSync(join(ROOT, path))).sort();
}

function walk(folder: string, ignored: readonly RegExp[]): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    if (ignored.some((pattern) => pattern.test(name))) return [];
    const path = posix.join(folder, name);
    return statSync(join(ROOT, path)).isDirectory() ? walk(path, ignored) : [path];
  });
}

/** Enough of the language of `.gitignore` for ours: names with `*`, no folders inside. */
const ignoredNames = (): RegExp[] =>
  ['.git', ...readText('.gitignore').split('\n')]
    .map((line) => line.trim().replace(/\/$/, ''))
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => new RegExp(`^${line.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`));

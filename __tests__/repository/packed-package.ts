import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { manifest, ROOT } from './repository-files';

/** The package as `npm publish` would send it, and folders into which it is installed without a network. */
export class PackedPackage {
  private constructor(
    private readonly folder: string,
    private readonly tarball: string,
  ) {}

  /** Builds and packs, as `npm publish` does. */
  public static pack(): PackedPackage {
    const folder = mkdtempSync(join(tmpdir(), 'packed-package-'));
    try {
      run('npm', ['pack', '--loglevel=error', '--pack-destination', folder], ROOT);
      const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
      if (tarball === undefined) throw new Error('npm pack left no tarball');
      return new PackedPackage(folder, join(folder, tarball));
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Paths inside the tarball, sorted. */
  public files(): string[] {
    const { stdout } = run('tar', ['-tzf', this.tarball], this.folder);
    return stdout
      .split('\n')
      .filter((line) => line !== '' && !line.endsWith('/'))
      .map((line) => line.replace(/^package\//, ''))
      .sort();
  }

  /**
   * A new project with the tarball unpacked in its `node_modules` and nothing else but the packages named (and what
   * those need themselves), which are linked from ours: what is not named cannot be resolved, as after a real install.
   */
  public installInto(name: string, packages: readonly string[], files: Readonly<Record<string, string>>): string {
    const project = join(this.folder, name);
    this.unpack(join(project, 'node_modules', manifest.name));
    for (const dependency of [...Object.keys(manifest.dependencies), ...packages]) {
      const link = join(project, 'node_modules', dependency);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(ROOT, 'node_modules', dependency), link, 'junction');
    }
    writeFiles(project, { 'package.json': JSON.stringify({ name, private: true, version: '1.0.0' }), ...files });
    return project;
  }

  /** A new folder with the tarball unpacked under `package` and these files beside it; nothing is installed there. */
  public unpackInto(name: string, files: Readonly<Record<string, string>>): string {
    const folder = join(this.folder, name);
    this.unpack(join(folder, 'package'));
    writeFiles(folder, files);
    return folder;
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private unpack(folder: string): void {
    mkdirSync(folder, { recursive: true });
    run('tar', ['-xzf', this.tarball, '-C', folder, '--strip-components=1'], folder);
  }
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Runs a program of Node in a project, with nothing of this test run in its environment. */
export function runNode(project: string, ...args: readonly string[]): SpawnSyncReturns<string> {
  return run(process.execPath, args, project);
}

/** A program that fails is a failed test, with its output as the message. */
function run(command: string, args: readonly string[], cwd: string): SpawnSyncReturns<string> {
  const { NODE_OPTIONS: _options, NODE_PATH: _path, ...env } = process.env;
  const result = spawnSync(command, args, { cwd, env, encoding: 'utf8', shell: process.platform === 'win32' });
  if (result.status !== 0) {
    throw new Error(`${command} ${args.join(' ')}\n${result.stdout}${result.stderr}${result.error?.message ?? ''}`);
  }
  return result;
}

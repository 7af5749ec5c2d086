import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { AssetType, TerraformAsset } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { zipSync } from 'fflate';
import { badBundle, missing, missingFile, type Problem, reject } from '../errors';
import { sharedState } from './shared-state';

/** The code of a function, as its arguments name it. */
export interface LambdaArchive {
  /** Path of the zip relative to the stack's folder. */
  readonly filename: string;
  /** Base64 of the zip's SHA-256, as Lambda computes it. */
  readonly sourceCodeHash: string;
}

/** Where a function's code comes from: a file to bundle, or a folder to take as it is. */
export type CodeSource = { readonly entry: string } | { readonly code: string };

// The day zip files begin to count from: any fixed time will do, so that equal code gives equal bytes.
const ZIP_TIME = new Date(1980, 0, 1);
// Regular file, readable by all: the rights Lambda needs, whatever the umask of the machine was.
const UNIX = 3;
const FILE_MODE = 0o100644 << 16;

// Functions of an app that have one code share its zip.
const archivesOf = sharedState<IConstruct, Map<string, Uint8Array>>(() => new Map());
let stagingFolder: string | undefined;

/** What is wrong with the place of the code, if anything. */
export function checkCode(source: CodeSource): Problem | undefined {
  if ('entry' in source) {
    return isFile(resolve(projectFolder(), source.entry)) ? undefined : missingFile('entry', 'file', source.entry);
  }
  const folder = resolve(projectFolder(), source.code);
  return existsSync(folder) && statSync(folder).isDirectory() ? undefined : missingFile('code', 'folder', source.code);
}

/**
 * Puts the code of a function into the stack as a zip with the same bytes on every machine.
 *
 * @throws InputError when the code cannot be bundled.
 */
export function createArchive(scope: Construct, source: CodeSource): LambdaArchive {
  const archives = archivesOf(scope.node.root);
  const key = JSON.stringify(source);
  const zip = archives.get(key) ?? ('entry' in source ? zipEntry(scope, source.entry) : zipFolder(source.code));
  archives.set(key, zip);
  const hash = createHash('sha256').update(zip).digest();
  const assetHash = hash.toString('hex').slice(0, 16);
  const asset = new TerraformAsset(scope, 'code', { path: stage(zip, assetHash), type: AssetType.FILE, assetHash });
  return { filename: asset.path, sourceCodeHash: hash.toString('base64') };
}

function zipEntry(scope: Construct, entry: string): Uint8Array {
  const root = projectFolder();
  const { buildSync } = loadEsbuild(scope);
  try {
    const { outputFiles } = buildSync({
      entryPoints: [resolve(root, entry)],
      // Comments name files relative to it, and so on every machine alike.
      absWorkingDir: root,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      // The SDK is part of Lambda's Node.js runtimes.
      external: ['@aws-sdk/*'],
      legalComments: 'none',
      charset: 'utf8',
      logLevel: 'silent',
      write: false,
    });
    return zip(new Map(outputFiles.map(({ contents }) => ['index.js', contents])));
  } catch (error) {
    const [message] = (error as Error).message.split('\n').slice(1);
    return reject(scope.node.path, badBundle('entry', entry, message ?? (error as Error).message));
  }
}

// Loaded when the first entry is bundled: who brings a folder needs no bundler.
function loadEsbuild(scope: Construct): typeof import('esbuild') {
  try {
    // biome-ignore lint/style/noCommonJs: an import would load the bundler with the package, and fail where it is missing
    return require('esbuild') as typeof import('esbuild');
  } catch {
    return reject(
      scope.node.path,
      missing(
        'entry needs esbuild to be bundled',
        'esbuild among the dependencies',
        'npm install --save-dev esbuild, or pass a folder as code',
      ),
    );
  }
}

function zipFolder(code: string): Uint8Array {
  const folder = resolve(projectFolder(), code);
  const names = (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => !/(^|[\\/])__pycache__([\\/]|$)|\.pyc$/.test(name) && isFile(join(folder, name)))
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
  return zip(new Map(names.map((name) => [name, readFileSync(join(folder, name))])));
}

function zip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const options = { mtime: ZIP_TIME, os: UNIX, attrs: FILE_MODE, level: 9 } as const;
  return zipSync(Object.fromEntries([...files].map(([name, content]) => [name, [content, options]])));
}

// cdktf copies assets from files, so the zips lie in a folder of their own until the process ends.
function stage(content: Uint8Array, hash: string): string {
  if (stagingFolder === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'cross-account-lambda-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    stagingFolder = folder;
  }
  const path = join(stagingFolder, hash, 'code.zip');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** The folder of cdktf.json, which paths of code are relative to: the current one or the nearest above it. */
function projectFolder(): string {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'cdktf.json'))) {
      return folder;
    }
    if (dirname(folder) === folder) {
      return process.cwd();
    }
  }
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/** What is synthesised depends on the project alone: not on the folder, the machine's settings or the run. */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { copyProject, readTree, runMain } from '../support/project-copy';

const root = mkdtempSync(join(tmpdir(), 'determinism-'));
const first = join(root, 'clone');
const second = join(root, 'another folder', 'deeper down', 'clone');
// A folder of their own for temporary files, so that what the runs leave behind is theirs.
const temporary = join(root, 'temporary');

afterAll(() => rmSync(root, { recursive: true }));

type Tree = Readonly<Record<string, Buffer>>;

function synthesiseIn(folder: string, environment: Readonly<Record<string, string>> = {}): Tree {
  const run = runMain(folder, { TMPDIR: temporary, ...environment });
  expect(run).toEqual({ status: 0, stdout: '', stderr: '' });
  return readTree(join(folder, 'cdktf.out'));
}

function sameBytes(a: Tree, b: Tree): void {
  expect(Object.keys(a)).toEqual(Object.keys(b));
  expect(Object.keys(a).filter((name) => a[name]?.equals(b[name] as Buffer) !== true)).toEqual([]);
}

/** The files with the content of each zip in its place. */
function unpacked(tree: Tree): readonly (readonly [string, Buffer])[] {
  return Object.entries(tree).flatMap(([name, content]) =>
    name.endsWith('.zip')
      ? Object.entries(unzipSync(content)).map(([inner, bytes]) => [`${name}/${inner}`, Buffer.from(bytes)] as const)
      : [[name, content] as const],
  );
}

beforeAll(() => {
  mkdirSync(temporary, { recursive: true });
  copyProject(first);
  copyProject(second);
  unsettle(second);
});

// A checkout differs from another in times and rights of files, and in what a local run of Python leaves behind.
function unsettle(folder: string): void {
  const handlers = join(folder, 'handlers');
  for (const name of Object.keys(readTree(handlers))) {
    chmodSync(join(handlers, name), 0o700);
    utimesSync(join(handlers, name), 1_000_000_000, 1_000_000_000);
  }
  mkdirSync(join(handlers, 'python', '__pycache__'), { recursive: true });
  writeFileSync(join(handlers, 'python', '__pycache__', 'callee.cpython-313.pyc'), folder);
}

describe.each(['typescript', 'python'])('with handlers in %s', (language) => {
  const trees: Record<string, Tree> = {};

  test('two clones at different paths, zones and languages give the same bytes', () => {
    trees.first = synthesiseIn(first, { HANDLER_LANGUAGE: language, TZ: 'America/Los_Angeles', LANG: 'C' });
    trees.second = synthesiseIn(second, { HANDLER_LANGUAGE: language, TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8' });
    expect(Object.keys(trees.first).filter((name) => !name.endsWith('code.zip'))).toEqual([
      'manifest.json',
      'stacks/assume-role/cdk.tf.json',
      'stacks/invoke-by-resource-policy/cdk.tf.json',
      'stacks/invoke-by-role/cdk.tf.json',
      'stacks/pull-sources/cdk.tf.json',
      'stacks/push-sources/cdk.tf.json',
      'stacks/request-processor/cdk.tf.json',
    ]);
    expect(Object.keys(trees.first).filter((name) => name.endsWith('code.zip'))).toHaveLength(10);
    sameBytes(trees.second, trees.first);
  });

  test('a second run in the same folder gives the same bytes', () => {
    sameBytes(synthesiseIn(first, { HANDLER_LANGUAGE: language }), trees.first ?? {});
  });

  test('no path of a folder is in any file, those in the zips included', () => {
    const folders = [root, tmpdir(), process.cwd()].flatMap((folder) => [folder, realpathSync(folder)]);
    const found = [trees.first ?? {}, trees.second ?? {}]
      .flatMap(unpacked)
      .flatMap(([name, content]) =>
        folders.filter((folder) => content.includes(folder)).map((folder) => `${name}: ${folder}`),
      );
    expect(found).toEqual([]);
  });
});

test('the runs leave no temporary folders behind', () => {
  expect(readdirSync(temporary).filter((name) => name.startsWith('cross-account-lambda-'))).toEqual([]);
});

import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, TerraformStack } from 'cdktf';
import { unzipSync } from 'fflate';
import type { CodeSource } from '../../lib/constructs/lambda-archive';
import { createArchive } from '../../lib/constructs/lambda-archive';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive test '));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** The zip that a synthesis leaves beside the stack, and what the function says of it. */
function synthesisedZip(source: CodeSource, outdir = join(folder, 'out')) {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, 'stack');
  const archive = createArchive(stack, source);
  // Tokens of the path are resolved by the synthesis; the asset's folder is named by the hash.
  app.synth();
  const below = readdirSync(join(outdir, 'stacks', 'stack', 'assets'), { recursive: true }) as string[];
  const path = below.find((name) => name.endsWith('.zip')) ?? '';
  return { zip: readFileSync(join(outdir, 'stacks', 'stack', 'assets', path)), path, archive };
}

function writeFolder(name: string, files: Readonly<Record<string, string>>): string {
  const path = join(folder, name);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(join(path, file, '..'), { recursive: true });
    writeFileSync(join(path, file), content);
  }
  return path;
}

function inFolder<T>(path: string, run: () => T): T {
  const before = process.cwd();
  process.chdir(path);
  try {
    return run();
  } finally {
    process.chdir(before);
  }
}

test('a code folder is zipped as it is, sorted by name, without what Python leaves behind', () => {
  const code = writeFolder('code', {
    'z.py': 'z = 1',
    'lib/b.py': 'b = 1',
    'a.py': 'a = 1',
    '__pycache__/a.cpython-313.pyc': 'x',
    'lib/__pycache__/b.cpython-313.pyc': 'x',
    'old.pyc': 'x',
  });
  const files = unzipSync(synthesisedZip({ code }).zip);
  expect(Object.keys(files)).toEqual(['a.py', 'lib/b.py', 'z.py']);
  expect(Buffer.from(files['lib/b.py'] ?? []).toString()).toBe('b = 1');
});

test('equal code gives equal bytes, whatever the folder, the time and the order in which the files were written', () => {
  const one = writeFolder('one', { 'a.py': 'a = 1', 'b.py': 'b = 1' });
  const two = writeFolder('two', { 'b.py': 'b = 1', 'a.py': 'a = 1' });
  utimesSync(join(two, 'a.py'), new Date(2001, 0, 1), new Date(2001, 0, 1));
  const [first, second] = [
    synthesisedZip({ code: one }, join(folder, 'out 1')),
    synthesisedZip({ code: two }, join(folder, 'out 2')),
  ];
  expect(first.zip.equals(second.zip)).toBe(true);
  expect(first.path).toBe(second.path);
  expect(first.archive.sourceCodeHash).toBe(second.archive.sourceCodeHash);
});

test('the hash is the one Lambda computes of the zip, and changes with the code', () => {
  const { zip, archive } = synthesisedZip({ code: writeFolder('one', { 'a.py': 'a = 1' }) }, join(folder, 'out 1'));
  expect(archive.sourceCodeHash).toBe(createHash('sha256').update(zip).digest('base64'));
  const other = synthesisedZip({ code: writeFolder('two', { 'a.py': 'a = 2' }) }, join(folder, 'out 2'));
  expect(other.archive.sourceCodeHash).not.toBe(archive.sourceCodeHash);
});

test('the files in the zip are readable by all, and as old as zip files can be', () => {
  const { zip } = synthesisedZip({ code: writeFolder('code', { 'a.py': 'a = 1' }) });
  const directory = zip.indexOf('PK\u0001\u0002');
  const field = (offset: number): number => zip.readUInt16LE(directory + offset);
  // Made by Unix; the rights are in the upper half of the external attributes; 1980-01-01 00:00.
  expect([zip[directory + 5], field(40), field(12), field(14)]).toEqual([3, 0o100644, 0, 0x21]);
});

test('an entry is bundled into one index.js that runs, with the same bytes in every clone of the project', async () => {
  const source = [
    "import { GREETING } from './greeting';",
    'export const handler = async (): Promise<string> => GREETING;',
  ].join('\n');
  const clones = ['clone one', 'clone two'].map((name) => {
    const project = writeFolder(name, {
      'cdktf.json': '{}',
      'source/handler.ts': source,
      'source/greeting.ts': "export const GREETING = 'hello';",
    });
    return inFolder(project, () => synthesisedZip({ entry: 'source/handler.ts' }, join(folder, `out of ${name}`)));
  });
  const files = unzipSync(clones[0]?.zip ?? Buffer.of());
  expect(Object.keys(files)).toEqual(['index.js']);
  expect(clones[1]?.zip.equals(clones[0]?.zip ?? Buffer.of())).toBe(true);
  const text = Buffer.from(files['index.js'] ?? []).toString();
  expect(text.includes(folder)).toBe(false);
  const bundled = { exports: {} as { handler?: () => Promise<string> } };
  new Function('module', 'exports', 'require', text)(bundled, bundled.exports, require);
  await expect(bundled.exports.handler?.()).resolves.toBe('hello');
});

test('an entry leaves the AWS SDK to the runtime, which brings it', () => {
  const source = "import { STSClient } from '@aws-sdk/client-sts';\nexport const handler = () => STSClient;";
  const path = writeFolder('source', { 'handler.ts': source });
  const files = unzipSync(synthesisedZip({ entry: join(path, 'handler.ts') }).zip);
  const text = Buffer.from(files['index.js'] ?? []).toString();
  expect(text).toMatch(/require\("@aws-sdk\/client-sts"\)/);
  expect(text.length).toBeLessThan(2000);
});

/** The bundle in `bin` is what the sources say, and runs where nothing is installed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { helpText } from '../../lib/cli/help-text';
import { BIN, bundleBin } from '../../scripts/build-bin';
import { manifest, ROOT } from '../repository/repository-files';
import { WorkFolder } from './run-main';
import { DENIED } from './worlds';

const folder = new WorkFolder();
const bin = join(folder.path, 'cross-account-lambda.js');

beforeAll(() => {
  folder.write({ 'denied.json': DENIED });
  copyFileSync(join(ROOT, BIN), bin);
});
afterAll(() => folder.remove());

const run = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [bin, ...args], { cwd: folder.path, encoding: 'utf8', input });

test('it is fresh: npm run build:bin would write the same bytes', () => {
  expect(readFileSync(join(ROOT, BIN), 'utf8') === bundleBin()).toBe(true);
});

test('it tells the version of the package', () => {
  expect(run(['--version'])).toMatchObject({ status: 0, stdout: `${manifest.version}\n`, stderr: '' });
});

test('it prints its help', () => {
  expect(run(['--help'])).toMatchObject({ status: 0, stdout: helpText(), stderr: '' });
});

test('it reads files and standard input, and ends with the exit code', () => {
  const file = run(['check', 'denied.json', '--format', 'json']);
  const piped = run(['check', '-', '--format', 'json'], JSON.stringify(DENIED));
  expect([file.status, piped.status, JSON.parse(file.stdout).verdict]).toEqual([1, 1, 'notProved']);
  expect(piped.stdout).toBe(file.stdout.replaceAll('denied.json', 'standard input'));
});

test('a reader that has seen enough is no error', () => {
  const script = `"${process.execPath}" "${bin}" check denied.json 2>&1 | head -c 1`;
  expect(execFileSync('sh', ['-c', script], { cwd: folder.path, encoding: 'utf8' })).toBe('d');
});

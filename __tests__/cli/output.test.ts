/** Where the result goes, and how it looks there. */
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { showProgress } from '../../lib/cli/progress';
import { WorkFolder } from './run-main';
import { DENIED, PROVED } from './worlds';

const folder = new WorkFolder();
const at = (name: string): string => join(folder.path, name);

beforeAll(() => folder.write({ 'proved.json': PROVED, 'denied.json': DENIED }));
afterAll(() => folder.remove());

describe('--output', () => {
  test('writes the whole result to a file, and nothing to standard output', async () => {
    const { stdout } = await folder.run(['check', 'denied.json', '--format', 'json']);
    folder.write({ 'result.json': 'old' });
    expect(await folder.run(['check', 'denied.json', '--format', 'json', '--output', 'result.json'])).toEqual({
      code: 1,
      stdout: '',
      stderr: '',
    });
    expect(readFileSync(at('result.json'), 'utf8')).toBe(stdout);
    expect(readdirSync(folder.path).filter((name) => name.includes('.tmp'))).toEqual([]);
  });

  test('leaves a link a link', async () => {
    folder.write({ 'target.txt': 'old' });
    symlinkSync('target.txt', at('link.txt'));
    expect((await folder.run(['check', 'proved.json', '--output', 'link.txt'])).code).toBe(0);
    expect(lstatSync(at('link.txt')).isSymbolicLink()).toBe(true);
    expect(readFileSync(at('target.txt'), 'utf8')).toMatch(/^proved\.json: proved/);
  });

  test('writes nothing where the input cannot be used', async () => {
    expect((await folder.run(['check', 'nowhere.json', '--output', 'never.txt'])).code).toBe(2);
    expect(existsSync(at('never.txt'))).toBe(false);
  });

  test.each(['missing/result.txt', 'folder'])(
    'ends with 2 where %s cannot be written, even if 1 would do',
    async (name) => {
      mkdirSync(at('folder'), { recursive: true });
      const { code, stdout, stderr } = await folder.run(['check', 'denied.json', '--output', name]);
      expect([code, stdout, stderr]).toEqual([
        2,
        '',
        expect.stringMatching(
          new RegExp(`^\\[--output\\] "${name}" cannot be written: got .+; allowed: a file in a folder .+\\n$`),
        ),
      ]);
      expect(readdirSync(folder.path).filter((each) => each.includes('.tmp'))).toEqual([]);
    },
  );
});

describe('colours', () => {
  const coloured = '\u001b[32mproved.json: proved';

  test('are there for a person at a terminal', async () => {
    const { stdout } = await folder.run(['check', 'proved.json'], { isTTY: true });
    expect(stdout.startsWith(coloured)).toBe(true);
  });

  test.each<[string, string[], { isTTY: boolean; environment: Record<string, string> }]>([
    ['in a pipe', [], { isTTY: false, environment: {} }],
    ['with --no-color', ['--no-color'], { isTTY: true, environment: {} }],
    ['with NO_COLOR', [], { isTTY: true, environment: { NO_COLOR: '1' } }],
    ['at a terminal that knows none', [], { isTTY: true, environment: { TERM: 'dumb' } }],
    ['in JSON', ['--format=json'], { isTTY: true, environment: {} }],
    ['in Markdown', ['--format=markdown'], { isTTY: true, environment: {} }],
  ])('are not there %s', async (_, args, options) => {
    expect((await folder.run(['check', 'proved.json', ...args], options)).stdout).not.toContain('\u001b');
  });

  test('are not in a file', async () => {
    await folder.run(['check', 'proved.json', '--output', 'plain.txt'], { isTTY: true });
    expect(readFileSync(at('plain.txt'), 'utf8')).not.toContain('\u001b');
  });

  test('an empty NO_COLOR does not count', async () => {
    const { stdout } = await folder.run(['check', 'proved.json'], { isTTY: true, environment: { NO_COLOR: '' } });
    expect(stdout.startsWith(coloured)).toBe(true);
  });
});

test('what steers a terminal does not come through an error either', async () => {
  const { code, stderr } = await folder.run(['check', 'a\u001b[31mb']);
  expect([code, stderr]).toEqual([2, expect.stringMatching(/^\[a\uFFFD\[31mb\] there is no such file/)]);
});

test('a defect is called one, with its place only where it is asked for', async () => {
  // Whatever breaks inside: a stream that gives no bytes.
  const standardInput = 7 as unknown as string;
  const fail = async (environment: Record<string, string>) =>
    folder.run(['check', '-'], { environment, standardInput });
  const quiet = await fail({});
  expect([quiet.code, quiet.stdout, quiet.stderr.split('\n').slice(1)]).toEqual([
    2,
    '',
    ['Set DEBUG=1 to see where.', ''],
  ]);
  expect(quiet.stderr).toMatch(
    /^cross-account-lambda failed: .+ This is a defect of cross-account-lambda 1\.2\.3 and not of your input; please report it\.\n/,
  );
  expect((await fail({ DEBUG: '1' })).stderr).toMatch(/\n {4}at /);
});

describe('progress', () => {
  const written: string[] = [];
  const host = (isTTY: boolean) => ({
    readStandardInput: async () => Buffer.from(''),
    now: () => new Date(0),
    stdout: { write: () => undefined },
    stderr: { isTTY, write: (text: string) => written.push(text) },
    environment: {},
    folder: '.',
    version: '0',
  });
  const steps = (isTTY: boolean): readonly string[] => {
    let time = 0;
    written.length = 0;
    const progress = showProgress(host(isTTY), () => time);
    for (const step of ['reading a', 'reading b', 'judging a']) {
      progress(step);
      time += 700;
    }
    return [...written];
  };

  test('is told on a terminal once a second is over', () => {
    expect(steps(true)).toEqual(['judging a ...\n']);
  });

  test('is not told to a file', () => {
    expect(steps(false)).toEqual([]);
  });
});

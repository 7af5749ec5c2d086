/** main.ts as a program: what it writes, what it says and with which exit code it ends. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import project from '../../cdktf.json';
import { badAccountId, badName, describeProblem, unknownRegion } from '../../lib/errors';
import { copyProject, readTree, runMain } from '../support/project-copy';

const folder = mkdtempSync(join(tmpdir(), 'main-'));
const outdir = join(folder, 'cdktf.out');

beforeAll(() => copyProject(folder));
afterEach(() => rmSync(outdir, { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

type Context = Readonly<Record<string, unknown>>;

function withStories(changed: Context): string {
  return JSON.stringify({ ...project.context, stories: { ...project.context.stories, ...changed } });
}

const HOME = { accountId: '111111111111', region: 'us-east-1' };

const BAD_CONTEXT = withStories({
  'assume-role': {
    home: { ...HOME, accountId: '11111111111' },
    cross: { accountId: '222222222222', region: 'us-east-1' },
  },
  'request-processor': { home: { ...HOME, region: 'us-east-9' }, namePrefix: 'no spaces ' },
  'invoke-by-role': {
    home: { accountId: 0, region: 'ap-northeast-1' },
    cross: { accountId: '111111111111', region: 'ap-northeast-1' },
    colour: 'red',
  },
});

// How the constructs word their problems is told by the tests of bad input.
const BAD_CONTEXT_PROBLEMS = `4 problems; nothing was written:

[assume-role/home] ${describeProblem(badAccountId('accountId', '11111111111'))}
[request-processor/home] ${describeProblem(unknownRegion('us-east-9'))}
[cdktf.json] stories.invoke-by-role.colour cannot be used: got "red"; allowed: home, cross, namePrefix, streamName; correct the name of the setting in cdktf.json, or delete it
[cdktf.json] stories.invoke-by-role.home.accountId cannot be used: got 0; allowed: a string; quote it in the context of cdktf.json: a number loses its leading zeros
`;

test('good input is synthesised, and nothing is said', () => {
  expect(runMain(folder)).toEqual({ status: 0, stdout: '', stderr: '' });
  const manifest = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as { stacks: object };
  expect(Object.keys(manifest.stacks)).toEqual([
    'assume-role',
    'invoke-by-resource-policy',
    'invoke-by-role',
    'pull-sources',
    'push-sources',
    'request-processor',
  ]);
});

test('the folder to write to can be chosen', () => {
  expect(runMain(folder, { CDKTF_OUTDIR: 'elsewhere' })).toEqual({ status: 0, stdout: '', stderr: '' });
  expect([existsSync(outdir), existsSync(join(folder, 'elsewhere', 'manifest.json'))]).toEqual([false, true]);
  rmSync(join(folder, 'elsewhere'), { recursive: true });
});

test('all problems of all stories are said at once, with exit code 2, and no folder is created', () => {
  expect(runMain(folder, { CDKTF_CONTEXT_JSON: BAD_CONTEXT })).toEqual({
    status: 2,
    stdout: '',
    stderr: BAD_CONTEXT_PROBLEMS,
  });
  expect(existsSync(outdir)).toBe(false);
});

test('what was written before stays as it is, byte for byte', () => {
  expect(runMain(folder).status).toBe(0);
  const before = readTree(outdir);
  expect(runMain(folder, { CDKTF_CONTEXT_JSON: BAD_CONTEXT }).status).toBe(2);
  expect(readTree(outdir)).toEqual(before);
});

test('a bad environment variable is reported like a bad context, with the path of its construct', () => {
  const environment = { INVOKE_BY_ROLE_CROSS_DEPLOY_ROLE_ARN: 'arn:aws:iam::333333333333:role/deploy' };
  expect(runMain(folder, environment)).toEqual({
    status: 2,
    stdout: '',
    stderr: `1 problem; nothing was written:

[invoke-by-role/cross] assumeRole.roleArn is a role of another account: got arn:aws:iam::333333333333:role/deploy; allowed: a role of 111111111111; name the deploy role of the account itself: the role decides where the provider works
`,
  });
  expect(existsSync(outdir)).toBe(false);
});

test('a bad backend is reported beside the problems of the stories', () => {
  const context = { backend: { type: 's3', region: 'eu-west-1' }, stories: { ...project.context.stories } };
  const environment = { CDKTF_CONTEXT_JSON: JSON.stringify(context), ASSUME_ROLE_NAME_PREFIX: 'a b' };
  expect(runMain(folder, environment)).toEqual({
    status: 2,
    stdout: '',
    stderr: `3 problems; nothing was written:

[cdktf.json] backend.bucket cannot be used: got nothing; allowed: a string; correct backend in the context of cdktf.json
[assume-role/reader] ${describeProblem(badName('functionName', 'a bcross-account-reader', '1 to 64 letters, digits and _ -'))}
[assume-role/reader] ${describeProblem(badName('roleName', 'a bmy-lambda-execution-role', '1 to 64 letters, digits and _ + = , . @ -'))}
`,
  });
});

function parserSays(text: string): string {
  try {
    JSON.parse(text);
  } catch (error) {
    return JSON.stringify((error as Error).message);
  }
  throw new Error('this text is JSON');
}

const FROM_CLI = 'unset it, or run the command through cdktf, which sets it';

test.each([
  [
    'no JSON',
    '{"backend": local}',
    `[CDKTF_CONTEXT_JSON] the text cannot be used: got ${parserSays('{"backend": local}')}; allowed: JSON; ${FROM_CLI}`,
  ],
  ['empty', '', `[CDKTF_CONTEXT_JSON] the text cannot be used: got ${parserSays('')}; allowed: JSON; ${FROM_CLI}`],
  ['a list', '[1]', `[CDKTF_CONTEXT_JSON] the text cannot be used: got [1]; allowed: a JSON object; ${FROM_CLI}`],
  ['null', 'null', `[CDKTF_CONTEXT_JSON] the text cannot be used: got null; allowed: a JSON object; ${FROM_CLI}`],
])('a passed context that is %s is reported without a stack trace', (_what, context, expected) => {
  expect(runMain(folder, { CDKTF_CONTEXT_JSON: context })).toEqual({
    status: 2,
    stdout: '',
    stderr: `1 problem; nothing was written:\n\n${expected}\n`,
  });
  expect(existsSync(outdir)).toBe(false);
});

describe('a cdktf.json of another shape', () => {
  const file = join(folder, 'cdktf.json');

  afterAll(() => writeFileSync(file, JSON.stringify(project)));

  test.each([
    ['no JSON', '{ "context": ', `the text cannot be used: got ${parserSays('{ "context": ')}; allowed: JSON`],
    ['no object', '"context"', 'the text cannot be used: got "context"; allowed: a JSON object'],
    ['a context that is a list', '{"context":[]}', 'context cannot be used: got []; allowed: an object'],
    ['a context that is null', '{"context":null}', 'context cannot be used: got null; allowed: an object'],
  ])('%s is reported without a stack trace', (_what, text, expected) => {
    writeFileSync(file, text);
    expect(runMain(folder)).toEqual({
      status: 2,
      stdout: '',
      stderr: `1 problem; nothing was written:\n\n[cdktf.json] ${expected}; correct the file\n`,
    });
    expect(existsSync(outdir)).toBe(false);
  });
});

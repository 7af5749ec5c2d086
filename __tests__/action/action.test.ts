/** `action.yml` as a runner runs it: its own steps, the bundled command line, a server in the place of GitHub. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../lib/review/rules';
import { PLANS } from '../../scripts/plans/plan-sources';
import { ROOT } from '../repository/repository-files';
import { ACTION, FakeGitHub, Job } from './run-action';

const RULE = 'trust-any-principal';
/** One rule is asked, so that the counts do not change with every rule there will be. */
const OTHERS = Object.fromEntries(RULES.filter(({ id }) => id !== RULE).map(({ id }) => [id, 'off']));
const PULL_REQUEST = { pull_request: { number: 7 } };
const MARKER = '<!-- cross-account-lambda comment: review -->\n';
const COMMENTS = '/repos/owner/name/issues/7/comments';
const FIRST_PAGE = `GET ${COMMENTS}?per_page=100&page=1`;
const FORK =
  'There is no comment on the pull request: the token may not write comments here (HTTP 403): it needs pull-requests: write, which pull requests from forks do not get.';

const planText = (name: string): string => readFileSync(join(PLANS, 'review', `${name}.plan.json`), 'utf8');

let github: FakeGitHub;
let api: string;
let job: Job;

beforeEach(async () => {
  github = new FakeGitHub();
  api = await github.start();
  job = new Job();
  job.write({
    'cross-account-lambda.json': { severity: OTHERS },
    'star.json': planText('command/star'),
    'unchanged.json': planText('command/unchanged'),
    'errored.json': { ...JSON.parse(planText('command/unchanged')), errored: true },
  });
});
afterEach(async () => {
  job.remove();
  await github.stop();
});

const run = (inputs: Readonly<Record<string, string>>, event: unknown = PULL_REQUEST) =>
  job.run(inputs, event, { GITHUB_API_URL: api });

/** What the command line itself prints. */
const printed = (format: string, ...args: readonly string[]): string =>
  spawnSync(process.execPath, [join(ROOT, 'bin/cross-account-lambda.js'), 'review', ...args, '--format', format], {
    cwd: job.workspace,
    encoding: 'utf8',
  }).stdout;

const { steps } = ACTION.runs;
const warningsOf = (log: string): readonly string[] =>
  [...log.matchAll(/^::warning::(.*)$/gm)].map(([, text]) => text ?? '');

describe('the file', () => {
  test('pastes nothing into a shell, and runs nothing but what lies beside it', () => {
    expect(ACTION.runs.using).toBe('composite');
    for (const step of steps) {
      expect(Object.keys(step).sort()).toEqual(['env', 'id', 'run', 'shell']);
      expect(step.run).not.toContain('${{');
      expect(step.run).not.toMatch(/\b(npm|npx|yarn|pnpm|curl|eval|source)\b/);
      for (const [, script] of step.run.matchAll(/^\s*node (.*)$/gm)) {
        expect(script).toMatch(/^"\$GITHUB_ACTION_PATH\/scripts\/action\/[\w-]+\.mjs"$/);
      }
    }
  });

  test('gives the token to the step that comments alone', () => {
    const holders = steps.filter(({ env }) => Object.values(env).some((value) => value.includes('token')));
    expect(holders.map(({ id }) => id)).toEqual(['comment']);
  });

  test('has a description of every input and output, and a use for each', () => {
    const used = JSON.stringify(steps);
    for (const [name, { description }] of Object.entries(ACTION.inputs)) {
      expect([name, description]).toEqual([name, expect.stringMatching(/\.$/)]);
      expect(used).toContain(`inputs.${name} }`);
    }
    for (const { description } of Object.values(ACTION.outputs)) expect(description).toMatch(/\.$/);
  });
});

describe('a plan that lets everybody in', () => {
  test('fails the job when all is told: outputs, reports, summary, log and comment', async () => {
    const { code, outputs, summary, log } = await run({ plan: 'star.json' });
    const { markdown = '', json = '', sarif = '', ...counts } = outputs;
    expect(code).toBe(1);
    expect(counts).toEqual({ verdict: 'findings', errors: '1', warnings: '0', notes: '0', changes: '1' });
    expect(readFileSync(markdown, 'utf8')).toBe(printed('markdown', 'star.json'));
    expect(readFileSync(json, 'utf8')).toBe(printed('json', 'star.json'));
    expect(readFileSync(sarif, 'utf8')).toBe(printed('sarif', 'star.json'));
    expect(summary).toBe(`${printed('markdown', 'star.json')}\n`);
    expect(log).toContain(printed('text', 'star.json'));
    expect(github.comments.map(({ body }) => body)).toEqual([MARKER + printed('markdown', 'star.json')]);
    expect(github.requests).toEqual([FIRST_PAGE, `POST ${COMMENTS}`]);
    expect([...github.tokens]).toEqual(['Bearer token-of-the-workflow']);
  });

  test('does not fail it with fail-on: never', async () => {
    const { code, outputs } = await run({ plan: 'star.json', 'fail-on': 'never' });
    expect([code, outputs['verdict'], outputs['errors']]).toEqual([0, 'passed', '1']);
  });

  test('is compared with what was before', async () => {
    const { code, outputs } = await run({ plan: 'star.json', before: 'star.json' });
    expect([code, outputs['verdict'], outputs['errors'], outputs['changes']]).toEqual([0, 'passed', '0', '0']);
  });

  test('is weighed by the configuration that is named', async () => {
    job.write({ 'base/config.json': { severity: { ...OTHERS, [RULE]: 'note' } } });
    const { code, outputs } = await run({ plan: 'star.json', config: 'base/config.json' });
    expect([code, outputs['errors'], outputs['notes']]).toEqual([0, '0', '1']);
  });
});

describe('the comment', () => {
  test('is updated in place, and left alone where it says the same', async () => {
    await run({ plan: 'star.json' });
    await run({ plan: 'star.json' });
    expect(github.requests.slice(2)).toEqual([FIRST_PAGE]);
    await run({ plan: 'unchanged.json' });
    expect(github.requests.slice(3)).toEqual([FIRST_PAGE, 'PATCH /repos/owner/name/issues/comments/1']);
    expect(github.comments.map(({ body }) => body)).toEqual([MARKER + printed('markdown', 'unchanged.json')]);
  });

  test('is not begun where nothing changes, unless it is to be there always', async () => {
    expect((await run({ plan: 'unchanged.json' })).code).toBe(0);
    expect(github.comments).toEqual([]);
    await run({ plan: 'unchanged.json', comment: 'always' });
    expect(github.comments).toHaveLength(1);
  });

  test('is found on a later page', async () => {
    const others = Array.from({ length: 100 }, (_, id) => ({ id, body: 'x', user: { login: 'a', type: 'User' } }));
    const own = { id: 500, body: `${MARKER}old`, user: { login: 'github-actions[bot]', type: 'Bot' } };
    github.comments = [...others, own];
    await run({ plan: 'star.json' });
    expect(github.requests).toEqual([
      FIRST_PAGE,
      `GET ${COMMENTS}?per_page=100&page=2`,
      'PATCH /repos/owner/name/issues/comments/500',
    ]);
  });

  test.each([undefined, 'reviewer'])(
    'is no comment of somebody else who wrote its marker (token of %s)',
    async (login) => {
      github.login = login;
      github.comments = [{ id: 1, body: `${MARKER}mine`, user: { login: 'mallory', type: 'User' } }];
      await run({ plan: 'star.json' });
      await run({ plan: 'unchanged.json' });
      expect(github.comments.map(({ id, user }) => [id, user.login])).toEqual([
        [1, 'mallory'],
        [2, login ?? 'github-actions[bot]'],
      ]);
    },
  );

  test('has a key, by which that of another review is told apart', async () => {
    await run({ plan: 'star.json', 'comment-key': 'staging' });
    await run({ plan: 'star.json', 'comment-key': 'production' });
    expect(github.comments.map(({ body }) => body.split('\n')[0])).toEqual([
      '<!-- cross-account-lambda comment: staging -->',
      '<!-- cross-account-lambda comment: production -->',
    ]);
  });

  test('goes to the pull request that is named', async () => {
    await run({ plan: 'star.json', 'pull-request': '12' }, {});
    expect(github.requests).toContain('POST /repos/owner/name/issues/12/comments');
  });

  test.each<[string, Record<string, string>, unknown]>([
    ['where there is no pull request', {}, { ref: 'refs/heads/main' }],
    ['where there shall be none', { comment: 'never' }, PULL_REQUEST],
  ])('is not asked for %s', async (_, inputs, event) => {
    const { code, log } = await run({ plan: 'star.json', ...inputs }, event);
    expect([code, github.requests, warningsOf(log)]).toEqual([1, [], []]);
  });
});

describe('what keeps it from commenting is said, and changes no verdict', () => {
  test('a token that may only read, as on forks', async () => {
    github.refusal = 403;
    const { code, outputs, summary, log } = await run({ plan: 'star.json', 'fail-on': 'never' });
    expect([code, outputs['verdict'], warningsOf(log)]).toEqual([0, 'passed', [FORK]]);
    expect(summary).toBe(`${printed('markdown', 'star.json')}\n\n> ${FORK}\n`);
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['no token', { token: '' }, /: there is no token\.$/],
    ['a mode that is none', { comment: 'sometimes' }, /: comment is none of changes, always, never\.$/],
    ['a key that would end the marker', { 'comment-key': 'a --> b' }, /: comment-key holds more than /],
    ['a pull request that is none', { 'pull-request': '7/../8' }, /: pull-request is no number\.$/],
  ])('%s', async (_, inputs, message) => {
    const { code, log } = await run({ plan: 'star.json', ...inputs });
    expect([code, github.comments, warningsOf(log)]).toEqual([1, [], [expect.stringMatching(message)]]);
  });

  test('GitHub out of order, or out of reach', async () => {
    github.refusal = 502;
    expect(warningsOf((await run({ plan: 'star.json' })).log)).toEqual([
      'There is no comment on the pull request: GitHub answered with HTTP 502.',
    ]);
    await github.stop();
    const { code, log } = await run({ plan: 'star.json' });
    expect([code, warningsOf(log)]).toEqual([
      1,
      ['There is no comment on the pull request: GitHub cannot be reached (ECONNREFUSED).'],
    ]);
    await github.start();
  });
});

test('a plan that does not tell all fails the job with strict', async () => {
  const { code, outputs } = await run({ plan: 'errored.json', strict: 'true', 'fail-on': 'never' });
  expect([code, outputs['verdict']]).toEqual([3, 'unknown']);
  expect((await run({ plan: 'errored.json', 'fail-on': 'never' })).code).toBe(0);
});

describe('what cannot be reviewed', () => {
  test('fails the job, and a comment that is there does not stay as if it had passed', async () => {
    await run({ plan: 'unchanged.json', comment: 'always' });
    const { code, outputs, summary, log } = await run({ plan: 'nowhere.json\n  star.json' });
    expect([code, outputs['verdict'], outputs['sarif']]).toEqual([2, 'error', '']);
    const said =
      '[nowhere.json] there is no such file or folder: got "nowhere.json"; allowed: a file or folder that exists; correct the path';
    for (const text of [log, github.comments[0]?.body ?? '']) expect(text).toContain(said);
    expect(summary).toBe(`### Cross-account access: not reviewed\n\n\`\`\`text\n${said}\n\`\`\`\n\n`);
    expect(log).toMatch(/^::error::/m);
    expect(github.comments).toHaveLength(1);
  });
});

test('what is neither true nor false is told by its name', async () => {
  const { code, log } = await run({ plan: 'star.json', strict: 'yes', together: '1' });
  expect([code, log]).toEqual([
    2,
    expect.stringContaining(
      '\n[action] together is no boolean: got "1"; allowed: true, false; correct the input\n[action] strict is no boolean: got "yes"; allowed: true, false; correct the input\n',
    ),
  ]);
});

test('inputs are data: no shell reads them, and the log obeys no name in them', async () => {
  const name = '$(touch pwned)`touch pwned`; touch pwned\'"::error::x';
  const { code, log, summary } = await run({ plan: `${name}\n-\n--version`, before: name, account: name, stack: name });
  expect(code).toBe(2);
  expect(existsSync(join(job.workspace, 'pwned'))).toBe(false);
  const [, end] = /^::stop-commands::(.+)$/m.exec(log) ?? [];
  // Whatever the command line printed is between the two lines.
  const obeyed = log.replace(new RegExp(`::stop-commands::${end}\n[^]*?\n::${end}::`), '');
  expect([...obeyed.matchAll(/^::.*$/gm)].map(([line]) => line)).toEqual([
    '::error::The accesses were not reviewed: see the log of the review.',
  ]);
  expect(summary).toContain('touch pwned');
});

test('without Node.js it says what to do', async () => {
  const { code, log } = await job.run({ plan: 'star.json' }, PULL_REQUEST, { PATH: '/nowhere' });
  expect([code, log]).toEqual([
    2,
    expect.stringMatching(/^::error::node is not on the PATH; .* add actions\/setup-node/),
  ]);
});

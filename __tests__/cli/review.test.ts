/** `review` on plans that real Terraform made: what it ends with, and what its options do. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { helpText } from '../../lib/cli/help-text';
import { RULES } from '../../lib/review/rules';
import { WAIVER_EXPIRED } from '../../lib/review/waivers';
import { PLANS } from '../../scripts/plans/plan-sources';
import { WorkFolder } from './run-main';

const folder = new WorkFolder();
afterAll(() => folder.remove());

const planText = (plan: string): string => readFileSync(join(PLANS, `${plan}.plan.json`), 'utf8');

const RULE = 'trust-any-principal';
/** One rule is asked, so that what is shown here does not change with every rule there will be. */
const OTHERS = Object.fromEntries(RULES.filter(({ id }) => id !== RULE).map(({ id }) => [id, 'off']));
const waiver = (expires: string) => ({ rule: RULE, address: 'aws_iam_role.reader', reason: 'public', expires });
const stackEntry = (name: string) => ({ name, synthesizedStackPath: `stacks/${name}/cdk.tf.json` });
const manifest = (...names: readonly string[]) => ({
  stacks: Object.fromEntries(names.map((name) => [name, stackEntry(name)])),
});

/** As cdktf synthesises it: a role that whoever is named may take. */
const stack = (name: string, principal: string) => ({
  provider: { aws: [{ region: 'us-east-1', allowed_account_ids: ['222222222222'] }] },
  resource: {
    aws_iam_role: {
      role: {
        name,
        assume_role_policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' }],
        }),
      },
    },
  },
});
const ACCOUNT = 'arn:aws:iam::111111111111:root';

beforeAll(() =>
  folder.write({
    ...Object.fromEntries(
      ['create', 'unchanged', 'star', 'star-unchanged'].map((name) => [
        `${name}.json`,
        planText(`review/command/${name}`),
      ]),
    ),
    // The policy of the one that assumes is known only after apply.
    'unknown.json': planText('review/external-id/create'),
    'errored.json': { ...JSON.parse(planText('review/command/unchanged')), errored: true },
    'cross-account-lambda.json': { severity: OTHERS },
    'off.json': { severity: { ...OTHERS, [RULE]: 'off' } },
    'note.json': { severity: { ...OTHERS, [RULE]: 'note' } },
    'warning.json': { severity: { ...OTHERS, [RULE]: 'warning' } },
    'waived.json': { severity: OTHERS, waivers: [waiver('2026-11-26')] },
    'expired.json': { severity: OTHERS, waivers: [waiver('2026-11-25')] },
    'wrong.json': { severity: { 'no-such-rule': 'note', [RULE]: 'high' }, waivers: {} },
    'broken.json': '{ "waivers": ',
    'base/manifest.json': manifest('kept', 'gone'),
    'base/stacks/kept/cdk.tf.json': stack('kept', ACCOUNT),
    'base/stacks/gone/cdk.tf.json': stack('gone', ACCOUNT),
    'head/manifest.json': manifest('kept', 'added'),
    'head/stacks/kept/cdk.tf.json': stack('kept', '*'),
    'head/stacks/added/cdk.tf.json': stack('added', ACCOUNT),
  }),
);

/** Exit code and, of each world, its changes and the findings that are new. */
async function review(...args: readonly string[]) {
  const { code, stdout, stderr } = await folder.run(['review', '--format', 'json', ...args]);
  if (stdout === '') return [code, stderr.split('\n').slice(0, -1)];
  const { worlds } = JSON.parse(stdout) as {
    worlds: {
      world: string;
      changes: { kind: string }[];
      findings: { rule: string; severity: string; isNew: boolean; origin: { address: string } }[];
    }[];
  };
  return [
    code,
    ...worlds.map(({ world, changes, findings }) => [
      world,
      changes.map(({ kind }) => kind),
      findings.map(
        ({ rule, severity, isNew, origin }) => `${isNew ? 'new' : 'known'} ${severity} ${rule} ${origin.address}`,
      ),
    ]),
  ];
}

/** What becomes of the account that was let in before everybody was, is told besides. */
const WIDENED = expect.arrayContaining(['widened']);
const FOUND = (severity: string) => `new ${severity} ${RULE} aws_iam_role.reader`;

describe('one plan', () => {
  test('that changes nothing opens nothing, and ends with 0', async () => {
    expect(await review('unchanged.json')).toEqual([0, ['unchanged.json', [], []]]);
    expect(await review('unchanged.json', '--strict')).toEqual([0, ['unchanged.json', [], []]]);
  });

  test('that lets everybody in ends with 1', async () => {
    expect(await review('star.json')).toEqual([1, ['star.json', WIDENED, [FOUND('error')]]]);
  });

  test('does not end with 1 for what was there before', async () => {
    expect(await review('star-unchanged.json')).toEqual([
      0,
      ['star-unchanged.json', [], [`known error ${RULE} aws_iam_role.reader`]],
    ]);
  });

  test('from standard input is the same', async () => {
    const args = ['review', '--format', 'json'];
    const piped = await folder.run([...args, '-'], { standardInput: planText('review/command/star') });
    const file = await folder.run([...args, 'star.json']);
    expect([piped.code, piped.stdout]).toEqual([1, file.stdout.replaceAll('star.json', 'standard input')]);
  });

  test('twice gives the same bytes, in every format', async () => {
    for (const format of ['text', 'markdown', 'json', 'sarif']) {
      const [one, other] = [
        await folder.run(['review', 'star.json', '--format', format]),
        await folder.run(['review', 'star.json', '--format', format]),
      ];
      expect(one).toEqual(other);
      expect(one).toMatchObject({ code: 1, stderr: '' });
      expect(one.stdout).toMatch(/\S\n$/);
    }
  });
});

describe('--fail-on', () => {
  test.each<[number, string, string]>([
    [1, 'error', 'star.json'],
    [1, 'warning', 'star.json'],
    [1, 'note', 'star.json'],
    [0, 'never', 'star.json'],
  ])('ends with %d: %s on an error', async (code, failOn, input) => {
    expect((await review(input, '--fail-on', failOn))[0]).toBe(code);
  });

  test('asks for the weight that the configuration gives', async () => {
    expect(await review('star.json', '--config', 'warning.json')).toEqual([
      0,
      ['star.json', WIDENED, [FOUND('warning')]],
    ]);
    expect((await review('star.json', '--config', 'warning.json', '--fail-on', 'warning'))[0]).toBe(1);
    expect(await review('star.json', '--config', 'note.json')).toEqual([0, ['star.json', WIDENED, [FOUND('note')]]]);
  });
});

describe('--strict', () => {
  test('ends with 3 where a policy is known only after apply', async () => {
    expect((await review('unknown.json', '--fail-on', 'never'))[0]).toBe(0);
    expect((await review('unknown.json', '--fail-on', 'never', '--strict'))[0]).toBe(3);
  });

  test('ends with 3 where the plan ended with an error', async () => {
    expect((await review('errored.json', '--fail-on', 'never', '--strict'))[0]).toBe(3);
  });

  test('ends with 1 where there is a finding as well', async () => {
    expect((await review('star.json', 'errored.json', '--strict'))[0]).toBe(2);
    folder.write({ 'both.json': { ...JSON.parse(planText('review/command/star')), errored: true } });
    expect((await review('both.json', '--strict'))[0]).toBe(1);
  });
});

describe('--config', () => {
  test('silences a rule', async () => {
    expect(await review('star.json', '--config', 'off.json')).toEqual([0, ['star.json', WIDENED, []]]);
  });

  test('waives a finding up to its last day, and is a finding itself from the next one on', async () => {
    expect(await review('star.json', '--config', 'waived.json')).toEqual([0, ['star.json', WIDENED, []]]);
    const expired = `new warning ${WAIVER_EXPIRED} aws_iam_role.reader`;
    const late = [1, ['star.json', WIDENED, [FOUND('error'), expired]]];
    expect(await review('star.json', '--config', 'waived.json', '--date', '2026-11-27')).toEqual(late);
    expect(await review('star.json', '--config', 'expired.json')).toEqual(late);
    expect((await review('star.json', '--config', 'expired.json', '--date', '2026-11-25'))[0]).toBe(0);
    expect((await review('unchanged.json', '--config', 'expired.json', '--fail-on', 'warning'))[0]).toBe(1);
  });

  test('is cross-account-lambda.json where there is one', async () => {
    folder.write({ 'cross-account-lambda.json': { severity: { ...OTHERS, [RULE]: 'off' } } });
    expect((await review('star.json'))[0]).toBe(0);
    rmSync(join(folder.path, 'cross-account-lambda.json'));
    expect((await review('star.json'))[0]).toBe(1);
    folder.write({ 'cross-account-lambda.json': { severity: OTHERS } });
  });

  test('is told with everything that is wrong with it, and ends with 2', async () => {
    expect(await review('star.json', '--config', 'wrong.json')).toEqual([
      2,
      [
        '[wrong.json] a key of severity names a rule that does not exist: got "no-such-rule"; allowed: the id of a rule, as findings show it; correct the id: docs/rules.md lists all of them',
        `[wrong.json] severity["${RULE}"] is no severity: got "high"; allowed: error, warning, note, off; correct it; off silences the rule`,
        '[wrong.json] waivers is of the wrong type: got an object; allowed: a list; correct waivers',
      ],
    ]);
    expect(await review('star.json', '--config', 'broken.json')).toEqual([
      2,
      [expect.stringMatching(/^\[broken\.json\] the configuration is not JSON: got .+; allowed: .+; .+$/)],
    ]);
    expect(await review('star.json', '--config', 'nowhere.json')).toEqual([
      2,
      [expect.stringMatching(/^\[nowhere\.json\] the file cannot be read: got ENOENT.+; correct the path$/)],
    ]);
  });
});

describe('--before', () => {
  test('compares stacks by their names; one that is on one side alone with nothing', async () => {
    expect(await review('head', '--before', 'base')).toEqual([
      1,
      ['kept', WIDENED, [`new error ${RULE} aws_iam_role.role`]],
      ['added', ['opened'], []],
      ['gone', ['closed'], []],
    ]);
  });

  test('takes the stacks of both sides for one world with --together, and picks with --stack', async () => {
    expect(await review('head', '--before', 'base', '--together')).toEqual([
      1,
      ['head', expect.arrayContaining(['opened', 'widened', 'closed']), [`new error ${RULE} aws_iam_role.role`]],
    ]);
    expect(await review('head', '--before', 'base', '--stack', 'gone')).toEqual([0, ['gone', ['closed'], []]]);
  });

  test('changes nothing where both are the same', async () => {
    expect(await review('base', '--before', 'base')).toEqual([0, ['kept', [], []], ['gone', [], []]]);
    expect(await review('star.json', '--before', 'star.json')).toEqual([
      0,
      ['star.json', [], [`known error ${RULE} aws_iam_role.reader`]],
    ]);
  });

  test('compares plans by what they leave behind', async () => {
    expect(await review('star.json', '--before', 'unchanged.json')).toEqual(await review('star.json'));
    expect((await review('unchanged.json', '--before', 'star.json'))[0]).toBe(0);
  });

  test('refuses to compare stacks with a file', async () => {
    expect(await review('head', '--before', 'star.json')).toEqual([
      2,
      [
        '[--before] one side is judged stack by stack and the other one is not: got head as a cdktf.out folder; allowed: a cdktf.out folder on both sides, or none; give two cdktf.out folders, or take all stacks for one world with --together',
      ],
    ]);
  });

  test('that cannot be read is told together with the inputs', async () => {
    expect(await review('nowhere', '--before', 'neither')).toEqual([
      2,
      ['nowhere', 'neither'].map((name) => expect.stringMatching(new RegExp(`^\\[${name}\\] there is no such file`))),
    ]);
  });
});

describe('misuse', () => {
  test('is told all at once, in four parts', async () => {
    const args = ['--fail-on', 'high', '--date', '2026-02-30', '--format', 'html', '--output', 'x', '--before', 'x'];
    expect(await folder.run(['review', 'x', ...args])).toEqual({
      code: 2,
      stdout: '',
      stderr: `${[
        '--output is one of the inputs: got "x"; allowed: another file; write to another file',
        '--format is none of its values: got "html"; allowed: text, markdown, json, sarif; correct --format',
        '--fail-on is none of its values: got "high"; allowed: error, warning, note, never; correct --fail-on',
        '--date is not a day: got "2026-02-30"; allowed: a day that exists, as YYYY-MM-DD; correct --date',
      ]
        .map((problem) => `[cross-account-lambda review] ${problem}\n`)
        .join('')}\nSee: cross-account-lambda review --help\n`,
    });
  });

  test('--help tells how it is used', async () => {
    expect(await folder.run(['review', '--help'])).toEqual({ code: 0, stdout: helpText('review'), stderr: '' });
  });
});

test('a person at a terminal is told nothing before a second is over', async () => {
  expect((await folder.run(['review', 'unchanged.json'], { isTTY: true })).stderr).toBe('');
});

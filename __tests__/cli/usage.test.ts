/** A command line that cannot be used is told everything that is wrong with it, in four parts. */
import { COMMANDS, FORMATS, OPTIONS } from '../../lib/cli/command-line';
import { helpText } from '../../lib/cli/help-text';
import { WorkFolder } from './run-main';

const folder = new WorkFolder();
afterAll(() => folder.remove());

const ROLE = 'arn:aws:iam::111111111111:role/r';
const asked = ['--principal', ROLE, '--action', 'sts:AssumeRole', '--resource', ROLE];
const CHECK_OPTIONS =
  '--allow-unknown, --stack, --together, --account, --format, --output, --no-color, --help, --version';
const COMMAND_TODO = 'allowed: check, review, prove, graph; begin with a command';
const INPUT =
  'there is no INPUT: got nothing; allowed: a plan or state as JSON, a cdktf.out folder, a cdk.tf.json, an inventory, or - for standard input; name at least one';

test.each<[string, string[], string, string[]]>([
  ['no command', [], '', [`there is no command: got nothing; ${COMMAND_TODO}`]],
  ['an unknown command', ['frobnicate', 'x'], '', [`the command is unknown: got "frobnicate"; ${COMMAND_TODO}`]],
  ['no input', ['check'], ' check', [INPUT]],
  [
    'an unknown option',
    ['check', 'x', '--frmat=json'],
    ' check',
    [`check has no such option: got --frmat; allowed: ${CHECK_OPTIONS}; correct the option, or leave it out`],
  ],
  [
    'an option of another command',
    ['check', 'x', '--principal', ROLE],
    ' check',
    [`check has no such option: got --principal; allowed: ${CHECK_OPTIONS}; correct the option, or leave it out`],
  ],
  [
    'a format of another command',
    ['graph', 'x', '--format', 'markdown'],
    ' graph',
    ['--format is none of its values: got "markdown"; allowed: mermaid, json, text; correct --format'],
  ],
  [
    'an option without its value',
    ['check', 'x', '--output', '--together'],
    ' check',
    ['--output has no value: got "--together"; allowed: a value after it; write --output=VALUE'],
  ],
  [
    'a flag with a value',
    ['check', 'x', '--together=yes'],
    ' check',
    ['--together takes no value: got "yes"; allowed: the option alone; write --together'],
  ],
  [
    'an option twice',
    ['check', 'x', '--format', 'json', '--format', 'text'],
    ' check',
    ['--format is given twice: got "text"; allowed: one value; leave one of them out'],
  ],
  [
    'a bad account',
    ['check', 'x', '--account', 'aws.cross', '--account', 'a=1', '--account', '=111111111111'],
    ' check',
    ['"aws.cross"', '"a=1"', '"=111111111111"'].map(
      (got) =>
        `--account is not KEY=ID: got ${got}; allowed: the key of a provider and 12 digits, such as aws.cross=222222222222; write it in this form`,
    ),
  ],
  [
    'two accounts for one provider',
    ['check', 'x', '--account', 'aws=111111111111', '--account', 'aws=222222222222'],
    ' check',
    ['--account gives one provider two accounts: got "aws=222222222222"; allowed: one for each; leave one of them out'],
  ],
  [
    'standard input twice',
    ['check', '-', '-'],
    ' check',
    ['standard input is named twice: got - and -; allowed: - once; save one of them to a file'],
  ],
  [
    'an output that is an input',
    ['check', 'x', '--output', 'x'],
    ' check',
    ['--output is one of the inputs: got "x"; allowed: another file; write to another file'],
  ],
  [
    'no question',
    ['prove'],
    ' prove',
    [
      INPUT,
      '--principal is missing: got nothing; allowed: an ARN, or a service such as s3.amazonaws.com; add --principal',
      '--action is missing: got nothing; allowed: an action such as sts:AssumeRole; add --action',
      '--resource is missing: got nothing; allowed: an ARN; add --resource',
    ],
  ],
  [
    'a bad question',
    ['prove', 'x', '--principal', 'me', '--action', 's3:*', '--resource', 'arn:aws:s3:::b/*', '--expect', 'yes'],
    ' prove',
    [
      'the principal is none that can make a request: got "me"; allowed: the ARN of a role, a role session, a user or an account root, or a service such as "s3.amazonaws.com"; copy the ARN from the plan or the console',
      '--action is not one action: got "s3:*"; allowed: such as sts:AssumeRole; write one action in full',
      '--resource is not the ARN of one thing: got "arn:aws:s3:::b/*"; allowed: an ARN without *; write the ARN in full',
      '--expect is none of its values: got "yes"; allowed: allowed, explicitDeny, implicitDeny, denied, unknown; correct --expect',
    ],
  ],
  [
    'a bad context',
    ['prove', 'x', ...asked, '--context', 'sts:ExternalId', '--context', 'a=b'],
    ' prove',
    ['"sts:ExternalId"', '"a=b"'].map(
      (got) => `--context is not KEY=VALUE: got ${got}; allowed: such as sts:ExternalId=reports; write it in this form`,
    ),
  ],
])('%s is refused', async (_, args, command, problems) => {
  expect(await folder.run(args)).toEqual({
    code: 2,
    stdout: '',
    stderr: [
      ...problems.map((problem) => `[cross-account-lambda${command}] ${problem}`),
      '',
      `See: cross-account-lambda${command === '' ? ' COMMAND' : command} --help`,
      '',
    ].join('\n'),
  });
});

describe('help', () => {
  test('is printed for all commands, and for each of them, whatever else is wrong', async () => {
    expect(await folder.run(['--help'])).toEqual({ code: 0, stdout: helpText(), stderr: '' });
    expect(await folder.run(['-h'])).toEqual({ code: 0, stdout: helpText(), stderr: '' });
    for (const command of COMMANDS) {
      const expected = { code: 0, stdout: helpText(command), stderr: '' };
      expect(await folder.run([command, '--nonsense', '--help'])).toEqual(expected);
    }
  });

  test.each(COMMANDS)('of %s names exactly its options and formats', (command) => {
    const text = helpText(command);
    const named = [...text.matchAll(/^ {2}(?:-\w, )?--([\w-]+)/gm)].map(([, name]) => name);
    const own = Object.entries(OPTIONS).filter(([, { commands }]) => commands.some((each) => each === command));
    expect([...named, 'version'].sort()).toEqual(own.map(([name]) => name).sort());
    for (const format of FORMATS[command]) expect(text).toMatch(new RegExp(`--format.*\\b${format}\\b`));
  });

  test('names every command', () => {
    expect([...helpText().matchAll(/^ {2}(\w+) INPUT/gm)].map(([, name]) => name)).toEqual([...COMMANDS]);
  });
});

test('the version is that of the package', async () => {
  expect(await folder.run(['--version'])).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' });
});

/** What the README shows is what there is: output, settings, policies, links. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS, FORMATS } from '../../lib/cli/command-line';
import { EXIT_CANNOT_RUN, EXIT_NOT_AS_HOPED, EXIT_OK, EXIT_UNKNOWN } from '../../lib/cli/exit-code';
import { parseCommandLine } from '../../lib/cli/parse-command-line';
import { parseConfiguration } from '../../lib/review/parse-configuration';
import { STORIES, type StoryId } from '../../lib/stacks/stories';
import { readStorySettings } from '../../lib/stacks/story-settings';
import { readInventory } from '../../lib/terraform/read-inventory';
import { WorkFolder } from '../cli/run-main';
import { allLines, fillIn, readPolicy, readText, SIDES } from './deploy-policy';
import { quotedBlocks, readProjectFile } from './readme';

const readme = readProjectFile('README.md');
const quoted = (source: string): string => quotedBlocks(readme).find((block) => block.source === source)?.text ?? '';

/** Commands of the command line in blocks for a shell, each on one line. */
const shown = [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
  [...block.replaceAll('\\\n', ' ').matchAll(/npx cross-account-lambda .*/g)].map(([command]) => command),
);
/** Those with their output behind them. */
const answered = [...readme.matchAll(/^```sh\n(npx cross-account-lambda [^`]*)```\n\n<!-- quotes: (.+) -->$/gm)].map(
  ([, command = '', source = '']) => ({ source, command: command.replaceAll('\\\n', ' ') }),
);
/** What stands behind the program's name; nothing that the README shows needs quotes. */
const argumentsIn = (command: string): readonly string[] => command.trim().split(/\s+/).slice(2);

test('it names the two commands to the letter', () => {
  expect(readme).toContain('npm ci && npm start');
  expect(readme).toContain('npm ci && npm test');
});

describe('what is printed', () => {
  const folder = new WorkFolder();
  let started: SpawnSyncReturns<string>;

  beforeAll(() => {
    folder.write({ 'examples/inventory.json': readProjectFile('examples/inventory.json') });
    started = spawnSync(process.execPath, ['-r', 'tsx/cjs', 'scripts/start.ts'], {
      cwd: join(__dirname, '..', '..'),
      env: { ...process.env, CDKTF_OUTDIR: join(folder.path, 'cdktf.out') },
      encoding: 'utf8',
    });
  });
  afterAll(() => folder.remove());

  test('by npm start of the first story is quoted as a whole', () => {
    const { stdout, status, stderr } = started;
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const [first, second] = Object.keys(STORIES).sort();
    const begin = stdout.indexOf(`${first}: proved`);
    expect(begin).toBeGreaterThan(0);
    expect(quoted('npm start')).toBe(`${stdout.slice(begin, stdout.indexOf(`${second}: `, begin)).trimEnd()}\n`);
  });

  test('by each command of the command line with a quote behind it is quoted as a whole', async () => {
    expect(answered.map(({ source }) => source)).toEqual(['prove', 'prove, without the alias', 'graph']);
    for (const { source, command } of answered) {
      expect(await folder.run(argumentsIn(command))).toEqual({ code: 0, stdout: quoted(source), stderr: '' });
    }
  });
});

test('the comment on a pull request that it shows is that of a plan, until its folded parts', () => {
  const comment = readProjectFile('__tests__/render/golden/review-review-external-id-dropped.md');
  const shownPart = comment.slice(0, comment.indexOf('<details>')).trimEnd().split('\n');
  const [, block = ''] = /^<!-- quotes: review -->\n\n((?:>.*\n)+)/m.exec(readme) ?? [];
  expect(block).toBe(
    shownPart
      .map((line) => `> ${line}`.trimEnd())
      .join('\n')
      .concat('\n'),
  );
});

test('the configuration of the review that it shows is one', () => {
  const file = 'examples/cross-account-lambda.json';
  expect(parseConfiguration(file, quoted(file)).waivers).toHaveLength(1);
});

test('every command that it shows of the command line can be run', () => {
  expect(shown.length).toBeGreaterThanOrEqual(8);
  expect(shown.filter((command) => parseCommandLine(argumentsIn(command)).kind !== 'run')).toEqual([]);
});

test('it explains every command of the command line, every exit code and every format', () => {
  const rows = [...readme.matchAll(/^\| (?:`(\w+) INPUT…`|(\d)) \|/gm)].map(
    ([, command, code]) => command ?? Number(code),
  );
  expect(rows).toEqual([...COMMANDS, EXIT_OK, EXIT_NOT_AS_HOPED, EXIT_CANNOT_RUN, EXIT_UNKNOWN]);
  const [, formats = ''] = /^\| `--format` \|(.*)\|$/m.exec(readme) ?? [];
  for (const format of new Set(Object.values(FORMATS).flat())) expect(formats).toContain(`\`${format}\``);
});

test('the call of a Terraform module that it shows is that of the example', () => {
  // Only where the module comes from differs: a user has it by git.
  const callIn = (text: string) => /^module "access" \{[\s\S]*?^\}$/m.exec(text)?.[0].replace(/source = ".*"/, '');
  expect(callIn(readme)).toBe(callIn(readProjectFile('examples/modules/invoke/main.tf')));
});

test('the manifest that it shows in HCL is one that can be read', () => {
  const [hcl = ''] = /^output "access_manifest" \{\n[\s\S]*?^\}$/m.exec(readme) ?? [];
  // HCL of literals alone differs from JSON by its equals signs, its bare names and its commas.
  const value = hcl
    .replace(/^.*\n/, '{\n')
    .replaceAll(/^( *)(\w+) +=/gm, '$1"$2":')
    .replaceAll(/(["\d}\]])\n(?= *")/g, '$1,\n');
  const { declared, notes } = readInventory(
    'stack',
    JSON.stringify({ output: { access_manifest: JSON.parse(value) } }),
  );
  expect(notes).toEqual([]);
  expect(declared).toEqual([
    {
      origin: { input: 'stack', address: 'output.access_manifest' },
      principal: 'arn:aws:iam::111111111111:role/reporter-role',
      breadth: 'role',
      action: 'sts:AssumeRole',
      resource: 'arn:aws:iam::222222222222:role/report-reader',
      via: 'trustPolicy',
      conditions: [],
      side: 'both',
    },
  ]);
});

describe('the settings of a story', () => {
  const context = {
    stories: Object.fromEntries(
      Object.keys(STORIES).map((id) => [
        id,
        {
          home: { accountId: '111111111111', region: 'eu-west-1' },
          ...(id === 'request-processor' ? {} : { cross: { accountId: '222222222222', region: 'eu-west-1' } }),
        },
      ]),
    ),
  };
  const rows = [...readme.matchAll(/^\| `((?:stories\.|handlerLanguage)[^`]*)` \| `([A-Z_<>]+)` \|/gm)].map(
    ([, key = '', variable = '']) => [key, variable] as const,
  );

  test('have a row for each', () => {
    expect(rows.map(([key]) => key.replace(/.*\./, ''))).toEqual([
      'accountId',
      'region',
      'profile',
      'deployRoleArn',
      'namePrefix',
      'bucketName',
      'streamName',
      'handlerLanguage',
    ]);
  });

  test.each(rows)('%s is overridden by %s', (key, variable) => {
    const id: StoryId = key.endsWith('streamName') ? 'invoke-by-role' : 'assume-role';
    for (const side of key.includes('<side>') ? ['HOME', 'CROSS'] : ['']) {
      const name = variable.replace('<STORY>', id.toUpperCase().replaceAll('-', '_')).replace('<SIDE>', side);
      const value = key === 'handlerLanguage' ? 'python' : 'from-the-variable';
      const { settings } = readStorySettings(id, context, { [name]: value });
      expect(JSON.stringify(settings)).toContain(value);
    }
  });
});

describe('the policies of docs', () => {
  const files = readdirSync(join(__dirname, '..', '..', 'docs')).filter((name) => name.endsWith('.json'));
  const told = [...readme.matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \|/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name),
  );

  test('are linked, each of them', () => {
    expect(files.filter((name) => !readme.includes(`(docs/${name})`))).toEqual([]);
  });

  test('hold the placeholders that the README explains, and no other', () => {
    const used = files.flatMap(
      (name) => readText(name).match(/(?:HOME|CROSS|NAME|DEPLOY|DEPLOYER|STATE)_[A-Z_]+/g) ?? [],
    );
    const placeholders = used.flatMap((name) => told.find((placeholder) => name.startsWith(placeholder)) ?? [name]);
    expect([...new Set(placeholders)].sort()).toEqual([...told].sort());
  });

  test.each(SIDES)('%s: fits a managed policy and names no line twice', (side) => {
    const policy = readPolicy(`deploy-role-${side}.json`);
    const longest = {
      HOME_ACCOUNT_ID: '1'.repeat(12),
      CROSS_ACCOUNT_ID: '1'.repeat(12),
      HOME_REGION: 'ap-southeast-1',
    };
    const filled = fillIn(policy, { ...longest, CROSS_REGION: 'ap-southeast-1', NAME_PREFIX: 'a-longer-prefix-' });
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
    expect(JSON.stringify(filled).length).toBeLessThan(6_144);
    expect(new Set(allLines(policy)).size).toBe(allLines(policy).length);
  });
});

test('every link leads to a file or a heading', () => {
  const targets = [...readme.matchAll(/\]\((?!https:)([^)]+)\)/g)].map(([, target = '']) => target);
  const anchors = [...readme.matchAll(/^#+ (.+)$/gm)].map(
    ([, heading = '']) =>
      `#${heading
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-')}`,
  );
  const broken = targets.filter((target) =>
    target.startsWith('#') ? !anchors.includes(target) : !existsSync(join(__dirname, '..', '..', target)),
  );
  expect(targets.length).toBeGreaterThan(10);
  expect(broken).toEqual([]);
});

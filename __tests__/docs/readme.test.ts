/** What the README shows is what there is: output, settings, policies, links. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STORIES, type StoryId } from '../../lib/stacks/stories';
import { readStorySettings } from '../../lib/stacks/story-settings';
import { allLines, fillIn, readPolicy, readText, SIDES } from './deploy-policy';
import { quotedBlocks, readProjectFile } from './readme';

const readme = readProjectFile('README.md');
const quoted = (source: string): string => quotedBlocks(readme).find((block) => block.source === source)?.text ?? '';

test('it names the two commands to the letter', () => {
  expect(readme).toContain('npm ci && npm start');
  expect(readme).toContain('npm ci && npm test');
});

test('the output of npm start is what is printed, from its first line to the end of the first story', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'readme-'));
  try {
    const { stdout, status, stderr } = spawnSync(process.execPath, ['-r', 'tsx/cjs', 'scripts/start.ts'], {
      cwd: join(__dirname, '..', '..'),
      env: { ...process.env, CDKTF_OUTDIR: outdir },
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const [, second = ''] = Object.keys(STORIES);
    expect(quoted('npm start')).toBe(`${stdout.slice(0, stdout.indexOf(`${second}: `)).trimEnd()}\n`);
  } finally {
    rmSync(outdir, { recursive: true });
  }
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

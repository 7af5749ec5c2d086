/** What an INPUT can be, and which worlds inputs make. */
import { WorkFolder } from './run-main';
import * as worlds from './worlds';
import { CALLER, READER } from './worlds';

const folder = new WorkFolder();
const stackEntry = (name: string) => ({ name, synthesizedStackPath: `stacks/${name}/cdk.tf.json` });
const QUESTION = ['--principal', CALLER, '--action', 'sts:AssumeRole', '--resource', READER];

// An inventory may stand where a synthesis does: what a text is, its content says.
beforeAll(() =>
  folder.write({
    'out/manifest.json': { stacks: { one: stackEntry('one'), two: stackEntry('two') } },
    'out/stacks/one/cdk.tf.json': worlds.ONLY_CALLER,
    'out/stacks/two/cdk.tf.json': worlds.ONLY_READER,
    'twice/manifest.json': { stacks: { one: stackEntry('one'), two: stackEntry('two') } },
    'twice/stacks/one/cdk.tf.json': worlds.PROVED,
    'twice/stacks/two/cdk.tf.json': worlds.PROVED,
    'proved.json': worlds.PROVED,
    'caller.json': worlds.ONLY_CALLER,
    'reader.json': worlds.ONLY_READER,
    'utf16.json': new Uint8Array(Buffer.from(`\uFEFF${JSON.stringify(worlds.PROVED)}`, 'utf16le')),
    'bom.json': `\uFEFF${JSON.stringify(worlds.PROVED)}`,
    'broken.json': '{',
    'source/main.tf': 'resource "x" "y" {}',
    'empty/readme.txt': 'nothing',
  }),
);
afterAll(() => folder.remove());

/** The verdict of every world, by name. */
async function verdicts(...args: readonly string[]): Promise<unknown> {
  const { stdout, stderr } = await folder.run(['check', '--format', 'json', ...args]);
  if (stdout === '') return stderr;
  const { worlds: results } = JSON.parse(stdout) as { worlds: { world: string; verdict: string }[] };
  return results.map(({ world, verdict }) => [world, verdict]);
}

describe('worlds', () => {
  test('a file is a world, in UTF-8 with or without a byte order mark, and in UTF-16', async () => {
    expect(await verdicts('proved.json')).toEqual([['proved.json', 'proved']]);
    expect(await verdicts('bom.json')).toEqual([['bom.json', 'proved']]);
    expect(await verdicts('utf16.json')).toEqual([['utf16.json', 'proved']]);
  });

  test('several files are one world', async () => {
    expect(await verdicts('caller.json', 'reader.json')).toEqual([['caller.json and reader.json', 'proved']]);
  });

  test('standard input is one of the inputs', async () => {
    const run = await folder.run(['check', '-', 'reader.json'], { standardInput: JSON.stringify(worlds.ONLY_CALLER) });
    expect([run.code, run.stdout.split('\n')[0]]).toEqual([
      0,
      'standard input and reader.json: proved - 1 declared access proved, nothing else crosses accounts',
    ]);
  });

  test('the stacks of a cdktf.out folder are a world each', async () => {
    expect(await verdicts('out')).toEqual([
      ['one', 'unknown'],
      ['two', 'notProved'],
    ]);
  });

  test('--together makes them one world, and --stack picks', async () => {
    expect(await verdicts('out', '--together')).toEqual([['out', 'proved']]);
    expect(await verdicts('out/', '--stack', 'two')).toEqual([['two', 'notProved']]);
    expect(await verdicts('out', '--stack', 'two', '--stack', 'one')).toEqual([
      ['one', 'unknown'],
      ['two', 'notProved'],
    ]);
  });

  test('a folder beside another input is one world with it', async () => {
    expect(await verdicts('out', '--stack', 'one', 'reader.json')).toEqual([['out and reader.json', 'proved']]);
  });

  test('the folder of a stack is its cdk.tf.json', async () => {
    expect(await verdicts('out/stacks/two')).toEqual([['out/stacks/two/cdk.tf.json', 'notProved']]);
  });

  test('an ARN that two inputs of a world own is refused', async () => {
    expect(await folder.run(['check', 'twice', '--together'])).toEqual({
      code: 2,
      stdout: '',
      stderr: [CALLER, READER]
        .map(
          (arn) =>
            `[world] two of the inputs own one thing: got ${arn} in twice, stack one and in twice, stack two; allowed: one owner for each ARN of a world; give the inputs one by one, or leave out the one that is outdated\n`,
        )
        .join(''),
    });
  });
});

describe('prove asks', () => {
  test('the stack that holds the principal or the resource', async () => {
    const { code, stdout } = await folder.run([
      'prove',
      'out',
      '--format=json',
      ...QUESTION.slice(0, 5),
      'arn:aws:iam::333333333333:role/x',
    ]);
    expect([code, JSON.parse(stdout).outcome]).toEqual([1, 'implicitDeny']);
  });

  test('nobody where several do, or none', async () => {
    expect(await folder.run(['prove', 'out', ...QUESTION])).toEqual({
      code: 2,
      stdout: '',
      stderr: `[prove] several stacks hold the principal or the resource: got ${CALLER} and ${READER}; allowed: one of the stacks one, two; name one with --stack, or take all of them for one world with --together\n`,
    });
    const stranger = 'arn:aws:iam::333333333333:role/x';
    const args = ['--principal', stranger, '--action', 'sts:AssumeRole', '--resource', stranger];
    expect(await folder.run(['prove', 'out', ...args])).toEqual({
      code: 2,
      stdout: '',
      stderr: `[prove] no stack holds the principal or the resource: got ${stranger} and ${stranger}; allowed: one of the stacks one, two; name one with --stack, or take all of them for one world with --together\n`,
    });
  });

  test('all of them with --together', async () => {
    expect((await folder.run(['prove', 'out', '--together', ...QUESTION])).code).toBe(0);
  });
});

describe('an input that cannot be used', () => {
  test('is told together with all others', async () => {
    expect(await folder.run(['check', 'nowhere.json', 'empty', 'proved.json', 'source', 'source/main.tf'])).toEqual({
      code: 2,
      stdout: '',
      stderr: [
        '[nowhere.json] there is no such file or folder: got "nowhere.json"; allowed: a file or folder that exists; correct the path',
        '[empty] the folder holds nothing that can be read: got a folder without manifest.json and cdk.tf.json; allowed: a cdktf.out folder, the folder of one of its stacks, or a file; synthesise first (npx cdktf synth), or name a file',
        '[source] the input holds source code of Terraform: got configuration, whose values nobody knows yet; allowed: the plan that Terraform makes of it, as JSON; run: terraform plan -out plan.bin && terraform show -json plan.bin > plan.json',
        '[source/main.tf] the input is source code of Terraform: got configuration, whose values nobody knows yet; allowed: the plan that Terraform makes of it, as JSON; run: terraform plan -out plan.bin && terraform show -json plan.bin > plan.json',
        '',
      ].join('\n'),
    });
  });

  test('is told with the name of the file', async () => {
    const { code, stdout, stderr } = await folder.run(['check', 'broken.json', 'proved.json', '-']);
    expect([code, stdout, stderr.match(/^\[[^\]]+\]/gm)]).toEqual([2, '', ['[broken.json]', '[standard input]']]);
  });

  test('a stack that is not there is told with those that are', async () => {
    expect(await folder.run(['check', 'out', '--stack', 'three'])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        '[--stack] there is no such stack: got three; allowed: one of the stacks one, two; name one with --stack, or take all of them for one world with --together\n',
    });
    expect(await folder.run(['check', 'proved.json', '--stack', 'three'])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        '[--stack] --stack names a stack of no input: got three; allowed: a cdktf.out folder as INPUT; leave it out\n',
    });
  });
});

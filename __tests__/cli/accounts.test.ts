/** --account says in which account a provider works, to the inputs that have the provider. */
import { WorkFolder } from './run-main';
import { NO_MANIFEST } from './worlds';

const folder = new WorkFolder();
const CALLER = 'arn:aws:iam::111111111111:role/caller';

/** A stack with one role behind a provider that does not tell its account. */
const stack = (alias: string) => ({
  provider: { aws: [{ alias, region: 'us-east-1' }] },
  resource: {
    aws_iam_role: {
      r: {
        name: alias,
        provider: `aws.${alias}`,
        assume_role_policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { AWS: CALLER }, Action: 'sts:AssumeRole' }],
        }),
      },
    },
  },
});

beforeAll(() =>
  folder.write({ 'home.tf.json': stack('home'), 'cross.tf.json': stack('cross'), 'x.json': NO_MANIFEST }),
);
afterAll(() => folder.remove());

async function roles(...args: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr } = await folder.run(['graph', '--format', 'json', ...args]);
  if (stdout === '') return stderr.trimEnd().split('\n');
  const { worlds } = JSON.parse(stdout) as { worlds: { nodes: { id: string; inInput: boolean }[] }[] };
  return worlds.flatMap(({ nodes }) => nodes.filter(({ inInput }) => inInput).map(({ id }) => id));
}

test('without it the account is a symbol', async () => {
  expect(await roles('cross.tf.json')).toEqual(['arn:aws:iam::<account of aws.cross>:role/cross']);
});

test('with it the account is known', async () => {
  expect(await roles('cross.tf.json', '--account', 'aws.cross=222222222222')).toEqual([
    'arn:aws:iam::222222222222:role/cross',
  ]);
});

test('each input takes the accounts of its own providers', async () => {
  expect(
    await roles(
      ...['home.tf.json', 'cross.tf.json'],
      ...['--account', 'aws.home=333333333333', '--account', 'aws.cross=222222222222'],
    ),
  ).toEqual(['arn:aws:iam::222222222222:role/cross', 'arn:aws:iam::333333333333:role/home']);
});

test('a provider that no input has is refused, even beside an inventory, which has none', async () => {
  expect(await roles('cross.tf.json', 'x.json', '--account', 'aws.crosss=222222222222')).toEqual([
    '[--account] an account is given for a provider that no input has: got "aws.crosss"; allowed: "aws.cross"; write the key as the resources name their provider',
  ]);
});

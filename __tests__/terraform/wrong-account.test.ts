import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { relaxAwsProviderVersion } from '../../lib/constructs/aws-provider-version';
import type { Stage } from '../../scripts/emulator/open-stage';
import { synthesise } from '../../scripts/emulator/synthesise';
import { withStage } from './staged';
import { describeWithTools } from './with-tools';

// P23: the alias decides the account, and nothing in the text of a plan shows it.
describeWithTools('a provider that reaches another account', ['terraform', 'moto'], (tools) => {
  test('swapped aliases fail at plan and name the account that is not allowed', async () => {
    const story = { stack: 'assume-role', synthesise: (outdir: string) => synthesise(outdir, 'typescript') };
    const message = await withStage(tools, story, async (stage) => {
      reach(stage, { home: '222222222222', cross: '111111111111' });
      return await planError(stage);
    });
    expect(
      message
        .split('\n')
        .filter((line) => line.includes('not allowed'))
        .sort(),
    ).toEqual(['error: AWS account ID not allowed: 111111111111', 'error: AWS account ID not allowed: 222222222222']);
  });

  test('a provider of the user is guarded by what it reaches, and the error says what to look for', async () => {
    const provided = { stack: 'provided', synthesise: synthesiseProvided };
    const message = await withStage(tools, provided, async (stage) => {
      reach(stage, { shared: '444444444444' }, { allowed_account_ids: [] });
      return await planError(stage);
    });
    expect(message.replaceAll(/\s+/g, ' ')).toMatch(
      'The provider aws.shared reaches account 444444444444, and account 333333333333 is declared for it: are two provider aliases swapped?',
    );
  });

  test('the same provider plans when it reaches the account that is declared', async () => {
    const provided = { stack: 'provided', synthesise: synthesiseProvided };
    const changes = await withStage(tools, provided, async (stage) => {
      reach(stage, { shared: '333333333333' });
      return await stage.terraform.plan();
    });
    expect(new Set(changes.map(({ action }) => action))).toEqual(new Set(['create']));
  });
});

function synthesiseProvided(outdir: string): void {
  const app = new App({ outdir, stackTraces: false });
  const stack = new TerraformStack(app, 'provided');
  relaxAwsProviderVersion(stack);
  const provider = new AwsProvider(stack, 'shared', {
    alias: 'shared',
    region: 'us-east-1',
    allowedAccountIds: ['333333333333'],
  });
  const account = AwsAccount.fromProvider(stack, 'account', {
    provider,
    accountId: '333333333333',
    region: 'us-east-1',
  });
  const target = new AssumableRole(stack, 'target', { account, roleName: 'target' });
  const chained = new AssumableRole(stack, 'chained', { account, roleName: 'chained' });
  new AssumeRoleGrant(stack, 'target-assumes-chained', { caller: target, role: chained });
  const outside = AssumableRole.fromArn(stack, 'outside', 'arn:aws:iam::111111111111:role/outside');
  new AssumeRoleGrant(stack, 'outside-assumes-target', { caller: outside, role: target });
  app.synth();
}

/** Sends each provider to another account; read after the emulator's own settings, by name. */
function reach(stage: Stage, accountOf: Readonly<Record<string, string>>, more: object = {}): void {
  const aws = Object.entries(accountOf).map(([alias, accountId]) => ({
    alias,
    access_key: 'test',
    secret_key: 'test',
    skip_metadata_api_check: 'true',
    assume_role: [{ role_arn: `arn:aws:iam::${accountId}:role/deployer` }],
    ...more,
  }));
  writeFileSync(join(stage.terraform.folder, 'reach_override.tf.json'), JSON.stringify({ provider: { aws } }));
}

async function planError({ terraform }: Stage): Promise<string> {
  try {
    await terraform.plan();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the plan went through');
}

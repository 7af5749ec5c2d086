import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { relaxAwsProviderVersion } from '../../lib/constructs/aws-provider-version';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import type { HandOver } from '../../lib/policies/hand-over';
import { withStage } from './staged';
import { describeWithTools } from './with-tools';

describeWithTools('what is handed over', ['terraform', 'moto'], (tools) => {
  test('is Terraform that is laid out as terraform fmt does and valid for the provider', async () => {
    const documents: HandOver[] = [];
    const synthesise = (outdir: string): void => {
      documents.push(...synthesiseHandOvers(outdir));
    };
    await withStage(tools, { stack: 'receiver', synthesise }, async (stage) => {
      const text = `${documents.map(({ hcl }) => hcl).join('\n\n')}\n`;
      const { stdout, stderr } = spawnSync(tools.terraform, ['fmt', '-'], {
        input: text,
        encoding: 'utf8',
        env: stage.env,
      });
      expect({ stdout, stderr }).toEqual({ stdout: text, stderr: '' });
      writeFileSync(join(stage.terraform.folder, 'handed-over.tf'), text);
      await stage.terraform.validate();
      const changes = await stage.terraform.plan();
      expect(changes.map(({ address }) => address).sort()).toEqual([
        'aws_iam_role_policy.assume-role-giver-901a5705',
        'aws_iam_role_policy.assume-role-giver-a5409017',
        'aws_iam_role_policy.invoke-giver-95c56e31',
        'aws_lambda_permission.InvokeFunction-caller-111111111111-live-ee202946',
      ]);
    });
    expect(new Set(documents.map(({ kind }) => kind))).toEqual(new Set(['trust', 'identity', 'permission']));
  });
});

/** Grants between ends that are all elsewhere, and an empty stack that what they hand over is put into. */
function synthesiseHandOvers(outdir: string): readonly HandOver[] {
  const app = new App({ outdir, stackTraces: false });
  const receiver = new TerraformStack(app, 'receiver');
  relaxAwsProviderVersion(receiver);
  // What is handed over names no provider: its receiver has one account and its default provider.
  new AwsProvider(receiver, 'aws', { region: 'us-east-1', allowedAccountIds: ['111111111111'] });
  const giver = new TerraformStack(app, 'giver');
  const caller = ExecutionRole.fromArn(giver, 'caller', 'arn:aws:iam::111111111111:role/caller');
  const target = AssumableRole.fromArn(giver, 'target', 'arn:aws:iam::222222222222:role/team/target');
  const callee = LambdaFunction.fromArn(giver, 'callee', 'arn:aws:lambda:us-east-1:222222222222:function:callee');
  const grants = [
    new AssumeRoleGrant(giver, 'assume', {
      caller,
      role: target,
      trust: 'roleName',
      externalId: 'reports-2026',
      sessionTags: { team: 'reports' },
    }),
    new InvokeGrant(giver, 'invoke', { caller, callee: callee.alias('live') }),
  ];
  app.synth();
  return grants.flatMap(({ handOver }) => handOver);
}

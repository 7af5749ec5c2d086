import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callerOf } from '../../scripts/emulator/aws-request';
import { openStage } from '../../scripts/emulator/open-stage';
import { synthesise } from '../../scripts/emulator/synthesise';
import { terraformIn } from '../../scripts/emulator/terraform';
import { findTools, type RunnableTools } from '../../scripts/tools';
import { recordCalls } from './recorded-calls';

const STACKS = ["request-processor"];
async function one(tools: RunnableTools, root: string, stack: string) {
  const stage = await openStage(tools, { stack, outdir: join(root, 'typescript') });
  const recorder = await recordCalls(stage.emulatorUrl);
  const terraform = terraformIn(stage.terraform.folder, { command: tools.terraform, env: { ...stage.env, AWS_ENDPOINT_URL: recorder.url } });
  const lines: string[] = [];
  const mark = async (phase: string, from: number) => {
    for (const c of recorder.calls.slice(from)) {
      const account = c.accessKeyId === 'test' ? 'base' : (await callerOf(stage.emulatorUrl, c.region, c.accessKeyId)).split(':')[4];
      lines.push(JSON.stringify({ stack, phase, account, s: c.service, m: c.method, p: c.path, q: c.query.toString(), t: c.target, b: c.body.slice(0, 600) }));
    }
    return recorder.calls.length;
  };
  let n = 0;
  await terraform.plan(); n = await mark('plan', n);
  await terraform.applyPlan(); n = await mark('apply', n);
  if (stack === 'assume-role') await stage.putObjects('222222222222', 'source-222222222222-us-east-1', ['a', 'b']);
  await terraform.plan(); n = await mark('plan2', n);
  stage.load(join(root, 'python'));
  // other values for the arguments that are updated in place
  const file = join(stage.terraform.folder, 'cdk.tf.json');
  const cfg = JSON.parse(readFileSync(file, 'utf8'));
  for (const g of Object.values(cfg.resource.aws_cloudwatch_log_group ?? {}) as any[]) g.retention_in_days = 60;
  for (const r of Object.values(cfg.resource.aws_iam_role ?? {}) as any[]) { r.assume_role_policy = r.assume_role_policy.replace(/"Sid":"/, '"Sid":"X'); r.description = 'changed'; r.max_session_duration = 7200; }
  for (const r of Object.values(cfg.resource.aws_iam_role_policy ?? {}) as any[]) r.policy = r.policy.replace(/"Sid":"/, '"Sid":"X');
  for (const r of Object.values(cfg.resource.aws_lambda_event_source_mapping ?? {}) as any[]) r.batch_size = 50;
  for (const r of Object.values(cfg.resource.aws_lambda_function ?? {}) as any[]) r.timeout = 29;
  for (const r of Object.values(cfg.resource.aws_lambda_permission ?? {}) as any[]) r.statement_id = r.statement_id + 'X';
  for (const r of Object.values(cfg.resource.aws_api_gateway_rest_api ?? {}) as any[]) r.description = 'changed';
  for (const r of Object.values(cfg.resource.aws_api_gateway_deployment ?? {}) as any[]) r.triggers = { shown: 'x' };
  writeFileSync(file, JSON.stringify(cfg));
  await terraform.apply(); n = await mark('update', n);
  const addresses = (await terraform.listState()).filter((a) => !a.startsWith('data.'));
  n = await mark('x', n);
  await terraform.apply({ replace: addresses }); n = await mark('replace', n);
  if (stack === 'assume-role') await stage.putObjects('222222222222', 'source-222222222222-us-east-1', ['a', 'b']);
  await terraform.destroy(); n = await mark('destroy', n);
  await recorder.stop(); await stage.close();
  return lines;
}
async function main() {
  const tools = findTools() as RunnableTools;
  const root = mkdtempSync(join(tmpdir(), 'measure-'));
  await Promise.all((['typescript', 'python'] as const).map((l) => synthesise(join(root, l), l)));
  const all = await Promise.all(STACKS.map((s) => one(tools, root, s).catch((e) => { console.error(s, e); return [] as string[]; })));
  writeFileSync('/tmp/readme-work/calls2.jsonl', all.flat().join('\n'));
}
main();

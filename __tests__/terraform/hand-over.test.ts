import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { relaxAwsProviderVersion } from '../../lib/constructs/aws-provider-version';
import type { EventSourceRow } from '../../lib/policies/event-source-row';
import { EVENT_SOURCES } from '../../lib/policies/event-sources';
import type { HandOver } from '../../lib/policies/hand-over';
import { requestAws } from '../../scripts/emulator/aws-request';
import { handOverEverything, REST_API } from './handed-over';
import { withStage } from './staged';
import { describeWithTools } from './with-tools';

const IDENTITY = 'identity: resource aws_iam_role_policy';
const TRUST = 'trust: data aws_iam_policy_document';
const PERMISSION = 'permission: resource aws_lambda_permission';
const STATEMENT = 'resourcePolicy: data aws_iam_policy_document';
const ROLE = 'resource aws_iam_role, resource aws_iam_role_policy';

/** Each thing that is handed over, as its kind and the blocks it is written in, by what makes it. */
const HANDED_OVER: Readonly<Record<string, readonly string[]>> = {
  AssumeRoleGrant: [IDENTITY, IDENTITY, TRUST, TRUST],
  InvokeGrant: [IDENTITY, PERMISSION, IDENTITY, PERMISSION],
  FunctionUrlGrant: [IDENTITY, IDENTITY, PERMISSION, PERMISSION],
  s3Bucket: [
    PERMISSION,
    'eventSource: resource aws_s3_bucket_notification',
    PERMISSION,
    'eventSource: resource aws_s3_bucket_notification',
  ],
  snsTopic: [
    PERMISSION,
    STATEMENT,
    'eventSource: resource aws_sns_topic_subscription',
    PERMISSION,
    'eventSource: resource aws_sns_topic_subscription',
  ],
  eventBridgeRule: [
    PERMISSION,
    `eventSource: ${ROLE}, resource aws_cloudwatch_event_target`,
    PERMISSION,
    'eventSource: resource aws_cloudwatch_event_target',
  ],
  eventBridgeSchedule: [
    PERMISSION,
    `eventSource: ${ROLE}, resource aws_scheduler_schedule`,
    PERMISSION,
    `eventSource: ${ROLE}, resource aws_scheduler_schedule`,
    `eventSource: ${ROLE}, resource aws_scheduler_schedule`,
  ],
  restApi: [PERMISSION, 'eventSource: data aws_api_gateway_resource, resource aws_api_gateway_integration'],
  httpApi: [PERMISSION, 'eventSource: resource aws_apigatewayv2_integration, resource aws_apigatewayv2_route'],
  logGroup: [PERMISSION, 'eventSource: resource aws_cloudwatch_log_subscription_filter'],
  cloudFrontDistribution: [PERMISSION, PERMISSION, 'eventSource: resource aws_cloudfront_origin_access_control'],
  targetGroup: [PERMISSION, 'eventSource: resource aws_lb_target_group_attachment'],
  servicePrincipal: [PERMISSION],
  // The key of the queue has a policy of its own, and so has the consumer of the stream.
  sqsQueue: [IDENTITY, IDENTITY, STATEMENT, STATEMENT],
  kinesisStream: [IDENTITY, IDENTITY, STATEMENT, STATEMENT],
  dynamodbStream: [IDENTITY, STATEMENT],
};

const KINDS: Readonly<Record<HandOver['kind'], true>> = {
  trust: true,
  identity: true,
  permission: true,
  resourcePolicy: true,
  eventSource: true,
};

describeWithTools('what is handed over', ['terraform', 'moto'], (tools) => {
  test('is Terraform that is laid out as terraform fmt does and valid for the provider', async () => {
    let handedOver: Readonly<Record<string, readonly HandOver[]>> = {};
    const synthesise = (outdir: string): void => {
      handedOver = synthesiseHandOvers(outdir);
    };
    await withStage(tools, { stack: 'receiver', synthesise }, async (stage) => {
      const text = `${Object.values(handedOver)
        .flat()
        .map(({ hcl }) => hcl)
        .join('\n\n')}\n`;
      const { stdout, stderr } = spawnSync(tools.terraform, ['fmt', '-'], {
        input: text,
        encoding: 'utf8',
        env: stage.env,
      });
      expect({ stdout, stderr }).toEqual({ stdout: text, stderr: '' });
      writeFileSync(join(stage.terraform.folder, 'handed-over.tf'), text);
      await stage.terraform.validate();
      await createRestApi(stage.emulatorUrl);
      const changes = await stage.terraform.plan();
      expect(changes).toEqual(
        blocksOf(text)
          .filter(({ block }) => block === 'resource')
          .map(({ type, name }) => ({ address: `${type}.${name}`, action: 'create' }))
          .sort((a, b) => (a.address < b.address ? -1 : 1)),
      );
    });
    const described = Object.entries(handedOver).map(([maker, documents]) => [maker, documents.map(describeHandOver)]);
    expect(Object.fromEntries(described)).toEqual(HANDED_OVER);
  });

  test('is of every kind, and of every source that a trigger or grant can have', () => {
    const lines = Object.values(HANDED_OVER).flat();
    expect(new Set(lines.map((line) => line.split(':')[0]))).toEqual(new Set(Object.keys(KINDS)));
    const makers = Object.values<EventSourceRow>(EVENT_SOURCES).flatMap(({ madeBy }) => madeBy ?? []);
    expect(new Set(Object.keys(HANDED_OVER))).toEqual(new Set([...makers, 'AssumeRoleGrant', 'FunctionUrlGrant']));
  });
});

/** Grants and triggers between ends that are all elsewhere, and an empty stack that what they hand over is put into. */
function synthesiseHandOvers(outdir: string): Readonly<Record<string, readonly HandOver[]>> {
  const app = new App({ outdir, stackTraces: false });
  const receiver = new TerraformStack(app, 'receiver');
  relaxAwsProviderVersion(receiver);
  // What is handed over names no provider: its receiver has one account and its default provider.
  new AwsProvider(receiver, 'aws', { region: 'us-east-1', allowedAccountIds: ['111111111111'] });
  const handedOver = handOverEverything(new TerraformStack(app, 'giver'));
  app.synth();
  return handedOver;
}

/** The API of the owner, whose root every API has. */
async function createRestApi(url: string): Promise<void> {
  const { accountId, region, id } = REST_API;
  await requestAws(
    { url, accountId, region, service: 'apigateway' },
    // The emulator takes the id from the tag.
    { method: 'POST', path: '/restapis', body: JSON.stringify({ name: 'shop', tags: { _custom_id_: id } }) },
  );
}

function describeHandOver({ kind, hcl }: HandOver): string {
  return `${kind}: ${blocksOf(hcl)
    .map(({ block, type }) => `${block} ${type}`)
    .join(', ')}`;
}

/** The blocks of a text at its outermost level. */
function blocksOf(hcl: string): readonly { readonly block: string; readonly type: string; readonly name: string }[] {
  return [...hcl.matchAll(/^(\w+) "(\w+)" "([\w-]+)" \{$/gm)].map(([, block = '', type = '', name = '']) => ({
    block,
    type,
    name,
  }));
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { callerOf } from '../../scripts/emulator/aws-request';
import { openStage, type Stage } from '../../scripts/emulator/open-stage';
import { STORIES } from '../../scripts/emulator/stories';
import { terraformIn } from '../../scripts/emulator/terraform';
import type { RunnableTools } from '../../scripts/tools';
import {
  allLines,
  type DocumentedPolicy,
  fillIn,
  readPolicy,
  SIDES,
  type Side,
  usedLines,
} from '../docs/deploy-policy';
import { type RecordedCall, recordCalls } from '../docs/recorded-calls';
import { type AccountCall, type RequiredAction, requiredActions } from '../docs/required-actions';
import { describeWithTools } from '../terraform/with-tools';
import { withSyntheses } from './live-in-both-languages';

/** What a side of a story was asked for, with the policy of its deploy role filled in for that story. */
interface SideOfStory {
  readonly story: string;
  readonly side: Side;
  readonly policy: DocumentedPolicy;
  readonly needs: readonly RequiredAction[];
}

const TABLE_STREAM = 'arn:aws:dynamodb:CROSS_REGION:CROSS_ACCOUNT_ID:table/NAME_PREFIXorders/stream/*';

/** Documented, and not asked for by the emulator with provider 5.100.0: each with its reason. */
const NOT_MEASURED: Readonly<Record<Side, Readonly<Record<string, string>>>> = {
  home: {},
  cross: {
    'Buckets: s3:ListTagsForResource': 'provider 6.23.0 and later read the tags of a bucket with it',
    'EmptyBuckets: s3:DeleteObject': 'a delete marker of a bucket whose versioning was switched on by hand',
    ...Object.fromEntries(
      ['dynamodb:DeleteResourcePolicy', 'dynamodb:GetResourcePolicy', 'dynamodb:PutResourcePolicy', TABLE_STREAM].map(
        (line) => [`TableStreamPolicy: ${line}`, 'the emulator knows no policy of the stream of a table'],
      ),
    ),
  },
};

// The policies that the README gives to the deploy roles, held against the calls that Terraform makes in the life of the
// stories: created, changed in place, replaced, destroyed. The emulator denies nothing, so every call is seen.
describeWithTools('the policies of the deploy roles', ['terraform', 'moto'], (tools) => {
  let sides: readonly SideOfStory[];
  beforeAll(async () => {
    await withSyntheses(['typescript'], async ([synthesis]) => {
      const lives = STORIES.map(({ id }) => callsOfLife(tools, id, synthesis?.outdir ?? ''));
      sides = (await Promise.all(lives)).flat();
    });
  });

  test.each(SIDES)('every call in the %s account is allowed', (side) => {
    const denied = sides
      .filter((life) => life.side === side)
      .flatMap(({ story, policy, needs }) =>
        needs
          .filter((need) => usedLines(policy, policy, need).length === 0)
          .map(({ action, resource, context }) => `${story}: ${action} on ${resource} ${JSON.stringify(context)}`),
      );
    expect([...new Set(denied)]).toEqual([]);
  });

  test.each(SIDES)('every action and resource of the %s policy is used, but for those with a reason', (side) => {
    const template = readPolicy(`deploy-role-${side}.json`);
    const used = sides
      .filter((life) => life.side === side)
      .flatMap(({ policy, needs }) => needs.flatMap((need) => usedLines(policy, template, need)));
    const unused = allLines(template).filter((line) => !used.includes(line));
    expect(unused.sort()).toEqual(Object.keys(NOT_MEASURED[side]).sort());
  });
});

async function callsOfLife(tools: RunnableTools, story: string, outdir: string): Promise<SideOfStory[]> {
  const stage = await openStage(tools, { stack: story, outdir });
  const recorder = await recordCalls(stage.emulatorUrl);
  try {
    const env = { ...stage.env, AWS_ENDPOINT_URL: recorder.url };
    const terraform = terraformIn(stage.terraform.folder, { command: tools.terraform, env });
    await terraform.apply();
    changeArguments(join(stage.terraform.folder, 'cdk.tf.json'));
    // The other function of the story, if there is one, is updated in place.
    const replaced = (await stage.functions()).at(-1);
    await terraform.apply({ replace: replaced === undefined ? [] : [replaced.address] });
    await fillBucket(stage);
    await terraform.destroy();
    const calls = await withAccounts(stage, recorder.calls);
    return sidesOf(story, stage, calls);
  } finally {
    await recorder.stop();
    await stage.close();
  }
}

/** Other values for what can be changed in place, so that the second apply updates a resource of each type. */
function changeArguments(file: string): void {
  const config = JSON.parse(readFileSync(file, 'utf8')) as { resource: Resources };
  for (const [type, change] of Object.entries(CHANGES)) {
    for (const args of Object.values(config.resource[type] ?? {})) {
      Object.assign(args, change(args));
    }
  }
  writeFileSync(file, JSON.stringify(config));
}

type Arguments = Readonly<Record<string, string>>;
type Resources = Readonly<Record<string, Readonly<Record<string, Arguments>>>>;

const otherSid = (policy = ''): string => policy.replace('"Sid":"', '"Sid":"Other');

const CHANGES: Readonly<Record<string, (args: Arguments) => object>> = {
  aws_iam_role: ({ assume_role_policy }) => ({
    assume_role_policy: otherSid(assume_role_policy),
    description: 'other',
    max_session_duration: 7200,
  }),
  aws_iam_role_policy: ({ policy }) => ({ policy: otherSid(policy) }),
  aws_lambda_function: () => ({ timeout: 27, source_code_hash: 'b3RoZXI=' }),
  aws_lambda_permission: ({ statement_id }) => ({ statement_id: `${statement_id}Other` }),
  aws_lambda_event_source_mapping: () => ({ batch_size: 50 }),
  aws_cloudwatch_log_group: () => ({ retention_in_days: 60 }),
  aws_cloudwatch_event_rule: () => ({ description: 'other' }),
  aws_cloudwatch_event_target: () => ({ input: '{}' }),
  aws_dynamodb_table: () => ({ billing_mode: 'PROVISIONED', read_capacity: 1, write_capacity: 1 }),
  aws_kinesis_resource_policy: ({ policy }) => ({ policy: otherSid(policy) }),
  aws_s3_bucket_notification: () => ({ eventbridge: true }),
  aws_sns_topic: () => ({ display_name: 'other' }),
  aws_sns_topic_policy: ({ policy }) => ({ policy: otherSid(policy) }),
  aws_sns_topic_subscription: () => ({ filter_policy: '{"kind":["other"]}' }),
  aws_sqs_queue: () => ({ visibility_timeout_seconds: 200 }),
  aws_sqs_queue_policy: ({ policy }) => ({ policy: otherSid(policy) }),
  aws_api_gateway_rest_api: () => ({ description: 'other' }),
  aws_api_gateway_deployment: () => ({ triggers: { shown: 'other' } }),
};

/** Objects in the bucket of a story, so that destroying it has to empty it. */
async function fillBucket(stage: Stage): Promise<void> {
  const { values } = await stage.terraform.showState();
  for (const resource of values?.root_module.resources ?? []) {
    if (resource.type === 'aws_s3_bucket') {
      const cross = stage.accounts.find(({ alias }) => alias === 'cross');
      await stage.putObjects(cross?.accountId ?? '', String(resource.values.bucket), ['one', 'two']);
    }
  }
}

/** The calls made as a deploy role; those made before, to become one, are the business of whoever runs Terraform. */
async function withAccounts(stage: Stage, calls: readonly RecordedCall[]): Promise<AccountCall[]> {
  const keys = [...new Set(calls.map(({ accessKeyId }) => accessKeyId))].filter((key) => key !== 'test');
  const owners = new Map<string, string>();
  for (const key of keys) {
    const [, , , , accountId = ''] = (await callerOf(stage.emulatorUrl, 'us-east-1', key)).split(':');
    owners.set(key, accountId);
  }
  return calls.flatMap((call) => {
    const accountId = owners.get(call.accessKeyId);
    return accountId === undefined ? [] : [{ ...call, accountId }];
  });
}

function sidesOf(story: string, { accounts }: Stage, calls: readonly AccountCall[]): SideOfStory[] {
  const values = Object.fromEntries(
    accounts.flatMap(({ alias = '', accountId, region }) => [
      [`${alias.toUpperCase()}_ACCOUNT_ID`, accountId],
      [`${alias.toUpperCase()}_REGION`, region],
    ]),
  );
  return accounts.map(({ alias, accountId }) => {
    const side = SIDES.find((name) => name === alias) ?? 'home';
    return {
      story,
      side,
      policy: fillIn(readPolicy(`deploy-role-${side}.json`), { ...values, NAME_PREFIX: '' }),
      needs: requiredActions(calls.filter((call) => call.accountId === accountId)),
    };
  });
}

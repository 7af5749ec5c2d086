import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CdkTf, readCdkTf } from '../../scripts/emulator/cdk-tf';
import type { Stage } from '../../scripts/emulator/open-stage';

/**
 * What happens to a deployed story besides other code: objects in its bucket, so that destroying it has to empty it, and
 * one apply that changes a resource of each type in place and replaces a function.
 */
export async function changeDeployedStory(stage: Stage): Promise<void> {
  const { folder } = stage.terraform;
  const config = readCdkTf(folder);
  await fillBuckets(stage, config);
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(withOtherArguments(config)));
  // The other function of the story, if there is one, is updated in place.
  const replaced = Object.keys(config.resource?.aws_lambda_function ?? {}).slice(-1);
  await stage.terraform.apply({ replace: replaced.map((name) => `aws_lambda_function.${name}`) });
}

async function fillBuckets(stage: Stage, { resource = {} }: CdkTf): Promise<void> {
  const cross = stage.accounts.find(({ alias }) => alias === 'cross');
  for (const { bucket } of Object.values(resource.aws_s3_bucket ?? {})) {
    await stage.putObjects(cross?.accountId ?? '', String(bucket), ['one', 'two']);
  }
}

/** Other values for what can be changed in place, so that the next apply updates a resource of each type. */
function withOtherArguments({ resource = {}, ...rest }: CdkTf): CdkTf {
  const changed = Object.entries(resource).map(([type, named]) => {
    const change = CHANGES[type] ?? (() => ({}));
    const others = Object.entries(named).map(([name, args]) => [name, { ...args, ...change(args as Arguments) }]);
    return [type, Object.fromEntries(others)];
  });
  return { ...rest, resource: Object.fromEntries(changed) };
}

type Arguments = Readonly<Record<string, string>>;

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
  // Not its policy: for the provider an update of it is what creates it, and would wait for 25 seconds more.
  aws_sqs_queue: () => ({ visibility_timeout_seconds: 200 }),
  aws_api_gateway_rest_api: () => ({ description: 'other' }),
  aws_api_gateway_deployment: () => ({ triggers: { shown: 'other' } }),
};

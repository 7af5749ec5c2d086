/** Resource types that facts are made of. Of others only what tells their account is kept: plans hold thousands of them. */
import type { JsonRecord } from './plan-json';

const READ_TYPES: ReadonlySet<string> = new Set([
  'aws_api_gateway_rest_api',
  'aws_apigatewayv2_api',
  'aws_arn',
  'aws_caller_identity',
  'aws_cloudwatch_event_bus',
  'aws_cloudwatch_event_bus_policy',
  'aws_cloudwatch_event_permission',
  'aws_cloudwatch_event_rule',
  'aws_cloudwatch_log_group',
  'aws_cognito_user_pool',
  'aws_dynamodb_resource_policy',
  'aws_dynamodb_table',
  'aws_kinesis_resource_policy',
  'aws_kinesis_stream',
  'aws_kinesis_stream_consumer',
  'aws_kms_key',
  'aws_kms_key_policy',
  'aws_lb_target_group',
  'aws_organizations_organization',
  'aws_partition',
  'aws_region',
  'aws_s3_bucket',
  'aws_s3_bucket_policy',
  'aws_secretsmanager_secret',
  'aws_secretsmanager_secret_policy',
  'aws_service_principal',
  'aws_sns_topic',
  'aws_sns_topic_policy',
  'aws_sqs_queue',
  'aws_sqs_queue_policy',
  'aws_iot_topic_rule',
  'terraform_data',
]);

/** All of IAM and Lambda is read: policies hang on these in many ways. */
const READ_FAMILIES = /^aws_(iam|lambda)_/;

export function isReadType(type: unknown): boolean {
  return typeof type === 'string' && (READ_TYPES.has(type) || READ_FAMILIES.test(type));
}

/** Types that are read for those that refer to them alone. */
const READ_FOR_OTHERS: ReadonlySet<string> = new Set([
  'aws_api_gateway_rest_api',
  'aws_apigatewayv2_api',
  'aws_cloudwatch_event_rule',
  'aws_cloudwatch_log_group',
  'aws_cognito_user_pool',
  'aws_iot_topic_rule',
]);

/** Whether facts are made of a type, and not only of what refers to it. */
export function makesFacts(type: string): boolean {
  return isReadType(type) && !READ_FOR_OTHERS.has(type);
}

/** What tells the account and the region of a resource. */
const PLACE_ATTRIBUTES = [
  'arn',
  'resource_arn',
  'function_arn',
  'secret_arn',
  'stream_arn',
  'function_name',
  'id',
  'owner_id',
  'owner',
  'queue_url',
  'account_id',
  'region',
];

/** Attributes of a resource of another type, as far as they tell where it lies. */
export function placeAttributes(values: JsonRecord): JsonRecord {
  return Object.fromEntries(
    PLACE_ATTRIBUTES.flatMap((name) => (typeof values[name] === 'string' ? [[name, values[name]] as const] : [])),
  );
}

/** Arguments that policies are made of, whatever their resource. */
export const ACCESS_ARGUMENTS: readonly string[] = [
  'action',
  'assume_role_policy',
  'authorization_type',
  'permissions_boundary',
  'policy',
  'policy_arn',
  'principal',
  'principal_org_id',
  'qualifier',
  'source_account',
  'source_arn',
];

/** Resources that write the policy of another one, and how they name it. */
import { splitText } from '../iam/arn-text';
import { isRegionCode } from '../iam/partition';
import { isSymbolic, joinText, showText, type Text, textKey } from '../iam/text';
import { isArnSymbol, isUntold, regionOf, textIn } from './facts-values';
import type { ResourceRow } from './row';

export interface PolicyType {
  readonly type: string;
  /** The argument that names what the policy is for. */
  readonly argument: string;
  /** What is meant where the argument is left out. */
  readonly otherwise?: string;
  readonly arnOf: (name: Text, row: ResourceRow) => Text | undefined;
}

const asArn = (arn: Text): Text => arn;

export const POLICY_TYPES: readonly PolicyType[] = [
  { type: 'aws_s3_bucket_policy', argument: 'bucket', arnOf: bucketArn },
  { type: 'aws_sqs_queue_policy', argument: 'queue_url', arnOf: queueArn },
  { type: 'aws_sns_topic_policy', argument: 'arn', arnOf: asArn },
  { type: 'aws_kinesis_resource_policy', argument: 'resource_arn', arnOf: asArn },
  { type: 'aws_dynamodb_resource_policy', argument: 'resource_arn', arnOf: asArn },
  { type: 'aws_cloudwatch_event_bus_policy', argument: 'event_bus_name', otherwise: 'default', arnOf: busArn },
  { type: 'aws_cloudwatch_event_permission', argument: 'event_bus_name', otherwise: 'default', arnOf: busArn },
  { type: 'aws_kms_key_policy', argument: 'key_id', arnOf: keyArn },
  { type: 'aws_secretsmanager_secret_policy', argument: 'secret_arn', arnOf: asArn },
];

/** The ARN of what a policy is for; nothing where it cannot be told. */
export function policyTarget({ argument, otherwise, arnOf }: PolicyType, row: ResourceRow): Text | undefined {
  const name = textIn(row.values, argument) ?? otherwise;
  return name === undefined || isUntold(name, row) ? undefined : arnOf(name, row);
}

export function accountRootText({ partition }: ResourceRow, accountId: Text): Text {
  return joinText('arn:', partition, ':iam::', accountId, ':root');
}

function isArn(text: Text): boolean {
  return showText(text).startsWith('arn:') || isArnSymbol(text);
}

function bucketArn(bucket: Text, { partition }: ResourceRow): Text {
  return isArn(bucket) ? bucket : joinText('arn:', partition, ':s3:::', bucket);
}

function busArn(bus: Text, row: ResourceRow): Text {
  return isArn(bus) ? bus : regionalArn(row, 'events', 'event-bus/', bus);
}

function keyArn(key: Text, row: ResourceRow): Text {
  return isArn(key) ? key : regionalArn(row, 'kms', 'key/', key);
}

function regionalArn(row: ResourceRow, service: string, kind: string, name: Text): Text {
  return joinText('arn:', row.partition, `:${service}:`, regionOf(row), ':', row.accountId, `:${kind}`, name);
}

/** From `https://sqs.REGION.DOMAIN/ACCOUNT/NAME`; emulators have other hosts, but end alike. */
function queueArn(url: Text, row: ResourceRow): Text | undefined {
  const [scheme, , host = '', accountId, name, ...more] = splitText(url, '/');
  if (textKey(scheme ?? '') !== 'https:' && textKey(scheme ?? '') !== 'http:') return undefined;
  if (accountId === undefined || name === undefined || more.length > 0) return undefined;
  const [service, named] = splitText(host, '.');
  const isAws = service === 'sqs' && named !== undefined && (isSymbolic(named) || isRegionCode(named));
  const region = isAws ? named : regionOf(row);
  return isSymbolic(accountId) || /^\d{12}$/.test(accountId)
    ? joinText('arn:', row.partition, ':sqs:', region, ':', accountId, ':', name)
    : undefined;
}

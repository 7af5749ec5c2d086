/** Buckets, queues, topics, streams, tables, buses, keys and secrets: who owns them, and their policies. */
import type { Text } from '../iam/text';
import { policiesIn, statementPolicy } from './facts-policy';
import { isOwnSymbol, textIn, valueIn } from './facts-values';
import { type FactWorld, factKey, unlinked } from './facts-world';
import type { InventoryNote, Origin, PolicyFact, ResourceFact } from './inventory';
import { eventPermission } from './resource-event-permission';
import { accountRootText, POLICY_TYPES, type PolicyType, policyTarget } from './resource-policy-types';
import type { ResourceRow } from './row';

/** What can have a policy. */
const OWNERS: readonly OwnerType[] = [
  // The ARN of a bucket names no account.
  { type: 'aws_s3_bucket', ownPolicy: 'policy', isAccountless: true },
  { type: 'aws_sqs_queue', ownPolicy: 'policy' },
  { type: 'aws_sns_topic', ownPolicy: 'policy' },
  { type: 'aws_kinesis_stream' },
  { type: 'aws_kinesis_stream_consumer' },
  { type: 'aws_dynamodb_table' },
  { type: 'aws_dynamodb_table', arn: 'stream_arn', exists: ({ values }) => valueIn(values, 'stream_enabled') === true },
  { type: 'aws_cloudwatch_event_bus' },
  { type: 'aws_kms_key', ownPolicy: 'policy', byDefault: defaultKeyPolicy },
  { type: 'aws_secretsmanager_secret', ownPolicy: 'policy' },
];

interface OwnerType {
  readonly type: string;
  /** @default 'arn' */
  readonly arn?: string;
  readonly exists?: (row: ResourceRow) => boolean;
  /** The argument that may hold the policy. */
  readonly ownPolicy?: string;
  /** What AWS writes where nobody gives a policy. */
  readonly byDefault?: (row: ResourceRow) => PolicyFact;
  readonly isAccountless?: boolean;
}

/** Policies that resources of their own write, by the ARN they are for. */
interface Written {
  readonly arn: Text;
  readonly row: ResourceRow;
  readonly policies: PolicyFact[];
}

export function readResources(world: FactWorld): {
  readonly resources: readonly ResourceFact[];
  readonly notes: readonly InventoryNote[];
} {
  const notes: InventoryNote[] = [];
  const written = writtenPolicies(world.rowsOf, notes);
  const removed = writtenPolicies(world.removedOf, []);
  const owned = new Set<string>();
  const resources: ResourceFact[] = [];
  for (const owner of OWNERS) {
    for (const row of world.rowsOf(owner.type).filter((each) => owner.exists?.(each) ?? true)) {
      const arn = textIn(row.values, owner.arn ?? 'arn');
      if (arn === undefined) {
        notes.push(unlinked(row));
        continue;
      }
      const key = factKey(arn);
      owned.add(key);
      resources.push({
        arn,
        origin: row.origin,
        whole: true,
        ...(owner.isAccountless ? { accountId: row.accountId } : {}),
        resourcePolicies: written.get(key)?.policies ?? ownPolicies(owner, row, removed.has(key)),
      });
    }
  }
  const fragments = [...written].filter(([key]) => !owned.has(key)).map(([, policies]) => toFragment(policies));
  return { resources: [...resources, ...fragments], notes };
}

function toFragment({ arn, row, policies }: Written): ResourceFact {
  const origin: Origin = row.origin;
  const isAccountless = row.type === 'aws_s3_bucket_policy';
  return {
    arn,
    origin,
    whole: false,
    // Nothing else adds to a policy that is written as a whole, whoever created what it belongs to.
    ...(row.type === 'aws_cloudwatch_event_permission' ? {} : { wholePolicy: true as const }),
    ...(isAccountless ? { accountId: row.accountId } : {}),
    resourcePolicies: policies,
  };
}

function writtenPolicies(rowsOf: FactWorld['rowsOf'], notes: InventoryNote[]): ReadonlyMap<string, Written> {
  const written = new Map<string, Written>();
  for (const type of POLICY_TYPES) {
    for (const row of rowsOf(type.type)) {
      const arn = policyTarget(type, row);
      if (arn === undefined) {
        notes.push(unlinked(row));
        continue;
      }
      const others = written.get(factKey(arn)) ?? { arn, row, policies: [] };
      written.set(factKey(arn), others);
      others.policies.push(...policiesOf(type, row, arn));
    }
  }
  return written;
}

function policiesOf({ type }: PolicyType, row: ResourceRow, arn: Text): readonly PolicyFact[] {
  return type === 'aws_cloudwatch_event_permission'
    ? [eventPermission(row, arn)]
    : policiesIn(row, 'policy', 'resource policy');
}

/** The policy in the resource's own argument. What another resource writes into it is there, too, as it was before the plan. */
function ownPolicies({ ownPolicy, byDefault }: OwnerType, row: ResourceRow, removed: boolean): readonly PolicyFact[] {
  const none = byDefault === undefined ? [] : [byDefault(row)];
  if (ownPolicy === undefined || removed) return none;
  // The provider computes the argument where it is not written.
  const computed = isOwnSymbol(row, ownPolicy) && row.configured?.includes(ownPolicy) === false;
  const policies = computed ? [] : policiesIn(row, ownPolicy, 'resource policy');
  return policies.length === 0 ? none : policies;
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html */
function defaultKeyPolicy(row: ResourceRow): PolicyFact {
  return statementPolicy(row, 'default key policy', {
    Sid: 'Enable IAM User Permissions',
    Effect: 'Allow',
    Principal: { AWS: accountRootText(row, row.accountId) },
    Action: 'kms:*',
    Resource: '*',
  });
}

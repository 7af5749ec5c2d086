import { SOURCE_STACK } from './source-stack';
/** What a reviewer must see of a first plan: every policy, whole (P22: what is known after apply is reviewed by nobody). */

/** A plan as JSON, as far as this looks into it. */
export interface PlanJson {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly type: string;
    readonly change: { readonly after: Values; readonly after_unknown: Values };
  }[];
  readonly output_changes: Readonly<Record<string, { readonly after_unknown: unknown }>>;
}

type Values = Readonly<Record<string, unknown>>;

/** What a reviewer must see of a policy before anything exists, by the type of its resource. */
const MUST_BE_KNOWN: Readonly<Record<string, readonly string[]>> = {
  aws_iam_role: ['name', 'assume_role_policy'],
  aws_iam_role_policy: ['name', 'role', 'policy'],
  aws_sns_topic_policy: ['policy'],
  aws_sqs_queue_policy: ['policy'],
  aws_kinesis_resource_policy: ['policy'],
  aws_dynamodb_resource_policy: ['policy'],
  aws_lambda_permission: [
    'statement_id',
    'action',
    'principal',
    'qualifier',
    'principal_org_id',
    'source_account',
    'source_arn',
  ],
};

/** What a literal cannot have: ids of APIs and target groups, and the times in the ARNs of consumers and of tables' streams. */
const GIVEN_BY_AWS: Readonly<
  Record<string, { readonly policies: readonly string[]; readonly manifest: readonly string[] }>
> = {
  'request-processor': {
    policies: ['aws_lambda_permission source_arn'],
    manifest: ['accesses.conditions.ArnLike.aws:SourceArn'],
  },
  'pull-sources': {
    policies: ['aws_dynamodb_resource_policy policy'],
    manifest: Array.from({ length: 3 }, () => 'accesses.resource'),
  },
  [SOURCE_STACK]: {
    policies: [
      'aws_kinesis_resource_policy policy',
      'aws_lambda_permission source_arn',
      'aws_lambda_permission source_arn',
    ],
    manifest: [
      'accesses.conditions.ArnLike.aws:SourceArn',
      'accesses.conditions.ArnLike.aws:SourceArn',
      ...Array.from({ length: 6 }, () => 'accesses.resource'),
    ],
  },
};

/** What a stack's first plan leaves unknown, where it may know all but what AWS gives. */
export function unknownIn(plan: PlanJson): {
  readonly policies: readonly string[];
  readonly manifest: readonly string[];
} {
  return {
    policies: unknownPolicies(plan),
    manifest: unknownLeaves(plan.output_changes.access_manifest?.after_unknown),
  };
}

/** What it may leave unknown. */
export function mayBeUnknownIn(stack: string): ReturnType<typeof unknownIn> {
  return GIVEN_BY_AWS[stack] ?? { policies: [], manifest: [] };
}

/** The places of a value that are known after apply, without the indexes of lists. */
function unknownLeaves(unknown: unknown, path: readonly string[] = []): readonly string[] {
  if (typeof unknown !== 'object' || unknown === null) {
    return unknown === true ? [path.join('.')] : [];
  }
  return Object.entries(unknown)
    .flatMap(([key, member]) => unknownLeaves(member, Array.isArray(unknown) ? path : [...path, key]))
    .sort();
}

function unknownPolicies({ resource_changes }: PlanJson): readonly string[] {
  return resource_changes.flatMap(({ type, change }) =>
    (MUST_BE_KNOWN[type] ?? []).filter((name) => change.after_unknown[name] === true).map((name) => `${type} ${name}`),
  );
}

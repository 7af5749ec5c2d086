/**
 * Policies that may belong to somebody without the input telling so: what is attached to a name that is known only after
 * apply, what cannot be linked to its owner, and what an incomplete input does not show.
 */
import type { AccessGraph } from '../graph/access-graph';
import { mayBeSameIdentity } from '../graph/identity-key';
import { parseArnText } from '../iam/arn-text';
import { isSymbolic, type Text, textKey } from '../iam/text';
import { equalTexts } from '../iam/wildcard';
import type { InventoryNote, PolicyFact, PrincipalFact, RoleFact } from '../terraform/inventory';

/** What may belong to an owner of policies beside its own. */
export interface Strays {
  /** Policies that are read, of an owner who may be this one. */
  readonly policies: readonly PolicyFact[];
  /** What says that there may be others. */
  readonly notes: readonly StrayNote[];
}

export interface StrayNote extends Pick<InventoryNote, 'code' | 'subject'> {
  /** Permissions only ever allow. */
  readonly mayDeny: boolean;
}

type OwnerKind = 'role' | 'user' | 'function' | 'resource';

export const NO_STRAYS: Strays = { policies: [], notes: [] };

/** What may hang on a role or a user. */
export function straysOfIdentity(graph: AccessGraph, kind: 'role' | 'user', arn: Text): Strays {
  const fragments = fragmentsLike<RoleFact | PrincipalFact>(
    kind === 'role' ? graph.roles : graph.principals,
    arn,
    mayBeSameIdentity,
  );
  return {
    policies: fragments.flatMap(({ identityPolicies }) => identityPolicies),
    notes: strayNotes(graph, kind),
  };
}

/** What may be among the policies of a function, or of one of its versions and aliases. */
export function straysOfFunction(graph: AccessGraph, arn: Text, qualifier: string): Strays {
  const own = graph.functions.get(textKey(arn) ?? '')?.resourcePolicies ?? {};
  return {
    policies: [
      ...Object.entries(own).flatMap(([other, policies]) => (mayBeSameQualifier(qualifier, other) ? policies : [])),
      ...fragmentsLike(graph.functions, arn).flatMap(({ resourcePolicies }) => Object.values(resourcePolicies).flat()),
    ],
    notes: strayNotes(graph, 'function'),
  };
}

/** Which version or alias a symbol stands for is not known. */
function mayBeSameQualifier(qualifier: string, other: string): boolean {
  const isOpen = [qualifier, other].some((each) => each.includes('<'));
  return isOpen && qualifier !== other && qualifier !== '' && other !== '';
}

/** What may be among the policies of a bucket, a queue or another resource. */
export function straysOfResource(graph: AccessGraph, arn: Text): Strays {
  return {
    policies: fragmentsLike(graph.resources, arn).flatMap(({ resourcePolicies }) => resourcePolicies),
    notes: strayNotes(graph, 'resource').filter(
      ({ code, subject }) => code !== 'unlinked' || mayBelongTo(arn, subject),
    ),
  };
}

interface Fact {
  readonly arn: Text;
  readonly whole: boolean;
}

function fragmentsLike<T extends Fact>(
  facts: ReadonlyMap<string, T>,
  arn: Text,
  mayBeSame: (one: Text, other: Text) => boolean = (one, other) => equalTexts(one, other) !== 'no',
): readonly T[] {
  const fragments = fragmentsOf(facts);
  // What is known of both is put together, or apart, by the graph already.
  const open = isSymbolic(arn) ? fragments : fragments.filter((other) => isSymbolic(other.arn));
  return open.filter((other) => mayBeSame(other.arn, arn));
}

/** Every question to a graph looks for its fragments, and a graph has few of them. */
const FRAGMENTS = new WeakMap<ReadonlyMap<string, Fact>, readonly Fact[]>();

function fragmentsOf<T extends Fact>(facts: ReadonlyMap<string, T>): readonly T[] {
  const known = FRAGMENTS.get(facts) ?? [...facts.values()].filter(({ whole }) => !whole);
  FRAGMENTS.set(facts, known);
  return known as readonly T[];
}

function strayNotes({ notes }: AccessGraph, kind: OwnerKind): readonly StrayNote[] {
  return notes.flatMap(({ code, subject }): readonly StrayNote[] => {
    switch (code) {
      // Any policy may be in what is missing.
      case 'errored':
      case 'incomplete':
      case 'deferred':
      case 'moduleNotRead':
        return [{ code, subject, mayDeny: true }];
      case 'unlinked': {
        const type = resourceType(subject);
        return CONCERNS[kind].test(type) ? [{ code, subject, mayDeny: !ONLY_ALLOWS.test(type) }] : [];
      }
      // These say nothing of policies.
      case 'unknownAccount':
      case 'unreadManifest':
      case 'destroyed':
        return [];
      default:
        return code satisfies never;
    }
  });
}

/** Which types of Terraform resources give policies to whom; others that cannot be linked give nobody any. */
const CONCERNS: Readonly<Record<OwnerKind, RegExp>> = {
  role: /^aws_iam_(role_policy|role_policy_attachment|policy_attachment)$/,
  user: /^aws_iam_((user|group)_.+|policy_attachment)$/,
  function: /^aws_lambda_(permission|resource_policy|function_url)$/,
  resource: /^aws_(?!iam_|lambda_).+_(policy|permission)$/,
};
const ONLY_ALLOWS = /^aws_lambda_(permission|function_url)$|^aws_cloudwatch_event_permission$/;

/** Whether what writes a policy writes such policies of the service that an ARN names. */
function mayBelongTo(arn: Text, subject: string): boolean {
  const [, prefix] = /^aws_([a-z0-9]+_[a-z0-9]+)/.exec(resourceType(subject)) ?? [];
  const service = prefix === undefined ? undefined : SERVICES.get(prefix);
  const named = parseArnText(arn)?.service;
  return service === undefined || named === undefined || equalTexts(named, service) !== 'no';
}

/** How types of policies begin that are for one service, and its name in ARNs. */
const SERVICES: ReadonlyMap<string, string> = new Map([
  ['cloudwatch_event', 'events'],
  ['dynamodb_resource', 'dynamodb'],
  ['kinesis_resource', 'kinesis'],
  ['kms_key', 'kms'],
  ['s3_bucket', 's3'],
  ['secretsmanager_secret', 'secretsmanager'],
  ['sns_topic', 'sns'],
  ['sqs_queue', 'sqs'],
]);

/** The type in an address such as `module.a["x.y"].aws_iam_role_policy.this[0]`. */
function resourceType(address: string): string {
  const parts = address.replace(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, '').split('.');
  return parts.at(-2) ?? '';
}

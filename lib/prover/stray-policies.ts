/**
 * Policies that may belong to somebody without the input telling so: what is attached to a name that is known only after
 * apply, what cannot be linked to its owner, and what an incomplete input does not show.
 */
import type { AccessGraph } from '../graph/access-graph';
import { mayBeSameIdentity } from '../graph/identity-key';
import { isSymbolic, type Text } from '../iam/text';
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

export type OwnerKind = 'role' | 'user' | 'function' | 'resource';

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

/** What may be among the policies of a function, of any of its versions and aliases. */
export function straysOfFunction(graph: AccessGraph, arn: Text): Strays {
  return {
    policies: fragmentsLike(graph.functions, arn).flatMap(({ resourcePolicies }) =>
      Object.values(resourcePolicies).flat(),
    ),
    notes: strayNotes(graph, 'function'),
  };
}

/** What may be among the policies of a bucket, a queue or another resource. */
export function straysOfResource(graph: AccessGraph, arn: Text): Strays {
  return {
    policies: fragmentsLike(graph.resources, arn).flatMap(({ resourcePolicies }) => resourcePolicies),
    notes: strayNotes(graph, 'resource'),
  };
}

function fragmentsLike<T extends { readonly arn: Text; readonly whole: boolean }>(
  facts: ReadonlyMap<string, T>,
  arn: Text,
  mayBeSame: (one: Text, other: Text) => boolean = (one, other) => equalTexts(one, other) !== 'no',
): readonly T[] {
  // What is known of both is put together, or apart, by the graph already.
  const isOpen = (other: Text): boolean => isSymbolic(other) || isSymbolic(arn);
  return [...facts.values()].filter((other) => !other.whole && isOpen(other.arn) && mayBeSame(other.arn, arn));
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

/** The type in an address such as `module.a["x.y"].aws_iam_role_policy.this[0]`. */
function resourceType(address: string): string {
  const parts = address.replace(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, '').split('.');
  return parts.at(-2) ?? '';
}

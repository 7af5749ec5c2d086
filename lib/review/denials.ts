/** The Deny statements of each owner of policies, and whether one of before is still there. */
import type { AccessGraph } from '../graph/access-graph';
import { listDoorPolicies } from '../graph/doors';
import type { ParsedPrincipal, ParsedStatement } from '../iam/parsed-policy';
import { showText } from '../iam/text';
import { statementName } from '../prover/statements';
import { isUnknownDocument, type PolicyFact } from '../terraform/inventory';
import { isWithin, takesInActions } from './compare-policies';

export interface Denial {
  readonly policy: PolicyFact;
  /** Of the statement. */
  readonly name: string;
  readonly statement: ParsedStatement;
}

/** What one owner denies, in all its policies of a kind. */
export interface OwnDenials {
  readonly owner: string;
  /** Whether all of its policies are known. */
  readonly isKnown: boolean;
  readonly denials: readonly Denial[];
}

/** By owner and kind: what a resource denies whoever comes, and what an identity is denied wherever it goes. */
export function denialsOf(graph: AccessGraph): ReadonlyMap<string, OwnDenials> {
  const identities = [...graph.roles.values(), ...graph.principals.values()];
  const doors = new Map<string, PolicyFact[]>();
  for (const { target, policy } of listDoorPolicies(graph)) {
    const owner = showText(target);
    doors.set(owner, [...(doors.get(owner) ?? []), policy]);
  }
  return new Map([
    ...[...doors].map(([owner, policies]) => [`to ${owner}`, ownDenials(owner, policies)] as const),
    // A role whose last policy is gone is there without one.
    ...identities.map(
      ({ arn, identityPolicies }) => [`of ${showText(arn)}`, ownDenials(showText(arn), identityPolicies)] as const,
    ),
  ]);
}

function ownDenials(owner: string, policies: readonly PolicyFact[]): OwnDenials {
  return {
    owner,
    isKnown: policies.every(({ document }) => !isUnknownDocument(document) && !document.open),
    denials: policies.flatMap((policy) =>
      isUnknownDocument(policy.document)
        ? []
        : policy.document.statements
            .filter(({ effect }) => effect === 'Deny')
            .map((statement) => ({ policy, name: statementName(statement), statement })),
    ),
  };
}

/** Whether a Deny of now takes in all that one of before did. */
export function isKept({ statement }: Denial, { statement: now }: Denial): boolean {
  return isSamePrincipal(statement, now) && isWithin(statement, now) && takesInActions(now, statement);
}

/** Or everyone, who takes in anybody. */
function isSamePrincipal({ principal: was }: ParsedStatement, { principal: is }: ParsedStatement): boolean {
  if (was === undefined || is === undefined) return was === is;
  if (!is.negated && is.list !== 'unknown' && is.list.some(isEveryone)) return true;
  return JSON.stringify(was) === JSON.stringify(is);
}

function isEveryone({ type, values }: ParsedPrincipal): boolean {
  return type === 'AWS' && values.values.includes('*');
}

/**
 * Every access that a policy names, with what comes of it: those of a caller of its own, decided by the prover, and those
 * of whoever stands behind an account, an organization or a service, as the policy lets them in.
 */
import type { AccessGraph } from '../graph/access-graph';
import { parseArnText } from '../iam/arn-text';
import { showText, type Text } from '../iam/text';
import { equalTexts } from '../iam/wildcard';
import { type AccessKind, accessKind } from './access-kind';
import { identifyCaller, isServiceName } from './caller';
import { actionsThrough, type Candidate, listCandidates } from './candidates';
import type { Decision, ResidualCondition } from './decision';
import type { Breadth } from './letting-in';
import { listOpenings, type Opening } from './openings';
import { prove } from './prove';
import { showConditions } from './show';
import { findTarget } from './target';

export interface JudgedAccess {
  /** ARN of a caller, account root, service name or `*`. */
  readonly from: string;
  readonly to: string;
  readonly action: string;
  readonly kind: AccessKind;
  readonly breadth: Breadth;
  /** `halfOpen`: one side allows it and the other does not. */
  readonly outcome: 'allowed' | 'halfOpen' | 'denied' | 'unknown';
  /** Which side is missing where it is half open. */
  readonly missingSide?: 'caller' | 'target';
  readonly crossesAccounts: boolean;
  readonly conditions: readonly ResidualCondition[];
  /** The proof; nothing for whoever stands behind an account, an organization or a service. */
  readonly decision?: Decision;
  /** The statement that lets them in; nothing for a caller of its own. */
  readonly opening?: Opening;
}

export function judgeAccesses(
  graph: AccessGraph,
  openings: readonly Opening[] = listOpenings(graph),
): readonly JudgedAccess[] {
  return [
    ...listCandidates(graph, openings)
      .filter(({ caller }) => !isServiceName(caller))
      .map((candidate) => judgeAccess(graph, candidate)),
    // Who stands behind an account, a service or everyone is not known; that they are let in is.
    ...openings
      .filter(({ breadth, principal }) => breadth !== 'role' || identifyCaller(graph, principal) === undefined)
      .map(letIn),
  ];
}

/** One access of a caller, decided. */
export function judgeAccess(graph: AccessGraph, { caller, target, action }: Candidate): JudgedAccess {
  const decision = prove(graph, { principal: caller, action, resource: target, callerChooses: true });
  const crossesAccounts = crosses(graph, caller, target);
  const missingSide = crossesAccounts ? missingSideOf(decision) : undefined;
  return {
    from: showText(caller),
    to: showText(target),
    action,
    kind: accessKind(action),
    breadth: 'role',
    outcome: missingSide === undefined ? outcomeOf(decision) : 'halfOpen',
    ...(missingSide === undefined ? {} : { missingSide }),
    crossesAccounts,
    conditions: decision.conditions,
    decision,
  };
}

function letIn(opening: Opening): JudgedAccess {
  const { principal, breadth, action, resource, statement, crosses: crossing, isCertain, mayBeDenied } = opening;
  return {
    from: showText(principal),
    to: showText(resource),
    action,
    kind: accessKind(actionsThrough(opening)[0] ?? action),
    breadth,
    outcome: isCertain && !mayBeDenied ? 'allowed' : 'unknown',
    crossesAccounts: crossing !== 'no',
    conditions: statement === undefined ? [] : showConditions(statement.conditions),
    opening,
  };
}

function outcomeOf({ outcome }: Decision): JudgedAccess['outcome'] {
  switch (outcome) {
    case 'allowed':
    case 'unknown':
      return outcome;
    case 'explicitDeny':
    case 'implicitDeny':
      return 'denied';
    default:
      return outcome satisfies never;
  }
}

/** The one side that lacks an Allow, where the other has it. */
function missingSideOf({ outcome, reasons }: Decision): JudgedAccess['missingSide'] {
  if (outcome !== 'implicitDeny') return undefined;
  const sides = new Set(reasons.flatMap(({ side }) => side ?? []));
  const [side] = sides;
  return sides.size === 1 ? side : undefined;
}

function crosses(graph: AccessGraph, caller: Text, target: Text): boolean {
  const from = parseArnText(caller)?.accountId;
  return from === undefined || equalTexts(from, findTarget(graph, target, '').accountId) !== 'yes';
}

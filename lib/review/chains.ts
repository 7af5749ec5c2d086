/**
 * Chains of roles: who gets to a target of another account through roles that may be assumed one after the other. The
 * search goes from the target to those who may use it, so that its cost does not depend on where chains begin.
 */
import type { AccessGraph } from '../graph/access-graph';
import { showText } from '../iam/text';
import { identifyCaller } from '../prover/caller';
import type { JudgedAccess } from '../prover/judged-access';
import { groupBy } from './group-by';
import type { Moment } from './scene';

/** So many roles lie between caller and target at most. AWS lets a chain be as long as one likes; a report of more tells nobody anything. */
const MOST_ROLES = 3;

/** More than this nobody reads, and the review has failed with the first. */
const MOST_CHAINS = 1000;

export interface Chain {
  /** ARN of a role or user, or whoever a policy lets in. */
  readonly from: string;
  readonly to: string;
  /** From the caller to the target: at least two. */
  readonly steps: readonly JudgedAccess[];
}

/** By the callee, who may take the role or call the function. */
type Callers = ReadonlyMap<string, readonly Step[]>;

interface Step {
  readonly actor: string;
  readonly access: JudgedAccess;
}

/**
 * The shortest chain between two that could not reach each other before, in any number of steps. Its last step crosses
 * accounts: what a role may do in its own account is what it is assumed for.
 */
export function newChains(before: Moment, after: Moment): readonly Chain[] {
  const [had, has] = [callersOf(before), callersOf(after)];
  const chains: Chain[] = [];
  for (const [to, steps] of has) {
    const last = steps.filter(({ access }) => access.crossesAccounts);
    const found = last.length === 0 ? [] : chainsTo(to, last, has);
    if (found.length === 0) continue;
    const known = everyoneWhoReaches(to, had);
    chains.push(...found.filter(({ from }) => !known.has(from)));
    if (chains.length >= MOST_CHAINS) return chains.slice(0, MOST_CHAINS);
  }
  return chains;
}

function callersOf({ graph, accesses }: Moment): Callers {
  const steps = accesses
    .filter(({ outcome, kind }) => outcome === 'allowed' && kind !== 'use')
    // A service takes the roles that are made for it, and an account that trusts itself leaves it to its own policies.
    .filter(({ breadth, crossesAccounts }) => breadth === 'role' || (breadth !== 'service' && crossesAccounts))
    .map((access) => ({ actor: actorOf(graph, access.from), access }));
  return groupBy(steps, ({ access }) => access.to);
}

/** A session acts as its role. */
function actorOf(graph: AccessGraph, principal: string): string {
  if (!principal.startsWith('arn:')) return principal;
  const caller = identifyCaller(graph, principal);
  return caller === undefined || caller.kind === 'service' ? principal : showText(caller.arn);
}

interface Walk {
  readonly actor: string;
  readonly steps: readonly JudgedAccess[];
}

/** The chains that end with one of these steps, nearest callers first; who needs none is left out. */
function chainsTo(to: string, last: readonly Step[], callers: Callers): readonly Chain[] {
  const seen = new Set([to, ...(callers.get(to) ?? []).map(({ actor }) => actor)]);
  const chains: Chain[] = [];
  let walks: readonly Walk[] = last.map(({ actor, access }) => ({ actor, steps: [access] }));
  for (let roles = 1; roles <= MOST_ROLES && walks.length > 0; roles += 1) {
    const next: Walk[] = [];
    for (const { actor: role, steps } of walks) {
      for (const { actor, access } of callers.get(role) ?? []) {
        if (access.kind !== 'assume' || seen.has(actor)) continue;
        seen.add(actor);
        next.push({ actor, steps: [access, ...steps] });
      }
    }
    chains.push(...next.map(({ actor, steps }) => ({ from: actor, to, steps })));
    walks = next;
  }
  return chains;
}

function everyoneWhoReaches(to: string, callers: Callers): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = (callers.get(to) ?? []).map(({ actor }) => actor);
  for (let actor = open.pop(); actor !== undefined; actor = open.pop()) {
    if (reached.has(actor)) continue;
    reached.add(actor);
    for (const step of callers.get(actor) ?? []) {
      if (step.access.kind === 'assume') open.push(step.actor);
    }
  }
  return reached;
}

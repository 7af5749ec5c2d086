/**
 * Judges every declared access of a world, and looks for undeclared ones across accounts.
 * In: the access graph. Out: a result for each access. It decides nothing itself: it asks the prover.
 */
import type { AccessGraph } from '../graph/access-graph';
import type { ParsedStatement } from '../iam/parsed-policy';
import { isSymbolic, showText } from '../iam/text';
import { type DeclaredFact, isUnknownDocument } from '../terraform/inventory';
import { type Caller, identifyCaller } from './caller';
import type { AccessStatus, CheckResult, DeclaredAccessResult } from './check-result';
import { type ClaimedContext, claimedContexts, excludedContexts, namedExclusions } from './claimed-request';
import { evaluateCondition } from './conditions';
import type { ContextValue } from './context';
import type { Decision, Reason } from './decision';
import { matchPrincipals } from './principals';
import { prove } from './prove';
import { showConditions } from './show';
import { findTarget } from './target';
import { findUndeclared } from './undeclared';

export function check(world: string, graph: AccessGraph): CheckResult {
  const declared = uniteHalves(graph.declared ?? []);
  const sameAccess = groupByAccess(declared);
  return {
    world,
    declared: declared.map((fact) => judge({ graph, sameAccess }, fact)),
    undeclared: findUndeclared(graph),
    notes: graph.notes,
  };
}

/** The world, and all that is declared of it, by the access that it is of. */
interface Declarations {
  readonly graph: AccessGraph;
  readonly sameAccess: ReadonlyMap<string, readonly DeclaredFact[]>;
}

function judge(declarations: Declarations, fact: DeclaredFact): DeclaredAccessResult {
  const { status, decision } = decideClaim(declarations, fact);
  return {
    principal: showText(fact.principal),
    breadth: fact.breadth,
    action: fact.action,
    resource: showText(fact.resource),
    via: fact.via,
    side: fact.side,
    declaredConditions: showConditions(fact.conditions),
    status,
    decision,
  };
}

/** Every request that the declaration stands for must be allowed, and none that it rules out. */
function decideClaim(
  { graph, sameAccess }: Declarations,
  fact: DeclaredFact,
): { status: AccessStatus; decision: Decision } {
  const ask = (context: ClaimedContext): Decision =>
    prove(graph, {
      principal: fact.principal,
      action: fact.action,
      resource: fact.resource,
      context,
      callerChooses: true,
    });
  const { contexts, areAll } = claimedContexts(fact.conditions);
  const decisions = contexts.map((context) => withoutDerived(context, ask(context), ask));
  const failing =
    decisions.find(({ outcome }) => outcome === 'explicitDeny' || outcome === 'implicitDeny') ??
    decisions.find(({ outcome }) => outcome === 'unknown');
  if (failing !== undefined) {
    return { status: failing.outcome === 'unknown' ? 'unknown' : 'denied', decision: failing };
  }
  const [decision] = decisions;
  if (decision === undefined) throw new Error('a declaration without any request');
  if (fact.conditions === 'unknown') {
    return undecided(decision, {
      code: 'statementUnknown',
      policy: 'access_manifest',
      statement: fact.action,
      subject: 'Condition',
    });
  }
  if (!areAll) {
    const keys = [...(contexts[0] ?? new Map()).keys()].join(', ');
    return undecided(decision, { code: 'tooManyChoices', subject: keys, expected: String(contexts.length) });
  }
  const alternatives = (sameAccess.get(accessKey(fact)) ?? []).filter(
    ({ side }) => side === fact.side || side === 'both',
  );
  const excluded = excludedRequests(graph, fact, contexts[0] ?? new Map())
    .filter(({ context }) => !isDeclared(context, alternatives))
    .map((request) => ({ ...request, answer: ask(request.context) }));
  const open = excluded.find(({ answer }) => answer.outcome === 'allowed');
  if (open !== undefined) return { status: 'widerThanDeclared', decision: open.answer };
  const unclear = excluded.find(({ answer, isGuess }) => answer.outcome === 'unknown' && !isGuess);
  return unclear === undefined ? { status: 'proved', decision } : { status: 'unknown', decision: unclear.answer };
}

/** What the declaration rules out. Of a guessed text it is seldom known whether it meets a pattern; of others it is. */
function excludedRequests(
  graph: AccessGraph,
  fact: DeclaredFact,
  claimed: ClaimedContext,
): readonly { readonly context: ClaimedContext; readonly isGuess: boolean }[] {
  const guesses = excludedContexts(fact.conditions, claimed).map((context) => ({
    context,
    isGuess: [...context].some(([key, values]) => values !== claimed.get(key) && values.some(isSymbolic)),
  }));
  const named = namedExclusions(fact.conditions, claimed, (key) => conditionsOn(key, graph, fact));
  return [...guesses, ...named.map((context) => ({ context, isGuess: false }))];
}

/** Whether a request is declared, under the conditions of one declaration or another: a second topic may call a function, too. */
function isDeclared(context: ClaimedContext, alternatives: readonly DeclaredFact[]): boolean {
  const lookUp = (key: string): ContextValue => {
    const values = context.get(key.toLowerCase());
    return values === undefined ? { kind: 'unknown' } : { kind: 'present', values };
  };
  return alternatives.some(
    ({ conditions }) =>
      conditions !== 'unknown' &&
      conditions.every((condition) => evaluateCondition(condition, '2008-10-17', lookUp) === 'yes'),
  );
}

/** Declarations of one access, each under conditions of its own: a search among all of them for each would be slow. */
function groupByAccess(declared: readonly DeclaredFact[]): ReadonlyMap<string, readonly DeclaredFact[]> {
  const groups = new Map<string, DeclaredFact[]>();
  for (const fact of declared) {
    const key = accessKey(fact);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fact]);
    else group.push(fact);
  }
  return groups;
}

/** What two declarations have in common that are of the same access. */
function accessKey({ principal, breadth, action, resource, via }: DeclaredFact): string {
  return JSON.stringify([showText(principal), breadth, action.toLowerCase(), showText(resource), via]);
}

/** The conditions on a key in the policies that an access turns on: what they name, a request may hold. */
function conditionsOn(key: string, graph: AccessGraph, { principal, action, resource }: DeclaredFact) {
  const caller = identifyCaller(graph, principal);
  const own = caller !== undefined && 'facts' in caller ? (caller.facts?.identityPolicies ?? []) : [];
  return [...findTarget(graph, resource, action).resourcePolicies, ...own]
    .flatMap(({ document }) => (isUnknownDocument(document) ? [] : document.statements))
    .filter((statement) => caller === undefined || mayConcern(statement, caller))
    .flatMap(({ conditions }) => (conditions === 'unknown' ? [] : conditions))
    .filter((condition) => condition.key.toLowerCase() === key.toLowerCase());
}

/** Whether a statement may be about a caller: what it asks of others is nothing to this access. */
function mayConcern({ principal }: ParsedStatement, caller: Caller): boolean {
  return (
    principal === undefined ||
    principal.negated ||
    matchPrincipals(principal.list, caller).some(({ matches }) => matches !== 'no')
  );
}

/** Everything that was asked is allowed, and that is not all. */
function undecided(decision: Decision, reason: Reason): { status: AccessStatus; decision: Decision } {
  return { status: 'unknown', decision: { ...decision, outcome: 'unknown', determining: [], reasons: [reason] } };
}

/** What follows from the principal or the resource is not for a manifest to say: a key that it gave besides is not given. */
function withoutDerived(
  context: ClaimedContext,
  decision: Decision,
  ask: (context: ClaimedContext) => Decision,
): Decision {
  const derived = decision.assumes.flatMap(({ code, subject }) => (code === 'keyGiven' ? [subject.toLowerCase()] : []));
  return derived.length === 0 ? decision : ask(new Map([...context].filter(([key]) => !derived.includes(key))));
}

/** Two states may each declare their half of one access. */
function uniteHalves(declared: readonly DeclaredFact[]): readonly DeclaredFact[] {
  const united = new Map<string, DeclaredFact>();
  for (const fact of declared) {
    const key = `${accessKey(fact)} ${conditionsKey(fact.conditions)}`;
    const other = united.get(key);
    united.set(key, other === undefined || other.side === fact.side ? fact : { ...fact, side: 'both' });
  }
  return [...united.values()];
}

function conditionsKey(conditions: ParsedStatement['conditions']): string {
  return JSON.stringify(showConditions(conditions));
}

/**
 * What a principal gets to, step by step: it assumes roles, invokes functions, and has what their execution roles have.
 * Every path is told with the decision behind each step; a path never comes back to where it was, and ends at the bound.
 */
import type { AccessGraph } from '../graph/access-graph';
import { parseArnText } from '../iam/arn-text';
import { showText, type Text, textKey } from '../iam/text';
import { accessKind } from './access-kind';
import { findCaller, identifyCaller } from './caller';
import { actionsThrough, type Candidate, listCandidates } from './candidates';
import { listOpenings } from './openings';
import { prove } from './prove';
import type { Reach, ReachPath, ReachStep } from './reach-result';
import { splitQualifier } from './target';

export interface ReachOptions {
  /** Steps of the longest path. @default 8 */
  readonly maxSteps?: number;
  /** Paths told at most. @default 1000 */
  readonly maxPaths?: number;
}

const MAX_STEPS = 8;
const MAX_PATHS = 1000;

/** @throws InputError where the principal is nobody who can make a request, and no function. */
export function reach(graph: AccessGraph, principal: string, options: ReachOptions = {}): Reach {
  const { maxSteps = MAX_STEPS, maxPaths = MAX_PATHS } = options;
  const owned = [graph.roles, graph.principals, graph.functions].find((index) => index.has(principal));
  const start = owned?.get(principal)?.arn ?? principal;
  if (!isFunction(start)) findCaller(graph, start);
  const nextSteps = stepsOf(graph);
  const paths: ReachPath[] = [];
  const cutAt = new Set<string>();
  const follow = (from: Text, steps: readonly ReachStep[], visited: ReadonlySet<string>): void => {
    for (const { step, place } of nextSteps(from).filter(({ step: { to } }) => !visited.has(to))) {
      if (steps.length >= maxSteps || paths.length >= maxPaths) {
        cutAt.add(showText(from));
        return;
      }
      const path = [...steps, step];
      paths.push({ steps: path, outcome: path.every(({ decision }) => isCertain(decision)) ? 'allowed' : 'unknown' });
      follow(place, path, new Set([...visited, step.to]));
    }
  };
  follow(start, [], new Set([principal]));
  return { principal, paths, cutAt: [...cutAt] };
}

function isCertain(decision: ReachStep['decision']): boolean {
  return decision === undefined || decision.outcome === 'allowed';
}

/** A step, and where it leads as a text that may be symbolic. */
interface NextStep {
  readonly step: ReachStep;
  readonly place: Text;
}

/** The steps from a place, decided once each. */
function stepsOf(graph: AccessGraph): (from: Text) => readonly NextStep[] {
  const openings = listOpenings(graph);
  const byActor = new Map<string, Candidate[]>();
  for (const candidate of listCandidates(graph, openings)) {
    const key = actorOf(graph, candidate.caller);
    const others = byActor.get(key);
    if (others === undefined) byActor.set(key, [candidate]);
    else others.push(candidate);
  }
  // Who lets in everyone, or a whole account, is asked on behalf of everyone: nobody names those callers.
  const wide = openings
    .filter(({ breadth }) => breadth !== 'role' && breadth !== 'service')
    .flatMap((opening) => actionsThrough(opening).map((action) => ({ action, target: opening.resource })));
  const known = new Map<string, readonly NextStep[]>();
  return (from) => {
    const steps = known.get(showText(from)) ?? [
      ...runs(graph, from),
      ...unique([...(byActor.get(actorOf(graph, from)) ?? []), ...wide]).flatMap((access) => ask(graph, from, access)),
    ];
    known.set(showText(from), steps);
    return steps;
  };
}

/** A session acts as its role. */
function actorOf(graph: AccessGraph, principal: Text): string {
  const caller = identifyCaller(graph, principal);
  return showText(caller === undefined || caller.kind === 'service' ? principal : caller.arn);
}

function runs(graph: AccessGraph, from: Text): readonly NextStep[] {
  const role = graph.functions.get(textKey(splitQualifier(from).functionArn) ?? '')?.executionRole;
  return role === undefined ? [] : [{ step: { kind: 'run', from: showText(from), to: showText(role) }, place: role }];
}

function ask(graph: AccessGraph, from: Text, { target, action }: Omit<Candidate, 'caller'>): readonly NextStep[] {
  const kind = accessKind(action);
  // A function acts with its role's session, not by itself.
  if (kind === 'use' || isFunction(from)) return [];
  const decision = prove(graph, { principal: from, action, resource: target, callerChooses: true });
  return decision.outcome === 'allowed' || decision.outcome === 'unknown'
    ? [{ step: { kind, from: showText(from), to: showText(target), decision }, place: target }]
    : [];
}

function isFunction(place: Text): boolean {
  const arn = parseArnText(place);
  return arn?.service === 'lambda' && showText(arn.resource).startsWith('function:');
}

function unique(accesses: readonly Omit<Candidate, 'caller'>[]): readonly Omit<Candidate, 'caller'>[] {
  return [...new Map(accesses.map((each) => [`${each.action.toLowerCase()} ${showText(each.target)}`, each])).values()];
}

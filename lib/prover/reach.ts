/**
 * What a principal gets to, step by step: it assumes roles, invokes functions, and has what their execution roles have.
 * Every path is told with the decision behind each step; a path never comes back to where it was, and ends at the bound.
 */
import type { AccessGraph } from '../graph/access-graph';
import { showText, type Text, textKey } from '../iam/text';
import { type Candidate, listCandidates } from './candidates';
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

/** @throws InputError where the principal is nobody who can make a request. */
export function reach(graph: AccessGraph, principal: string, options: ReachOptions = {}): Reach {
  const { maxSteps = MAX_STEPS, maxPaths = MAX_PATHS } = options;
  const nextSteps = stepsOf(graph);
  const paths: ReachPath[] = [];
  const cutAt = new Set<string>();
  const follow = (from: string, steps: readonly ReachStep[], visited: ReadonlySet<string>): void => {
    for (const step of nextSteps(from).filter(({ to }) => !visited.has(to))) {
      if (steps.length >= maxSteps || paths.length >= maxPaths) {
        cutAt.add(from);
        return;
      }
      const path = [...steps, step];
      paths.push({ steps: path, outcome: path.every(({ decision }) => isCertain(decision)) ? 'allowed' : 'unknown' });
      follow(step.to, path, new Set([...visited, step.to]));
    }
  };
  follow(principal, [], new Set([principal]));
  return { principal, paths, cutAt: [...cutAt] };
}

function isCertain(decision: ReachStep['decision']): boolean {
  return decision === undefined || decision.outcome === 'allowed';
}

/** The steps from a place, decided once each. */
function stepsOf(graph: AccessGraph): (from: string) => readonly ReachStep[] {
  const openings = listOpenings(graph);
  const byCaller = new Map<string, Candidate[]>();
  for (const candidate of listCandidates(graph, openings)) {
    const key = showText(candidate.caller);
    const others = byCaller.get(key);
    if (others === undefined) byCaller.set(key, [candidate]);
    else others.push(candidate);
  }
  // Who lets in everyone, or a whole account, is asked on behalf of everyone: nobody names those callers.
  const wide = openings.filter(({ breadth }) => breadth !== 'role' && breadth !== 'service');
  const known = new Map<string, readonly ReachStep[]>();
  return (from) => {
    const steps = known.get(from) ?? [
      ...runs(graph, from),
      ...unique([
        ...(byCaller.get(from) ?? []),
        ...wide.map(({ action, resource }) => ({ caller: from, target: resource, action })),
      ])
        .filter(({ action }) => kindOf(action) !== undefined)
        .flatMap((candidate) => ask(graph, from, candidate)),
    ];
    known.set(from, steps);
    return steps;
  };
}

function runs(graph: AccessGraph, from: string): readonly ReachStep[] {
  const role = graph.functions.get(textKey(splitQualifier(from).functionArn) ?? '')?.executionRole;
  return role === undefined ? [] : [{ kind: 'run', from, to: showText(role) }];
}

function ask(graph: AccessGraph, from: string, { target, action }: Candidate): readonly ReachStep[] {
  const kind = kindOf(action);
  // A function acts with its role's session, not by itself.
  if (kind === undefined || from.includes(':function:')) return [];
  const caller: Text = graph.roles.get(from)?.arn ?? graph.principals.get(from)?.arn ?? from;
  const decision = prove(graph, { principal: caller, action, resource: target, callerChooses: true });
  return decision.outcome === 'allowed' || decision.outcome === 'unknown'
    ? [{ kind, from, to: showText(target), decision }]
    : [];
}

function kindOf(action: string): 'assume' | 'invoke' | undefined {
  switch (action.toLowerCase()) {
    case 'sts:assumerole':
      return 'assume';
    case 'lambda:invokefunction':
    case 'lambda:invokefunctionurl':
      return 'invoke';
    default:
      return undefined;
  }
}

function unique(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...new Map(candidates.map((each) => [`${each.action} ${showText(each.target)}`, each])).values()];
}

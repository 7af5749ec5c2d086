/**
 * Which accesses are worth asking for: those that some statement names. A caller's own statements name what it may reach, a
 * resource's statements whom it lets in. Literal ARNs are looked up; only wildcards are held against everything there is.
 */
import type { AccessGraph } from '../graph/access-graph';
import { parseArnText } from '../iam/arn-text';
import type { ParsedElement, ParsedStatement, TextList } from '../iam/parsed-policy';
import { isSymbolic, showText, type Text, textKey, textOf, textParts } from '../iam/text';
import type { Truth } from '../iam/truth';
import { hasWildcard, matchArn, matchResource, matchWildcard } from '../iam/wildcard';
import { isUnknownDocument, type PolicyFact } from '../terraform/inventory';
import { identifyCaller } from './caller';
import type { Breadth } from './letting-in';
import { listOpenings, type Opening } from './openings';

export interface Candidate {
  readonly caller: Text;
  readonly target: Text;
  readonly action: string;
}

/** Everything that can be reached, by what reaching it is called. */
interface Reachable {
  readonly arn: Text;
  readonly action: 'sts:AssumeRole' | 'lambda:InvokeFunction' | undefined;
}

/** Accesses of the roles and users in the input, each once. */
export function listCandidates(
  graph: AccessGraph,
  openings: readonly Opening[] = listOpenings(graph),
): readonly Candidate[] {
  const reachable = listReachable(graph);
  const byArn = new Map(
    reachable.flatMap((each) => {
      const key = textKey(each.arn);
      return key === undefined ? [] : [[key, each] as const];
    }),
  );
  const candidates = new Map<string, Candidate>();
  const add = (candidate: Candidate): void => {
    candidates.set(
      `${showText(candidate.caller)} ${candidate.action.toLowerCase()} ${showText(candidate.target)}`,
      candidate,
    );
  };
  for (const { arn, identityPolicies } of [...graph.roles.values(), ...graph.principals.values()]) {
    for (const statement of identityPolicies.flatMap(allowStatements)) {
      for (const { target, action } of namedBy(statement, reachable, byArn)) add({ caller: arn, target, action });
    }
  }
  for (const opening of openings.filter(({ breadth }) => isOne(breadth))) {
    const { principal, resource } = opening;
    // Some principals make no requests of their own: federated users, groups, what AWS would refuse.
    if (identifyCaller(graph, principal) === undefined) continue;
    for (const action of actionsThrough(opening)) add({ caller: principal, target: resource, action });
  }
  return [...candidates.values()];
}

/** The action that an opening names, or what its pattern means for the resource. */
export function actionsThrough({ action, statement, resource }: Opening): readonly string[] {
  if (!isPattern(action)) return [action];
  const target = reachableBy(resource);
  if (statement === undefined) return target.action === undefined ? [] : [target.action];
  return actionsIn(statement.action, target).filter((name) => !isPattern(name));
}

function isOne(breadth: Breadth): boolean {
  return breadth === 'role' || breadth === 'service';
}

function listReachable(graph: AccessGraph): readonly Reachable[] {
  return [
    ...[...graph.roles.values()].map(({ arn }) => ({ arn, action: 'sts:AssumeRole' as const })),
    ...[...graph.functions.values()].map(({ arn }) => ({ arn, action: 'lambda:InvokeFunction' as const })),
    ...[...graph.resources.values()].map(({ arn }) => ({ arn, action: undefined })),
  ];
}

function allowStatements({ document }: PolicyFact): readonly ParsedStatement[] {
  return isUnknownDocument(document) ? [] : document.statements.filter(({ effect }) => effect !== 'Deny');
}

function namedBy(
  { action, resource }: ParsedStatement,
  reachable: readonly Reachable[],
  byArn: ReadonlyMap<string, Reachable>,
): readonly Omit<Candidate, 'caller'>[] {
  if (resource === undefined) return [];
  const targets = resource.negated
    ? reachable.filter(({ arn }) => resource.list.values.every((pattern) => matchArn(pattern, arn) !== 'yes'))
    : resource.list.values.flatMap((pattern) => reachedBy(pattern, reachable, byArn));
  return targets.flatMap((target) => actionsIn(action, target).map((name) => ({ target: target.arn, action: name })));
}

function reachedBy(
  pattern: Text,
  reachable: readonly Reachable[],
  byArn: ReadonlyMap<string, Reachable>,
): readonly Reachable[] {
  if (hasWildcard(pattern)) return reachable.filter(({ arn }) => matchResource(pattern, arn) !== 'no');
  const known = byArn.get(textKey(pattern) ?? '');
  if (known !== undefined) return [known];
  const named = reachableBy(pattern);
  return named.action !== undefined || isSymbolic(pattern) ? [named] : [];
}

/** What an ARN names, whether the input holds it or not. */
function reachableBy(arn: Text): Reachable {
  const { service = '', resource = '' } = parseArnText(arn) ?? {};
  const kind = `${showText(service)} ${showText(resource).split(/[:/]/)[0]}`;
  switch (kind) {
    case 'iam role':
      return { arn, action: 'sts:AssumeRole' };
    case 'lambda function':
      return { arn, action: 'lambda:InvokeFunction' };
    default:
      return { arn, action: undefined };
  }
}

/** The actions of a statement that mean something for the target: taking the role, calling the function, or any on another resource. */
function actionsIn({ negated, list }: ParsedElement<TextList>, target: Reachable): readonly string[] {
  const { action } = target;
  const own = action === undefined ? [] : [action];
  if (negated) {
    const isLeftOut = list.values.some((pattern) => action !== undefined && names(pattern, action) === 'yes');
    return isLeftOut ? [] : own;
  }
  return [...list.values.flatMap((pattern) => actionsOn(target, pattern)), ...(list.open ? own : [])];
}

function actionsOn({ arn, action }: Reachable, pattern: Text): readonly string[] {
  if (action !== undefined && names(pattern, action) !== 'no') return [action];
  const written = showText(pattern);
  if (isPattern(written)) return [];
  const named = written.toLowerCase();
  if (action !== undefined) return ON_FUNCTIONS.includes(named) && names(INVOKE, action) === 'yes' ? [written] : [];
  // A resource of which nothing is known is what the action is about.
  const service = parseArnText(arn)?.service;
  const isFit = service === undefined ? ON_ANYTHING.includes(named) : named.startsWith(`${showText(service)}:`);
  return isFit ? [written] : [];
}

const INVOKE = 'lambda:InvokeFunction';
const ON_FUNCTIONS = ['lambda:invokefunctionurl'];
const ON_ANYTHING = ['sts:assumerole', 'lambda:invokefunction', ...ON_FUNCTIONS];

/** Actions are not case-sensitive. */
function names(pattern: Text, action: string): Truth {
  const lower = textOf(textParts(pattern).map((part) => (typeof part === 'string' ? part.toLowerCase() : part)));
  return matchWildcard(lower, action.toLowerCase());
}

function isPattern(action: string): boolean {
  return /[*?<]|^all but /.test(action);
}

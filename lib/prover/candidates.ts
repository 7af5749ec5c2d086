/**
 * Which accesses are worth asking for: those that some statement names. A caller's own statements name what it may reach, a
 * resource's statements whom it lets in. Literal ARNs are looked up; only wildcards are held against everything there is.
 */
import type { AccessGraph } from '../graph/access-graph';
import { parseArnText } from '../iam/arn-text';
import type { ParsedElement, ParsedStatement, TextList } from '../iam/parsed-policy';
import { isSymbolic, showText, type Text, textKey } from '../iam/text';
import { hasWildcard, matchArn, matchWildcard } from '../iam/wildcard';
import { isUnknownDocument, type PolicyFact } from '../terraform/inventory';
import { type Breadth, listOpenings, type Opening } from './openings';
import { splitQualifier } from './target';

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
  const byArn = new Map(reachable.map((each) => [textKey(each.arn), each]));
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
  for (const { principal, breadth, action, resource } of openings.filter(({ breadth }) => isOne(breadth))) {
    if (!isPattern(action)) add({ caller: principal, target: resource, action });
    else if (breadth === 'role') {
      for (const name of actionsOn(byArn.get(textKey(resource)), action))
        add({ caller: principal, target: resource, action: name });
    }
  }
  return [...candidates.values()];
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
  byArn: ReadonlyMap<string | undefined, Reachable>,
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
  byArn: ReadonlyMap<string | undefined, Reachable>,
): readonly Reachable[] {
  if (hasWildcard(pattern)) return reachable.filter(({ arn }) => matchArn(pattern, arn) === 'yes');
  const known = byArn.get(textKey(pattern));
  if (known !== undefined) return [known];
  const service = parseArnText(pattern)?.service;
  const { qualifier } = splitQualifier(pattern);
  const { resource = '' } = parseArnText(pattern) ?? {};
  if (service === 'lambda' && !isSymbolic(resource) && resource.startsWith('function:')) {
    return [{ arn: pattern, action: 'lambda:InvokeFunction' }];
  }
  return service === 'iam' && qualifier === '' && showText(resource).startsWith('role/')
    ? [{ arn: pattern, action: 'sts:AssumeRole' }]
    : [];
}

/** The actions of a statement that mean something for the target: taking the role, calling the function, or any on another resource. */
function actionsIn({ negated, list }: ParsedElement<TextList>, target: Reachable): readonly string[] {
  if (negated) return target.action === undefined ? [] : [target.action];
  return list.values.flatMap((pattern) => actionsOn(target, showText(pattern)));
}

function actionsOn(target: Reachable | undefined, pattern: string): readonly string[] {
  const { action } = target ?? {};
  if (action !== undefined && matchWildcard(pattern.toLowerCase(), action.toLowerCase()) === 'yes') return [action];
  if (isPattern(pattern)) return [];
  const service = pattern.split(':')[0] ?? '';
  return showText(parseArnText(target?.arn ?? '')?.service ?? '') === service && action === undefined ? [pattern] : [];
}

function isPattern(action: string): boolean {
  return /[*?<]|^all but /.test(action);
}

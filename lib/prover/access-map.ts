/**
 * The judged access graph: who stands where, and which access runs between them.
 * In: the access graph. Out: nodes and edges in a stable order. Decisions are the prover's.
 */
import type { AccessGraph } from '../graph/access-graph';
import { parseArnText } from '../iam/arn-text';
import { showText, type Text, textKey } from '../iam/text';
import { isServiceName } from './caller';
import type { ResidualCondition } from './decision';
import { type JudgedAccess, judgeAccesses } from './judged-access';
import { splitQualifier } from './target';

export interface AccessNode {
  /** ARN, service name, account id or `*`. */
  readonly id: string;
  readonly kind: 'role' | 'function' | 'user' | 'resource' | 'service' | 'account' | 'everyone';
  readonly accountId?: string;
  /** Whether the input holds it, or only names it. */
  readonly inInput: boolean;
}

export interface AccessEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'assume' | 'invoke' | 'run' | 'use';
  readonly actions: readonly string[];
  /** `halfOpen`: one side allows it and the other does not. */
  readonly outcome: 'allowed' | 'halfOpen' | 'denied' | 'unknown';
  /** Which side is missing where it is half open. */
  readonly missingSide?: 'caller' | 'target';
  readonly crossesAccounts: boolean;
  readonly conditions: readonly ResidualCondition[];
}

export interface AccessMap {
  readonly nodes: readonly AccessNode[];
  readonly edges: readonly AccessEdge[];
}

export function mapAccess(graph: AccessGraph): AccessMap {
  const edges = uniteActions([
    ...[...graph.functions.values()].flatMap(({ arn, executionRole }) =>
      executionRole === undefined ? [] : [runEdge(arn, executionRole)],
    ),
    ...judgeAccesses(graph).map(edgeOf),
  ]);
  return { nodes: nodesOf(graph, edges), edges };
}

function runEdge(from: Text, to: Text): AccessEdge {
  return {
    from: showText(from),
    to: showText(to),
    kind: 'run',
    actions: [],
    outcome: 'allowed',
    crossesAccounts: false,
    conditions: [],
  };
}

function edgeOf({
  from,
  to,
  kind,
  action,
  outcome,
  missingSide,
  crossesAccounts,
  conditions,
}: JudgedAccess): AccessEdge {
  return {
    from,
    to,
    kind,
    actions: [action],
    outcome,
    ...(missingSide === undefined ? {} : { missingSide }),
    crossesAccounts,
    conditions,
  };
}

/** One edge for what differs in its action alone. */
function uniteActions(edges: readonly AccessEdge[]): readonly AccessEdge[] {
  const united = new Map<string, AccessEdge>();
  for (const edge of edges) {
    const key = JSON.stringify({ ...edge, actions: [] });
    const other = united.get(key);
    united.set(key, { ...edge, actions: [...new Set([...(other?.actions ?? []), ...edge.actions])].sort() });
  }
  return [...united].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, edge]) => edge);
}

function nodesOf(graph: AccessGraph, edges: readonly AccessEdge[]): readonly AccessNode[] {
  const owned = [graph.roles, graph.functions, graph.resources, graph.principals].flatMap((index) => [
    ...index.values(),
  ]);
  const inInput = new Set(owned.filter(({ whole }) => whole).map(({ arn }) => showText(arn)));
  const accounts = new Map(
    [...graph.resources.values()].map(({ arn, accountId }) => [showText(arn), accountId] as const),
  );
  const ids = new Set([...inInput, ...edges.flatMap(({ from, to }) => [from, to])]);
  return [...ids].sort().map((id) => {
    const node = accessNode(id, accounts.get(id));
    // A version or an alias is there with its function.
    return { ...node, inInput: inInput.has(node.kind === 'function' ? showText(splitQualifier(id).functionArn) : id) };
  });
}

/** What an ARN tells of a thing. @param account where the ARN does not name it. */
export function accessNode(id: string, account?: Text): Omit<AccessNode, 'inInput'> {
  const arn = parseArnText(id);
  const accountId = accountIdOf(id, textKey(account ?? arn?.accountId ?? ''));
  return {
    id,
    kind: nodeKind(id, `${showText(arn?.service ?? '')} ${showText(arn?.resource ?? '').split(/[:/]/)[0]}`),
    ...(accountId === undefined ? {} : { accountId }),
  };
}

function accountIdOf(id: string, named: string | undefined): string | undefined {
  if (/^\d{12}$/.test(id)) return id;
  return named === '' ? undefined : named;
}

function nodeKind(id: string, resourceKind: string): AccessNode['kind'] {
  if (id === '*') return 'everyone';
  if (/^\d{12}$/.test(id)) return 'account';
  if (isServiceName(id)) return 'service';
  switch (resourceKind) {
    case 'iam root':
      return 'account';
    case 'iam role':
    case 'sts assumed-role':
      return 'role';
    case 'iam user':
      return 'user';
    case 'lambda function':
      return 'function';
    default:
      return 'resource';
  }
}

/**
 * `graph` as a Mermaid flowchart: a box for each account, an arrow for each access, dashed where it is half open or unknown.
 * https://mermaid.js.org/syntax/flowchart.html
 */
import type { AccessEdge, AccessNode } from '../prover/access-map';
import { conditionPhrase } from './condition-phrase';
import { plainText } from './plain-text';
import { placeOf, shortName } from './short-name';
import { edgePhrase, type WorldMap } from './world-map';

/** Numbered through all worlds, so that no name of a plan is ever an id. */
interface Ids {
  readonly nodes: ReadonlyMap<string, string>;
  readonly group: () => string;
}

export function renderGraphMermaid(worlds: readonly WorldMap[]): string {
  let groups = 0;
  let nodes = 0;
  const group = (): string => {
    groups += 1;
    return `g${groups}`;
  };
  const lines = worlds.flatMap(({ world, map }) => {
    const ids = new Map(map.nodes.map(({ id }) => [id, `n${nodes++}`]));
    const box = worlds.length === 1 ? undefined : `subgraph ${group()}[${label(world)}]`;
    const body = renderWorld(map.nodes, map.edges, { nodes: ids, group });
    return box === undefined ? body : [box, ...body.map(indent), 'end'];
  });
  return `${['flowchart LR', ...lines.map(indent)].join('\n')}\n`;
}

function renderWorld(nodes: readonly AccessNode[], edges: readonly AccessEdge[], ids: Ids): readonly string[] {
  const accounts = [...new Set(nodes.map(({ accountId }) => accountId))].sort((one, other) =>
    (one ?? '~') < (other ?? '~') ? -1 : 1,
  );
  return [
    ...accounts.flatMap((accountId) => {
      const members = nodes.filter((node) => node.accountId === accountId).map((node) => renderNode(node, ids));
      return accountId === undefined
        ? members
        : [`subgraph ${ids.group()}[${label(`account ${accountId}`)}]`, ...members.map(indent), 'end'];
    }),
    ...edges.map((edge) => renderEdge(edge, ids)),
  ];
}

function renderNode({ id, kind }: AccessNode, { nodes }: Ids): string {
  const text = label(nodeName(id));
  const node = nodes.get(id);
  switch (kind) {
    case 'function':
      return `${node}[[${text}]]`;
    case 'role':
    case 'user':
      return `${node}([${text}])`;
    case 'service':
    case 'account':
    case 'everyone':
      return `${node}{{${text}}}`;
    case 'resource':
      return `${node}[${text}]`;
    default:
      return kind satisfies never;
  }
}

function renderEdge(edge: AccessEdge, { nodes }: Ids): string {
  const conditions = edge.conditions.map((condition) => `if ${conditionPhrase(condition, plainText)}`);
  const text = label([edgePhrase(edge, plainText), ...conditions].join(', '));
  return `${nodes.get(edge.from)} ${arrowOf(edge.outcome)}|${text}| ${nodes.get(edge.to)}`;
}

function arrowOf(outcome: AccessEdge['outcome']): string {
  switch (outcome) {
    case 'allowed':
      return '-->';
    case 'halfOpen':
    case 'unknown':
      return '-.->';
    case 'denied':
      return '--x';
    default:
      return outcome satisfies never;
  }
}

/** The box tells the account already. */
function nodeName(id: string): string {
  const { name, region } = shortName(id);
  const place = placeOf({ name, ...(region === undefined ? {} : { region }) });
  return place === undefined ? name : `${name}, ${place}`;
}

// Mermaid reads #NN; as a character and everything else in quotes as text, but for what HTML or Markdown may be made of.
function label(text: string): string {
  const inert = plainText(text).replace(/[^\p{L}\p{N} .,:/_-]/gu, (character) => `#${character.codePointAt(0)};`);
  return `"${inert}"`;
}

function indent(line: string): string {
  return `  ${line}`;
}

/**
 * `graph` as a Mermaid flowchart: a box for each account, an arrow for each access, dashed where it is half open or unknown.
 * https://mermaid.js.org/syntax/flowchart.html
 */
import type { AccessEdge, AccessNode } from '../prover/access-map';
import { conditionPhrase } from './condition-phrase';
import { indentLine, type MermaidIds, mermaidLabel, renderAccounts } from './mermaid-nodes';
import { plainText } from './plain-text';
import { edgePhrase, type WorldMap } from './world-map';

export function renderGraphMermaid(worlds: readonly WorldMap[]): string {
  let groups = 0;
  let nodes = 0;
  const group = (): string => {
    groups += 1;
    return `g${groups}`;
  };
  const lines = worlds.flatMap(({ world, map }) => {
    const ids = new Map(map.nodes.map(({ id }) => [id, `n${nodes++}`]));
    const box = worlds.length === 1 ? undefined : `subgraph ${group()}[${mermaidLabel(world)}]`;
    const body = renderWorld(map.nodes, map.edges, { nodes: ids, group });
    return box === undefined ? body : [box, ...body.map(indentLine), 'end'];
  });
  return `${['flowchart LR', ...lines.map(indentLine)].join('\n')}\n`;
}

function renderWorld(nodes: readonly AccessNode[], edges: readonly AccessEdge[], ids: MermaidIds): readonly string[] {
  return [...renderAccounts(nodes, ids), ...edges.map((edge) => renderEdge(edge, ids))];
}

function renderEdge(edge: AccessEdge, { nodes }: MermaidIds): string {
  const conditions = edge.conditions.map((condition) => `if ${conditionPhrase(condition, plainText)}`);
  const text = mermaidLabel([edgePhrase(edge, plainText), ...conditions].join(', '));
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

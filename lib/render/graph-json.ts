/** `graph --format json`. Described by `schemas/graph.schema.json`. */
import type { AccessEdge, AccessNode } from '../prover/access-map';
import { conditionJson } from './decision-json';
import { renderJson } from './render-json';
import type { WorldMap } from './world-map';

export function renderGraphJson(worlds: readonly WorldMap[]): string {
  return renderJson({
    worlds: worlds.map(({ world, map }) => ({
      world,
      nodes: map.nodes.map(nodeJson),
      edges: map.edges.map(edgeJson),
    })),
  });
}

function nodeJson({ id, kind, accountId, inInput }: AccessNode) {
  return { id, kind, accountId, inInput };
}

function edgeJson({ from, to, kind, actions, outcome, missingSide, crossesAccounts, conditions }: AccessEdge) {
  return {
    from,
    to,
    kind,
    actions,
    outcome,
    missingSide,
    crossesAccounts,
    conditions: conditions.map(conditionJson),
  };
}

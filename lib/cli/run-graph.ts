/** `graph`: who may reach what. */
import { mapAccess } from '../prover/access-map';
import { renderGraphJson } from '../render/graph-json';
import { renderGraphMermaid } from '../render/graph-mermaid';
import { renderGraphText } from '../render/graph-text';
import type { Paint } from '../render/paint';
import type { WorldMap } from '../render/world-map';
import type { GraphLine } from './command-line';
import { EXIT_OK } from './exit-code';
import type { World } from './load-worlds';
import type { Progress } from './progress';
import type { Answer } from './run-check';

export function runGraph(line: GraphLine, worlds: readonly World[], paint: Paint, progress: Progress): Answer {
  const maps = worlds.map(({ name, graph }) => {
    progress(`judging ${name}`);
    return { world: name, map: mapAccess(graph) };
  });
  return { text: render(line, maps, paint), code: EXIT_OK };
}

function render({ format }: GraphLine, maps: readonly WorldMap[], paint: Paint): string {
  switch (format) {
    case 'mermaid':
      return renderGraphMermaid(maps);
    case 'json':
      return renderGraphJson(maps);
    case 'text':
      return renderGraphText(maps, paint);
    default:
      return format satisfies never;
  }
}

/** The worlds that a command judges, as they will be. */
import type { AccessGraph } from '../graph/access-graph';
import { buildGraph } from '../graph/build-graph';
import type { CommandLine } from './command-line';
import { findSources } from './find-sources';
import { gatherErrors } from './gather-errors';
import { groupSources, rejectUnknownStacks } from './group-sources';
import type { Host } from './host';
import type { Progress } from './progress';
import { readAfter, readSources } from './read-sources';

export interface World {
  /** The stack, or the inputs joined. */
  readonly name: string;
  readonly graph: AccessGraph;
}

/** @throws InputError, or an AggregateError of them, with everything that is wrong with the inputs. */
export async function loadWorlds(line: CommandLine, host: Host, progress: Progress): Promise<readonly World[]> {
  const found = await gatherErrors(line.inputs, (input) => findSources(input, host));
  rejectUnknownStacks(line, found);
  const worlds = groupSources(line, found);
  const sources = worlds.flatMap((world) => world.sources.map(({ source }) => source));
  const read = await readSources(sources, readAfter, line.accounts, progress);
  return gatherErrors(worlds, ({ name, sources: own }) => ({
    name,
    graph: buildGraph(own.flatMap(({ source }) => read.get(source)?.after ?? [])),
  }));
}

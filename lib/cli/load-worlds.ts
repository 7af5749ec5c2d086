/** The worlds a command judges: all inputs together, or each stack of one `cdktf.out` by itself. */
import { reject } from '../errors';
import type { AccessGraph } from '../graph/access-graph';
import { buildGraph } from '../graph/build-graph';
import type { CommandLine } from './command-line';
import { badUsage, whichStack } from './command-problems';
import { findSources, type Source, type StackFolder } from './find-sources';
import { gatherErrors } from './gather-errors';
import type { Host } from './host';
import type { Progress } from './progress';
import { readSources } from './read-sources';

export interface World {
  /** The stack, or the inputs joined. */
  readonly name: string;
  readonly graph: AccessGraph;
}

/** A world before it is read. */
interface WorldSources {
  readonly name: string;
  readonly sources: readonly Source[];
}

/** @throws InputError, or an AggregateError of them, with everything that is wrong with the inputs. */
export async function loadWorlds(line: CommandLine, host: Host, progress: Progress): Promise<readonly World[]> {
  const found = await gatherErrors(line.inputs, (input) => findSources(input, host));
  const worlds = groupSources(line, found);
  const sources = worlds.flatMap((world) => world.sources);
  const inventories = await readSources(sources, line.accounts, progress);
  return gatherErrors(worlds, ({ name, sources: own }) => ({
    name,
    graph: buildGraph(own.flatMap((source) => inventories.get(source) ?? [])),
  }));
}

function groupSources(line: CommandLine, found: readonly (Source | StackFolder)[]): readonly WorldSources[] {
  const folders = found.filter(isStackFolder);
  rejectUnknownStacks(line, folders);
  const isPicked = (stack: string): boolean => line.stacks.length === 0 || line.stacks.includes(stack);
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0 && isStackFolder(only) && !line.together) {
    return only.stacks
      .filter(({ stack }) => isPicked(stack))
      .map(({ stack, source }) => ({ name: stack, sources: [source] }));
  }
  const sources = found.flatMap((each) =>
    isStackFolder(each) ? each.stacks.filter(({ stack }) => isPicked(stack)).map(({ source }) => source) : [each],
  );
  const names = found.map((each) => (isStackFolder(each) ? each.folder : each.name));
  return [{ name: names.join(' and '), sources }];
}

function isStackFolder(found: Source | StackFolder): found is StackFolder {
  return 'stacks' in found;
}

function rejectUnknownStacks({ stacks }: CommandLine, folders: readonly StackFolder[]): void {
  if (stacks.length > 0 && folders.length === 0) {
    reject(
      '--stack',
      badUsage('--stack names a stack of no input', stacks.join(', '), 'a cdktf.out folder as INPUT', 'leave it out'),
    );
  }
  const names = folders.flatMap((folder) => folder.stacks.map(({ stack }) => stack));
  const unknown = stacks.filter((stack) => !names.includes(stack));
  if (unknown.length > 0) {
    reject('--stack', whichStack('there is no such stack', unknown.join(', '), names));
  }
}

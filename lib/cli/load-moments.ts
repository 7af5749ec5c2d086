/**
 * The worlds that a review compares: a plan tells what was and what will be; with `--before` what the inputs tell is
 * compared with what those inputs tell.
 */
import { reject } from '../errors';
import type { AccessGraph } from '../graph/access-graph';
import { buildGraph } from '../graph/build-graph';
import type { Inventory } from '../terraform/inventory';
import type { BothMoments } from '../terraform/read-inventory';
import type { ReviewLine } from './command-line';
import { notComparable } from './command-problems';
import { findSources, type Source } from './find-sources';
import { gatherErrors } from './gather-errors';
import { type Found, groupSources, isByStack, rejectUnknownStacks, type WorldSources } from './group-sources';
import type { Host } from './host';
import type { Progress } from './progress';
import { readAfter, readBoth, readSources } from './read-sources';

export interface ComparedWorld {
  /** The stack, or the inputs joined. */
  readonly name: string;
  /** Nothing where no input tells what was. */
  readonly before?: AccessGraph;
  readonly after: AccessGraph;
}

type Moments = ReadonlyMap<Source, BothMoments>;

/** @throws InputError, or an AggregateError of them, with everything that is wrong with the inputs. */
export async function loadMoments(line: ReviewLine, host: Host, progress: Progress): Promise<readonly ComparedWorld[]> {
  const found = await gatherErrors([...line.inputs, ...line.before], (input) => findSources(input, host));
  rejectUnknownStacks(line, found);
  const [inputs, before] = [found.slice(0, line.inputs.length), found.slice(line.inputs.length)];
  const worlds = groupSources(line, inputs);
  if (before.length === 0) {
    const moments = await readSources(sourcesOf(worlds), readBoth, line.accounts, progress);
    return gatherErrors(worlds, (world) => bothMoments(world, moments));
  }
  const pairs = pairWorlds(worlds, groupSources(line, before), isSameKind(line, inputs, before));
  const moments = await readSources(
    sourcesOf(pairs.flatMap(({ was, is }) => [was, is])),
    readAfter,
    line.accounts,
    progress,
  );
  return gatherErrors(pairs, ({ name, was, is }) => ({
    name,
    before: graphOf(was, is, moments),
    after: graphOf(is, was, moments),
  }));
}

function sourcesOf(worlds: readonly WorldSources[]): readonly Source[] {
  return worlds.flatMap(({ sources }) => sources.map(({ source }) => source));
}

/** What tells of one moment alone, beside what tells of two, was as it is. */
function bothMoments({ name, sources }: WorldSources, moments: Moments): ComparedWorld {
  const own = sources.flatMap(({ source }) => moments.get(source) ?? []);
  const after = buildGraph(own.map((each) => each.after));
  return own.every(({ before }) => before === undefined)
    ? { name, after }
    : { name, before: buildGraph(own.map((each) => each.before ?? each.after)), after };
}

interface Pair {
  readonly name: string;
  readonly was: WorldSources;
  readonly is: WorldSources;
}

/** Stacks by their names, each that is on one side alone with nothing; one world with the other one. */
function pairWorlds(
  worlds: readonly WorldSources[],
  earlier: readonly WorldSources[],
  kind: 'stacks' | 'worlds',
): readonly Pair[] {
  const nothing = (name: string): WorldSources => ({ name, sources: [] });
  if (kind === 'worlds') {
    const [is, was] = [worlds[0] ?? nothing(''), earlier[0] ?? nothing('')];
    return [{ name: is.name, was, is }];
  }
  const names = [...new Set([...worlds, ...earlier].map(({ name }) => name))];
  const named = (among: readonly WorldSources[], name: string): WorldSources =>
    among.find((each) => each.name === name) ?? nothing(name);
  return names.map((name) => ({ name, was: named(earlier, name), is: named(worlds, name) }));
}

/** @throws InputError where one side is judged stack by stack and the other one is not. */
function isSameKind(line: ReviewLine, inputs: Found, before: Found): 'stacks' | 'worlds' {
  const [are, were] = [isByStack(line, inputs), isByStack(line, before)];
  if (are !== were) reject('--before', notComparable(are ? line.inputs.join(' and ') : line.before.join(' and ')));
  return are ? 'stacks' : 'worlds';
}

/** Where a side has several inputs, symbols are told apart by what an input is called on both sides. */
function graphOf({ sources }: WorldSources, other: WorldSources, moments: Moments): AccessGraph {
  const own = sources.flatMap(({ place, source }): readonly (readonly [string, Inventory])[] => {
    const read = moments.get(source);
    return read === undefined ? [] : [[place, read.after]];
  });
  const inventories = own.map(([, inventory]) => inventory);
  return sources.length < 2 && other.sources.length < 2
    ? buildGraph(inventories)
    : buildGraph(
        inventories,
        own.map(([place]) => place),
      );
}

/** Which texts make one world: all inputs together, or each stack of one `cdktf.out` by itself. */
import { reject } from '../errors';
import { badUsage, whichStack } from './command-problems';
import type { Source, StackFolder } from './find-sources';

/** A world before it is read. */
export interface WorldSources {
  /** The stack, or the inputs joined. */
  readonly name: string;
  readonly sources: readonly NamedSource[];
}

interface NamedSource {
  /** What it is called in its world, whatever the folder is called: the stack, or its place among the inputs. */
  readonly place: string;
  readonly source: Source;
}

export type Found = readonly (Source | StackFolder)[];

interface Choice {
  readonly stacks: readonly string[];
  readonly together: boolean;
}

export function groupSources({ stacks, together }: Choice, found: Found): readonly WorldSources[] {
  const isPicked = ({ stack }: { readonly stack: string }): boolean => stacks.length === 0 || stacks.includes(stack);
  if (isByStack({ together }, found)) {
    return found
      .filter(isStackFolder)
      .flatMap((folder) => folder.stacks.filter(isPicked))
      .map(({ stack, source }) => ({ name: stack, sources: [{ place: stack, source }] }));
  }
  const sources = found.flatMap((each, index) =>
    isStackFolder(each)
      ? each.stacks.filter(isPicked).map(({ stack, source }) => ({ place: `${stack} (${index + 1})`, source }))
      : [{ place: `input ${index + 1}`, source: each }],
  );
  const names = found.map((each) => (isStackFolder(each) ? each.folder : each.name));
  return [{ name: names.join(' and '), sources }];
}

/** Whether each stack is a world of its own. */
export function isByStack({ together }: Pick<Choice, 'together'>, found: Found): boolean {
  return found.length === 1 && found.every(isStackFolder) && !together;
}

function isStackFolder(found: Source | StackFolder): found is StackFolder {
  return 'stacks' in found;
}

/** @throws InputError where `--stack` names one that no input has. */
export function rejectUnknownStacks({ stacks }: Choice, found: Found): void {
  const folders = found.filter(isStackFolder);
  if (stacks.length > 0 && folders.length === 0) {
    reject(
      '--stack',
      badUsage('--stack names a stack of no input', stacks.join(', '), 'a cdktf.out folder as INPUT', 'leave it out'),
    );
  }
  const names = [...new Set(folders.flatMap((folder) => folder.stacks.map(({ stack }) => stack)))];
  const unknown = stacks.filter((stack) => !names.includes(stack));
  if (unknown.length > 0) {
    reject('--stack', whichStack('there is no such stack', unknown.join(', '), names));
  }
}

/** Reads the texts of a command, one after the other, so that no two of them are held at once. */
import { rejectProblems } from '../errors';
import { type BothMoments, readBothMoments, readInventory } from '../terraform/read-inventory';
import { unknownProvider } from './command-problems';
import type { Source } from './find-sources';
import { gatherErrors } from './gather-errors';
import type { Progress } from './progress';

type Accounts = Readonly<Record<string, string>>;
type Read = (source: Source, accounts: Accounts) => BothMoments;

/** What will be, and nothing else. */
export const readAfter: Read = ({ name, read }, accounts) => ({ after: readInventory(name, read, { accounts }) });

/** What was and what will be, where the text tells both. */
export const readBoth: Read = ({ name, read }, accounts) => readBothMoments(name, read, { accounts });

/** @throws InputError where a text cannot be read, or none of them has a provider that an account is given for. */
export async function readSources(
  sources: readonly Source[],
  read: Read,
  accounts: Accounts,
  progress: Progress,
): Promise<ReadonlyMap<Source, BothMoments>> {
  const moments = await gatherErrors(sources, (source) => {
    progress(`reading ${source.name}`);
    return [source, read(source, accounts)] as const;
  });
  const known = new Set(moments.flatMap(([, { after }]) => after.providers ?? []));
  rejectProblems(
    '--account',
    Object.keys(accounts).map((key) => (known.has(key) ? undefined : unknownProvider(key, [...known].sort()))),
  );
  return new Map(moments);
}

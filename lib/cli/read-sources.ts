/** Reads the texts of a command, one after the other, so that no two of them are held at once. */
import { rejectProblems } from '../errors';
import type { Inventory } from '../terraform/inventory';
import { readInventory } from '../terraform/read-inventory';
import { unknownProvider } from './command-problems';
import type { Source } from './find-sources';
import { gatherErrors } from './gather-errors';
import type { Progress } from './progress';

type Accounts = Readonly<Record<string, string>>;

/** @throws InputError where a text cannot be read, or none of them has a provider that an account is given for. */
export async function readSources(
  sources: readonly Source[],
  accounts: Accounts,
  progress: Progress,
): Promise<ReadonlyMap<Source, Inventory>> {
  const inventories = await gatherErrors(sources, (source) => {
    progress(`reading ${source.name}`);
    return [source, readInventory(source.name, source.read, { accounts })] as const;
  });
  const known = new Set(inventories.flatMap(([, { providers = [] }]) => providers));
  rejectProblems(
    '--account',
    Object.keys(accounts).map((key) => (known.has(key) ? undefined : unknownProvider(key, [...known].sort()))),
  );
  return new Map(inventories);
}

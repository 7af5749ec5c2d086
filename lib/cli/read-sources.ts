/** Reads the texts of a command, each with the accounts that concern it. */
import { InputError } from '../errors';
import type { Inventory } from '../terraform/inventory';
import { readInventory } from '../terraform/read-inventory';
import type { Source } from './find-sources';
import { gatherErrors, throwErrors } from './gather-errors';
import type { Progress } from './progress';

type Accounts = Readonly<Record<string, string>>;

interface Text {
  readonly source: Source;
  readonly text: string;
}

/** What no provider can be called. */
const NO_PROVIDER = { '': '000000000000' };

/** @throws InputError where a text cannot be read, or none of them knows a provider that an account is given for. */
export async function readSources(
  sources: readonly Source[],
  accounts: Accounts,
  progress: Progress,
): Promise<ReadonlyMap<Source, Inventory>> {
  const texts = await gatherErrors(sources, async (source) => {
    progress(`reading ${source.name}`);
    return { source, text: await source.read() };
  });
  const strangers = new Map<string, InputError>();
  const inventories = await gatherErrors(texts, (each) => readText(each, accounts, strangers));
  const known = [...strangers.keys()].filter((key) => texts.some((each) => knowsProvider(each, accounts, key)));
  throwErrors([...strangers].flatMap(([key, error]) => (known.includes(key) ? [] : [error])));
  return new Map(sources.flatMap((source, at) => (inventories[at] === undefined ? [] : [[source, inventories[at]]])));
}

/** A provider that one text does not know may be that of another: it is kept for later, and left out. */
function readText({ source, text }: Text, accounts: Accounts, strangers: Map<string, InputError>): Inventory {
  const read = (some: Accounts): Inventory => readInventory(source.name, text, { accounts: some });
  try {
    return read(accounts);
  } catch (error) {
    if (!isUnknownProvider(error)) throw error;
    const own = Object.entries(accounts).filter(([key, id]) => {
      const refusal = refusalOf(source, text, { [key]: id });
      if (refusal !== undefined && !strangers.has(key)) strangers.set(key, refusal);
      return refusal === undefined;
    });
    return read(Object.fromEntries(own));
  }
}

// Inventory JSON has no providers, so that it refuses none.
function knowsProvider({ source, text }: Text, accounts: Accounts, key: string): boolean {
  return (
    refusalOf(source, text, NO_PROVIDER) !== undefined &&
    refusalOf(source, text, { [key]: accounts[key] ?? '' }) === undefined
  );
}

function refusalOf({ name }: Source, text: string, accounts: Accounts): InputError | undefined {
  try {
    readInventory(name, text, { accounts });
    return undefined;
  } catch (error) {
    if (isUnknownProvider(error)) return error;
    throw error;
  }
}

function isUnknownProvider(error: unknown): error is InputError {
  return error instanceof InputError && error.problems.every(({ code }) => code === 'E_PROVIDER');
}

/**
 * Makes one world of the facts of several inputs. What several inputs say of one ARN is put together; only one of them may
 * own it.
 */
import { rejectProblems } from '../errors';
import { showText, type Text, textKey } from '../iam/text';
import type {
  AccountFact,
  FunctionFact,
  Inventory,
  Origin,
  PolicyFact,
  PrincipalFact,
  ResourceFact,
  RoleFact,
} from '../terraform/inventory';
import type { AccessGraph } from './access-graph';
import { ownedTwice } from './graph-problems';
import { identityKey } from './identity-key';
import { qualifySymbols } from './qualify-symbols';

interface Owned {
  readonly arn: Text;
  readonly origin: Origin;
  readonly whole: boolean;
}

/**
 * @param places what the inputs are called where a symbol of one is told apart from that of another; by default their
 * names, where there are several.
 * @throws InputError where two inputs own the same ARN.
 */
export function buildGraph(given: readonly Inventory[], places = placesOf(given)): AccessGraph {
  // The same name in two inputs may stand for two things.
  const inventories = given.map((inventory, index) => {
    const place = places[index];
    return place === undefined ? inventory : qualifySymbols(inventory, place);
  });
  const twice = new Map<string, Set<string>>();
  const unite = <T extends Owned>(facts: readonly T[], merge: (one: T, other: T) => T): ReadonlyMap<string, T> =>
    uniteFacts(facts, merge, twice);
  const roles = unite(
    inventories.flatMap((inventory) => inventory.roles),
    mergeRoles,
  );
  const graph = {
    inputs: inventories.map(({ input }) => input),
    roles,
    rolesByName: indexByName(roles),
    functions: unite(
      inventories.flatMap((inventory) => inventory.functions),
      mergeFunctions,
    ),
    resources: unite(
      inventories.flatMap((inventory) => inventory.resources),
      mergeResources,
    ),
    principals: unite(
      inventories.flatMap((inventory) => inventory.principals),
      mergePrincipals,
    ),
    accounts: uniteAccounts(
      inventories.flatMap((inventory) => inventory.accounts),
      twice,
    ),
    eventSources: inventories.flatMap(({ eventSources }) => eventSources),
    ...(inventories.some(({ declared }) => declared !== undefined)
      ? { declared: inventories.flatMap(({ declared = [] }) => declared) }
      : {}),
    notes: inventories.flatMap(({ notes }) => notes),
    ...(inventories.some(({ planned }) => planned !== undefined)
      ? {
          planned: inventories.flatMap(({ planned = [] }) => planned),
          drifted: inventories.flatMap(({ drifted = [] }) => drifted),
        }
      : {}),
  };
  rejectProblems(
    'world',
    [...twice].map(([arn, places]) => ownedTwice(arn, [...places])),
  );
  return graph;
}

function placesOf(given: readonly Inventory[]): readonly string[] {
  return given.length < 2 ? [] : given.map(({ input }, index) => `${input} (${index + 1})`);
}

/** The facts by ARN. A policy is attached to a role or a user by its name, so that these are one where their names are. */
function uniteFacts<T extends Owned>(
  facts: readonly T[],
  merge: (one: T, other: T) => T,
  twice: Map<string, Set<string>>,
): ReadonlyMap<string, T> {
  const united = new Map<string, readonly [key: string, fact: T]>();
  for (const [index, fact] of facts.entries()) {
    // What has no name that can be compared is still there: under a key of its own.
    const key = textKey(fact.arn) ?? `${showText(fact.arn)} #${index}`;
    const identity = identityKey(fact.arn) ?? key;
    const [otherKey, other] = united.get(identity) ?? [];
    if (other?.whole && fact.whole) {
      addPlaces(twice, otherKey === undefined ? key : arnsOf(otherKey, key), [other.origin, fact.origin]);
    }
    const kept = otherKey === undefined || fact.whole ? key : otherKey;
    united.set(identity, [kept, other === undefined ? fact : merge(other, fact)]);
  }
  return new Map(united.values());
}

function arnsOf(one: string, other: string): string {
  return one === other ? one : `${one} and ${other}, which have one name,`;
}

function addPlaces(twice: Map<string, Set<string>>, key: string, origins: readonly Origin[]): void {
  twice.set(key, new Set([...(twice.get(key) ?? []), ...origins.map(placeOf)]));
}

function placeOf({ input, address }: Origin): string {
  return address === undefined ? input : `${input} (${address})`;
}

// The origin of what both say is the owner's.
function owner<T extends Owned>(one: T, other: T): T {
  return other.whole ? other : one;
}

function mergeRoles(one: RoleFact, other: RoleFact): RoleFact {
  const boundary = one.permissionsBoundary ?? other.permissionsBoundary;
  const trustPolicy = one.trustPolicy ?? other.trustPolicy;
  return {
    ...owner(one, other),
    whole: one.whole || other.whole,
    ...(trustPolicy === undefined ? {} : { trustPolicy }),
    identityPolicies: [...one.identityPolicies, ...other.identityPolicies],
    ...(boundary === undefined ? {} : { permissionsBoundary: boundary }),
  };
}

function mergePrincipals(one: PrincipalFact, other: PrincipalFact): PrincipalFact {
  const boundary = one.permissionsBoundary ?? other.permissionsBoundary;
  return {
    ...owner(one, other),
    whole: one.whole || other.whole,
    identityPolicies: [...one.identityPolicies, ...other.identityPolicies],
    ...(boundary === undefined ? {} : { permissionsBoundary: boundary }),
  };
}

function mergeFunctions(one: FunctionFact, other: FunctionFact): FunctionFact {
  const qualifiers = new Set([...Object.keys(one.resourcePolicies), ...Object.keys(other.resourcePolicies)]);
  const executionRole = one.executionRole ?? other.executionRole;
  return {
    ...owner(one, other),
    whole: one.whole || other.whole,
    ...(executionRole === undefined ? {} : { executionRole }),
    resourcePolicies: Object.fromEntries(
      [...qualifiers].map((qualifier) => [qualifier, [...policiesOf(one, qualifier), ...policiesOf(other, qualifier)]]),
    ),
    functionUrls: { ...one.functionUrls, ...other.functionUrls },
  };
}

// A qualifier may be called `constructor`.
function policiesOf({ resourcePolicies }: FunctionFact, qualifier: string): readonly PolicyFact[] {
  return (Object.hasOwn(resourcePolicies, qualifier) ? resourcePolicies[qualifier] : undefined) ?? [];
}

function mergeResources(one: ResourceFact, other: ResourceFact): ResourceFact {
  const accountId = one.accountId ?? other.accountId;
  return {
    ...owner(one, other),
    whole: one.whole || other.whole,
    ...(one.wholePolicy || other.wholePolicy ? { wholePolicy: true } : {}),
    ...(accountId === undefined ? {} : { accountId }),
    resourcePolicies: [...one.resourcePolicies, ...other.resourcePolicies],
  };
}

const ACCOUNT_MEMBERS = ['organizationId', 'serviceControlPolicies', 'resourceControlPolicies'] as const;

/** Several inputs may tell of an account, but not different things: which of them would count, their order must not decide. */
function uniteAccounts(
  accounts: readonly AccountFact[],
  twice: Map<string, Set<string>>,
): ReadonlyMap<string, AccountFact> {
  const united = new Map<string, AccountFact>();
  for (const account of accounts) {
    const other = united.get(account.id);
    for (const name of ACCOUNT_MEMBERS) {
      const isOther =
        other?.[name] !== undefined && account[name] !== undefined && !isSameFact(other[name], account[name]);
      if (isOther) addPlaces(twice, `${name} of ${account.id}`, [other.origin, account.origin]);
    }
    united.set(account.id, { ...other, ...account });
  }
  return united;
}

/** The same but for where it was read. */
function isSameFact(one: unknown, other: unknown): boolean {
  const withoutOrigin = (key: string, value: unknown): unknown => (key === 'origin' ? undefined : value);
  return JSON.stringify(one, withoutOrigin) === JSON.stringify(other, withoutOrigin);
}

function indexByName(roles: ReadonlyMap<string, RoleFact>): ReadonlyMap<string, RoleFact> {
  const index = new Map<string, RoleFact>();
  for (const role of roles.values()) {
    const key = identityKey(role.arn);
    // Names that cannot be compared would all be found under one key.
    if (key !== undefined) index.set(key, role);
  }
  return index;
}

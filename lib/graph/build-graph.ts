/**
 * Makes one world of the facts of several inputs. What several inputs say of one ARN is put together; only one of them may
 * own it.
 */
import { ownedTwice, rejectProblems } from '../errors';
import { parseArnText } from '../iam/arn-text';
import { showText, type Text, textKey } from '../iam/text';
import type {
  AccountFact,
  FunctionFact,
  Inventory,
  Origin,
  PrincipalFact,
  ResourceFact,
  RoleFact,
} from '../terraform/inventory';
import type { AccessGraph } from './access-graph';

interface Owned {
  readonly arn: Text;
  readonly origin: Origin;
  readonly whole: boolean;
}

/** @throws InputError where two inputs own the same ARN. */
export function buildGraph(inventories: readonly Inventory[]): AccessGraph {
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
    accounts: uniteAccounts(inventories.flatMap((inventory) => inventory.accounts)),
    eventSources: inventories.flatMap(({ eventSources }) => eventSources),
    ...(inventories.some(({ declared }) => declared !== undefined)
      ? { declared: inventories.flatMap(({ declared = [] }) => declared) }
      : {}),
    notes: inventories.flatMap(({ notes }) => notes),
  };
  rejectProblems(
    'world',
    [...twice].map(([arn, places]) => ownedTwice(arn, [...places])),
  );
  return graph;
}

/** How a role is found by the ARN of its sessions, which has no path. */
export function roleNameKey(partition: Text, accountId: Text, roleName: Text): string {
  return [partition, accountId, roleName].map(showText).join(' ');
}

function uniteFacts<T extends Owned>(
  facts: readonly T[],
  merge: (one: T, other: T) => T,
  twice: Map<string, Set<string>>,
): ReadonlyMap<string, T> {
  const united = new Map<string, T>();
  for (const [index, fact] of facts.entries()) {
    // What has no name that can be compared is still there: under a key of its own.
    const key = textKey(fact.arn) ?? `${showText(fact.arn)} (${fact.origin.address ?? index})`;
    const other = united.get(key);
    if (other?.whole && fact.whole) {
      twice.set(key, (twice.get(key) ?? new Set()).add(placeOf(other.origin)).add(placeOf(fact.origin)));
    }
    united.set(key, other === undefined ? fact : merge(other, fact));
  }
  return united;
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
      [...qualifiers].map((qualifier) => [
        qualifier,
        [...(one.resourcePolicies[qualifier] ?? []), ...(other.resourcePolicies[qualifier] ?? [])],
      ]),
    ),
    functionUrls: { ...one.functionUrls, ...other.functionUrls },
  };
}

function mergeResources(one: ResourceFact, other: ResourceFact): ResourceFact {
  const accountId = one.accountId ?? other.accountId;
  return {
    ...owner(one, other),
    whole: one.whole || other.whole,
    ...(accountId === undefined ? {} : { accountId }),
    resourcePolicies: [...one.resourcePolicies, ...other.resourcePolicies],
  };
}

function uniteAccounts(accounts: readonly AccountFact[]): ReadonlyMap<string, AccountFact> {
  const united = new Map<string, AccountFact>();
  for (const account of accounts) {
    united.set(account.id, { ...united.get(account.id), ...account });
  }
  return united;
}

function indexByName(roles: ReadonlyMap<string, RoleFact>): ReadonlyMap<string, RoleFact> {
  const index = new Map<string, RoleFact>();
  for (const role of roles.values()) {
    const arn = parseArnText(role.arn);
    const name = showText(arn?.resource ?? '')
      .split('/')
      .at(-1);
    if (arn !== undefined && name !== undefined) {
      index.set(roleNameKey(arn.partition, arn.accountId, name), role);
    }
  }
  return index;
}

/** Users: their policies and those of their groups. */
import { showText, type Text } from '../iam/text';
import {
  type AttachedPolicies,
  attachedPolicies,
  boundaryOf,
  type FindIdentity,
  GROUPS,
  indexIdentities,
  USERS,
} from './facts-identities';
import { textIn, textsIn } from './facts-values';
import { type FactWorld, factKey, unlinked } from './facts-world';
import type { InventoryNote, Origin, PolicyFact, PrincipalFact } from './inventory';
import type { ResourceRow } from './row';

export function readUsers(world: FactWorld): {
  readonly principals: readonly PrincipalFact[];
  readonly notes: readonly InventoryNote[];
} {
  const notes: InventoryNote[] = [];
  const find = indexIdentities(USERS, world.rowsOf);
  const own = attachedPolicies(USERS, world.rowsOf, find, world);
  const groups = groupPolicies(world, find);
  notes.push(...own.notes, ...groups.notes);
  const owned = new Set<string>();
  const principals: PrincipalFact[] = [];
  for (const row of world.rowsOf(USERS.owner)) {
    const arn = textIn(row.values, 'arn');
    if (arn === undefined) {
      notes.push(unlinked(row));
      continue;
    }
    const key = factKey(arn);
    owned.add(key);
    const identityPolicies = policiesOf(key, own.attached, groups.byUser);
    principals.push({ arn, origin: row.origin, whole: true, identityPolicies, ...boundaryOf(row, world) });
  }
  for (const [key, { arn, origin }] of new Map([...groups.byUser, ...own.attached])) {
    if (owned.has(key)) continue;
    principals.push({ arn, origin, whole: false, identityPolicies: policiesOf(key, own.attached, groups.byUser) });
  }
  return { principals, notes };
}

type ByUser = ReadonlyMap<string, AttachedPolicies>;

function policiesOf(key: string, own: ByUser, ofGroups: ByUser): readonly PolicyFact[] {
  return [...(own.get(key)?.policies ?? []), ...(ofGroups.get(key)?.policies ?? [])];
}

/** What users have through their groups. */
function groupPolicies(
  world: FactWorld,
  findUser: FindIdentity,
): { readonly byUser: ByUser; readonly notes: readonly InventoryNote[] } {
  const findGroup = indexIdentities(GROUPS, world.rowsOf);
  const { attached, notes } = attachedPolicies(GROUPS, world.rowsOf, findGroup, world);
  const inInput = new Set(world.rowsOf(GROUPS.owner).map(({ values }) => factKey(textIn(values, 'arn') ?? '')));
  const byUser = new Map<string, { arn: Text; origin: Origin; policies: PolicyFact[] }>();
  const unknown: InventoryNote[] = [];
  for (const { row, users, groups } of memberships(world)) {
    const arns = users.map((user) => findUser(user, row));
    const policies = groups.flatMap((name) => policiesOfGroup(findGroup(name, row), row, attached, inInput));
    if (arns.includes(undefined)) unknown.push(unlinked(row));
    for (const arn of arns) {
      if (arn === undefined) continue;
      const others = byUser.get(factKey(arn)) ?? { arn, origin: row.origin, policies: [] };
      byUser.set(factKey(arn), others);
      others.policies.push(...policies);
    }
  }
  return { byUser, notes: [...notes, ...unknown] };
}

interface Membership {
  readonly row: ResourceRow;
  readonly users: readonly (Text | undefined)[];
  readonly groups: readonly (Text | undefined)[];
}

function memberships({ rowsOf }: FactWorld): readonly Membership[] {
  const several = (row: ResourceRow, argument: string) => {
    const { values, open } = textsIn(row.values, argument);
    return open ? [...values, undefined] : values;
  };
  return [
    ...rowsOf('aws_iam_user_group_membership').map((row) => ({
      row,
      users: [textIn(row.values, 'user')],
      groups: several(row, 'groups'),
    })),
    ...rowsOf('aws_iam_group_membership').map((row) => ({
      row,
      users: several(row, 'users'),
      groups: [textIn(row.values, 'group')],
    })),
  ];
}

function policiesOfGroup(
  group: Text | undefined,
  { origin, address }: ResourceRow,
  attached: ReadonlyMap<string, AttachedPolicies>,
  inInput: ReadonlySet<string>,
): readonly PolicyFact[] {
  const known = group === undefined ? [] : (attached.get(factKey(group))?.policies ?? []);
  if (group !== undefined && inInput.has(factKey(group))) return known;
  const name = group === undefined ? `group of ${address}` : showText(group);
  return [...known, { name, origin, document: { unknownBecause: 'notInInput' } }];
}

/** Roles: their trust policies and everything that is attached to them. */
import { showText, type Text } from '../iam/text';
import { type AttachedPolicies, attachedPolicies, boundaryOf, indexIdentities, ROLES } from './facts-identities';
import { AFTER_APPLY, policiesIn } from './facts-policy';
import { blocksIn, isOwnSymbol, textIn, textsIn, valueIn } from './facts-values';
import { type FactWorld, factKey, unlinked } from './facts-world';
import type { InventoryNote, PolicyFact, RoleFact } from './inventory';
import type { ResourceRow } from './row';

export function readRoles(world: FactWorld): {
  readonly roles: readonly RoleFact[];
  readonly notes: readonly InventoryNote[];
} {
  const find = indexIdentities(ROLES, world.rowsOf);
  const { attached, notes } = attachedPolicies(ROLES, world.rowsOf, find, world);
  const removed = attachedPolicies(ROLES, world.removedOf, find, world).attached;
  const owned = new Set<string>();
  const roles: RoleFact[] = [];
  const unnamed: InventoryNote[] = [];
  for (const row of world.rowsOf(ROLES.owner)) {
    const arn = textIn(row.values, 'arn');
    if (arn === undefined) {
      unnamed.push(unlinked(row));
      continue;
    }
    const key = factKey(arn);
    owned.add(key);
    roles.push(readRole(row, arn, { attached: attached.get(key), removed: removed.get(key) }, world));
  }
  const fragments = [...attached]
    .filter(([key]) => !owned.has(key))
    .map(([, { arn, origin, policies }]) => ({ arn, origin, whole: false, identityPolicies: policies }));
  return { roles: [...roles, ...fragments], notes: [...unnamed, ...notes] };
}

interface Hanging {
  readonly attached: AttachedPolicies | undefined;
  readonly removed: AttachedPolicies | undefined;
}

function readRole(row: ResourceRow, arn: Text, { attached, removed }: Hanging, world: FactWorld): RoleFact {
  const [trustPolicy] = policiesIn(row, 'assume_role_policy', 'trust policy');
  const others = attached?.policies ?? [];
  const told = new Set(others.map(({ name }) => name));
  const gone = new Set(removed?.policies.map(({ name }) => name));
  // A role lists what other resources attach to it, too, as it was before the plan.
  const listed = [
    ...inlinePolicies(row).filter(({ name }) => !gone.has(name) || isWritten(row, 'inline_policy')),
    ...managedPolicies(row, world).filter(({ name }) => !gone.has(name) || isWritten(row, 'managed_policy_arns')),
  ];
  const own = listed.filter(({ name }) => !told.has(name));
  return {
    arn,
    origin: row.origin,
    whole: true,
    ...(trustPolicy === undefined ? {} : { trustPolicy }),
    identityPolicies: [...own, ...others],
    ...boundaryOf(row, world),
    ...sessionOf(row),
  };
}

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role */
const DEFAULT_SESSION = 3600;

function sessionOf({ values }: ResourceRow): Pick<RoleFact, 'maxSessionDuration'> {
  const seconds = valueIn(values, 'max_session_duration');
  return typeof seconds === 'number' && seconds !== DEFAULT_SESSION ? { maxSessionDuration: seconds } : {};
}

function inlinePolicies(row: ResourceRow): readonly PolicyFact[] {
  const { blocks, open } = blocksIn(row.values, 'inline_policy');
  const known = blocks.flatMap((block, index) =>
    policiesIn(row, 'policy', showText(textIn(block, 'name') ?? `inline_policy[${index}]`), block),
  );
  return [...known, ...unknownRest(row, 'inline_policy', open)];
}

function managedPolicies(row: ResourceRow, { managedPolicy }: FactWorld): readonly PolicyFact[] {
  const { values, open } = textsIn(row.values, 'managed_policy_arns');
  return [...values.map((arn) => managedPolicy(arn, row)), ...unknownRest(row, 'managed_policy_arns', open)];
}

/** Both arguments are computed where they are not written: of a new role they then hold what is attached to it. */
function unknownRest(row: ResourceRow, argument: string, open: boolean): readonly PolicyFact[] {
  const computed = isOwnSymbol(row, argument) && !isWritten(row, argument);
  return open && !computed ? [{ name: argument, origin: row.origin, document: AFTER_APPLY }] : [];
}

function isWritten({ configured }: ResourceRow, argument: string): boolean {
  return configured?.includes(argument) === true;
}

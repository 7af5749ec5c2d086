/** Identity-based policies: which of them hang on a role, a user or a group. */
import { joinText, showText, type Text } from '../iam/text';
import { AFTER_APPLY, policiesIn } from './facts-policy';
import { isUntold, textIn, textsIn } from './facts-values';
import { type FactWorld, factKey, type RowsOf, unlinked } from './facts-world';
import type { InventoryNote, Origin, PolicyFact, RoleFact } from './inventory';
import type { ResourceRow } from './row';

/** What bears identity-based policies, by the names Terraform has for it. */
export interface IdentityKind {
  /** As in the ARN and in the arguments that name one. */
  readonly kind: 'role' | 'user' | 'group';
  readonly owner: string;
  /** The argument that names several. */
  readonly list: string;
}

export const ROLES: IdentityKind = { kind: 'role', owner: 'aws_iam_role', list: 'roles' };
export const USERS: IdentityKind = { kind: 'user', owner: 'aws_iam_user', list: 'users' };
export const GROUPS: IdentityKind = { kind: 'group', owner: 'aws_iam_group', list: 'groups' };

/** The policies that rows attach to one identity. */
export interface AttachedPolicies {
  readonly arn: Text;
  /** Of the first row that attaches one. */
  readonly origin: Origin;
  readonly policies: readonly PolicyFact[];
}

/** Finds the ARN of an identity that a row names; nothing where it cannot be told. */
export type FindIdentity = (name: Text | undefined, row: ResourceRow) => Text | undefined;

/** By names: no account has two roles, users or groups of one name. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export function indexIdentities({ kind, owner }: IdentityKind, rowsOf: RowsOf): FindIdentity {
  const index = new Map<string, Text>();
  for (const row of rowsOf(owner)) {
    const [name, arn] = [textIn(row.values, 'name'), textIn(row.values, 'arn')];
    if (name !== undefined && arn !== undefined) index.set(nameKey(name, row), arn);
  }
  return (name, row) => {
    if (name === undefined) return undefined;
    const known = index.get(nameKey(name, row));
    if (known !== undefined || isUntold(name, row)) return known;
    return joinText('arn:', row.partition, ':iam::', row.accountId, `:${kind}/`, name);
  };
}

function nameKey(name: Text, { partition, accountId }: ResourceRow): string {
  return [partition, accountId, name].map(showText).join(' ');
}

/** What the rows attach, by `factKey`; what cannot be linked is noted. */
export function attachedPolicies(
  { kind, list }: IdentityKind,
  rowsOf: RowsOf,
  find: FindIdentity,
  { managedPolicy }: FactWorld,
): { readonly attached: ReadonlyMap<string, AttachedPolicies>; readonly notes: readonly InventoryNote[] } {
  const attached = new Map<string, { arn: Text; origin: Origin; policies: PolicyFact[] }>();
  const notes: InventoryNote[] = [];
  const attach = (names: readonly (Text | undefined)[], row: ResourceRow, policies: readonly PolicyFact[]): void => {
    for (const name of names) {
      const arn = find(name, row);
      if (arn === undefined) {
        notes.push(unlinked(row));
        continue;
      }
      const others = attached.get(factKey(arn));
      if (others === undefined) {
        attached.set(factKey(arn), { arn, origin: row.origin, policies: [...policies] });
      } else {
        others.policies.push(...policies);
      }
    }
  };
  for (const row of rowsOf(`aws_iam_${kind}_policy`)) {
    const name = showText(textIn(row.values, 'name') ?? row.address);
    attach([textIn(row.values, kind)], row, policiesIn(row, 'policy', name));
  }
  for (const row of rowsOf(`aws_iam_${kind}_policy_attachment`)) {
    attach([textIn(row.values, kind)], row, [attachedPolicy(row, managedPolicy)]);
  }
  for (const row of rowsOf('aws_iam_policy_attachment')) {
    const { values, open } = textsIn(row.values, list);
    attach([...values, ...(open ? [undefined] : [])], row, [attachedPolicy(row, managedPolicy)]);
  }
  return { attached, notes };
}

function attachedPolicy(row: ResourceRow, managedPolicy: FactWorld['managedPolicy']): PolicyFact {
  const arn = textIn(row.values, 'policy_arn');
  return arn === undefined ? { name: row.address, origin: row.origin, document: AFTER_APPLY } : managedPolicy(arn, row);
}

/** The permissions boundary of a role or a user, where it has one. */
export function boundaryOf(row: ResourceRow, { managedPolicy }: FactWorld): Pick<RoleFact, 'permissionsBoundary'> {
  const arn = textIn(row.values, 'permissions_boundary');
  return arn === undefined ? {} : { permissionsBoundary: managedPolicy(arn, row) };
}

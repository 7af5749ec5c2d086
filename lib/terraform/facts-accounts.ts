/** Accounts of which an organization is known. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/organizations_organization */
import { isSymbolic, type Text } from '../iam/text';
import { blocksIn, isUntold, textIn } from './facts-values';
import type { FactWorld } from './facts-world';
import type { AccountFact } from './inventory';
import type { ResourceRow } from './row';

export function readAccounts({ rowsOf }: FactWorld): readonly AccountFact[] {
  const rows = [...rowsOf('data.aws_organizations_organization'), ...rowsOf('aws_organizations_organization')];
  return [...new Map(rows.flatMap(membersOf).map((account) => [account.id, account])).values()];
}

/** The account that asks is a member, and all members are listed to some of them. */
function membersOf(row: ResourceRow): readonly AccountFact[] {
  const organizationId = textIn(row.values, 'id');
  if (organizationId === undefined || isUntold(organizationId, row)) return [];
  const listed = blocksIn(row.values, 'accounts').blocks.map((account) => textIn(account, 'id'));
  return [row.accountId, ...listed].filter(isAccountId).map((id) => ({ id, origin: row.origin, organizationId }));
}

function isAccountId(id: Text | undefined): id is string {
  return id !== undefined && !isSymbolic(id) && /^\d{12}$/.test(id);
}

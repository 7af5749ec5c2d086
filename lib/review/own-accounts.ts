/**
 * Which accounts are one's own: those that the inputs manage something in, those that a manifest declares an access of,
 * those of one's organizations, and those that the configuration names.
 */

import type { AccessGraph } from '../graph/access-graph';
import { parseArnText } from '../iam/arn-text';
import { showText, type Text } from '../iam/text';
import { any, type Truth } from '../iam/truth';
import { equalTexts } from '../iam/wildcard';
import type { Configuration } from './configuration';

/** Accounts that are one's own, each once; one that nobody was told yet may be any. */
export function ownAccounts(graph: AccessGraph, configuration: Configuration): readonly Text[] {
  const told = [...configuration.trustedAccounts.keys(), ...managedAccounts(graph), ...declaredAccounts(graph)];
  const organizations = new Set([...configuration.organizationIds, ...organizationsOf(graph, told)]);
  const members = [...graph.accounts.values()]
    .filter(({ organizationId }) => organizationId !== undefined && organizations.has(showText(organizationId)))
    .map(({ id }) => id);
  return [...new Map([...told, ...members].map((account) => [showText(account), account])).values()];
}

/** Whether an account is one's own, for many questions about one world. */
export function isOwnAccount(graph: AccessGraph, configuration: Configuration): (accountId: string) => Truth {
  const own = ownAccounts(graph, configuration);
  return (accountId) => isAmong(own, accountId);
}

/** Whether an account is among them; unknown where it or one of them is. */
export function isAmong(accounts: readonly Text[], accountId: Text): Truth {
  return any(accounts.map((own) => equalTexts(own, accountId)));
}

function managedAccounts({ roles, functions, resources, principals }: AccessGraph): readonly Text[] {
  const owners = [...roles.values(), ...functions.values(), ...principals.values()];
  return [
    ...owners.flatMap(({ arn }) => accountOf(arn)),
    ...[...resources.values()].flatMap(({ arn, accountId }) =>
      accountId === undefined ? accountOf(arn) : [accountId],
    ),
  ];
}

function declaredAccounts({ declared = [] }: AccessGraph): readonly Text[] {
  return declared.flatMap(({ principal, resource }) => [...accountOf(principal), ...accountOf(resource)]);
}

/** The organizations that accounts are known to be in. */
function organizationsOf({ accounts }: AccessGraph, told: readonly Text[]): readonly string[] {
  const own = new Set(told.map(showText));
  return [...accounts.values()].flatMap(({ id, organizationId }) =>
    own.has(id) && organizationId !== undefined ? [showText(organizationId)] : [],
  );
}

/** The ARN of a bucket tells none. */
function accountOf(arn: Text): readonly Text[] {
  const accountId = parseArnText(arn)?.accountId ?? '';
  return accountId === '' ? [] : [accountId];
}

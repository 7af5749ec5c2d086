/** Roles and users by name: no account has two roles, or two users, of one name, whatever their paths and the case of their letters. */
import { parseArnText, splitText } from '../iam/arn-text';
import { lowerCase, showText, type Text, textKey } from '../iam/text';
import { equalTexts } from '../iam/wildcard';

/** How a role is found by the ARN of its sessions, which has no path. */
export function roleNameKey(partition: Text, accountId: Text, roleName: Text): string {
  return keyOf(['role', partition, accountId, lowerCase(roleName)]);
}

/**
 * One key for the ARNs of a role or a user, with and without its path; nothing for what has no name that can be compared.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function identityKey(arn: Text): string | undefined {
  const parts = identityParts(arn);
  return parts === undefined || textKey(arn) === undefined ? undefined : keyOf(parts);
}

/** Whether two ARNs may be those of one role or of one user, which one of them may name without its path. */
export function mayBeSameIdentity(one: Text, other: Text): boolean {
  const [left, right] = [identityParts(one), identityParts(other)];
  return left === undefined || right === undefined
    ? equalTexts(one, other) !== 'no'
    : left.every((part, index) => equalTexts(part, right[index] ?? '') !== 'no');
}

function identityParts(arn: Text): readonly Text[] | undefined {
  const parts = parseArnText(arn);
  if (parts?.service !== 'iam') return undefined;
  const [kind, ...path] = splitText(parts.resource, '/');
  const name = path.at(-1);
  return (kind === 'role' || kind === 'user') && name !== undefined
    ? [kind, parts.partition, parts.accountId, lowerCase(name)]
    : undefined;
}

function keyOf(parts: readonly Text[]): string {
  return parts.map(showText).join(' ');
}

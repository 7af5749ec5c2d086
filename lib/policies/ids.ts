/**
 * Ids of statements and names of policies. They come from what an access is about (caller, account, action, qualifier),
 * never from construct ids or the order of calls, so that they are readable, stable and unique across accounts and states.
 */
import { createHash } from 'node:crypto';

const STATEMENT_ID_LENGTH = 100;
const POLICY_NAME_LENGTH = 128;
const HASH_LENGTH = 8;

/** The purposes for which a role gets an inline policy of its own. */
export type PolicyPurpose =
  | 'access'
  | 'logs'
  | 'assume-role'
  | 'invoke'
  | 'events'
  | 'network'
  | 'dead-letter'
  | 'environment-key';

/** A few hexadecimal digits that differ where the parts do. */
export function shortHash(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, HASH_LENGTH);
}

/** What the id of a permission is made from. */
export interface PermissionIdParts {
  /** Name of the calling role, or of the event source. */
  readonly callerName: string;
  /** Empty for a source that lies in no account. */
  readonly callerAccountId: string;
  /** The action with its service prefix. */
  readonly action: string;
  readonly qualifier?: string;
  /** What else tells two permissions apart: principal, source. */
  readonly distinguishers: readonly string[];
}

/** The statement id of a permission, at most 100 characters of the charset that Lambda accepts. */
export function permissionStatementId(parts: PermissionIdParts): string {
  const { callerName, callerAccountId, action, qualifier, distinguishers } = parts;
  const hash = shortHash(callerName, callerAccountId, action, qualifier ?? '', ...distinguishers);
  const readable = [
    action.replace(/^.*:/, ''),
    callerName,
    ...(callerAccountId === '' ? [] : [callerAccountId]),
    ...(qualifier === undefined ? [] : [qualifier]),
  ]
    .join('-')
    .replace(/[^A-Za-z0-9_-]/g, '-')
    .slice(0, STATEMENT_ID_LENGTH - HASH_LENGTH - 1);
  return `${readable}-${hash}`;
}

/** The name of an inline policy: its purpose, and the stack too on a role that other states may write to. */
export function inlinePolicyName(purpose: PolicyPurpose, stackName?: string): string {
  if (stackName === undefined) {
    return purpose;
  }
  const name = `${purpose}-${stackName.replace(/[^\w+=,.@-]/g, '-')}`;
  return name.length <= POLICY_NAME_LENGTH ? name : boundedName(name, shortHash(name));
}

/** The name of a policy followed by a hash, cut to what IAM accepts. */
export function boundedName(name: string, hash: string): string {
  return `${name.slice(0, POLICY_NAME_LENGTH - hash.length - 1)}-${hash}`;
}

import { badChoice, outOfRange, type Problem, partitionMix, sameAccount, sessionTooLong, show } from '../errors';
import { checkName, checkOptionalName } from '../iam/name-rules';
import type { Trust } from '../policies/assume-role-access';
import type { Caller } from './caller';
import { checkRange } from './check-range';
import type { Role } from './role';

const MAX_SESSION_TAGS = 50;
const MIN_SESSION_SECONDS = 900;
/** AWS gives a role that was itself reached with a role session one hour at most. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining */
const MAX_CHAINED_SESSION_SECONDS = 3600;
/** What AWS grants to who asks for no duration. */
export const DEFAULT_SESSION_SECONDS = 3600;

/** How one role may assume another. */
export interface AssumeRoleOptions {
  /**
   * How the target's trust policy names the caller: `role` its ARN, which IAM ties to the role's unique id; `roleName`
   * the account and the ARN as a condition, which needs no order and survives a re-created role; `account` every role of
   * the account.
   * @default "role" within a stack, "roleName" across stacks
   */
  readonly trust?: Trust;
  /**
   * External id that the caller must send: 2 to 1,224 letters, digits and _ + = , . @ : / -. Not a secret.
   * @default - none is asked for
   */
  readonly externalId?: string;
  /**
   * Organization that the caller's account must belong to: o- and 10 to 32 letters and digits.
   * @default - any
   */
  readonly organizationId?: string;
  /**
   * Session tags for the session, each with its one value; up to 50. A caller that tags its session must send all of them.
   * @default - none may be sent
   */
  readonly sessionTags?: Readonly<Record<string, string>>;
  /**
   * Source identity the caller may set: 2 to 64 letters, digits and _ + = , . @ -.
   * @default - none may be set
   */
  readonly sourceIdentity?: string;
  /**
   * How long the caller asks its sessions to last, in seconds: 900 to 3,600, because AWS treats the call as role chaining.
   * @default 3600
   */
  readonly sessionDuration?: number;
  /**
   * Whether only the calling function may use the access, where other functions run with the same role.
   * @default false
   */
  readonly onlyFromFunction?: boolean;
}

/** What is wrong with the options for a caller and a role, if anything. */
export function checkAssumeRole(
  options: AssumeRoleOptions,
  caller: Caller,
  role: Role,
): readonly (Problem | undefined)[] {
  const { trust, externalId, organizationId, sessionTags = {}, sourceIdentity, sessionDuration } = options;
  return [
    caller.role !== undefined && caller.role.partition !== role.partition
      ? partitionMix('role', role.roleArn, caller.role.partition)
      : undefined,
    trust === undefined || ['role', 'roleName', 'account'].includes(trust)
      ? undefined
      : badChoice('trust', trust, "'role', 'roleName' or 'account'"),
    trust === 'account' && caller.role?.accountId === role.accountId
      ? sameAccount(
          "trust: 'account'",
          "'account'",
          role.accountId,
          "leave trust out: within one account 'role' or 'roleName' names the caller alone",
        )
      : undefined,
    checkOptionalName('externalId', 'externalId', externalId),
    checkOptionalName('organizationId', 'organizationId', organizationId),
    checkOptionalName('sessionName', 'sourceIdentity', sourceIdentity),
    checkSessionDuration(sessionDuration),
    ...checkSessionTags(sessionTags),
  ];
}

function checkSessionDuration(seconds: number | undefined): Problem | undefined {
  return seconds !== undefined && seconds > MAX_CHAINED_SESSION_SECONDS
    ? sessionTooLong(seconds)
    : checkRange('sessionDuration', seconds, {
        from: MIN_SESSION_SECONDS,
        to: MAX_CHAINED_SESSION_SECONDS,
        unit: 'seconds',
      });
}

function checkSessionTags(tags: Readonly<Record<string, string>>): readonly (Problem | undefined)[] {
  const entries = Object.entries(tags);
  return [
    entries.length > MAX_SESSION_TAGS
      ? outOfRange('the number of sessionTags', entries.length, `up to ${MAX_SESSION_TAGS}`)
      : undefined,
    ...entries.flatMap(([key, value]) => [
      checkName('tagKey', 'a key of sessionTags', key),
      checkName('tagValue', `sessionTags[${show(key)}]`, value),
    ]),
  ];
}

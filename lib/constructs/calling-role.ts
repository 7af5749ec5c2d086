import { badChoice, type Problem, sameAccount, show } from '../errors';
import { formatRoleArn } from '../iam/arn';
import { checkOptionalName } from '../iam/name-rules';
import type { TrustStatement } from '../iam/statement';
import type { CallingRole } from '../policies/hand-over-event-source';
import { shortHash } from '../policies/ids';
import { invokeIdentityStatement } from '../policies/invoke-access';
import type { Callee } from './function-base';
import { placeOf, type SourceAccount } from './source-account';

const ROLE_NAME_LENGTH = 64;

/** Options of a source that calls a function by a role of its own account. */
export interface CallingRoleOptions {
  /**
   * Name of the role that the service assumes to call the function: 1 to 64 letters, digits and _ + = , . @ -.
   * @default - made from the names of source and function
   */
  readonly roleName?: string;
  /**
   * Across accounts, who the permission on the function names: the source's `account`, or the `role` alone. Lambda refuses
   * a role that IAM does not know yet, as it may happen right after its creation, and Terraform does not try again.
   * @default "account"
   */
  readonly principal?: 'account' | 'role';
}

/** What is wrong with the options, if anything. */
export function checkCallingRole({ roleName, principal }: CallingRoleOptions): readonly (Problem | undefined)[] {
  return [
    checkOptionalName('roleName', 'roleName', roleName),
    principal === undefined || principal === 'account' || principal === 'role'
      ? undefined
      : badChoice('principal', principal, "'account' or 'role'"),
  ];
}

/** Within one account the role's own policy is enough. */
export function principalWithinAccount(principal: string, accountId: string): Problem {
  return sameAccount(
    'principal',
    show(principal),
    accountId,
    'leave it out: within one account no permission for another account is written',
  );
}

/** The role by which a source calls a function: its name, and what it trusts and may do. */
export function callingRole(
  account: SourceAccount,
  { roleName }: CallingRoleOptions,
  {
    sourceName,
    trust,
    callee,
  }: { readonly sourceName: string; readonly trust: TrustStatement; readonly callee: Callee },
): CallingRole {
  const { partition, accountId } = placeOf(account);
  const { functionArn } = callee.function;
  const { functionName } = callee.function;
  const name =
    roleName ?? boundedRoleName([sourceName, 'invokes', functionName, ...[callee.qualifier ?? []].flat()].join('-'));
  return {
    roleName: name,
    roleArn: formatRoleArn({ partition, accountId, path: '/', roleName: name }),
    trust,
    identity: invokeIdentityStatement({
      functionArn,
      ...(callee.qualifier === undefined ? {} : { qualifier: callee.qualifier }),
    }),
  };
}

function boundedRoleName(name: string): string {
  const hash = shortHash(name);
  return name.length <= ROLE_NAME_LENGTH ? name : `${name.slice(0, ROLE_NAME_LENGTH - hash.length - 1)}-${hash}`;
}

import {
  badChoice,
  eitherOr,
  latestQualifier,
  missing,
  notHere,
  otherAccount,
  type Problem,
  partitionMix,
  sameAccount,
  show,
} from '../errors';
import { checkName, checkOptionalName } from '../iam/name-rules';
import type { InvokePrincipal } from '../policies/invoke-access';
import { type AssumeRoleOptions, checkAssumeRole } from './assume-role-options';
import { type Caller, checkCaller } from './caller';
import type { Callee } from './function-base';
import type { Role } from './role';

/** Properties of an `InvokeGrant`. */
export interface InvokeGrantProps {
  /** Who invokes: a function, or a role. */
  readonly caller: Caller;
  /** What is invoked: a function, or an alias of it (`fn.alias('live')`). */
  readonly callee: Callee;
  /**
   * Across accounts: `resourcePolicy` lets the caller in on the function itself; `assumeRole` has it assume a role of the
   * function's account first.
   * @default "resourcePolicy"
   */
  readonly via?: 'resourcePolicy' | 'assumeRole';
  /**
   * Across accounts, who the permission names: the calling `role`, every role of its `account` that its own policies allow,
   * or those of an organization.
   * @default "role"
   */
  readonly principal?: InvokePrincipal;
  /**
   * Id of the permission: 1 to 100 letters, digits and _ -.
   * @default - made from caller, account, action and qualifier
   */
  readonly statementId?: string;
  /**
   * Version that is invoked, or an alias that is published elsewhere; never $LATEST. An alias that the callee brings
   * (`fn.alias('live')`) stands for itself.
   * @default - the unpublished version, by the function's unqualified ARN
   */
  readonly qualifier?: string;
  /**
   * Within one account, a permission on the function besides the identity-based policy, which alone is enough: `role`
   * names the calling role; `lambdaService` the Lambda service for the calling function. AWS never matches the second,
   * because the caller is the role's session and not the service.
   * @default - no permission
   */
  readonly permitOnCallee?: 'role' | 'lambdaService';
  /**
   * With `via: 'assumeRole'`, the role that is assumed; of the function's account.
   * @default - the function's execution role, with a warning: the caller gets all that it may do
   */
  readonly through?: Role;
  /**
   * With `via: 'assumeRole'`, how the role is assumed.
   * @default - as an AssumeRoleGrant without options
   */
  readonly assumeRole?: AssumeRoleOptions;
  /**
   * Whether only the calling function may use the access, where other functions run with the same role. With
   * `via: 'assumeRole'` set it in `assumeRole`.
   * @default false
   */
  readonly onlyFromFunction?: boolean;
  /**
   * Environment variable of the calling function that gets the exact ARN to invoke.
   * @default - none is set
   */
  readonly environment?: { readonly functionArn?: string };
}

/** What is wrong with the properties, if anything. */
export function checkInvokeGrant(props: InvokeGrantProps): readonly (Problem | undefined)[] {
  const {
    caller,
    callee,
    via = 'resourcePolicy',
    qualifier,
    statementId,
    onlyFromFunction,
    assumeRole,
    environment,
  } = props;
  const callingRole = caller.role;
  const isSameAccount = callingRole?.accountId === callee.function.accountId;
  return [
    ...checkCaller(caller, {
      onlyFromFunction: onlyFromFunction || (via === 'assumeRole' && assumeRole?.onlyFromFunction),
      environment: environment && { ...environment },
    }),
    via === 'resourcePolicy' || via === 'assumeRole'
      ? undefined
      : badChoice('via', via, "'resourcePolicy' or 'assumeRole'"),
    callingRole !== undefined && callingRole.partition !== callee.function.partition
      ? partitionMix('callee', callee.function.functionArn, callingRole.partition)
      : undefined,
    checkOptionalName('qualifier', 'qualifier', qualifier),
    qualifier !== undefined && callee.qualifier !== undefined && qualifier !== callee.qualifier
      ? eitherOr('qualifier', 'an alias as callee', `${show(qualifier)} and ${show(callee.qualifier)}`)
      : undefined,
    callee.qualifier === '$LATEST' ? latestQualifier('the qualifier of callee') : undefined,
    statementId === undefined ? undefined : checkName('statementId', 'statementId', statementId),
    ...(isSameAccount ? checkWithinAccount(props) : checkAcrossAccounts(props)),
    ...(via === 'assumeRole' && !isSameAccount ? checkViaRole(props) : []),
    ...(via === 'assumeRole' ? [] : checkUnused(props, ['through', 'assumeRole'], "via: 'assumeRole'")),
  ];
}

function checkWithinAccount(props: InvokeGrantProps): readonly (Problem | undefined)[] {
  const { caller, callee, via, principal, permitOnCallee } = props;
  const { accountId } = callee.function;
  return [
    principal === undefined
      ? undefined
      : sameAccount(
          'principal',
          show(principal),
          accountId,
          "leave it out: the caller's own policy is enough; permitOnCallee: 'role' adds a permission",
        ),
    via === 'assumeRole'
      ? sameAccount(
          "via: 'assumeRole'",
          "'assumeRole'",
          accountId,
          'leave via out: the caller can invoke the function itself',
        )
      : undefined,
    permitOnCallee === undefined || permitOnCallee === 'role' || permitOnCallee === 'lambdaService'
      ? undefined
      : badChoice('permitOnCallee', permitOnCallee, "'role' or 'lambdaService'"),
    permitOnCallee === 'lambdaService' && caller.function === undefined
      ? missing(
          "permitOnCallee: 'lambdaService' has no function",
          'a caller that is a function',
          'pass the function as caller instead of its role',
        )
      : undefined,
    permitOnCallee === undefined
      ? checkUnused(props, ['statementId'], 'permitOnCallee, which adds a permission')[0]
      : undefined,
  ];
}

function checkAcrossAccounts(props: InvokeGrantProps): readonly (Problem | undefined)[] {
  const { callee, via = 'resourcePolicy', principal } = props;
  return [
    ...checkUnused(props, ['permitOnCallee'], `a caller in ${callee.function.accountId}`),
    ...(principal === undefined ? [] : [checkPrincipal(principal)]),
    ...(via === 'assumeRole'
      ? checkUnused(props, ['principal', 'statementId', 'onlyFromFunction'], "via: 'resourcePolicy'")
      : []),
  ];
}

/** What is wrong with whom a permission names, if anything. */
export function checkPrincipal(principal: InvokePrincipal): Problem | undefined {
  if (typeof principal === 'object') {
    return checkName('organizationId', 'principal.organizationId', principal.organizationId);
  }
  return ['role', 'account'].includes(principal)
    ? undefined
    : badChoice('principal', principal, "'role', 'account' or { organizationId }");
}

function checkViaRole({
  caller,
  callee,
  through = callee.function.role,
  assumeRole = {},
}: InvokeGrantProps): readonly (Problem | undefined)[] {
  if (through === undefined) {
    return [
      missing(
        'the execution role of the function is not known',
        'a role of the function’s account',
        'name the role with through',
      ),
    ];
  }
  return [
    through.accountId === callee.function.accountId
      ? undefined
      : otherAccount(
          'through is a role of another account',
          through.roleArn,
          `a role of ${callee.function.accountId}`,
          'name a role of the account the function is in',
        ),
    ...checkAssumeRole(assumeRole, caller, through),
  ];
}

function checkUnused(
  props: InvokeGrantProps,
  names: readonly ('permitOnCallee' | 'through' | 'assumeRole' | 'principal' | 'statementId' | 'onlyFromFunction')[],
  belongsTo: string,
): readonly (Problem | undefined)[] {
  return names
    .filter((name) => props[name] !== undefined)
    .map((name) =>
      notHere(
        `${name} does not apply`,
        name === 'through' ? String(props.through?.roleArn) : show(props[name]),
        `${name} with ${belongsTo}`,
        `leave ${name} out`,
      ),
    );
}

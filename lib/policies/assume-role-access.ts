/**
 * Both halves of "this role may assume that role", from one value.
 * In: the access. Out: the statements of the caller's identity-based policy and of the target's trust policy.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
import { type Conditions, isUnconditional, mergeConditions } from '../iam/condition';
import type { Principal } from '../iam/principal';
import type { IdentityStatement, TrustStatement } from '../iam/statement';
import { type ConditionedAccess, grantConditions, type SessionAction } from './grant-conditions';
import { shortHash } from './ids';

/** How the target's trust policy names the caller. */
export type Trust = 'role' | 'roleName' | 'account';

/** One role that may assume another. */
export interface AssumeRoleAccess extends ConditionedAccess {
  readonly callerArn: string;
  readonly callerAccountId: string;
  readonly callerPartition: string;
  readonly roleArn: string;
  readonly trust: Trust;
}

/** The two halves, which only work together. */
export interface AssumeRoleStatements {
  readonly identityStatements: readonly IdentityStatement[];
  readonly trustStatements: readonly TrustStatement[];
}

export function assumeRoleStatements(access: AssumeRoleAccess): AssumeRoleStatements {
  const actions = sessionActions(access);
  return {
    identityStatements: actions.map((action) => {
      const conditions = grantConditions(access, 'identity', action);
      return {
        sid: `${action}${conditionSuffix(conditions)}`,
        effect: 'Allow',
        actions: [`sts:${action}`],
        resources: [access.roleArn],
        conditions,
      };
    }),
    trustStatements: actions.map((action) => {
      const conditions = grantConditions(access, 'trust', action);
      const { principal, from, ownConditions } = trustedPrincipal(access);
      return {
        sid: `${action}From${from}${access.callerAccountId}${conditionSuffix(conditions)}`,
        effect: 'Allow',
        principals: [principal],
        actions: [`sts:${action}`],
        conditions: mergeConditions(conditions, ownConditions),
      };
    }),
  };
}

/** What the caller must send with its AssumeRole for the access to work. */
export function callerConditions(access: AssumeRoleAccess): Conditions {
  return mergeConditions(
    grantConditions(access, 'identity', 'AssumeRole'),
    grantConditions(access, 'trust', 'AssumeRole'),
  );
}

function sessionActions({ sessionTags, sourceIdentity }: AssumeRoleAccess): readonly SessionAction[] {
  return [
    'AssumeRole',
    ...(sessionTags === undefined ? [] : (['TagSession'] as const)),
    ...(sourceIdentity === undefined ? [] : (['SetSourceIdentity'] as const)),
  ];
}

function trustedPrincipal(access: AssumeRoleAccess): { principal: Principal; from: string; ownConditions: Conditions } {
  const { callerArn, callerAccountId, callerPartition, trust } = access;
  const account: Principal = { kind: 'account', partition: callerPartition, accountId: callerAccountId };
  switch (trust) {
    case 'role':
      return { principal: { kind: 'role', arn: callerArn }, from: 'RolesOf', ownConditions: {} };
    case 'roleName':
      return {
        principal: account,
        from: 'RoleNamesOf',
        ownConditions: { ArnEquals: { 'aws:PrincipalArn': [callerArn] } },
      };
    case 'account':
      return { principal: account, from: 'Account', ownConditions: {} };
    default:
      return trust satisfies never;
  }
}

// A sid that tells statements with different conditions apart and stays the same whatever else is granted. The order of the
// keys is that of `jsonencode`: the Terraform modules write the same sids.
function conditionSuffix(conditions: Conditions): string {
  return isUnconditional(conditions) ? '' : `If${shortHash(JSON.stringify(inOrder(conditions, inOrder)))}`;
}

function inOrder<T>(values: Readonly<Record<string, T>>, inner: (value: T) => unknown = (value) => value): object {
  const keys = Object.keys(values).sort();
  return Object.fromEntries(keys.map((key) => [key, inner(values[key] as T)]));
}

/**
 * Both halves of "this role may invoke that function", from one value.
 * In: the access. Out: the statement of the caller's identity-based policy and, where one is needed, the permission.
 * https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-cross-account.html
 */
import { type Conditions, mergeConditions } from '../iam/condition';
import type { Principal } from '../iam/principal';
import type { IdentityStatement } from '../iam/statement';
import { permissionStatementId, shortHash } from './ids';
import type { Permission } from './permission';

/** Who the function's resource-based policy lets in: the calling role, its whole account, or an organization. */
export type InvokePrincipal = 'role' | 'account' | { readonly organizationId: string };

/** One role that may invoke one function, or one alias or version of it. */
export interface InvokeAccess {
  readonly callerArn: string;
  readonly callerName: string;
  readonly callerAccountId: string;
  readonly callerPartition: string;
  readonly functionArn: string;
  readonly qualifier?: string;
  /** Who the resource half names; left out where there is no resource half. */
  readonly principal?: InvokePrincipal | { readonly lambdaServiceFor: string };
  readonly statementId?: string;
  readonly sourceFunctionArn?: string;
}

/** The statement on the caller's side: the exact ARN that it may invoke. */
export function invokeIdentityStatement(
  access: Pick<InvokeAccess, 'functionArn' | 'qualifier' | 'sourceFunctionArn'>,
): IdentityStatement {
  const { sourceFunctionArn } = access;
  const conditions: Conditions =
    sourceFunctionArn === undefined ? {} : { ArnEquals: { 'lambda:SourceFunctionArn': [sourceFunctionArn] } };
  return {
    sid: sourceFunctionArn === undefined ? 'InvokeFunction' : `InvokeFunctionIf${shortHash(sourceFunctionArn)}`,
    effect: 'Allow',
    actions: ['lambda:InvokeFunction'],
    resources: [invokedArn(access)],
    conditions,
  };
}

/** What a request must satisfy on both sides together. */
export function invokeConditions(access: InvokeAccess): Conditions {
  const { principal } = access;
  const organizationId =
    typeof principal === 'object' && 'organizationId' in principal ? principal.organizationId : undefined;
  return mergeConditions(
    invokeIdentityStatement(access).conditions ?? {},
    organizationId === undefined ? {} : { StringEquals: { 'aws:PrincipalOrgID': [organizationId] } },
  );
}

/** The permission on the function's side, or nothing where the identity-based policy is enough. */
export function invokePermission(access: InvokeAccess): Permission | undefined {
  const { callerName, callerAccountId, qualifier, principal: named } = access;
  if (named === undefined) {
    return undefined;
  }
  const action = 'lambda:InvokeFunction';
  const { principal, ...conditions } =
    typeof named === 'object' && 'lambdaServiceFor' in named
      ? { principal: { kind: 'service' as const, service: 'lambda.amazonaws.com' }, sourceArn: named.lambdaServiceFor }
      : permittedPrincipal(access, named);
  const distinguishers = [JSON.stringify(principal), ...Object.values(conditions)];
  const statementId =
    access.statementId ?? permissionStatementId({ callerName, callerAccountId, action, qualifier, distinguishers });
  return { statementId, action, principal, ...conditions, ...(qualifier === undefined ? {} : { qualifier }) };
}

/** What the caller passes to Invoke: the function, with its alias or version where one is meant. */
export function invokedArn({ functionArn, qualifier }: Pick<InvokeAccess, 'functionArn' | 'qualifier'>): string {
  return qualifier === undefined ? functionArn : `${functionArn}:${qualifier}`;
}

/** How wide the resource half opens the door. */
export function breadthOf({ principal }: Pick<InvokeAccess, 'principal'>): 'role' | 'account' | 'organization' {
  if (principal === 'account') {
    return 'account';
  }
  return typeof principal === 'object' && 'organizationId' in principal ? 'organization' : 'role';
}

/** Whom a permission names for a caller, with the organization that narrows everybody to its own. */
export function permittedPrincipal(
  {
    callerArn,
    callerAccountId,
    callerPartition,
  }: Pick<InvokeAccess, 'callerArn' | 'callerAccountId' | 'callerPartition'>,
  named: InvokePrincipal,
): { readonly principal: Principal; readonly organizationId?: string } {
  switch (named) {
    case 'role':
      return { principal: { kind: 'role', arn: callerArn } };
    case 'account':
      return { principal: { kind: 'account', partition: callerPartition, accountId: callerAccountId } };
    default:
      return { principal: { kind: 'everyone' }, organizationId: named.organizationId };
  }
}

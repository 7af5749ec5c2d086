/**
 * Both halves of "this role may call the URL of that function", from one value. A call of a URL is two requests for AWS:
 * `lambda:InvokeFunctionUrl` and, since November 2026 without exception, `lambda:InvokeFunction`.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
 */
import { type Conditions, mergeConditions } from '../iam/condition';
import type { IdentityStatement } from '../iam/statement';
import type { InvokeAction } from './event-source-row';
import { permissionStatementId, shortHash } from './ids';
import { type InvokeAccess, type InvokePrincipal, invokedArn, permittedPrincipal } from './invoke-access';
import { type Permission, permissionConditions } from './permission';

/** One role that may call the URL of one function, or of one alias of it. */
export interface FunctionUrlAccess extends Omit<InvokeAccess, 'principal' | 'statementId'> {
  /** Who the resource half names; left out where there is no resource half. */
  readonly principal?: InvokePrincipal;
  /** Whether the provider can tie `lambda:InvokeFunction` to the URL; the permission is wider without. */
  readonly tiesToUrl: boolean;
}

/** The actions that a call of a URL needs, each with what ties it to the URL and the name of its statement. */
const URL_ACTIONS = [
  {
    action: 'lambda:InvokeFunctionUrl',
    sid: 'InvokeFunctionUrl',
    conditions: { StringEquals: { 'lambda:FunctionUrlAuthType': ['AWS_IAM'] } },
    permission: { functionUrlAuthType: 'AWS_IAM' },
  },
  {
    action: 'lambda:InvokeFunction',
    sid: 'InvokeThroughFunctionUrl',
    conditions: { Bool: { 'lambda:InvokedViaFunctionUrl': ['true'] } },
    permission: { invokedViaFunctionUrl: true },
  },
] as const satisfies readonly {
  action: InvokeAction;
  sid: string;
  conditions: Conditions;
  permission: Partial<Permission>;
}[];

/** The statements on the caller's side, tied to the URL whatever the provider can do. */
export function functionUrlIdentityStatements(access: FunctionUrlAccess): readonly IdentityStatement[] {
  const { sourceFunctionArn } = access;
  const caller: Conditions =
    sourceFunctionArn === undefined ? {} : { ArnEquals: { 'lambda:SourceFunctionArn': [sourceFunctionArn] } };
  return URL_ACTIONS.map(({ action, sid, conditions }) => ({
    sid: sourceFunctionArn === undefined ? sid : `${sid}If${shortHash(sourceFunctionArn)}`,
    effect: 'Allow',
    actions: [action],
    resources: [invokedArn(access)],
    conditions: mergeConditions(conditions, caller),
  }));
}

/** The permissions on the function's side, or nothing where the identity-based policy is enough. */
export function functionUrlPermissions(access: FunctionUrlAccess): readonly Permission[] {
  const { principal: named, callerName, callerAccountId, qualifier, tiesToUrl } = access;
  if (named === undefined) {
    return [];
  }
  const { principal, ...organization } = permittedPrincipal(access, named);
  return URL_ACTIONS.map(({ action, permission }) => ({
    statementId: permissionStatementId({
      callerName,
      callerAccountId,
      action,
      ...(qualifier === undefined ? {} : { qualifier }),
      distinguishers: [JSON.stringify(principal), ...Object.values(organization), 'function URL'],
    }),
    action,
    principal,
    ...organization,
    ...('invokedViaFunctionUrl' in permission && !tiesToUrl ? {} : permission),
    ...(qualifier === undefined ? {} : { qualifier }),
  }));
}

/** Each action of a call with what its request must satisfy on both sides together: both are made by one signed call. */
export function functionUrlRequests(
  access: FunctionUrlAccess,
): readonly { readonly action: InvokeAction; readonly conditions: Conditions }[] {
  const permissions = functionUrlPermissions(access);
  return functionUrlIdentityStatements(access).map(({ conditions = {} }, index) => {
    const { action } = URL_ACTIONS[index] as (typeof URL_ACTIONS)[number];
    const permission = permissions.find((other) => other.action === action);
    return {
      action,
      conditions: mergeConditions(
        URL_ACTIONS[0].conditions,
        conditions,
        permission === undefined ? {} : permissionConditions(permission),
      ),
    };
  });
}

/** Permissions of a function as data. https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
import type { Conditions } from '../iam/condition';
import { type StatementJson, statementJson } from '../iam/policy-document';
import { type Principal, principalElement } from '../iam/principal';
import type { InvokeAction } from './event-source-row';

/** One statement of a function's resource-based policy: one `aws_lambda_permission`. */
export interface Permission {
  readonly statementId: string;
  readonly action: InvokeAction;
  readonly principal: Principal;
  readonly organizationId?: string;
  readonly sourceArn?: string;
  readonly sourceAccountId?: string;
  readonly eventSourceToken?: string;
  /** How the function's URL must have authenticated the call; only with `lambda:InvokeFunctionUrl`. */
  readonly functionUrlAuthType?: 'AWS_IAM';
  /** Whether the call must have come through the function's URL; only with `lambda:InvokeFunction`, from provider 6.28.0 on. */
  readonly invokedViaFunctionUrl?: true;
  readonly qualifier?: string;
}

/** The `principal` argument of AddPermission. */
export function permissionPrincipal({ principal }: Permission): string {
  return principalElement(principal).value;
}

/** What a request must satisfy for the permission to let it in. */
export function permissionConditions(permission: Omit<Permission, 'statementId'>): Conditions {
  const { organizationId, sourceArn, sourceAccountId, eventSourceToken } = permission;
  const { functionUrlAuthType, invokedViaFunctionUrl } = permission;
  const texts = Object.entries({
    'aws:SourceAccount': sourceAccountId,
    'aws:PrincipalOrgID': organizationId,
    'lambda:EventSourceToken': eventSourceToken,
    'lambda:FunctionUrlAuthType': functionUrlAuthType,
  }).flatMap(([key, value]) => (value === undefined ? [] : [[key, [value]] as const]));
  return {
    ...(texts.length === 0 ? {} : { StringEquals: Object.fromEntries(texts) }),
    ...(sourceArn === undefined ? {} : { ArnLike: { 'aws:SourceArn': [sourceArn] } }),
    ...(invokedViaFunctionUrl === undefined ? {} : { Bool: { 'lambda:InvokedViaFunctionUrl': ['true'] } }),
  };
}

/** The statement as Lambda writes it into the policy of the function. */
export function permissionStatement(permission: Permission, functionArn: string): StatementJson {
  const { statementId, action, principal, qualifier } = permission;
  return statementJson({
    sid: statementId,
    effect: 'Allow',
    principals: [principal],
    actions: [action],
    resources: [qualifier === undefined ? functionArn : `${functionArn}:${qualifier}`],
    conditions: asLambdaSpells(permissionConditions(permission)),
  });
}

/** The size in bytes of a function's policy as Lambda stores it. */
export function functionPolicySize(permissions: readonly Permission[], functionArn: string): number {
  const statements = permissions.map((permission) => permissionStatement(permission, functionArn));
  return Buffer.byteLength(JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements }));
}

function asLambdaSpells(conditions: Conditions): Conditions {
  return Object.fromEntries(
    Object.entries(conditions).map(([operator, keys]) => [
      operator,
      Object.fromEntries(
        Object.entries(keys).map(([key, values]) => [key.replace(/^aws:Source/, 'AWS:Source'), values] as const),
      ),
    ]),
  );
}

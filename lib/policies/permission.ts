/** Permissions of a function as data. https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
import type { StatementJson } from '../iam/policy-document';
import { type Principal, principalElement } from '../iam/principal';

/** One statement of a function's resource-based policy: one `aws_lambda_permission`. */
export interface Permission {
  readonly statementId: string;
  readonly action: 'lambda:InvokeFunction';
  readonly principal: Principal;
  readonly organizationId?: string;
  readonly sourceArn?: string;
  readonly sourceAccountId?: string;
  readonly qualifier?: string;
}

/** The `principal` argument of AddPermission. */
export function permissionPrincipal({ principal }: Permission): string {
  return principalElement(principal).value;
}

/** The statement as Lambda writes it into the policy of the function. */
export function permissionStatement(permission: Permission, functionArn: string): StatementJson {
  const { statementId, action, principal, organizationId, sourceArn, sourceAccountId, qualifier } = permission;
  const { type, value } = principalElement(principal);
  const stringEquals = {
    ...(sourceAccountId === undefined ? {} : { 'AWS:SourceAccount': sourceAccountId }),
    ...(organizationId === undefined ? {} : { 'aws:PrincipalOrgID': organizationId }),
  };
  const condition = {
    ...(Object.keys(stringEquals).length === 0 ? {} : { StringEquals: stringEquals }),
    ...(sourceArn === undefined ? {} : { ArnLike: { 'AWS:SourceArn': sourceArn } }),
  };
  return {
    Sid: statementId,
    Effect: 'Allow',
    Principal: { [type]: value },
    Action: action,
    Resource: qualifier === undefined ? functionArn : `${functionArn}:${qualifier}`,
    ...(Object.keys(condition).length === 0 ? {} : { Condition: condition }),
  };
}

/** The size in bytes of a function's policy as Lambda stores it. */
export function functionPolicySize(permissions: readonly Permission[], functionArn: string): number {
  const statements = permissions.map((permission) => permissionStatement(permission, functionArn));
  return Buffer.byteLength(JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements }));
}

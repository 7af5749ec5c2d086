/**
 * The half of an access that this project may not write, made ready for the one who may: as a statement, as commands of
 * the AWS CLI, as Terraform. Nothing is dropped because it is managed elsewhere.
 */
import { parseRoleArn } from '../iam/arn';
import { policyDocument, type StatementJson, statementJson } from '../iam/policy-document';
import type { IdentityStatement, TrustStatement } from '../iam/statement';
import { documentBlock, jsonencode, resourceBlock } from './hcl';
import { boundedName, shortHash } from './ids';
import { type Permission, permissionPrincipal, permissionStatement } from './permission';
import { inTurn, quoted } from './shell';

/** One thing that the owner of a role, function or event source must put in place, with two ways to do it. */
export interface HandOver {
  /** The account in which the statement must be put in place. */
  readonly accountId: string;
  /** The role, function or event source it belongs to. */
  readonly resourceArn: string;
  /** What it is: a statement of a policy, or the configuration of an event source. */
  readonly kind: 'trust' | 'permission' | 'identity' | 'resourcePolicy' | 'eventSource';
  /** The statement; none where what is handed over is the configuration of an event source. */
  readonly statement?: StatementJson;
  /** Commands of the AWS CLI (and jq, for policies that are written as a whole) that add it and keep what is there. */
  readonly cli: string;
  /** Terraform configuration that does the same. */
  readonly hcl: string;
}

/** A statement for the trust policy of a role. */
export function handOverTrust(roleArn: string, accountId: string, given: TrustStatement): HandOver {
  const roleName = roleNameOf(roleArn);
  const hash = shortHash(JSON.stringify(given));
  // Nobody merges the statements on the owner's side, and IAM takes no two of one sid.
  const statement = { ...given, sid: `${given.sid ?? 'Statement'}Grant${hash}` };
  const json = statementJson(statement);
  return {
    accountId,
    resourceArn: roleArn,
    kind: 'trust',
    statement: json,
    // IAM has no call that adds one statement: read, put it in the place of an earlier one of its sid, write back.
    cli: inTurn([
      `aws iam get-role --role-name ${roleName} --query Role.AssumeRolePolicyDocument --output json > current-policy.json`,
      `jq ${quoted(`.Statement |= (${statementAdded(json)})`)} current-policy.json > trust-policy.json`,
      `aws iam update-assume-role-policy --role-name ${roleName} --policy-document file://trust-policy.json`,
    ]),
    hcl: documentBlock(`trust_of_${roleName}_${hash}`, statement, `add to the assume_role_policy of ${roleArn}`),
  };
}

/** Statements for an inline policy of a role. */
export function handOverIdentity(
  roleArn: string,
  accountId: string,
  policyName: string,
  statement: IdentityStatement,
): HandOver {
  const roleName = roleNameOf(roleArn);
  const document = policyDocument([statement]);
  // Each statement has a policy of its own: put-role-policy would overwrite one of the same name.
  const name = boundedName(policyName, shortHash(JSON.stringify(statement)));
  return {
    accountId,
    resourceArn: roleArn,
    kind: 'identity',
    statement: statementJson(statement),
    cli: `aws iam put-role-policy --role-name ${roleName} --policy-name ${name} --policy-document ${quoted(JSON.stringify(document))}`,
    hcl: resourceBlock('aws_iam_role_policy', name, [
      ['name', JSON.stringify(name)],
      ['role', JSON.stringify(roleName)],
      ['policy', jsonencode(document)],
    ]),
  };
}

/** A permission for the resource-based policy of a function. */
export function handOverPermission(functionArn: string, accountId: string, permission: Permission): HandOver {
  const { statementId, action, organizationId, sourceArn, sourceAccountId, qualifier } = permission;
  const { eventSourceToken, functionUrlAuthType, invokedViaFunctionUrl } = permission;
  const optional: readonly (readonly [string, string, string | undefined])[] = [
    ['--qualifier', 'qualifier', qualifier],
    ['--source-arn', 'source_arn', sourceArn],
    ['--source-account', 'source_account', sourceAccountId],
    ['--principal-org-id', 'principal_org_id', organizationId],
    ['--event-source-token', 'event_source_token', eventSourceToken],
    ['--function-url-auth-type', 'function_url_auth_type', functionUrlAuthType],
  ];
  const given = optional.flatMap(([flag, argument, value]) => (value === undefined ? [] : [{ flag, argument, value }]));
  const principal = permissionPrincipal(permission);
  return {
    accountId,
    resourceArn: functionArn,
    kind: 'permission',
    statement: permissionStatement(permission, functionArn),
    cli: [
      `aws lambda add-permission --function-name ${functionArn} --statement-id ${statementId}`,
      `--action ${action} --principal ${quoted(principal)}`,
      ...given.map(({ flag, value }) => `${flag} ${quoted(value)}`),
      ...(invokedViaFunctionUrl === undefined ? [] : ['--invoked-via-function-url']),
    ].join(' '),
    hcl: resourceBlock('aws_lambda_permission', statementId, [
      ['statement_id', JSON.stringify(statementId)],
      ['action', JSON.stringify(action)],
      ['function_name', JSON.stringify(functionArn)],
      ['principal', JSON.stringify(principal)],
      ...given.map(({ argument, value }) => [argument, JSON.stringify(value)] as const),
      ...(invokedViaFunctionUrl === undefined ? [] : [['invoked_via_function_url', 'true'] as const]),
    ]),
  };
}

/** The part of a jq program that puts a statement into a list of them, in the place of an earlier one of its sid. */
export function statementAdded(statement: StatementJson): string {
  return `if type == "array" then . else [.] end | map(select(.Sid != "${statement.Sid}")) + [${JSON.stringify(statement)}]`;
}

function roleNameOf(roleArn: string): string {
  return parseRoleArn(roleArn)?.roleName ?? roleArn;
}

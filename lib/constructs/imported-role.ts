import type { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import type { Construct } from 'constructs';
import { badArn, notALiteral, otherAccount, type Problem, partitionMix, rejectProblems, wildcardName } from '../errors';
import { parseRoleArn, type RoleArn } from '../iam/arn';
import { checkAccountId, checkName, isInterpolated } from '../iam/name-rules';
import { isPartition } from '../iam/partition';
import type { TrustStatement } from '../iam/statement';
import { type HandOver, handOverTrust } from '../policies/hand-over';
import type { AwsAccount } from './aws-account';
import { validateProviderStack, validateResourceStack } from './own-stack';
import { Role } from './role';
import { checkSameName } from './same-name';

/** Options of a role that exists already. */
export interface RoleFromArnOptions {
  /**
   * The account whose provider attaches inline policies to the role.
   * @default - nothing is attached: the statements are handed over to the role's owner
   */
  readonly account?: AwsAccount;
}

/** A role that another construct of the same stack creates. */
export interface RoleFromResourceProps {
  /** The account the role is created in. */
  readonly account: AwsAccount;
  /** The role's resource, of the same stack. */
  readonly resource: IamRole;
  /** The role's name, a literal equal to the resource's. */
  readonly roleName: string;
  /**
   * The role's path, a literal equal to the resource's.
   * @default "/"
   */
  readonly path?: string;
}

/** A role that this package does not create: inline policies are attached where an account is given, trust is handed over. */
export class ImportedRole extends Role {
  /** @throws InputError when the ARN is no role's, holds a pattern or a token, or is of another account than the given one. */
  public static fromArn(scope: Construct, id: string, arn: string, { account }: RoleFromArnOptions = {}): ImportedRole {
    const parsed = parseRoleArn(arn);
    rejectProblems(`${scope.node.path}/${id}`, checkRoleArn(arn, parsed, account));
    return new ImportedRole(scope, id, parsed as RoleArn, account, undefined);
  }

  /** @throws InputError when a name is not one that AWS accepts. */
  public static fromResource(scope: Construct, id: string, props: RoleFromResourceProps): ImportedRole {
    const { account, resource, roleName, path = '/' } = props;
    rejectProblems(`${scope.node.path}/${id}`, [
      checkName('roleName', 'roleName', roleName) ?? checkSameName('roleName', roleName, resource.nameInput),
      checkName('rolePath', 'path', path) ?? checkSameName('path', path, resource.pathInput ?? '/'),
    ]);
    const { partition, accountId } = account;
    return new ImportedRole(scope, id, { partition, accountId, path, roleName }, account, resource);
  }

  public readonly isCreatedHere = false;

  private constructor(
    scope: Construct,
    id: string,
    arn: RoleArn,
    account: AwsAccount | undefined,
    public readonly resource: IamRole | undefined,
  ) {
    super(scope, id, { arn, account });
    if (account !== undefined) {
      validateProviderStack(this, account, `role ${this.roleName}`);
    }
    if (resource !== undefined) {
      validateResourceStack(this, resource, `role ${this.roleName}`);
    }
  }

  public addTrust(_registrant: Construct, statements: readonly TrustStatement[]): readonly HandOver[] {
    return statements.map((statement) => handOverTrust(this.roleArn, this.accountId, statement));
  }
}

function checkRoleArn(
  arn: unknown,
  parsed: RoleArn | undefined,
  account: AwsAccount | undefined,
): readonly (Problem | undefined)[] {
  const allowed = 'arn:<partition>:iam::<account id>:role/<path><name>';
  if (typeof arn === 'string' && isInterpolated(arn)) {
    return [notALiteral('arn')];
  }
  if (typeof arn !== 'string' || parsed === undefined || !isPartition(parsed.partition)) {
    return [badArn('arn', arn, allowed)];
  }
  if (/[*?]/.test(arn)) {
    return [wildcardName('arn', arn)];
  }
  return [
    checkAccountId('the account id of arn', parsed.accountId),
    checkName('roleName', 'the role name of arn', parsed.roleName),
    account === undefined || account.partition === parsed.partition
      ? undefined
      : partitionMix('arn', arn, account.partition),
    account === undefined || account.partition !== parsed.partition || account.accountId === parsed.accountId
      ? undefined
      : otherAccount(
          'the role of arn is not in the account that was given',
          arn,
          `a role of ${account.accountId}`,
          'give the account the role is in, or leave account out to have the statements handed over',
        ),
  ];
}

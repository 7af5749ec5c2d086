import type { Construct } from 'constructs';
import { lambdaServiceTrust } from '../policies/execution-policy';
import { CreatedRole, type RoleProps } from './created-role';
import { ImportedRole, type RoleFromArnOptions, type RoleFromResourceProps } from './imported-role';

/** Properties of an `ExecutionRole`. */
export interface ExecutionRoleProps extends RoleProps {}

/**
 * The role a function runs as: the Lambda service may take it.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
 */
export class ExecutionRole extends CreatedRole {
  /** A role that exists already; its trust policy is never changed, its inline policies only where `account` is given. */
  public static fromArn(scope: Construct, id: string, arn: string, options?: RoleFromArnOptions): ImportedRole {
    return ImportedRole.fromArn(scope, id, arn, options);
  }

  /** A role that another construct of the stack creates; its trust policy is never changed. */
  public static fromResource(scope: Construct, id: string, props: RoleFromResourceProps): ImportedRole {
    return ImportedRole.fromResource(scope, id, props);
  }

  /** @throws InputError when a name, path or statement is not one that AWS accepts. */
  public constructor(scope: Construct, id: string, props: ExecutionRoleProps) {
    super(scope, id, props, [lambdaServiceTrust()]);
  }
}

import type { Construct } from 'constructs';
import { describeProblem, nobodyMayAssume } from '../errors';
import { CreatedRole, type RoleProps } from './created-role';
import { ImportedRole, type RoleFromArnOptions, type RoleFromResourceProps } from './imported-role';

/** Properties of an `AssumableRole`. */
export interface AssumableRoleProps extends RoleProps {}

/**
 * A role that callers assume: its trust policy holds what the grants register, and nothing else.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/tutorial_cross-account-with-roles.html
 */
export class AssumableRole extends CreatedRole {
  /** A role that exists already: the trust half of each grant is handed over to its owner. */
  public static fromArn(scope: Construct, id: string, arn: string, options?: RoleFromArnOptions): ImportedRole {
    return ImportedRole.fromArn(scope, id, arn, options);
  }

  /** A role that another construct of the stack creates: the trust half of each grant is handed over. */
  public static fromResource(scope: Construct, id: string, props: RoleFromResourceProps): ImportedRole {
    return ImportedRole.fromResource(scope, id, props);
  }

  /** @throws InputError when a name, path or statement is not one that AWS accepts. */
  public constructor(scope: Construct, id: string, props: AssumableRoleProps) {
    super(scope, id, props, []);
    this.node.addValidation({
      validate: () => (this.isTrusting ? [] : [describeProblem(nobodyMayAssume(this.roleArn))]),
    });
  }
}

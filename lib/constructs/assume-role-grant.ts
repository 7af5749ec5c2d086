import { Construct } from 'constructs';
import { missing, rejectProblems } from '../errors';
import type { HandOver } from '../policies/hand-over';
import { type AssumeRoleOptions, checkAssumeRole, DEFAULT_SESSION_SECONDS } from './assume-role-options';
import { type Caller, checkCaller } from './caller';
import { LambdaFunction } from './lambda-function';
import { registerAssumeRole } from './register-assume-role';
import type { Role } from './role';

/** Names of the environment variables in which the caller finds what it needs to assume the role. */
export interface AssumeRoleEnvironment {
  /**
   * Name of the variable for the role's ARN.
   * @default - no variable is set
   */
  readonly roleArn?: string;
  /**
   * Name of the variable for the external id.
   * @default - no variable is set
   */
  readonly externalId?: string;
  /**
   * Name of the variable for the session's duration in seconds.
   * @default - no variable is set
   */
  readonly sessionDuration?: string;
}

/** Properties of an `AssumeRoleGrant`. */
export interface AssumeRoleGrantProps extends AssumeRoleOptions {
  /** Who assumes the role: a function, or a role. */
  readonly caller: Caller;
  /** The role that is assumed. */
  readonly role: Role;
  /**
   * Environment variables of the calling function to set.
   * @default - none is set
   */
  readonly environment?: AssumeRoleEnvironment;
}

/**
 * Lets a caller assume a role, in its own or another account: the statement in the caller's identity-based policy and the
 * statement in the role's trust policy, from one value. A half that is not ours is handed over.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
export class AssumeRoleGrant extends Construct {
  /** The statements that owners elsewhere must put in place; empty where this app writes both halves. */
  public readonly handOver: readonly HandOver[];

  /** @throws InputError when an option is not one that AWS accepts, or does not fit the two ends. */
  public constructor(scope: Construct, id: string, props: AssumeRoleGrantProps) {
    super(scope, id);
    const { caller, role, environment, ...options } = props;
    const { role: callingRole, function: callingFunction } = caller;
    rejectProblems(this.node.path, [
      ...checkCaller(caller, {
        onlyFromFunction: options.onlyFromFunction,
        environment: environment && { ...environment },
      }),
      environment?.externalId !== undefined && options.externalId === undefined
        ? missing(
            'environment.externalId has no value',
            'environment.externalId with externalId',
            'set externalId, or leave environment.externalId out',
          )
        : undefined,
      ...checkAssumeRole(options, caller, role),
    ]);
    this.handOver = callingRole
      ? registerAssumeRole(this, { caller: callingRole, callingFunction, role, options, isShareable: false })
      : [];
    if (callingFunction instanceof LambdaFunction && environment !== undefined) {
      this.setVariables(callingFunction, props, environment);
    }
  }

  private setVariables(
    callingFunction: LambdaFunction,
    props: AssumeRoleGrantProps,
    environment: AssumeRoleEnvironment,
  ): void {
    const values = {
      roleArn: props.role.roleArn,
      externalId: props.externalId,
      sessionDuration: String(props.sessionDuration ?? DEFAULT_SESSION_SECONDS),
    };
    for (const key of ['roleArn', 'externalId', 'sessionDuration'] as const) {
      const [name, value] = [environment[key], values[key]];
      if (name !== undefined && value !== undefined) {
        callingFunction.setVariable(this, name, value);
      }
    }
  }
}

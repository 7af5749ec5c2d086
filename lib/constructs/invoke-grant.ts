import type { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import { Annotations, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { describeProblem, duplicateGrant, rejectProblems } from '../errors';
import type { HandOver } from '../policies/hand-over';
import {
  breadthOf,
  type InvokeAccess,
  invokeConditions,
  invokedArn,
  invokeIdentityStatement,
  invokePermission,
} from '../policies/invoke-access';
import { claim } from './claims';
import type { Callee, FunctionBase } from './function-base';
import { checkInvokeGrant, type InvokeGrantProps } from './invoke-grant-props';
import { LambdaFunction } from './lambda-function';
import { permissionWiring } from './permission-wiring';
import { registerAssumeRole } from './register-assume-role';
import type { Role } from './role';
import { declareAccess, handOver } from './stack-access';

/**
 * Lets a caller invoke a function. Within one account the caller's identity-based policy is enough; across accounts the
 * function's resource-based policy must agree (`via: 'resourcePolicy'`), or the caller assumes a role in the function's
 * account first (`via: 'assumeRole'`). A half that is not ours is handed over.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-cross-account.html
 */
export class InvokeGrant extends Construct {
  /** The statements that owners elsewhere must put in place; empty where this app writes both halves. */
  public readonly handOver: readonly HandOver[];
  /** What the caller passes to Invoke: the function's full ARN, with its alias or version where one is meant. */
  public readonly invokedArn: string;
  /** The permission on the function, where this app writes one. */
  public readonly permission: LambdaPermission | undefined;

  /** @throws InputError when an option is not one that AWS accepts, or does not fit the two ends. */
  public constructor(scope: Construct, id: string, props: InvokeGrantProps) {
    super(scope, id);
    rejectProblems(this.node.path, checkInvokeGrant(props));
    const { caller, callee, environment } = props;
    const callingRole = caller.role as Role;
    const access = invokeAccess(props, callingRole);
    this.invokedArn = invokedArn(access);
    this.validateUnique(callingRole, callee);
    const permission = props.via === 'assumeRole' ? undefined : invokePermission(access);
    const added =
      permission && callee.function.addPermission(this, permission, permissionWiring(props, access.principal));
    this.permission = added?.resource;
    this.handOver =
      props.via === 'assumeRole'
        ? this.viaRole(props, callingRole, access)
        : this.directly(props, callingRole, access, added?.handOver ?? []);
    if (environment?.functionArn !== undefined && caller.function instanceof LambdaFunction) {
      caller.function.setVariable(this, environment.functionArn, this.invokedArn);
    }
  }

  private directly(
    { callee }: InvokeGrantProps,
    callingRole: Role,
    access: InvokeAccess,
    onCallee: readonly HandOver[],
  ): readonly HandOver[] {
    const identity = callingRole.addStatements('invoke', [invokeIdentityStatement(access)]);
    // Within one account the caller's half is the whole access, whatever stands on the function besides.
    const isSameAccount = callingRole.accountId === callee.function.accountId;
    const permitted = onCallee.length === 0 ? callee.function : undefined;
    declareAccess(
      {
        caller: identity.length === 0 ? callingRole : undefined,
        target: isSameAccount ? callingRole : permitted,
      },
      {
        principal: callingRole.roleArn,
        breadth: breadthOf(access),
        action: 'lambda:InvokeFunction',
        resource: this.invokedArn,
        via: isSameAccount ? 'identityPolicy' : 'resourcePolicy',
        conditions: invokeConditions(access),
      },
    );
    const documents = [...identity, ...onCallee];
    handOver(this, documents);
    return documents;
  }

  private viaRole(props: InvokeGrantProps, callingRole: Role, access: InvokeAccess): readonly HandOver[] {
    const { caller, callee, assumeRole = {} } = props;
    const through = (props.through ?? callee.function.role) as Role;
    if (props.through === undefined) {
      Annotations.of(this).addWarning(
        `${callingRole.roleArn} assumes ${through.roleArn}, the execution role of the function, and gets all that it may do; name a role with through that may do no more than invoke the function`,
      );
    }
    const assumed = registerAssumeRole(this, {
      caller: callingRole,
      callingFunction: caller.function,
      role: through,
      options: assumeRole,
      isShareable: true,
    });
    // The session that invokes is the assumed role's: the function that may use the access is seen on the first step only.
    const { sourceFunctionArn: _onFirstStep, ...ofSession } = access;
    const statement = invokeIdentityStatement(ofSession);
    const identity = through.addStatements('invoke', [statement]);
    const written = identity.length === 0 ? through : undefined;
    declareAccess(
      { caller: written, target: written },
      {
        principal: through.roleArn,
        breadth: 'role',
        action: 'lambda:InvokeFunction',
        resource: this.invokedArn,
        via: 'identityPolicy',
        conditions: {},
      },
    );
    handOver(this, identity);
    return [...assumed, ...identity];
  }

  private validateUnique(callingRole: Role, { function: called }: Callee): void {
    const stacks = [callingRole, called].map((end) => TerraformStack.of(end).node.path);
    const holder = claim(this, 'lambda:InvokeFunction', ...stacks, callingRole.roleArn, this.invokedArn);
    this.node.addValidation({
      validate: () =>
        holder === undefined
          ? []
          : [describeProblem(duplicateGrant(`${callingRole.roleArn} invokes ${this.invokedArn}`, holder))],
    });
  }
}

function invokeAccess(props: InvokeGrantProps, callingRole: Role): InvokeAccess {
  const { caller, callee, statementId, onlyFromFunction } = props;
  const qualifier = callee.qualifier ?? props.qualifier;
  const principal = resourceHalf(props, callingRole);
  return {
    callerArn: callingRole.roleArn,
    callerName: callingRole.roleName,
    callerAccountId: callingRole.accountId,
    callerPartition: callingRole.partition,
    functionArn: callee.function.functionArn,
    ...(qualifier === undefined ? {} : { qualifier }),
    ...(principal === undefined ? {} : { principal }),
    ...(statementId === undefined ? {} : { statementId }),
    ...(onlyFromFunction && caller.function ? { sourceFunctionArn: caller.function.functionArn } : {}),
  };
}

function resourceHalf(
  { caller, callee, via, principal, permitOnCallee }: InvokeGrantProps,
  callingRole: Role,
): InvokeAccess['principal'] {
  if (via === 'assumeRole') {
    return undefined;
  }
  if (callingRole.accountId !== callee.function.accountId) {
    return principal ?? 'role';
  }
  switch (permitOnCallee) {
    case undefined:
      return undefined;
    case 'role':
      return 'role';
    case 'lambdaService':
      return { lambdaServiceFor: (caller.function as FunctionBase).functionArn };
    default:
      return permitOnCallee satisfies never;
  }
}

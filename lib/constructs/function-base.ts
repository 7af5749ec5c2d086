import type { LambdaAlias } from '@cdktf/provider-aws/lib/lambda-alias';
import type { LambdaFunction as LambdaFunctionResource } from '@cdktf/provider-aws/lib/lambda-function';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import { Annotations, type ITerraformDependable, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { describeProblem, duplicateStatementId } from '../errors';
import { type FunctionArn, formatFunctionArn } from '../iam/arn';
import { SIZE_BUDGETS } from '../iam/size-budget';
import { coversPermission } from '../policies/covers';
import { type HandOver, handOverPermission } from '../policies/hand-over';
import { functionPolicySize, type Permission, permissionPrincipal } from '../policies/permission';
import { addressOf } from './address';
import type { AwsAccount } from './aws-account';
import { type BudgetMeter, watchBudget } from './budget';
import { claim } from './claims';
import { terraformText } from './policy-text';
import type { Role } from './role';

/** A function, or one alias of it, that may be invoked. */
export interface Callee {
  /** The function that is invoked. */
  readonly function: FunctionBase;
  /** The alias or version that is invoked; the unpublished version where there is none. */
  readonly qualifier?: string;
}

/** The qualifier of a callee as a property, left out where there is none. */
export function qualifierOf({ qualifier }: Callee): { readonly qualifier?: string } {
  return qualifier === undefined ? {} : { qualifier };
}

/** What a permission must wait for, and with what it must be replaced. */
export interface PermissionWiring {
  readonly dependsOn: readonly ITerraformDependable[];
  /** Plain addresses, as `replace_triggered_by` takes them. */
  readonly replaceTriggeredBy: readonly string[];
}

/** What became of a permission: its resource, or the document for the function's owner. */
export interface AddedPermission {
  readonly resource: LambdaPermission | undefined;
  readonly handOver: readonly HandOver[];
}

/**
 * A function, whoever created it. Permissions are registered with it, so that its resource-based policy has one writer:
 * one `aws_lambda_permission` each.
 */
export abstract class FunctionBase extends Construct implements Callee {
  /** The function itself, so that a function is a callee. */
  public readonly function: FunctionBase = this;
  /** The function's unqualified ARN, a literal. */
  public readonly functionArn: string;
  /** The function's name. */
  public readonly functionName: string;
  /** The account the function is in. */
  public readonly accountId: string;
  /** The region the function is in. */
  public readonly region: string;
  /** The partition the function is in. */
  public readonly partition: string;
  /** The account whose provider writes permissions; none for a function that only others may write to. */
  public readonly account: AwsAccount | undefined;
  /** The role the function runs as, where it is known. */
  public abstract readonly role: Role | undefined;
  /** The function's resource, where this stack has one. */
  public abstract readonly resource: LambdaFunctionResource | undefined;

  private readonly permissions: Permission[] = [];
  private readonly meters = new Map<string, BudgetMeter>();

  protected constructor(
    scope: Construct,
    id: string,
    { arn, account }: { arn: FunctionArn; account: AwsAccount | undefined },
  ) {
    super(scope, id);
    this.functionArn = formatFunctionArn(arn);
    this.functionName = arn.functionName;
    this.accountId = arn.accountId;
    this.region = arn.region;
    this.partition = arn.partition;
    this.account = account;
  }

  /**
   * The function under one of its aliases, as a callee.
   *
   * @throws InputError when the function has no such alias.
   */
  public abstract alias(name: string): Callee;

  /** The alias's resource, where this stack creates it. */
  protected abstract aliasResource(qualifier: string): LambdaAlias | undefined;

  /**
   * Lets somebody invoke the function, in its resource-based policy.
   *
   * @returns the permission's resource, or the permission for the function's owner, where no provider here may write to
   * the function.
   */
  public addPermission(registrant: Construct, permission: Permission, wiring: PermissionWiring): AddedPermission {
    const { account } = this;
    if (account === undefined) {
      return { resource: undefined, handOver: [handOverPermission(this.functionArn, this.accountId, permission)] };
    }
    const { statementId, qualifier = '' } = permission;
    const stackPath = TerraformStack.of(this).node.path;
    const holder = claim(registrant, 'permission', stackPath, this.functionArn, qualifier, statementId);
    const resource = holder === undefined ? this.createPermission(account, permission, wiring) : undefined;
    if (holder !== undefined) {
      registrant.node.addValidation({ validate: () => [describeProblem(duplicateStatementId(statementId, holder))] });
    }
    this.warnOfRedundancy(registrant, permission);
    this.permissions.push(permission);
    this.measure(permission.qualifier);
    return { resource, handOver: [] };
  }

  private createPermission(account: AwsAccount, permission: Permission, wiring: PermissionWiring): LambdaPermission {
    const { statementId, action, qualifier, organizationId, sourceArn, sourceAccountId } = permission;
    const { eventSourceToken, functionUrlAuthType, invokedViaFunctionUrl } = permission;
    const alias = qualifier === undefined ? undefined : this.aliasResource(qualifier);
    const dependsOn = [...wiring.dependsOn, ...(alias ? [alias] : [])];
    const replaceTriggeredBy = [...wiring.replaceTriggeredBy, ...(alias ? [`${addressOf(alias)}.id`] : [])];
    const resource = new LambdaPermission(
      this,
      `permission-${statementId}${qualifier === undefined ? '' : `-${qualifier}`}`,
      {
        provider: account.provider,
        statementId,
        action,
        // The ARN is unknown while the function is replaced, so that the permission is replaced with it and not lost.
        functionName: this.resource?.arn ?? this.functionArn,
        principal: permissionPrincipal(permission),
        ...(qualifier === undefined ? {} : { qualifier }),
        ...(organizationId === undefined ? {} : { principalOrgId: organizationId }),
        ...(sourceArn === undefined ? {} : { sourceArn: terraformText(sourceArn) }),
        ...(sourceAccountId === undefined ? {} : { sourceAccount: sourceAccountId }),
        ...(eventSourceToken === undefined ? {} : { eventSourceToken }),
        ...(functionUrlAuthType === undefined ? {} : { functionUrlAuthType }),
        ...(dependsOn.length === 0 ? {} : { dependsOn }),
        ...(replaceTriggeredBy.length === 0 ? {} : { lifecycle: { replaceTriggeredBy } }),
      },
    );
    if (invokedViaFunctionUrl !== undefined) {
      // The bindings know the provider as it was before 6.28.0.
      resource.addOverride('invoked_via_function_url', true);
    }
    return resource;
  }

  private warnOfRedundancy(registrant: Construct, permission: Permission): void {
    for (const present of this.permissions) {
      const pairs = [
        [present, permission],
        [permission, present],
      ] as const;
      for (const [, narrow] of pairs.filter(([wide, narrow]) => coversPermission(wide, narrow))) {
        Annotations.of(registrant).addWarning(
          `permission ${narrow.statementId} of function ${this.functionName} allows nothing that another permission does not allow already; delete the grant behind one of them`,
        );
      }
    }
  }

  // Lambda limits the policy of the function, of each version and of each alias on its own.
  private measure(qualifier: string | undefined): void {
    const key = qualifier ?? '';
    const meter =
      this.meters.get(key) ??
      watchBudget(this, {
        what: `the resource-based policy of function ${this.functionName}${qualifier === undefined ? '' : `:${qualifier}`}${this.resource === undefined ? ' (without the permissions it has already)' : ''}`,
        unit: 'bytes',
        limit: SIZE_BUDGETS.functionPolicy,
        todo: "let fewer permissions name more: principal: 'account' or an organization instead of single roles",
      });
    this.meters.set(key, meter);
    const permissions = this.permissions.filter((permission) => permission.qualifier === qualifier);
    meter(functionPolicySize(permissions, this.functionArn));
  }
}

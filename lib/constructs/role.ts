import type { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { formatRoleArn, type RoleArn } from '../iam/arn';
import { policySize, SIZE_BUDGETS } from '../iam/size-budget';
import type { IdentityStatement, TrustStatement } from '../iam/statement';
import { type HandOver, handOverIdentity } from '../policies/hand-over';
import { inlinePolicyName, type PolicyPurpose } from '../policies/ids';
import { mergeIdentityStatements } from '../policies/merge-statements';
import type { AwsAccount } from './aws-account';
import { type BudgetMeter, watchBudget } from './budget';
import { policyText } from './policy-text';

interface InlinePolicy {
  readonly statements: readonly IdentityStatement[];
  readonly resource?: IamRolePolicy;
}

/**
 * A role, whoever created it. Statements are registered with it and rendered once, one inline policy for each purpose,
 * so that two grants never overwrite each other.
 */
export abstract class Role extends Construct {
  /** The role itself, so that a role is a caller. */
  public readonly role: Role = this;
  /** The role's ARN, a literal. */
  public readonly roleArn: string;
  /** The role's name without its path. */
  public readonly roleName: string;
  /** The account the role is in. */
  public readonly accountId: string;
  /** The partition the role is in. */
  public readonly partition: string;
  /** The account whose provider writes to the role; none for a role that only others may write to. */
  public readonly account: AwsAccount | undefined;
  /** The role's resource, where this stack has one. */
  public abstract readonly resource: IamRole | undefined;

  private readonly policies = new Map<PolicyPurpose, InlinePolicy>();
  private measurePolicies: BudgetMeter | undefined;

  protected constructor(scope: Construct, id: string, { arn, account }: { arn: RoleArn; account: AwsAccount | undefined }) {
    super(scope, id);
    this.roleArn = formatRoleArn(arn);
    this.roleName = arn.roleName;
    this.accountId = arn.accountId;
    this.partition = arn.partition;
    this.account = account;
  }

  /** Whether this stack creates the role and so owns its trust policy. */
  public abstract readonly isCreatedHere: boolean;

  /**
   * Lets others take the role.
   *
   * @returns the statements that the role's owner must add, where the trust policy is not ours.
   */
  public abstract addTrust(registrant: Construct, statements: readonly TrustStatement[], caller?: Role): readonly HandOver[];

  /**
   * Lets the role do something, in its inline policy for the purpose.
   *
   * @returns the statements that the role's owner must add, where no provider here may write to the role.
   */
  public addStatements(purpose: PolicyPurpose, statements: readonly IdentityStatement[]): readonly HandOver[] {
    const { account } = this;
    const name = inlinePolicyName(purpose, this.isCreatedHere ? undefined : TerraformStack.of(this).node.id);
    if (account === undefined) {
      return statements.map((statement) => handOverIdentity(this.roleArn, this.accountId, name, statement));
    }
    const present = this.policies.get(purpose);
    const merged = mergeIdentityStatements([...(present?.statements ?? []), ...statements]);
    const policy = policyText(merged);
    const resource = present?.resource ?? this.createPolicy(account, purpose, name, policy);
    resource.policy = policy;
    this.policies.set(purpose, { statements: merged, resource });
    this.measure();
    return [];
  }

  /** The resource of the inline policy for a purpose, for what must wait for it. */
  public policyFor(purpose: PolicyPurpose): IamRolePolicy | undefined {
    return this.policies.get(purpose)?.resource;
  }

  /** The role as something in a stack refers to it: its resource within the stack, its literal ARN from another. */
  public arnFrom(construct: Construct): string {
    const { resource } = this;
    return resource && TerraformStack.of(resource) === TerraformStack.of(construct) ? resource.arn : this.roleArn;
  }

  private createPolicy(account: AwsAccount, purpose: PolicyPurpose, name: string, policy: string): IamRolePolicy {
    const { resource } = this;
    return new IamRolePolicy(this, purpose, {
      provider: account.provider,
      name,
      role: resource?.name ?? this.roleName,
      policy,
      // The name stays when the role is replaced, and its policies would be lost; its unique id does not.
      ...(resource === undefined ? {} : { lifecycle: { replaceTriggeredBy: [uniqueIdAddress(resource)] } }),
    });
  }

  private measure(): void {
    this.measurePolicies ??= watchBudget(this, {
      what: `the sum of the inline policies of role ${this.roleName}, in characters without white space${this.isCreatedHere ? '' : ' and without the policies it has already'}`,
      limit: SIZE_BUDGETS.inlinePolicies,
      todo: 'give some of the accesses to another role, or let fewer grants name single resources',
    });
    const texts = [...this.policies.values()].map(({ resource }) => resource?.policyInput ?? '');
    this.measurePolicies(texts.reduce((sum, text) => sum + policySize(text), 0));
  }
}

/** The plain address that `replace_triggered_by` takes: cdktf would render a reference as an interpolation, which Terraform refuses there. */
export function uniqueIdAddress(resource: IamRole): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}.unique_id`;
}

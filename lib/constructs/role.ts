import type { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import type { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Annotations, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { describeProblem, duplicateRole } from '../errors';
import { formatRoleArn, type RoleArn } from '../iam/arn';
import { policyDocument } from '../iam/policy-document';
import { policySize, SIZE_BUDGETS, WARNING_SHARE } from '../iam/size-budget';
import type { IdentityStatement, TrustStatement } from '../iam/statement';
import { type HandOver, handOverIdentity } from '../policies/hand-over';
import { inlinePolicyName, type PolicyPurpose } from '../policies/ids';
import { addressOf } from './address';
import type { AwsAccount } from './aws-account';
import { type BudgetMeter, watchBudget } from './budget';
import { claim } from './claims';
import { createInlinePolicy, type InlinePolicy } from './inline-policy';

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
  private readonly functionNames: string[] = [];
  private sizeBound = 0;
  private meter: BudgetMeter | undefined;

  protected constructor(
    scope: Construct,
    id: string,
    { arn, account }: { arn: RoleArn; account: AwsAccount | undefined },
  ) {
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
  public abstract addTrust(
    registrant: Construct,
    statements: readonly TrustStatement[],
    caller?: Role,
  ): readonly HandOver[];

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
    if (present === undefined) {
      this.policies.set(purpose, this.createPolicy(account, purpose, name, statements));
    } else {
      present.add(statements);
    }
    this.measure(statements);
    return [];
  }

  /** The resource of the inline policy for a purpose, for what must wait for it. */
  public policyFor(purpose: PolicyPurpose): IamRolePolicy | undefined {
    return this.policies.get(purpose)?.resource;
  }

  /** Notes a function that runs as the role, and warns when it is not the only one. */
  public addFunction(functionName: string): void {
    this.functionNames.push(functionName);
    if (this.functionNames.length === 2) {
      Annotations.of(this).addWarning(
        `role ${this.roleName} is shared by the functions ${this.functionNames.join(' and ')}: each gets the accesses of the other; give each a role of its own, or set onlyFromFunction on the grants`,
      );
    }
  }

  /** The role as something in a stack refers to it: its resource within the stack, its literal ARN from another. */
  public arnFrom(construct: Construct): string {
    const { resource } = this;
    return resource && TerraformStack.of(resource) === TerraformStack.of(construct) ? resource.arn : this.roleArn;
  }

  private createPolicy(
    { provider }: AwsAccount,
    purpose: PolicyPurpose,
    name: string,
    statements: readonly IdentityStatement[],
  ): InlinePolicy {
    const { resource } = this;
    if (!this.isCreatedHere) {
      this.validateOneWriter(name);
    }
    // Addresses written as text: a token for each would cost more than the rest of the policy. The name stays when the
    // role is replaced, and its policies would be lost; its unique id does not.
    const owner =
      resource === undefined
        ? { role: this.roleName }
        : {
            role: `\${${addressOf(resource)}.name}`,
            lifecycle: { replaceTriggeredBy: [`${addressOf(resource)}.unique_id`] },
          };
    return createInlinePolicy(this, purpose, { provider, name, ...owner }, statements);
  }

  private validateOneWriter(policyName: string): void {
    const holder = claim(this, 'policy', TerraformStack.of(this).node.path, this.roleArn, policyName);
    this.node.addValidation({
      validate: () =>
        holder === undefined ? [] : [describeProblem(duplicateRole(`policy ${policyName} of ${this.roleArn}`, holder))],
    });
  }

  // Merging only shortens, so the sum of what was added is a bound; the policies are rendered once it comes near.
  private measure(added: readonly IdentityStatement[]): void {
    this.meter ??= watchBudget(this, {
      what: `the sum of the inline policies of role ${this.roleName}${this.isCreatedHere ? '' : ' (without the policies it has already)'}`,
      unit: 'characters without white space',
      limit: SIZE_BUDGETS.inlinePolicies,
      todo: 'give some of the accesses to another role, or let fewer grants name single resources',
    });
    this.sizeBound += policySize(JSON.stringify(policyDocument(added)));
    if (this.sizeBound > SIZE_BUDGETS.inlinePolicies * WARNING_SHARE) {
      this.sizeBound = [...this.policies.values()].reduce((sum, { size }) => sum + size(), 0);
    }
    this.meter(this.sizeBound);
  }
}

import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { Annotations, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { badArn, describeProblem, duplicateName, type Problem, rejectProblems } from '../errors';
import { parseArn } from '../iam/arn';
import { checkName, checkOptionalName, isInterpolated } from '../iam/name-rules';
import { policySize, SIZE_BUDGETS } from '../iam/size-budget';
import type { TrustStatement } from '../iam/statement';
import { coversTrust } from '../policies/covers';
import type { HandOver } from '../policies/hand-over';
import { mergeTrustStatements } from '../policies/merge-statements';
import { addressOf } from './address';
import type { AwsAccount } from './aws-account';
import { type BudgetMeter, watchBudget } from './budget';
import { checkRange } from './check-range';
import { claim } from './claims';
import { validateProviderStack } from './own-stack';
import { policyText } from './policy-text';
import { Role } from './role';
import { checkStatements, identityStatements, type RoleStatement } from './role-statement';

/** Options of every role that this package creates. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role */
export interface RoleOptions {
  /**
   * Path of the role: begins and ends with a slash, up to 512 characters.
   * @default "/"
   */
  readonly path?: string;
  /**
   * ARN of the managed policy that bounds what the role may ever do; for a calling role it must allow the call as well.
   * @default - no boundary
   */
  readonly permissionsBoundary?: string;
  /**
   * Description of the role, up to 1,000 characters.
   * @default - none
   */
  readonly description?: string;
  /**
   * Tags of the role.
   * @default - the account's default tags alone
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * How long a session of the role may last, in seconds: 3,600 to 43,200. A Lambda function that assumes the role gets
   * at most 3,600 whatever is set here.
   * @default 3600
   */
  readonly maxSessionDuration?: number;
  /**
   * What the role may do besides what grants and triggers add.
   * @default - nothing else
   */
  readonly statements?: readonly RoleStatement[];
  /**
   * The account's quota for the length of a trust policy, in characters without white space: 2,048 to 8,192.
   * @default 2048
   */
  readonly trustPolicyQuota?: number;
  /**
   * Any other argument of `aws_iam_role`, by its Terraform name.
   * @default - none
   */
  readonly overrides?: Readonly<Record<string, unknown>>;
}

/** Properties of a role that this package creates. */
export interface RoleProps extends RoleOptions {
  /** The account the role is created in. */
  readonly account: AwsAccount;
  /** Name of the role: 1 to 64 letters, digits and _ + = , . @ -. */
  readonly roleName: string;
}

/** A role that this stack creates and whose trust policy it owns. */
export abstract class CreatedRole extends Role {
  /** The role's resource. */
  public readonly resource: IamRole;
  public readonly isCreatedHere = true;

  private trust: readonly TrustStatement[];
  private readonly measureTrust: BudgetMeter;

  protected constructor(scope: Construct, id: string, props: RoleProps, trust: readonly TrustStatement[]) {
    const { account, roleName, path = '/' } = props;
    super(scope, id, { arn: { partition: account.partition, accountId: account.accountId, path, roleName }, account });
    rejectProblems(this.node.path, [checkName('roleName', 'roleName', roleName), ...checkRoleOptions(props)]);
    this.trust = trust;
    this.resource = this.createResource(props);
    this.measureTrust = watchBudget(this, {
      what: `the trust policy of role ${roleName}`,
      unit: 'characters without white space',
      limit: props.trustPolicyQuota ?? SIZE_BUDGETS.trustPolicy,
      todo: "trust an account (trust: 'account') instead of its roles one by one, or have the quota raised and set trustPolicyQuota",
    });
    if (props.statements !== undefined && props.statements.length > 0) {
      this.addStatements('access', identityStatements(props.statements));
    }
    validateProviderStack(this, account, `role ${roleName}`);
    // IAM compares the names of an account's roles without regard to case.
    const holder = claim(this, 'role', TerraformStack.of(this).node.path, account.accountId, roleName.toLowerCase());
    this.node.addValidation({
      validate: () =>
        holder === undefined
          ? []
          : [
              describeProblem(
                duplicateName('roles of one account', `"${roleName}"`, holder, 'names that differ in more than case'),
              ),
            ],
    });
  }

  /** Whether anybody may take the role. */
  protected get isTrusting(): boolean {
    return this.trust.length > 0;
  }

  public addTrust(registrant: Construct, statements: readonly TrustStatement[], caller?: Role): readonly HandOver[] {
    this.warnOfRedundancy(registrant, statements);
    this.trust = mergeTrustStatements([...this.trust, ...statements]);
    const text = policyText(this.trust);
    this.resource.assumeRolePolicy = text;
    this.measureTrust(policySize(text));
    // IAM looks a role principal up when it saves the trust policy, so the caller must exist first.
    if (caller?.resource && caller !== this && TerraformStack.of(caller) === TerraformStack.of(this)) {
      this.resource.dependsOn = [...new Set([...(this.resource.dependsOn ?? []), addressOf(caller.resource)])];
    }
    return [];
  }

  private createResource(props: RoleProps): IamRole {
    const {
      account,
      roleName,
      path,
      permissionsBoundary,
      description,
      tags,
      maxSessionDuration,
      overrides = {},
    } = props;
    const resource = new IamRole(this, 'Default', {
      provider: account.provider,
      name: roleName,
      assumeRolePolicy: policyText(this.trust),
      ...(path === undefined ? {} : { path }),
      ...(permissionsBoundary === undefined ? {} : { permissionsBoundary }),
      ...(description === undefined ? {} : { description }),
      ...(tags === undefined ? {} : { tags: { ...tags } }),
      ...(maxSessionDuration === undefined ? {} : { maxSessionDuration }),
    });
    for (const [argument, value] of Object.entries(overrides)) {
      resource.addOverride(argument, value);
    }
    return resource;
  }

  private warnOfRedundancy(registrant: Construct, statements: readonly TrustStatement[]): void {
    for (const statement of statements) {
      const wider = this.trust.find((present) => coversTrust(present, statement));
      const narrower = this.trust.find((present) => coversTrust(statement, present));
      if (wider !== undefined || narrower !== undefined) {
        const [wide, narrow] = wider === undefined ? [statement, narrower] : [wider, statement];
        Annotations.of(registrant).addWarning(
          `statement ${narrow?.sid} of the trust policy of role ${this.roleName} allows nothing that ${wide.sid} does not allow already; delete the grant behind one of them`,
        );
      }
    }
  }
}

/** What is wrong with the options of a role, if anything; `prefix` is where they stand in the properties of a construct. */
export function checkRoleOptions(options: RoleOptions, prefix = ''): readonly (Problem | undefined)[] {
  const {
    path,
    permissionsBoundary,
    description = '',
    maxSessionDuration,
    trustPolicyQuota,
    statements = [],
  } = options;
  return [
    checkOptionalName('rolePath', `${prefix}path`, path),
    permissionsBoundary === undefined ||
    isInterpolated(permissionsBoundary) ||
    parseArn(permissionsBoundary)?.resource.startsWith('policy/')
      ? undefined
      : badArn(`${prefix}permissionsBoundary`, permissionsBoundary, 'the ARN of a managed policy'),
    checkRange(`the length of ${prefix}description`, description.length, { from: 0, to: 1000, unit: 'characters' }),
    checkRange(`${prefix}maxSessionDuration`, maxSessionDuration, { from: 3600, to: 43_200, unit: 'seconds' }),
    checkRange(`${prefix}trustPolicyQuota`, trustPolicyQuota, { from: 2048, to: 8192, unit: 'characters' }),
    ...checkStatements(`${prefix}statements`, statements),
  ];
}

import { AwsProvider, type AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';
import { TerraformProvider, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import {
  aliasTwice,
  badArn,
  badPartition,
  describeProblem,
  notALiteral,
  otherAccount,
  type Problem,
  partitionMix,
  rejectProblems,
  unknownRegion,
} from '../errors';
import { parseRoleArn } from '../iam/arn';
import { checkAccountId, checkName, checkOptionalName, isInterpolated } from '../iam/name-rules';
import { isPartition, isRegionCode, PARTITIONS, type Partition, partitionOfRegion } from '../iam/partition';
import { guardAccount } from './account-guard';

/** The role that Terraform assumes to work in an account. https://registry.terraform.io/providers/hashicorp/aws/latest/docs#assume_role-configuration-block */
export interface DeployRole {
  /** ARN of a role in the account itself. */
  readonly roleArn: string;
  /**
   * External id that the role asks for.
   * @default - none is sent
   */
  readonly externalId?: string;
  /**
   * Name of Terraform's session, for the audit log; 2 to 64 letters, digits and _ + = , . @ -.
   * @default - chosen by the provider
   */
  readonly sessionName?: string;
}

/** Where an account is; all literals, because ARNs and policies are computed from them at synth. */
export interface AccountPlace {
  /** The account's id, 12 digits. */
  readonly accountId: string;
  /** The region of the provider, such as `us-east-1`. */
  readonly region: string;
  /**
   * The partition: `aws`, `aws-cn`, `aws-us-gov`, `aws-eusc` or one of the isolated ones.
   * @default - taken from the region
   */
  readonly partition?: Partition;
}

/** Properties of an `AwsAccount`. */
export interface AwsAccountProps extends AccountPlace {
  /**
   * Alias of the provider: letters, digits and _ -, not starting with a digit.
   * @default - the construct's id
   */
  readonly alias?: string;
  /**
   * Profile of the shared AWS configuration that Terraform uses.
   * @default - the provider's own search for credentials
   */
  readonly profile?: string;
  /**
   * Role that Terraform assumes in the account.
   * @default - Terraform uses the credentials it finds
   */
  readonly assumeRole?: DeployRole;
  /**
   * Tags for everything the provider creates.
   * @default - no tags
   */
  readonly defaultTags?: Readonly<Record<string, string>>;
  /**
   * Anything else of the provider's configuration.
   * @default - nothing else
   */
  readonly provider?: Omit<
    AwsProviderConfig,
    'alias' | 'region' | 'profile' | 'allowedAccountIds' | 'assumeRole' | 'defaultTags'
  >;
}

/** Properties of an account whose provider the stack has already. */
export interface ProvidedAccountProps extends AccountPlace {
  /** The provider, of the same stack. */
  readonly provider: AwsProvider;
}

/**
 * One AWS account in one region, as an aliased provider that refuses every other account. A second region of the
 * account is a second `AwsAccount` with the same id.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs#allowed_account_ids
 */
export class AwsAccount extends Construct {
  /**
   * An account reached through a provider that the stack has already; the plan fails when it reaches another account.
   *
   * @throws InputError when the id is not 12 digits or the region is unknown.
   */
  public static fromProvider(scope: Construct, id: string, props: ProvidedAccountProps): AwsAccount {
    return new AwsAccount(scope, id, props);
  }

  /** The account's id, 12 digits. */
  public readonly accountId: string;
  /** The region of the provider. */
  public readonly region: string;
  /** The partition of the region. */
  public readonly partition: Partition;
  /** The provider that resources of this account are given. */
  public readonly provider: AwsProvider;

  /**
   * @throws InputError when the id is not 12 digits, the region is unknown, the alias is no Terraform name or the deploy
   * role is of another account.
   */
  public constructor(scope: Construct, id: string, props: AwsAccountProps | ProvidedAccountProps) {
    super(scope, id);
    const provided = TerraformProvider.isTerraformProvider(props.provider)
      ? (props.provider as AwsProvider)
      : undefined;
    const { accountId, region } = props;
    const partition = props.partition ?? partitionOfRegion(region);
    rejectProblems(this.node.path, [
      ...checkPlace('', props),
      ...(provided ? [] : checkOwnProvider(id, props as AwsAccountProps, partition)),
    ]);
    this.accountId = accountId;
    this.region = region;
    this.partition = partition as Partition;
    this.provider = provided ?? this.createProvider(props as AwsAccountProps);
    if (provided) {
      guardAccount(this, provided, accountId);
    } else {
      this.node.addValidation({ validate: () => this.validateAlias() });
    }
  }

  private createProvider(props: AwsAccountProps): AwsProvider {
    const { accountId, region, profile, assumeRole, defaultTags } = props;
    return new AwsProvider(this, 'Default', {
      ...props.provider,
      alias: props.alias ?? this.node.id,
      region,
      allowedAccountIds: [accountId],
      ...(profile === undefined ? {} : { profile }),
      ...(assumeRole === undefined ? {} : { assumeRole: [{ ...assumeRole }] }),
      ...(defaultTags === undefined ? {} : { defaultTags: [{ tags: { ...defaultTags } }] }),
    });
  }

  private validateAlias(): string[] {
    const { alias, fqn } = this.provider;
    const sameAlias = TerraformStack.of(this)
      .node.findAll()
      .filter((node): node is AwsProvider => TerraformProvider.isTerraformProvider(node) && node.fqn === fqn);
    // The first of them reports, so that the pair is named once.
    return sameAlias.length > 1 && sameAlias[0] === this.provider
      ? [
          describeProblem(
            aliasTwice(
              `"${alias}"`,
              sameAlias.map(({ node }) => (node.id === 'Default' ? (node.scope?.node.path ?? '') : node.path)),
            ),
          ),
        ]
      : [];
  }
}

/** What is wrong with a place, if anything; `prefix` is where it stands in the properties of a construct. */
export function checkPlace(
  prefix: string,
  { accountId, region, partition }: AccountPlace,
): readonly (Problem | undefined)[] {
  return [checkAccountId(`${prefix}accountId`, accountId), checkRegion(region, partition, prefix)];
}

function checkRegion(region: unknown, partition: string | undefined, prefix: string): Problem | undefined {
  if (partition !== undefined && !isPartition(partition)) {
    return badPartition(partition, PARTITIONS, `${prefix}partition`);
  }
  if (typeof region !== 'string') {
    return unknownRegion(region, `${prefix}region`);
  }
  if (isInterpolated(region)) {
    return notALiteral(`${prefix}region`);
  }
  const known = partitionOfRegion(region);
  if (known !== undefined) {
    return partition === undefined || partition === known
      ? undefined
      : partitionMix(
          `${prefix}region`,
          `"${region}" of ${known}`,
          partition,
          'leave partition out to take it from the region',
        );
  }
  // A region newer than this package is fine once its partition is said.
  return partition !== undefined && isRegionCode(region) ? undefined : unknownRegion(region, `${prefix}region`);
}

function checkOwnProvider(
  id: string,
  props: AwsAccountProps,
  partition: string | undefined,
): readonly (Problem | undefined)[] {
  const { alias, assumeRole, accountId } = props;
  return [
    alias === undefined ? checkAliasFromId(id) : checkName('providerAlias', 'alias', alias),
    ...(assumeRole === undefined
      ? []
      : [
          checkDeployRole(assumeRole.roleArn, accountId, partition),
          checkOptionalName('externalId', 'assumeRole.externalId', assumeRole.externalId),
          checkOptionalName('sessionName', 'assumeRole.sessionName', assumeRole.sessionName),
        ]),
  ];
}

function checkAliasFromId(id: string): Problem | undefined {
  const problem = checkName('providerAlias', 'the construct id, which is the alias too,', id);
  return problem && { ...problem, todo: 'set alias, or change the construct id' };
}

function checkDeployRole(roleArn: string, accountId: string, partition: string | undefined): Problem | undefined {
  if (isInterpolated(roleArn)) {
    return notALiteral('assumeRole.roleArn');
  }
  const role = parseRoleArn(roleArn);
  if (role === undefined) {
    return badArn('assumeRole.roleArn', roleArn, 'the ARN of an IAM role');
  }
  if (partition !== undefined && role.partition !== partition) {
    return partitionMix('assumeRole.roleArn', roleArn, partition);
  }
  return role.accountId === accountId
    ? undefined
    : otherAccount(
        'assumeRole.roleArn is a role of another account',
        roleArn,
        `a role of ${accountId}`,
        'name the deploy role of the account itself: the role decides where the provider works',
      );
}

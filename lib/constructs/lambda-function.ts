import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { LambdaAlias } from '@cdktf/provider-aws/lib/lambda-alias';
import { LambdaFunction as LambdaFunctionResource } from '@cdktf/provider-aws/lib/lambda-function';
import { type ITerraformDependable, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { describeProblem, duplicateName, reject, rejectProblems, unknownAlias } from '../errors';
import type { IdentityStatement } from '../iam/statement';
import { decryptEnvironment, logGroupName, sendDeadLetters, useNetwork, writeLogs } from '../policies/execution-policy';
import type { HandOver } from '../policies/hand-over';
import type { PolicyPurpose } from '../policies/ids';
import type { AwsAccount } from './aws-account';
import { claim } from './claims';
import { type EnvironmentVariables, functionEnvironment } from './environment-variables';
import { ExecutionRole } from './execution-role';
import { type Callee, FunctionBase } from './function-base';
import { type FunctionFromArnOptions, type FunctionFromResourceProps, ImportedFunction } from './imported-function';
import { createArchive } from './lambda-archive';
import { checkLambdaFunction, defaultRoleName, type LambdaFunctionProps } from './lambda-function-props';
import { validateProviderStack } from './own-stack';
import type { Role } from './role';
import { handOver } from './stack-access';

const DEFAULT_RUNTIME = 'nodejs22.x';
const DEFAULT_HANDLER = 'index.handler';
const DEFAULT_RETENTION_DAYS = 30;

/**
 * A Lambda function with its log group and, unless it is given one, its execution role.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
 */
export class LambdaFunction extends FunctionBase {
  /** A function that exists already; permissions are added only where `account` is given, else handed over. */
  public static fromArn(scope: Construct, id: string, arn: string, options?: FunctionFromArnOptions): ImportedFunction {
    return ImportedFunction.fromArn(scope, id, arn, options);
  }

  /** A function that another construct of the stack creates. */
  public static fromResource(scope: Construct, id: string, props: FunctionFromResourceProps): ImportedFunction {
    return ImportedFunction.fromResource(scope, id, props);
  }

  /** The role the function runs as: the one it was given, or its own. */
  public readonly role: Role;
  /** The function's resource. */
  public readonly resource: LambdaFunctionResource;
  /** The statements of the function's own rights for the owner of a role that this app may not write to. */
  public readonly handOver: readonly HandOver[];

  private readonly aliases = new Map<string, LambdaAlias>();
  private readonly environment: EnvironmentVariables;

  /** @throws InputError when a property is not one that AWS accepts, or the code does not exist. */
  public constructor(scope: Construct, id: string, props: LambdaFunctionProps) {
    const { account, functionName } = props;
    const { partition, region, accountId } = account;
    super(scope, id, { arn: { partition, region, accountId, functionName }, account });
    rejectProblems(this.node.path, checkLambdaFunction(props));
    this.role = props.role ?? this.createRole(props);
    this.role.addFunction(functionName);
    const own = ownStatements(props);
    this.handOver = own.flatMap(([purpose, statement]) => this.role.addStatements(purpose, [statement]));
    handOver(this, this.handOver);
    // Lambda checks some of these rights when it creates the function.
    const policies = own
      .flatMap(([purpose]) => this.role.policyFor(purpose) ?? [])
      .filter((policy) => TerraformStack.of(policy) === TerraformStack.of(this));
    this.resource = this.createResource(props, [this.createLogGroup(props), ...policies]);
    if (props.alias !== undefined) {
      this.aliases.set(props.alias, this.createAlias(account, props.alias));
    }
    this.environment = functionEnvironment(this, this.resource, props.environment ?? {});
    validateProviderStack(this, account, `function ${functionName}`);
    const holder = claim(this, 'function', TerraformStack.of(this).node.path, this.functionArn);
    this.node.addValidation({
      validate: () =>
        holder === undefined
          ? []
          : [
              describeProblem(
                duplicateName('functions of one account and region', `"${functionName}"`, holder, 'different names'),
              ),
            ],
    });
  }

  /** @throws InputError when the function publishes no alias of that name. */
  public alias(name: string): Callee {
    return this.aliases.has(name)
      ? { function: this, qualifier: name }
      : reject(this.node.path, unknownAlias(this.functionName, name, [...this.aliases.keys()]));
  }

  /** Sets an environment variable for a grant or trigger; one that is set already to something else is reported. */
  public setVariable(registrant: Construct, name: string, value: string): void {
    this.environment.set(registrant, name, value);
  }

  /** The ARN that something hung on the function or its alias refers to, so that it is replaced with it. */
  public arnReference(qualifier: string | undefined): string {
    return (qualifier === undefined ? undefined : this.aliases.get(qualifier)?.arn) ?? this.resource.arn;
  }

  protected aliasResource(qualifier: string): LambdaAlias | undefined {
    return this.aliases.get(qualifier);
  }

  private createRole({ account, functionName, roleName, roleOptions }: LambdaFunctionProps): ExecutionRole {
    return new ExecutionRole(this, 'role', {
      ...roleOptions,
      account,
      roleName: roleName ?? defaultRoleName(functionName),
    });
  }

  private createLogGroup({
    account,
    functionName,
    logRetentionInDays = DEFAULT_RETENTION_DAYS,
  }: LambdaFunctionProps): CloudwatchLogGroup {
    return new CloudwatchLogGroup(this, 'logs', {
      provider: account.provider,
      name: logGroupName(functionName),
      retentionInDays: logRetentionInDays,
    });
  }

  private createResource(
    props: LambdaFunctionProps,
    dependsOn: readonly ITerraformDependable[],
  ): LambdaFunctionResource {
    const { account, functionName, entry, code, overrides = {} } = props;
    const { runtime = DEFAULT_RUNTIME, handler = DEFAULT_HANDLER, description, memorySize, timeout } = props;
    const { architectures, layers, vpcConfig, kmsKeyArn, deadLetter, alias, tags } = props;
    const archive = createArchive(this, entry === undefined ? { code: code ?? '' } : { entry });
    const resource = new LambdaFunctionResource(this, 'Default', {
      provider: account.provider,
      functionName,
      role: this.role.arnFrom(this),
      runtime,
      handler,
      ...archive,
      dependsOn: [...dependsOn],
      ...(description === undefined ? {} : { description }),
      ...(memorySize === undefined ? {} : { memorySize }),
      ...(timeout === undefined ? {} : { timeout }),
      ...(architectures === undefined ? {} : { architectures: [...architectures] }),
      ...(layers === undefined ? {} : { layers: [...layers] }),
      ...(vpcConfig === undefined
        ? {}
        : { vpcConfig: { subnetIds: [...vpcConfig.subnetIds], securityGroupIds: [...vpcConfig.securityGroupIds] } }),
      ...(kmsKeyArn === undefined ? {} : { kmsKeyArn }),
      ...(deadLetter === undefined ? {} : { deadLetterConfig: { targetArn: deadLetter.targetArn } }),
      ...(alias === undefined ? {} : { publish: true }),
      ...(tags === undefined ? {} : { tags: { ...tags } }),
    });
    for (const [argument, value] of Object.entries(overrides)) {
      resource.addOverride(argument, value);
    }
    return resource;
  }

  private createAlias(account: AwsAccount, name: string): LambdaAlias {
    return new LambdaAlias(this, `alias-${name}`, {
      provider: account.provider,
      name,
      functionName: this.resource.arn,
      functionVersion: this.resource.version,
    });
  }
}

/** What the role needs for the function itself to run, by the purpose of its policy. */
function ownStatements(props: LambdaFunctionProps): readonly (readonly [PolicyPurpose, IdentityStatement])[] {
  const { account, functionName, vpcConfig, deadLetter, kmsKeyArn } = props;
  const { partition, region, accountId } = account;
  const deadLetters = deadLetter === undefined ? undefined : sendDeadLetters(deadLetter.targetArn);
  return [
    ['logs', writeLogs({ partition, region, accountId, functionName })],
    ...(vpcConfig === undefined ? [] : [['network', useNetwork()] as const]),
    ...(deadLetters === undefined ? [] : [['dead-letter', deadLetters] as const]),
    ...(kmsKeyArn === undefined ? [] : [['environment-key', decryptEnvironment(kmsKeyArn)] as const]),
  ];
}

import type { LambdaFunction as LambdaFunctionResource } from '@cdktf/provider-aws/lib/lambda-function';
import type { Construct } from 'constructs';
import { badArn, notALiteral, otherAccount, type Problem, partitionMix, rejectProblems, wildcardName } from '../errors';
import { type FunctionArn, parseFunctionArn } from '../iam/arn';
import { checkAccountId, checkName, isInterpolated } from '../iam/name-rules';
import { isPartition, isRegionCode } from '../iam/partition';
import type { AwsAccount } from './aws-account';
import { type Callee, FunctionBase } from './function-base';
import { validateProviderStack, validateResourceStack } from './own-stack';
import type { Role } from './role';
import { checkSameName } from './same-name';

/** Options of a function that exists already. */
export interface FunctionFromArnOptions {
  /**
   * The account whose provider adds permissions to the function; its region must be the function's.
   * @default - nothing is added: the permissions are handed over to the function's owner
   */
  readonly account?: AwsAccount;
  /**
   * The role the function runs as, for a function that calls.
   * @default - none: the function can only be called
   */
  readonly role?: Role;
}

/** A function that another construct of the same stack creates. */
export interface FunctionFromResourceProps {
  /** The account the function is created in. */
  readonly account: AwsAccount;
  /** The function's resource, of the same stack. */
  readonly resource: LambdaFunctionResource;
  /** The function's name, a literal equal to the resource's. */
  readonly functionName: string;
  /**
   * The role the function runs as, for a function that calls.
   * @default - none: the function can only be called
   */
  readonly role?: Role;
}

/** A function that this package does not create: permissions are added where an account is given, else handed over. */
export class ImportedFunction extends FunctionBase {
  /** @throws InputError when the ARN is no unqualified function's, holds a pattern or a token, or is of another account. */
  public static fromArn(
    scope: Construct,
    id: string,
    arn: string,
    { account, role }: FunctionFromArnOptions = {},
  ): ImportedFunction {
    const parsed = parseFunctionArn(arn);
    rejectProblems(`${scope.node.path}/${id}`, checkFunctionArn(arn, parsed, account));
    return new ImportedFunction(scope, id, parsed as FunctionArn, account, undefined, role);
  }

  /** @throws InputError when the name is not one that AWS accepts. */
  public static fromResource(scope: Construct, id: string, props: FunctionFromResourceProps): ImportedFunction {
    const { account, resource, functionName, role } = props;
    rejectProblems(`${scope.node.path}/${id}`, [
      checkName('functionName', 'functionName', functionName) ??
        checkSameName('functionName', functionName, resource.functionNameInput),
    ]);
    const { partition, region, accountId } = account;
    return new ImportedFunction(scope, id, { partition, region, accountId, functionName }, account, resource, role);
  }

  private constructor(
    scope: Construct,
    id: string,
    arn: FunctionArn,
    account: AwsAccount | undefined,
    public readonly resource: LambdaFunctionResource | undefined,
    public readonly role: Role | undefined,
  ) {
    super(scope, id, { arn, account });
    if (account !== undefined) {
      validateProviderStack(this, account, `function ${this.functionName}`);
    }
    if (resource !== undefined) {
      validateResourceStack(this, resource, `function ${this.functionName}`);
    }
  }

  /** @throws InputError when the name is not one that AWS accepts; whether the alias exists shows when the plan is applied. */
  public alias(name: string): Callee {
    rejectProblems(this.node.path, [checkName('aliasName', 'alias', name)]);
    return { function: this, qualifier: name };
  }

  protected aliasResource(): undefined {
    return undefined;
  }
}

function checkFunctionArn(
  arn: unknown,
  parsed: FunctionArn | undefined,
  account: AwsAccount | undefined,
): readonly (Problem | undefined)[] {
  const allowed =
    'arn:<partition>:lambda:<region>:<account id>:function:<name>, without version or alias (the callee of a grant names it: fn.alias(…))';
  if (typeof arn === 'string' && isInterpolated(arn)) {
    return [notALiteral('arn')];
  }
  if (typeof arn !== 'string' || parsed === undefined) {
    return [badArn('arn', arn, allowed)];
  }
  if (/[*?]/.test(arn)) {
    return [wildcardName('arn', arn)];
  }
  if (parsed.qualifier !== undefined || !isPartition(parsed.partition) || !isRegionCode(parsed.region)) {
    return [badArn('arn', arn, allowed)];
  }
  return [
    checkAccountId('the account id of arn', parsed.accountId),
    checkName('functionName', 'the function name of arn', parsed.functionName),
    ...(account === undefined ? [] : [checkAccount(arn, parsed, account)]),
  ];
}

function checkAccount(arn: string, parsed: FunctionArn, account: AwsAccount): Problem | undefined {
  if (account.partition !== parsed.partition) {
    return partitionMix('arn', arn, account.partition);
  }
  return account.accountId === parsed.accountId && account.region === parsed.region
    ? undefined
    : otherAccount(
        'the function of arn is not in the account and region that were given',
        arn,
        `a function of ${account.accountId} in ${account.region}`,
        'give the account the function is in, or leave account out to have the permission handed over',
      );
}

import { badArn, eitherOr, missing, notALiteral, otherAccount, outOfRange, type Problem, show } from '../errors';
import { checkName, checkOptionalName, isInterpolated } from '../iam/name-rules';
import { sendDeadLetters } from '../policies/execution-policy';
import { AssumableRole } from './assumable-role';
import type { AwsAccount } from './aws-account';
import { checkRange } from './check-range';
import { checkRoleOptions, type RoleOptions } from './created-role';
import { checkCode } from './lambda-archive';
import type { Role } from './role';

/** The retention periods that CloudWatch Logs knows, in days; 0 keeps the events for ever. */
const RETENTION_DAYS = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Properties of a `LambdaFunction`. */
export interface LambdaFunctionProps {
  /** The account the function is created in. */
  readonly account: AwsAccount;
  /** Name of the function: 1 to 64 letters, digits and _ -. */
  readonly functionName: string;
  /**
   * The role the function runs as, of the same account.
   * @default - a role of its own is created
   */
  readonly role?: Role;
  /**
   * Name of the role that is created: 1 to 64 letters, digits and _ + = , . @ -. Not together with `role`.
   * @default - the function's name followed by -role
   */
  readonly roleName?: string;
  /**
   * Options of the role that is created: path, permissions boundary, statements and more. Not together with `role`.
   * @default - none
   */
  readonly roleOptions?: RoleOptions;
  /**
   * TypeScript or JavaScript file with the handler, bundled by esbuild; relative to the folder of cdktf.json.
   * @default - the function's code comes from `code`
   */
  readonly entry?: string;
  /**
   * Folder with the function's code, taken as it is; relative to the folder of cdktf.json.
   * @default - the function's code comes from `entry`
   */
  readonly code?: string;
  /**
   * File and name of the handler function, such as `index.handler`.
   * @default "index.handler"
   */
  readonly handler?: string;
  /**
   * The function's runtime, such as `nodejs22.x` or `python3.13`.
   * @default "nodejs22.x"
   */
  readonly runtime?: string;
  /**
   * Memory in MB: 128 to 10,240.
   * @default 128
   */
  readonly memorySize?: number;
  /**
   * How long an invocation may take, in seconds: 1 to 900.
   * @default 3
   */
  readonly timeout?: number;
  /**
   * The instruction set: `x86_64` or `arm64`.
   * @default ["x86_64"]
   */
  readonly architectures?: readonly ['x86_64' | 'arm64'];
  /**
   * ARNs of layer versions, up to five.
   * @default - no layers
   */
  readonly layers?: readonly string[];
  /**
   * The VPC the function is connected to; calls to STS then need an interface endpoint or a NAT gateway.
   * @default - no VPC
   */
  readonly vpcConfig?: { readonly subnetIds: readonly string[]; readonly securityGroupIds: readonly string[] };
  /**
   * ARN of the key that encrypts the environment variables; the role is allowed to decrypt with it.
   * @default - the key that Lambda manages
   */
  readonly kmsKeyArn?: string;
  /**
   * The queue or topic that failed asynchronous events go to; the role is allowed to send there.
   * @default - they are dropped
   */
  readonly deadLetter?: { readonly targetArn: string };
  /**
   * The function's environment variables; with those that grants add, up to 4,096 bytes.
   * @default - none
   */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Alias that is published and moved to each new version: 1 to 128 letters, digits and _ -.
   * @default - none
   */
  readonly alias?: string;
  /**
   * How long log events are kept, in days: a period that CloudWatch Logs knows, 0 for ever.
   * @default 30
   */
  readonly logRetentionInDays?: number;
  /**
   * Description of the function, up to 256 characters.
   * @default - none
   */
  readonly description?: string;
  /**
   * Tags of the function.
   * @default - the account's default tags alone
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Any other argument of `aws_lambda_function`, by its Terraform name.
   * @default - none
   */
  readonly overrides?: Readonly<Record<string, unknown>>;
}

/** What is wrong with the properties of a function, if anything. */
export function checkLambdaFunction(props: LambdaFunctionProps): readonly (Problem | undefined)[] {
  const { functionName, alias, role, roleName, roleOptions } = props;
  return [
    checkName('functionName', 'functionName', functionName),
    checkOptionalName('aliasName', 'alias', alias),
    ...(role === undefined ? [checkRoleName(props), ...checkRoleOptions(roleOptions ?? {}, 'roleOptions.')] : []),
    role !== undefined && roleName !== undefined ? eitherOr('role', 'roleName', 'both') : undefined,
    role !== undefined && roleOptions !== undefined ? eitherOr('role', 'roleOptions', 'both') : undefined,
    ...(role === undefined ? [] : checkRole(props, role)),
    ...checkSources(props),
    ...checkNumbers(props),
    checkDeadLetter(props),
    ...Object.keys(props.environment ?? {}).map((name) =>
      checkName('variableName', `environment variable ${show(name)}`, name),
    ),
  ];
}

function checkSources({ entry, code }: LambdaFunctionProps): readonly (Problem | undefined)[] {
  if (entry === undefined && code === undefined) {
    return [missing('the function has no code', 'entry (a file) or code (a folder)', 'set one of them')];
  }
  return [
    entry !== undefined && code !== undefined ? eitherOr('entry', 'code', 'both') : undefined,
    entry === undefined ? undefined : checkCode({ entry }),
    code === undefined ? undefined : checkCode({ code }),
  ];
}

function checkRole({ account }: LambdaFunctionProps, role: Role): readonly (Problem | undefined)[] {
  return [
    role.accountId === account.accountId
      ? undefined
      : otherAccount(
          'role is of another account than the function',
          role.roleArn,
          `a role of ${account.accountId}`,
          'let the function run with a role of its own account and assume the other one with an AssumeRoleGrant',
        ),
    role instanceof AssumableRole
      ? otherAccount(
          'role is not for functions',
          `AssumableRole ${role.roleName}`,
          'an ExecutionRole',
          'create an ExecutionRole, which trusts the Lambda service',
        )
      : undefined,
  ];
}

function checkNumbers(props: LambdaFunctionProps): readonly (Problem | undefined)[] {
  const { memorySize, timeout, logRetentionInDays, layers = [], description = '' } = props;
  return [
    checkRange('memorySize', memorySize, { from: 128, to: 10_240, unit: 'MB' }),
    checkRange('timeout', timeout, { from: 1, to: 900, unit: 'seconds' }),
    checkRange('the number of layers', layers.length, { from: 0, to: 5, unit: 'layers' }),
    checkRange('the length of description', description.length, { from: 0, to: 256, unit: 'characters' }),
    logRetentionInDays === undefined || RETENTION_DAYS.includes(logRetentionInDays)
      ? undefined
      : outOfRange('logRetentionInDays', logRetentionInDays, RETENTION_DAYS.join(', ')),
  ];
}

function checkDeadLetter({ deadLetter }: LambdaFunctionProps): Problem | undefined {
  if (deadLetter === undefined || sendDeadLetters(deadLetter.targetArn) !== undefined) {
    return undefined;
  }
  return isInterpolated(deadLetter.targetArn)
    ? notALiteral('deadLetter.targetArn')
    : badArn('deadLetter.targetArn', deadLetter.targetArn, 'the ARN of an SQS queue or an SNS topic');
}

function checkRoleName({ functionName, roleName }: LambdaFunctionProps): Problem | undefined {
  if (roleName !== undefined || checkName('functionName', 'functionName', functionName) !== undefined) {
    return checkOptionalName('roleName', 'roleName', roleName);
  }
  const problem = checkName('roleName', 'functionName followed by -role', defaultRoleName(functionName));
  return problem && { ...problem, todo: 'set roleName' };
}

/** The name of the role that a function gets where none is named. */
export function defaultRoleName(functionName: string): string {
  return `${functionName}-role`;
}

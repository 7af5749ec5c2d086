/**
 * Every error of the package: misuse and unreadable input, never a judgement on a policy.
 * A problem always has four parts: what is wrong, what we got, what is allowed, what to do.
 */

/** One thing that is wrong with the input. */
export interface Problem {
  /** Stable code of the kind of problem, for machines. */
  readonly code: string;
  /** What is wrong, naming the property. */
  readonly what: string;
  /** What we got. */
  readonly got: string;
  /** What is allowed. */
  readonly allowed: string;
  /** What to do. */
  readonly todo: string;
  /** The page of AWS or Terraform that the refusal rests on, where it rests on one. */
  readonly page?: string;
}

/** The input is not usable; carries every problem found in one place, each with its four parts. */
export class InputError extends Error {
  public readonly code = 'E_INPUT';

  /**
   * @param path where the problems are: a construct path, or the name of a file or context.
   * @param problems what is wrong, at least one.
   */
  public constructor(
    public readonly path: string,
    public readonly problems: readonly Problem[],
  ) {
    super(problems.map((problem) => `[${path}] ${describeProblem(problem)}`).join('\n'));
    this.name = 'InputError';
  }
}

/** The four parts as one line, with the page they rest on. */
export function describeProblem({ what, got, allowed, todo, page }: Problem): string {
  return `${what}: got ${got}; allowed: ${allowed}; ${todo}${page === undefined ? '' : ` (${page})`}`;
}

/** Throws one error that holds all the problems there are, if there are any. */
export function rejectProblems(path: string, problems: readonly (Problem | undefined)[]): void {
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length > 0) {
    throw new InputError(path, found);
  }
}

/** From this length on a name is shown by its beginning and its length, which is likely what is wrong with it. */
const LONG_NAME = 40;

/** Throws one problem, where nothing can go on without the value. */
export function reject(path: string, problem: Problem): never {
  throw new InputError(path, [problem]);
}

/** How a value is shown in the second part of an error. */
export function show(value: unknown): string {
  if (value === undefined) {
    return 'nothing';
  }
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
}

// --- values ---------------------------------------------------------------------------------------------------------

export const notALiteral = (property: string): Problem => ({
  code: 'E_TOKEN',
  what: `${property} is known only after apply`,
  got: 'a token or an interpolation',
  allowed: 'a literal string',
  todo: 'write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
});

export const badAccountId = (property: string, got: unknown): Problem => ({
  code: 'E_ACCOUNT_ID',
  what: `${property} is not an AWS account id`,
  got: show(got),
  allowed: '12 digits',
  todo: 'write all 12 digits as a string, leading zeros too',
});

export const unknownRegion = (got: unknown, property = 'region'): Problem => ({
  code: 'E_REGION',
  what: `${property} is unknown`,
  got: show(got),
  allowed: 'a region code such as "us-east-1"',
  todo: 'correct the region, or set partition too if the region is newer than this package',
});

export const badPartition = (got: unknown, allowed: readonly string[], property = 'partition'): Problem => ({
  code: 'E_PARTITION',
  what: `${property} is unknown`,
  got: show(got),
  allowed: allowed.join(', '),
  todo: 'leave partition out to take it from the region',
});

export const partitionMix = (
  property: string,
  got: string,
  expected: string,
  todo = 'use accounts of one partition: no role or policy reaches from one into another',
): Problem => ({
  code: 'E_PARTITION',
  what: `${property} lies in another partition`,
  got,
  allowed: `partition ${expected}`,
  todo,
});

export const badName = (property: string, got: unknown, allowed: string, acceptedBy = 'AWS'): Problem => ({
  code: 'E_NAME',
  what: `${property} is not a name that ${acceptedBy} accepts`,
  got:
    typeof got === 'string' && got.length > LONG_NAME
      ? `${show(got.slice(0, LONG_NAME))}… (${got.length} characters)`
      : show(got),
  allowed,
  todo: `change ${property}`,
});

export const badChoice = (property: string, got: unknown, allowed: string): Problem => ({
  code: 'E_CHOICE',
  what: `${property} is none of the values it can have`,
  got: show(got),
  allowed,
  todo: `change ${property}`,
});

export const wildcardName = (property: string, got: string): Problem => ({
  code: 'E_WILDCARD',
  what: `${property} is a pattern`,
  got: show(got),
  allowed: 'exactly one role or function',
  todo: 'name it in full and write one grant for each: a wildcard opens more than the access you declare',
});

export const latestQualifier = (property: string): Problem => ({
  code: 'E_QUALIFIER',
  what: `${property} is the unpublished version`,
  got: '"$LATEST"',
  allowed: 'an alias name or a version number',
  todo: `leave ${property} out: the unqualified ARN stands for the unpublished version, and AWS takes no resource policy for $LATEST`,
  page: 'https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html',
});

export const unknownAlias = (functionName: string, got: string, names: readonly string[]): Problem => ({
  code: 'E_ALIAS_UNKNOWN',
  what: `function ${functionName} publishes no such alias`,
  got: show(got),
  allowed: names.length === 0 ? 'none' : names.map(show).join(', '),
  todo: `set alias: ${show(got)} on the LambdaFunction`,
});

export const badArn = (property: string, got: unknown, allowed: string): Problem => ({
  code: 'E_ARN',
  what: `${property} is not the ARN that is needed here`,
  got: show(got),
  allowed,
  todo: 'copy the ARN from the console or from the output of the stack that owns it',
});

export const badAction = (property: string, got: unknown): Problem => ({
  code: 'E_ACTION',
  what: `${property} holds no IAM action`,
  got: show(got),
  allowed: 'a service prefix, a colon and an action name, such as "s3:ListBucket"',
  todo: 'correct the action',
});

export const emptyList = (property: string, allowed: string, got: readonly string[] = []): Problem => ({
  code: 'E_EMPTY',
  what: got.length === 0 ? `${property} is empty` : `${property} has an empty element`,
  got: show(got),
  allowed,
  todo: 'fill the list, or leave the statement out',
});

export const listToken = (property: string): Problem => ({
  code: 'E_TOKEN',
  what: `${property} holds a list that is known only after apply`,
  got: 'a list token',
  allowed: 'a list of strings, each a literal or a scalar token',
  todo: 'write the elements one by one, such as Fn.element(list, 0)',
});

export const outOfRange = (property: string, got: unknown, allowed: string, todo = `change ${property}`): Problem => ({
  code: 'E_RANGE',
  what: `${property} is out of range`,
  got: show(got),
  allowed,
  todo,
});

export const sessionTooLong = (got: number): Problem => ({
  code: 'E_SESSION_DURATION',
  what: 'sessionDuration is longer than AWS grants to a role that assumes a role',
  got: `${got} seconds`,
  allowed: '900 to 3600 seconds',
  todo: 'shorten it: a Lambda function calls with a role session, so AWS treats its AssumeRole as role chaining',
});

// --- combinations of properties ---------------------------------------------------------------------------------------

export const eitherOr = (one: string, other: string, got: string): Problem => ({
  code: 'E_CONFLICT',
  what: `${one} and ${other} exclude each other`,
  got,
  allowed: `one of ${one}, ${other}`,
  todo: 'leave one of them out',
});

export const missing = (what: string, allowed: string, todo: string): Problem => ({
  code: 'E_MISSING',
  what,
  got: 'nothing',
  allowed,
  todo,
});

export const notHere = (what: string, got: string, allowed: string, todo: string): Problem => ({
  code: 'E_NOT_HERE',
  what,
  got,
  allowed,
  todo,
});

export const sameAccount = (property: string, got: string, accountId: string, todo: string): Problem => ({
  code: 'E_SAME_ACCOUNT',
  what: `${property} is for two accounts, and both ends are in ${accountId}`,
  got,
  allowed: 'ends in two accounts',
  todo,
});

export const otherAccount = (what: string, got: string, allowed: string, todo: string): Problem => ({
  code: 'E_OTHER_ACCOUNT',
  what,
  got,
  allowed,
  todo,
});

// --- relations between constructs -------------------------------------------------------------------------------------

export const otherStack = (what: string, got: string, allowed: string): Problem => ({
  code: 'E_PROVIDER_STACK',
  what: `${what} uses the provider of another stack`,
  got: `a provider of ${got}`,
  allowed: `a provider of ${allowed}`,
  todo: 'create an AwsAccount in each stack',
});

export const resourceOfOtherStack = (
  what: string,
  got: string,
  allowed: string,
  todo = 'use fromArn: no Terraform reference crosses stacks',
): Problem => ({
  code: 'E_RESOURCE_STACK',
  what: `${what} is a resource of another stack`,
  got: `a resource of ${got}`,
  allowed: `a resource of ${allowed}`,
  todo,
});

export const aliasTwice = (got: string, paths: readonly string[]): Problem => ({
  code: 'E_ALIAS_TWICE',
  what: 'two AWS providers of a stack have one alias',
  got: `${got} at ${paths.join(' and ')}`,
  allowed: 'one provider for each alias',
  todo: 'give one of them another alias',
});

export const duplicateGrant = (
  got: string,
  other: string,
  todo = 'delete one of the grants, or put the options of both into one',
): Problem => ({
  code: 'E_DUPLICATE_GRANT',
  what: 'this access is granted twice',
  got: `${got}, also at ${other}`,
  allowed: 'one grant for each caller and target',
  todo,
});

export const duplicateName = (what: string, got: string, other: string, allowed: string): Problem => ({
  code: 'E_DUPLICATE_NAME',
  what: `two ${what} have one name`,
  got: `${got}, also at ${other}`,
  allowed,
  todo: 'rename one of them, or share the construct',
});

export const duplicateRole = (got: string, other: string): Problem => ({
  code: 'E_DUPLICATE_ROLE',
  what: 'two constructs of a stack write the same inline policy',
  got: `${got}, also at ${other}`,
  allowed: 'one construct for each role of a stack',
  todo: 'call fromArn or fromResource once and share the construct: each would overwrite what the other wrote',
});

export const otherName = (property: string, got: string, expected: string): Problem => ({
  code: 'E_NAME',
  what: `${property} is not that of the resource`,
  got: show(got),
  allowed: show(expected),
  todo: `write ${property} as the resource has it: ARNs are computed from it at synth`,
});

export const duplicateStatementId = (got: string, other: string): Problem => ({
  code: 'E_DUPLICATE_STATEMENT',
  what: 'two permissions of one function have one statement id',
  got: `${show(got)}, also at ${other}`,
  allowed: 'one permission for each statement id of a function and qualifier',
  todo: 'change one statementId: AWS refuses the second and Terraform retries for five minutes',
});

export const duplicateSid = (property: string, got: string): Problem => ({
  code: 'E_DUPLICATE_SID',
  what: `two of the ${property} have one sid`,
  got: show(got),
  allowed: 'a sid that no other statement of the policy has, or none',
  todo: 'rename one of them, or leave its sid out',
});

export const trustCycle = (got: string): Problem => ({
  code: 'E_TRUST_CYCLE',
  what: 'roles that name each other in their trust policies cannot be created',
  got,
  allowed: "trust: 'role' without a circle",
  todo: "set trust: 'roleName' on one of these grants: it needs no role to exist first",
});

export const nobodyMayAssume = (got: string): Problem => ({
  code: 'E_NOBODY_MAY_ASSUME',
  what: 'nobody may assume the role',
  got,
  allowed: 'a trust policy with at least one statement',
  todo: 'add an AssumeRoleGrant for the role, or delete it',
});

export const overBudget = (
  { what, unit, limit, todo }: { what: string; unit: string; limit: number; todo: string },
  size: number,
): Problem => ({
  code: 'E_BUDGET',
  what: `${what} is larger than AWS accepts`,
  got: `${size} ${unit}`,
  allowed: `at most ${limit}`,
  todo,
});

// --- files and context ------------------------------------------------------------------------------------------------

export const missingFile = (property: string, kind: 'file' | 'folder', got: string): Problem => ({
  code: 'E_FILE',
  what: `${property} is no ${kind} that exists`,
  got: show(got),
  allowed: `a ${kind}, by its path relative to the folder of cdktf.json`,
  todo: `correct the path, or create the ${kind}`,
});

export const badBundle = (property: string, got: string, message: string): Problem => ({
  code: 'E_BUNDLE',
  what: `${property} cannot be bundled (${message})`,
  got: show(got),
  allowed: 'a TypeScript or JavaScript file that esbuild builds',
  todo: 'correct the code',
});

export const badContext = (key: string, got: unknown, allowed: string, todo: string): Problem => ({
  code: 'E_CONTEXT',
  what: `${key} cannot be used`,
  got: show(got),
  allowed,
  todo,
});

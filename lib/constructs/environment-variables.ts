import type { LambdaFunction as LambdaFunctionResource } from '@cdktf/provider-aws/lib/lambda-function';
import type { Construct } from 'constructs';
import { describeProblem, type Problem, show } from '../errors';
import { checkName } from '../iam/name-rules';
import { SIZE_BUDGETS } from '../iam/size-budget';
import { watchBudget } from './budget';

/** The variables of one function, written by the function itself and by the grants that were asked to. */
export interface EnvironmentVariables {
  /** Sets a variable; a name that somebody else has set to another value is reported by the registrant's validation. */
  readonly set: (registrant: Construct, name: string, value: string) => void;
}

/** Lambda sets these itself. https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
const RESERVED_NAMES = new Set([
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_DEFAULT_REGION',
  'AWS_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_LAMBDA_RUNTIME_API',
  'LAMBDA_TASK_ROOT',
  'LAMBDA_RUNTIME_DIR',
]);

/** Collects the variables of a function and writes them to its resource. */
export function functionEnvironment(
  owner: Construct,
  resource: LambdaFunctionResource,
  initial: Readonly<Record<string, string>>,
): EnvironmentVariables {
  const variables = new Map<string, { readonly value: string; readonly path: string }>();
  const measure = watchBudget(owner, {
    what: 'the JSON of the environment variables',
    unit: 'bytes',
    limit: SIZE_BUDGETS.environmentVariables,
    todo: 'keep long values in Parameter Store or in the code',
  });
  const set = (registrant: Construct, name: string, value: string): void => {
    const problem = checkVariable(name, value, variables.get(name));
    if (problem !== undefined) {
      registrant.node.addValidation({ validate: () => [describeProblem(problem)] });
      return;
    }
    variables.set(name, { value, path: registrant.node.path });
    const entries = [...variables].map(([key, variable]) => [key, variable.value] as const);
    resource.putEnvironment({ variables: Object.fromEntries(entries) });
    measure(Buffer.byteLength(JSON.stringify(Object.fromEntries(entries))));
  };
  for (const [name, value] of Object.entries(initial)) {
    set(owner, name, value);
  }
  return { set };
}

function checkVariable(
  name: string,
  value: string,
  present: { readonly value: string; readonly path: string } | undefined,
): Problem | undefined {
  if (RESERVED_NAMES.has(name)) {
    return {
      code: 'E_ENVIRONMENT',
      what: 'the environment variable is one that Lambda sets itself',
      got: show(name),
      allowed: 'a name that Lambda does not reserve',
      todo: 'rename the variable',
    };
  }
  return present === undefined || present.value === value
    ? checkName('variableName', `environment variable ${show(name)}`, name)
    : {
        code: 'E_ENVIRONMENT',
        what: `the environment variable ${show(name)} is set twice`,
        got: `${show(value)}, and ${show(present.value)} at ${present.path}`,
        allowed: 'one value for each name',
        todo: 'give one of the variables another name',
      };
}

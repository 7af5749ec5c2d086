import { type StateJson, stateResources } from './terraform';

/** A function as the state of an applied stack shows it. */
export interface DeployedFunction {
  /** Address in Terraform, for `-replace`. */
  readonly address: string;
  readonly functionName: string;
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
  readonly roleArn: string;
  readonly handler: string;
  readonly runtime: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  /** The archive that was deployed, relative to the folder of the stack. */
  readonly archive: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The streams that feed it. */
  readonly eventSourceArns: readonly string[];
}

interface FunctionValues {
  readonly function_name: string;
  readonly arn: string;
  readonly role: string;
  readonly handler: string;
  readonly runtime: string;
  readonly timeout: number;
  readonly memory_size: number;
  readonly filename: string;
  readonly environment?: readonly { readonly variables?: Readonly<Record<string, string>> | null }[];
}

/** The functions of an applied stack, sorted by name. */
export function deployedFunctions(state: StateJson): DeployedFunction[] {
  const resources = stateResources(state);
  const mappings = resources
    .filter(({ type }) => type === 'aws_lambda_event_source_mapping')
    .map(({ values }) => values as { function_arn: string; event_source_arn: string });
  return resources
    .filter(({ type }) => type === 'aws_lambda_function')
    .map(({ address, values }) => {
      const fn = values as unknown as FunctionValues;
      const [, , , region = '', accountId = ''] = fn.arn.split(':');
      return {
        address,
        functionName: fn.function_name,
        arn: fn.arn,
        accountId,
        region,
        roleArn: fn.role,
        handler: fn.handler,
        runtime: fn.runtime,
        timeoutSeconds: fn.timeout,
        memoryMegabytes: fn.memory_size,
        archive: fn.filename,
        environment: fn.environment?.[0]?.variables ?? {},
        eventSourceArns: mappings
          // A mapping may name an alias of the function.
          .filter(({ function_arn }) => function_arn === fn.arn || function_arn.startsWith(`${fn.arn}:`))
          .map(({ event_source_arn }) => event_source_arn),
      };
    })
    .sort((a, b) => (a.functionName < b.functionName ? -1 : 1));
}

import { normalised, type Synthesised } from './synthesised';

type Arguments = Readonly<Record<string, unknown>>;

/** The resources of one type by their address. */
export function ofType({ resources }: Synthesised, type: string): Readonly<Record<string, Arguments>> {
  return Object.fromEntries(Object.entries(resources).filter(([address]) => address.startsWith(`${type}.`)));
}

/**
 * Every policy document of a stack, keyed by what a person calls it, such as `aws.home reader: trust policy` and
 * `aws.home reader: inline policy logs`. A document that is no literal JSON, or that lies anywhere else, is an error: so
 * the keys say where all the power of a stack comes from.
 */
export function documents(stack: Synthesised): Readonly<Record<string, unknown>> {
  const roles = ofType(stack, 'aws_iam_role');
  const found = Object.entries(stack.resources).flatMap(([address, args]) =>
    documentArguments(args).map((argument): readonly [string, unknown] => {
      switch (`${address.replace(/\..*/, '')}.${argument}`) {
        case 'aws_iam_role.assume_role_policy':
          return [`${args.provider} ${args.name}: trust policy`, args[argument]];
        case 'aws_iam_role_policy.policy':
          return [`${args.provider} ${roleName(args.role, roles)}: inline policy ${args.name}`, args[argument]];
        case 'aws_dynamodb_resource_policy.policy':
        case 'aws_kinesis_resource_policy.policy':
        case 'aws_sns_topic_policy.policy':
        case 'aws_sqs_queue_policy.policy':
          return [`${args.provider} ${address}: resource policy`, args[argument]];
        default:
          throw new Error(`${address} has a policy where none should be: ${argument}`);
      }
    }),
  );
  const keys = found.map(([key]) => key);
  expect(keys).toEqual([...new Set(keys)]);
  return Object.fromEntries(found.map(([key, text]) => [key, normalised(text)]));
}

/** The arguments that can hold a policy, or attach one. */
function documentArguments(args: Arguments): readonly string[] {
  return Object.keys(args).filter((argument) => /polic(y|ies)/.test(argument));
}

function roleName(role: unknown, roles: Readonly<Record<string, Arguments>>): string {
  const [, address] = /^\$\{(.+)\.name\}$/.exec(String(role)) ?? [];
  return String(address === undefined ? role : roles[address]?.name);
}

/** A policy with the given statements, as `documents` shows it. */
export function policy(...statements: readonly object[]): unknown {
  return normalised({ Version: '2012-10-17', Statement: statements });
}

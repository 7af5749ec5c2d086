import { normalised, type Synthesised } from '../support/synthesised';

type Arguments = Readonly<Record<string, unknown>>;

/** Every policy of a stack, compared as data, under its provider, its role's name and its own name. */
export function documents(stack: Synthesised): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(stack.policies).map(([address, document]) => {
      const { provider, name } = argumentsAt(stack, address);
      const owner = address.startsWith('aws_iam_role_policy.') ? nameOf(stack, address) : `${name}/trust`;
      return [`${provider} ${owner}`, normalised(document)];
    }),
  );
}

/** The provider of every resource of a stack, under the type and the name that AWS knows it by. */
export function placed(stack: Synthesised): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(stack.providers).map(([address, provider]) => [
      `${address.slice(0, address.indexOf('.'))} ${nameOf(stack, address)}`,
      provider,
    ]),
  );
}

/** The arguments of every resource of a type, under the name that AWS knows it by. */
export function ofType(stack: Synthesised, type: string): Readonly<Record<string, Arguments>> {
  return Object.fromEntries(
    Object.entries(stack.resources)
      .filter(([address]) => address.startsWith(`${type}.`))
      .map(([address, args]) => [nameOf(stack, address), args]),
  );
}

/** The address of the resource of a type that AWS knows by a name. */
export function addressOf(stack: Synthesised, type: string, name: string): string {
  return Object.keys(stack.resources).find(
    (address) => address.startsWith(`${type}.`) && nameOf(stack, address) === name,
  ) as string;
}

/** The value of an output of a stack. */
export function output(stack: Synthesised, name: string): unknown {
  return stack.config.output?.[name]?.value;
}

/** The text of everything in a stack, to look for what must not be there. */
export function textOf(stack: Synthesised): string {
  return JSON.stringify(stack.config);
}

function argumentsAt(stack: Synthesised, address: string): Arguments {
  return stack.resources[address] as Arguments;
}

function nameOf(stack: Synthesised, address: string): string {
  const { name, role, function_name, statement_id, event_source_arn } = argumentsAt(stack, address);
  if (address.startsWith('aws_iam_role_policy.')) {
    return `${resolved(stack, role)}/${name}`;
  }
  if (address.startsWith('aws_lambda_alias.')) {
    return `${resolved(stack, function_name)}:${name}`;
  }
  return String(statement_id ?? event_source_arn ?? name ?? function_name ?? address);
}

// The name behind a reference such as ${aws_iam_role.x.name}; a literal stands for itself.
function resolved(stack: Synthesised, reference: unknown): string {
  const [, address] = /^\$\{(.+)\.[a-z]+\}$/.exec(String(reference)) ?? [];
  return address === undefined ? String(reference) : nameOf(stack, address);
}

/**
 * The `configuration` of a plan: which provider a resource has, and what its arguments refer to.
 * https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation
 */
import { moduleKey, parseAddress } from './plan-address';
import { type JsonRecord, listOf, memberOf, recordOf, stringOf } from './plan-json';

/** One resource block. */
export interface ConfiguredResource {
  /** The `provider_config_key`, which is already that of the module which configures the provider. */
  readonly provider?: string;
  readonly expressions: JsonRecord;
  /** What it waits for besides what its arguments refer to. */
  readonly ordering: readonly unknown[];
}

/** One module block with what is in it. */
interface ConfiguredModule {
  /** By address without module and index. */
  readonly resources: ReadonlyMap<string, ConfiguredResource>;
  /** What the caller passes in, by variable. */
  readonly inputs: JsonRecord;
  readonly variables: JsonRecord;
  readonly outputs: JsonRecord;
  /** What all that is in it waits for. */
  readonly ordering: readonly unknown[];
}

/** The module blocks by `moduleKey`; the root module has the empty one. */
export type Configuration = ReadonlyMap<string, ConfiguredModule>;

/** Deeper than people nest modules. */
const DEEPEST = 50;

export function readConfiguration(configuration: unknown): Configuration {
  const modules = new Map<string, ConfiguredModule>();
  const visit = (module: unknown, call: unknown, names: readonly string[]): void => {
    modules.set(moduleKey(names.map((name) => ({ name, index: '' }))), {
      resources: new Map(listOf(memberOf(module, 'resources')).flatMap(configuredResource)),
      inputs: recordOf(memberOf(call, 'expressions')),
      variables: recordOf(memberOf(module, 'variables')),
      outputs: recordOf(memberOf(module, 'outputs')),
      ordering: orderingOf(call),
    });
    if (names.length === DEEPEST) return;
    for (const [name, inner] of Object.entries(recordOf(memberOf(module, 'module_calls')))) {
      visit(memberOf(inner, 'module'), inner, [...names, name]);
    }
  };
  visit(memberOf(configuration, 'root_module'), {}, []);
  return modules;
}

function configuredResource(block: unknown): readonly (readonly [string, ConfiguredResource])[] {
  const base = parseAddress(stringOf(memberOf(block, 'address')) ?? '')?.base;
  if (base === undefined) return [];
  const provider = stringOf(memberOf(block, 'provider_config_key'));
  const expressions = recordOf(memberOf(block, 'expressions'));
  return [[base, { ...(provider === undefined ? {} : { provider }), expressions, ordering: orderingOf(block) }]];
}

const [DEPENDS_ON, ...REPEATED_BY] = ['depends_on', 'for_each_expression', 'count_expression'] as const;

/** Members of a block that say what it waits for, besides its arguments. */
export const ORDERING: readonly string[] = [DEPENDS_ON, ...REPEATED_BY];

/** `depends_on`, `for_each` and `count` of a resource or of a module call, as expressions. */
export function orderingOf(block: unknown): readonly unknown[] {
  const named = memberOf(block, DEPENDS_ON);
  return [
    ...(named === undefined ? [] : [{ references: named }]),
    ...REPEATED_BY.flatMap((name) => memberOf(block, name) ?? []),
  ];
}

/**
 * What an expression refers to, as often as it does. Terraform lists every reference from the longest form to the
 * shortest (`aws_iam_role.x.arn`, `aws_iam_role.x`); only the longest of each is returned.
 */
export function referencesOf(expression: unknown): readonly string[] {
  const found: string[] = [];
  let before = '';
  for (const reference of listOf(memberOf(expression, 'references'))) {
    if (typeof reference !== 'string') continue;
    if (!before.startsWith(`${reference}.`) && !before.startsWith(`${reference}[`)) found.push(reference);
    before = reference;
  }
  return found;
}

/**
 * The value an expression has before anything is planned: a constant, or the value of the one variable it refers to.
 * What the expression makes of the variable is not in the plan.
 */
export function constantOf(
  expression: unknown,
  module: readonly string[],
  { configuration, variables }: { readonly configuration: Configuration; readonly variables: unknown },
  depth = 0,
): unknown {
  const constant = memberOf(expression, 'constant_value');
  const [reference, ...others] = referencesOf(expression);
  if (constant !== undefined || reference === undefined || others.length > 0 || depth > DEEPEST) return constant;
  const [, name] = /^var\.([^.[]+)$/.exec(reference) ?? [];
  const configured = configuration.get(module.join('.'));
  if (name === undefined || configured === undefined) return undefined;
  const given =
    module.length === 0
      ? memberOf(memberOf(variables, name), 'value')
      : constantOf(memberOf(configured.inputs, name), module.slice(0, -1), { configuration, variables }, depth + 1);
  const passed = module.length === 0 || memberOf(configured.inputs, name) !== undefined;
  return given === undefined && (module.length === 0 || !passed)
    ? memberOf(memberOf(configured.variables, name), 'default')
    : given;
}

/** Addresses and references of Terraform, taken apart. https://developer.hashicorp.com/terraform/cli/state/resource-addressing */

/** One step of an address: a name and the indexes behind it as they are written, such as `[0]` or `["a.b"]`. */
export interface AddressStep {
  readonly name: string;
  readonly index: string;
}

/** An address of an instance, or a reference to an attribute of one. */
export interface ResourceAddress {
  /** Steps of the modules around it, such as `{ name: 'child', index: '["x"]' }`. */
  readonly modules: readonly AddressStep[];
  /** Without module and index, such as `aws_iam_role.this` or `data.aws_region.here`. */
  readonly base: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly index: string;
  /** What follows the resource, such as `arn` or `vpc_config[0].vpc_id`; empty for the resource as a whole. */
  readonly path: string;
}

const STEP = /([^.[\]"]+)((?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])*)(?:\.|$)/y;

/** The steps of an address, or nothing where the text is none. */
export function addressSteps(address: string): readonly AddressStep[] | undefined {
  const steps: AddressStep[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < address.length) {
    const [, name, index] = STEP.exec(address) ?? [];
    if (name === undefined || index === undefined) return undefined;
    steps.push({ name, index });
  }
  return steps;
}

/** The resource that an address or a reference names, or nothing where it names something else. */
export function parseAddress(address: string): ResourceAddress | undefined {
  const steps = addressSteps(address) ?? [];
  const modules = leadingModules(steps);
  const rest = steps.slice(2 * modules.length);
  const mode = rest[0]?.name === 'data' ? 'data' : 'managed';
  const [type, named, ...path] = mode === 'data' ? rest.slice(1) : rest;
  if (type === undefined || named === undefined || type.index !== '') return undefined;
  return {
    modules,
    base: `${mode === 'data' ? 'data.' : ''}${type.name}.${named.name}`,
    mode,
    type: type.name,
    name: named.name,
    index: named.index,
    path: path.map(({ name, index }) => name + index).join('.'),
  };
}

/** How the modules around something are written in front of it: `module.a["x"].`, or nothing in the root module. */
export function modulePrefix(modules: readonly AddressStep[]): string {
  return modules.map(({ name, index }) => `module.${name}${index}.`).join('');
}

/** One key for the configuration of a module, which all of its instances share. */
export function moduleKey(modules: readonly AddressStep[]): string {
  return modules.map(({ name }) => name).join('.');
}

function leadingModules(steps: readonly AddressStep[]): readonly AddressStep[] {
  const modules: AddressStep[] = [];
  for (let at = 0; steps[at]?.name === 'module'; at += 2) {
    const step = steps[at + 1];
    if (step === undefined) break;
    modules.push(step);
  }
  return modules;
}

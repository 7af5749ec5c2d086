/**
 * What Terraform is done with before it begins with a resource: what its block refers to or depends on, and so on from
 * there, through inputs and outputs of modules. Terraform orders blocks, whatever their instances.
 */
import { moduleKey, parseAddress } from './plan-address';
import { type Configuration, referencesOf } from './plan-configuration';
import { memberOf } from './plan-json';
import { isReadType, makesFacts } from './read-types';

/** Deeper than any expression. */
const DEEPEST = 100;

/** Roles and users by the addresses of their blocks; nothing where something on the way is not in the plan. */
type Order = (address: string) => readonly string[] | undefined;

/** An expression, and the module it stands in. */
interface Written {
  readonly module: string;
  readonly expression: unknown;
}

export function readOrder(configuration: Configuration): Order {
  const known = new Map<string, readonly string[] | undefined>();
  return (address) => {
    const parsed = parseAddress(address);
    if (parsed === undefined) return undefined;
    const module = moduleKey(parsed.modules);
    const block = blockKey(module, parsed.base);
    if (!known.has(block)) known.set(block, waitsFor(configuration, module, parsed.base));
    return known.get(block);
  };
}

/** The address of a block: that of an instance without its indexes. */
export function blockOf(address: string): string | undefined {
  const parsed = parseAddress(address);
  return parsed === undefined ? undefined : blockKey(moduleKey(parsed.modules), parsed.base);
}

function blockKey(module: string, base: string): string {
  return `${module === '' ? '' : `module.${module.split('.').join('.module.')}.`}${base}`;
}

function waitsFor(configuration: Configuration, from: string, base: string): readonly string[] | undefined {
  const first = blockAt(configuration, from, base);
  if (first === undefined) return undefined;
  const found: string[] = [];
  const seen = new Set<string>();
  const open = [...first];
  for (let written = open.pop(); written !== undefined; written = open.pop()) {
    const { module } = written;
    for (const reference of referencesIn(written.expression)) {
      const key = `${module} ${reference}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const next = follow(configuration, module, reference);
      if (next === undefined) return undefined;
      found.push(...next.blocks);
      open.push(...next.expressions);
    }
  }
  return [...new Set(found)].sort();
}

interface Followed {
  readonly blocks: readonly string[];
  readonly expressions: readonly Written[];
}

const NOTHING: Followed = { blocks: [], expressions: [] };

/** What a reference leads to; nothing where the plan does not tell. */
function follow(configuration: Configuration, module: string, reference: string): Followed | undefined {
  const [root = '', name = '', attribute = ''] = reference.replace(/\[[^\]]*\]/g, '').split('.');
  switch (root) {
    case 'each':
    case 'count':
    case 'self':
    case 'path':
    case 'terraform':
      return NOTHING;
    case 'var':
      return inputOf(configuration, module, name);
    case 'module': {
      const inside = module === '' ? name : `${module}.${name}`;
      return attribute === '' ? wholeModule(configuration, inside) : outputOf(configuration, inside, attribute);
    }
    case 'local':
    case 'ephemeral':
      return undefined;
    default:
      return resourceOf(configuration, module, reference);
  }
}

/** A variable of the root module is there from the beginning. */
function inputOf(configuration: Configuration, module: string, name: string): Followed {
  if (module === '') return NOTHING;
  const expression = memberOf(configuration.get(module)?.inputs, name);
  const around = module.split('.').slice(0, -1).join('.');
  return { blocks: [], expressions: [{ module: around, expression }] };
}

function outputOf(configuration: Configuration, module: string, name: string): Followed | undefined {
  const output = memberOf(configuration.get(module)?.outputs, name);
  if (output === undefined) return undefined;
  const expressions = [memberOf(output, 'expression'), { references: memberOf(output, 'depends_on') }];
  return { blocks: [], expressions: expressions.map((expression) => ({ module, expression })) };
}

/** All that is in a module, and in the modules within it. */
function wholeModule(configuration: Configuration, name: string): Followed | undefined {
  if (!configuration.has(name)) return undefined;
  const within = [...configuration].filter(([module]) => module === name || module.startsWith(`${name}.`));
  const followed = within.flatMap(([module, { resources }]) =>
    [...resources.keys()].filter(isFact).map((base) => resourceOf(configuration, module, base)),
  );
  if (followed.includes(undefined)) return undefined;
  const told = followed.filter((each) => each !== undefined);
  return {
    blocks: told.flatMap(({ blocks }) => blocks),
    expressions: told.flatMap(({ expressions }) => expressions),
  };
}

/** Of the others only those are kept that something refers to. */
function isFact(base: string): boolean {
  return makesFacts(parseAddress(base)?.type ?? '');
}

function resourceOf(configuration: Configuration, module: string, reference: string): Followed | undefined {
  const address = parseAddress(reference);
  // The arguments of other types are not kept, so that nobody knows what they wait for.
  if (address === undefined || !isReadType(address.type)) return undefined;
  const expressions = blockAt(configuration, module, address.base);
  if (expressions === undefined) return undefined;
  const isIdentity = /^aws_iam_(role|user)\./.test(address.base);
  return { blocks: isIdentity ? [blockKey(module, address.base)] : [], expressions };
}

/** The expressions of a block, and of the calls of the modules around it. */
function blockAt(configuration: Configuration, module: string, base: string): readonly Written[] | undefined {
  const resource = configuration.get(module)?.resources.get(base);
  if (resource === undefined) return undefined;
  const names = module === '' ? [] : module.split('.');
  const calls = names.flatMap((_, index) => {
    const ordering = configuration.get(names.slice(0, index + 1).join('.'))?.ordering ?? [];
    return ordering.map((expression) => ({ module: names.slice(0, index).join('.'), expression }));
  });
  return [...[resource.expressions, ...resource.ordering].map((expression) => ({ module, expression })), ...calls];
}

function referencesIn(expression: unknown, depth = 0): readonly string[] {
  if (typeof expression !== 'object' || expression === null || depth > DEEPEST) return [];
  return [
    ...referencesOf(expression),
    ...Object.entries(expression).flatMap(([name, member]) =>
      name === 'references' ? [] : referencesIn(member, depth + 1),
    ),
  ];
}

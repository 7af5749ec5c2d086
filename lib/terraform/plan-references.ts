/**
 * What an unknown argument refers to. A plan names the references of an expression and not the expression: this follows
 * the one reference there is, through inputs and outputs of modules, to the attribute of a resource.
 */
import { symbolText, type Text } from '../iam/text';
import {
  type AddressStep,
  addressSteps,
  moduleKey,
  modulePrefix,
  parseAddress,
  type ResourceAddress,
} from './plan-address';
import { type Configuration, referencesOf } from './plan-configuration';
import { memberOf } from './plan-json';

/** An attribute of an instance that is in the plan. */
export interface Referent {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly attribute: string;
  /** The symbol named `<address>.<attribute>`. */
  readonly text: Text;
}

/** Where an expression stands. */
export interface Place {
  readonly modules: readonly AddressStep[];
  /** Index of the resource that holds the expression. */
  readonly index: string;
}

/** The addresses of all instances of a plan, by their address without index. */
export type Instances = ReadonlyMap<string, readonly ResourceAddress[]>;

export interface ReferenceWorld {
  readonly configuration: Configuration;
  readonly instances: Instances;
}

/** Longer chains of inputs and outputs are not followed. */
const LONGEST_CHAIN = 30;

export function indexInstances(addresses: Iterable<string>): Instances {
  const instances = new Map<string, ResourceAddress[]>();
  for (const text of addresses) {
    const address = parseAddress(text);
    if (address === undefined) continue;
    const key = modulePrefix(address.modules) + address.base;
    const others = instances.get(key);
    if (others === undefined) {
      instances.set(key, [address]);
    } else {
      others.push(address);
    }
  }
  return instances;
}

/** What one reference ends at; nothing where it cannot be followed. */
export function followReference(reference: string, place: Place, world: ReferenceWorld): Referent | undefined {
  return follow(reference, place, world, 0);
}

/** What the references of an expression end at, one for each; nothing where one of them cannot be followed. */
export function followReferences(
  expression: unknown,
  place: Place,
  world: ReferenceWorld,
): readonly Referent[] | undefined {
  const referents = referencesOf(expression).map((reference) => follow(reference, place, world, 0));
  return referents.every((referent) => referent !== undefined) ? referents : undefined;
}

/** What is meant by a resource whose instance is picked by the key of the one that refers to it. */
export function followEach(
  expression: unknown,
  { place, world, attribute }: { readonly place: Place; readonly world: ReferenceWorld; readonly attribute: string },
): readonly Referent[] | undefined {
  const [reference = '', key, ...others] = referencesOf(expression);
  const address = parseAddress(reference);
  const isPicked = others.length === 0 && (key === 'each.key' || key === 'count.index') && place.index !== '';
  if (address === undefined || !isPicked || address.path !== '' || address.index !== '') return undefined;
  const referent = findReferent(`${reference}${place.index}.${attribute}`, place, world);
  return referent === undefined ? undefined : [referent];
}

function follow(reference: string, place: Place, world: ReferenceWorld, depth: number): Referent | undefined {
  const steps = addressSteps(reference);
  const [root, named] = steps ?? [];
  if (steps === undefined || root === undefined || named === undefined || depth > LONGEST_CHAIN) return undefined;
  switch (root.name) {
    case 'var':
      return followInput(named, steps.slice(2), place, world, depth);
    case 'module':
      return followOutput(named, steps.slice(2), place, world, depth);
    case 'local':
    case 'each':
    case 'count':
    case 'self':
    case 'path':
    case 'terraform':
    case 'ephemeral':
      // The plan does not say what they are.
      return undefined;
    default:
      return findReferent(reference, place, world);
  }
}

function followInput(
  variable: AddressStep,
  rest: readonly AddressStep[],
  { modules }: Place,
  world: ReferenceWorld,
  depth: number,
): Referent | undefined {
  const inputs = world.configuration.get(moduleKey(modules))?.inputs;
  const around = { modules: modules.slice(0, -1), index: modules.at(-1)?.index ?? '' };
  return variable.index === ''
    ? followExpression(memberOf(inputs, variable.name), rest, around, world, depth)
    : undefined;
}

function followOutput(
  module: AddressStep,
  [output, ...rest]: readonly AddressStep[],
  { modules }: Place,
  world: ReferenceWorld,
  depth: number,
): Referent | undefined {
  if (output === undefined || output.index !== '') return undefined;
  const inside = [...modules, module];
  const outputs = world.configuration.get(moduleKey(inside))?.outputs;
  const expression = memberOf(memberOf(outputs, output.name), 'expression');
  return followExpression(expression, rest, { modules: inside, index: '' }, world, depth);
}

/** Follows the one reference of an expression on; what is picked out of its value is an attribute only of a whole resource. */
function followExpression(
  expression: unknown,
  picked: readonly AddressStep[],
  place: Place,
  world: ReferenceWorld,
  depth: number,
): Referent | undefined {
  const [reference, ...others] = referencesOf(expression);
  const [attribute, ...deeper] = picked;
  if (reference === undefined || others.length > 0 || deeper.length > 0) return undefined;
  if (attribute === undefined) return follow(reference, place, world, depth + 1);
  return /^(var|module)\./.test(reference) || parseAddress(reference)?.path === ''
    ? follow(`${reference}.${attribute.name}${attribute.index}`, place, world, depth + 1)
    : undefined;
}

function findReferent(reference: string, place: Place, { instances }: ReferenceWorld): Referent | undefined {
  const address = parseAddress(reference);
  if (address === undefined || address.path === '') return undefined;
  const key = modulePrefix(place.modules) + address.base;
  const candidates = instances.get(key) ?? [];
  const [only, ...more] = candidates;
  const named = address.index === '' ? [address.index, place.index] : [address.index];
  const found =
    named
      .map((index) => candidates.find((candidate) => candidate.index === index))
      .find((instance) => instance !== undefined) ?? (address.index === '' && more.length === 0 ? only : undefined);
  return found === undefined
    ? undefined
    : {
        mode: address.mode,
        type: address.type,
        attribute: address.path,
        text: symbolText(`${key}${found.index}.${address.path}`),
      };
}

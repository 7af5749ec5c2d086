/** The few functions of Terraform that are worked out, where their arguments are known. https://developer.hashicorp.com/terraform/language/functions */
import { isSymbolic, isText, type Text, textOf, textParts } from '../iam/text';
import { renderJson } from './hcl-json';
import { hasSpread, isValueList, isValueRecord, scalarText, spreadOf } from './hcl-value';
import type { Value } from './row';

/** Its result, or nothing where it is not worked out. */
type HclFunction = (args: readonly Value[]) => Value | undefined;

const FUNCTIONS: ReadonlyMap<string, HclFunction> = new Map<string, HclFunction>([
  ['concat', concat],
  ['format', format],
  ['join', join],
  ['jsonencode', ([value = null, ...others]) => (others.length === 0 ? renderJson(value) : undefined)],
  ['length', length],
  ['merge', merge],
  ['nonsensitive', same],
  ['sensitive', same],
  ['tolist', list],
  ['tomap', ([value = null]) => (isValueRecord(value) ? value : undefined)],
  ['toset', toSet],
  ['tostring', ([value = null]) => (isScalar(value) ? scalarText(value) : undefined)],
]);

/** Functions whose results differ from call to call. */
export const IMPURE_FUNCTIONS: ReadonlySet<string> = new Set(['uuid', 'timestamp', 'bcrypt']);

export function callFunction(name: string, args: readonly Value[]): Value | undefined {
  return FUNCTIONS.get(name)?.(args);
}

function same(args: readonly Value[]): Value | undefined {
  return args.length === 1 ? args[0] : undefined;
}

/** Lists one after the other; of one that is not known, a stand-in for all its elements. */
function concat(args: readonly Value[]): Value | undefined {
  const lists = args.map((arg) => {
    if (isSymbolic(arg)) return [spreadOf(arg)];
    return isValueList(arg) ? arg : undefined;
  });
  return lists.every((each) => each !== undefined) ? lists.flat() : undefined;
}

function merge(args: readonly Value[]): Value | undefined {
  const records = args.filter((arg) => arg !== null);
  return records.every(isValueRecord) ? Object.fromEntries(records.flatMap((each) => Object.entries(each))) : undefined;
}

function join([separator = null, elements = null, ...others]: readonly Value[]): Text | undefined {
  if (!isText(separator) || !isKnownList(elements) || others.length > 0 || !elements.every(isScalar)) return undefined;
  return joined(
    elements.flatMap((element, index) => (index === 0 ? [scalarText(element)] : [separator, scalarText(element)])),
  );
}

/** `%s`, `%d` and `%v` of scalars; any other verb is left alone. */
function format([pattern = null, ...args]: readonly Value[]): Text | undefined {
  if (typeof pattern !== 'string') return undefined;
  const pieces = pattern.split(/(%.?)/s);
  const verbs = pieces.filter((piece) => piece.startsWith('%') && piece !== '%%');
  const plain = verbs.every((verb, index) => isFormatted(verb, args[index]));
  if (!plain || verbs.length !== args.length) return undefined;
  let used = 0;
  return joined(
    pieces.map((piece) => {
      if (!piece.startsWith('%')) return piece;
      if (piece === '%%') return '%';
      used += 1;
      return scalarText(args[used - 1] ?? null);
    }),
  );
}

function isFormatted(verb: string, arg: Value | undefined): boolean {
  if (arg === undefined || !isScalar(arg)) return false;
  return verb === '%s' || verb === '%v' || (verb === '%d' && (isSymbolic(arg) || Number.isInteger(arg)));
}

function length([value = null]: readonly Value[]): Value | undefined {
  if (isKnownList(value)) return value.length;
  if (isValueRecord(value)) return Object.keys(value).length;
  return typeof value === 'string' ? [...value].length : undefined;
}

function list([value = null]: readonly Value[]): Value | undefined {
  return isValueList(value) ? value : undefined;
}

/** A set of known texts, in the order Terraform goes through it. */
function toSet([value = null]: readonly Value[]): Value | undefined {
  return isValueList(value) && value.every((element) => typeof element === 'string')
    ? [...new Set(value)].sort()
    : undefined;
}

function isKnownList(value: Value): value is readonly Value[] {
  return isValueList(value) && !hasSpread(value);
}

function isScalar(value: Value): boolean {
  return isText(value) || typeof value === 'number' || typeof value === 'boolean';
}

/** The texts one after the other; there may be more of them than a call can have arguments. */
export function joined(texts: readonly Text[]): Text {
  return textOf(texts.flatMap(textParts));
}

/** What expressions of HCL work on: values of bounded size, so that a short input cannot grow into a long one. */
import { isSymbolic, symbolText, type Text, textParts, UNKNOWN_TEXT } from '../iam/text';
import type { Value } from './row';

export type ValueRecord = { readonly [key: string]: Value };

interface Measure {
  readonly weight: number;
  readonly depth: number;
}

/** Larger than any policy AWS takes. */
const HEAVIEST = 65_536;
const DEEPEST = 60;
const WEIGHT_OF_ELEMENT = 16;
const MEASURES = new WeakMap<object, Measure>();
/** What stands in a list for elements that are not known, as many as they may be. */
const SPREAD = '...';

export function isValueRecord(value: Value | undefined): value is ValueRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isSymbolic(value);
}

export function isValueList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** The value, or nothing where it is larger than anything of interest; values that share parts may be that in no time. */
export function bounded<T extends Value>(value: T): T | undefined {
  const { weight, depth } = measure(value, 0);
  return weight <= HEAVIEST && depth <= DEEPEST ? value : undefined;
}

/** A scalar as text; a text nothing is known of where it is none. */
export function scalarText(value: Value): Text {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' || isSymbolic(value) ? value : UNKNOWN_TEXT;
}

/** A step of a reference: what it is called, and how it is written behind the reference. */
export interface KnownStep {
  readonly key: string | number;
  readonly text: string;
}

/** A member of a value: of an object, a list, or something that is known by name only. */
export function memberValue(value: Value, { key, text }: KnownStep): Value {
  if (isSymbolic(value)) {
    const [part, ...others] = textParts(value);
    const named = typeof part === 'object' && others.length === 0 ? part.symbol : undefined;
    return named === undefined ? UNKNOWN_TEXT : symbolText(named + text);
  }
  const member = isValueList(value) ? elementOf(value, key) : ownMember(value, key);
  return member === undefined ? UNKNOWN_TEXT : member;
}

function elementOf(list: readonly Value[], key: string | number): Value | undefined {
  return hasSpread(list) ? undefined : list[Number(key)];
}

function ownMember(value: Value, key: string | number): Value | undefined {
  return isValueRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Stands for all the elements of a list that is not known. */
export function spreadOf(text: Text): Text {
  const [part, ...others] = textParts(text);
  return typeof part === 'object' && part.symbol !== undefined && others.length === 0
    ? symbolText(`${part.symbol}${SPREAD}`)
    : UNKNOWN_TEXT;
}

/** Whether elements of the list stand for others, or may do so. */
export function hasSpread(list: readonly Value[]): boolean {
  return list.some((element) => {
    const [part, ...others] = isSymbolic(element) ? textParts(element) : [];
    return (
      typeof part === 'object' && others.length === 0 && (part.symbol === undefined || part.symbol.endsWith(SPREAD))
    );
  });
}

function measure(value: Value, below: number): Measure {
  if (typeof value !== 'object' || value === null) {
    return { weight: typeof value === 'string' ? value.length : 1, depth: 0 };
  }
  if (isSymbolic(value)) {
    const weights = textParts(value).map((part) => (typeof part === 'string' ? part.length : WEIGHT_OF_ELEMENT));
    return { weight: weights.reduce((sum, weight) => sum + weight, 0), depth: 0 };
  }
  const known = MEASURES.get(value);
  if (known !== undefined) return known;
  if (below > DEEPEST) return { weight: Number.POSITIVE_INFINITY, depth: below };
  const measures = Object.values(value).map((member: Value) => measure(member, below + 1));
  const result = {
    weight: measures.reduce((sum, { weight }) => sum + weight + WEIGHT_OF_ELEMENT, 0),
    depth: 1 + measures.reduce((deepest, { depth }) => Math.max(deepest, depth), 0),
  };
  MEASURES.set(value, result);
  return result;
}

/**
 * Values of a plan beside the marks of what is unknown in them. A plan leaves an unknown value out, or writes null, and
 * marks its place with true. https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
import { symbolText, type Text, UNKNOWN_TEXT } from '../iam/text';
import { isRecord, type JsonRecord, listOf, recordOf } from './plan-json';
import type { Value, Values } from './row';

/** Deeper than any policy, and far from the end of the stack. */
const DEEPEST = 100;

/** The value with a symbol wherever it is unknown. */
export function markedValue(value: unknown, unknown: unknown, symbol: string): Value {
  return mark(value, unknown, { symbol, links: [] });
}

/** The value with the links, in their order, wherever it is unknown. */
export function linkedValue(value: unknown, unknown: unknown, symbol: string, links: readonly Text[]): Value {
  return mark(value, unknown, { symbol, links: [...links] });
}

/** The attributes of a resource, each with its symbols. */
export function markedValues(values: unknown, unknown: unknown, address: string): Values {
  const known = recordOf(values) as Values;
  const marks = recordOf(unknown);
  const open = Object.keys(marks).filter((key) => countUnknown(marks[key]) > 0);
  // What is known stays the object that was read: plans are large, and copies of them larger.
  return open.length === 0
    ? known
    : {
        ...known,
        ...Object.fromEntries(
          open.map((key) => [key, markedValue(own(known, key), own(marks, key), `${address}.${key}`)]),
        ),
      };
}

/** How many unknown places a value has. */
export function countUnknown(unknown: unknown, depth = 0): number {
  if (unknown === true) return 1;
  if (typeof unknown !== 'object' || unknown === null || depth > DEEPEST) return 0;
  return Object.values(unknown).reduce<number>((sum, member) => sum + countUnknown(member, depth + 1), 0);
}

interface Marking {
  readonly symbol: string;
  /** Used up from the front. */
  readonly links: Text[];
}

function mark(value: unknown, unknown: unknown, marking: Marking, depth = 0): Value {
  if (unknown === true) return marking.links.shift() ?? symbolText(marking.symbol);
  if (countUnknown(unknown, depth) === 0) return value === undefined ? null : (value as Value);
  if (depth > DEEPEST) return UNKNOWN_TEXT;
  const { symbol, links } = marking;
  if (Array.isArray(value) || (value === undefined && Array.isArray(unknown) && countUnknown(unknown) > 0)) {
    const known = listOf(value);
    const marks = listOf(unknown);
    return Array.from({ length: Math.max(known.length, marks.length) }, (_, index) =>
      mark(known[index], marks[index], { symbol: `${symbol}[${index}]`, links }, depth + 1),
    );
  }
  if (isRecord(value) || (value === undefined && isRecord(unknown) && countUnknown(unknown) > 0)) {
    const known = recordOf(value);
    const marks = recordOf(unknown);
    return Object.fromEntries(
      unitedKeys(known, marks).map((key) => [
        key,
        mark(own(known, key), own(marks, key), { symbol: `${symbol}.${key}`, links }, depth + 1),
      ]),
    );
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function unitedKeys(one: JsonRecord, other: JsonRecord): readonly string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}

function own(record: JsonRecord, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/**
 * Templates of the JSON syntax, which cdktf writes: of an argument that refers to something, a plan tells the text as it is
 * written besides what it refers to, so that an unknown value is known but for the generated parts in it.
 */
import { type Text, textOf, textParts } from '../iam/text';
import { isRecord, listOf, memberOf, recordOf } from './plan-json';
import { followReference, type Place, type ReferenceWorld } from './plan-references';
import { countUnknown, markedValue } from './plan-values';
import type { Value } from './row';

/** What an expression of the JSON syntax is written as; nothing for one of the native syntax, or a constant. */
export function templateOf(expression: unknown): unknown {
  return listOf(memberOf(expression, 'references')).length > 0 ? memberOf(expression, 'constant_value') : undefined;
}

interface Reading {
  readonly symbol: string;
  readonly place: Place;
  readonly world: ReferenceWorld;
}

/** The value with what the template says wherever it is unknown, or symbols where the template says more than references. */
export function templatedValue(value: unknown, unknown: unknown, template: unknown, reading: Reading): Value {
  if (countUnknown(unknown) === 0 || template === undefined) return markedValue(value, unknown, reading.symbol);
  if (unknown === true) return readTemplate(template, reading) ?? markedValue(value, unknown, reading.symbol);
  const member = (key: string | number): Value =>
    templatedValue(memberAt(value, key), memberAt(unknown, key), memberAt(template, key), {
      ...reading,
      symbol: typeof key === 'number' ? `${reading.symbol}[${key}]` : `${reading.symbol}.${key}`,
    });
  if (Array.isArray(value)) {
    return isAligned(value, unknown, template)
      ? value.map((_, index) => member(index))
      : markedValue(value, unknown, reading.symbol);
  }
  return Object.fromEntries(
    [...new Set([...Object.keys(recordOf(value)), ...Object.keys(recordOf(unknown))])].map((key) => [key, member(key)]),
  );
}

/** Sets are sorted, so that their elements are not where they are written. */
function isAligned(value: readonly unknown[], unknown: unknown, template: unknown): boolean {
  const written = listOf(template);
  return (
    written.length === value.length &&
    value.every((element, index) => {
      const isKnown = countUnknown(listOf(unknown)[index]) === 0;
      return !isKnown || JSON.stringify(element) === JSON.stringify(written[index]);
    })
  );
}

function memberAt(value: unknown, key: string | number): unknown {
  return typeof key === 'number' ? listOf(value)[key] : memberOf(value, key);
}

/** What a template says; nothing where it says more than references. */
export function readTemplate(template: unknown, reading: Reading): Value | undefined {
  if (typeof template === 'string') return readText(template, reading);
  if (Array.isArray(template)) {
    const elements = template.map((element) => (isRecord(element) ? undefined : readTemplate(element, reading)));
    return elements.every((element) => element !== undefined) ? elements : undefined;
  }
  return typeof template === 'number' || typeof template === 'boolean' ? template : undefined;
}

/** Interpolations that are nothing but a reference; of any other the plan does not tell what it comes to. */
function readText(template: string, { place, world }: Reading): Text | undefined {
  if (/\$\$\{|%\{/.test(template)) return undefined;
  const parts = template.split(/\$\{([^{}]*)\}/).map((piece, index) => {
    if (index % 2 === 0) return piece.includes('${') ? undefined : piece;
    return followReference(piece.trim(), place, world)?.text;
  });
  return parts.every((part) => part !== undefined) ? textOf(parts.flatMap(textParts)) : undefined;
}

/** JSON as a text in which symbols stand within strings, and the same as data whose strings are symbolic. */
import { isSymbolic, type Text, type TextPart, textOf, textParts } from '../iam/text';
import { isList } from './facts-values';
import type { Value } from './row';

/** Deeper than any policy, and far from the end of the stack. */
const DEEPEST = 50;
/** The private use area of Unicode. */
const FIRST_MARK = 0xe000;
const LAST_MARK = 0xf8ff;

/** The JSON text of data; what is unknown as a whole is written as null. */
export function renderJsonText(data: Value): Text {
  return textOf(jsonParts(data, 0));
}

function jsonParts(value: Value, depth: number): readonly TextPart[] {
  if (depth > DEEPEST || value === null) return ['null'];
  if (isSymbolic(value)) {
    const parts = textParts(value).map((part) => (typeof part === 'string' ? JSON.stringify(part).slice(1, -1) : part));
    return ['"', ...parts, '"'];
  }
  if (isList(value)) {
    const elements = value.flatMap((element, index) => [index === 0 ? '' : ',', ...jsonParts(element, depth + 1)]);
    return ['[', ...elements, ']'];
  }
  if (typeof value === 'object') {
    const members = Object.entries(value).flatMap(([key, member], index) => [
      `${index === 0 ? '' : ','}${JSON.stringify(key)}:`,
      ...jsonParts(member, depth + 1),
    ]);
    return ['{', ...members, '}'];
  }
  return [JSON.stringify(value)];
}

/** The data, or why there is none: the text is no JSON, or a symbol stands where it may be anything. */
export type JsonReading = { readonly data: Value } | 'invalid' | 'unknown';

export function parseJsonText(text: Text): JsonReading {
  if (!isSymbolic(text)) {
    const data = parseJson(text);
    return data === undefined ? 'invalid' : { data: withSymbols(data, undefined, [], 0) };
  }
  const parts = textParts(text);
  const mark = freeMark(parts.filter((part) => typeof part === 'string').join(''));
  if (mark === undefined) return 'unknown';
  const marked = parts.map((part, index) => (typeof part === 'string' ? part : `${mark}${index}${mark}`)).join('');
  const data = parseJson(marked);
  // Outside of a string a mark is no JSON, and within a symbol there may be a quotation mark that mends the text.
  return data === undefined ? 'unknown' : { data: withSymbols(data, mark, parts, 0) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A character that is not in the text, not even as an escape sequence. */
function freeMark(literals: string): string | undefined {
  const lowered = literals.toLowerCase();
  for (let code = FIRST_MARK; code <= LAST_MARK; code += 1) {
    const mark = String.fromCharCode(code);
    if (!literals.includes(mark) && !lowered.includes(`\\u${code.toString(16)}`)) return mark;
  }
  return undefined;
}

function withSymbols(data: unknown, mark: string | undefined, parts: readonly TextPart[], depth: number): Value {
  if (depth > DEEPEST) return null;
  if (typeof data === 'string') return mark === undefined ? data : unmarked(data, mark, parts);
  if (typeof data === 'number' || typeof data === 'boolean') return data;
  if (Array.isArray(data)) {
    return (data as readonly unknown[]).map((element) => withSymbols(element, mark, parts, depth + 1));
  }
  if (typeof data !== 'object' || data === null) return null;
  const entries = Object.entries(data);
  // Of an object with an unknown key nobody knows what it says.
  if (mark !== undefined && entries.some(([key]) => key.includes(mark))) return null;
  return Object.fromEntries(entries.map(([key, member]) => [key, withSymbols(member, mark, parts, depth + 1)]));
}

function unmarked(text: string, mark: string, parts: readonly TextPart[]): Text {
  return textOf(text.split(mark).map((piece, index) => (index % 2 === 0 ? piece : (parts[Number(piece)] ?? ''))));
}

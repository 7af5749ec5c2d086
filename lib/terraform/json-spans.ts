/**
 * Finds the members and elements of JSON in its text, so that a large document can be read piece by piece and what nobody
 * needs is never built. It only looks for where values end: what is in them, `JSON.parse` has to say.
 */

/** The text ended, or something else stood where a value should: no JSON. */
export class BrokenJson extends Error {}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** A value that was read, and the place behind it. */
export interface Read<T = unknown> {
  readonly value: T;
  readonly to: number;
}

/** Where a value ends, once somebody has looked at it. */
type Visit = (from: number) => number;

/** Visits the members of the object that begins at a place, each once. Out: the place behind it. */
export function visitMembers(text: string, from: number, visit: (name: string, from: number) => number): number {
  let at = skipSpace(text, expect(text, from, OPEN_BRACE));
  while (text.charCodeAt(at) !== CLOSE_BRACE) {
    const name = stringEnd(text, at);
    const start = skipSpace(text, expect(text, skipSpace(text, name), COLON));
    at = afterComma(text, visit(JSON.parse(text.slice(at, name)) as string, start), CLOSE_BRACE);
  }
  return at + 1;
}

/** Visits the elements of the list that begins at a place, each once. Out: the place behind it. */
export function visitElements(text: string, from: number, visit: Visit): number {
  let at = skipSpace(text, expect(text, from, OPEN_BRACKET));
  while (text.charCodeAt(at) !== CLOSE_BRACKET) at = afterComma(text, visit(at), CLOSE_BRACKET);
  return at + 1;
}

export function isObjectAt(text: string, from: number): boolean {
  return text.charCodeAt(from) === OPEN_BRACE;
}

export function isListAt(text: string, from: number): boolean {
  return text.charCodeAt(from) === OPEN_BRACKET;
}

/** The value that begins at a place. */
export function parseAt(text: string, from: number): Read {
  const to = valueEnd(text, from);
  return { value: JSON.parse(text.slice(from, to)), to };
}

/** The first place from here on that is no white space. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === 0x20 || (code >= 0x09 && code <= 0x0d); code = text.charCodeAt(at)) {
    at += 1;
  }
  return at;
}

/** The place behind the value that begins here. */
export function valueEnd(text: string, from: number): number {
  switch (text.charCodeAt(from)) {
    case QUOTE:
      return stringEnd(text, from);
    case OPEN_BRACE:
    case OPEN_BRACKET:
      return nestedEnd(text, from);
    default:
      return wordEnd(text, from);
  }
}

function nestedEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = stringEnd(text, at) - 1;
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth += 1;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  throw new BrokenJson();
}

function stringEnd(text: string, from: number): number {
  expect(text, from, QUOTE);
  let end = from;
  do {
    end = text.indexOf('"', end + 1);
    if (end < 0) throw new BrokenJson();
  } while (isEscaped(text, end));
  return end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === BACKSLASH) before -= 1;
  return (at - before) % 2 === 0;
}

/** Numbers, true, false, null. */
function wordEnd(text: string, from: number): number {
  let end = from;
  while (/[\w.+-]/.test(text.charAt(end))) end += 1;
  if (end === from) throw new BrokenJson();
  return end;
}

function afterComma(text: string, from: number, close: number): number {
  const at = skipSpace(text, from);
  if (text.charCodeAt(at) === close) return at;
  const next = skipSpace(text, expect(text, at, COMMA));
  if (text.charCodeAt(next) === close) throw new BrokenJson();
  return next;
}

function expect(text: string, at: number, code: number): number {
  if (text.charCodeAt(at) !== code) throw new BrokenJson();
  return at + 1;
}

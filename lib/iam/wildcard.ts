/**
 * Patterns of policies against texts of requests. `*` stands for any characters and `?` for one; a symbol on either side
 * matches itself, and may match anything else, which is unknown.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
import { isSymbolic, type SymbolPart, type Text, textKey, textParts } from './text';
import { all, type Truth, truth } from './truth';

/** So many steps a comparison takes at most. Nothing that AWS accepts needs them; what would is left undecided. */
const MAX_STEPS = 20_000_000;

const ANY: unique symbol = Symbol('any characters');
const ONE: unique symbol = Symbol('one character');

type TextUnit = string | SymbolPart;
type Unit = TextUnit | typeof ANY | typeof ONE;

/** A pattern that is no plain text: what a policy variable stands for is taken literally, wildcards and all. */
export type Pattern = Text | readonly PatternPart[];
export type PatternPart = { readonly pattern: Text } | { readonly literal: Text };

/** Whether a pattern matches a text, case and all. */
export function matchWildcard(pattern: Pattern, text: Text): Truth {
  if (typeof pattern === 'string' && typeof text === 'string') {
    return hasWildcard(pattern) ? matchUnits(plainUnits(pattern), plainText(text)) : truth(pattern === text);
  }
  return matchSymbolic(patternUnits(pattern), textUnits(text));
}

/** Whether two texts are equal. */
export function equalTexts(one: Text, other: Text): Truth {
  if (typeof one === 'string' && typeof other === 'string') {
    return truth(one === other);
  }
  return matchSymbolic(textUnits(one), textUnits(other));
}

const ARN_SEGMENTS = 6;

/**
 * Whether an ARN pattern matches an ARN: each of the six segments by itself, so that no wildcard reaches over a colon but
 * in the last. What an incomplete pattern leaves out matches anything. A symbol is taken to lie within its segment, and
 * one that begins a text to be a whole ARN.
 */
export function matchArn(pattern: Pattern, arn: Text): Truth {
  if (isAnything(pattern)) return 'yes';
  if (typeof pattern === 'string' && typeof arn === 'string') {
    return matchPlainArn(pattern, arn);
  }
  const [units, given] = [patternUnits(pattern), textUnits(arn)];
  if (typeof units[0] === 'object' || typeof given[0] === 'object') {
    return matchFromWholeArn(units, given);
  }
  if (isOpenEnded(units) || isOpenEnded(given)) {
    return matchOpenEnded(units, given);
  }
  const givenSegments = splitArn(given);
  return all(splitArn(units).map((segment, index) => matchSymbolic(segment, givenSegments[index] ?? [])));
}

/**
 * Whether a pattern of a `Resource` element matches an ARN. AWS says that a `*` that ends a segment can reach over the
 * colon, and not when it does: a match that needs it is unknown.
 */
export function matchResource(pattern: Pattern, arn: Text): Truth {
  const match = matchArn(pattern, arn);
  return match === 'no' && endsSegment(pattern) && matchWildcard(pattern, arn) !== 'no' ? 'unknown' : match;
}

function endsSegment(pattern: Pattern): boolean {
  if (typeof pattern === 'string') return pattern.includes('*:');
  const units = patternUnits(pattern);
  return units.some((unit, index) => unit === ANY && units[index + 1] === ':');
}

/** Whether a text has a wildcard. */
export function hasWildcard(text: Text): boolean {
  return textParts(text).some((part) => typeof part === 'string' && /[*?]/.test(part));
}

function matchPlainArn(pattern: string, arn: string): Truth {
  if (pattern === arn) return 'yes';
  if (!hasWildcard(pattern) && pattern.split(':', ARN_SEGMENTS).length === ARN_SEGMENTS) return 'no';
  const given = splitArn([...arn]);
  return all(splitArn(plainUnits(pattern)).map((segment, index) => matchUnits(segment, given[index] ?? [])));
}

// The same generated ARN at the head of both: what follows lies in the last segment of both.
function matchFromWholeArn(pattern: readonly Unit[], text: readonly Unit[]): Truth {
  const first = pattern[0];
  const other = text[0];
  if (first !== undefined && other !== undefined && sameUnit(first, other)) {
    return matchSymbolic(pattern.slice(1), text.slice(1));
  }
  return mayMatch(pattern, text) ? 'unknown' : 'no';
}

// Too few segments, and a symbol that may hold the missing ones.
function isOpenEnded(units: readonly Unit[]): boolean {
  return (
    units.some((unit) => typeof unit === 'object') && units.filter((unit) => unit === ':').length < ARN_SEGMENTS - 1
  );
}

function matchOpenEnded(pattern: readonly Unit[], text: readonly Unit[]): Truth {
  const isSame =
    pattern.length === text.length && pattern.every((unit, index) => matchesUnit(unit, text[index]) && unit !== ONE);
  if (isSame) return 'yes';
  const filled = splitArn(pattern).flatMap((segment, index) => (index === 0 ? segment : [':', ...segment]));
  return mayMatch(pattern, text) || mayMatch(filled, text) ? 'unknown' : 'no';
}

/** The units of each segment; an incomplete ARN has its last segments filled with `*`. */
function splitArn(units: readonly Unit[]): readonly (readonly Unit[])[] {
  const segments: Unit[][] = [[]];
  for (const unit of units) {
    if (unit === ':' && segments.length < ARN_SEGMENTS) {
      segments.push([]);
    } else {
      segments.at(-1)?.push(unit);
    }
  }
  while (segments.length < ARN_SEGMENTS) {
    segments.push([ANY]);
  }
  return segments;
}

function matchSymbolic(pattern: readonly Unit[], text: readonly Unit[]): Truth {
  const match = matchUnits(pattern, text);
  if (match !== 'no') return match;
  const concrete = [...pattern, ...text].every((unit) => typeof unit !== 'object');
  return !concrete && mayMatch(pattern, text) ? 'unknown' : 'no';
}

/** Matches with a step back to the last `*`: linear where there is at most one, symbols equal to themselves alone. */
function matchUnits(pattern: ArrayLike<Unit>, text: ArrayLike<Unit>): Truth {
  let [at, position, star, resume] = [0, 0, -1, 0];
  for (let step = 0; position < text.length; step += 1) {
    if (step > MAX_STEPS) return 'unknown';
    const unit = pattern[at];
    if (unit === ANY) {
      star = at;
      resume = position;
      at += 1;
    } else if (at < pattern.length && matchesUnit(unit, text[position])) {
      at += 1;
      position += 1;
    } else if (star >= 0) {
      resume += 1;
      position = resume;
      at = star + 1;
    } else {
      return 'no';
    }
  }
  while (pattern[at] === ANY) at += 1;
  return truth(at === pattern.length);
}

function matchesUnit(pattern: Unit | undefined, text: Unit | undefined): boolean {
  if (pattern === ONE) return typeof text === 'string';
  return pattern !== undefined && text !== undefined && sameUnit(pattern, text);
}

function sameUnit(one: Unit, other: Unit): boolean {
  if (typeof one === 'object' && typeof other === 'object') {
    return one.symbol !== undefined && one.symbol === other.symbol;
  }
  return one === other;
}

/** Whether a match is possible at all once every symbol may stand for anything. */
function mayMatch(pattern: readonly Unit[], text: readonly Unit[]): boolean {
  if (pattern.length * text.length > MAX_STEPS) return true;
  // reachable[j]: the pattern read so far may have used up the first j units of the text.
  let reachable: boolean[] = [true];
  for (const [index, unit] of text.entries()) {
    reachable[index + 1] = reachable[index] === true && isFree(unit);
  }
  for (const unit of pattern) {
    const next: boolean[] = [isFree(unit) && reachable[0] === true];
    for (const [index, given] of text.entries()) {
      const skipped = isFree(unit) && (reachable[index + 1] === true || next[index] === true);
      const swallowed = isFree(given) && (reachable[index + 1] === true || next[index] === true);
      const both = reachable[index] === true && (isFree(unit) || unit === ONE || unit === given);
      next[index + 1] = skipped || swallowed || both;
    }
    reachable = next;
  }
  return reachable[text.length] === true;
}

function isFree(unit: Unit): boolean {
  return unit === ANY || typeof unit === 'object';
}

function isAnything(pattern: Pattern): boolean {
  if (typeof pattern === 'string') return /^\*+$/.test(pattern);
  const units = patternUnits(pattern);
  return units.length > 0 && units.every((unit) => unit === ANY);
}

function patternUnits(pattern: Pattern): readonly Unit[] {
  if (typeof pattern === 'string' || isSymbolic(pattern)) {
    return textParts(pattern).flatMap((part): readonly Unit[] =>
      typeof part === 'string' ? plainUnits(part) : [part],
    );
  }
  return pattern.flatMap((part) => ('literal' in part ? textUnits(part.literal) : patternUnits(part.pattern)));
}

// A character is a code point; only texts beyond the basic plane need to be taken apart for it.
function plainText(text: string): ArrayLike<TextUnit> {
  return /[\ud800-\udfff]/.test(text) ? [...text] : text;
}

function plainUnits(pattern: string): readonly Unit[] {
  return Array.from(pattern, wildcardUnit);
}

function wildcardUnit(character: string): Unit {
  switch (character) {
    case '*':
      return ANY;
    case '?':
      return ONE;
    default:
      return character;
  }
}

function textUnits(text: Text): readonly TextUnit[] {
  return textParts(text).flatMap((part): readonly TextUnit[] => (typeof part === 'string' ? [...part] : [part]));
}

/** Whether two texts are known to be the same. */
export function isSameText(one: Text, other: Text): boolean {
  const key = textKey(one);
  return key !== undefined && key === textKey(other);
}

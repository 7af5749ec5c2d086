/** Expressions of HCL as a tree. What this package never works out stays whole, as its text. */
import { splitTemplate, type TemplatePart } from './hcl-template';
import { canonicalTokens, type HclToken, hclTokens } from './hcl-tokens';

/** `.name`, `[index]`, or `[*]`. */
export type HclStep = { readonly attribute: string } | { readonly index: HclExpression } | { readonly splat: true };

/** `text` is the same for equal expressions. */
export type HclExpression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'template'; readonly parts: readonly TemplatePart[] }
  | { readonly kind: 'list'; readonly elements: readonly HclExpression[]; readonly text: string }
  | {
      readonly kind: 'object';
      readonly items: readonly { readonly key: HclExpression; readonly value: HclExpression }[];
      readonly text: string;
    }
  | {
      readonly kind: 'traversal';
      readonly root: string;
      readonly steps: readonly HclStep[];
      readonly text: string;
    }
  | {
      readonly kind: 'member';
      readonly of: HclExpression;
      readonly steps: readonly HclStep[];
      readonly text: string;
    }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly args: readonly HclExpression[];
      /** Whether the last argument is a list of arguments. */
      readonly expands: boolean;
      readonly text: string;
    }
  | {
      readonly kind: 'conditional';
      readonly condition: HclExpression;
      readonly yes: HclExpression;
      readonly no: HclExpression;
      readonly text: string;
    }
  | {
      readonly kind: 'operation';
      readonly operator: string;
      readonly left: HclExpression;
      readonly right: HclExpression;
      readonly text: string;
    }
  | { readonly kind: 'not'; readonly operand: HclExpression; readonly text: string }
  | { readonly kind: 'opaque'; readonly text: string };

interface Reading {
  readonly tokens: readonly HclToken[];
  at: number;
  /** Newlines end an item of an object and mean nothing elsewhere. */
  newlinesCount: boolean;
  depth: number;
}

/** Deeper than people nest, and far from the end of the stack. */
const DEEPEST = 60;
const PRECEDENCE: ReadonlyMap<string, number> = new Map([
  ['||', 1],
  ['&&', 2],
  ['==', 3],
  ['!=', 3],
  ['<', 4],
  ['>', 4],
  ['<=', 4],
  ['>=', 4],
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['/', 6],
  ['%', 6],
]);
const WORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** The tree of an expression. */
export function parseHcl(source: string): HclExpression {
  const tokens = hclTokens(source);
  if (tokens === undefined) return { kind: 'opaque', text: source.trim() };
  const reading: Reading = { tokens, at: 0, newlinesCount: false, depth: 0 };
  const expression = readExpression(reading);
  return expression === undefined || peek(reading) !== undefined
    ? { kind: 'opaque', text: canonicalTokens(tokens) }
    : expression;
}

function readExpression(reading: Reading): HclExpression | undefined {
  if (reading.depth >= DEEPEST) return undefined;
  reading.depth += 1;
  const from = reading.at;
  const condition = readOperation(reading, 1);
  const expression = condition === undefined ? undefined : readConditional(reading, condition, from);
  reading.depth -= 1;
  return expression;
}

function readConditional(reading: Reading, condition: HclExpression, from: number): HclExpression | undefined {
  if (!take(reading, '?')) return condition;
  const yes = readExpression(reading);
  if (yes === undefined || !take(reading, ':')) return undefined;
  const no = readExpression(reading);
  return no && { kind: 'conditional', condition, yes, no, text: textSince(reading, from) };
}

/** Operators that bind at least as tightly as `tightness`, from left to right. */
function readOperation(reading: Reading, tightness: number): HclExpression | undefined {
  const from = reading.at;
  let left = readUnary(reading);
  for (let links = 0; left !== undefined; links += 1) {
    const operator = peek(reading)?.text ?? '';
    const precedence = peek(reading)?.kind === 'mark' ? PRECEDENCE.get(operator) : undefined;
    if (precedence === undefined || precedence < tightness) return left;
    if (links >= DEEPEST) return undefined;
    take(reading, operator);
    const right = readOperation(reading, precedence + 1);
    left = right && { kind: 'operation', operator, left, right, text: textSince(reading, from) };
  }
  return undefined;
}

function readUnary(reading: Reading): HclExpression | undefined {
  const from = reading.at;
  const operator = ['!', '-'].find((sign) => take(reading, sign));
  if (operator === undefined) return readPostfix(reading);
  const operand = readPostfix(reading);
  if (operand === undefined) return undefined;
  if (operator === '!') return { kind: 'not', operand, text: textSince(reading, from) };
  return operand.kind === 'literal' && typeof operand.value === 'number'
    ? { kind: 'literal', value: -operand.value }
    : { kind: 'opaque', text: textSince(reading, from) };
}

function readPostfix(reading: Reading): HclExpression | undefined {
  const from = reading.at;
  const primary = readPrimary(reading);
  if (primary === undefined) return undefined;
  const steps = readSteps(reading);
  if (steps === undefined) return undefined;
  const text = textSince(reading, from);
  if (primary.kind === 'traversal' && primary.steps.length === 0) return { ...primary, steps, text };
  return steps.length === 0 ? primary : { kind: 'member', of: primary, steps, text };
}

function readSteps(reading: Reading): readonly HclStep[] | undefined {
  const steps: HclStep[] = [];
  for (;;) {
    if (take(reading, '.')) {
      const step = readAttribute(reading);
      if (step === undefined) return undefined;
      steps.push(step);
    } else if (take(reading, '[')) {
      const step = bracketed(reading, ']', readIndex);
      if (step === undefined) return undefined;
      steps.push(step);
    } else {
      return steps;
    }
  }
}

function readAttribute(reading: Reading): HclStep | undefined {
  if (take(reading, '*')) return { splat: true };
  const token = next(reading);
  if (token?.kind === 'word') return { attribute: token.text };
  // The old way to write an index: `aws_iam_role.x.0.arn`.
  return token?.kind === 'number' && /^\d+$/.test(token.text)
    ? { index: { kind: 'literal', value: Number(token.text) } }
    : undefined;
}

function readIndex(reading: Reading): HclStep | undefined {
  if (take(reading, '*')) return { splat: true };
  const index = readExpression(reading);
  return index && { index };
}

function readPrimary(reading: Reading): HclExpression | undefined {
  const from = reading.at;
  const token = next(reading);
  switch (token?.kind) {
    case 'number':
      return { kind: 'literal', value: Number(token.text) };
    case 'string':
      return quotedString(token.text);
    case 'word':
      return readWord(reading, token.text, from);
    case 'mark':
      return readBracketed(reading, token.text, from);
    default:
      return undefined;
  }
}

function quotedString(text: string): HclExpression {
  const parts = splitTemplate(text.slice(1, -1), 'quoted');
  if (parts === undefined) return { kind: 'opaque', text };
  const [first, ...others] = parts;
  if (first === undefined) return { kind: 'literal', value: '' };
  return others.length === 0 && 'literal' in first
    ? { kind: 'literal', value: first.literal }
    : { kind: 'template', parts };
}

function readWord(reading: Reading, word: string, from: number): HclExpression | undefined {
  if (take(reading, '(')) {
    const call = bracketed(reading, ')', readArguments);
    return call && { kind: 'call', name: word, ...call, text: textSince(reading, from) };
  }
  const value = WORDS.get(word);
  return value === undefined ? { kind: 'traversal', root: word, steps: [], text: word } : { kind: 'literal', value };
}

function readBracketed(reading: Reading, mark: string, from: number): HclExpression | undefined {
  if (mark === '(') return bracketed(reading, ')', readExpression);
  if (mark === '[') {
    const elements = bracketed(reading, ']', readElements);
    return elements && { kind: 'list', elements, text: textSince(reading, from) };
  }
  if (mark === '{') {
    const items = bracketed(reading, '}', readItems, true);
    return items && { kind: 'object', items, text: textSince(reading, from) };
  }
  return undefined;
}

/** What stands between brackets, of which the first is read already. */
function bracketed<T>(
  reading: Reading,
  end: string,
  read: (reading: Reading) => T | undefined,
  newlinesCount = false,
): T | undefined {
  const outside = reading.newlinesCount;
  reading.newlinesCount = newlinesCount;
  const inside = read(reading);
  reading.newlinesCount = false;
  const closed = take(reading, end);
  reading.newlinesCount = outside;
  return closed ? inside : undefined;
}

function readElements(reading: Reading): readonly HclExpression[] | undefined {
  const elements: HclExpression[] = [];
  while (peek(reading)?.text !== ']') {
    const element = readExpression(reading);
    if (element === undefined) return undefined;
    elements.push(element);
    if (!take(reading, ',')) break;
  }
  return elements;
}

function readArguments(reading: Reading): { args: readonly HclExpression[]; expands: boolean } | undefined {
  const args: HclExpression[] = [];
  while (peek(reading)?.text !== ')') {
    const arg = readExpression(reading);
    if (arg === undefined) return undefined;
    args.push(arg);
    if (take(reading, '...')) return { args, expands: true };
    if (!take(reading, ',')) break;
  }
  return { args, expands: false };
}

function readItems(reading: Reading): readonly { key: HclExpression; value: HclExpression }[] | undefined {
  const items: { key: HclExpression; value: HclExpression }[] = [];
  skipNewlines(reading);
  while (peek(reading)?.text !== '}') {
    const key = readKey(reading);
    if (key === undefined || !(take(reading, '=') || take(reading, ':'))) return undefined;
    skipNewlines(reading);
    const value = readExpression(reading);
    if (value === undefined) return undefined;
    items.push({ key, value });
    const newline = peek(reading)?.kind === 'newline';
    skipNewlines(reading);
    const comma = take(reading, ',');
    skipNewlines(reading);
    if (!newline && !comma) break;
  }
  return items;
}

/** A bare word is a key of that name; only between parentheses is it a reference. */
function readKey(reading: Reading): HclExpression | undefined {
  const expression = peek(reading)?.text === '(' ? readPrimary(reading) : readPostfix(reading);
  if (expression?.kind !== 'traversal' || expression.steps.length > 0) return expression;
  return reading.tokens[reading.at - 1]?.text === ')' ? expression : { kind: 'literal', value: expression.root };
}

function peek(reading: Reading): HclToken | undefined {
  if (!reading.newlinesCount) skipNewlines(reading);
  return reading.tokens[reading.at];
}

function next(reading: Reading): HclToken | undefined {
  const token = peek(reading);
  reading.at += 1;
  return token;
}

/** Reads a mark if it stands there. */
function take(reading: Reading, mark: string): boolean {
  const token = peek(reading);
  const there = token?.kind === 'mark' && token.text === mark;
  if (there) reading.at += 1;
  return there;
}

function skipNewlines(reading: Reading): void {
  while (reading.tokens[reading.at]?.kind === 'newline') reading.at += 1;
}

function textSince(reading: Reading, from: number): string {
  return canonicalTokens(reading.tokens.slice(from, reading.at)).trim();
}

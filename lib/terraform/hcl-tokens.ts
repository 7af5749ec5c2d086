/** Expressions of HCL as tokens. */
import { endOfString } from './hcl-source';

export interface HclToken {
  readonly kind: 'word' | 'number' | 'string' | 'mark' | 'newline';
  /** As written; a string with its quotes. */
  readonly text: string;
}

const SPACE = /[ \t\r]+/y;
const WORD = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const MARK = /\.\.\.|==|!=|<=|>=|&&|\|\||=>|[{}[\]().,:=!?*+\-/%<>]/y;

/** The tokens of an expression; nothing where it has comments, heredocs or what is no HCL. */
export function hclTokens(source: string): readonly HclToken[] | undefined {
  const tokens: HclToken[] = [];
  let at = 0;
  while (at < source.length) {
    const space = matchAt(SPACE, source, at);
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    const token = tokenAt(source, at);
    if (token === undefined) return undefined;
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

/** The same text for the same expression, however it is spaced. */
export function canonicalTokens(tokens: readonly HclToken[]): string {
  let text = '';
  let before: HclToken | undefined;
  for (const token of tokens.filter(({ kind }) => kind !== 'newline')) {
    text += before !== undefined && isWordLike(before) && isWordLike(token) ? ` ${token.text}` : token.text;
    before = token;
  }
  return text;
}

function tokenAt(source: string, at: number): HclToken | undefined {
  if (source[at] === '\n') return { kind: 'newline', text: '\n' };
  if (source.startsWith('<<', at) || source.startsWith('//', at) || source.startsWith('/*', at)) return undefined;
  if (source[at] === '"') {
    const end = endOfString(source, at + 1);
    return end === undefined ? undefined : { kind: 'string', text: source.slice(at, end + 1) };
  }
  for (const [kind, pattern] of [
    ['word', WORD],
    ['number', NUMBER],
    ['mark', MARK],
  ] as const) {
    const text = matchAt(pattern, source, at);
    if (text !== undefined) return { kind, text };
  }
  return undefined;
}

function matchAt(pattern: RegExp, source: string, at: number): string | undefined {
  const sticky = pattern;
  sticky.lastIndex = at;
  return sticky.exec(source)?.[0];
}

function isWordLike({ kind }: HclToken): boolean {
  return kind === 'word' || kind === 'number';
}

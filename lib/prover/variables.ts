/**
 * Policy variables: `${aws:username}`, with a default `${aws:PrincipalTag/team, 'none'}`, and the literal `${*}`, `${?}`,
 * `${$}`. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
import type { ParsedPolicy } from '../iam/parsed-policy';
import { type Text, type TextPart, textOf, textParts, UNKNOWN_TEXT } from '../iam/text';
import type { Pattern, PatternPart } from '../iam/wildcard';
import type { ContextValue } from './context';

/** The pattern with its variables replaced, or nothing where a variable has no value: the element then matches nothing. */
export function resolveVariables(
  written: Text,
  version: ParsedPolicy['version'],
  lookUp: (key: string) => ContextValue,
): Pattern | undefined {
  if (version === '2008-10-17' || !textParts(written).some(hasVariable)) return written;
  const resolved: PatternPart[] = [];
  for (const part of textParts(written)) {
    const pieces = typeof part === 'string' ? piecesOf(part) : [part];
    for (const piece of pieces) {
      // Where a variable ends is not known, and so neither is what is behind it.
      if (isOpenVariable(piece)) return [...resolved, { literal: UNKNOWN_TEXT }];
      const value = typeof piece === 'string' ? resolvePiece(piece, lookUp) : { pattern: textOf([piece]) };
      if (value === undefined) return undefined;
      // Nobody knows whether a document of an unknown version has variables at all.
      resolved.push(version === 'unknown' && 'literal' in value ? { literal: UNKNOWN_TEXT } : value);
    }
  }
  return resolved;
}

/** Variables, each a piece of its own, and what is between them. What begins like a variable and has no end is the last one. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let at = 0;
  for (let start = text.indexOf('${'); start >= 0; start = text.indexOf('${', at)) {
    const end = text.indexOf('}', start) + 1 || text.length;
    pieces.push(text.slice(at, start), text.slice(start, end));
    at = end;
  }
  return [...pieces, text.slice(at)];
}

function isOpenVariable(piece: TextPart): boolean {
  return typeof piece === 'string' && piece.startsWith('${') && !piece.endsWith('}');
}

function hasVariable(part: unknown): boolean {
  return typeof part === 'string' && part.includes('${');
}

function resolvePiece(piece: string, lookUp: (key: string) => ContextValue): PatternPart | undefined {
  if (!piece.startsWith('${')) return { pattern: piece };
  const inner = piece.slice('${'.length, -1);
  if (['*', '?', '$'].includes(inner)) return { literal: inner };
  const comma = inner.indexOf(',');
  const key = (comma < 0 ? inner : inner.slice(0, comma)).trim();
  const [, fallback] = /^'([^']*)'$/.exec(comma < 0 ? '' : inner.slice(comma + 1).trim()) ?? [];
  // A variable that is not written as one.
  if (key === '' || (comma >= 0 && fallback === undefined)) return { literal: UNKNOWN_TEXT };
  const value = lookUp(key);
  switch (value.kind) {
    case 'present':
      // Keys with several values cannot be variables.
      return value.values.length === 1 ? { literal: value.values[0] ?? '' } : undefined;
    case 'absent':
      return fallback === undefined ? undefined : { literal: fallback };
    case 'unknown':
      return { literal: UNKNOWN_TEXT };
    default:
      return value satisfies never;
  }
}

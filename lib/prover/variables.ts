/**
 * Policy variables: `${aws:username}`, with a default `${aws:PrincipalTag/team, 'none'}`, and the literal `${*}`, `${?}`,
 * `${$}`. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
import type { ParsedPolicy } from '../iam/parsed-policy';
import { type Text, textOf, textParts, UNKNOWN_TEXT } from '../iam/text';
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
    const pieces = typeof part === 'string' ? part.split(/(\$\{[^}]*\})/) : [part];
    for (const piece of pieces) {
      const value = typeof piece === 'string' ? resolvePiece(piece, lookUp) : { pattern: textOf([piece]) };
      if (value === undefined) return undefined;
      // Nobody knows whether a document of an unknown version has variables at all.
      resolved.push(version === 'unknown' && 'literal' in value ? { literal: UNKNOWN_TEXT } : value);
    }
  }
  return resolved;
}

function hasVariable(part: unknown): boolean {
  return typeof part === 'string' && part.includes('${');
}

function resolvePiece(piece: string, lookUp: (key: string) => ContextValue): PatternPart | undefined {
  const [, inner] = /^\$\{([^}]*)\}$/.exec(piece) ?? [];
  if (inner === undefined) return { pattern: piece };
  if (['*', '?', '$'].includes(inner)) return { literal: inner };
  const [, key = '', fallback] = /^\s*([^,]*?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(inner) ?? [];
  if (key === '') return { literal: UNKNOWN_TEXT };
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

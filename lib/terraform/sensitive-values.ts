/**
 * Values that Terraform marks as sensitive: its JSON shows them, and we do not. Each becomes a symbol before anybody reads
 * it, so that it reaches no output; what stands on it is judged as if it were known only after apply.
 * https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
import { symbolText, type Text, textParts, UNKNOWN_TEXT } from '../iam/text';
import { isBlock, isList } from './facts-values';
import { isRecord, listOf, memberOf, recordOf } from './plan-json';
import type { Value, Values } from './row';

/** Deeper than any policy, and far from the end of the stack. */
const DEEPEST = 100;

/** What the names of such symbols end with; no address does. */
export const SENSITIVE = ' (sensitive)';

/** The marks of a value: `true` in each place that is sensitive, or known only after apply. */
export interface Marks {
  readonly sensitive: unknown;
  readonly unknown: unknown;
}

/** The attributes of a resource without what is sensitive in them. */
export function withoutSensitive(values: Values, { sensitive, unknown }: Marks, address: string): Values {
  const names = sensitive === true ? Object.keys(values) : Object.keys(recordOf(sensitive));
  const hidden = names.flatMap((name): readonly (readonly [string, Value])[] => {
    if (!Object.hasOwn(values, name)) return [];
    const marks = { sensitive: sensitive === true || memberOf(sensitive, name), unknown: memberOf(unknown, name) };
    return [[name, hideSensitive(values[name] ?? null, marks, `${address}.${name}`)]];
  });
  return hidden.length === 0 ? values : { ...values, ...Object.fromEntries(hidden) };
}

/** What is both sensitive and unknown shows what it refers to, which is hidden where that is sensitive. */
export function hideSensitive(value: Value, { sensitive, unknown }: Marks, symbol: string, depth = 0): Value {
  if (unknown === true || value === null || !holdsMark(sensitive)) return value;
  if (sensitive === true) return symbolText(`${symbol}${SENSITIVE}`);
  if (depth > DEEPEST) return UNKNOWN_TEXT;
  if (isList(value) && Array.isArray(sensitive)) {
    return value.map((element, index) => {
      const marks = { sensitive: listOf(sensitive)[index], unknown: listOf(unknown)[index] };
      return hideSensitive(element, marks, `${symbol}[${index}]`, depth + 1);
    });
  }
  if (isBlock(value) && isRecord(sensitive)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => {
        const marks = { sensitive: memberOf(sensitive, key), unknown: memberOf(unknown, key) };
        return [key, hideSensitive(member, marks, `${symbol}.${key}`, depth + 1)];
      }),
    );
  }
  // Where marks and value do not fit, nobody knows which part of it is meant.
  return symbolText(`${symbol}${SENSITIVE}`);
}

/** Whether something is marked, or marks lie deeper than anybody looks. */
function holdsMark(marks: unknown, depth = 0): boolean {
  if (typeof marks !== 'object' || marks === null) return marks === true;
  return depth > DEEPEST || Object.values(marks).some((member) => holdsMark(member, depth + 1));
}

/** Whether a part of the text is hidden. */
export function isSensitive(text: Text): boolean {
  return textParts(text).some((part) => typeof part !== 'string' && part.symbol?.endsWith(SENSITIVE) === true);
}

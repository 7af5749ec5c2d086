import { isSymbolic, textOf, textParts } from '../../../lib/iam/text';
import { readSynthesis } from '../../../lib/terraform/read-synthesis';
import type { Rows, Value } from '../../../lib/terraform/row';

/** The rows of a file, each argument as a person reads it. */
export function argumentsOf(json: object, accounts: Readonly<Record<string, string>> = {}): Record<string, unknown> {
  return Object.fromEntries(rowsOf(json, accounts).rows.map(({ address, values }) => [address, shown(values)]));
}

export function rowsOf(json: object, accounts: Readonly<Record<string, string>> = {}): Rows {
  return readSynthesis('cdk.tf.json', JSON.parse(JSON.stringify(json)), { accounts });
}

/** What one argument is read as, in a file with these other blocks. */
export function readArgument(argument: unknown, blocks: object = {}): unknown {
  const read = argumentsOf({ ...blocks, resource: { aws_s3_bucket: { bucket: { argument } } } });
  return (read['aws_s3_bucket.bucket'] as { argument: unknown }).argument;
}

/** Texts with their symbols between angle brackets, behind a mark that no plain text has. */
export function shown(value: Value): unknown {
  if (isSymbolic(value)) {
    const parts = textParts(value).map((part) => (typeof part === 'string' ? part : `<${part.symbol ?? '?'}>`));
    return { symbolic: textOf(parts) };
  }
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shown(member as Value)]));
}

/** A text with symbols, as `shown` shows it. */
export const symbolic = (text: string) => ({ symbolic: text });

/** A policy as an argument holds it: a JSON text, of which parts may be known only after apply. */
import { parsePolicy } from '../iam/parse-policy';
import type { ParsedPolicy } from '../iam/parsed-policy';
import { isText } from '../iam/text';
import { parseJsonText } from './facts-json-text';
import { valueIn } from './facts-values';
import type { PolicyFact, UnknownDocument } from './inventory';
import type { ResourceRow, Value, Values } from './row';
import { isSensitive } from './sensitive-values';

const MALFORMED: UnknownDocument = { unknownBecause: 'malformed' };
export const AFTER_APPLY: UnknownDocument = { unknownBecause: 'knownAfterApply' };
const SENSITIVE: UnknownDocument = { unknownBecause: 'sensitive' };

/** The document, or why it is not known; nothing where the argument is left out. */
export function readPolicy(value: Value | undefined): ParsedPolicy | UnknownDocument | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (!isText(value)) return parseDocument(value);
  const reading = parseJsonText(value);
  if (reading === 'unknown') return isSensitive(value) ? SENSITIVE : AFTER_APPLY;
  return reading === 'invalid' || reading.data === null ? MALFORMED : parseDocument(reading.data);
}

function parseDocument(data: Value): ParsedPolicy | UnknownDocument {
  const reading = parsePolicy(data);
  return 'policy' in reading ? reading.policy : MALFORMED;
}

/** The policy that an argument of a resource (or of a block of it) holds; none where it is left out. */
export function policiesIn(
  row: ResourceRow,
  argument: string,
  name: string,
  values: Values = row.values,
): readonly PolicyFact[] {
  const document = readPolicy(valueIn(values, argument));
  return document === undefined ? [] : [{ name, origin: row.origin, document }];
}

/** A policy of one statement, as a service writes it. */
export function statementPolicy(row: ResourceRow, name: string, statement: Values): PolicyFact {
  const document = parseDocument({ Version: '2012-10-17', Statement: [statement] });
  return { name, origin: row.origin, document };
}

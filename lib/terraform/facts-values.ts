/** Values of Terraform, read by what they should be. A value of another type counts as unknown, never as absent. */
import type { TextList } from '../iam/parsed-policy';
import { isSymbolic, isText, type Text, textKey, UNKNOWN_TEXT } from '../iam/text';
import type { ResourceRow, Value, Values } from './row';

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isBlock(value: Value | undefined): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isSymbolic(value);
}

/** A member of the object's own: names come from the input, and one may be `constructor`. */
export function valueIn(values: Values, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** The argument as a text; nothing where it is left out, null or empty. */
export function textIn(values: Values, name: string): Text | undefined {
  return textOfValue(valueIn(values, name));
}

function textOfValue(value: Value | undefined): Text | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (isText(value)) return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : UNKNOWN_TEXT;
}

/** The argument as a list of texts, open where more of them may follow. */
export function textsIn(values: Values, name: string): TextList {
  const value = valueIn(values, name);
  if (value === undefined || value === null) return { values: [], open: false };
  if (!isList(value)) return typeof value === 'string' ? { values: [value], open: false } : { values: [], open: true };
  const texts = value.map((element) => (element === '' ? '' : textOfValue(element)));
  return { values: texts.filter((text) => text !== undefined), open: texts.includes(undefined) };
}

/** Nested blocks, open where more of them may follow. */
export interface Blocks {
  readonly blocks: readonly Values[];
  readonly open: boolean;
}

/** The nested blocks of a name; JSON configuration may write a single one without a list. */
export function blocksIn(values: Values, name: string): Blocks {
  const value = valueIn(values, name);
  const dynamic = valueIn(values, 'dynamic');
  const isDynamic = isBlock(dynamic) && Object.hasOwn(dynamic, name);
  if (value === undefined || value === null) return { blocks: [], open: isDynamic };
  const elements = isList(value) ? value : [value];
  const blocks = elements.filter(isBlock);
  return { blocks, open: isDynamic || blocks.length < elements.length };
}

/** Whether the value is one symbol and nothing else. */
export function isSymbolNamed(value: Value, symbol: string): boolean {
  return isText(value) && isSymbolic(value) && textKey(value) === `<${symbol}>`;
}

/** Whether the argument is its own symbol: the input says that it will be known, and no more. */
export function isOwnSymbol(row: ResourceRow, name: string): boolean {
  return isSymbolNamed(valueIn(row.values, name) ?? null, `${row.address}.${name}`);
}

/** Whether a text that should name something holds a symbol of the row's own, or a nameless one. */
export function isUntold(text: Text, row: ResourceRow): boolean {
  return (
    isSymbolic(text) &&
    text.parts.some(
      (part) => typeof part !== 'string' && (part.symbol === undefined || part.symbol.startsWith(`${row.address}.`)),
    )
  );
}

/** Whether a text is nothing but a symbol whose name tells that it stands for an ARN. */
export function isArnSymbol(text: Text): boolean {
  return isSymbolic(text) && text.parts.length === 1 && /[._]arn>$/.test(textKey(text) ?? '');
}

/** The region of the resource, which one resource may have for itself. */
export function regionOf(row: ResourceRow): Text {
  const region = textIn(row.values, 'region');
  return region === undefined || isUntold(region, row) ? row.region : region;
}

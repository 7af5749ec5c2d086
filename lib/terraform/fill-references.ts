/**
 * Puts into every row what its references stand for: what other rows hold, and what follows from their names.
 * In and out: rows. What cannot be told stays the symbol it was.
 */
import { isSymbolic, isText, type Text, type TextPart, textOf, textParts } from '../iam/text';
import { type ComputedAttributes, computedAttributes, type RowView } from './facts-computed';
import { isBlock, isList, isSymbolNamed, valueIn } from './facts-values';
import { addressSteps, modulePrefix, parseAddress } from './plan-address';
import { makesFacts } from './read-types';
import type { ResourceRow, Rows, Value, Values } from './row';

/** References to references to references; longer chains end in a symbol. */
const LONGEST_CHAIN = 60;
/** Deeper than any policy, and far from the end of the stack. */
const DEEPEST = 100;
/** Larger than any policy. Texts that contain each other's contents several times soon outgrow everything. */
const LONGEST_TEXT = 100_000;

/** Attributes that facts are linked by. Others are computed where something refers to them. */
const NAMING = ['arn', 'stream_arn', 'name', 'function_name'];

/** What symbols stand for, found once for each. */
interface Filling {
  readonly rows: ReadonlyMap<string, ResourceRow>;
  readonly found: Map<string, Value | undefined>;
  readonly searching: Set<string>;
}

export function fillReferences(rows: Rows): Rows {
  const filling: Filling = {
    rows: new Map(rows.rows.map((row) => [row.address, row])),
    found: new Map(),
    searching: new Set(),
  };
  return {
    ...rows,
    rows: rows.rows.map((row) => fillRow(row, filling)),
    manifests: rows.manifests.map(({ origin, value }) => ({ origin, value: fill(value, filling) })),
  };
}

function fillRow(row: ResourceRow, filling: Filling): ResourceRow {
  if (!makesFacts(row.type)) return { ...row, values: fillMembers(row.values, filling, 0) };
  const computed = NAMING.filter((name) => Object.hasOwn(computedAttributes(row), name)).flatMap((name) => {
    const value = attributeOf(row, name, filling);
    return value === undefined ? [] : [[name, value] as const];
  });
  const filled = fillMembers(row.values, filling, 0);
  const differ = computed.filter(([name, value]) => filled[name] !== value);
  if (differ.length === 0) return filled === row.values ? row : { ...row, values: filled };
  return { ...row, values: { ...filled, ...Object.fromEntries(differ) } };
}

/** The attribute of a row: as the row has it, or else as it can be computed. */
function attributeOf(row: ResourceRow, path: string, filling: Filling): Value | undefined {
  const written = valueAt(row.values, path);
  // An empty text names nothing, just as one that is left out.
  const isTold = written !== undefined && written !== null && written !== '';
  if (isTold && !isSymbolNamed(written, `${row.address}.${path}`)) {
    return fill(written, filling);
  }
  const computed: ComputedAttributes = computedAttributes(row);
  const value = Object.hasOwn(computed, path) ? computed[path]?.(viewOf(row, filling)) : undefined;
  return value === undefined ? (written ?? undefined) : fill(value, filling);
}

function viewOf(row: ResourceRow, filling: Filling): RowView {
  return {
    row,
    given: (name) => {
      const value = valueIn(row.values, name);
      const filled = value === undefined ? undefined : fill(value, filling);
      if (filled === undefined || filled === '' || filled === null) return undefined;
      return asText(filled);
    },
    values: () => fillMembers(row.values, filling, 0),
  };
}

function asText(value: Value): Text | undefined {
  if (isText(value)) return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function fill(value: Value, filling: Filling, depth = 0): Value {
  if (isText(value)) return fillText(value, filling, depth);
  if (depth > DEEPEST) return null;
  if (isList(value)) {
    const filled = value.map((element) => fill(element, filling, depth + 1));
    return filled.every((element, index) => element === value[index]) ? value : filled;
  }
  return isBlock(value) ? fillMembers(value, filling, depth + 1) : value;
}

/** The same object where no reference is in it. */
function fillMembers(values: Values, filling: Filling, depth: number): Values {
  const changed: [string, Value][] = [];
  for (const [name, value] of Object.entries(values)) {
    const filled = fill(value, filling, depth);
    if (filled !== value) changed.push([name, filled]);
  }
  return changed.length === 0 ? values : { ...values, ...Object.fromEntries(changed) };
}

function fillText(text: Text, filling: Filling, depth: number): Value {
  if (!isSymbolic(text)) return text;
  const parts = textParts(text);
  const [only, ...more] = parts;
  if (more.length === 0 && typeof only === 'object' && only.symbol !== undefined) {
    const value = lookUp(only.symbol, filling);
    // A list within a list is not put in: a few lines could be made to stand for millions of elements.
    if (value !== undefined && (depth === 0 || !(isList(value) || isBlock(value)))) return value;
    return text;
  }
  const filled: TextPart[] = [];
  let length = 0;
  for (const part of parts) {
    const pieces = fillPart(part, filling);
    filled.push(...pieces);
    length += lengthOf(pieces);
    if (length > LONGEST_TEXT) return text;
  }
  return textOf(filled);
}

function fillPart(part: TextPart, filling: Filling): readonly TextPart[] {
  if (typeof part === 'string' || part.symbol === undefined) return [part];
  const value = lookUp(part.symbol, filling);
  const text = value === undefined ? undefined : asText(value);
  return text === undefined ? [part] : textParts(text);
}

function lengthOf(parts: readonly TextPart[]): number {
  return parts.reduce((length, part) => length + (typeof part === 'string' ? part : (part.symbol ?? '')).length, 0);
}

/** What a symbol stands for; nothing for one of which no more is known. */
function lookUp(symbol: string, filling: Filling): Value | undefined {
  const { rows, found, searching } = filling;
  if (found.has(symbol)) return found.get(symbol);
  if (searching.has(symbol) || searching.size > LONGEST_CHAIN) return undefined;
  const address = parseAddress(symbol);
  const row =
    address === undefined ? undefined : rows.get(modulePrefix(address.modules) + address.base + address.index);
  searching.add(symbol);
  const value = address === undefined || row === undefined ? undefined : attributeOf(row, address.path, filling);
  searching.delete(symbol);
  found.set(symbol, value);
  return value;
}

/** The value at a path such as `vpc_config[0].vpc_id`. */
function valueAt(values: Values, path: string): Value | undefined {
  const direct = valueIn(values, path);
  if (direct !== undefined || !/[.[]/.test(path)) return direct;
  let value: Value | undefined = values;
  for (const { name, index } of addressSteps(path) ?? []) {
    value = isBlock(value) ? valueIn(value, name) : undefined;
    for (const [, position, key = '""'] of index.matchAll(/\[(?:(\d+)|("(?:[^"\\]|\\.)*"))\]/g)) {
      value = position === undefined ? keyed(value, key) : placed(value, Number(position));
    }
  }
  return value;
}

function placed(value: Value | undefined, position: number): Value | undefined {
  return isList(value) ? value[position] : undefined;
}

function keyed(value: Value | undefined, quoted: string): Value | undefined {
  return isBlock(value) ? valueIn(value, quoted.slice(1, -1).replaceAll(/\\(.)/g, '$1')) : undefined;
}

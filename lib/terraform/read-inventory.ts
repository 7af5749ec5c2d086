import { type Problem, reject } from '../errors';
import { inventoryFromRows } from './facts';
import type { Inventory } from './inventory';
import { type Kept, parseTerraform } from './parse-terraform';
import { isRecord, type JsonRecord } from './plan-json';
import { newerFormat, unreadableInput } from './plan-problems';
import { readJsonInventory } from './read-json-inventory';
import type { ReadOptions } from './read-options';
import { readPlan } from './read-plan';
import { readState } from './read-state';
import { readSynthesis } from './read-synthesis';
import type { Rows } from './row';

/** What a text can be. */
type InputFormat = 'plan' | 'state' | 'synthesis' | 'inventory';

/**
 * Reads a plan, a state, a `cdk.tf.json` or an inventory: whatever the text is.
 *
 * @param text the text, or what gives it: a large text that nobody else holds is let go once it is parsed.
 * @throws InputError where it is none of these; it names the command that makes the right file.
 */
export function readInventory(input: string, text: string | (() => string), options: ReadOptions = {}): Inventory {
  const read = readText(input, text, options);
  return 'rows' in read ? inventoryFromRows(read) : read;
}

/** Both sides of one input. */
export interface BothMoments {
  /** Nothing where the input tells of one moment alone: a state, a synthesis, an inventory. */
  readonly before?: Inventory;
  readonly after: Inventory;
}

/**
 * Reads both sides of a plan, parsing it once; of any other input the one there is.
 *
 * @param text the text, or what gives it.
 * @throws InputError as `readInventory` does.
 */
export function readBothMoments(
  input: string,
  text: string | (() => string),
  options: Omit<ReadOptions, 'moment'> = {},
): BothMoments {
  const [after, before] = readMoments(input, text, options).map((read) =>
    'rows' in read ? inventoryFromRows(read) : read,
  ) as [Inventory, Inventory?];
  return before === undefined ? { after } : { before, after };
}

// A function of its own, so that text and JSON are gone when facts are made.
function readMoments(
  input: string,
  text: string | (() => string),
  options: ReadOptions,
): readonly (Rows | Inventory)[] {
  const json = parseInput(input, text, 'both');
  return formatOf(json) === 'plan'
    ? [readPlan(input, json, options), readPlan(input, json, { ...options, moment: 'before' })]
    : [readJson(input, json, options)];
}

// As above.
function readText(input: string, text: string | (() => string), options: ReadOptions): Rows | Inventory {
  return readJson(input, parseInput(input, text, options.moment ?? 'after'), options);
}

function readJson(input: string, json: unknown, options: ReadOptions): Rows | Inventory {
  const format = formatOf(json) ?? reject(input, wrongJson(json));
  switch (format) {
    case 'plan':
      return readPlan(input, json, options);
    case 'state':
      return readState(input, json, options);
    case 'synthesis':
      return readSynthesis(input, json, options);
    case 'inventory':
      return readJsonInventory(input, json);
    default:
      return format satisfies never;
  }
}

const PLAN_TODO = 'run: terraform show -json PLAN > plan.json';
const STATE_TODO = 'run: terraform show -json > state.json';
const EITHER_TODO = 'run: terraform plan -out=PLAN && terraform show -json PLAN > plan.json';

/** Local names of files of a zip archive begin so, and a plan file is one. */
const ZIP = 'PK\u0003\u0004';

function parseInput(input: string, given: string | (() => string), moment: Kept): unknown {
  const text = typeof given === 'string' ? given : given();
  try {
    return parseTerraform(text, moment);
  } catch {
    return reject(input, notJson(text));
  }
}

function notJson(text: string): Problem {
  if (text.trim() === '') return unreadableInput('the input is empty', 'no text', EITHER_TODO);
  if (text.startsWith(ZIP)) return unreadableInput('the input is a binary plan', 'a plan file', PLAN_TODO);
  const [first, second] = text.trimStart().split('\n', 2).map(parseLine);
  if (isRecord(first) && '@level' in first) return streamedLog();
  if (isRecord(first) && isRecord(second)) {
    return unreadableInput('the input is several JSON documents', 'one document a line', EITHER_TODO);
  }
  return /^\s*[{[]/.test(text)
    ? unreadableInput('the input is broken JSON', 'JSON that ends too early or has a mistake', EITHER_TODO)
    : unreadableInput('the input is not JSON', `text that begins with ${beginning(text)}`, EITHER_TODO);
}

function streamedLog(): Problem {
  return unreadableInput('the input is the log of terraform plan -json', 'one message a line', EITHER_TODO);
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Enough of a text to know it again, and nothing that a terminal would obey. */
function beginning(text: string): string {
  const printable = text
    .trimStart()
    .replace(/[^ -~]+/g, ' ')
    .slice(0, 30)
    .trim();
  return JSON.stringify(printable);
}

function formatOf(json: unknown): InputFormat | undefined {
  if (!isRecord(json)) return undefined;
  if ('schemaVersion' in json && !('format_version' in json)) return 'inventory';
  if ('format_version' in json) return showedFormat(json);
  const isSynthesis = SYNTHESIS_MEMBERS.some((name) => isBlock(json[name]));
  return isSynthesis && !isRawState(json) && !('@level' in json) ? 'synthesis' : undefined;
}

/** Blocks of Terraform's JSON syntax, which cdktf writes besides its own `//`. */
const SYNTHESIS_MEMBERS = ['//', 'terraform', 'provider', 'resource', 'data', 'output', 'module', 'locals'] as const;

const PLAN_MEMBERS = ['resource_changes', 'planned_values', 'configuration', 'output_changes'] as const;

function isBlock(value: unknown): boolean {
  return isRecord(value) || (Array.isArray(value) && value.some(isRecord));
}

function showedFormat(json: JsonRecord): InputFormat | undefined {
  if (!isReadableVersion(json.format_version)) return undefined;
  if (PLAN_MEMBERS.some((name) => name in json)) return 'plan';
  // A state without anything in it has nothing but its versions.
  return 'values' in json || Object.keys(json).every((name) => /^(format|terraform)_version$|^checks$/.test(name))
    ? 'state'
    : undefined;
}

function isReadableVersion(version: unknown): boolean {
  return typeof version === 'string' && /^[01]\.\d/.test(version);
}

function isRawState(json: JsonRecord): boolean {
  return typeof json.version === 'number' && ('lineage' in json || 'serial' in json);
}

function wrongJson(json: unknown): Problem {
  if (!isRecord(json)) {
    return unreadableInput(
      'the input is JSON of another kind',
      Array.isArray(json) ? 'a list' : jsonType(json),
      EITHER_TODO,
    );
  }
  if ('@level' in json) return streamedLog();
  if (isRawState(json)) return unreadableInput('the input is a raw state', 'a terraform.tfstate', STATE_TODO);
  const { format_version: version } = json;
  if (version !== undefined && !isReadableVersion(version)) {
    return newerFormat(typeof version === 'string' ? version : jsonType(version));
  }
  const names = Object.keys(json).slice(0, 5).map(beginning).join(', ');
  return unreadableInput(
    'the input is JSON of another kind',
    names === '' ? 'an empty object' : `members ${names}`,
    EITHER_TODO,
  );
}

function jsonType(value: unknown): string {
  return value === null ? 'null' : typeof value;
}

/**
 * Parses what `terraform show -json` prints, piece by piece: of a large plan only what facts are made of is ever held at
 * once. In: the text. Out: the same document without what nobody reads; any other JSON as it is.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
import { Bystanders } from './bystanders';
import {
  BrokenJson,
  isListAt,
  isObjectAt,
  parseAt,
  type Read,
  skipSpace,
  valueEnd,
  visitElements,
  visitMembers,
} from './json-spans';
import { ORDERING, orderingOf } from './plan-configuration';
import { isRecord, type JsonRecord, listOf, memberOf, recordOf } from './plan-json';
import { ACCESS_ARGUMENTS, isReadType, placeAttributes } from './read-types';

/** Members of a plan that say nothing about what will be there. */
const UNREAD = new Set(['relevant_attributes', 'checks', 'timestamp']);

/** Deeper than people nest modules. */
const DEEPEST = 50;

/** Which side of a plan is kept; `both` for a comparison. */
export type Kept = 'before' | 'after' | 'both';

/** @throws SyntaxError where the text is no JSON. */
export function parseTerraform(text: string, moment: Kept): unknown {
  const from = skipSpace(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  // Small documents, and those of other kinds, are quicker read at once.
  if (text.charAt(from) !== '{') return JSON.parse(text.slice(from));
  try {
    const members = new Map<string, number>();
    const to = visitMembers(text, from, (name, at) => {
      members.set(name, at);
      return valueEnd(text, at);
    });
    // Of two members with one name the last counts, as for the parser.
    return members.has('format_version') && skipSpace(text, to) === text.length
      ? Object.fromEntries(readMembers(text, members, moment))
      : JSON.parse(text.slice(from));
  } catch (error) {
    // What a quick look cannot read, the parser refuses with a better word, or reads after all.
    if (error instanceof BrokenJson) return JSON.parse(text.slice(from));
    throw error;
  }
}

/** What is read of a document so far, which says what need not be kept of the rest. */
interface Reading {
  readonly text: string;
  /** Nothing where there is no configuration, which tells what refers to what. */
  readonly bystanders: Bystanders | undefined;
  /** Addresses of which a change tells: nobody looks them up elsewhere. */
  readonly told: Set<unknown>;
}

function readMembers(
  text: string,
  members: ReadonlyMap<string, number>,
  moment: Kept,
): readonly (readonly [string, unknown])[] {
  const [changesAt, configurationAt] = [members.get('resource_changes'), members.get('configuration')];
  const isPlan = changesAt !== undefined && configurationAt !== undefined;
  const reading: Reading = { text, bystanders: isPlan ? new Bystanders() : undefined, told: new Set() };
  const configuration = configurationAt === undefined ? undefined : readConfiguration(reading, configurationAt);
  reading.bystanders?.close();
  const changes =
    changesAt === undefined
      ? undefined
      : readList(text, changesAt, (entry) => keepChange(entry, moment, reading)).value;
  const read = [...members].flatMap(([name, at]): readonly (readonly [string, unknown])[] => {
    if (UNREAD.has(name)) return [];
    switch (name) {
      case 'resource_changes':
        return [[name, changes]];
      case 'configuration':
        return [[name, configuration]];
      case 'resource_drift':
        return [[name, readList(text, at, keepDrift).value]];
      case 'planned_values':
      case 'values':
        return [[name, readValues(reading, at).value]];
      case 'prior_state':
        return [[name, readObject(text, at, { values: (inner) => readValues(reading, inner) }).value]];
      default:
        return [[name, parseAt(text, at).value]];
    }
  });
  reading.bystanders?.restoreBlocks();
  return read;
}

type ReadMember = (from: number) => Read;

/** The object with some members read in a way of their own. */
function readObject(text: string, from: number, readers: Readonly<Record<string, ReadMember>>): Read {
  return isObjectAt(text, from)
    ? readRecord(text, from, (name, at) => {
        const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
        return read === undefined ? parseAt(text, at) : read(at);
      })
    : parseAt(text, from);
}

function readRecord(text: string, from: number, read: (name: string, from: number) => Read): Read<JsonRecord> {
  const members: [string, unknown][] = [];
  const to = visitMembers(text, from, (name, at) => {
    const member = read(name, at);
    members.push([name, member.value]);
    return member.to;
  });
  return { value: Object.fromEntries(members), to };
}

type Keep = (element: unknown, from: number) => readonly unknown[];

/** The list with what is kept of each element; what is passed over is not even read. */
function readList(text: string, from: number, keep: Keep, isPassedOver?: (from: number) => boolean): Read {
  if (!isListAt(text, from)) return parseAt(text, from);
  const kept: unknown[] = [];
  const to = visitElements(text, from, (at) => {
    if (isPassedOver?.(at)) return valueEnd(text, at);
    const element = parseAt(text, at);
    for (const each of keep(element.value, at)) kept.push(each);
    return element.to;
  });
  return { value: kept, to };
}

/** `planned_values` and the `values` of a state. */
function readValues(reading: Reading, from: number): Read {
  const { text, told } = reading;
  const isTold = (at: number): boolean => told.size > 0 && told.has(addressAt(text, at));
  const readState = (module: number, depth: number): Read =>
    readObject(text, module, {
      resources: (inner) => readList(text, inner, (entry) => keepResource(entry, reading), isTold),
      child_modules: (inner) => {
        if (!isListAt(text, inner) || depth >= DEEPEST) return parseAt(text, inner);
        const children: unknown[] = [];
        const to = visitElements(text, inner, (at) => {
          const child = readState(at, depth + 1);
          children.push(child.value);
          return child.to;
        });
        return { value: children, to };
      },
    });
  return readObject(text, from, { root_module: (inner) => readState(inner, 0) });
}

/** As Terraform writes it, the address comes first. */
const LEADING_ADDRESS = /\{\s*"address"\s*:\s*("(?:[^"\\]|\\.)*")/y;

/** The address of the resource that begins at a place; nothing where that takes more than a glance. */
function addressAt(text: string, from: number): unknown {
  LEADING_ADDRESS.lastIndex = from;
  const [, address] = LEADING_ADDRESS.exec(text) ?? [];
  return address === undefined ? undefined : JSON.parse(address);
}

/** The configuration, without the blocks of bystanders: those that are kept are put back when all is read. */
function readConfiguration({ text, bystanders }: Reading, from: number): unknown {
  const readModule = (module: number, names: readonly string[]): Read => {
    const key = names.join('.');
    return readObject(text, module, {
      outputs: (inner) => {
        const { value, to } = parseAt(text, inner);
        bystanders?.addExpressions(key, value);
        return { value: keptOutputs(value), to };
      },
      resources: (inner) => readBlocks(inner, key),
      module_calls: (inner) =>
        isObjectAt(text, inner) && names.length < DEEPEST
          ? readRecord(text, inner, (name, call) => readCall(call, key, [...names, name]))
          : parseAt(text, inner),
    });
  };
  const readBlocks = (inner: number, key: string): Read => {
    const kept: unknown[] = [];
    const restore = (at: number): void => {
      kept.push(...keepConfigured(parseAt(text, at).value));
    };
    const { value, to } = readList(text, inner, (entry, at) => {
      const isKept = bystanders === undefined || bystanders.addBlock(key, entry, () => restore(at));
      if (isKept) kept.push(...keepConfigured(entry));
      return [];
    });
    return { value: isListAt(text, inner) ? kept : value, to };
  };
  const readCall = (call: number, around: string, names: readonly string[]): Read => {
    const read = readObject(text, call, {
      module: (inner) => readModule(inner, names),
      expressions: (inner) => {
        const read = parseAt(text, inner);
        bystanders?.addExpressions(around, read.value);
        return read;
      },
    });
    bystanders?.addExpressions(around, orderingOf(read.value));
    return read;
  };
  return readObject(text, from, { root_module: (inner) => readModule(inner, []) }).value;
}

function keepChange(entry: unknown, moment: Kept, { bystanders, told }: Reading): readonly unknown[] {
  if (!isRecord(entry)) return [];
  const { address, previous_address: previous, deposed, change } = entry;
  const actions = listOf(memberOf(change, 'actions'));
  if (deposed === undefined) {
    if (address !== undefined) told.add(address);
    if (previous !== undefined) told.add(previous);
    const places = [memberOf(change, 'before'), memberOf(change, 'after')];
    if (bystanders?.canGo(entry, places, actions.join())) return [];
  }
  const isKept = moment !== 'after' || actions.includes('delete') || actions.includes('forget');
  const keepValues = (values: unknown): unknown => keptValues(values, entry.type);
  const before = isKept ? keepValues(memberOf(change, 'before')) : undefined;
  // What stays as it is is kept once.
  const isSame = isKept && actions.join() === 'no-op';
  return [
    {
      ...keptMembers(entry, ['address', 'previous_address', 'mode', 'type', 'provider_name', 'deposed']),
      change: {
        ...keptMembers(recordOf(change), ['actions']),
        ...(isKept ? { before, before_sensitive: keptSensitive(memberOf(change, 'before_sensitive')) } : {}),
        ...(moment !== 'before'
          ? {
              after: isSame ? before : keepValues(memberOf(change, 'after')),
              after_unknown: keptMarks(memberOf(change, 'after_unknown'), entry.type),
              after_sensitive: keptSensitive(memberOf(change, 'after_sensitive')),
            }
          : {}),
      },
    },
  ];
}

/** Where something has drifted, with what tells whether it concerns an access: the values before the changes are what was found. */
function keepDrift(entry: unknown): readonly unknown[] {
  if (!isRecord(entry) || !isReadType(entry.type)) return [];
  const [before, after] = ['before', 'after'].map((name) => {
    const values = memberOf(entry.change, name);
    return isRecord(values) ? keptMembers(values, ACCESS_ARGUMENTS) : values;
  });
  return [{ ...keptMembers(entry, ['address', 'type']), change: { before, after } }];
}

function keepResource(entry: unknown, { bystanders, told }: Reading): readonly unknown[] {
  if (!isRecord(entry) || told.has(entry.address) || bystanders?.canGo(entry, [entry.values], '')) return [];
  return [
    {
      ...keptMembers(entry, ['address', 'mode', 'type', 'provider_name', 'deposed_key']),
      values: keptValues(entry.values, entry.type),
      sensitive_values: keptSensitive(entry.sensitive_values),
    },
  ];
}

function keepConfigured(entry: unknown): readonly unknown[] {
  if (!isRecord(entry)) return [];
  const expressions = isReadType(entry.type) ? keptExpressions(entry.expressions) : {};
  return [{ ...keptMembers(entry, ['address', 'provider_config_key', ...ORDERING]), expressions }];
}

function keptMembers(record: JsonRecord, names: readonly string[]): JsonRecord {
  const kept: Record<string, unknown> = {};
  for (const name of names) {
    if (record[name] !== undefined) kept[name] = record[name];
  }
  return kept;
}

function keptValues(values: unknown, type: unknown): unknown {
  return isRecord(values) && !isReadType(type) ? placeAttributes(values) : values;
}

/** Attributes that AWS draws by lot or counts, and that no fact is made of: what refers to one is a symbol anyway. */
const DRAWN_BY_LOT: ReadonlySet<string> = new Set([
  'create_date',
  'last_modified',
  'name_prefix',
  'qualified_arn',
  'qualified_invoke_arn',
  'source_code_size',
  'tags_all',
  'unique_id',
]);

/** Marks of what is unknown, without the places that are known. */
function keptMarks(marks: unknown, type: unknown): unknown {
  if (!isRecord(marks)) return marks;
  if (!isReadType(type)) return {};
  return Object.fromEntries(
    Object.entries(marks).filter(([name, mark]) => !DRAWN_BY_LOT.has(name) && holdsTrue(mark, 0)),
  );
}

/** Marks of what is sensitive, of whatever type: few resources have any. */
function keptSensitive(marks: unknown): unknown {
  return isRecord(marks) ? Object.fromEntries(Object.entries(marks).filter(([, mark]) => holdsTrue(mark, 0))) : marks;
}

function holdsTrue(mark: unknown, depth: number): boolean {
  if (typeof mark !== 'object' || mark === null || depth > DEEPEST) return mark !== false && mark !== null;
  return Object.values(mark).some((member) => holdsTrue(member, depth + 1));
}

/** Outputs of a module, for what they refer to. */
function keptOutputs(outputs: unknown): unknown {
  return isRecord(outputs)
    ? Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, keptExpressions(output)]))
    : outputs;
}

const CONSTANT = {};

/**
 * Expressions of a resource, without constants: what they are is in its values. Of a template in JSON syntax Terraform
 * tells the text as a constant and its references besides.
 */
function keptExpressions(expressions: unknown): unknown {
  if (!isRecord(expressions)) return expressions;
  return Object.fromEntries(
    Object.entries(expressions).map(([name, expression]) => [
      name,
      isRecord(expression) && 'constant_value' in expression && !('references' in expression) ? CONSTANT : expression,
    ]),
  );
}

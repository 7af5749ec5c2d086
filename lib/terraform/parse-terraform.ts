/**
 * Parses what `terraform show -json` prints, piece by piece: of a large plan only what facts are made of is ever held at
 * once. In: the text. Out: the same document without what nobody reads; any other JSON as it is.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
import {
  BrokenJson,
  elementsOf,
  isListAt,
  isObjectAt,
  membersOf,
  parseSpan,
  type Span,
  skipSpace,
  valueEnd,
} from './json-spans';
import { isRecord, type JsonRecord, listOf, memberOf, recordOf } from './plan-json';
import { isReadType, placeAttributes } from './read-types';

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
    const members = membersOf(text, from);
    if (!members.has('format_version') || skipSpace(text, valueEnd(text, from)) !== text.length) {
      return JSON.parse(text.slice(from));
    }
    return Object.fromEntries(readMembers(text, members, moment));
  } catch (error) {
    // What a quick look cannot read, the parser refuses with a better word, or reads after all.
    if (error instanceof BrokenJson) return JSON.parse(text.slice(from));
    throw error;
  }
}

function readMembers(
  text: string,
  members: ReadonlyMap<string, Span>,
  moment: Kept,
): readonly (readonly [string, unknown])[] {
  const changes = readList(text, members.get('resource_changes'), (entry) => keepChange(entry, moment));
  // What a change tells, nobody looks up elsewhere.
  const told = new Set(
    listOf(changes).flatMap((entry) =>
      memberOf(entry, 'deposed') === undefined
        ? [memberOf(entry, 'address'), memberOf(entry, 'previous_address')].filter((address) => address !== undefined)
        : [],
    ),
  );
  return [...members].flatMap(([name, span]): readonly (readonly [string, unknown])[] => {
    if (UNREAD.has(name)) return [];
    switch (name) {
      case 'resource_changes':
        return [[name, changes]];
      case 'resource_drift':
        return [[name, readList(text, span, keepDrift)]];
      case 'planned_values':
      case 'values':
        return [[name, readValues(text, span, told)]];
      case 'prior_state':
        return [[name, readObject(text, span, { values: (inner) => readValues(text, inner, told) })]];
      case 'configuration':
        return [[name, readObject(text, span, { root_module: (inner) => readModule(text, inner, 0) })]];
      default:
        return [[name, parseSpan(text, span)]];
    }
  });
}

type ReadMember = (span: Span) => unknown;

/** The object with some members read in a way of their own. */
function readObject(text: string, span: Span, readers: Readonly<Record<string, ReadMember>>): unknown {
  if (!isObjectAt(text, span)) return parseSpan(text, span);
  return Object.fromEntries(
    [...membersOf(text, span.from)].map(([name, inner]) => {
      const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
      return [name, read === undefined ? parseSpan(text, inner) : read(inner)];
    }),
  );
}

/** The list with what is kept of each element. */
function readList(text: string, span: Span | undefined, keep: (element: unknown) => readonly unknown[]): unknown {
  if (span === undefined) return undefined;
  if (!isListAt(text, span)) return parseSpan(text, span);
  const kept: unknown[] = [];
  for (const element of elementsOf(text, span.from)) kept.push(...keep(parseSpan(text, element)));
  return kept;
}

/** `planned_values` and the `values` of a state. */
function readValues(text: string, span: Span, told: ReadonlySet<unknown>): unknown {
  const keep = (entry: unknown): readonly unknown[] =>
    told.has(memberOf(entry, 'address')) ? [] : keepResource(entry);
  const readState = (module: Span, depth: number): unknown =>
    readObject(text, module, {
      resources: (inner) => readList(text, inner, keep),
      child_modules: (inner) =>
        isListAt(text, inner) && depth < DEEPEST
          ? [...elementsOf(text, inner.from)].map((child) => readState(child, depth + 1))
          : parseSpan(text, inner),
    });
  return readObject(text, span, { root_module: (inner) => readState(inner, 0) });
}

/** A module of the `configuration`. */
function readModule(text: string, span: Span, depth: number): unknown {
  const call: ReadMember = (inner) =>
    readObject(text, inner, { module: (module) => readModule(text, module, depth + 1) });
  const calls: ReadMember = (inner) =>
    isObjectAt(text, inner) && depth < DEEPEST
      ? Object.fromEntries([...membersOf(text, inner.from)].map(([name, each]) => [name, call(each)]))
      : parseSpan(text, inner);
  return readObject(text, span, {
    outputs: (inner) => keptOutputs(parseSpan(text, inner)),
    resources: (inner) => readList(text, inner, keepConfigured),
    module_calls: calls,
  });
}

function keepChange(entry: unknown, moment: Kept): readonly unknown[] {
  if (!isRecord(entry)) return [];
  const { change } = entry;
  const actions = listOf(memberOf(change, 'actions'));
  const isKept = moment !== 'after' || actions.includes('delete') || actions.includes('forget');
  const keepValues = (values: unknown): unknown => keptValues(values, entry.type);
  return [
    {
      ...keptMembers(entry, ['address', 'previous_address', 'mode', 'type', 'provider_name', 'deposed']),
      change: {
        ...keptMembers(recordOf(change), ['actions']),
        ...(isKept ? { before: keepValues(memberOf(change, 'before')) } : {}),
        ...(moment !== 'before'
          ? {
              after: keepValues(memberOf(change, 'after')),
              after_unknown: keptMarks(memberOf(change, 'after_unknown'), entry.type),
            }
          : {}),
      },
    },
  ];
}

/** Where something has drifted, and nothing of what: the values before the changes are what was found. */
function keepDrift(entry: unknown): readonly unknown[] {
  return isRecord(entry) && isReadType(entry.type) ? [keptMembers(entry, ['address', 'type'])] : [];
}

function keepResource(entry: unknown): readonly unknown[] {
  if (!isRecord(entry)) return [];
  return [
    {
      ...keptMembers(entry, ['address', 'mode', 'type', 'provider_name', 'deposed_key']),
      values: keptValues(entry.values, entry.type),
    },
  ];
}

function keepConfigured(entry: unknown): readonly unknown[] {
  if (!isRecord(entry)) return [];
  const expressions = isReadType(entry.type) ? keptExpressions(entry.expressions) : {};
  return [{ ...keptMembers(entry, ['address', 'provider_config_key']), expressions }];
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

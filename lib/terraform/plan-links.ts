/**
 * Which unknown arguments are what they refer to. Of an expression the plan tells the references and not the text around
 * them, so that `"${aws_s3_bucket.b.arn}/*"` looks like `aws_s3_bucket.b.arn`. A reference is taken for the value only
 * where nothing but the whole reference makes sense; elsewhere the value stays a symbol of its own, equal to nothing else.
 */
import { joinText, type Text, UNKNOWN_TEXT } from '../iam/text';
import { parseAddress } from './plan-address';
import type { ConfiguredResource } from './plan-configuration';
import { isRecord, type JsonRecord, listOf, memberOf, recordOf } from './plan-json';
import { followEach, followReferences, type Place, type ReferenceWorld, type Referent } from './plan-references';
import { readTemplate, templatedValue, templateOf } from './plan-templates';
import { countUnknown, linkedValue, markedValues } from './plan-values';
import type { Value, Values } from './row';

/** Arguments that name one thing, or a list of things. */
const OWNER_ARGUMENTS: ReadonlySet<string> = new Set([
  'role',
  'roles',
  'user',
  'users',
  'group',
  'groups',
  'function_name',
  'function_arn',
  'policy_arn',
  'managed_policy_arns',
  'permissions_boundary',
  'resource_arn',
  'bucket',
  'queue_url',
  'topic_arn',
  'arn',
  'event_source_arn',
  'event_bus_name',
  'stream_arn',
  'stream_name',
  'table_name',
  'secret_arn',
  'key_id',
  'resource',
]);

/** Those of them that are sets. */
const SETS: ReadonlySet<string> = new Set(['roles', 'users', 'groups', 'managed_policy_arns']);

/** Arguments that hold a whole policy, or a list of them. */
const POLICY_ARGUMENTS: ReadonlySet<string> = new Set([
  'policy',
  'assume_role_policy',
  'source_policy_documents',
  'override_policy_documents',
  'source_json',
  'override_json',
]);

/** The unknown part of a change with what its arguments are written as. */
export interface MarkedChange {
  readonly address: string;
  readonly values: unknown;
  readonly unknown: unknown;
}

/** The values of a resource: known ones, references and symbols. */
export function linkedValues(
  { address, values, unknown }: MarkedChange,
  configured: ConfiguredResource | undefined,
  world: ReferenceWorld,
): Values {
  const marked = markedValues(values, unknown, address);
  const parsed = parseAddress(address);
  if (configured === undefined || parsed === undefined) return marked;
  const place = { modules: parsed.modules, index: parsed.index };
  const linked = Object.keys(recordOf(unknown)).flatMap((name) => {
    const member = { values: memberOf(values, name), unknown: memberOf(unknown, name) };
    const written = memberOf(configured.expressions, name);
    const writing = { symbol: `${address}.${name}`, place, world };
    const template = templateOf(written);
    const text = member.unknown === true ? readTemplate(template, writing) : undefined;
    if (text !== undefined) return [[name, text] as const];
    if (template !== undefined && member.unknown !== true) {
      return [[name, templatedValue(member.values, member.unknown, template, writing)] as const];
    }
    if (name === 'statement' && parsed.type === 'aws_iam_policy_document') {
      return [[name, linkStatements(member, written, writing)] as const];
    }
    const accept = acceptanceOf(name);
    if (accept === undefined) return [];
    const attribute = pickedAttribute(parsed.type, name);
    return [[name, linkArgument(member, written, { ...writing, accept, attribute, isSet: SETS.has(name) })] as const];
  });
  return { ...marked, ...Object.fromEntries(linked) };
}

/**
 * The attribute that an argument takes of a resource which is picked by `each.key`: of `aws_iam_role.x[each.key].name` the
 * plan tells `aws_iam_role.x` and `each.key` alone. Nothing where it could be several that mean different things.
 */
function pickedAttribute(type: string, argument: string): string | undefined {
  if (POLICY_ARGUMENTS.has(argument)) return 'json';
  if (argument === 'role') return type.startsWith('aws_iam_') ? 'id' : 'arn';
  if (argument === 'user' || argument === 'bucket') return 'id';
  return argument === 'function_name' || argument === 'policy_arn' ? 'arn' : undefined;
}

/** The text that a reference stands for in a place, or nothing where it may be a part of a text. */
type Accept = (referent: Referent) => Text | undefined;

function acceptanceOf(argument: string): Accept | undefined {
  if (OWNER_ARGUMENTS.has(argument)) return whole;
  if (POLICY_ARGUMENTS.has(argument)) return wholePolicy;
  return argument === 'principal' ? wholePrincipal : undefined;
}

const whole: Accept = ({ text }) => text;

const wholePolicy: Accept = ({ type, attribute, text }) =>
  type === 'aws_iam_policy_document' && (attribute === 'json' || attribute === 'minified_json') ? text : undefined;

/** Nothing is written behind the ARN of a role or a user. */
const wholePrincipal: Accept = ({ type, attribute, text }) =>
  (type === 'aws_iam_role' || type === 'aws_iam_user') && attribute === 'arn' ? text : undefined;

/** Behind other ARNs there may be more: the objects of a bucket, the versions of a function. */
const beginning: Accept = (referent) =>
  wholePrincipal(referent) ?? (referent.attribute === 'arn' ? joinText(referent.text, UNKNOWN_TEXT) : undefined);

interface Linking extends Writing {
  readonly accept: Accept;
  readonly attribute?: string;
  /** Whether the argument is a set of texts, which is unknown as a whole when one of them may be any other. */
  readonly isSet?: boolean;
}

/** The argument with what it refers to in its unknown places, or with symbols of its own where that cannot be told. */
function linkArgument({ values, unknown }: Marked, written: unknown, linking: Linking): Value {
  const { symbol, place, world, accept, attribute, isSet = false } = linking;
  const referents =
    followReferences(written, place, world) ??
    (attribute === undefined ? undefined : followEach(written, { place, world, attribute }));
  const links = referents?.map(accept).filter((text) => text !== undefined) ?? [];
  const isTold = links.length > 0 && links.length === referents?.length;
  // A set that is unknown as a whole may hold known texts besides what it refers to.
  if (isTold && isSet && unknown === true) return [...links, UNKNOWN_TEXT];
  return linkedValue(values, unknown, symbol, isTold && links.length === countUnknown(unknown) ? links : []);
}

interface Marked {
  readonly values: unknown;
  readonly unknown: unknown;
}

interface Writing {
  readonly symbol: string;
  readonly place: Place;
  readonly world: ReferenceWorld;
}

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document */
function linkStatements({ values, unknown }: Marked, written: unknown, writing: Writing): Value {
  const blocks = listOf(written);
  const statements = listOf(values);
  // Dynamic blocks are not in the configuration: which statement is whose is then unknown.
  const aligned = blocks.length === statements.length;
  if (unknown === true || !aligned) return linkedValue(values, unknown, writing.symbol, []);
  return statements.map((statement, index) => {
    const symbol = `${writing.symbol}[${index}]`;
    const marks = listOf(unknown)[index];
    return linkMembers({ values: statement, unknown: marks }, recordOf(blocks[index]), { ...writing, symbol });
  });
}

const STATEMENT_MEMBERS: Readonly<Record<string, Accept>> = {
  resources: beginning,
  not_resources: beginning,
  identifiers: wholePrincipal,
  values: wholePrincipal,
};

const STATEMENT_BLOCKS: ReadonlySet<string> = new Set(['principals', 'not_principals', 'condition']);

function linkMembers({ values, unknown }: Marked, written: JsonRecord, writing: Writing): Value {
  if (unknown === true || !isRecord(values)) return linkedValue(values, unknown, writing.symbol, []);
  const names = new Set([...Object.keys(values), ...Object.keys(recordOf(unknown))]);
  return Object.fromEntries(
    [...names].map((name) => {
      const marked = { values: memberOf(values, name), unknown: memberOf(unknown, name) };
      const symbol = `${writing.symbol}.${name}`;
      return [name, linkMember(name, marked, memberOf(written, name), { ...writing, symbol })];
    }),
  );
}

function linkMember(name: string, marked: Marked, written: unknown, writing: Writing): Value {
  const { place, world, symbol } = writing;
  if (STATEMENT_BLOCKS.has(name)) {
    const [block, ...others] = listOf(written);
    const [values, ...more] = listOf(marked.values);
    // These blocks are a set: with two of them the plan does not tell which is which.
    if (block !== undefined && values !== undefined && others.length + more.length === 0) {
      const unknown = marked.unknown === true || listOf(marked.unknown)[0];
      return [linkMembers({ values, unknown }, recordOf(block), { ...writing, symbol: `${symbol}[0]` })];
    }
  }
  const accept = Object.hasOwn(STATEMENT_MEMBERS, name) ? STATEMENT_MEMBERS[name] : undefined;
  return accept === undefined
    ? linkedValue(marked.values, marked.unknown, symbol, [])
    : linkArgument(marked, written, { place, world, symbol, accept, isSet: true });
}

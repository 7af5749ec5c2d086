/**
 * The policy that a `data.aws_iam_policy_document` renders, where Terraform has not rendered it yet.
 * In: the arguments. Out: its JSON, in which unknown texts are symbols and unknown elements null.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
import type { TextList } from '../iam/parsed-policy';
import { isSymbolic, type Text, textKey, textOf, textParts } from '../iam/text';
import { parseJsonText, renderJsonText } from './facts-json-text';
import { blocksIn, isBlock, isList, textIn, textsIn, valueIn } from './facts-values';
import type { Value, Values } from './row';

/** What is merged: statements (null where unknown), and the members around them. */
interface Document {
  readonly version?: Value;
  readonly id?: Value;
  readonly statements: readonly Value[];
}

const UNKNOWN_DOCUMENT: Document = { statements: [null] };

/** The JSON, or nothing where not one statement is known. */
export function readPolicyDocument(values: Values): Text | undefined {
  const own = ownDocument(values);
  const sources = documentsIn(values, 'source_json', 'source_policy_documents');
  const overrides = documentsIn(values, 'override_json', 'override_policy_documents');
  const twice = findSidTwice(sources);
  // Terraform stops with an error; what is no JSON is read as a malformed policy.
  if (twice !== undefined) return `two source documents have the Sid "${twice}"`;
  const merged = [...overrides].reduce(override, [...sources, own].reduce(merge, { statements: [] }));
  return merged.statements.length > 0 && merged.statements.every((statement) => statement === null)
    ? undefined
    : renderJsonText({
        Version: merged.version ?? null,
        ...(merged.id === undefined ? {} : { Id: merged.id }),
        ...(merged.statements.length === 0 ? {} : { Statement: merged.statements }),
      });
}

function ownDocument(values: Values): Document {
  const { blocks, open } = blocksIn(values, 'statement');
  const id = textIn(values, 'policy_id');
  return {
    version: textIn(values, 'version') ?? '2012-10-17',
    ...(id === undefined ? {} : { id }),
    statements: [...blocks.map(readStatement), ...(open ? [null] : [])],
  };
}

function documentsIn(values: Values, single: string, several: string): readonly Document[] {
  const one = textIn(values, single);
  const { values: texts, open } = textsIn(values, several);
  return [...[...(one === undefined ? [] : [one]), ...texts].map(readDocument), ...(open ? [UNKNOWN_DOCUMENT] : [])];
}

function readDocument(text: Text): Document {
  const reading = parseJsonText(text);
  if (typeof reading === 'string' || !isBlock(reading.data)) return UNKNOWN_DOCUMENT;
  const { data } = reading;
  const [version, id, statement] = ['Version', 'Id', 'Statement'].map((member) => valueIn(data, member));
  return {
    ...(version === undefined ? {} : { version }),
    ...(id === undefined ? {} : { id }),
    statements: statementsOf(statement),
  };
}

function statementsOf(statement: Value | undefined): readonly Value[] {
  if (statement === undefined) return [];
  const statements = isList(statement) ? statement : [statement];
  return statements.map((each) => (isBlock(each) ? each : null));
}

function sidOf(statement: Value): string | undefined {
  const sid = isBlock(statement) ? textIn(statement, 'Sid') : undefined;
  return sid === undefined ? undefined : textKey(sid);
}

function findSidTwice(sources: readonly Document[]): string | undefined {
  const seen = new Set<string>();
  for (const sid of sources.flatMap(({ statements }) => statements.flatMap((statement) => sidOf(statement) ?? []))) {
    if (seen.has(sid)) return sid;
    seen.add(sid);
  }
  return undefined;
}

/** A statement takes the place of the one with its sid; all others are added behind. */
function merge(one: Document, other: Document): Document {
  const merged: Value[] = [...one.statements];
  const places = new Map<string, number>();
  for (const [place, statement] of merged.entries()) {
    const sid = sidOf(statement);
    if (sid !== undefined) places.set(sid, place);
  }
  for (const statement of other.statements) {
    const sid = sidOf(statement);
    const place = sid === undefined ? undefined : places.get(sid);
    if (place === undefined) {
      if (sid !== undefined) places.set(sid, merged.length);
      merged.push(statement);
    } else {
      merged[place] = statement;
    }
  }
  const id = other.id ?? one.id;
  const version = other.version ?? one.version;
  return { ...(version === undefined ? {} : { version }), ...(id === undefined ? {} : { id }), statements: merged };
}

/** An override of which statements are unknown may take the place of any statement with a sid. */
function override(one: Document, other: Document): Document {
  const isKnown = other.statements.every((statement) => statement !== null);
  const statements = isKnown
    ? one.statements
    : one.statements.map((statement) => (sidOf(statement) === undefined ? statement : null));
  return merge({ ...one, statements }, other);
}

function readStatement(block: Values): Value {
  const sid = textIn(block, 'sid');
  const effect = textIn(block, 'effect') ?? 'Allow';
  return {
    ...(sid === undefined ? {} : { Sid: sid }),
    Effect: effect,
    ...element('Action', textsIn(block, 'actions')),
    ...element('NotAction', textsIn(block, 'not_actions')),
    ...element('Resource', withVariables(textsIn(block, 'resources'))),
    ...element('NotResource', withVariables(textsIn(block, 'not_resources'))),
    ...principals('Principal', block, 'principals'),
    ...principals('NotPrincipal', block, 'not_principals'),
    ...conditions(block),
  };
}

function element(name: string, list: TextList): Values {
  const values = elementsOf(list);
  return values.length === 0 ? {} : { [name]: values };
}

function elementsOf({ values, open }: TextList): readonly Value[] {
  return open ? [...values, null] : values;
}

/** `&{…}` is how a policy variable is written where `${…}` is Terraform's. */
function withVariables({ values, open }: TextList): TextList {
  const written = (part: string) => part.replaceAll('&{', '${');
  return {
    values: values.map((value) =>
      isSymbolic(value)
        ? textOf(textParts(value).map((part) => (typeof part === 'string' ? written(part) : part)))
        : written(value),
    ),
    open,
  };
}

function principals(element: string, block: Values, name: string): Values {
  const { blocks, open } = blocksIn(block, name);
  if (blocks.length === 0 && !open) return {};
  const members = new Map<string, Value[]>();
  for (const principal of blocks) {
    const type = textIn(principal, 'type');
    if (typeof type !== 'string') return { [element]: null };
    const values = members.get(type) ?? [];
    members.set(type, values);
    values.push(...elementsOf(withVariables(textsIn(principal, 'identifiers'))));
  }
  if (open) return { [element]: null };
  const [everyone, ...others] = members.get('*') ?? [];
  if (members.size === 1 && everyone === '*' && others.length === 0) return { [element]: '*' };
  return { [element]: Object.fromEntries(members) };
}

function conditions(block: Values): Values {
  const { blocks, open } = blocksIn(block, 'condition');
  if (blocks.length === 0 && !open) return {};
  const operators = new Map<string, Map<string, Value[]>>();
  for (const condition of blocks) {
    const [test, variable] = [textIn(condition, 'test'), textIn(condition, 'variable')];
    if (typeof test !== 'string' || typeof variable !== 'string') return { Condition: null };
    const keys = operators.get(test) ?? new Map<string, Value[]>();
    operators.set(test, keys);
    const values = keys.get(variable) ?? [];
    keys.set(variable, values);
    values.push(...elementsOf(withVariables(textsIn(condition, 'values'))));
  }
  if (open) return { Condition: null };
  return { Condition: Object.fromEntries([...operators].map(([test, keys]) => [test, Object.fromEntries(keys)])) };
}

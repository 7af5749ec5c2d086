/**
 * Sensitive texts that stand where Terraform marks nothing: providers compute policies of them, such as the `json` of an
 * `aws_iam_policy_document`, and the mark is lost on the way. What is marked somewhere is hidden in every policy where it is
 * a value of a condition: nowhere else does a policy hold secrets, and nobody is to hide a principal by marking its name.
 */
import { symbolText, type Text, textOf, textParts } from '../iam/text';
import { isBlock, isList } from './facts-values';
import { isRecord, listOf, memberOf, recordOf, stringOf } from './plan-json';
import type { Value, Values } from './row';
import { SENSITIVE } from './sensitive-values';

/** Deeper than any policy, and far from the end of the stack. */
const DEEPEST = 100;

/** Each text that is marked, by what stands for it. */
export type SensitiveTexts = ReadonlyMap<string, Text>;

interface Marked {
  readonly address: string;
  readonly values: unknown;
  readonly sensitive: unknown;
}

type Add = (text: string, place: string) => void;

/**
 * The texts in marked places, and the values of variables that are declared as sensitive. A text is called by its first
 * place, a variable if there is one: so it has the same name at both moments, and whether or not the other one is read.
 */
export function sensitiveTexts(
  json: unknown,
  { after, before = [] }: { readonly after: readonly Marked[]; readonly before?: readonly Marked[] },
): SensitiveTexts {
  const texts = new Map<string, Text>();
  const add: Add = (text, place) => {
    if (text !== '' && !isJson(text) && !texts.has(text)) texts.set(text, symbolText(`${place}${SENSITIVE}`));
  };
  const declared = recordOf(memberOf(memberOf(memberOf(json, 'configuration'), 'root_module'), 'variables'));
  for (const [name, variable] of Object.entries(declared)) {
    const value = memberOf(memberOf(memberOf(json, 'variables'), name), 'value');
    if (memberOf(variable, 'sensitive') === true) addTexts(value, true, add, `var.${name}`);
  }
  for (const { address, values, sensitive } of after) addTexts(values, sensitive, add, address);
  for (const { address, values, sensitive } of before) addTexts(values, sensitive, add, `before: ${address}`);
  return texts;
}

function addTexts(value: unknown, marks: unknown, add: Add, place: string, depth = 0): void {
  if (marks === undefined || marks === null || marks === false || depth > DEEPEST) return;
  if (typeof value === 'string') {
    if (marks === true) add(value, place);
  } else if (Array.isArray(value)) {
    listOf(value).forEach((element, index) => {
      addTexts(element, marks === true || listOf(marks)[index], add, `${place}[${index}]`, depth + 1);
    });
  } else if (isRecord(value)) {
    // A set is marked as a whole; of a block of a condition it is the values that somebody hides.
    const isCondition = marks === true && stringOf(value.test) !== undefined && stringOf(value.variable) !== undefined;
    for (const [key, member] of isCondition ? [['values', value.values] as const] : Object.entries(value)) {
      addTexts(member, marks === true || memberOf(marks, key), add, `${place}.${key}`, depth + 1);
    }
  }
}

/** The attributes with symbols in the place of sensitive texts, wherever they are values of conditions in a JSON text. */
export function withoutSensitiveTexts(values: Values, texts: SensitiveTexts): Values {
  if (texts.size === 0) return values;
  return hideIn(values, texts, 0) as Values;
}

function hideIn(value: Value, texts: SensitiveTexts, depth: number): Value {
  if (depth > DEEPEST) return value;
  if (typeof value === 'string') return isJson(value) ? hideStrings(value, texts) : value;
  if (isList(value)) return value.map((element) => hideIn(element, texts, depth + 1));
  if (!isBlock(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, hideIn(member, texts, depth + 1)]));
}

function hideStrings(json: string, texts: SensitiveTexts): Text {
  const secrets = new Set(conditionValues(parsed(json)).filter((value) => value !== '*' && texts.has(value)));
  if (secrets.size === 0) return json;
  const parts = json.split(/("(?:[^"\\]|\\.)*")/s).flatMap((piece, index) => {
    const string = index % 2 === 0 ? undefined : parsed(piece);
    const symbol = typeof string === 'string' && secrets.has(string) ? texts.get(string) : undefined;
    return symbol === undefined ? [piece] : ['"', ...textParts(symbol), '"'];
  });
  return textOf(parts);
}

/** Every text in the conditions of a policy's statements. */
function conditionValues(policy: unknown): readonly string[] {
  const statements = memberOf(policy, 'Statement');
  return (Array.isArray(statements) ? statements : [statements]).flatMap((statement) =>
    Object.values(recordOf(memberOf(statement, 'Condition'))).flatMap((keys) =>
      Object.values(recordOf(keys)).flatMap((values) => (Array.isArray(values) ? values : [values])),
    ),
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}

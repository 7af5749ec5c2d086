/** The requests that a declared access stands for: its wildcards stand for any text, its conditions for what a request holds. */
import type { ParsedCondition, ParsedStatement } from '../iam/parsed-policy';
import { isSymbolic, joinText, symbolText, type Text, textOf, textParts, UNKNOWN_TEXT } from '../iam/text';
import type { Truth } from '../iam/truth';
import { evaluateCondition, isNegated, parseOperator } from './conditions';
import { endsOfRange } from './ip-range';

/** More alternatives than this are not declared by people, and nothing is proved of those that were not asked. */
const MAX_CONTEXTS = 64;

/** What a request holds, by key in lower case. */
export type ClaimedContext = ReadonlyMap<string, readonly Text[]>;

/** One context for each choice among the declared values. */
export interface ClaimedContexts {
  readonly contexts: readonly ClaimedContext[];
  /** Whether these are all there are. */
  readonly areAll: boolean;
}

export function claimedContexts(conditions: ParsedStatement['conditions']): ClaimedContexts {
  let contexts: readonly ClaimedContext[] = [new Map()];
  let areAll = true;
  for (const condition of claims(conditions)) {
    const alternatives = alternativesOf(condition);
    const choices = contexts.flatMap((context) =>
      alternatives.map((values) => withKey(context, condition.key, values)),
    );
    areAll &&= choices.length <= MAX_CONTEXTS;
    contexts = choices.slice(0, MAX_CONTEXTS);
  }
  return { contexts, areAll };
}

/**
 * Requests that meet the declared conditions but for one: they lack its key, they give it another value, or a value that
 * the declaration rules out.
 */
export function excludedContexts(
  conditions: ParsedStatement['conditions'],
  claimed: ClaimedContext,
): readonly ClaimedContext[] {
  if (conditions === 'unknown') return [];
  const demands = claims(conditions);
  const exclusions = conditions.filter(({ operator }) => /Not/.test(parseOperator(operator).name));
  return [
    ...demands.filter(needsKey).map(({ key }) => withKey(claimed, key, [])),
    ...demands.flatMap((condition) =>
      otherValues(condition, claimed).map((values) => withKey(claimed, condition.key, values)),
    ),
    ...exclusions.flatMap((condition) =>
      alternativesOf(condition).map((values) => withKey(claimed, condition.key, values)),
    ),
  ];
}

/** More wildcards than this nobody writes, and from the first of them on nothing is known then. */
const MAX_WILDCARDS = 64;

/** Every wildcard replaced by a text of its own of which nothing else is known. */
export function instantiate(text: Text): Text {
  const literal = textParts(text)
    .filter((part) => typeof part === 'string')
    .join('');
  const wildcards = literal.replace(/[^*?]/g, '').length;
  if (wildcards === 0) return text;
  if (wildcards > MAX_WILDCARDS) {
    return typeof text === 'string' ? joinText(text.slice(0, text.search(/[*?]/)), UNKNOWN_TEXT) : UNKNOWN_TEXT;
  }
  let count = 0;
  return textOf(
    textParts(text).flatMap((part) => {
      if (typeof part !== 'string') return [part];
      return part.split(/([*?])/).flatMap((piece) => {
        if (piece !== '*' && piece !== '?') return [piece];
        count += 1;
        return textParts(symbolText(`any text ${count}`));
      });
    }),
  );
}

/** Texts to try where others than the declared ones must not pass: those that conditions name, and one that none names. */
export function otherTexts(named: readonly ParsedCondition[]): readonly Text[] {
  const texts = named.flatMap(({ operator, values }) => [
    ...values.values.map((value) => representative(parseOperator(operator).name, value)),
    ...(values.open ? [UNKNOWN_TEXT] : []),
  ]);
  return [...texts, 'another-value'];
}

/** Requests that meet the declared conditions but for one, whose key has a text that the policies name, or none of these. */
export function namedExclusions(
  conditions: ParsedStatement['conditions'],
  claimed: ClaimedContext,
  named: (key: string) => readonly ParsedCondition[],
): readonly ClaimedContext[] {
  return claims(conditions).flatMap((condition) =>
    otherTexts(named(condition.key))
      .filter((text) => meets(condition, text) !== 'yes')
      .map((text) => withKey(claimed, condition.key, [text])),
  );
}

function meets(condition: ParsedCondition, text: Text): Truth {
  return evaluateCondition(condition, '2008-10-17', () => ({ kind: 'present', values: [text] }));
}

function withKey(context: ClaimedContext, key: string, values: readonly Text[]): ClaimedContext {
  return new Map([...context, [key.toLowerCase(), values]]);
}

/** Conditions that ask for a value. */
function claims(conditions: ParsedStatement['conditions']): readonly ParsedCondition[] {
  if (conditions === 'unknown') return [];
  return conditions.filter(({ operator }) => !/Not|Null/.test(parseOperator(operator).name));
}

/** Whether a request without the key does not meet the condition. */
function needsKey({ operator }: ParsedCondition): boolean {
  const { set, ifExists } = parseOperator(operator);
  return !ifExists && set !== 'ForAllValues';
}

function otherValues(condition: ParsedCondition, claimed: ClaimedContext): readonly (readonly Text[])[] {
  const another = symbolText('another value');
  const own = parseOperator(condition.operator).set === 'ForAllValues' ? claimed.get(condition.key.toLowerCase()) : [];
  const values = [...(own ?? []), another];
  // A condition that any value meets rules none out.
  const meets = evaluateCondition(condition, '2008-10-17', () => ({ kind: 'present', values }));
  return meets === 'yes' ? [] : [values];
}

function alternativesOf(condition: ParsedCondition): readonly (readonly Text[])[] {
  const { set, name } = parseOperator(condition.operator);
  const { values, open } = condition.values;
  const texts = values.flatMap((value) => representatives(condition, name, value));
  const all = open ? [...texts, UNKNOWN_TEXT] : texts;
  return set === undefined && all.length > 0 ? all.map((text) => [text]) : [all];
}

/** Texts that stand for all that meet a condition on one value, as far as such are known. */
function representatives(condition: ParsedCondition, name: string, value: Text): readonly Text[] {
  if (isSymbolic(value)) return [representative(name, value)];
  if (name === 'IpAddress') return endsOfRange(value) ?? [UNKNOWN_TEXT];
  const text = representative(name, value);
  // What a policy variable stands for is not known here.
  return [value.includes('${') || (!isNegated(name) && meets(condition, text) === 'no') ? UNKNOWN_TEXT : text];
}

/** A text that meets a condition on one value. */
function representative(operator: string, value: Text): Text {
  if (/Like$|^Arn/.test(operator)) return instantiate(value);
  if (typeof value !== 'string') return value;
  switch (operator) {
    case 'NumericLessThan':
      return String(Number(value) - 1);
    case 'NumericGreaterThan':
      return String(Number(value) + 1);
    case 'IpAddress':
      return value.split('/')[0] ?? value;
    default:
      return value;
  }
}

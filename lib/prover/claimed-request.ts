/** The requests that a declared access stands for: its wildcards stand for any text, its conditions for what a request holds. */
import type { ParsedCondition, ParsedStatement } from '../iam/parsed-policy';
import { symbolText, type Text, textOf, textParts, UNKNOWN_TEXT } from '../iam/text';
import { parseOperator } from './conditions';

/** More alternatives than this are not declared by people; the first ones are asked. */
const MAX_CONTEXTS = 64;

/** What a request holds, by key in lower case. */
export type ClaimedContext = ReadonlyMap<string, readonly Text[]>;

/** One context for each choice among the declared values. */
export function claimedContexts(conditions: ParsedStatement['conditions']): readonly ClaimedContext[] {
  let contexts: readonly ClaimedContext[] = [new Map()];
  for (const condition of claims(conditions)) {
    const alternatives = alternativesOf(condition);
    contexts = contexts
      .flatMap((context) => alternatives.map((values) => new Map([...context, [condition.key.toLowerCase(), values]])))
      .slice(0, MAX_CONTEXTS);
  }
  return contexts;
}

/** The keys without which a request must not be allowed. */
export function claimedKeys(conditions: ParsedStatement['conditions']): readonly string[] {
  return [...new Set(claims(conditions).map(({ key }) => key.toLowerCase()))];
}

/** Every wildcard replaced by a text of its own of which nothing else is known. */
export function instantiate(text: Text): Text {
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

/** Conditions that ask for a value; what they exclude cannot be turned into a request. */
function claims(conditions: ParsedStatement['conditions']): readonly ParsedCondition[] {
  if (conditions === 'unknown') return [];
  return conditions.filter(({ operator }) => !/Not|Null/.test(parseOperator(operator).name));
}

function alternativesOf({ operator, values }: ParsedCondition): readonly (readonly Text[])[] {
  const { set, name } = parseOperator(operator);
  const texts = values.values.map((value) => (/Like$|^Arn/.test(name) ? instantiate(value) : value));
  const all = values.open ? [...texts, UNKNOWN_TEXT] : texts;
  return set === undefined && all.length > 0 ? all.map((text) => [text]) : [all];
}

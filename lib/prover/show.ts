/** How a person reads what a policy says: symbols between angle brackets, and a word for what is not known. */
import type { ParsedCondition, ParsedStatement, TextList } from '../iam/parsed-policy';
import { showText, type Text, UNKNOWN_TEXT } from '../iam/text';
import type { ResidualCondition } from './decision';

/** What stands for a text nothing is known of. */
export const SHOWN_UNKNOWN = showText(UNKNOWN_TEXT);

/** The values of a condition key in a request. */
export function showValues(values: readonly Text[]): string {
  return values.map(showText).join(', ');
}

function showTexts({ values, open }: TextList): readonly string[] {
  return [...values.map(showText), ...(open ? [SHOWN_UNKNOWN] : [])];
}

/** The texts of a list on one line. */
export function showList(list: TextList): string {
  return showTexts(list)
    .filter((text) => text !== '')
    .join(', ');
}

export function showCondition({ operator, key, values }: ParsedCondition): ResidualCondition {
  return { operator, key, values: showTexts(values) };
}

export function showConditions(conditions: ParsedStatement['conditions']): readonly ResidualCondition[] {
  return conditions === 'unknown'
    ? [{ operator: '', key: '', values: [SHOWN_UNKNOWN] }]
    : conditions.map(showCondition);
}

/** One line for what a statement names as its principal. */
export function showPrincipal(principal: ParsedStatement['principal']): string {
  if (principal === undefined) return 'none';
  if (principal.list === 'unknown') return SHOWN_UNKNOWN;
  const written = principal.list.map(({ values }) => showList(values)).join(', ');
  return principal.negated ? `all but ${written}` : written;
}

/** Which actions a statement names, wildcards and all. */
import type { ParsedStatement } from '../iam/parsed-policy';
import { lowerCase, showText, type Text } from '../iam/text';
import { any, not, type Truth } from '../iam/truth';
import { matchWildcard } from '../iam/wildcard';

/** Whether a statement is about an action; actions are not case-sensitive. */
export function coversAction({ action: { negated, list } }: Pick<ParsedStatement, 'action'>, action: string): Truth {
  const matched = any([...list.values.map((written) => namesAction(written, action)), ...(list.open ? OPEN : [])]);
  return negated ? not(matched) : matched;
}

const OPEN: readonly Truth[] = ['unknown'];

export function namesAction(written: Text, action: string): Truth {
  return matchWildcard(lowerCase(written), action.toLowerCase());
}

/** The patterns of a statement that certainly cover one of the actions, as they are written; none of `NotAction`. */
export function patternsCovering(
  { action: { negated, list } }: Pick<ParsedStatement, 'action'>,
  actions: readonly string[],
): readonly string[] {
  return negated
    ? []
    : list.values
        .filter((written) => actions.some((action) => namesAction(written, action) === 'yes'))
        .map((written) => showText(written));
}

/** Whether a pattern stands for the actions of one service alone, and not for those of all. */
export function isOfService(pattern: string, service: string): boolean {
  return pattern.toLowerCase().startsWith(`${service}:`);
}

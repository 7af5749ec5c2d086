/** Whether a statement that lets somebody else in keeps to the conditions under which a wide access was declared. */
import type { ParsedCondition, ParsedStatement } from '../iam/parsed-policy';
import type { Text } from '../iam/text';
import { all } from '../iam/truth';
import { otherTexts } from './claimed-request';
import { evaluateCondition } from './conditions';
import type { ContextValue } from './context';
import type { Opening } from './openings';

/** No request that a declared condition rules out may meet the conditions of the statement. */
export function keepsTo(declared: ParsedStatement['conditions'], opening: Opening): boolean {
  const written = opening.statement?.conditions;
  if (declared === 'unknown' || written === undefined || written === 'unknown') return false;
  return declared.every((condition) => {
    const known = principalValue(condition.key, opening);
    return known === undefined ? isAskedFor(condition, written) : holds(condition, known);
  });
}

/** What follows from whom the statement names: every principal of one account is in the same organization. */
function principalValue(key: string, { breadth, principal, accountId }: Opening): ContextValue | 'same' | undefined {
  const value = (text: Text | undefined): ContextValue =>
    text === undefined ? { kind: 'unknown' } : { kind: 'present', values: [text] };
  switch (key.toLowerCase()) {
    case 'aws:principalarn':
      return breadth === 'role' ? value(principal) : undefined;
    case 'aws:principalaccount':
      return value(accountId);
    case 'aws:principalorgid':
      return 'same';
    default:
      return undefined;
  }
}

function holds(condition: ParsedCondition, value: ContextValue | 'same'): boolean {
  return value === 'same' || evaluateCondition(condition, '2012-10-17', () => value) === 'yes';
}

/** Whether the statement's own conditions fail for each value of the key that the declaration rules out, and for none. */
function isAskedFor(condition: ParsedCondition, written: readonly ParsedCondition[]): boolean {
  const key = condition.key.toLowerCase();
  const named = written.filter((other) => other.key.toLowerCase() === key);
  const values: readonly ContextValue[] = [
    { kind: 'absent' },
    ...otherTexts(named).map((text): ContextValue => ({ kind: 'present', values: [text] })),
  ];
  return values
    .filter((value) => evaluateCondition(condition, '2012-10-17', () => value) !== 'yes')
    .every((value) => meets(written, key, value) === 'no');
}

function meets(written: readonly ParsedCondition[], key: string, value: ContextValue) {
  const lookUp = (asked: string): ContextValue => (asked.toLowerCase() === key ? value : { kind: 'unknown' });
  return all(written.map((condition) => evaluateCondition(condition, '2012-10-17', lookUp)));
}

/** An access in one phrase, which says nothing of whether it is allowed. */
import type { UndeclaredRow } from './access-rows';
import { conditionPhrase } from './condition-phrase';
import type { Quote } from './plain-text';
import { nameStatement, POLICY_NAMES } from './policy-name';
import { fullName } from './short-name';

interface Access {
  readonly principal: string;
  readonly actions: readonly string[];
  readonly resource: string;
}

export function accessPhrase({ principal, actions, resource }: Access, quote: Quote): string {
  return `${actions.map(quote).join(', ')} on ${fullName(resource, quote)} by ${fullName(principal, quote)}`;
}

/** An access that nothing declares, in one phrase; where the policy itself is not known, neither is the access. */
export function undeclaredPhrase(row: UndeclaredRow, quote: Quote): string {
  return isWholePolicy(row) ? `anything on ${fullName(row.resource, quote)} by anybody` : accessPhrase(row, quote);
}

/** Why an access that nothing declares is there, in sentences. */
export function undeclaredSentences(row: UndeclaredRow, quote: Quote): readonly string[] {
  const { statement, conditions, status } = row;
  if (isWholePolicy(row)) {
    return [
      `The ${POLICY_NAMES[statement.policyType]} ${quote(statement.policy)} is not known, or not all of it: it may let in anybody.`,
    ];
  }
  const phrases = conditions.map((condition) => conditionPhrase(condition, quote)).join(' and ');
  return [
    `It is let in by ${nameStatement(statement, quote)}${phrases === '' ? '' : `, if ${phrases}`}.`,
    ...(status === 'unknown' ? ['The input does not tell whether this crosses accounts.'] : []),
  ];
}

/** The prover names no statement where it knows none. */
function isWholePolicy({ status, statement }: UndeclaredRow): boolean {
  return status === 'unknown' && statement.statement === '*';
}

/** What a review comes to, and what it says of one change, in words that the terminal and the pull request share. */

import type { DeterminingStatement } from '../prover/decision';
import { openingStatement } from '../prover/opening-statement';
import type { AccessChange, AccessState } from '../review/access-change';
import type { Finding } from '../review/finding';
import type { Review } from '../review/review-result';
import { conditionPhrase } from './condition-phrase';
import { countPhrase } from './count-phrase';
import type { Quote } from './plain-text';
import { nameStatement, policyPlace } from './policy-name';
import { fullName, shortName } from './short-name';

export const CHANGE_KINDS = [
  'opened',
  'widened',
  'unknown',
  'narrowed',
  'closed',
] as const satisfies readonly AccessChange['kind'][];

/** The headings of changes. */
export const CHANGE_WORDS: Readonly<Record<AccessChange['kind'], string>> = {
  opened: 'Opened',
  widened: 'Widened',
  unknown: 'Unknown until apply',
  narrowed: 'Narrowed',
  closed: 'Closed',
};

/** What one world comes to, such as `2 errors, 1 opened, 1 widened`; `unchanged` where nothing is to be said. */
export function reviewSummary({ changes, findings, compared }: Review): string {
  const parts = [
    ...counted(findings.filter(isNewError).length, (count) => countPhrase(count, 'error')),
    ...counted(findings.filter(({ severity, isNew }) => severity === 'warning' && isNew).length, (count) =>
      countPhrase(count, 'warning'),
    ),
    ...CHANGE_KINDS.flatMap((kind) =>
      counted(changes.filter((change) => change.kind === kind).length, (count) => `${count} ${CHANGE_COUNTS[kind]}`),
    ),
  ];
  if (parts.length > 0) return parts.join(', ');
  return compared ? 'access is unchanged' : 'no access across accounts';
}

const CHANGE_COUNTS: Readonly<Record<AccessChange['kind'], string>> = {
  opened: 'opened',
  widened: 'widened',
  unknown: 'unknown until apply',
  narrowed: 'narrowed',
  closed: 'closed',
};

export function isNewError({ severity, isNew }: Finding): boolean {
  return severity === 'error' && isNew;
}

function counted(count: number, words: (count: number) => string): readonly string[] {
  return count === 0 ? [] : [words(count)];
}

/** Who may do what, such as `role caller of account 111111111111 may assume role reader of account 222222222222`. */
export function changePhrase({ caller, callee, access, actions }: AccessChange, quote: Quote): string {
  return `${fullName(caller, quote)} may ${verb(access, actions, quote)} ${fullName(callee, quote)}`;
}

/** What is done to the target. */
export function verb(access: AccessChange['access'], actions: readonly string[], quote: Quote): string {
  switch (access) {
    case 'assume':
    case 'invoke':
      return access;
    case 'use':
      return `${actions.map(quote).join(', ')} on`;
    default:
      return access satisfies never;
  }
}

/** An access at one time in a few words: whether it is allowed, and if what. */
export function statePhrase(state: AccessState | undefined, quote: Quote): string {
  if (state === undefined) return 'no policy named it';
  const { outcome, missingSide, conditions, insteadOf } = state;
  if (insteadOf !== undefined) return `only ${insteadOf.map((arn) => quote(shortName(arn).name)).join(', ')}`;
  const conditional = conditions.map((condition) => conditionPhrase(condition, quote)).join(' and ');
  switch (outcome) {
    case 'allowed':
      return conditional === '' ? 'allowed' : `allowed if ${conditional}`;
    case 'halfOpen':
      return `denied: the ${missingSide ?? 'other'}'s side is missing`;
    case 'denied':
      return 'denied';
    case 'unknown':
      return 'unknown';
    default:
      return outcome satisfies never;
  }
}

/** The statements that an access at one time rests on. */
export function statements({ decision, opening }: AccessState): readonly DeterminingStatement[] {
  if (decision !== undefined) return decision.determining;
  return opening === undefined ? [] : [openingStatement(opening)];
}

/** A statement and where it stands. */
export function statementPhrase(found: DeterminingStatement, quote: Quote): string {
  return nameStatement({ ...found, policy: policyPlace(found) }, quote);
}

/** Where a finding stands: the address in Terraform, else what it is about. */
export function findingPlace({ origin, subject }: Finding): string {
  return origin.address ?? subject;
}

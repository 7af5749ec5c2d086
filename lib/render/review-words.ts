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
import { type AccountNames, fullName, shortName } from './short-name';

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
export function reviewSummary({
  changes,
  findings,
  compared,
}: Pick<Review, 'changes' | 'findings' | 'compared'>): string {
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
export function changePhrase(
  change: AccessChange,
  quote: Quote,
  accountNames: AccountNames,
  { may, most }: ChangeWords = { may: 'may', most: Number.POSITIVE_INFINITY },
): string {
  const { caller, callee, access, actions } = change;
  const [from, to] = [caller, callee].map((arn) => fullName(arn, quote, accountNames));
  return `${from} ${may} ${verb(access, actions, quote, most)} ${to}`;
}

interface ChangeWords {
  /** Between the caller and what it does. */
  readonly may: string;
  /** How many actions are named. */
  readonly most: number;
}

/** What is done to the target. */
function verb(access: AccessChange['access'], actions: readonly string[], quote: Quote, most: number): string {
  switch (access) {
    case 'assume':
    case 'invoke':
      return access;
    case 'use':
      return `${someOf(actions, most, quote)} on`;
    default:
      return access satisfies never;
  }
}

/** An access at one time in a few words: whether it is allowed, and if what. */
export function statePhrase(state: AccessState | undefined, quote: Quote, accountNames: AccountNames): string {
  const outcome = outcomePhrase(state, quote, accountNames);
  if (state?.outcome !== 'allowed' || state.insteadOf !== undefined || state.conditions.length === 0) return outcome;
  return `${outcome} if ${state.conditions.map((condition) => conditionPhrase(condition, quote)).join(' and ')}`;
}

/** The same without conditions. Of those who have it in the place of others, `most` are named. */
export function outcomePhrase(
  state: AccessState | undefined,
  quote: Quote,
  accountNames: AccountNames,
  most = Number.POSITIVE_INFINITY,
): string {
  if (state === undefined) return 'no policy names it';
  const { outcome, missingSide, insteadOf } = state;
  if (insteadOf !== undefined)
    return `only ${someOf(
      insteadOf.map((arn) => shortName(arn, accountNames).name),
      most,
      quote,
    )}`;
  switch (outcome) {
    case 'allowed':
      return 'allowed';
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

/** The first of them, and how many more there are. */
export function someOf(texts: readonly string[], most: number, quote: Quote, between = ', '): string {
  const shown = texts.slice(0, most).map(quote);
  const more = texts.length - shown.length;
  return [...shown, ...(more === 0 ? [] : [`and ${more} more`])].join(between);
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

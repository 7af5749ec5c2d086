/** The verdict of a review for a pull request, and the one or two accesses that a reviewer is to know of first. */
import type { AccessChange } from '../review/access-change';
import type { Review } from '../review/review-result';
import { conditionPhrase } from './condition-phrase';
import { countPhrase } from './count-phrase';
import { markdownName } from './markdown-text';
import { isUnknown } from './review-unknowns';
import { type ReviewVerdict, reviewVerdict } from './review-verdict';
import { changePhrase, reviewSummary } from './review-words';
import type { AccountNames } from './short-name';

/** What is told in the first sentence; the table has the others. */
const MOST_CHANGES = 2;
const MOST_ACTIONS = 3;
const MOST_CONDITIONS = 2;

const VERDICT_SYMBOLS: Readonly<Record<ReviewVerdict, string>> = { bad: '❌', unsure: '⚠️', good: '✅' };

/** Such as `❌ 1 error, 2 opened`. */
export function verdictPhrase(reviews: readonly Review[]): string {
  const sum = {
    changes: reviews.flatMap(({ changes }) => changes),
    findings: reviews.flatMap(({ findings }) => findings),
    notes: reviews.flatMap(({ notes }) => notes),
    compared: reviews.some(({ compared }) => compared),
  };
  return `${VERDICT_SYMBOLS[reviewVerdict(sum)]} ${reviewSummary(sum)}`;
}

/** What the change does, in a sentence or two. */
export function leadSentences(review: Review): string {
  const { changes, compared, accountNames } = review;
  const first = [
    ...changes.filter(({ crossesAccounts }) => crossesAccounts),
    ...changes.filter(({ crossesAccounts }) => !crossesAccounts),
  ].slice(0, MOST_CHANGES);
  if (first.length === 0) {
    const unchanged = compared ? 'Access across accounts is unchanged' : 'There is no access across accounts';
    return `${unchanged}${isUnknown(review) ? ', as far as the input tells' : ''}.`;
  }
  const more = changes.length - first.length;
  return [
    ...first.map((change) => `**${leadPhrase(change, compared, accountNames)}.**`),
    ...(more === 0 ? [] : [`The table has ${countPhrase(more, 'more change', 'more changes')}.`]),
  ].join(' ');
}

function leadPhrase(change: AccessChange, compared: boolean, accountNames: AccountNames): string {
  const phrase = (may: string): string =>
    changePhrase(change, markdownName, accountNames, { may, most: MOST_ACTIONS }) + conditionsOf(change);
  switch (change.kind) {
    case 'opened':
      return phrase(compared ? 'can now' : 'can');
    case 'widened':
      return `${phrase('can now')}, with fewer limits than before`;
    case 'unknown':
      return `It is not known whether ${phrase('can')}`;
    case 'narrowed':
      return `${phrase('can still')}, with more limits than before`;
    case 'closed':
      return phrase('can no longer');
    default:
      return change.kind satisfies never;
  }
}

function conditionsOf({ kind, after }: AccessChange): string {
  const conditions = kind === 'closed' ? [] : (after?.conditions ?? []);
  const phrases = conditions.slice(0, MOST_CONDITIONS).map((condition) => conditionPhrase(condition, markdownName));
  const more = conditions.length - phrases.length;
  if (phrases.length === 0) return '';
  return ` if ${[...phrases, ...(more === 0 ? [] : [countPhrase(more, 'more condition')])].join(' and ')}`;
}

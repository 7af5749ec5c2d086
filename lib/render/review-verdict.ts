/** What a review comes to, for colours and symbols: the same at the terminal and on the pull request. */
import type { AccessChange } from '../review/access-change';
import type { Review } from '../review/review-result';
import { isUnknown } from './review-unknowns';
import { isNewError } from './review-words';

/** `bad`: a new error. `unsure`: somebody has to look at it. `good`: nothing is opened, and nothing is left to guess. */
export type ReviewVerdict = 'bad' | 'unsure' | 'good';

const UNSURE_KINDS: readonly AccessChange['kind'][] = ['opened', 'widened', 'unknown'];

export function reviewVerdict(review: Pick<Review, 'changes' | 'findings' | 'notes'>): ReviewVerdict {
  const { changes, findings } = review;
  if (findings.some(isNewError)) return 'bad';
  const isUnsure =
    isUnknown(review) ||
    changes.some(({ kind }) => UNSURE_KINDS.includes(kind)) ||
    findings.some(({ severity, isNew }) => severity === 'warning' && isNew);
  return isUnsure ? 'unsure' : 'good';
}

/** Stub: to be replaced. */
import type { Review } from '../review/review-result';
import type { Paint } from './paint';

export function renderReviewText(reviews: readonly Review[], _paint: Paint): string {
  return reviews
    .map(({ world, changes, findings }) => `${world}: ${changes.length} changes, ${findings.length} findings\n`)
    .join('');
}

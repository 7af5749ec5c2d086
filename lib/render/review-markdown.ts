/** Stub: to be replaced. */
import type { Review } from '../review/review-result';

export function renderReviewMarkdown(reviews: readonly Review[]): string {
  return `<!-- cross-account-lambda review -->\n${reviews.map(({ world, changes, findings }) => `${world}: ${changes.length} changes, ${findings.length} findings\n`).join('')}`;
}

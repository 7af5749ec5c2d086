/** Stub: to be replaced. */
import type { Review } from '../review/review-result';

export function renderReviewJson(reviews: readonly Review[]): string {
  return `${JSON.stringify({ schemaVersion: 1, worlds: reviews.map(({ world, changes, findings }) => ({ world, changes, findings })) })}\n`;
}

/** Stub: to be replaced. */
import type { Review } from '../review/review-result';

export function renderReviewSarif(reviews: readonly Review[], version: string): string {
  return `${JSON.stringify({ version, findings: reviews.flatMap(({ findings }) => findings) })}\n`;
}

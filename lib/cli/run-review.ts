/** `review`: what a change opens, closes and widens, and what is to be said about it. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Paint } from '../render/paint';
import { renderReviewJson } from '../render/review-json';
import { renderReviewMarkdown } from '../render/review-markdown';
import { renderReviewSarif } from '../render/review-sarif';
import { renderReviewText } from '../render/review-text';
import { isUnknown } from '../render/review-unknowns';
import { type Configuration, NO_CONFIGURATION } from '../review/configuration';
import { parseConfiguration } from '../review/parse-configuration';
import { review } from '../review/review';
import type { Review } from '../review/review-result';
import { reaches } from '../review/severity';
import type { ReviewLine } from './command-line';
import { EXIT_NOT_AS_HOPED, EXIT_OK, EXIT_UNKNOWN } from './exit-code';
import { readFileText } from './find-sources';
import type { Host } from './host';
import type { ComparedWorld } from './load-moments';
import type { Progress } from './progress';
import type { Answer } from './run-check';

/** The file that is read where none is named and there is one. */
const CONFIGURATION_FILE = 'cross-account-lambda.json';

/** @throws InputError where the file that is named is not there, or is no configuration. */
export function readConfiguration({ config }: ReviewLine, { folder }: Host): Configuration {
  const file = config ?? CONFIGURATION_FILE;
  const path = resolve(folder, file);
  return config === undefined && !existsSync(path)
    ? NO_CONFIGURATION
    : parseConfiguration(file, readFileText(file, path));
}

interface Surroundings {
  readonly paint: Paint;
  readonly progress: Progress;
  readonly host: Host;
}

export function runReview(
  line: ReviewLine,
  worlds: readonly ComparedWorld[],
  configuration: Configuration,
  { paint, progress, host }: Surroundings,
): Answer {
  const today = line.date ?? host.now().toISOString().slice(0, 'YYYY-MM-DD'.length);
  const reviews = worlds.map(({ name, ...moments }) => {
    progress(`judging ${name}`);
    return review({ world: name, ...moments, configuration, today });
  });
  return { text: render(line, reviews, paint, host.version), code: exitCode(line, reviews) };
}

function render({ format }: ReviewLine, reviews: readonly Review[], paint: Paint, version: string): string {
  switch (format) {
    case 'text':
      return renderReviewText(reviews, paint);
    case 'markdown':
      return renderReviewMarkdown(reviews);
    case 'json':
      return renderReviewJson(reviews);
    case 'sarif':
      return renderReviewSarif(reviews, version);
    default:
      return format satisfies never;
  }
}

function exitCode({ failOn, strict }: ReviewLine, reviews: readonly Review[]): number {
  const fails = reviews.some(({ findings }) =>
    findings.some(({ isNew, severity }) => failOn !== 'never' && isNew && reaches(severity, failOn)),
  );
  if (fails) return EXIT_NOT_AS_HOPED;
  return strict && reviews.some(isUnknown) ? EXIT_UNKNOWN : EXIT_OK;
}

/**
 * `review --format sarif`: findings for code scanning, as SARIF 2.1.0.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html and, for what GitHub reads of it and how much,
 * https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
 */
import { createHash } from 'node:crypto';
import type { Finding, WaivedFinding } from '../review/finding';
import type { Review } from '../review/review-result';
import { SEVERITIES } from '../review/severity';
import { findingWords } from './finding-words';
import { noteSentence } from './note-sentence';
import { phraseText } from './phrase-text';
import { plainJson, plainText } from './plain-text';
import { sarifLocation } from './sarif-location';
import { LEVELS, ruleId, ruleIndex, SARIF_RULES, TOOL } from './sarif-rules';
import { sarifMessage, sarifName, sarifQuote } from './sarif-text';
import { fullName } from './short-name';

/** GitHub refuses a file with more runs, and a run with more results; of those it shows the first 5,000. */
const MOST_RUNS = 20;
const MOST_RESULTS = 25_000;

/** Of what GitHub shows of a message. */
const LONGEST_MESSAGE = 1000;
const LONGEST_WORLD = 100;
const FINGERPRINT_LENGTH = 16;

/** One run for each world; one for all of them where there are more than a file may have. */
export function renderReviewSarif(reviews: readonly Review[], version: string): string {
  const runs =
    reviews.length > MOST_RUNS
      ? [runOf(reviews, `${TOOL}/`, version)]
      : reviews.map((review) => runOf([review], `${TOOL}/${category(review.world)}/`, version));
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs };
  return `${plainJson(JSON.stringify(log, null, 2))}\n`;
}

function runOf(reviews: readonly Review[], id: string, version: string) {
  const results = reviews
    .flatMap((review) => [
      ...review.findings.map((finding) => ({ review, finding, waived: undefined })),
      ...review.waived.map((waived) => ({ review, finding: waived.finding, waived })),
    ])
    .sort(byWeight);
  const notifications = [...reviews.flatMap(notesOf), ...leftOut(results.length - MOST_RESULTS)];
  return {
    tool: { driver: { name: TOOL, version, rules: SARIF_RULES } },
    automationDetails: { id },
    invocations: [
      {
        executionSuccessful: true,
        ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
      },
    ],
    results: results.slice(0, MOST_RESULTS).map(resultOf),
  };
}

interface Weighed {
  readonly review: Review;
  readonly finding: Finding;
  readonly waived: WaivedFinding | undefined;
}

/** What is cut off at the end is what matters least: what is waived, then what weighs little, then what was there before. */
function byWeight(one: Weighed, other: Weighed): number {
  return (
    Number(one.waived !== undefined) - Number(other.waived !== undefined) ||
    SEVERITIES.indexOf(one.finding.severity) - SEVERITIES.indexOf(other.finding.severity) ||
    Number(other.finding.isNew) - Number(one.finding.isNew)
  );
}

function resultOf({ review, finding, waived }: Weighed) {
  const { rule, severity, isNew, fingerprint, subject, side, statement } = finding;
  return {
    ruleId: ruleId(rule),
    ruleIndex: ruleIndex(rule),
    level: LEVELS[severity],
    message: messageOf(finding),
    ...(review.compared ? { baselineState: isNew ? 'new' : 'unchanged' } : {}),
    // Code scanning tells results apart by the first of these alone.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, [`${TOOL}/v1`]: fingerprint },
    locations: [sarifLocation(finding)],
    ...(waived === undefined ? {} : { suppressions: [suppressionOf(waived)] }),
    properties: {
      world: sarifName(review.world),
      subject: sarifName(subject),
      side,
      statement: statement === undefined ? undefined : sarifName(statement),
    },
  };
}

function messageOf({ rule, evidence }: Finding) {
  const sentence = phraseText(evidence, sarifQuote, (arn) => fullName(arn, sarifQuote));
  return sarifMessage(sarifName(sentence === '' ? findingWords(rule).title : sentence, LONGEST_MESSAGE));
}

function suppressionOf({ reason, expires }: WaivedFinding) {
  const justification = sarifName(reason, LONGEST_MESSAGE);
  return { kind: 'external', status: 'accepted', justification: `${justification} (until ${sarifName(expires)})` };
}

function notesOf({ notes }: Review) {
  return notes.map((note) => ({
    level: 'warning',
    message: sarifMessage(noteSentence(note, sarifQuote)),
    descriptor: { id: sarifName(note.code) },
  }));
}

function leftOut(count: number) {
  const message = sarifMessage(`${count} more results are left out: a run holds ${MOST_RESULTS} at most.`);
  return count <= 0 ? [] : [{ level: 'warning', message, descriptor: { id: 'tooManyResults' } }];
}

/** The name of a world as a part of an id, of which code scanning has one for each run; still its own where it is cut. */
function category(world: string): string {
  const plain = plainText(world);
  if (plain === world && world.length <= LONGEST_WORLD) return world;
  const digest = createHash('sha256').update(world).digest('hex').slice(0, FINGERPRINT_LENGTH);
  return `${plainText(plain.slice(0, LONGEST_WORLD))} ${digest}`;
}

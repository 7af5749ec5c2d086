/** `review` for a person at a terminal: what each world comes to, what changes, and what is to be done about it. */

import type { AccessChange } from '../review/access-change';
import type { Finding, Fix, WaivedFinding } from '../review/finding';
import type { Review } from '../review/review-result';
import type { Severity } from '../review/severity';
import { findingWords } from './finding-words';
import { noteSentence } from './note-sentence';
import type { Paint } from './paint';
import { phraseText } from './phrase-text';
import { cutText, plainText } from './plain-text';
import { reasonSentence } from './reason-sentence';
import { reviewVerdict } from './review-verdict';
import {
  CHANGE_KINDS,
  CHANGE_WORDS,
  changePhrase,
  findingPlace,
  reviewSummary,
  statementPhrase,
  statements,
  statePhrase,
} from './review-words';
import { type AccountNames, fullName } from './short-name';
import { wrapText } from './wrap-text';

const LONGEST_TEXT = 1000;

export function renderReviewText(reviews: readonly Review[], paint: Paint): string {
  return `${reviews.map((review) => renderWorld(review, paint)).join('\n\n')}\n`;
}

function renderWorld(review: Review, paint: Paint): string {
  const { world, changes, findings, waived, accountNames, notes } = review;
  return [
    paint[reviewVerdict(review)](wrapText(`${quote(world)}: ${reviewSummary(review)}`)),
    ...CHANGE_KINDS.flatMap((kind) =>
      section(
        CHANGE_WORDS[kind],
        changes.filter((change) => change.kind === kind).map((change) => renderChange(change, accountNames)),
        changePaint(kind, paint),
      ),
    ),
    ...section(
      'Findings',
      findings.filter(({ isNew }) => isNew).map((finding) => renderFinding(finding, paint, accountNames)),
      paint.heading,
      '\n\n',
    ),
    ...section(
      'Found before as well',
      findings.filter(({ isNew }) => !isNew).map((finding) => renderKnown(finding, paint)),
      paint.heading,
    ),
    ...section('Waived', waived.map(renderWaived), paint.heading),
    ...section(
      'Notes',
      notes.map((note) => wrapText(noteSentence(note, quote), '    ')),
      paint.heading,
    ),
  ].join('\n\n');
}

function changePaint(kind: AccessChange['kind'], paint: Paint): (text: string) => string {
  switch (kind) {
    case 'opened':
    case 'widened':
    case 'unknown':
      return paint.unsure;
    case 'narrowed':
    case 'closed':
      return paint.good;
    default:
      return kind satisfies never;
  }
}

function section(
  heading: string,
  entries: readonly string[],
  painted: (text: string) => string,
  between = '\n',
): readonly string[] {
  return entries.length === 0 ? [] : [`  ${painted(`${heading}:`)}\n${entries.join(between)}`];
}

/** Who may do what, how it was and is, and what it rests on: statements where it is allowed, reasons where it is not. */
function renderChange(change: AccessChange, accountNames: AccountNames): string {
  const { before, after } = change;
  const rests = after === undefined ? [] : statements(after).map((found) => `by ${statementPhrase(found, quote)}`);
  const reasons =
    after?.outcome === 'allowed' ? [] : (after?.decision?.reasons.map((reason) => reasonSentence(reason, quote)) ?? []);
  return [
    wrapText(changePhrase(change, quote, accountNames), '    '),
    wrapText(`before: ${statePhrase(before, quote, accountNames)}`, '      ', '        '),
    wrapText(`after:  ${statePhrase(after, quote, accountNames)}`, '      ', '        '),
    ...[...rests, ...reasons].map((line) => wrapText(line, '      ')),
  ].join('\n');
}

function renderFinding(finding: Finding, paint: Paint, accountNames: AccountNames): string {
  const { rule, severity, statement, evidence, fix } = finding;
  const { title, why, remedy, link } = findingWords(rule);
  const place = `${quote(findingPlace(finding))}${statement === undefined ? '' : `, statement ${quote(statement)}`}`;
  return [
    wrapText(`${severity}: ${title} (${quote(rule)})`, '    ').replace(severity, severityPaint(severity, paint)),
    wrapText(place, '      '),
    ...[phraseText(evidence, quote, (arn) => fullName(arn, quote, accountNames)), why, remedy]
      .filter((sentence) => sentence !== '')
      .map((sentence) => wrapText(sentence, '      ')),
    ...(link === undefined ? [] : [`      ${link}`]),
    ...renderFix(fix),
  ].join('\n');
}

function renderFix(fix: Fix | undefined): readonly string[] {
  const snippets = [
    ['Terraform', fix?.hcl],
    ['TypeScript', fix?.typescript],
  ] as const;
  return snippets.flatMap(([language, snippet]) =>
    snippet === undefined
      ? []
      : [
          `      ${language}:`,
          ...cutText(snippet, LONGEST_TEXT)
            .split('\n')
            .map((line) => `        ${plainText(line)}`.trimEnd()),
        ],
  );
}

function renderKnown(finding: Finding, paint: Paint): string {
  const { rule, severity } = finding;
  const line = `${severity}: ${findingWords(rule).title} (${quote(rule)}), ${quote(findingPlace(finding))}`;
  return wrapText(line, '    ').replace(severity, severityPaint(severity, paint));
}

function renderWaived({ finding, reason, expires }: WaivedFinding): string {
  const place = `${quote(finding.rule)}, ${quote(findingPlace(finding))}`;
  return wrapText(`${place}: until ${quote(expires)}, because: ${quote(reason)}`, '    ');
}

function severityPaint(severity: Severity, paint: Paint): (text: string) => string {
  switch (severity) {
    case 'error':
      return paint.bad;
    case 'warning':
      return paint.unsure;
    case 'note':
      return paint.heading;
    default:
      return severity satisfies never;
  }
}

function quote(text: string): string {
  return plainText(cutText(text, LONGEST_TEXT));
}

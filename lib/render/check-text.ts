/** `check` for a person at a terminal: a verdict for each world, its access matrix, and what keeps it from being proved. */
import type { AccessStatus, CheckResult } from '../prover/check-result';
import { accessPhrase, undeclaredPhrase, undeclaredSentences } from './access-phrase';
import {
  type AccessRow,
  accessRows,
  breadthPhrase,
  rowConditions,
  type UndeclaredRow,
  undeclaredRows,
} from './access-rows';
import { assumptionSentences } from './assumption-sentence';
import { totalSummary, VERDICT_WORDS, worldSummary } from './check-summary';
import { type Verdict, worldVerdict } from './check-verdict';
import { conditionPhrase } from './condition-phrase';
import { noteSentence } from './note-sentence';
import type { Paint } from './paint';
import { plainText } from './plain-text';
import { policyPlace } from './policy-name';
import { reasonSentence } from './reason-sentence';
import { renderColumns } from './render-columns';
import { placeOf, shortName } from './short-name';
import { wrapText } from './wrap-text';

const HEADING = ['caller', 'may', 'target'];
const PROOF = 'proved by';
const MAX_WIDTH = 120;

export function renderCheckText(results: readonly CheckResult[], paint: Paint): string {
  const worlds = results.map((result) => renderWorld(result, paint));
  const total = results.length > 1 ? [paint.heading(wrapText(totalSummary(results, plainText)))] : [];
  return `${[...worlds, ...total].join('\n\n')}\n`;
}

function renderWorld(result: CheckResult, paint: Paint): string {
  const verdict = worldVerdict(result);
  const headline = `${plainText(result.world)}: ${VERDICT_WORDS[verdict]} - ${worldSummary(result)}`;
  const rows = accessRows(result);
  const assumptions = result.declared.flatMap(({ decision }) => decision.assumes);
  return [
    paintVerdict(verdict, paint)(wrapText(headline)),
    ...matrix(rows.filter(({ status }) => status === 'proved')),
    ...rows.filter(isFailing).map((row) => renderFailing(row, paint)),
    ...undeclaredRows(result).map((row) => renderUndeclared(row, paint)),
    ...listed(
      'Notes:',
      result.notes.map((note) => noteSentence(note, plainText)),
    ),
    ...listed('Assumed:', assumptionSentences(assumptions, plainText)),
  ].join('\n\n');
}

function paintVerdict(verdict: Verdict, paint: Paint): (text: string) => string {
  switch (verdict) {
    case 'proved':
      return paint.good;
    case 'notProved':
      return paint.bad;
    case 'unknown':
      return paint.unsure;
    default:
      return verdict satisfies never;
  }
}

/** A table for the callers of each place. */
function matrix(rows: readonly AccessRow[]): readonly string[] {
  const places = [...new Set(rows.map(callerPlace))].sort();
  return places.map((place) => {
    const own = rows.filter((row) => callerPlace(row) === place);
    return `  From ${place}\n\n${renderColumns(HEADING, own.map(renderRow), '    ', own.map(linesBelow))}`;
  });
}

/** Conditions and addresses of Terraform are too long for a column, and nobody could copy them from two lines. */
function linesBelow(row: AccessRow): readonly string[] {
  const conditions = rowConditions(row).map((condition) =>
    wrapText(`if ${conditionPhrase(condition, plainText)}`, '      '),
  );
  const proofs = row.decision.determining.flatMap((found, at) => {
    const margin = `      ${at === 0 ? PROOF : ' '.repeat(PROOF.length)} `;
    const [policy, statement] = [plainText(policyPlace(found)), plainText(found.statement)];
    const line = `${margin}${policy}, ${statement}`;
    return line.length <= MAX_WIDTH ? [line] : [`${margin}${policy},`, `${' '.repeat(margin.length)}${statement}`];
  });
  return [...conditions, ...proofs];
}

function callerPlace({ principal, breadth }: AccessRow): string {
  const { accountId } = shortName(principal);
  if (accountId !== undefined) return plainText(`account ${accountId}`);
  return breadth === 'service' ? 'services of AWS' : 'elsewhere';
}

function renderRow(row: AccessRow): readonly string[] {
  const { principal, breadth, actions, resource } = row;
  const target = shortName(resource);
  const place = placeOf(target);
  const wide = breadthPhrase(breadth);
  return [
    [shortName(principal).name, ...(wide === undefined ? [] : [`  ${wide}`])],
    actions,
    [target.name, ...(place === undefined ? [] : [`  of ${place}`])],
  ].map((lines) => lines.map(plainText).join('\n'));
}

type FailingRow = AccessRow & { readonly status: Exclude<AccessStatus, 'proved'> };

function isFailing(row: AccessRow): row is FailingRow {
  return row.status !== 'proved';
}

function renderFailing(row: FailingRow, paint: Paint): string {
  const { declaredConditions, decision } = row;
  const access = accessPhrase(row, plainText);
  const reasons = decision.reasons.map((reason) => reasonSentence(reason, plainText));
  switch (row.status) {
    case 'denied':
      return entry(['Denied:', paint.bad], access, reasons);
    case 'unknown':
      return entry(['Unknown:', paint.unsure], access, reasons);
    case 'widerThanDeclared':
      return entry(['Wider than declared:', paint.bad], access, [
        `It is declared only if ${declaredConditions.map((condition) => conditionPhrase(condition, plainText)).join(' and ')}, and allowed without.`,
        ...reasons,
      ]);
    default:
      return row.status satisfies never;
  }
}

function renderUndeclared(row: UndeclaredRow, paint: Paint): string {
  const label: PaintedLabel =
    row.status === 'undeclared' ? ['Undeclared:', paint.bad] : ['Perhaps undeclared:', paint.unsure];
  return entry(label, undeclaredPhrase(row, plainText), undeclaredSentences(row, plainText));
}

type PaintedLabel = readonly [label: string, paint: (text: string) => string];

function entry([label, paint]: PaintedLabel, what: string, sentences: readonly string[]): string {
  return [
    wrapText(`${label} ${what}`, '  ').replace(label, paint),
    ...sentences.map((sentence) => wrapText(sentence, '    ')),
  ].join('\n');
}

function listed(heading: string, sentences: readonly string[]): readonly string[] {
  return sentences.length === 0
    ? []
    : [[`  ${heading}`, ...sentences.map((each) => wrapText(each, '    '))].join('\n')];
}

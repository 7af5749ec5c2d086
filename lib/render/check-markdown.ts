/** `check` for a pull request: the verdict first, then a table of accesses for each world. */
import type { CheckResult } from '../prover/check-result';
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
import { worldVerdict } from './check-verdict';
import { conditionPhrase } from './condition-phrase';
import { markdownCode, markdownTable } from './markdown-text';
import { noteSentence } from './note-sentence';
import { policyPlace } from './policy-name';
import { reasonSentence } from './reason-sentence';
import { fullName } from './short-name';

const HEADING = ['status', 'caller', 'may', 'target', 'by'];
const STATUS_WORDS: Readonly<Record<AccessRow['status'], string>> = {
  proved: 'proved',
  denied: '**denied**',
  unknown: '**unknown**',
  widerThanDeclared: '**wider than declared**',
};

export function renderCheckMarkdown(results: readonly CheckResult[]): string {
  const total = results.length > 1 ? [`**${totalSummary(results, markdownCode)}**`] : [];
  return `${[...total, ...results.map(renderWorld)].join('\n\n')}\n`;
}

function renderWorld(result: CheckResult): string {
  const rows = accessRows(result);
  const problems = [
    ...rows.filter(({ status }) => status !== 'proved').map(renderFailing),
    ...undeclaredRows(result).map(renderUndeclared),
    ...result.notes.map((note) => noteSentence(note, markdownCode)),
  ];
  const assumptions = assumptionSentences(
    result.declared.flatMap(({ decision }) => decision.assumes),
    markdownCode,
  );
  return [
    `### ${markdownCode(result.world)}: ${VERDICT_WORDS[worldVerdict(result)]}`,
    `${worldSummary(result)}.`,
    ...(rows.length === 0 ? [] : [markdownTable(HEADING, rows.map(renderRow))]),
    ...(problems.length === 0 ? [] : [problems.map((problem) => `- ${problem}`).join('\n')]),
    ...(assumptions.length === 0 ? [] : [`Assumed: ${assumptions.join(' ')}`]),
  ].join('\n\n');
}

function renderRow(row: AccessRow): readonly string[] {
  const { status, principal, breadth, actions, resource, decision } = row;
  const wide = breadthPhrase(breadth);
  return [
    STATUS_WORDS[status],
    [fullName(principal, markdownCode), ...(wide === undefined ? [] : [wide])].join(', '),
    actions.map(markdownCode).join('<br>'),
    [
      fullName(resource, markdownCode),
      ...rowConditions(row).map((condition) => `if ${conditionPhrase(condition, markdownCode)}`),
    ].join('<br>'),
    decision.determining
      .map((found) => `${markdownCode(policyPlace(found))} ${markdownCode(found.statement)}`)
      .join('<br>'),
  ];
}

function renderFailing(row: AccessRow): string {
  const { status, decision, declaredConditions } = row;
  const declared = declaredConditions.map((condition) => conditionPhrase(condition, markdownCode)).join(' and ');
  return [
    `${STATUS_WORDS[status]}: ${accessPhrase(row, markdownCode)}.`,
    ...(status === 'widerThanDeclared' ? [`It is declared only if ${declared}, and allowed without.`] : []),
    ...decision.reasons.map((reason) => reasonSentence(reason, markdownCode)),
  ].join(' ');
}

function renderUndeclared(row: UndeclaredRow): string {
  const label = row.status === 'undeclared' ? '**undeclared**' : '**perhaps undeclared**';
  return [`${label}: ${undeclaredPhrase(row, markdownCode)}.`, ...undeclaredSentences(row, markdownCode)].join(' ');
}

/** A finding for a pull request: what is there, why it matters, and what puts it right. */
import type { Finding, Fix, WaivedFinding } from '../review/finding';
import type { Severity } from '../review/severity';
import { findingWords, TOLD_RULES } from './finding-words';
import { markdownFence, markdownName, markdownText } from './markdown-text';
import { phraseStart } from './phrase-text';
import { cutText } from './plain-text';
import { findingPlace } from './review-words';
import { type AccountNames, fullName } from './short-name';

/** An evidence that names more than this has a page of its own in the other formats. */
const LONGEST_EVIDENCE = 2500;
const LONGEST_FIX = 1500;

const SEVERITY_SYMBOLS: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', note: 'ℹ️' };

interface Surroundings {
  readonly accountNames: AccountNames;
  /** How deep the headings are. */
  readonly depth: number;
}

/** Each finding by itself; what its rule says only with the first of the rule, and a fix once where it stays the same. */
export function findingEntries(findings: readonly Finding[], surroundings: Surroundings): readonly (() => string)[] {
  return findings.map((finding, index) => {
    const previous = findings[index - 1];
    return previous?.rule === finding.rule && previous.severity === finding.severity
      ? () =>
          [`Also at ${placeAndEvidence(finding, surroundings)}`, ...changedFix(finding.fix, previous.fix)].join('\n\n')
      : () => [...ruleWords(finding, surroundings), ...fixBlocks(finding.fix)].join('\n\n');
  });
}

/** One line of a finding that is no news. */
export function knownEntry({ severity, rule, ...finding }: Finding): string {
  return `- ${SEVERITY_SYMBOLS[severity]} ${severity}: ${titleOf(rule)} (${markdownName(rule)}), ${markdownName(findingPlace({ ...finding, severity, rule }))}`;
}

export function waivedEntry({ finding, reason, expires }: WaivedFinding): string {
  return `- ${markdownName(finding.rule)}, ${markdownName(findingPlace(finding))}: until ${markdownName(expires)}, because: ${markdownName(reason)}`;
}

function ruleWords(finding: Finding, surroundings: Surroundings): readonly string[] {
  const { rule, severity } = finding;
  const { why, remedy, link } = findingWords(rule);
  const words = [
    ...[why, remedy].filter((sentence) => sentence !== '').map(markdownText),
    ...(link === undefined ? [] : [`[why](${link})`]),
  ];
  return [
    `${'#'.repeat(surroundings.depth)} ${SEVERITY_SYMBOLS[severity]} ${severity}: ${titleOf(rule)}`,
    `${markdownName(rule)} at ${placeAndEvidence(finding, surroundings)}`,
    ...(words.length === 0 ? [] : [words.join(' ')]),
  ];
}

/** A rule that is not of this package has no title but its id, and that anybody may have chosen. */
function titleOf(rule: string): string {
  return TOLD_RULES.has(rule) ? markdownText(findingWords(rule).title) : markdownName(rule);
}

function placeAndEvidence(finding: Finding, { accountNames }: Surroundings): string {
  const { statement, evidence } = finding;
  const place = `${markdownName(findingPlace(finding))}${statement === undefined ? '' : `, statement ${markdownName(statement)}`}`;
  const told = phraseStart(evidence, LONGEST_EVIDENCE, markdownText, markdownName, (arn) =>
    fullName(arn, markdownName, accountNames),
  );
  return told === '' ? place : `${place}: ${told}`;
}

function changedFix(fix: Fix | undefined, previous: Fix | undefined): readonly string[] {
  const isSame = fix?.hcl === previous?.hcl && fix?.typescript === previous?.typescript;
  return isSame ? [] : fixBlocks(fix);
}

function fixBlocks(fix: Fix | undefined): readonly string[] {
  const snippets = [
    ['hcl', fix?.hcl],
    ['ts', fix?.typescript],
  ] as const;
  return snippets.flatMap(([language, snippet]) =>
    snippet === undefined ? [] : [markdownFence(language, cutText(snippet, LONGEST_FIX))],
  );
}

/** What is told of one world for a pull request, in the order in which it is read; the least important is given up first. */
import type { AccessChange } from '../review/access-change';
import type { Finding, WaivedFinding } from '../review/finding';
import type { Review } from '../review/review-result';
import type { Section } from './bounded-sections';
import { compareTexts } from './compare-texts';
import { countPhrase } from './count-phrase';
import { markdownFence, markdownName, markdownRow, markdownTable } from './markdown-text';
import { noteSentence } from './note-sentence';
import { reasonSentence } from './reason-sentence';
import { findingEntries, knownEntry, waivedEntry } from './review-markdown-finding';
import { changeHeading, changeRow, MATRIX_HEADING, matrixCells, matrixRows } from './review-markdown-table';
import { renderReviewMermaid } from './review-mermaid';
import { changePhrase, findingPlace, isNewError, someOf, statementPhrase, statements } from './review-words';
import type { AccountNames } from './short-name';

/** A diagram of more accesses, or a longer one, nobody can read, and GitHub may refuse it. */
const MOST_ARROWS = 40;
const LONGEST_DIAGRAM = 20_000;
/** What one change rests on, in lines. */
const MOST_GROUNDS = 8;
const MOST_ACTIONS = 5;

/** What gives way to what, when not all fits. */
const RANKS = { errors: 1, changes: 2, diagram: 3, notes: 4, others: 5, known: 6, waived: 7, grounds: 8, matrix: 9 };

/** @param depth of headings. */
export function worldSections(review: Review, depth: number): readonly Section[] {
  const { changes, compared, accesses, findings, waived, accountNames, notes } = review;
  const isOther = (finding: Finding): boolean => finding.isNew && finding.severity !== 'error';
  const others = findings.filter(isOther);
  const known = findings.filter(({ isNew }) => !isNew);
  const matrix = matrixRows(accesses);
  const surroundings = { accountNames, depth };
  return [
    {
      ...table(changeHeading(compared), changes, (change) => changeRow(change, compared, accountNames)),
      rank: RANKS.changes,
      nouns: ['change of access', 'changes of access'],
    },
    ...diagram(changes, accountNames),
    {
      ...PLAIN,
      rank: RANKS.errors,
      // Where accesses change, they are to be seen as well.
      share: changes.length === 0 ? 1 : 0.5,
      between: '\n\n',
      entries: findingEntries(findings.filter(isNewError), surroundings),
      nouns: ['error', 'errors'],
    },
    {
      ...folded(severitySummary(others), findingEntries(others, surroundings)),
      rank: RANKS.others,
      between: '\n\n',
      nouns: ['warning or note', 'warnings and notes'],
    },
    {
      ...folded(
        countPhrase(notes.length, 'note on the input', 'notes on the input'),
        notes.map((note) => () => `- ${noteSentence(note, markdownName)}`),
      ),
      rank: RANKS.notes,
      share: 0.3,
      nouns: ['note on the input', 'notes on the input'],
    },
    {
      ...folded(
        `${countPhrase(known.length, 'finding')} that ${known.length === 1 ? 'was' : 'were'} there before`,
        known.map((finding) => () => knownEntry(finding)),
      ),
      rank: RANKS.known,
      nouns: ['finding that was there before', 'findings that were there before'],
    },
    {
      ...folded(
        `${countPhrase(waived.length, 'waived finding')}`,
        [...waived].sort(byExpiry).map((each) => () => waivedEntry(each)),
      ),
      rank: RANKS.waived,
      nouns: ['waived finding', 'waived findings'],
    },
    {
      ...folded(
        'What each change rests on',
        changes.map((change) => () => groundsEntry(change, accountNames)),
      ),
      rank: RANKS.grounds,
      isWhole: true,
      nouns: ['change and what it rests on', 'changes and what they rest on'],
    },
    {
      ...foldedTable('All accesses across accounts, as they will be', MATRIX_HEADING, matrix, (row) =>
        matrixCells(row, accountNames),
      ),
      rank: RANKS.matrix,
      isWhole: true,
      nouns: ['row of the access matrix', 'rows of the access matrix'],
    },
  ];
}

type Body = Omit<Section, 'rank' | 'nouns'>;

const PLAIN = { opening: '', closing: '', between: '\n', isWhole: false, share: 1 };

function folded(summary: string, entries: Section['entries']): Body {
  return {
    ...PLAIN,
    opening: `<details><summary>${summary}</summary>\n\n`,
    closing: '\n\n</details>',
    entries,
  };
}

function table<T>(heading: readonly string[], rows: readonly T[], cells: (row: T) => readonly string[]): Body {
  return {
    ...PLAIN,
    opening: `${markdownTable(heading, [])}\n`,
    entries: rows.map((row) => () => markdownRow(cells(row))),
  };
}

function foldedTable<T>(
  summary: string,
  heading: readonly string[],
  rows: readonly T[],
  cells: (row: T) => readonly string[],
): Body {
  const { opening, entries } = table(heading, rows, cells);
  const outer = folded(summary, entries);
  return { ...outer, opening: `${outer.opening}${opening}` };
}

function diagram(changes: readonly AccessChange[], accountNames: AccountNames): readonly Section[] {
  if (changes.length === 0) return [];
  const drawn = changes.length > MOST_ARROWS ? '' : renderReviewMermaid(changes, accountNames).trimEnd();
  const isReadable = drawn !== '' && drawn.length <= LONGEST_DIAGRAM;
  const entry = isReadable ? markdownFence('mermaid', drawn) : 'There is no diagram: too much changes for one.';
  return [{ ...PLAIN, rank: RANKS.diagram, isWhole: true, entries: [() => entry], nouns: ['diagram', 'diagrams'] }];
}

/** Between the caller and what it does. */
const GROUNDS_WORDS: Readonly<Record<AccessChange['kind'], string>> = {
  opened: 'can',
  widened: 'can',
  unknown: 'may be able to',
  narrowed: 'can',
  closed: 'can no longer',
};

/** What a change rests on: statements where it is allowed, reasons where it is not. */
function groundsEntry(change: AccessChange, accountNames: AccountNames): string {
  const { after } = change;
  const grounds = after === undefined ? [] : statements(after).map((found) => statementPhrase(found, markdownName));
  const reasons = after?.outcome === 'allowed' ? [] : (after?.decision?.reasons ?? []);
  const lines = [
    ...grounds.map((ground) => `by ${ground}`),
    ...reasons.map((reason) => reasonSentence(reason, markdownName)),
  ];
  const phrase = changePhrase(change, markdownName, accountNames, {
    may: GROUNDS_WORDS[change.kind],
    most: MOST_ACTIONS,
  });
  const told = lines.length === 0 ? ['no policy names it'] : lines;
  return `- ${phrase}\n  - ${someOf(told, MOST_GROUNDS, (line) => line, '\n  - ')}`;
}

/** Such as `2 warnings, 1 note`. */
function severitySummary(findings: readonly Finding[]): string {
  return (['warning', 'note'] as const)
    .map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const)
    .flatMap(([severity, count]) => (count === 0 ? [] : [countPhrase(count, severity)]))
    .join(', ');
}

/** The nearest end first. */
function byExpiry(one: WaivedFinding, other: WaivedFinding): number {
  return (
    compareTexts(one.expires, other.expires) ||
    compareTexts(one.finding.rule, other.finding.rule) ||
    compareTexts(findingPlace(one.finding), findingPlace(other.finding)) ||
    compareTexts(one.finding.fingerprint, other.finding.fingerprint)
  );
}

/** What a review does not know: an access that nobody can judge yet is never taken for none. */
import type { Review } from '../review/review-result';
import { countPhrase } from './count-phrase';
import { hidesAccesses } from './note-sentence';

type Told = Pick<Review, 'changes' | 'findings' | 'notes'>;

/** Rules that say of what the input does not tell, and what each of their findings is about. */
const UNKNOWNS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'unknown-until-apply': ['policy that is unknown until apply', 'policies that are unknown until apply'],
  'unknown-account': ['provider whose account is unknown', 'providers whose account is unknown'],
  'partial-plan': ['part of the plan', 'parts of the plan'],
};

/** Whether the input tells less than all. */
export function isUnknown({ changes, findings, notes }: Told): boolean {
  return (
    changes.some(({ kind }) => kind === 'unknown') ||
    findings.some(({ rule }) => Object.hasOwn(UNKNOWNS, rule)) ||
    notes.some(hidesAccesses)
  );
}

/** What was not reviewed, each kind with its number. */
export function unknownPhrases({ findings, notes }: Told): readonly string[] {
  const told = new Set(findings.filter(({ rule }) => Object.hasOwn(UNKNOWNS, rule)).map(({ subject }) => subject));
  // A gap that a finding tells of is counted there; without one its rule is off, or the finding is waived.
  const gaps = notes.filter((note) => hidesAccesses(note) && !told.has(note.subject)).length;
  return [
    ...Object.entries(UNKNOWNS).flatMap(([rule, [one, many]]) => {
      const count = findings.filter((finding) => finding.rule === rule).length;
      return count === 0 ? [] : [countPhrase(count, one, many)];
    }),
    ...(gaps === 0 ? [] : [countPhrase(gaps, 'gap in the input', 'gaps in the input')]),
  ];
}

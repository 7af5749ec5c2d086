/** One sentence for each world, and one for all of them. */
import type { CheckResult } from '../prover/check-result';
import { type Verdict, worldVerdict } from './check-verdict';
import { countPhrase } from './count-phrase';
import { hidesAccesses } from './note-sentence';

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  proved: 'proved',
  notProved: 'not proved',
  unknown: 'unknown',
};

/** What was found in a world, in one sentence without its name. */
export function worldSummary(result: CheckResult): string {
  const { declared, undeclared, notes } = result;
  const count = (status: string): number =>
    [...declared, ...undeclared].filter((access) => access.status === status).length;
  const parts = [
    declaredPhrase(declared.length, declared.filter(({ status }) => status === 'proved').length),
    ...counted(count('denied'), 'denied'),
    ...counted(count('widerThanDeclared'), 'wider than declared'),
    ...counted(declared.filter(({ status }) => status === 'unknown').length, 'unknown'),
    undeclaredPhrase(undeclared),
    ...(notes.some(hidesAccesses) ? ['the input is not complete'] : []),
  ];
  return parts.join(', ');
}

/** The verdict over all worlds, naming those that are not proved. */
export function totalSummary(results: readonly CheckResult[], quote: (foreign: string) => string): string {
  const named = (verdict: Verdict): readonly string[] =>
    results.filter((result) => worldVerdict(result) === verdict).map(({ world }) => quote(world));
  const rest = (['notProved', 'unknown'] as const).flatMap((verdict) => {
    const names = named(verdict);
    return names.length === 0 ? [] : [`${VERDICT_WORDS[verdict]}: ${names.join(', ')}`];
  });
  return rest.length === 0
    ? `All ${results.length} proved.`
    : `${named('proved').length} of ${results.length} proved; ${rest.join('; ')}.`;
}

function declaredPhrase(declared: number, proved: number): string {
  if (declared === 0) return 'no access is declared';
  return declared === proved
    ? `${countPhrase(declared, 'declared access', 'declared accesses')} proved`
    : `${proved} of ${countPhrase(declared, 'declared access', 'declared accesses')} proved`;
}

function undeclaredPhrase(undeclared: CheckResult['undeclared']): string {
  const certain = undeclared.filter(({ status }) => status === 'undeclared').length;
  const unknown = undeclared.length - certain;
  if (undeclared.length === 0) return 'nothing else crosses accounts';
  return [
    ...(certain === 0 ? [] : [`${countPhrase(certain, 'undeclared access', 'undeclared accesses')} across accounts`]),
    ...(unknown === 0 ? [] : [`${countPhrase(unknown, 'opening')} that may cross accounts`]),
  ].join(', ');
}

function counted(count: number, what: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${what}`];
}

/** What a check comes to: of one world, and of all of them. */
import type { CheckResult } from '../prover/check-result';
import { hidesAccesses } from './note-sentence';

/** `proved`: every declared access is allowed, and nothing else crosses accounts. `unknown` never counts as proved. */
export type Verdict = 'proved' | 'notProved' | 'unknown';

export function worldVerdict({ declared, undeclared, notes }: CheckResult): Verdict {
  const statuses = [...declared, ...undeclared].map(({ status }) => status);
  if (statuses.some((status) => status !== 'proved' && status !== 'unknown')) return 'notProved';
  return statuses.includes('unknown') || notes.some(hidesAccesses) ? 'unknown' : 'proved';
}

/** The worst of the worlds' verdicts. */
export function checkVerdict(results: readonly CheckResult[]): Verdict {
  const verdicts = results.map(worldVerdict);
  if (verdicts.includes('notProved')) return 'notProved';
  return verdicts.includes('unknown') ? 'unknown' : 'proved';
}

import type { Parameters } from 'fast-check';

/** One seed for all properties: runs repeat, and `FUZZ_SEED=…` tries others. A failure prints seed and path. */
export function seeded(numRuns: number): Parameters<unknown> {
  return { numRuns, seed: Number(process.env['FUZZ_SEED'] ?? 20260101), endOnFailure: false };
}

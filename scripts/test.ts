/**
 * `npm test`: the static checks first, because they take seconds; then the tests, when those are green.
 * In: the names of tiers, and anything for jest. Out: a table, one plain line with the numbers, and the exit code
 * (0 all green, 1 something failed, 2 the command line is wrong). It decides nothing about tools that are missing:
 * the tests of the slow tiers say so themselves (`tools.ts`).
 */

import { join } from 'node:path';
import { runJest } from './testing/run-jest';
import { runStaticChecks } from './testing/static-checks';
import { paintFor, renderSummary, type TierResult } from './testing/summary';
import { parseTestRequest, type TestRequest, UnknownTierError } from './testing/tiers';

const ROOT = join(__dirname, '..');
const write = (text: string): void => {
  process.stdout.write(text);
};

async function runTiers(request: TestRequest): Promise<readonly TierResult[]> {
  const first = request.tiers.includes('static') ? [await runStaticChecks(ROOT, write)] : [];
  // Red types or a red format make the failures below them hard to read, and cost minutes.
  if (first.some(({ failed }) => failed > 0)) return first;
  return [...first, ...(await runJest(ROOT, request, process.env))];
}

async function main(args: readonly string[]): Promise<number> {
  const request = parseTestRequest(args);
  const results = await runTiers(request);
  write(renderSummary(request.tiers, results, paintFor(process.stdout, process.env)));
  return results.some(({ failed }) => failed > 0) ? 1 : 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof UnknownTierError ? error.message : String((error as Error).stack ?? error)}\n`,
    );
    process.exitCode = error instanceof UnknownTierError ? 2 : 1;
  },
);

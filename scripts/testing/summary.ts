import { TIERS, type Tier } from './tiers';

/** What came of one tier. */
export interface TierResult {
  readonly tier: Tier;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
}

/** ANSI colours, or none. */
export type Paint = (colour: 'red' | 'green' | 'yellow', text: string) => string;

const CODES = { red: 31, green: 32, yellow: 33 } as const;

/** Colours only where a person looks at a terminal and did not ask for none (https://no-color.org). */
export function paintFor(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): Paint {
  const isColoured = stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
  return isColoured ? (colour, text) => `\u001b[${CODES[colour]}m${text}\u001b[0m` : (_, text) => text;
}

/** One of the four words a row of the table ends up with. */
type Verdict = 'passed' | 'failed' | 'skipped' | 'not run';

const COLOURS = { passed: 'green', failed: 'red', skipped: 'yellow', 'not run': 'yellow' } as const;

function verdictOf(result: TierResult | undefined): Verdict {
  if (result === undefined) return 'not run';
  if (result.failed > 0) return 'failed';
  return result.passed === 0 && result.skipped > 0 ? 'skipped' : 'passed';
}

/** The table of the tiers that were asked for, and the one plain line that scripts may read. */
export function renderSummary(asked: readonly Tier[], results: readonly TierResult[], paint: Paint): string {
  const rows = TIERS.filter((tier) => asked.includes(tier)).map((tier) => {
    const result = results.find((candidate) => candidate.tier === tier);
    const verdict = verdictOf(result);
    const numbers = [result?.seconds.toFixed(1), result?.passed, result?.failed, result?.skipped];
    return [
      tier.padEnd(10),
      paint(COLOURS[verdict], verdict.padEnd(8)),
      ...numbers.map((n) => String(n ?? '-').padStart(8)),
    ];
  });
  const head = [
    'tier'.padEnd(10),
    'result'.padEnd(8),
    ...['seconds', 'passed', 'failed', 'skipped'].map((n) => n.padStart(8)),
  ];
  const sum = (count: (result: TierResult) => number): number =>
    results.reduce((all, result) => all + count(result), 0);
  const line = `${sum((r) => r.passed)} passed, ${sum((r) => r.failed)} failed, ${sum((r) => r.skipped)} skipped`;
  return `${['', ...[head, ...rows].map((cells) => cells.join(' ').trimEnd()), '', line].join('\n')}\n`;
}

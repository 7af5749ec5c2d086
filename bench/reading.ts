/**
 * The reading wing: whole processes of the command line as users start it, beside the least that could do: Node alone, and
 * `JSON.parse` of the same file. Every figure is the best of several rounds, taken in turn.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildGraph } from '../lib/graph/build-graph';
import { prove } from '../lib/prover/prove';
import { renderColumns } from '../lib/render/render-columns';
import { readInventory } from '../lib/terraform/read-inventory';
import { FIRST_GRANT, planOfGrants } from './plan-of-grants';

const BIN = join(__dirname, '..', 'bin', 'cross-account-lambda.js');
const ROUNDS = 7;
const GRANTS = [1000, 10_000];
/** Log groups that make a plan of one grant one megabyte large. */
const PADDING_OF_ONE_MEGABYTE = 830;
/** Sizes of plans of one grant, in megabytes. */
const LARGE = [20, 100];
const CHANGED = [1000, 5000];
const DECISIONS = 20_000;

interface Run {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** Reports the peak memory of the process it is loaded into. */
const WATCH = `process.on('exit', () => require('node:fs').writeSync(3, String(process.resourceUsage().maxRSS / 1024)))`;

function run(watch: string, args: readonly string[]): Run {
  const begin = process.hrtime.bigint();
  const { status, output, stderr } = spawnSync(process.execPath, ['--require', watch, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const milliseconds = Number(process.hrtime.bigint() - begin) / 1e6;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return { milliseconds, megabytes: Number(output[3]) };
}

/** Both in turn, so that a busy machine is busy for both. */
function compare(watch: string, ours: readonly string[], bare: readonly string[]): { ours: Run; bare: Run } {
  const rounds = Array.from({ length: ROUNDS }, () => ({ ours: run(watch, ours), bare: run(watch, bare) }));
  return { ours: best(rounds.map((round) => round.ours)), bare: best(rounds.map((round) => round.bare)) };
}

function best(runs: readonly Run[]): Run {
  return {
    milliseconds: Math.min(...runs.map(({ milliseconds }) => milliseconds)),
    megabytes: Math.min(...runs.map(({ megabytes }) => megabytes)),
  };
}

function parseOnly(file: string): readonly string[] {
  return ['-e', `JSON.parse(require('node:fs').readFileSync(${JSON.stringify(file)}, 'utf8'))`];
}

/** With whatever it finds: what is measured is how long it takes. */
function reviewOf(file: string): readonly string[] {
  return [BIN, 'review', file, '--fail-on', 'never'];
}

function row(what: string, size: string, { ours, bare }: { ours: Run; bare: Run }, each = ''): readonly string[] {
  return [
    what,
    size,
    ours.milliseconds.toFixed(0),
    bare.milliseconds.toFixed(0),
    (ours.milliseconds / bare.milliseconds).toFixed(2),
    ours.megabytes.toFixed(0),
    bare.megabytes.toFixed(0),
    (ours.megabytes / bare.megabytes).toFixed(2),
    each,
  ];
}

export function benchReading(): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-reading-'));
  try {
    const watch = join(folder, 'watch.cjs');
    writeFileSync(watch, WATCH);
    const write = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const size = (file: string): string => `${(statSync(file).size / 1e6).toFixed(1)} MB`;
    const question = [
      '--principal',
      FIRST_GRANT.principal,
      '--action',
      FIRST_GRANT.action,
      '--resource',
      FIRST_GRANT.resource,
    ];
    const rows = [row('--version', '-', compare(watch, [BIN, '--version'], ['-e', '0']))];
    const small = write('small.json', planOfGrants(1, PADDING_OF_ONE_MEGABYTE));
    rows.push(row('prove', size(small), compare(watch, [BIN, 'prove', small, ...question], parseOnly(small))));
    for (const count of GRANTS) {
      process.stderr.write(`measuring check on ${count} grants …\n`);
      const plan = write(`${count}.json`, planOfGrants(count));
      const both = compare(watch, [BIN, 'check', plan], parseOnly(plan));
      rows.push(row(`check, ${count} grants`, size(plan), both, (both.ours.milliseconds / count).toFixed(3)));
    }
    for (const megabytes of LARGE) {
      process.stderr.write(`measuring review of ${megabytes} MB ...\n`);
      const plan = write(`${megabytes}mb.json`, planOfGrants(1, megabytes * PADDING_OF_ONE_MEGABYTE));
      rows.push(row('review', size(plan), compare(watch, reviewOf(plan), parseOnly(plan))));
    }
    for (const count of CHANGED) {
      process.stderr.write(`measuring review of ${count} grants that change ...\n`);
      const plan = write(`changed-${count}.json`, planOfGrants(count, 0, 'drop external ids'));
      const both = compare(watch, reviewOf(plan), parseOnly(plan));
      rows.push(row(`review, ${count} changed`, size(plan), both, (both.ours.milliseconds / count).toFixed(3)));
    }
    const heading = [
      'command',
      'input',
      'ours ms',
      'bare ms',
      'time ratio',
      'ours MB',
      'bare MB',
      'memory ratio',
      'ms each',
    ];
    process.stdout.write(
      'The command line beside JSON.parse of the same file, and beside node -e 0\n(targets: --version at most 40 ms more, prove under 300 ms, memory ratio at most 1.5,\n of review time ratio at most 3 where there is little to review, check and review linear)\n\n',
    );
    process.stdout.write(`${renderColumns(heading, rows, '')}\n\n`);
    process.stdout.write(
      `${decisionsPerSecond().toFixed(0)} decisions a second on one core, for policies as the stories have\n`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function decisionsPerSecond(): number {
  const graph = buildGraph([readInventory('plan', planOfGrants(1))]);
  const decide = (times: number): void => {
    for (let time = 0; time < times; time++) prove(graph, FIRST_GRANT);
  };
  decide(DECISIONS / 10);
  const begin = process.hrtime.bigint();
  decide(DECISIONS);
  return DECISIONS / (Number(process.hrtime.bigint() - begin) / 1e9);
}

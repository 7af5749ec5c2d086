/**
 * The writing wing: what the constructs cost beside a program that writes the same resources by hand. Every figure is a
 * ratio of two runs side by side, because machines differ; the best of several rounds, because they are noisy.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { renderColumns } from '../lib/render/render-columns';
import type { Measurement } from './programs/measure';

const ROOT = join(__dirname, '..');
const ROUNDS = 5;
/** At this many grants one run takes seconds, and noise weighs less. */
const LARGE = 10_000;
const LARGE_ROUNDS = 2;

/** The most targets one caller's inline policies have room for lies a little above this. */
const SHARED_COUNTS = [1, 50, 150];
const DISTINCT_COUNTS = [1, 100, 1000, 10_000];

type Program = 'ours' | 'bare';

/** Compiles the programs as the package is compiled, so that no loader's cost is measured. */
function compile(folder: string): void {
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: ['ours', 'bare'].map((program) => `bench/programs/${program}.ts`),
    outdir: folder,
    bundle: true,
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
}

function run(folder: string, program: Program, count: number, callers: string): Measurement {
  const output = execFileSync(process.execPath, [join(folder, `${program}.js`), String(count), callers]);
  return JSON.parse(output.toString()) as Measurement;
}

function best(measurements: readonly Measurement[]): Measurement {
  const [first] = measurements;
  if (first === undefined) {
    throw new Error('nothing was measured');
  }
  return {
    resources: first.resources,
    synthesisMilliseconds: Math.min(...measurements.map(({ synthesisMilliseconds }) => synthesisMilliseconds)),
    milliseconds: Math.min(...measurements.map(({ milliseconds }) => milliseconds)),
    megabytes: Math.min(...measurements.map(({ megabytes }) => megabytes)),
  };
}

function compare(folder: string, count: number, callers: string): readonly string[] {
  // One of each in turn, so that a busy machine is busy for both.
  const rounds = Array.from({ length: count >= LARGE ? LARGE_ROUNDS : ROUNDS }, () => ({
    ours: run(folder, 'ours', count, callers),
    bare: run(folder, 'bare', count, callers),
  }));
  const [ours, bare] = [best(rounds.map((round) => round.ours)), best(rounds.map((round) => round.bare))];
  if (JSON.stringify(ours.resources) !== JSON.stringify(bare.resources)) {
    throw new Error(`the programs differ: ${JSON.stringify(ours.resources)} and ${JSON.stringify(bare.resources)}`);
  }
  return [
    String(count),
    callers,
    ours.milliseconds.toFixed(0),
    bare.milliseconds.toFixed(0),
    (ours.milliseconds / bare.milliseconds).toFixed(2),
    (ours.synthesisMilliseconds / bare.synthesisMilliseconds).toFixed(2),
    ours.megabytes.toFixed(0),
    bare.megabytes.toFixed(0),
    (ours.megabytes / bare.megabytes).toFixed(2),
    (ours.milliseconds / count).toFixed(2),
  ];
}

function startSeconds(): string {
  const begin = process.hrtime.bigint();
  execFileSync('npm', ['start', '--silent'], { cwd: ROOT, stdio: 'ignore' });
  return (Number(process.hrtime.bigint() - begin) / 1e9).toFixed(2);
}

/** Our own modules and the provider's that requiring the front door loads. */
function loadedModules(folder: string): { readonly own: number; readonly index: boolean } {
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: ['lib/index.ts', 'lib/**/*.ts'],
    outbase: ROOT,
    outdir: join(folder, 'front-door'),
    format: 'cjs',
    platform: 'node',
    logLevel: 'error',
  });
  const program = `require(${JSON.stringify(join(folder, 'front-door', 'lib', 'index.js'))});
    console.log(JSON.stringify(Object.keys(require.cache)))`;
  const loaded = JSON.parse(execFileSync(process.execPath, ['-e', program], { cwd: ROOT }).toString()) as string[];
  return {
    own: loaded.filter((path) => path.includes('front-door')).length,
    index: loaded.some((path) => /@cdktf[\\/]provider-aws[\\/]lib[\\/]index\.js$/.test(path)),
  };
}

export function benchWriting(): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-programs-'));
  try {
    compile(folder);
    const cases = [
      ...DISTINCT_COUNTS.map((count) => [count, 'distinct'] as const),
      ...SHARED_COUNTS.map((count) => [count, 'shared'] as const),
    ];
    const rows = cases.map(([count, callers]) => {
      process.stderr.write(`measuring ${count} grants, ${callers} callers …\n`);
      return compare(folder, count, callers);
    });
    const heading = [
      'grants',
      'callers',
      'ours CPU ms',
      'bare CPU ms',
      'time ratio',
      'without imports',
      'ours MB',
      'bare MB',
      'memory ratio',
      'CPU ms each',
    ];
    const { own, index } = loadedModules(folder);
    const starts = Array.from({ length: ROUNDS }, startSeconds).sort();
    process.stdout.write(
      'Synth of assume-role grants beside a bare cdktf program (target: all ratios at most 1.3)\n\n',
    );
    process.stdout.write(`${renderColumns(heading, rows, '')}\n\n`);
    process.stdout.write(`npm start: ${starts[0]} s at best of ${ROUNDS} (target: about 1.5 s)\n`);
    process.stdout.write(
      `front door: ${own} modules of our own (target: at most 100), provider index loaded: ${index ? 'yes' : 'no'}\n`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

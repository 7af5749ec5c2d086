/**
 * `npm run emulate [story...]`: the whole life of the stories on a local AWS emulator with real Terraform.
 * Exit code 0: all is well; 1: a story is not; 2: cannot run.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMULATE_HELP, type EmulateArguments, parseEmulateArguments } from './emulator/emulate-arguments';
import { endGuardedProcesses } from './emulator/guarded-process';
import { showLives } from './emulator/life-display';
import { playStories } from './emulator/play-stories';
import { renderResults } from './emulator/render-results';
import type { Synthesis } from './emulator/story-life';
import { synthesise } from './emulator/synthesise';
import { paintFor } from './testing/summary';
import { areRunnable, findTools, missingTools, type ToolName } from './tools';

const CANNOT_RUN = 2;
const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

async function emulate(args: readonly string[], root: string, isStopped: () => boolean): Promise<number> {
  const options = parseEmulateArguments(args);
  if (options.help) {
    process.stdout.write(EMULATE_HELP);
    return 0;
  }
  const tools = findTools();
  const needed: ToolName[] = options.languages.includes('python')
    ? ['terraform', 'moto', 'python']
    : ['terraform', 'moto'];
  const missing = missingTools(tools, needed);
  if (missing.length > 0 || !areRunnable(tools)) {
    process.stderr.write(missing.map((line) => `${line}\n`).join(''));
    return CANNOT_RUN;
  }
  const syntheses = await synthesiseAll(options, root);
  const paint = paintFor(process.stdout, process.env);
  const display = showLives(
    options.stories.map(({ id }) => id),
    process.stdout,
    paint,
  );
  const results = await playStories(tools, options.stories, { syntheses, display, keep: options.keep }).finally(() =>
    display.close(),
  );
  if (isStopped()) {
    return CANNOT_RUN;
  }
  process.stdout.write(`\n${renderResults(results, paint)}`);
  if (options.keep) {
    const folders = results.flatMap(({ folder }) => (folder === undefined ? [] : [`kept ${folder}\n`]));
    process.stdout.write(folders.join(''));
  }
  return results.every(({ problems }) => problems.length === 0) ? 0 : 1;
}

async function synthesiseAll({ languages }: EmulateArguments, root: string): Promise<Synthesis[]> {
  process.stdout.write(`synthesising (${languages.join(', ')})\n`);
  return await Promise.all(
    languages.map(async (language) => {
      const outdir = join(root, language);
      await synthesise(outdir, language);
      return { language, outdir };
    }),
  );
}

async function main(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'emulate-'));
  let stopped: number | undefined;
  for (const [signal, code] of SIGNALS) {
    // Once: who asks a second time does not want to wait.
    process.once(signal, () => {
      stopped = code;
      process.stderr.write(`\n${signal}: ending Terraform and the emulator\n`);
      // The stories fail, and each clears up after itself.
      endGuardedProcesses();
    });
  }
  try {
    const exitCode = await emulate(process.argv.slice(2), root, () => stopped !== undefined);
    process.exitCode = stopped ?? exitCode;
  } catch (error) {
    // A mistake on the command line needs no stack trace; neither does a synthesis that says what is wrong.
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = stopped ?? CANNOT_RUN;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

main();

/** `check`: every declared access is proved, and nothing else crosses accounts. */
import { reject } from '../errors';
import { check } from '../prover/check';
import type { CheckResult } from '../prover/check-result';
import { renderCheckJson } from '../render/check-json';
import { renderCheckMarkdown } from '../render/check-markdown';
import { renderCheckText } from '../render/check-text';
import { checkVerdict } from '../render/check-verdict';
import type { Paint } from '../render/paint';
import type { CheckLine } from './command-line';
import { noManifest } from './command-problems';
import { EXIT_NOT_AS_HOPED, EXIT_OK, EXIT_UNKNOWN } from './exit-code';
import type { World } from './load-worlds';
import type { Progress } from './progress';

/** What a command says, and the exit code that goes with it. */
export interface Answer {
  readonly text: string;
  readonly code: number;
}

/** @throws InputError where no world declares anything. */
export function runCheck(line: CheckLine, worlds: readonly World[], paint: Paint, progress: Progress): Answer {
  if (worlds.every(({ graph }) => graph.declared === undefined)) {
    return reject(line.inputs.join(' and '), noManifest(worlds.map(({ name }) => `no manifest in ${name}`).join(', ')));
  }
  const results = worlds.map(({ name, graph }) => {
    progress(`judging ${name}`);
    return check(name, graph);
  });
  return { text: render(line, results, paint), code: exitCode(line, results) };
}

function render({ format }: CheckLine, results: readonly CheckResult[], paint: Paint): string {
  switch (format) {
    case 'text':
      return renderCheckText(results, paint);
    case 'json':
      return renderCheckJson(results);
    case 'markdown':
      return renderCheckMarkdown(results);
    default:
      return format satisfies never;
  }
}

function exitCode({ allowUnknown }: CheckLine, results: readonly CheckResult[]): number {
  const verdict = checkVerdict(results);
  switch (verdict) {
    case 'proved':
      return EXIT_OK;
    case 'notProved':
      return EXIT_NOT_AS_HOPED;
    case 'unknown':
      return allowUnknown ? EXIT_OK : EXIT_UNKNOWN;
    default:
      return verdict satisfies never;
  }
}

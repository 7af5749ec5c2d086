/**
 * The command line. In: arguments, and what the process gives. Out: the exit code.
 * What goes wrong is told on standard error: misuse and unreadable input in four parts, defects in one line.
 */
import { types } from 'node:util';
import { InputError } from '../errors';
import { COLOURED, type Paint, PLAIN } from '../render/paint';
import { plainText } from '../render/plain-text';
import type { CommandLine, CommandName } from './command-line';
import { EXIT_CANNOT_RUN, EXIT_OK } from './exit-code';
import { helpText } from './help-text';
import type { Host } from './host';
import { loadMoments } from './load-moments';
import { loadWorlds } from './load-worlds';
import { parseCommandLine } from './parse-command-line';
import { showProgress } from './progress';
import { type Answer, runCheck } from './run-check';
import { runGraph } from './run-graph';
import { readSessionPolicies, runProve } from './run-prove';
import { readConfiguration, runReview } from './run-review';
import { writeOutput } from './write-output';

const PROGRAM = 'cross-account-lambda';

export async function main(args: readonly string[], host: Host): Promise<number> {
  if (args.includes('--version')) {
    host.stdout.write(`${host.version}\n`);
    return EXIT_OK;
  }
  try {
    const reading = parseCommandLine(args);
    switch (reading.kind) {
      case 'help':
        host.stdout.write(helpText(reading.command));
        return EXIT_OK;
      case 'misuse':
        report(host, new InputError(programName(reading.command), reading.problems));
        host.stderr.write(`\nSee: ${programName(reading.command ?? 'COMMAND')} --help\n`);
        return EXIT_CANNOT_RUN;
      case 'run': {
        const { text, code } = await answer(reading.line, host);
        writeOutput(text, reading.line.output, host);
        return code;
      }
      default:
        return reading satisfies never;
    }
  } catch (error) {
    report(host, error);
    return EXIT_CANNOT_RUN;
  }
}

async function answer(line: CommandLine, host: Host): Promise<Answer> {
  const progress = showProgress(host);
  const paint = choosePaint(line, host);
  if (line.command === 'review') {
    const configuration = readConfiguration(line, host);
    return runReview(line, await loadMoments(line, host, progress), configuration, { paint, progress, host });
  }
  const worlds = await loadWorlds(line, host, progress);
  switch (line.command) {
    case 'check':
      return runCheck(line, worlds, paint, progress);
    case 'prove':
      return runProve(line, worlds, await readSessionPolicies(line, host), paint);
    case 'graph':
      return runGraph(line, worlds, paint, progress);
    default:
      return line satisfies never;
  }
}

function programName(command: CommandName | 'COMMAND' | undefined): string {
  return command === undefined ? PROGRAM : `${PROGRAM} ${command}`;
}

/** Colour is for people: not in pipes, not in files, and not where they asked for none. https://no-color.org */
function choosePaint({ noColor, output }: CommandLine, { stdout, environment }: Host): Paint {
  const isDumb = environment.TERM === 'dumb';
  return stdout.isTTY === true && output === undefined && !noColor && !environment.NO_COLOR && !isDumb
    ? COLOURED
    : PLAIN;
}

function report(host: Host, error: unknown): void {
  host.stderr.write(`${describe(error, host).map(plainText).join('\n')}\n`);
}

function describe(error: unknown, host: Host): readonly string[] {
  if (error instanceof InputError) return error.message.split('\n');
  if (error instanceof AggregateError) return error.errors.flatMap((each) => describe(each, host));
  const { message, stack } = types.isNativeError(error) ? error : { message: String(error), stack: undefined };
  return [
    `${PROGRAM} failed: ${message}. This is a defect of ${PROGRAM} ${host.version} and not of your input; please report it.`,
    ...(host.environment.DEBUG ? (stack ?? '').split('\n') : ['Set DEBUG=1 to see where.']),
  ];
}

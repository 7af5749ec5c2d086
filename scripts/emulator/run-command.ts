import { type GuardedOptions, spawnGuarded } from './guarded-process';

/** How a program ended and what it wrote. */
export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What it wrote to file descriptor 3; empty without `openChannel`. */
  readonly channel: string;
}

/** How a program is run. */
export interface CommandOptions extends GuardedOptions {
  readonly cwd: string;
  /** @default nothing */
  readonly input?: string;
  /** @default 300 */
  readonly timeoutSeconds?: number;
  /** Called with each whole line of the standard output as it comes. */
  readonly onLine?: (line: string) => void;
}

/** Runs a program to its end; its exit code is a result, not an error. Fails when it takes too long. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const { input = '', timeoutSeconds = 300, onLine } = options;
  const program = spawnGuarded(command, args, options);
  const texts = { stdout: '', stderr: '', channel: '' };
  for (const name of ['stdout', 'stderr', 'channel'] as const) {
    program[name]?.setEncoding('utf8').on('data', (chunk: string) => {
      texts[name] += chunk;
    });
  }
  if (onLine !== undefined) {
    program.stdout.on('data', splitLines(onLine));
  }
  program.stdin.end(input);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    program.end();
  }, timeoutSeconds * 1_000);
  const exitCode = await program.closed.finally(() => clearTimeout(timer));
  if (late) {
    const output = texts.stdout + texts.stderr;
    throw new Error(`${command} ${args.join(' ')} was ended after ${timeoutSeconds} seconds\n${output}`);
  }
  return { exitCode, ...texts };
}

/** Hands on whole lines of text that comes in pieces. */
function splitLines(onLine: (line: string) => void): (chunk: string) => void {
  let begun = '';
  return (chunk) => {
    const lines = (begun + chunk).split('\n');
    begun = lines.pop() ?? '';
    lines.forEach(onLine);
  };
}

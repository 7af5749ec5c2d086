import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** A program that ends with this process, however this process ends. */
export interface GuardedProcess {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** File descriptor 3 of the program; `undefined` without `openChannel`. */
  readonly channel: Readable | undefined;
  /** Fulfilled with the exit code when the program has ended and all it wrote was read. */
  readonly closed: Promise<number>;
  /** Whether it has ended. */
  hasEnded(): boolean;
  /** Ends the program and all it started, and waits until it is gone. */
  end(): Promise<void>;
}

/** How it is started. */
export interface GuardedOptions {
  readonly cwd?: string;
  readonly env: NodeJS.ProcessEnv;
  /** Open file descriptor 3 as a channel beside the output. @default false */
  readonly openChannel?: boolean;
}

const running = new Set<GuardedProcess>();
let isOver = false;

/** Ends everything that runs and starts nothing more: for a program that is told to end itself. */
export async function endGuardedProcesses(): Promise<void> {
  isOver = true;
  await Promise.all([...running].map((guarded) => guarded.end()));
}

/** Starts a program in a process group of its own, under a guardian that ends the group when this process is gone. */
export function spawnGuarded(command: string, args: readonly string[], options: GuardedOptions): GuardedProcess {
  if (isOver) {
    throw new Error(`${command} was not started: this program is ending`);
  }
  const child = spawn(process.execPath, [require.resolve('./guardian.cjs'), command, ...args], {
    cwd: options.cwd,
    env: options.env,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', options.openChannel ? 'pipe' : 'ignore', 'pipe'],
  });
  const [stdin, stdout, stderr, channel, lifeline] = child.stdio as [Writable, Readable, Readable, Readable, Writable];
  // A program that ends without reading its input is no error of ours, and neither is a lifeline that it outlived.
  stdin.on('error', () => undefined);
  lifeline.on('error', () => undefined);
  const closed = once(child, 'close').then(([exitCode]) => {
    running.delete(guarded);
    return (exitCode as number | null) ?? 1;
  });
  const guarded: GuardedProcess = {
    stdin,
    stdout,
    stderr,
    channel: options.openChannel ? channel : undefined,
    closed,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    end: async () => {
      lifeline.destroy();
      await closed;
    },
  };
  running.add(guarded);
  return guarded;
}

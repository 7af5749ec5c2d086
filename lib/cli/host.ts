/** What the process gives the command line: its streams, its environment and where it was started. */

interface Output {
  readonly write: (text: string) => unknown;
  /** Whether a person looks at it. */
  readonly isTTY?: boolean | undefined;
}

export interface Host {
  /** All of standard input. */
  readonly readStandardInput: () => Promise<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The time of the day it is, which nothing but `review` without `--date` asks for. */
  readonly now: () => Date;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where relative paths begin. */
  readonly folder: string;
  /** Of this package. */
  readonly version: string;
}

/** Runs the command line in a folder of its own, with streams that remember. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../lib/cli/main';

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly standardInput?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether a person looks at the streams. */
  readonly isTTY?: boolean;
}

/** A temporary folder with files; the values are texts or JSON. */
export class WorkFolder {
  public readonly path = mkdtempSync(join(tmpdir(), 'cli-'));

  public write(files: Readonly<Record<string, unknown>>): void {
    for (const [name, content] of Object.entries(files)) {
      const path = join(this.path, name);
      mkdirSync(dirname(path), { recursive: true });
      const isText = typeof content === 'string' || content instanceof Uint8Array;
      writeFileSync(path, isText ? content : JSON.stringify(content));
    }
  }

  public async run(args: readonly string[], options: RunOptions = {}): Promise<Run> {
    const { standardInput = '', environment = {}, isTTY } = options;
    const written = { stdout: '', stderr: '' };
    const output = (name: keyof typeof written) => ({
      isTTY,
      write: (text: string) => {
        written[name] += text;
      },
    });
    const code = await main(args, {
      readStandardInput: async () => Buffer.from(standardInput),
      stdout: output('stdout'),
      stderr: output('stderr'),
      now: () => new Date('2026-11-26T12:00:00Z'),
      environment,
      folder: this.path,
      version: '1.2.3',
    });
    return { code, ...written };
  }

  public remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

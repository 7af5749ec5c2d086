import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What `aws` does: it prints a text whenever it is called, or fails with an error at one call and prints nothing at others. */
type Answer =
  | string
  | {
      readonly error: string;
      /** The call that fails, counted from 1: the first where it is left out. */
      readonly call?: number;
    };

/** What commands that were handed over did. */
interface Run {
  /** Whether the shell ended with the status 0. */
  readonly succeeded: boolean;
  /** The arguments of each call of `aws`, as the shell passed them. */
  readonly calls: readonly (readonly string[])[];
  /** The files that were written: what their JSON says, and texts where they are no JSON. */
  readonly files: Readonly<Record<string, unknown>>;
}

const JQ = 'jq';
const TERRAFORM = 'terraform';

// Writes down its arguments (each ended by a unit separator, a call by a record separator), then answers or fails.
const FAKE_AWS = `#!/bin/sh
for argument in "$@"; do printf '%s\\037' "$argument" >> bin/calls; done
printf '\\036' >> bin/calls
[ ! -e bin/answer ] || exec cat bin/answer
[ "$(tr -cd '\\036' < bin/calls | wc -c)" -ne "$(cat bin/failing)" ] || { cat bin/error >&2; exit 1; }
`;

/** Runs commands as their receiver would, by `sh`, in an empty folder. */
export function runCommands(cli: string, answer: Answer): Run {
  return runInFolder(cli, answer).run;
}

/** What commands show as errors when they run as their receiver would run them. */
export function shownErrors(cli: string, answer: Answer): string {
  return runInFolder(cli, answer).errors;
}

function runInFolder(cli: string, answer: Answer): { readonly run: Run; readonly errors: string } {
  const folder = mkdtempSync(join(tmpdir(), 'hand-over-'));
  const bin = join(folder, 'bin');
  try {
    mkdirSync(bin);
    writeFileSync(join(bin, 'aws'), FAKE_AWS, { mode: 0o755 });
    if (typeof answer === 'string') {
      writeFileSync(join(bin, 'answer'), answer);
    } else {
      writeFileSync(join(bin, 'error'), answer.error);
      writeFileSync(join(bin, 'failing'), String(answer.call ?? 1));
    }
    const { status, stderr } = spawnSync('sh', ['-c', cli], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
    });
    const calls = existsSync(join(bin, 'calls')) ? readFileSync(join(bin, 'calls'), 'utf8') : '';
    const files = readdirSync(folder).filter((name) => name !== 'bin');
    return {
      run: {
        succeeded: status === 0,
        calls: calls
          .split('\u001e')
          .slice(0, -1)
          .map((call) => call.split('\u001f').slice(0, -1)),
        files: Object.fromEntries(files.map((name) => [name, contents(join(folder, name))])),
      },
      errors: stderr,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function contents(path: string): unknown {
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Terraform configuration as `terraform fmt` lays it out. */
export function formatted(hcl: string): string {
  return execFileSync(TERRAFORM, ['fmt', '-'], { input: hcl, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
}

function has(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A `describe` for commands that use jq. Where there is no jq they cannot be run; CI must have it. */
export const describeWithJq = process.env.CI || has(JQ) ? describe : describe.skip;

/** A `describe` for what `terraform fmt` is asked about. Where there is no Terraform it cannot be; CI must have it. */
export const describeWithTerraform = process.env.CI || has(TERRAFORM) ? describe : describe.skip;

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, TerraformStack } from 'cdktf';

/** What one program took to start, build and synthesise its stack. */
export interface Measurement {
  /** Processor time, which other processes of a busy machine do not lengthen. */
  readonly milliseconds: number;
  /** The part of it that is building and synthesising, without imports. */
  readonly synthesisMilliseconds: number;
  /** Peak memory of the whole process. */
  readonly megabytes: number;
  /** Resources by type, to see that two programs emit the same. */
  readonly resources: Readonly<Record<string, number>>;
}

/** Builds and synthesises one stack and reports what the whole program took, its imports included. */
export function measure(build: (stack: TerraformStack) => void): void {
  const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const begin = process.cpuUsage();
    const app = new App({ outdir, stackTraces: false });
    build(new TerraformStack(app, 'bench'));
    app.synth();
    const milliseconds = inMilliseconds(process.cpuUsage());
    const synthesisMilliseconds = inMilliseconds(process.cpuUsage(begin));
    const { resource = {} } = JSON.parse(readFileSync(join(outdir, 'stacks', 'bench', 'cdk.tf.json'), 'utf8')) as {
      resource?: Record<string, object>;
    };
    const resources = Object.fromEntries(
      Object.entries(resource).map(([type, named]) => [type, Object.keys(named).length]),
    );
    const result: Measurement = {
      milliseconds,
      synthesisMilliseconds,
      megabytes: process.resourceUsage().maxRSS / 1024,
      resources,
    };
    process.stdout.write(JSON.stringify(result));
  } finally {
    if (existsSync(outdir)) {
      rmSync(outdir, { recursive: true });
    }
  }
}

function inMilliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

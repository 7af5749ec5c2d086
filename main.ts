import { existsSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltApp, buildApp } from './lib/stacks/build-app';

/** The exit code for input that cannot be used. */
const BAD_INPUT = 2;

/** Synthesises the stories, or says everything that is wrong and writes nothing. */
export function main(): BuiltApp {
  const outdir = process.env.CDKTF_OUTDIR ?? 'cdktf.out';
  const isNew = !existsSync(outdir);
  const built = buildApp({ context: readContext(), environment: process.env, outdir });
  if (built.errors.length > 0) {
    const count = built.errors.length === 1 ? '1 problem' : `${built.errors.length} problems`;
    process.stderr.write(`${count}; nothing was written:\n\n${built.errors.join('\n')}\n`);
    if (isNew) {
      rmdirSync(outdir);
    }
    process.exitCode = BAD_INPUT;
    return built;
  }
  built.app.synth();
  return built;
}

/** cdktf-cli passes the context of cdktf.json on; without it the file is read here. */
function readContext(): Record<string, unknown> {
  const passed = process.env.CDKTF_CONTEXT_JSON;
  if (passed !== undefined) {
    return JSON.parse(passed) as Record<string, unknown>;
  }
  const { context = {} } = JSON.parse(readFileSync(join(__dirname, 'cdktf.json'), 'utf8')) as { context?: Record<string, unknown> };
  return context;
}

if (require.main === module) {
  main();
}

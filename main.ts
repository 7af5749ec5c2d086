import { existsSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { badContext, InputError, reject } from './lib/errors';
import { type BuiltApp, buildApp } from './lib/stacks/build-app';

/** The exit code for input that cannot be used. */
const BAD_INPUT = 2;

type Values = Readonly<Record<string, unknown>>;

/** Synthesises the stories, or says everything that is wrong and writes nothing. */
export function main(): BuiltApp {
  const context = readContextOrExit();
  const outdir = process.env.CDKTF_OUTDIR ?? 'cdktf.out';
  // cdktf makes these when the app is created, long before it is known whether there is anything to write.
  const newFolders = [join(outdir, 'stacks'), outdir].filter((folder) => !existsSync(folder));
  const built = buildApp({ context, environment: process.env, outdir });
  if (built.errors.length > 0) {
    report(built.errors);
    for (const folder of newFolders) {
      rmdirSync(folder);
    }
    process.exitCode = BAD_INPUT;
    return built;
  }
  built.app.synth();
  return built;
}

function report(errors: readonly string[]): void {
  const count = errors.length === 1 ? '1 problem' : `${errors.length} problems`;
  process.stderr.write(`${count}; nothing was written:\n\n${errors.join('\n')}\n`);
}

// An app cannot even be created from a context that is no JSON: cdktf reads the variable too.
function readContextOrExit(): Values {
  try {
    return readContext();
  } catch (error) {
    if (!(error instanceof InputError)) {
      throw error;
    }
    report([error.message]);
    return process.exit(BAD_INPUT);
  }
}

/** cdktf-cli passes the context of cdktf.json on; without it the file is read here. */
function readContext(): Values {
  const passed = process.env.CDKTF_CONTEXT_JSON;
  if (passed !== undefined) {
    return parseObject('CDKTF_CONTEXT_JSON', passed, 'unset it, or run the command through cdktf, which sets it');
  }
  const todo = 'correct the file';
  const { context = {} } = parseObject('cdktf.json', readFileSync(join(__dirname, 'cdktf.json'), 'utf8'), todo);
  return isObject(context) ? context : reject('cdktf.json', badContext('context', context, 'an object', todo));
}

function parseObject(source: string, text: string, todo: string): Values {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return reject(source, badContext('the text', (error as Error).message, 'JSON', todo));
  }
  return isObject(value) ? value : reject(source, badContext('the text', value, 'a JSON object', todo));
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

if (require.main === module) {
  main();
}

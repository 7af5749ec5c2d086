import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HandlerLanguage } from '../../lib/stacks/story-props';
import { runCommand } from './run-command';

const PROJECT = join(__dirname, '..', '..');

/** Synthesises the stories of this project, as `cdktf synth` would, into a folder that does not exist yet. */
export async function synthesise(outdir: string, language: HandlerLanguage): Promise<void> {
  const { context = {} } = JSON.parse(readFileSync(join(PROJECT, 'cdktf.json'), 'utf8')) as { context?: object };
  const { exitCode, stdout, stderr } = await runCommand(process.execPath, ['-r', 'tsx/cjs', 'main.ts'], {
    cwd: PROJECT,
    env: {
      ...process.env,
      CDKTF_OUTDIR: outdir,
      CDKTF_CONTEXT_JSON: JSON.stringify(context),
      // Wins over the context.
      HANDLER_LANGUAGE: language,
    },
  });
  if (exitCode !== 0) {
    throw new Error(`the stories could not be synthesised (main.ts ended with code ${exitCode})\n${stdout}${stderr}`);
  }
}

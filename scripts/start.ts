/** `npm start`: synthesises the stories, and proves from what was written who may do what in each of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main as runCommandLine } from '../lib/cli/main';
import { processHost } from '../lib/cli/process-host';
import { STORIES, type StoryId } from '../lib/stacks/stories';
import { main as synthesise } from '../main';
import { version } from '../package.json';
import { renderStory, type SynthesisedStack } from './render-story';

async function start(): Promise<void> {
  const { app, errors, warnings } = synthesise();
  if (errors.length > 0) {
    return;
  }
  const ids = Object.keys(STORIES) as StoryId[];
  for (const id of ids) {
    const text = readFileSync(join(app.outdir, 'stacks', id, 'cdk.tf.json'), 'utf8');
    const story = {
      id,
      title: STORIES[id].title,
      stack: JSON.parse(text) as SynthesisedStack,
      warnings: warnings.filter((line) => line.startsWith(`[${id}/`)),
    };
    process.stdout.write(`${renderStory(story)}\n`);
  }
  process.stdout.write(`\ncross-account-lambda check ${app.outdir}\n\n`);
  process.exitCode = await runCommandLine(['check', app.outdir], processHost(version));
  process.stdout.write(
    `\n${ids.length} stories synthesised into ${app.outdir}. Deploy one: npx cdktf deploy assume-role\n`,
  );
}

start();

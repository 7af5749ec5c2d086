/** `npm start`: synthesises the stories and shows what each of them lets whom do. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STORIES, type StoryId } from '../lib/stacks/stories';
import { main } from '../main';
import { type RenderedStory, renderStory } from './render-story';

function start(): void {
  const { app, errors, warnings } = main();
  if (errors.length > 0) {
    return;
  }
  const ids = Object.keys(STORIES) as StoryId[];
  for (const id of ids) {
    const text = readFileSync(join(app.outdir, 'stacks', id, 'cdk.tf.json'), 'utf8');
    const story = {
      id,
      title: STORIES[id].title,
      stack: JSON.parse(text) as RenderedStory['stack'],
      warnings: warnings.filter((line) => line.startsWith(`[${id}/`)),
    };
    process.stdout.write(`${renderStory(story)}\n\n`);
  }
  process.stdout.write(
    `${ids.length} stories synthesised into ${app.outdir}. Deploy one: npx cdktf deploy assume-role\n`,
  );
}

start();

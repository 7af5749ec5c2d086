import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HANDLER_LANGUAGES, type HandlerLanguage } from '../../lib/stacks/story-props';
import type { HandlerRun } from '../../scripts/emulator/run-handler';
import { STORIES } from '../../scripts/emulator/stories';
import { liveStory, type StoryLife, type Synthesis } from '../../scripts/emulator/story-life';
import { synthesise } from '../../scripts/emulator/synthesise';
import type { RunnableTools } from '../../scripts/tools';

/** Synthesises the stories in a temporary folder while `work` uses them. */
export async function withSyntheses<T>(
  languages: readonly HandlerLanguage[],
  work: (syntheses: readonly Synthesis[]) => Promise<T>,
): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'emulator-synthesis-'));
  try {
    const syntheses = languages.map((language) => ({ language, outdir: join(root, language) }));
    await Promise.all(syntheses.map(({ language, outdir }) => synthesise(outdir, language)));
    return await work(syntheses);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The whole life of a story: with TypeScript handlers first, then updated in place to Python ones. */
export async function liveInBothLanguages(tools: RunnableTools, id: string): Promise<StoryLife> {
  const script = STORIES.find((story) => story.id === id);
  if (script === undefined) {
    throw new Error(`no story ${id}`);
  }
  return await withSyntheses(HANDLER_LANGUAGES, (syntheses) => liveStory(tools, script, { syntheses }));
}

/** What the handlers of a language came to, without the events and what they printed. */
export function runsIn(
  life: StoryLife,
  language: HandlerLanguage,
): Pick<HandlerRun, 'functionName' | 'outcomes' | 'requests'>[] {
  const runs = life.performances.find((performance) => performance.language === language)?.runs ?? [];
  return runs.map(({ functionName, outcomes, requests }) => ({ functionName, outcomes, requests }));
}

/** The tests that every story's life passes, whatever its handlers do. */
export function testCleanLife(lifeOf: () => StoryLife): void {
  test('the first apply only creates', () => {
    const actions = lifeOf().performances[0]?.changes.map(({ action }) => action);
    expect(new Set(actions)).toEqual(new Set(['create']));
  });

  test('other code is an update of the functions in place, and of nothing else', () => {
    const [, python] = lifeOf().performances;
    const kinds = python?.changes.map(({ address, action }) => `${action} ${address.split('.')[0]}`);
    expect(new Set(kinds)).toEqual(new Set(['update aws_lambda_function']));
  });

  test('the second plan is empty, after create and after update', () => {
    expect(lifeOf().performances.map(({ secondPlan }) => secondPlan)).toEqual([[], []]);
  });

  test('destroy leaves nothing, neither in the state nor in the accounts', () => {
    expect({ state: lifeOf().stateAfterDestroy, accounts: lifeOf().leftovers }).toEqual({ state: [], accounts: [] });
  });
}

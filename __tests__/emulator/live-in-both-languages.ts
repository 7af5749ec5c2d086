import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HANDLER_LANGUAGES, type HandlerLanguage } from '../../lib/stacks/story-props';
import { readCdkTf, stackAccounts } from '../../scripts/emulator/cdk-tf';
import type { Stage } from '../../scripts/emulator/open-stage';
import type { HandlerRun } from '../../scripts/emulator/run-handler';
import { STORIES } from '../../scripts/emulator/stories';
import { liveStory, type StoryLife, type Synthesis } from '../../scripts/emulator/story-life';
import { synthesise } from '../../scripts/emulator/synthesise';
import type { RunnableTools } from '../../scripts/tools';
import { committedLines } from '../docs/deploy-role-lines';
import { type RecordedCall, recordCalls } from '../docs/recorded-calls';
import { changeDeployedStory } from './change-deployed-story';
import { type DeployRoleNeeds, deployRoleNeeds } from './deploy-role-needs';

/** The life of a story, and what it needed of its deploy roles. */
export interface MeasuredLife extends StoryLife {
  readonly deployRoles: DeployRoleNeeds;
}

/**
 * The whole life of a story: with TypeScript handlers first, then updated in place to Python ones, then with other
 * arguments; all that Terraform asks AWS for is recorded.
 *
 * @param afterUpdate more that happens to the story, before its arguments change
 */
export async function liveInBothLanguages(
  tools: RunnableTools,
  id: string,
  afterUpdate?: (stage: Stage) => Promise<void>,
): Promise<MeasuredLife> {
  const script = STORIES.find((story) => story.id === id);
  if (script === undefined) {
    throw new Error(`no story ${id}`);
  }
  const calls: RecordedCall[] = [];
  return await withSyntheses(async (syntheses) => {
    const life = await liveStory(tools, script, {
      syntheses,
      inFront: (emulatorUrl) => recordCalls(emulatorUrl, calls),
      beforeDestroy: async (stage) => {
        await afterUpdate?.(stage);
        await changeDeployedStory(stage);
      },
    });
    const accounts = stackAccounts(readCdkTf(join(syntheses[0]?.outdir ?? '', 'stacks', id)));
    return { ...life, deployRoles: deployRoleNeeds(accounts, calls) };
  });
}

/** Synthesises the stories in every language, in a temporary folder, while `work` uses them. */
async function withSyntheses<T>(work: (syntheses: readonly Synthesis[]) => Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'emulator-synthesis-'));
  try {
    const syntheses = HANDLER_LANGUAGES.map((language) => ({ language, outdir: join(root, language) }));
    await Promise.all(syntheses.map(({ language, outdir }) => synthesise(outdir, language)));
    return await work(syntheses);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
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
export function testCleanLife(lifeOf: () => MeasuredLife): void {
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

  test('the policies of the deploy roles allow every call that Terraform makes', () => {
    expect(lifeOf().deployRoles.denied).toEqual([]);
  });

  test('the lines of those policies that the story uses are the ones committed for it', () => {
    const { story, deployRoles } = lifeOf();
    expect(deployRoles.lines).toEqual(committedLines(story, deployRoles.lines));
  });
}

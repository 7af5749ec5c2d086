import type { HandlerLanguage } from '../../lib/stacks/story-props';
import type { RunnableTools } from '../tools';
import { openStage, type Stage, type StageOptions } from './open-stage';
import type { HandlerRun } from './run-handler';
import type { StoryScript } from './stories';
import type { Change } from './terraform-messages';

/** A synthesis of the stories with handlers in one language. */
export interface Synthesis {
  readonly language: HandlerLanguage;
  readonly outdir: string;
}

/** A story with the handlers of one language: first applied, or applied over the one before. */
interface Performance {
  readonly language: HandlerLanguage;
  readonly changes: readonly Change[];
  readonly runs: readonly HandlerRun[];
  /** What a plan after the apply would change: nothing, if all is well. */
  readonly secondPlan: readonly Change[];
}

/** The steps of a life, in order; those from `plan` to `second plan` once for each language. */
export const STEP_NAMES = ['init', 'plan', 'apply', 'handlers', 'second plan', 'destroy', 'leftovers'] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** A step and how long it took. */
interface LifeStep {
  readonly name: StepName;
  /** Of which performance; none when the step is of the whole life. */
  readonly language: HandlerLanguage | undefined;
  readonly seconds: number;
}

/** The whole life of a story. */
export interface StoryLife {
  readonly story: string;
  readonly performances: readonly Performance[];
  /** Addresses in the state after destroy. */
  readonly stateAfterDestroy: readonly string[];
  /** What exists in the accounts after destroy. */
  readonly leftovers: readonly string[];
  readonly steps: readonly LifeStep[];
}

/** Told while a story lives. */
export interface LifeProgress {
  /** The stack lies in its work folder. */
  readonly onFolder?: (folder: string) => void;
  /** A step begins. */
  readonly onStep?: (name: StepName, language: HandlerLanguage | undefined) => void;
  /** An apply or destroy is done with a resource. */
  readonly onResource?: (address: string) => void;
}

/** What life a story has. */
export interface LifeOptions extends LifeProgress, Pick<StageOptions, 'inFront' | 'keep'> {
  /** One after the other on the same state: the second is an update of the functions' code. */
  readonly syntheses: readonly Synthesis[];
  /** More that happens to the deployed story, when all performances are over. */
  readonly beforeDestroy?: (stage: Stage) => Promise<void>;
}

/** Applies a story on an emulator of its own, runs its handlers, plans again, destroys. */
export async function liveStory(
  tools: RunnableTools,
  { id, play }: StoryScript,
  options: LifeOptions,
): Promise<StoryLife> {
  const [first] = options.syntheses;
  if (first === undefined) {
    throw new Error('a story needs at least one synthesis');
  }
  const steps: LifeStep[] = [];
  const step: Step = async (name, language, work) => {
    options.onStep?.(name, language);
    const start = performance.now();
    const result = await work();
    steps.push({ name, language, seconds: (performance.now() - start) / 1_000 });
    return result;
  };

  const stage = await step('init', undefined, () => openStage(tools, { ...options, stack: id, outdir: first.outdir }));
  options.onFolder?.(stage.terraform.folder);
  try {
    const performances: Performance[] = [];
    for (const { language, outdir } of options.syntheses) {
      performances.push(await perform(stage, play, { language, outdir }, step));
    }
    await options.beforeDestroy?.(stage);
    await step('destroy', undefined, () => stage.terraform.destroy());
    const [stateAfterDestroy, leftovers] = await step('leftovers', undefined, () =>
      Promise.all([stage.terraform.listState(), stage.leftovers()]),
    );
    return { story: id, performances, stateAfterDestroy, leftovers, steps };
  } finally {
    await stage.close();
  }
}

type Step = <T>(name: StepName, language: HandlerLanguage | undefined, work: () => Promise<T>) => Promise<T>;

async function perform(
  stage: Stage,
  play: StoryScript['play'],
  { language, outdir }: Synthesis,
  step: Step,
): Promise<Performance> {
  stage.load(outdir);
  const changes = await step('plan', language, () => stage.terraform.plan());
  await step('apply', language, () => stage.terraform.applyPlan());
  const runs = await step('handlers', language, () => play(stage));
  const secondPlan = await step('second plan', language, () => stage.terraform.plan());
  return { language, changes, runs, secondPlan };
}

/** What is wrong with a life, one sentence each; nothing for a good one. */
export function problemsOf({ performances, stateAfterDestroy, leftovers }: StoryLife): string[] {
  return [
    ...performances.flatMap(({ language, runs, secondPlan }) => [
      ...runs.flatMap(({ functionName, outcomes }) =>
        outcomes.flatMap((outcome) =>
          'error' in outcome
            ? [`${language}: ${functionName} failed with ${outcome.error.errorType}: ${outcome.error.errorMessage}`]
            : [],
        ),
      ),
      ...secondPlan.map(({ address, action }) => `${language}: the second plan would ${action} ${address}`),
    ]),
    ...stateAfterDestroy.map((address) => `destroy left ${address} in the state`),
    ...leftovers.map((line) => `destroy left behind: ${line}`),
  ];
}

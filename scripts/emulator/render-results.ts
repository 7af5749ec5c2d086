import type { Paint } from '../testing/summary';
import type { AwsRequest } from './describe-request';
import type { StoryResult } from './play-stories';
import { renderTable } from './render-table';
import type { Outcome } from './run-handler';
import { STEP_NAMES, type StepName, type StoryLife } from './story-life';

/** What the stories' handlers returned and asked for, then one table of all stories, as text. */
export function renderResults(results: readonly StoryResult[], paint: Paint): string {
  const lives = results.flatMap(({ life }) => (life === undefined ? [] : [renderRuns(life)]));
  return [...lives, renderTimes(results, paint), ...renderProblems(results)].join('\n');
}

function renderRuns({ story, performances }: StoryLife): string {
  const lines = performances.flatMap(({ language, runs }) => [
    `${story} (${language})`,
    ...runs.flatMap((run) => [
      ...run.requests.map((request) => `  ${run.functionName} ${describeAws(request)}`),
      ...run.outcomes.map((outcome) => `  ${run.functionName} ${describeOutcome(outcome)}`),
    ]),
  ]);
  return `${lines.join('\n')}\n`;
}

const describeAws = ({ call, region, signedBy, parameters }: AwsRequest) =>
  `asked ${call} in ${region} as ${signedBy}: ${JSON.stringify(parameters)}`;

const describeOutcome = (outcome: Outcome): string =>
  'error' in outcome
    ? `failed with ${outcome.error.errorType}: ${outcome.error.errorMessage}`
    : `returned ${JSON.stringify(outcome.answer)}`;

function renderTimes(results: readonly StoryResult[], paint: Paint): string {
  const head = ['story', ...STEP_NAMES, 'total', 'result'];
  const rows = results.map(({ story, life, problems }) => [
    story,
    ...[...STEP_NAMES, undefined].map((name) => (life === undefined ? '-' : `${secondsOf(life, name).toFixed(1)} s`)),
    problems.length === 0 ? 'ok' : 'failed',
  ]);
  const colours: Readonly<Record<string, 'green' | 'red'>> = { ok: 'green', failed: 'red' };
  return renderTable([head, ...rows], (cell) => (colours[cell] ? paint(colours[cell], cell) : cell));
}

/** Seconds of one step, of all performances together; of all steps without a name. */
const secondsOf = ({ steps }: StoryLife, name: StepName | undefined): number =>
  steps.reduce((sum, step) => (name === undefined || step.name === name ? sum + step.seconds : sum), 0);

function renderProblems(results: readonly StoryResult[]): string[] {
  const failed = results.filter(({ problems }) => problems.length > 0);
  return failed.map(({ story, problems }) => [`${story}:`, ...problems, ''].join('\n'));
}

import type { Paint } from '../testing/summary';
import type { LifeProgress } from './story-life';
import type { Terminal } from './terminal';

/** Shows how far the stories are. */
export interface LifeDisplay {
  /** What a story reports to. */
  progressOf(story: string): LifeProgress;
  /** A story is over. */
  finish(story: string, outcome: 'ok' | 'failed'): void;
  /** Ends the display; everything is over. */
  close(): void;
}

const REDRAW_MILLISECONDS = 250;
const CLEAR_LINE = '\r\u001b[2K';

/** On a terminal one line for each story, kept up to date; elsewhere one line for each step. */
export function showLives(stories: readonly string[], terminal: Terminal, paint: Paint): LifeDisplay {
  const width = Math.max(...stories.map((story) => story.length));
  const label = (story: string) => story.padEnd(width);
  const outcomes = { ok: paint('green', 'ok'), failed: paint('red', 'failed') };
  const look = { label, outcomes };
  return terminal.isTTY ? updatingLines(stories, terminal, look) : oneLineEach(terminal, look);
}

interface Look {
  readonly label: (story: string) => string;
  readonly outcomes: Readonly<Record<'ok' | 'failed', string>>;
}

const stepText = (name: string, language: string | undefined) =>
  language === undefined ? name : `${name} (${language})`;

function oneLineEach(terminal: Terminal, { label, outcomes }: Look): LifeDisplay {
  return {
    progressOf: (story) => ({
      onStep: (name, language) => terminal.write(`${label(story)}  ${stepText(name, language)}\n`),
    }),
    finish: (story, outcome) => terminal.write(`${label(story)}  ${outcomes[outcome]}\n`),
    close: () => undefined,
  };
}

interface StoryLine {
  step: string;
  resources: number;
  since: number;
  outcome: string | undefined;
}

function updatingLines(stories: readonly string[], terminal: Terminal, look: Look): LifeDisplay {
  const lines = new Map<string, StoryLine>(
    stories.map((story) => [story, { step: 'waiting', resources: 0, since: Date.now(), outcome: undefined }]),
  );
  let drawn = false;
  const draw = () => {
    const up = drawn ? `\u001b[${lines.size}A` : '';
    drawn = true;
    terminal.write(up + [...lines].map(([story, line]) => `${CLEAR_LINE}${drawLine(story, line, look)}\n`).join(''));
  };
  draw();
  const timer = setInterval(draw, REDRAW_MILLISECONDS);
  const change = (story: string, update: (line: StoryLine) => Partial<StoryLine>) => {
    const line = lines.get(story);
    if (line !== undefined) {
      Object.assign(line, update(line));
    }
  };
  return {
    progressOf: (story) => ({
      onStep: (name, language) =>
        change(story, () => ({ step: stepText(name, language), resources: 0, since: Date.now() })),
      onResource: () => change(story, ({ resources }) => ({ resources: resources + 1 })),
    }),
    finish: (story, outcome) => change(story, () => ({ outcome: look.outcomes[outcome] })),
    close: () => {
      clearInterval(timer);
      draw();
    },
  };
}

function drawLine(story: string, { step, resources, since, outcome }: StoryLine, { label }: Look): string {
  if (outcome !== undefined) {
    return `${label(story)}  ${outcome}`;
  }
  const count = resources === 0 ? '' : `, resources done: ${resources},`;
  return `${label(story)}  ${step}${count} ${Math.round((Date.now() - since) / 1_000)} s`;
}

import type { RunnableTools } from '../tools';
import type { LifeDisplay } from './life-display';
import type { StoryScript } from './stories';
import { liveStory, problemsOf, type StoryLife, type Synthesis } from './story-life';

/** How a story ended: its life, and what was wrong with it or stopped it. */
export interface StoryResult {
  readonly story: string;
  readonly life: StoryLife | undefined;
  readonly problems: readonly string[];
  /** Where it was played, if it came that far; kept on demand. */
  readonly folder: string | undefined;
}

/** What is played, and how. */
export interface PlayOptions {
  readonly syntheses: readonly Synthesis[];
  readonly display: LifeDisplay;
  /** Leave the work folders where they are. @default false */
  readonly keep?: boolean;
}

// Terraform mostly waits, so two stories cost the time of one on two cores.
const AT_ONCE = 2;

/** Plays stories, two at a time; one that fails does not stop the others. Results come in the order of the stories. */
export async function playStories(
  tools: RunnableTools,
  stories: readonly StoryScript[],
  { syntheses, display, keep }: PlayOptions,
): Promise<StoryResult[]> {
  const results = new Map<string, StoryResult>();
  const queue = [...stories];
  const playNext = async (): Promise<void> => {
    for (let script = queue.shift(); script !== undefined; script = queue.shift()) {
      const { id } = script;
      let folder: string | undefined;
      const onFolder = (path: string) => {
        folder = path;
      };
      const result = await liveStory(tools, script, { syntheses, keep, onFolder, ...display.progressOf(id) }).then(
        (life): StoryResult => ({ story: id, life, folder, problems: problemsOf(life) }),
        (error: Error): StoryResult => ({ story: id, life: undefined, folder, problems: [error.message] }),
      );
      display.finish(id, result.problems.length === 0 ? 'ok' : 'failed');
      results.set(id, result);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, playNext));
  return stories.flatMap(({ id }) => results.get(id) ?? []);
}

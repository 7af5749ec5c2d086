import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Side } from './deploy-policy';

const FILE = join(__dirname, 'deploy-role-lines.json');

/** The lines of the documented policies that a story used, by the side that it has; sorted. */
export type LinesOfStory = Readonly<Partial<Record<Side, readonly string[]>>>;

/** The committed lines of every story, in the order of their ids. */
export function readDeployRoleLines(): Readonly<Record<string, LinesOfStory>> {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, LinesOfStory>;
}

/**
 * The committed lines of one story; `UPDATE_DEPLOY_ROLE_LINES=1` writes them anew and leaves those of the other stories as
 * they are, since each story is measured in a test file of its own.
 */
export function committedLines(story: string, got: LinesOfStory): LinesOfStory | undefined {
  if (process.env.UPDATE_DEPLOY_ROLE_LINES === '1') {
    const stories = Object.entries({ ...readDeployRoleLines(), [story]: got });
    const sorted = stories.sort(([a], [b]) => (a < b ? -1 : 1));
    writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`);
  }
  return readDeployRoleLines()[story];
}

import { mkdirSync, rmSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

// A holder that was killed leaves its folder behind; a provider download takes a minute or two.
const STALE_SECONDS = 300;

/** Runs `work` while no other process of this machine does so under the same lock folder. */
export async function inTurn<T>(lockFolder: string, work: () => Promise<T>): Promise<T> {
  while (!takeLock(lockFolder)) {
    await wait(100);
  }
  try {
    return await work();
  } finally {
    rmSync(lockFolder, { recursive: true, force: true });
  }
}

/** Making a folder either succeeds for one process or fails: the oldest lock there is. */
function takeLock(lockFolder: string): boolean {
  try {
    mkdirSync(lockFolder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
  }
  const age = Date.now() - (statSync(lockFolder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age > STALE_SECONDS * 1_000) {
    rmSync(lockFolder, { recursive: true, force: true });
  }
  return false;
}

/** Says on a terminal what is being done, once that takes longer than a person waits without asking. */
import type { Host } from './host';

/** Called before each step that may take long. */
export type Progress = (step: string) => void;

const PATIENCE_MS = 1000;

export function showProgress({ stderr, environment }: Host, now: () => number = Date.now): Progress {
  const start = now();
  if (stderr.isTTY !== true || environment.CI) return () => {};
  return (step) => {
    if (now() - start > PATIENCE_MS) stderr.write(`${step} ...\n`);
  };
}

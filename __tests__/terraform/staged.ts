import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStage, type Stage } from '../../scripts/emulator/open-stage';
import type { RunnableTools } from '../../scripts/tools';

/** Synthesises a stack into a temporary folder and opens it, initialised and not applied; nothing is left behind. */
export async function withStage<T>(
  tools: RunnableTools,
  { stack, synthesise }: { readonly stack: string; readonly synthesise: (outdir: string) => void | Promise<void> },
  work: (stage: Stage) => Promise<T>,
): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'terraform-tier-'));
  try {
    const outdir = join(root, 'out');
    await synthesise(outdir);
    const stage = await openStage(tools, { stack, outdir, onlyPlanned: true });
    try {
      return await work(stage);
    } finally {
      await stage.close();
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

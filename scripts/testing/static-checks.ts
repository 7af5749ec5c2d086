import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { TierResult } from './summary';

/** A program of `node_modules` and how to call it; it is run by this Node, so no shell and no PATH is needed. */
interface Check {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  /** The command a person runs to see it again, or to have it repaired. */
  readonly again: string;
}

const CHECKS: readonly Check[] = [
  {
    name: 'format and lint',
    script: '@biomejs/biome/bin/biome',
    args: ['check', '--error-on-warnings', '--max-diagnostics=50'],
    again: 'npm run format (repairs what can be repaired)',
  },
  { name: 'types', script: 'typescript/bin/tsc', args: ['--noEmit', '--pretty', 'false'], again: 'npx tsc --noEmit' },
  { name: 'dead code', script: 'knip/bin/knip.js', args: ['--no-progress'], again: 'npx knip' },
];

/** Runs the static checks at the same time; only a failing one is heard. */
export async function runStaticChecks(root: string, write: (text: string) => void): Promise<TierResult> {
  const start = performance.now();
  const failed = (await Promise.all(CHECKS.map((check) => runCheck(root, check, write)))).filter((ok) => !ok).length;
  const seconds = (performance.now() - start) / 1000;
  return { tier: 'static', passed: CHECKS.length - failed, failed, skipped: 0, seconds };
}

async function runCheck(root: string, check: Check, write: (text: string) => void): Promise<boolean> {
  const child = spawn(process.execPath, [join(root, 'node_modules', check.script), ...check.args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const isOk = await new Promise<boolean>((done) => {
    child.on('error', (error) => {
      output.push(Buffer.from(`${error.message}\n`));
      done(false);
    });
    child.on('close', (code) => done(code === 0));
  });
  if (!isOk)
    write(`\nFAIL ${check.name}; again: ${check.again}\n${Buffer.concat(output).toString('utf8').trimEnd()}\n`);
  return isOk;
}

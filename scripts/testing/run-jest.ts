import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TierResult } from './summary';
import type { TestRequest, Tier } from './tiers';

/** The file the reporter leaves its numbers in; a file, because jest has the output streams for itself. */
const REPORT_VARIABLE = 'TIER_REPORT';

/** The AWS SDK says in every process that it will need a newer Node one day. */
const QUIET = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

/** Workers for a machine of two cores: the slow files wait for AWS to be ready half of their time. */
const WORKERS = 4;

/**
 * One jest for all chosen projects: its workers take the slow files first (`slow-files-first.js`), so that the fast ones
 * fill the gaps. The reporter streams what the slow tiers do and returns the numbers.
 */
export async function runJest(
  root: string,
  request: TestRequest,
  env: NodeJS.ProcessEnv,
): Promise<readonly TierResult[]> {
  const tiers = request.tiers.filter((tier) => tier !== 'static');
  if (tiers.length === 0) return [];
  const folder = mkdtempSync(join(tmpdir(), 'tiers-'));
  const report = join(folder, 'report.json');
  try {
    const code = await run(root, jestArguments(tiers, request.jestArguments, env), {
      ...env,
      // The AWS SDK announces at every start that it will need a newer Node.js some day.
      NODE_NO_WARNINGS: '1',
      ...QUIET,
      [REPORT_VARIABLE]: report,
    });
    return readReport(report, tiers, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function jestArguments(tiers: readonly Tier[], more: readonly string[], env: NodeJS.ProcessEnv): string[] {
  return [
    // Both take every plain word that follows, so an option with a value of its own stands before the file patterns.
    ...['--selectProjects', ...tiers, '--reporters=<rootDir>/scripts/testing/tier-reporter.js'],
    ...(env.NO_COLOR ? ['--no-color'] : []),
    `--maxWorkers=${WORKERS}`,
    ...more,
  ];
}

function run(root: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const script = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const child = spawn(process.execPath, [script, ...args], { cwd: root, env, stdio: 'inherit' });
  // A terminal sends Ctrl-C to both; who stops only this process (a CI runner) must stop jest and its emulators too.
  const stop = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      process.off('SIGTERM', stop);
      process.off('SIGINT', stop);
      done(code ?? 1);
    });
  });
}

/** Jest may fail without a failed test (no tests found, a crash): that counts as one failure, never as none. */
function readReport(report: string, tiers: readonly Tier[], code: number): readonly TierResult[] {
  const results = parseReport(report).filter(({ tier }) => tiers.includes(tier));
  if (code === 0 || results.some(({ failed }) => failed > 0)) return results;
  const first = tiers[0] ?? 'unit';
  const rest = results.filter(({ tier }) => tier !== first);
  const found = results.find(({ tier }) => tier === first) ?? {
    tier: first,
    passed: 0,
    failed: 0,
    skipped: 0,
    seconds: 0,
  };
  return [{ ...found, failed: 1 }, ...rest];
}

function parseReport(report: string): readonly TierResult[] {
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as TierResult[];
  } catch {
    return [];
  }
}

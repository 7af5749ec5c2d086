const { writeFileSync } = require('node:fs');
const { relative } = require('node:path');

/** How long a slow file may be silent before its name is said again. */
const HEARTBEAT = 20_000;

const tierOf = (test) => test.context.config.displayName?.name ?? 'unit';
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

/**
 * What a person sees of jest under `npm test`: each test of the slow tiers as it ends, a sign of life while nothing
 * ends, everything about a failure, and nothing about a fast test that passes. The numbers go to the file that
 * `run-jest.ts` names.
 */
module.exports = class TierReporter {
  constructor(globalConfig) {
    this.root = globalConfig.rootDir;
    this.running = new Map();
    this.tiers = new Map();
  }

  onRunStart() {
    this.heart = setInterval(() => this.beat(), HEARTBEAT);
    this.heart.unref();
  }

  onTestFileStart(test) {
    const now = Date.now();
    this.running.set(test.path, { start: now, heard: now, tier: tierOf(test) });
    if (tierOf(test) !== 'unit') this.say(`RUNS ${this.name(test)}`);
  }

  onTestCaseResult(test, result) {
    // Jest hands over the project of some other file here; the one from the file's start is right.
    const running = this.running.get(test.path);
    if (running === undefined) return;
    running.heard = Date.now();
    if (running.tier === 'unit' || result.status === 'pending') return;
    this.say(`  ${result.status} ${running.tier}: ${result.fullName} (${seconds(result.duration ?? 0)})`);
  }

  onTestFileResult(test, result) {
    const tier = tierOf(test);
    const start = this.running.get(test.path)?.start ?? result.perfStats.start;
    this.running.delete(test.path);
    const sum = this.tiers.get(tier) ?? { passed: 0, failed: 0, skipped: 0, start, end: 0 };
    sum.passed += result.numPassingTests;
    // A file that cannot be run has no tests, and is a failure all the same.
    sum.failed += result.numFailingTests + (result.testExecError && result.numFailingTests === 0 ? 1 : 0);
    sum.skipped += result.numPendingTests + result.numTodoTests;
    sum.start = Math.min(sum.start, start);
    sum.end = Date.now();
    this.tiers.set(tier, sum);

    const isBad = result.numFailingTests > 0 || result.testExecError;
    const isDone = tier !== 'unit' && !result.skipped && result.numPassingTests > 0;
    if (isBad) this.say(`FAIL ${this.name(test)}\n${consoleOf(result)}${result.failureMessage ?? ''}`);
    else if (isDone) this.say(`PASS ${this.name(test)} (${seconds(sum.end - start)})`);
  }

  onRunComplete(_, results) {
    clearInterval(this.heart);
    const { snapshot } = results;
    if (snapshot.added > 0) this.say(`${snapshot.added} new snapshots written: commit them`);
    if (results.numTotalTestSuites === 0) this.say('no test file matches');
    if (!process.env.TIER_REPORT) return;
    const report = [...this.tiers].map(([tier, { passed, failed, skipped, start, end }]) => ({
      ...{ tier, passed, failed, skipped },
      seconds: (end - start) / 1000,
    }));
    writeFileSync(process.env.TIER_REPORT, JSON.stringify(report));
  }

  getLastError() {}

  beat() {
    const now = Date.now();
    for (const [path, running] of this.running) {
      if (now - running.heard < HEARTBEAT) continue;
      this.say(
        `  ... ${running.tier} ${relative(this.root, path)} has been running for ${seconds(now - running.start)}`,
      );
    }
  }

  name(test) {
    return `${tierOf(test)} ${relative(this.root, test.path)}`;
  }

  say(text) {
    process.stdout.write(`${text.trimEnd()}\n`);
  }
};

const consoleOf = (result) =>
  (result.console ?? []).map(({ type, message }) => `  console.${type}: ${message.trimEnd()}\n`).join('');

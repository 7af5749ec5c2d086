import { findTools, missingTools, type RunnableTools, type ToolName } from '../../scripts/tools';

/**
 * A `describe` for tests that run real programs. With a tool missing its tests count as skipped, after one line for each
 * missing tool; with `CI=true` a missing tool is a failure.
 */
export function describeWithTools(
  name: string,
  needed: readonly ToolName[],
  tests: (tools: RunnableTools) => void,
): void {
  const tools = findTools();
  const missing = missingTools(tools, needed);
  if (missing.length === 0) {
    // Whoever needs only some of the tools never looks at the others.
    describe(name, () => tests(tools as RunnableTools));
    return;
  }
  if (process.env.CI === 'true') {
    describe(name, () => {
      test('the tools are installed', () => {
        expect(missing).toEqual([]);
      });
    });
    return;
  }
  // Not console.warn: jest frames it with a stack trace, and one line is the promise.
  process.stderr.write(missing.map((line) => `skipped: ${name}: ${line}\n`).join(''));
  describe.skip(name, () => tests(tools as RunnableTools));
}

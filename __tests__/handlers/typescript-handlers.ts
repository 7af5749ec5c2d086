import type { HandlerRunner, Outcome } from './handler-runner';

/** The handlers of `handlers/*.ts`, with modules of their own for each run. */
export function typescriptHandlers(): HandlerRunner {
  return {
    async run(name, events, environment) {
      const outcomes: Outcome[] = [];
      const before = process.env;
      process.env = { PATH: before.PATH, ...environment };
      try {
        await jest.isolateModulesAsync(async () => {
          const { handler } = await import(`../../handlers/${name}`);
          for (const event of events) outcomes.push(await outcomeOf(() => handler(event, {})));
        });
      } finally {
        process.env = before;
      }
      return outcomes;
    },
    stop() {},
  };
}

async function outcomeOf(invocation: () => unknown): Promise<Outcome> {
  const logs: unknown[] = [];
  const spies = (['log', 'error'] as const).map((method) =>
    jest.spyOn(console, method).mockImplementation((...[line]) => logs.push(JSON.parse(line))),
  );
  try {
    const answer = invocation();
    // Lambda's runtime takes no other answer: what a handler returns without a promise is lost.
    return { answer: JSON.stringify(answer instanceof Promise ? await answer : null), logs };
  } catch (error) {
    const { name, message } = error as Error;
    return { error: { errorType: name, errorMessage: message }, logs };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

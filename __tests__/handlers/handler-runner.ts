/** What one invocation came to, as Lambda sees it. */
export interface Outcome {
  /** The answer as JSON text, so that two languages can be compared byte by byte. */
  readonly answer?: string;
  readonly error?: { readonly errorType: string; readonly errorMessage: string };
  /** The lines written to standard output and standard error, which Lambda puts into one log, each parsed as JSON. */
  readonly logs: readonly unknown[];
}

/** Runs a handler as one execution environment does: imported once, then invoked with each event. */
export interface HandlerRunner {
  run(handler: string, events: readonly unknown[], environment: Readonly<Record<string, string>>): Promise<Outcome[]>;
  stop(): void;
}

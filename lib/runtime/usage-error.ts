export interface UsageProblem {
  /** The value that is wrong. */
  readonly what: string;
  /** What it was. */
  readonly got: unknown;
  /** What it may be. */
  readonly allowed: string;
  /** What to do now. */
  readonly todo: string;
}

/**
 * Thrown before any request is made, when an argument can never work; its message has the four parts of {@link
 * UsageProblem}.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly problem: UsageProblem;

  constructor(problem: UsageProblem) {
    super(
      `${problem.what}: got ${JSON.stringify(problem.got) ?? 'undefined'}; allowed: ${problem.allowed}; ${problem.todo}`,
    );
    this.problem = problem;
  }
}

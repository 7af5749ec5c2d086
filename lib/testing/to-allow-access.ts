/** The matcher: whether AWS would allow an access, decided from what was synthesised, without Terraform and without AWS. */
import type { Decision } from '../prover/decision';
import { prove } from '../prover/prove';
import { renderDecision } from '../render/prove-text';
import { readWorlds } from './read-subject';

/** One access of a test. */
export interface AccessQuestion {
  /** ARN of a role, a role session or a user, or a service such as `s3.amazonaws.com`. */
  readonly principal: string;
  /** One action, such as `lambda:InvokeFunction`. */
  readonly action: string;
  /** ARN of one role, function (with its alias or version, if the call names one) or other resource. */
  readonly resource: string;
  /** Values of condition keys, such as `{ 'sts:ExternalId': 'x' }`. @default none: what the caller could choose is absent */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** What a matcher gets from jest; declared here so that users of other runners with jest's `expect` can have it too. */
interface MatcherContext {
  readonly isNot?: boolean;
}

interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/**
 * Passes where AWS would allow the access; with `.not` where it would deny it. Where the input does not tell, both fail.
 *
 * @param subject a `TerraformStack`; the path of a `cdktf.out` folder, of a stack's folder or of a JSON file; JSON as text;
 * JSON as data; or a list of these, which is one world. The stacks of a `cdktf.out` folder are a world each.
 * @throws InputError where the subject cannot be read, and the errors of a stack's validations.
 */
export function toAllowAccess(this: MatcherContext, subject: unknown, question: AccessQuestion): MatcherResult {
  const context = new Map(
    Object.entries(question.context ?? {}).map(([key, values]) => [key, [values].flat() as readonly string[]]),
  );
  const answers = readWorlds(subject).map(({ name, graph }) => ({
    name,
    decision: prove(graph, { ...question, context }),
  }));
  const outcome = outcomeOf(answers.map(({ decision }) => decision));
  return {
    pass: outcome === 'unknown' ? this.isNot === true : outcome === 'allowed',
    message: () =>
      [
        `expected the access ${this.isNot === true ? 'to be denied' : 'to be allowed'}; it is ${outcome}`,
        ...answers.map(({ name, decision }) => `${name}:\n${renderDecision(question, decision)}`),
      ].join('\n\n'),
  };
}

/** Allowed where one world allows it; denied where all deny it. */
function outcomeOf(decisions: readonly Decision[]): 'allowed' | 'denied' | 'unknown' {
  if (decisions.some(({ outcome }) => outcome === 'allowed')) return 'allowed';
  return decisions.some(({ outcome }) => outcome === 'unknown') ? 'unknown' : 'denied';
}

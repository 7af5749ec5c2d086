/** One decision for a call that asks for several actions: allowed where all are, denied where one is. */
import { type Decision, OUTCOMES, type Outcome } from './decision';

interface ActionDecision {
  readonly action: string;
  readonly decision: Decision;
}

/** What decides first where actions differ. */
const PRECEDENCE: readonly Outcome[] = ['explicitDeny', 'implicitDeny', 'unknown', 'allowed'];

export function joinDecisions(decisions: readonly ActionDecision[]): Decision {
  const outcome = PRECEDENCE.find((each) => decisions.some(({ decision }) => decision.outcome === each)) ?? OUTCOMES[3];
  const deciding = decisions.filter(({ decision }) => decision.outcome === outcome);
  const isPart = deciding.length < decisions.length;
  return {
    outcome,
    determining: unique(deciding.flatMap(({ decision }) => decision.determining)),
    reasons: [
      ...(isPart ? deciding.map(({ action }) => ({ code: 'notAllActions', subject: action }) as const) : []),
      ...unique(deciding.flatMap(({ decision }) => decision.reasons)),
    ],
    assumes: unique(deciding.flatMap(({ decision }) => decision.assumes)),
    conditions: unique(deciding.flatMap(({ decision }) => decision.conditions)),
  };
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

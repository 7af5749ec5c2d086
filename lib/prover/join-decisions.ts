/** One decision for a call that asks for several actions: allowed where all are, denied where one is. */
import { type Decision, OUTCOMES, type Outcome } from './decision';
import { distinct } from './distinct';

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
    determining: distinct(deciding.flatMap(({ decision }) => decision.determining)),
    reasons: [
      ...(isPart ? deciding.map(({ action }) => ({ code: 'notAllActions', subject: action }) as const) : []),
      ...distinct(deciding.flatMap(({ decision }) => decision.reasons)),
    ],
    assumes: distinct(deciding.flatMap(({ decision }) => decision.assumes)),
    conditions: distinct(deciding.flatMap(({ decision }) => decision.conditions)),
  };
}

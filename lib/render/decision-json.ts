/** A decision as JSON: every member by name, so that the order of the keys is this file's and nothing slips in. */
import type { Decision, DeterminingStatement, Reason, ResidualCondition } from '../prover/decision';

export function decisionJson({ outcome, determining, reasons, assumes, conditions }: Decision) {
  return {
    outcome,
    determining: determining.map(statementJson),
    reasons: reasons.map(reasonJson),
    assumes: assumes.map(({ code, subject }) => ({ code, subject })),
    conditions: conditions.map(conditionJson),
  };
}

export function statementJson(found: DeterminingStatement) {
  const { effect, side, policyType, policy, name, statement, owner, input } = found;
  return { effect, side, policyType, policy, name, statement, owner, input };
}

export function conditionJson({ operator, key, values }: ResidualCondition) {
  return { operator, key, values };
}

// Members that are not there are left out by JSON itself.
function reasonJson({ code, side, policyType, policy, statement, subject, expected, got }: Reason) {
  return { code, side, policyType, policy, statement, subject, expected, got };
}

/** `check --format json`: every access with its whole decision. Described by `schemas/check.schema.json`. */
import type { CheckResult, DeclaredAccessResult, UndeclaredAccess } from '../prover/check-result';
import { checkVerdict, worldVerdict } from './check-verdict';
import { conditionJson, decisionJson, statementJson } from './decision-json';
import { renderJson } from './render-json';

export function renderCheckJson(results: readonly CheckResult[]): string {
  return renderJson({
    verdict: checkVerdict(results),
    worlds: results.map((result) => ({
      world: result.world,
      verdict: worldVerdict(result),
      declared: result.declared.map(declaredJson),
      undeclared: result.undeclared.map(undeclaredJson),
      notes: result.notes.map(({ code, subject }) => ({ code, subject })),
    })),
  });
}

function declaredJson(access: DeclaredAccessResult) {
  const { principal, breadth, action, resource, via, side, declaredConditions, status, decision } = access;
  return {
    status,
    principal,
    breadth,
    action,
    resource,
    via,
    side,
    declaredConditions: declaredConditions.map(conditionJson),
    decision: decisionJson(decision),
  };
}

function undeclaredJson(access: UndeclaredAccess) {
  const { principal, breadth, action, resource, conditions, statement, status } = access;
  return {
    status,
    principal,
    breadth,
    action,
    resource,
    conditions: conditions.map(conditionJson),
    statement: statementJson(statement),
  };
}

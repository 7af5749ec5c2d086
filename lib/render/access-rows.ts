/** The rows of an access matrix: what differs in its action alone is one row. */
import type { AccessStatus, CheckResult, DeclaredAccessResult, UndeclaredAccess } from '../prover/check-result';
import type { Decision, ResidualCondition } from '../prover/decision';

export interface AccessRow {
  readonly principal: string;
  readonly breadth: DeclaredAccessResult['breadth'];
  readonly actions: readonly string[];
  readonly resource: string;
  readonly declaredConditions: readonly ResidualCondition[];
  readonly status: AccessStatus;
  readonly decision: Decision;
}

/** An access that nothing declares, for all actions that one statement opens. */
export type UndeclaredRow = Omit<UndeclaredAccess, 'action'> & { readonly actions: readonly string[] };

export function undeclaredRows({ undeclared }: CheckResult): readonly UndeclaredRow[] {
  const rows = new Map<string, UndeclaredRow>();
  for (const { action, ...row } of undeclared) {
    const key = JSON.stringify(row);
    rows.set(key, { ...row, actions: [...(rows.get(key)?.actions ?? []), action] });
  }
  return [...rows.values()];
}

/** Declared accesses by caller and target, in the order in which they come. */
export function accessRows({ declared }: CheckResult): readonly AccessRow[] {
  const rows = new Map<string, AccessRow>();
  for (const { principal, breadth, action, resource, declaredConditions, status, decision } of declared) {
    const row = { principal, breadth, resource, declaredConditions, status, decision: withoutAction(decision, action) };
    const key = JSON.stringify(row);
    rows.set(key, { ...row, actions: [...(rows.get(key)?.actions ?? []), action] });
  }
  return [...rows.values()].map((row) => ({ ...row, actions: [...new Set(row.actions)] }));
}

// A reason says which action was asked for; told once for all actions of a row it need not.
function withoutAction(decision: Decision, action: string): Decision {
  return {
    ...decision,
    reasons: decision.reasons.map((reason) =>
      reason.code === 'actionDiffers' && reason.got === action ? { ...reason, got: '' } : reason,
    ),
  };
}

/** The conditions an access has, declared or left over, each told once. */
export function rowConditions({ declaredConditions, decision }: AccessRow): readonly ResidualCondition[] {
  const conditions = [...declaredConditions, ...decision.conditions].map(
    (condition) => [JSON.stringify(condition).toLowerCase(), condition] as const,
  );
  return [...new Map(conditions).values()];
}

/** What follows the caller's name where the resource lets in more than the caller. */
export function breadthPhrase(breadth: AccessRow['breadth']): string | undefined {
  switch (breadth) {
    case 'account':
      return 'let in by its account';
    case 'organization':
      return 'let in by its organization';
    case 'role':
    case 'service':
      return undefined;
    default:
      return breadth satisfies never;
  }
}

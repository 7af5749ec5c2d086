import { buildGraph, type Decision, prove, readInventory } from '../lib/prover/exports';

/** Whether a plan lets a role invoke a function. */
export function mayInvoke(planJson: string, role: string, functionArn: string): Decision {
  // #region ask
  const graph = buildGraph([readInventory('plan.json', planJson)]);
  const decision = prove(graph, { principal: role, action: 'lambda:InvokeFunction', resource: functionArn });
  // decision.outcome: 'allowed', 'explicitDeny', 'implicitDeny' or 'unknown'; decision.reasons says why.
  // #endregion
  return decision;
}

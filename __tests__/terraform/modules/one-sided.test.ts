/** Teams with a state for each account: either plan is one half of what is declared, and both together are all of it. */
import { buildGraph } from '../../../lib/graph/build-graph';
import { check } from '../../../lib/prover/check';
import type { Inventory } from '../../../lib/terraform/inventory';
import { readCommittedPlan } from './committed-plan';

/** What a reviewer of these plans is told: of each declared access the side that it stands on, the status and why. */
function verdicts(...inventories: readonly Inventory[]): unknown {
  const { declared, undeclared } = check('states', buildGraph(inventories));
  return {
    declared: declared.map(({ resource, side, status, decision }) => [
      resource,
      side,
      status,
      ...decision.reasons.map(({ code }) => code),
    ]),
    undeclared,
  };
}

/** The verdicts of accesses with the same side, status and reasons. */
function alike(resources: readonly string[], ...verdict: readonly string[]): unknown {
  return { declared: resources.map((resource) => [resource, ...verdict]), undeclared: [] };
}

// Of a role or function of the other state nothing is known.
const CASES = [
  {
    caller: 'assume-role-home',
    target: 'assume-role-cross',
    resources: ['arn:aws:iam::222222222222:role/archive-role', 'arn:aws:iam::222222222222:role/source-role'],
  },
  {
    caller: 'invoke-caller',
    target: 'invoke-callee',
    resources: [
      'arn:aws:lambda:us-east-1:222222222222:function:callee',
      'arn:aws:lambda:us-east-1:222222222222:function:callee:live',
    ],
  },
];

describe('the halves of a module, each in a state of its own', () => {
  const planOf = (root: string): Inventory => readCommittedPlan(`one-sided/${root}`, 'create');

  test.each(CASES)('$caller and $target are proved together, and neither is alone', (halves) => {
    const caller = planOf(halves.caller);
    const target = planOf(halves.target);
    const { resources } = halves;
    expect({
      together: verdicts(caller, target),
      inOtherOrder: verdicts(target, caller),
      caller: verdicts(caller),
      target: verdicts(target),
    }).toEqual({
      together: alike(resources, 'both', 'proved', 'allowedByStatement', 'allowedByStatement'),
      inOtherOrder: alike(resources, 'both', 'proved', 'allowedByStatement', 'allowedByStatement'),
      caller: alike(resources, 'caller', 'unknown', 'entityNotInInput'),
      target: alike(resources, 'target', 'unknown', 'entityNotInInput', 'entityNotInInput'),
    });
  });
});

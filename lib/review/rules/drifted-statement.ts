import { listDoorPolicies } from '../../graph/doors';
import { showText } from '../../iam/text';
import type { PolicyFact } from '../../terraform/inventory';
import { phrase } from '../phrase';
import type { Rule } from '../rule';
import type { Moment } from '../scene';

export const driftedStatement: Rule = {
  id: 'drifted-statement',
  severity: 'warning',
  title: 'A policy was changed outside of Terraform',
  why: 'What is live is not what the configuration says: somebody opened or closed an access by hand, and no review has seen it.',
  remedy:
    'Write the change into the configuration if it is meant to stay; otherwise apply, so that the configuration holds again.',
  link: 'https://developer.hashicorp.com/terraform/tutorials/state/resource-drift',
  silencedBy:
    'Resources that were changed and hold no policy, such as a function whose code is deployed in another way.',
  find: ({ before, after }) => {
    const drifted = new Set(after.graph.drifted ?? []);
    if (before === undefined || drifted.size === 0) return [];
    const actions = new Map((after.graph.planned ?? []).map(({ address, action }) => [address, action]));
    const policies = new Map([...policiesOf(before), ...policiesOf(after)]);
    return [...policies].flatMap(([address, { policy, owner }]) => {
      if (!drifted.has(address)) return [];
      const action = actions.get(address);
      const then = action === undefined ? 'this plan leaves it as it is' : `this plan is going to ${action} it`;
      return [
        {
          origin: policy.origin,
          subject: owner,
          evidence: phrase`The policy of ${{ arn: owner }} is not what was applied last; ${[then]}.`,
        },
      ];
    });
  },
};

interface OwnedPolicy {
  readonly policy: PolicyFact;
  readonly owner: string;
}

/** By address: of a role its trust policy, and each policy that is a resource of its own. */
function policiesOf({ graph }: Moment): readonly (readonly [string, OwnedPolicy])[] {
  const doors = listDoorPolicies(graph).map(({ target, policy }) => ({ policy, owner: showText(target) }));
  const identities = [...graph.roles.values(), ...graph.principals.values()].flatMap(({ arn, identityPolicies }) =>
    identityPolicies.map((policy) => ({ policy, owner: showText(arn) })),
  );
  return [...doors, ...identities].flatMap((owned) =>
    owned.policy.origin.address === undefined ? [] : [[owned.policy.origin.address, owned] as const],
  );
}

/** Every policy on the side of what is reached: who a role, a function or another resource lets in. Nothing is judged. */
import { joinText, type Text } from '../iam/text';
import type { PolicyFact } from '../terraform/inventory';
import type { AccessGraph } from './access-graph';

/** A resource-side policy, and what it guards. */
export interface DoorPolicy {
  /** With the qualifier, where the policy is that of a version or an alias. */
  readonly target: Text;
  readonly policyType: 'trustPolicy' | 'resourcePolicy';
  readonly policy: PolicyFact;
}

export function listDoorPolicies(graph: AccessGraph): readonly DoorPolicy[] {
  const doors: DoorPolicy[] = [];
  for (const { arn, trustPolicy } of graph.roles.values()) {
    if (trustPolicy !== undefined) doors.push({ target: arn, policyType: 'trustPolicy', policy: trustPolicy });
  }
  for (const { arn, resourcePolicies } of graph.functions.values()) {
    for (const [qualifier, policies] of Object.entries(resourcePolicies)) {
      const target = qualifier === '' ? arn : joinText(arn, ':', qualifier);
      doors.push(...policies.map((policy) => ({ target, policyType: 'resourcePolicy' as const, policy })));
    }
  }
  for (const { arn, resourcePolicies } of graph.resources.values()) {
    doors.push(...resourcePolicies.map((policy) => ({ target: arn, policyType: 'resourcePolicy' as const, policy })));
  }
  return doors;
}

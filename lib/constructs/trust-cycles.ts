import type { IConstruct } from 'constructs';
import { describeProblem, trustCycle } from '../errors';
import type { Role } from './role';
import { sharedState } from './shared-state';

interface TrustEdge {
  /** Must exist before the trusting role can name it. */
  readonly trusted: Role;
  readonly grant: IConstruct;
}

// Each role of an app to the roles that it can only be created after.
const edgesIn = sharedState<IConstruct, Map<Role, TrustEdge[]>>(() => new Map());

/**
 * Reports roles that can only be created after each other: with `trust: 'role'` a role must exist before the trust policy
 * that names it is saved. Each circle is reported once.
 */
export function validateTrustOrder(grant: IConstruct, trusting: Role, trusted: Role): void {
  if (!trusting.isCreatedHere || !trusted.isCreatedHere) {
    return;
  }
  const edges = edgesIn(grant.node.root);
  edges.set(trusting, [...(edges.get(trusting) ?? []), { trusted, grant }]);
  grant.node.addValidation({
    validate: () => {
      const way = findWay(edges, trusted, trusting, new Set());
      if (way === undefined) {
        return [];
      }
      const circle = [{ trusted, grant }, ...way];
      const first = circle.map((edge) => edge.grant.node.path).sort()[0];
      return first === grant.node.path ? [describeProblem(trustCycle(describeCircle(trusting, circle)))] : [];
    },
  });
}

function findWay(
  edges: ReadonlyMap<Role, readonly TrustEdge[]>,
  from: Role,
  to: Role,
  seen: Set<Role>,
): readonly TrustEdge[] | undefined {
  if (from === to) {
    return [];
  }
  seen.add(from);
  for (const edge of edges.get(from) ?? []) {
    const rest = seen.has(edge.trusted) ? undefined : findWay(edges, edge.trusted, to, seen);
    if (rest !== undefined) {
      return [edge, ...rest];
    }
  }
  return undefined;
}

function describeCircle(start: Role, circle: readonly TrustEdge[]): string {
  return [start, ...circle.map(({ trusted }) => trusted)].map(({ roleArn }) => roleArn).join(' trusts ');
}

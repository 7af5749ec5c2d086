/** The judged access graph: who stands where, and which access runs between them. */
import type { AccessGraph } from '../graph/access-graph';
import type { ResidualCondition } from './decision';

export interface AccessNode {
  /** ARN, service name, account id or `*`. */
  readonly id: string;
  readonly kind: 'role' | 'function' | 'user' | 'resource' | 'service' | 'account' | 'everyone';
  readonly accountId?: string;
  /** Whether the input holds it, or only names it. */
  readonly inInput: boolean;
}

export interface AccessEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'assume' | 'invoke' | 'run' | 'use';
  readonly actions: readonly string[];
  /** `halfOpen`: one side allows it and the other does not. */
  readonly outcome: 'allowed' | 'halfOpen' | 'denied' | 'unknown';
  /** Which side is missing where it is half open. */
  readonly missingSide?: 'caller' | 'target';
  readonly crossesAccounts: boolean;
  readonly conditions: readonly ResidualCondition[];
}

export interface AccessMap {
  readonly nodes: readonly AccessNode[];
  readonly edges: readonly AccessEdge[];
}

export function mapAccess(graph: AccessGraph): AccessMap {
  throw new Error(`not written yet: ${graph}`);
}

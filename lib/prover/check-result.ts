/** What `check` found in one world: each declared access with its proof, and what crosses accounts undeclared. */
import type { Decision, DeterminingStatement, ResidualCondition } from './decision';

/**
 * `proved`: allowed, and under no weaker condition than declared. `denied`: AWS would refuse it.
 * `widerThanDeclared`: allowed even without a condition that the manifest declares. `unknown`: the input does not tell.
 */
export type AccessStatus = 'proved' | 'denied' | 'unknown' | 'widerThanDeclared';

export interface DeclaredAccessResult {
  readonly principal: string;
  readonly breadth: 'role' | 'account' | 'organization' | 'service';
  readonly action: string;
  readonly resource: string;
  readonly via: 'trustPolicy' | 'resourcePolicy' | 'identityPolicy' | 'eventSource';
  readonly side: 'both' | 'caller' | 'target';
  /** The conditions that the manifest declares. */
  readonly declaredConditions: readonly ResidualCondition[];
  readonly status: AccessStatus;
  readonly decision: Decision;
}

/** A resource-side Allow whose principal lies in another account (or a service whose source does), and no manifest names it. */
export interface UndeclaredAccess {
  /** The principal as the statement names it: ARN, account root, `*` or service. */
  readonly principal: string;
  readonly breadth: 'role' | 'account' | 'organization' | 'service' | 'everyone';
  /** As the statement names it; may hold wildcards. */
  readonly action: string;
  readonly resource: string;
  readonly conditions: readonly ResidualCondition[];
  readonly statement: DeterminingStatement;
  /** Unknown where the input does not tell whether it crosses accounts, or what the statement says. */
  readonly status: 'undeclared' | 'unknown';
}

export interface CheckResult {
  /** Name of the world: the stack, or the inputs joined. */
  readonly world: string;
  readonly declared: readonly DeclaredAccessResult[];
  readonly undeclared: readonly UndeclaredAccess[];
  /** What makes the input less than the whole truth, as codes with their subject. */
  readonly notes: readonly { readonly code: string; readonly subject: string }[];
}

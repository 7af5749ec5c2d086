import type { Decision, ResidualCondition } from '../prover/decision';
import type { Breadth } from '../prover/letting-in';
import type { Opening } from '../prover/openings';

/** An access at one time. */
export interface AccessState {
  readonly outcome: 'allowed' | 'halfOpen' | 'denied' | 'unknown';
  readonly missingSide?: 'caller' | 'target';
  readonly conditions: readonly ResidualCondition[];
  /** The proof, for a caller of its own. */
  readonly decision?: Decision;
  /** The statement that lets in, for an account, an organization, everyone or a service. */
  readonly opening?: Opening;
  /** Those who had the access, or have it, in the place of a wider or narrower one. */
  readonly insteadOf?: readonly string[];
}

/**
 * One access that is not what it was. `widened`: more principals or fewer conditions; conditions that were exchanged for
 * others count as wider. `unknown`: the input does not tell what will be.
 */
export interface AccessChange {
  readonly kind: 'opened' | 'widened' | 'narrowed' | 'closed' | 'unknown';
  /** ARN, account root, service name or `*`. */
  readonly caller: string;
  readonly callee: string;
  readonly actions: readonly string[];
  readonly access: 'assume' | 'invoke' | 'use';
  readonly breadth: Breadth;
  readonly crossesAccounts: boolean;
  /** Nothing where no policy named it. */
  readonly before?: AccessState;
  readonly after?: AccessState;
}

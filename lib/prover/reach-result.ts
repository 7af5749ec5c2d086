/** Transitive reach: what a principal gets to by assuming roles and invoking functions, step by step. */
import type { Decision } from './decision';

/** One step: a decided access, `assume` from a role to a role, `invoke` from a role to a function, `run` from a function to its execution role. */
export interface ReachStep {
  readonly kind: 'assume' | 'invoke' | 'run';
  readonly from: string;
  readonly to: string;
  /** Nothing for `run`, which no policy of the caller decides. */
  readonly decision?: Decision;
}

export interface ReachPath {
  readonly steps: readonly ReachStep[];
  /** Unknown where one step is. */
  readonly outcome: 'allowed' | 'unknown';
}

export interface Reach {
  readonly principal: string;
  readonly paths: readonly ReachPath[];
  /** Where paths were not followed any further, because they were longer than the bound. */
  readonly cutAt: readonly string[];
}

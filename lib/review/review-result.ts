import type { AccessGraph } from '../graph/access-graph';
import type { JudgedAccess } from '../prover/judged-access';
import type { AccessChange } from './access-change';
import type { Finding, WaivedFinding } from './finding';

/** What a change opens, closes and widens in one world, and what is to be said about it. */
export interface Review {
  /** Name of the world: the stack, or the inputs joined. */
  readonly world: string;
  /** Whether there was a time before to compare with; without one everything counts as opened. */
  readonly compared: boolean;
  readonly changes: readonly AccessChange[];
  /** All accesses as they will be, for the matrix. */
  readonly accesses: readonly JudgedAccess[];
  /** Errors first; within a severity by rule and place. */
  readonly findings: readonly Finding[];
  readonly waived: readonly WaivedFinding[];
  /** Names of accounts that the configuration gives, by id. */
  readonly accountNames: ReadonlyMap<string, string>;
  /** What makes the input less than the whole truth. */
  readonly notes: AccessGraph['notes'];
}

/** What rules look at: the world before and after, with what was worked out of it once for all of them. */
import type { AccessGraph } from '../graph/access-graph';
import type { JudgedAccess } from '../prover/judged-access';
import { judgeAccesses } from '../prover/judged-access';
import { listOpenings, type Opening } from '../prover/openings';
import type { AccessChange } from './access-change';
import type { Configuration } from './configuration';

/** The world at one time. */
export interface Moment {
  readonly graph: AccessGraph;
  readonly openings: readonly Opening[];
  readonly accesses: readonly JudgedAccess[];
}

export interface Scene {
  /** Nothing where the input tells of one time alone, and while a rule is asked what was there before. */
  readonly before?: Moment;
  readonly after: Moment;
  /** Empty without a time before. */
  readonly changes: readonly AccessChange[];
  readonly configuration: Configuration;
}

export function momentOf(graph: AccessGraph): Moment {
  const openings = listOpenings(graph);
  return { graph, openings, accesses: judgeAccesses(graph, openings) };
}

import type { AccessGraph } from '../graph/access-graph';
import type { CheckResult } from './check-result';

/** Judges every declared access of a world, and looks for undeclared ones across accounts. */
export function check(world: string, graph: AccessGraph): CheckResult {
  throw new Error(`not written yet: ${world} ${graph}`);
}

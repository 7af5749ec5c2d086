import type { AccessGraph } from '../graph/access-graph';
import type { Reach } from './reach-result';

export function reach(graph: AccessGraph, principal: string): Reach {
  throw new Error(`not written yet: ${graph} ${principal}`);
}

import type { AccessGraph } from '../graph/access-graph';
import type { Decision } from './decision';
import type { Question } from './question';

export function prove(graph: AccessGraph, question: Question): Decision {
  throw new Error(`not written yet: ${graph} ${question}`);
}

/** What `check` says of a world, worked out once for all rules about what is declared. */
import type { AccessGraph } from '../graph/access-graph';
import { check } from '../prover/check';
import type { CheckResult } from '../prover/check-result';

const results = new WeakMap<AccessGraph, CheckResult>();

/** Nothing where no input holds a manifest: then nothing is declared, and nothing is undeclared. */
export function checked(graph: AccessGraph): CheckResult | undefined {
  if (graph.declared === undefined) return undefined;
  const known = results.get(graph) ?? check('', graph);
  results.set(graph, known);
  return known;
}

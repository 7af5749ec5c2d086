import type { AccessGraph } from '../graph/access-graph';
import { showText } from '../iam/text';
import { splitQualifier } from '../prover/target';

/** Whether the input holds a role, a function, a user or another resource as a whole, and not only a part of it. */
export function isHeldWhole(graph: AccessGraph, arn: string): boolean {
  const key = showText(splitQualifier(arn).functionArn);
  return [graph.roles, graph.functions, graph.resources, graph.principals].some((index) => index.get(key)?.whole);
}

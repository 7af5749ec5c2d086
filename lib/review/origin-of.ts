import type { AccessGraph } from '../graph/access-graph';
import { showText } from '../iam/text';
import { splitQualifier } from '../prover/target';
import type { Origin } from '../terraform/inventory';

/** Where a role, a function, a user or another resource stands, if the input holds something of it. */
export function originOf(graph: AccessGraph, arn: string): Origin | undefined {
  const key = showText(splitQualifier(arn).functionArn);
  return [graph.roles, graph.functions, graph.resources, graph.principals]
    .map((index) => index.get(key)?.origin)
    .find((origin) => origin !== undefined);
}

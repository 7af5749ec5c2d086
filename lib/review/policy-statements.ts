/** The statements of all policies of a world, each with where it stands: what most rules look at. */
import type { AccessGraph } from '../graph/access-graph';
import { listDoorPolicies } from '../graph/doors';
import type { ParsedCondition, ParsedStatement } from '../iam/parsed-policy';
import type { Text } from '../iam/text';
import { isUnknownDocument, type PolicyFact } from '../terraform/inventory';

/** One statement of a trust policy, or of the policy of a function or another resource. */
export interface DoorStatement {
  /** What the policy guards, with its qualifier. */
  readonly target: Text;
  readonly policyType: 'trustPolicy' | 'resourcePolicy';
  readonly policy: PolicyFact;
  readonly statement: ParsedStatement;
}

export function doorStatements(graph: AccessGraph): readonly DoorStatement[] {
  return listDoorPolicies(graph).flatMap(({ target, policyType, policy }) =>
    statementsOf(policy).map((statement) => ({ target, policyType, policy, statement })),
  );
}

export function trustStatements(graph: AccessGraph): readonly DoorStatement[] {
  return doorStatements(graph).filter(({ policyType }) => policyType === 'trustPolicy');
}

/** Of functions alone, without other resources. */
export function functionStatements(graph: AccessGraph): readonly DoorStatement[] {
  const functions = new Set(
    [...graph.functions.values()].flatMap(({ resourcePolicies }) => Object.values(resourcePolicies).flat()),
  );
  return doorStatements(graph).filter(({ policy }) => functions.has(policy));
}

function statementsOf({ document }: PolicyFact): readonly ParsedStatement[] {
  return isUnknownDocument(document) ? [] : document.statements;
}

/** The conditions of a statement on one key, whatever the operator; none where they are not known. */
export function conditionsOn({ conditions }: ParsedStatement, key: string): readonly ParsedCondition[] {
  return conditions === 'unknown' ? [] : conditions.filter((each) => each.key.toLowerCase() === key.toLowerCase());
}

/** The statements of all policies of a world, each with where it stands: what most rules look at. */
import type { AccessGraph } from '../graph/access-graph';
import { listDoorPolicies } from '../graph/doors';
import type { ParsedCondition, ParsedStatement, TextList } from '../iam/parsed-policy';
import { showText, type Text } from '../iam/text';
import { isUnknownDocument, type PolicyFact, type RoleFact } from '../terraform/inventory';

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

/** One statement of an identity-based policy of a role. */
export interface IdentityStatement {
  readonly role: RoleFact;
  readonly policy: PolicyFact;
  readonly statement: ParsedStatement;
}

export function identityStatements(graph: AccessGraph): readonly IdentityStatement[] {
  return [...graph.roles.values()].flatMap((role) =>
    role.identityPolicies.flatMap((policy) => statementsOf(policy).map((statement) => ({ role, policy, statement }))),
  );
}

function statementsOf({ document }: PolicyFact): readonly ParsedStatement[] {
  return isUnknownDocument(document) ? [] : document.statements;
}

/** The conditions of a statement on one key, whatever the operator; none where they are not known. */
export function conditionsOn({ conditions }: ParsedStatement, key: string): readonly ParsedCondition[] {
  return conditions === 'unknown' ? [] : conditions.filter((each) => each.key.toLowerCase() === key.toLowerCase());
}

/** The known texts of a list as a person reads them. */
export function shownTexts({ values }: TextList): readonly string[] {
  return values.map(showText);
}

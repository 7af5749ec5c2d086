/** Whom the policies of functions let in for certain, statement by statement: what most rules about functions look at. */
import { showText, type Text } from '../iam/text';
import type { Opening } from '../prover/openings';
import { statementName } from '../prover/statements';
import { parseAddress } from '../terraform/plan-address';
import type { Fix } from './finding';
import { groupBy } from './group-by';
import type { Phrase } from './phrase';
import type { Found } from './rule';
import type { Moment } from './scene';

/** One principal that one statement of a function's policy certainly lets in. */
export interface FunctionOpening extends Opening {
  readonly statement: NonNullable<Opening['statement']>;
}

export function functionOpenings({ graph, openings }: Moment): readonly FunctionOpening[] {
  const policies = new Set(
    [...graph.functions.values()].flatMap(({ resourcePolicies }) => Object.values(resourcePolicies).flat()),
  );
  return openings.filter(
    (opening): opening is FunctionOpening =>
      policies.has(opening.door.policy) && opening.statement !== undefined && opening.isCertain,
  );
}

/** One finding for each statement, whatever the number of its actions, with the principals that it is about. */
export function foundByStatement(
  openings: readonly FunctionOpening[],
  evidence: (principals: readonly string[], target: Text, actions: readonly string[]) => Phrase,
  fix?: (ends: { readonly callee: string; readonly caller?: string }) => Fix,
): readonly Found[] {
  return [...groupBy(openings, ({ statement }) => statement)].flatMap(([statement, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const { target, policy } = first.door;
    const principals = distinct(group.map(({ principal }) => showText(principal)));
    const actions = distinct(group.map(({ action }) => action));
    return [
      {
        origin: policy.origin,
        subject: showText(target),
        side: 'target' as const,
        statement: statementName(statement),
        evidence: evidence(principals, target, actions),
        ...(fix === undefined ? {} : { fix: fix({ callee: showText(target), ...callerOf(principals) }) }),
      },
    ];
  });
}

/** The caller that a fix can name, if there is one alone. */
function callerOf([caller, ...others]: readonly string[]): { readonly caller?: string } {
  return caller === undefined || others.length > 0 ? {} : { caller };
}

/** Whether a policy stands in a resource of this type; what was read from an inventory stands in none. */
export function isOfType({ door: { policy } }: Pick<Opening, 'door'>, type: string): boolean {
  return typeOf(policy.origin.address) === type;
}

/** The Terraform type of an address. */
export function typeOf(address: string | undefined): string | undefined {
  return address === undefined ? undefined : parseAddress(address)?.type;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

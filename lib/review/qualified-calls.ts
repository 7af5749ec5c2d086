/** Callers whose policies name a function under one qualifier, while the function lets them in under another. */
import { showText, type Text, textKey } from '../iam/text';
import { matchResource } from '../iam/wildcard';
import { splitQualifier } from '../prover/target';
import { type FunctionOpening, functionOpenings } from './function-openings';
import { groupBy } from './group-by';
import { allowing, type HeldStatement, heldStatements, letsIn } from './identities';
import { coversAction, namesAction } from './named-actions';
import type { Moment } from './scene';

export const INVOKE = 'lambda:InvokeFunction';

/** One caller and one function that do not meet. */
export interface MissedCall {
  /** Ways in that the caller's policies do not name. */
  readonly openings: readonly FunctionOpening[];
  /** What the caller's policies name of the function in their place. */
  readonly named: readonly NamedFunction[];
}

/** A resource of an identity-based policy that is one function. */
interface NamedFunction extends HeldStatement {
  readonly resource: Text;
  readonly functionArn: Text;
  /** `''` for none; it may have wildcards. */
  readonly qualifier: string;
}

/** Across accounts alone: within one, the caller's own policies are enough. */
export function missedCalls(moment: Moment): readonly MissedCall[] {
  const openings = functionOpenings(moment).filter(
    ({ crosses, action }) => crosses === 'yes' && namesAction(action, INVOKE) === 'yes',
  );
  const byFunction = groupBy(openings, ({ resource }) => textKey(splitQualifier(resource).functionArn) ?? '');
  const groups = groupBy(
    namedFunctions(moment),
    ({ identity, functionArn }) => `${showText(identity.arn)} ${showText(functionArn)}`,
  );
  return [...groups.values()].flatMap((named) => {
    const [first] = named;
    if (first === undefined) return [];
    const { identity, functionArn } = first;
    const own = (byFunction.get(textKey(functionArn) ?? '') ?? []).filter((opening) => letsIn(opening, identity));
    const isMet = own.some(({ resource }) => mayInvoke(identity, resource));
    return own.length === 0 || isMet ? [] : [{ openings: own, named }];
  });
}

function mayInvoke(identity: HeldStatement['identity'], target: Text): boolean {
  const statements = identity.identityPolicies.flatMap((policy) =>
    'unknownBecause' in policy.document ? [] : policy.document.statements,
  );
  const isUnknown = identity.identityPolicies.some(({ document }) => 'unknownBecause' in document || document.open);
  return (
    isUnknown ||
    statements.some(
      (statement) =>
        statement.effect !== 'Deny' &&
        coversAction(statement, INVOKE) !== 'no' &&
        (statement.resource === undefined ||
          statement.resource.negated ||
          statement.resource.list.open ||
          statement.resource.list.values.some((pattern) => matchResource(pattern, target) !== 'no')),
    )
  );
}

/** Every function that an identity-based policy names in a resource of its own and lets call. */
function namedFunctions({ graph }: Moment): readonly NamedFunction[] {
  return allowing(heldStatements(graph))
    .filter(({ statement }) => coversAction(statement, INVOKE) === 'yes' && statement.resource?.negated === false)
    .flatMap((held) =>
      (held.statement.resource?.list.values ?? []).flatMap((resource) => {
        const { functionArn, qualifier } = splitQualifier(resource);
        return graph.functions.has(textKey(functionArn) ?? '') ? [{ ...held, resource, functionArn, qualifier }] : [];
      }),
    );
}

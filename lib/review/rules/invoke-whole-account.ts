import { parseArnText } from '../../iam/arn-text';
import { showText, type Text } from '../../iam/text';
import { equalTexts } from '../../iam/wildcard';
import { actionsThrough } from '../../prover/candidates';
import { keysBeginning, narrows } from '../demands';
import { type FunctionOpening, foundByStatement, functionOpenings } from '../function-openings';
import { phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Moment, Scene } from '../scene';
import { CALLER_ROLE } from '../snippets';
import { anotherRole, isDenied } from '../strangers';

/** A value that no policy means. */
const ANOTHER_VALUE = 'another-value';

export const invokeWholeAccount: Rule = {
  id: 'invoke-whole-account',
  severity: 'warning',
  title: 'A whole other account may invoke the function, though its caller is known',
  why: 'Every principal of the account whose own policies allow it can call the function, not only the role that needs it.',
  remedy: "Name the caller's role as the principal of the permission.",
  link: 'https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-cross-account.html',
  silencedBy:
    "The function's own account; an account of which no role in the input calls the function; a condition that asks for aws:PrincipalArn, aws:PrincipalTag, aws:userid or aws:username; a Deny for the other principals of the account; a manifest that declares the access for the account.",
  find: ({ after }: Scene): readonly Found[] => {
    const wide = functionOpenings(after).filter(
      (opening) =>
        opening.breadth === 'account' &&
        opening.crosses === 'yes' &&
        !isNarrowed(after, opening) &&
        !isDeclared(after, opening),
    );
    return wide.flatMap((opening) => {
      const callers = callersThrough(after, opening);
      const [caller] = callers;
      if (caller === undefined) return [];
      const others = callers.length === 1 ? phrase`` : phrase` and ${String(callers.length - 1)} more`;
      return foundByStatement(
        [opening],
        (_principals, target) =>
          phrase`The policy of ${{ arn: showText(target) }} lets in every principal of account ${showText(opening.accountId ?? '')}, of which the input knows ${{ arn: caller }}${others} to call.`,
        CALLER_ROLE,
      );
    });
  },
};

function isNarrowed({ graph }: Moment, { statement, door: { target }, action, accountId }: FunctionOpening): boolean {
  const another = anotherRole(accountId ?? '', target);
  const keys = ['aws:userid', 'aws:username', ...keysBeginning(statement, 'aws:principaltag/')];
  return (
    narrows(statement, 'aws:principalarn', another) ||
    keys.some((key) => narrows(statement, key, ANOTHER_VALUE)) ||
    isDenied(graph, { principal: another, action, resource: target, callerChooses: true })
  );
}

/** Whoever wrote the manifest meant the whole account. */
function isDeclared({ graph: { declared = [] } }: Moment, { resource, accountId }: FunctionOpening): boolean {
  return declared.some(
    (fact) =>
      (fact.breadth === 'account' || fact.breadth === 'organization') &&
      equalTexts(fact.resource, resource) === 'yes' &&
      equalTexts(accountOf(fact.principal), accountId ?? '') === 'yes',
  );
}

/** The roles of the account that are in the input and may call. */
function callersThrough({ accesses }: Moment, opening: FunctionOpening): readonly string[] {
  const actions = actionsThrough(opening).map((action) => action.toLowerCase());
  const callers = accesses
    .filter(({ breadth, outcome, kind }) => breadth === 'role' && outcome === 'allowed' && kind === 'invoke')
    .filter(({ to, action }) => to === showText(opening.resource) && actions.includes(action.toLowerCase()))
    .map(({ from }) => from)
    .filter((from) => accountOf(from) === showText(opening.accountId ?? ''));
  return [...new Set(callers)].sort();
}

function accountOf(principal: Text): Text {
  return parseArnText(principal)?.accountId ?? principal;
}

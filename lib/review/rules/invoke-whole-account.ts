import { parseArnText } from '../../iam/arn-text';
import { showText, type Text } from '../../iam/text';
import { equalTexts } from '../../iam/wildcard';
import { actionsThrough } from '../../prover/candidates';
import type { JudgedAccess } from '../../prover/judged-access';
import type { DeclaredFact } from '../../terraform/inventory';
import { keysBeginning, narrows } from '../demands';
import { type FunctionOpening, foundByStatement, functionOpenings } from '../function-openings';
import { groupBy } from '../group-by';
import { phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Moment, Scene } from '../scene';
import { namedPermission } from '../snippets';
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
    const declared = groupBy(after.graph.declared ?? [], ({ resource }) => showText(resource));
    const calls = groupBy(
      after.accesses.filter(
        ({ breadth, outcome, kind }) => breadth === 'role' && outcome === 'allowed' && kind === 'invoke',
      ),
      ({ to }) => to,
    );
    const wide = functionOpenings(after).filter(
      (opening) =>
        opening.breadth === 'account' &&
        opening.crosses === 'yes' &&
        !isNarrowed(after, opening) &&
        !isDeclared(declared.get(showText(opening.resource)) ?? [], opening),
    );
    return wide.flatMap((opening) => {
      const callers = callersThrough(calls.get(showText(opening.resource)) ?? [], opening);
      const [caller] = callers;
      if (caller === undefined) return [];
      const others = callers.length === 1 ? phrase`` : phrase` and ${String(callers.length - 1)} more`;
      return foundByStatement(
        [opening],
        (_principals, target) =>
          phrase`The policy of ${{ arn: showText(target) }} lets in every principal of account ${showText(opening.accountId ?? '')}, of which the input knows ${{ arn: caller }}${others} to call.`,
        ({ callee }) => namedPermission({ caller, callee }),
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
function isDeclared(declared: readonly DeclaredFact[], { accountId }: FunctionOpening): boolean {
  return declared.some(
    (fact) =>
      (fact.breadth === 'account' || fact.breadth === 'organization') &&
      equalTexts(accountOf(fact.principal), accountId ?? '') === 'yes',
  );
}

/** The roles of the account that are in the input and may call. */
function callersThrough(calls: readonly JudgedAccess[], opening: FunctionOpening): readonly string[] {
  const actions = actionsThrough(opening).map((action) => action.toLowerCase());
  const callers = calls
    .filter(({ action }) => actions.includes(action.toLowerCase()))
    .map(({ from }) => from)
    .filter((from) => accountOf(from) === showText(opening.accountId ?? ''));
  return [...new Set(callers)].sort();
}

function accountOf(principal: Text): Text {
  return parseArnText(principal)?.accountId ?? principal;
}

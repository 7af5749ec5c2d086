import { showText } from '../../iam/text';
import { equalTexts } from '../../iam/wildcard';
import { asksForPresence } from '../demands';
import { type FunctionOpening, foundByStatement, functionOpenings } from '../function-openings';
import { groupBy } from '../group-by';
import { namesAction } from '../named-actions';
import { listed, phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { urlFix, value } from '../snippets';

const URL_ACTION = 'lambda:InvokeFunctionUrl';
const INVOKE_ACTION = 'lambda:InvokeFunction';
const VIA_URL = 'lambda:invokedviafunctionurl';

export const functionUrlHalf: Rule = {
  id: 'function-url-half',
  severity: 'error',
  title: 'A function URL is opened with one of two actions alone',
  why: 'Since October 2025 a call of a new function URL needs both lambda:InvokeFunctionUrl and lambda:InvokeFunction; older URLs were exempt until 1 November 2026. With one of the two no call goes through.',
  remedy:
    'Add the other action: a permission for lambda:InvokeFunction with invoked_via_function_url (provider 6.28.0 and later), or without it in older ones.',
  link: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
  silencedBy:
    "Both actions for the same principal, in one statement or in two; principals of the function's own account, whose identity-based policies are enough; lambda:InvokeFunction alone without lambda:InvokedViaFunctionUrl, which is for calls without a URL.",
  find: ({ after }: Scene): readonly Found[] => {
    const openings = functionOpenings(after).filter(
      ({ breadth, crosses }) => breadth === 'service' || crosses !== 'no',
    );
    const byTarget = groupBy(openings, targetOf);
    return [
      ...halves(byTarget, openings.filter(isUrlCall), INVOKE_ACTION),
      ...halves(byTarget, openings.filter(isInvokeThroughUrl), URL_ACTION),
    ];
  },
};

function isUrlCall({ action }: FunctionOpening): boolean {
  return action.toLowerCase() === URL_ACTION.toLowerCase();
}

function isInvokeThroughUrl({ action, statement }: FunctionOpening): boolean {
  return action.toLowerCase() === INVOKE_ACTION.toLowerCase() && asksForPresence(statement, VIA_URL);
}

/** Those of the half who do not have the other action, too. */
function halves(
  byTarget: ReadonlyMap<string, readonly FunctionOpening[]>,
  half: readonly FunctionOpening[],
  other: string,
): readonly Found[] {
  return foundByStatement(
    half.filter(
      (one) =>
        !(byTarget.get(targetOf(one)) ?? []).some(
          (opening) => isForSame(opening, one) && namesAction(opening.action, other) === 'yes',
        ),
    ),
    (principals, target, actions) =>
      phrase`The policy of ${{ arn: showText(target) }} allows ${listed(actions)} to ${listed(principals)}, but not ${other}.`,
    (ends) => ({ hcl: `action        = "${other}"\nfunction_name = ${value(ends.callee)}`, ...urlFix(ends) }),
  );
}

function targetOf({ door: { target } }: FunctionOpening): string {
  return showText(target);
}

/** Whether an opening lets in the same principal, or all of those it is one of. */
function isForSame(opening: FunctionOpening, { principal, accountId }: FunctionOpening): boolean {
  const isSame = equalTexts(opening.principal, principal) === 'yes';
  switch (opening.breadth) {
    case 'everyone':
      return true;
    case 'account':
      return isSame || (accountId !== undefined && equalTexts(opening.accountId ?? '', accountId) === 'yes');
    case 'role':
    case 'organization':
    case 'service':
      return isSame;
    default:
      return opening.breadth satisfies never;
  }
}

import { showText } from '../../iam/text';
import { type FunctionOpening, foundByStatement, functionOpenings } from '../function-openings';
import { listed, phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { invokeGrant } from '../snippets';

/** What calling a function is called; `lambda:Invoke*` stands for these alone. */
const CALLS = ['lambda:invokefunction', 'lambda:invokefunctionurl', 'lambda:invokeasync', 'lambda:invoke*'];

export const permissionActionTooWide: Rule = {
  id: 'permission-action-too-wide',
  severity: 'error',
  title: 'Another account may do more with the function than call it',
  why: 'lambda:GetFunction gives away the code and the environment variables with the secrets in them; lambda:* lets the other account change the code and the policy itself.',
  remedy: 'Allow lambda:InvokeFunction alone.',
  link: 'https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-cross-account.html',
  silencedBy:
    "lambda:InvokeFunction, lambda:InvokeFunctionUrl and lambda:InvokeAsync; the function's own account; services.",
  find: ({ after }: Scene): readonly Found[] =>
    foundByStatement(
      functionOpenings(after).filter((opening) => isForeign(opening) && !CALLS.includes(opening.action.toLowerCase())),
      (principals, target, actions) =>
        phrase`The policy of ${{ arn: showText(target) }} allows ${listed(actions)} to ${listed(principals)}.`,
      (ends) => ({ hcl: 'action = "lambda:InvokeFunction"', typescript: invokeGrant(ends) }),
    ),
};

function isForeign({ breadth, crosses }: FunctionOpening): boolean {
  return breadth !== 'service' && crosses === 'yes';
}

import { showText } from '../../iam/text';
import { grantOf, halfOpenAccesses } from '../half-open';
import { foundInHeld } from '../identities';
import { phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { letIn } from '../snippets';

export const halfOpenCaller: Rule = {
  id: 'half-open-caller',
  severity: 'warning',
  title: 'A caller has a grant, but the other account does not let it in',
  why: 'Across accounts both sides have to allow: the policy of the caller, and that of the role or the function. With one of the two every call is denied.',
  remedy:
    'Name the caller in the trust policy of the role, or in a permission of the function; or take the grant away if nobody needs it.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html',
  silencedBy:
    'A role or a function that is not in the input as a whole, of which nobody knows whom it lets in; a grant that names the target by a wildcard; a Deny of either side; a call under another qualifier than the function lets in, which qualifier-mismatch and permission-on-latest tell of; an access that a manifest declares, which declared-but-denied tells of.',
  find: ({ after }: Scene): readonly Found[] =>
    halfOpenAccesses(after, 'target').flatMap((half) => {
      const grant = grantOf(half);
      if (grant === undefined) return [];
      const { kind, to } = half.access;
      const isAssumption = kind === 'assume';
      return [
        foundInHeld(
          grant,
          phrase`${{ arn: showText(half.caller.arn) }} is granted ${[isAssumption ? 'to assume' : 'to invoke']} ${{ arn: to }}, but ${[isAssumption ? 'the trust policy of that role' : 'the policy of that function']} does not let it in.`,
          letIn({ caller: showText(half.caller.arn), callee: to }),
        ),
      ];
    }),
};

import { showText } from '../../iam/text';
import { openingStatement } from '../../prover/opening-statement';
import { foundAt } from '../change-findings';
import { openWithoutGrant } from '../half-open';
import { phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { assumeOne, invokeOne } from '../snippets';

export const halfOpenCallee: Rule = {
  id: 'half-open-callee',
  severity: 'note',
  title: 'A role or a function lets in a caller that has no grant',
  why: 'Across accounts both sides have to allow. Until the caller has a policy of its own every call is denied; and whoever may write policies of the caller can open the access without anybody in this account.',
  remedy: "Add the statement to a policy of the caller's role; or take the caller out if it is not going to call.",
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html',
  silencedBy:
    'A caller that is not in the input as a whole, of which nobody knows what it is granted; a whole account or an organization that is let in; callers of the same account; an access that a manifest declares, which declared-but-denied tells of.',
  find: ({ after }: Scene): readonly Found[] =>
    openWithoutGrant(after).flatMap(({ half, opening }) => {
      const { kind, to } = half.access;
      const isAssumption = kind === 'assume';
      return [
        foundAt(
          openingStatement(opening),
          to,
          phrase`${{ arn: to }} lets in ${{ arn: showText(half.caller.arn) }}, whose own policies do not allow it ${[isAssumption ? 'to assume that role' : 'to invoke that function']}.`,
          (isAssumption ? assumeOne : invokeOne)({ caller: showText(half.caller.arn), callee: to }),
        ),
      ];
    }),
};

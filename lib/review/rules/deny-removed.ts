import { showText, type Text } from '../../iam/text';
import { type Denial, denialsOf, isKept } from '../denials';
import { phrase } from '../phrase';
import type { Rule } from '../rule';

export const denyRemoved: Rule = {
  id: 'deny-removed',
  severity: 'error',
  title: 'A Deny is removed',
  why: 'A Deny holds whatever other statements allow, and it is the only thing that does. Without it, what they allow counts.',
  remedy: 'Keep the statement; where it denies too much, make it narrower in a change of its own that says so.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay.html',
  silencedBy:
    'A Deny that stands in another policy of the same owner, or in one that takes in as much; an owner that is deleted; policies of which the input does not tell what they say.',
  find: ({ before, after }) => {
    if (before === undefined) return [];
    const are = denialsOf(after.graph);
    return [...denialsOf(before.graph)].flatMap(([owner, were]) => {
      const now = are.get(owner);
      if (now === undefined || !now.isKnown) return [];
      return were.denials
        .filter((denial) => !now.denials.some((other) => isKept(denial, other)))
        .map((denial) => ({
          origin: denial.policy.origin,
          subject: were.owner,
          statement: denial.name,
          evidence: phrase`${{ arn: were.owner }} no longer denies ${told(denial)}.`,
        }));
    });
  },
};

function told({ statement: { action } }: Denial): string {
  const names = action.list.values.map((value: Text) => showText(value)).join(', ');
  return action.negated ? `all but ${names}` : names;
}

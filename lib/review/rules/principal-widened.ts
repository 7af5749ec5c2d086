import type { AccessChange } from '../access-change';
import { accessOf, foundInChange } from '../change-findings';
import type { Fix } from '../finding';
import { joinPhrases, phrase } from '../phrase';
import type { Rule } from '../rule';
import { namedPermission, namedTrust } from '../snippets';

export const principalWidened: Rule = {
  id: 'principal-widened',
  severity: 'error',
  title: 'More principals are let in than before',
  why: 'Where single roles were let in it is now a whole account, an organization or everyone: what is reached is as safe as the weakest of them.',
  remedy: 'Name the roles that need the access; where the roles are not known, add a condition on aws:PrincipalArn.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  silencedBy:
    'A wider principal that a Deny or a condition holds to what was let in before; one that is let in where nobody was before, which is an access that is opened.',
  find: ({ changes }) =>
    changes.flatMap((change) => {
      const narrower = change.kind === 'widened' ? change.before?.insteadOf : undefined;
      if (narrower === undefined) return [];
      const were = joinPhrases(narrower.map((arn) => [{ arn }]));
      return [
        foundInChange(
          change,
          phrase`${accessOf(change)}; before, of these only ${were} could.`,
          fixOf(change, narrower),
        ),
      ];
    }),
};

/** Back to the first of those that were let in. */
function fixOf({ access, callee }: AccessChange, [caller]: readonly string[]): Fix {
  const ends = { ...(caller === undefined ? {} : { caller }), callee };
  return access === 'assume' ? namedTrust(ends) : namedPermission(ends);
}

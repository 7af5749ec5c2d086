import { showText } from '../../iam/text';
import { phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { namedTrust } from '../snippets';
import { isClosedToStrangers } from '../strangers';
import { foundInOpening, trustOpenings } from '../trust-findings';

export const trustAnyPrincipal: Rule = {
  id: 'trust-any-principal',
  severity: 'error',
  title: 'Anybody may assume the role',
  why: 'A trust policy that names every principal, and that no condition narrows, lets every AWS account take the role.',
  remedy: 'Name the role that needs it, or its account with a condition on aws:PrincipalArn.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  silencedBy:
    'Conditions that ask for aws:PrincipalArn, aws:PrincipalAccount, aws:PrincipalOrgID or aws:PrincipalOrgPaths by an operator without IfExists; a Deny for everybody else; "Principal": "*", which AWS refuses in a trust policy (trust-invalid), and NotPrincipal (trust-not-principal).',
  find: ({ after: { graph, openings } }: Scene): readonly Found[] =>
    trustOpenings(openings)
      .filter(({ breadth, statement }) => breadth === 'everyone' && statement.principal?.negated === false)
      .filter(({ statement }) => !isBare(statement.principal?.list))
      .filter((opening) => !isClosedToStrangers(graph, opening))
      .map((opening) =>
        foundInOpening(
          opening,
          phrase`The trust policy of ${{ arn: showText(opening.door.target) }} lets in ${{ arn: showText(opening.principal) }}.`,
          namedTrust({ callee: showText(opening.door.target) }),
        ),
      ),
};

type Principals = NonNullable<Parameters<typeof foundInOpening>[0]['statement']['principal']>['list'];

function isBare(list: Principals | undefined): boolean {
  return list !== undefined && list !== 'unknown' && list.some(({ bare }) => bare);
}

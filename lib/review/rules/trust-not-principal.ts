import { showText } from '../../iam/text';
import { showPrincipal } from '../../prover/show';
import { phrase } from '../phrase';
import { trustStatements } from '../policy-statements';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { namedTrust } from '../snippets';
import { foundIn } from '../trust-findings';

export const trustNotPrincipal: Rule = {
  id: 'trust-not-principal',
  severity: 'error',
  title: 'A trust policy allows everybody but some',
  why: 'Allow with NotPrincipal lets in every AWS account and anonymous callers except those that it lists, and those of the future too.',
  remedy:
    'List who may assume the role in Principal; take single callers out with a Deny statement and a condition on aws:PrincipalArn.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html',
  silencedBy: 'Principal instead of NotPrincipal; an effect that is known only after apply.',
  find: ({ after: { graph } }: Scene): readonly Found[] =>
    trustStatements(graph)
      .filter(({ statement: { effect, principal } }) => effect === 'Allow' && principal?.negated === true)
      .map((place) =>
        foundIn(
          place,
          phrase`The trust policy of ${{ arn: showText(place.target) }} allows ${showPrincipal(place.statement.principal)}.`,
          namedTrust({ callee: showText(place.target) }),
        ),
      ),
};

import { showText } from '../../iam/text';
import { statementName } from '../../prover/statements';
import { phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';

export const trustAnyPrincipal: Rule = {
  id: 'trust-any-principal',
  severity: 'error',
  title: 'Anybody may assume the role',
  why: 'A trust policy that names every principal, and that no condition narrows, lets every AWS account take the role.',
  remedy: 'Name the role that needs it, or its account with a condition on aws:PrincipalArn.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  silencedBy:
    'Conditions that ask for aws:PrincipalArn, aws:PrincipalAccount or aws:PrincipalOrgID by an operator without IfExists.',
  find: ({ after }: Scene): readonly Found[] =>
    after.openings.flatMap(({ door, statement, principal, breadth, isCertain }) =>
      door.policyType === 'trustPolicy' && statement !== undefined && breadth === 'everyone' && isCertain
        ? [
            {
              origin: door.policy.origin,
              subject: showText(door.target),
              side: 'target' as const,
              statement: statementName(statement),
              evidence: phrase`The trust policy of ${{ arn: showText(door.target) }} lets in ${{ arn: showText(principal) }}.`,
              fix: {
                hcl: 'principals {\n  type        = "AWS"\n  identifiers = ["arn:aws:iam::111111111111:role/caller"]\n}',
                typescript: "new AssumeRoleGrant(this, 'grant', { caller, role, trust: 'role' });",
              },
            },
          ]
        : [],
    ),
};

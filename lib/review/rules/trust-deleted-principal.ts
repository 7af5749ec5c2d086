import { showText } from '../../iam/text';
import { isDeletedPrincipal } from '../../prover/principals';
import { listed, phrase } from '../phrase';
import { trustStatements } from '../policy-statements';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { foundIn } from '../trust-findings';

export const trustDeletedPrincipal: Rule = {
  id: 'trust-deleted-principal',
  severity: 'warning',
  title: 'A trust policy names a principal that was deleted',
  why: 'AWS writes the unique id of a principal in its place once it is deleted. Whoever is created under the old name has another id, so the statement never applies to it.',
  remedy:
    'Write the ARN of the role that exists now, and apply again; or trust the account with a condition on aws:PrincipalArn, which outlives a replacement.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids',
  silencedBy: 'Unique ids elsewhere, as in a condition on aws:userid.',
  find: ({ after: { graph } }: Scene): readonly Found[] =>
    trustStatements(graph).flatMap((place) => {
      const { principal } = place.statement;
      const members = principal === undefined || principal.list === 'unknown' ? [] : principal.list;
      const deleted = members
        .filter(({ type }) => type === 'AWS')
        .flatMap(({ values }) => values.values.filter(isDeletedPrincipal));
      return deleted.length === 0
        ? []
        : [
            foundIn(
              place,
              phrase`The trust policy of ${{ arn: showText(place.target) }} names ${listed(deleted.map(showText))}, which no longer exists.`,
              {
                typescript: "new AssumeRoleGrant(this, 'grant', { caller, role, trust: 'roleName' });",
              },
            ),
          ];
    }),
};

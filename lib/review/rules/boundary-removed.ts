import type { AccessGraph } from '../../graph/access-graph';
import type { ParsedPolicy } from '../../iam/parsed-policy';
import { showText } from '../../iam/text';
import { isUnknownDocument, type PolicyFact } from '../../terraform/inventory';
import { compareAllowed } from '../compare-policies';
import { type Identity, takingPart } from '../identities';
import { listed, type Phrase, phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';

export const boundaryRemoved: Rule = {
  id: 'boundary-removed',
  severity: 'error',
  title: 'A permissions boundary is removed or made wider',
  why: 'A permissions boundary is the most that a role or a user can do, whatever its policies say. Without it, or with a wider one, policies that allowed too much begin to count.',
  remedy: 'Keep permissions_boundary, and name what is needed in addition in the policy that it points to.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
  silencedBy:
    'A boundary that allows the same or less, whatever it is called; a role or user that is deleted, or made without a boundary; roles and users that neither run a function nor take part in an access across accounts; a boundary of which the input does not tell what it says.',
  find: ({ before, after }: Scene): readonly Found[] => {
    if (before === undefined) return [];
    const takesPart = [before, after].map(takingPart);
    const were = identitiesOf(before.graph);
    return [...identitiesOf(after.graph)].flatMap(([key, identity]) => {
      const was = were.get(key)?.permissionsBoundary;
      const { arn, origin, whole, permissionsBoundary } = identity;
      if (was === undefined || !whole || !takesPart.some((isPart) => isPart(identity))) return [];
      const evidence = difference(
        was,
        permissionsBoundary,
        phrase`The permissions boundary of ${{ arn: showText(arn) }}`,
      );
      return evidence === undefined
        ? []
        : [
            {
              // The policy where its text changed, else the role or user that was given another one.
              origin: permissionsBoundary?.name === was.name ? permissionsBoundary.origin : origin,
              subject: showText(arn),
              evidence,
              fix: { hcl: 'permissions_boundary = aws_iam_policy.boundary.arn' },
            },
          ];
    });
  },
};

function identitiesOf({ roles, principals }: AccessGraph): ReadonlyMap<string, Identity> {
  return new Map<string, Identity>([...roles, ...principals]);
}

function difference(was: PolicyFact, is: PolicyFact | undefined, subject: Phrase): Phrase | undefined {
  if (is === undefined) return phrase`${subject} is removed: it was ${was.name}.`;
  const [before, after] = [was.document, is.document];
  if (!isTold(before) || !isTold(after)) return undefined;
  const { allowed, noLongerDenied } = compareAllowed(before, after);
  if (allowed.length > 0) return phrase`${subject} allows more than before: ${listed(allowed)}.`;
  return noLongerDenied.length === 0 ? undefined : phrase`${subject} no longer denies ${listed(noLongerDenied)}.`;
}

function isTold(document: PolicyFact['document']): document is ParsedPolicy {
  return (
    !isUnknownDocument(document) &&
    !document.open &&
    document.statements.every(({ effect, conditions }) => effect !== undefined && conditions !== 'unknown')
  );
}

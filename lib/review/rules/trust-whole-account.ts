import type { AccessGraph } from '../../graph/access-graph';
import { parseArnText } from '../../iam/arn-text';
import { showText, type Text } from '../../iam/text';
import { equalTexts } from '../../iam/wildcard';
import { keysBeginning, narrows } from '../demands';
import { phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { trustOfOneRole } from '../snippets';
import { anotherRole, isDenied } from '../strangers';
import { foundInOpening, type TrustOpening, trustOpenings } from '../trust-findings';

/** A value that no policy means. */
const ANOTHER_VALUE = 'another-value';

export const trustWholeAccount: Rule = {
  id: 'trust-whole-account',
  severity: 'warning',
  title: 'A whole other account is trusted',
  why: 'Every principal of the account that its administrators let call sts:AssumeRole can take the role, not only the one that needs it.',
  remedy:
    "Name the caller's role, or keep the account and add a condition on aws:PrincipalArn, which outlives a replacement of the role.",
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  silencedBy:
    "The role's own account; a condition that asks for aws:PrincipalArn, aws:PrincipalTag, aws:userid or sts:ExternalId; a Deny for the other principals of the account; a manifest that declares the access for the account or an organization.",
  find: ({ after: { graph, openings } }: Scene): readonly Found[] =>
    trustOpenings(openings)
      .filter(({ breadth, crosses }) => breadth === 'account' && crosses === 'yes')
      .filter((opening) => !isNarrowed(graph, opening) && !isDeclared(graph, opening))
      .map((opening) =>
        foundInOpening(
          opening,
          phrase`The trust policy of ${{ arn: showText(opening.door.target) }} lets in every principal of account ${showText(opening.accountId ?? '')}.`,
          trustOfOneRole({ caller: showText(opening.accountId ?? ''), callee: showText(opening.door.target) }),
        ),
      ),
};

function isNarrowed(graph: AccessGraph, { statement, door: { target }, action, accountId }: TrustOpening): boolean {
  const another = anotherRole(accountId ?? '', target);
  const keys = ['sts:externalid', 'aws:userid', 'aws:username', ...keysBeginning(statement, 'aws:principaltag/')];
  return (
    narrows(statement, 'aws:principalarn', another) ||
    keys.some((key) => narrows(statement, key, ANOTHER_VALUE)) ||
    isDenied(graph, { principal: another, action, resource: target, callerChooses: true })
  );
}

/** Whoever wrote the manifest meant the whole account. */
function isDeclared({ declared = [] }: AccessGraph, { door: { target }, action, accountId }: TrustOpening): boolean {
  return declared.some(
    (fact) =>
      (fact.breadth === 'account' || fact.breadth === 'organization') &&
      fact.action.toLowerCase() === action.toLowerCase() &&
      equalTexts(fact.resource, target) === 'yes' &&
      equalTexts(accountOf(fact.principal), accountId ?? '') === 'yes',
  );
}

function accountOf(principal: Text): Text {
  return parseArnText(principal)?.accountId ?? principal;
}

import type { AccessGraph } from '../../graph/access-graph';
import { showText, type Text } from '../../iam/text';
import type { Configuration } from '../configuration';
import { narrows } from '../demands';
import { isAmong, ownAccounts } from '../own-accounts';
import { phrase } from '../phrase';
import { conditionsOn } from '../policy-statements';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { trustWithExternalId } from '../snippets';
import { anotherRole, isDenied } from '../strangers';
import { foundInOpening, type TrustOpening, trustOpenings } from '../trust-findings';

/** Without an external id, whatever else the caller chooses. */
const NO_EXTERNAL_ID = new Map<string, readonly Text[]>([['sts:externalid', []]]);

export const trustThirdPartyWithoutExternalId: Rule = {
  id: 'trust-third-party-without-external-id',
  severity: 'error',
  title: 'A third party may assume the role without an external ID',
  why: 'A third party acts for many customers. Whoever tells it the ARN of your role can have it act on your account, unless it must also send the external ID that it gave to you alone (the confused deputy problem).',
  remedy:
    'Ask the third party for your external ID, and add a StringEquals condition on sts:ExternalId. If the account is your own, name it under trustedAccounts in the configuration.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  silencedBy:
    'Own accounts: those that the plan manages something in, that a manifest declares, that are in one of your organizations or that the configuration trusts; any condition on sts:ExternalId (trust-weak-external-id looks at those); conditions on aws:PrincipalArn, aws:MultiFactorAuthPresent or the aws:PrincipalOrgID of one of your organizations; a Deny for whoever sends no external ID.',
  find: ({ after: { graph, openings }, configuration }: Scene): readonly Found[] => {
    const own = ownAccounts(graph, configuration);
    return trustOpenings(openings)
      .filter(
        ({ breadth, accountId }) => isNamed(breadth) && accountId !== undefined && isAmong(own, accountId) === 'no',
      )
      .filter((opening) => !isGuarded(graph, configuration, opening))
      .map((opening) =>
        foundInOpening(
          opening,
          phrase`The trust policy of ${{ arn: showText(opening.door.target) }} lets in ${{ arn: showText(opening.principal) }} without an external ID, and account ${showText(opening.accountId ?? '')} is none of your own.`,
          trustWithExternalId({ caller: showText(opening.principal), callee: showText(opening.door.target) }),
        ),
      );
  },
};

function isNamed(breadth: TrustOpening['breadth']): boolean {
  return breadth === 'role' || breadth === 'account';
}

function isGuarded(graph: AccessGraph, configuration: Configuration, opening: TrustOpening): boolean {
  const { statement, breadth, principal, accountId = '', door, action } = opening;
  const another = anotherRole(accountId, door.target);
  const caller = breadth === 'role' ? principal : another;
  return (
    conditionsOn(statement, 'sts:ExternalId').length > 0 ||
    narrows(statement, 'aws:PrincipalArn', another) ||
    narrows(statement, 'aws:MultiFactorAuthPresent', 'false') ||
    isOfOwnOrganization(configuration, opening) ||
    isDenied(graph, {
      principal: caller,
      action,
      resource: door.target,
      context: NO_EXTERNAL_ID,
      callerChooses: true,
    })
  );
}

/** Whoever names no organization in the configuration is taken at the word of the policy. */
function isOfOwnOrganization({ organizationIds }: Configuration, { statement }: TrustOpening): boolean {
  return (
    narrows(statement, 'aws:PrincipalOrgID', 'o-0000000000') &&
    (organizationIds.length === 0 ||
      conditionsOn(statement, 'aws:PrincipalOrgID').some(({ values }) =>
        values.values.every((value) => organizationIds.includes(showText(value))),
      ))
  );
}

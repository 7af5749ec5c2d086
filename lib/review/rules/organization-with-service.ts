import type { ParsedStatement } from '../../iam/parsed-policy';
import { showText } from '../../iam/text';
import { listed, phrase } from '../phrase';
import { conditionsOn, functionStatements } from '../policy-statements';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { sourceOfService } from '../snippets';
import { foundIn } from '../trust-findings';

const KEYS = ['aws:PrincipalOrgID', 'aws:PrincipalOrgPaths'];

export const organizationWithService: Rule = {
  id: 'organization-with-service',
  severity: 'warning',
  title: 'A service is asked for the organization of a principal',
  why: 'A service is in no organization, so that its requests have no aws:PrincipalOrgID: the service is never let in, or the condition asks for nothing where it ends in IfExists.',
  remedy: 'Ask for aws:SourceOrgID, or for the source ARN and account.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  silencedBy: 'aws:SourceOrgID; aws:PrincipalOrgID beside principals that are no services.',
  find: ({ after: { graph } }: Scene): readonly Found[] =>
    functionStatements(graph).flatMap((door) => {
      const services = servicesOf(door.statement);
      const keys = KEYS.filter((key) => conditionsOn(door.statement, key).length > 0);
      return door.statement.effect !== 'Allow' || services.length === 0 || keys.length === 0
        ? []
        : [
            foundIn(
              door,
              phrase`The policy of ${{ arn: showText(door.target) }} asks ${listed(services)} for ${listed(keys)}, which services do not have.`,
              sourceOfService({
                callee: showText(door.target),
                ...(services.length === 1 ? { caller: services[0] ?? '' } : {}),
              }),
            ),
          ];
    }),
};

function servicesOf({ principal }: ParsedStatement): readonly string[] {
  return principal === undefined || principal.negated || principal.list === 'unknown'
    ? []
    : principal.list.flatMap(({ type, values }) => (type === 'Service' ? values.values.map(showText) : []));
}

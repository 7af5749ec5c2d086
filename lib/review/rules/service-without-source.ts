import { parseArnText } from '../../iam/arn-text';
import { showText } from '../../iam/text';
import { asked } from '../../prover/letting-in';
import { asksForPresence } from '../demands';
import { type FunctionOpening, foundByStatement, functionOpenings } from '../function-openings';
import { listed, phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { SOURCE_OF_SERVICE } from '../snippets';
import { isClosedToOtherSources } from '../strangers';

/** Such permissions are dead: another rule tells. */
const LAMBDA = 'lambda.amazonaws.com';

/** Keys that tie a service to something of yours, though they name no account. */
const OTHER_KEYS = ['lambda:eventsourcetoken', 'aws:principalorgid', 'aws:principalorgpaths'];

export const serviceWithoutSource: Rule = {
  id: 'service-without-source',
  severity: 'error',
  title: 'A service may invoke the function for any account',
  why: 'The service acts for every AWS account. Without a condition on its source, somebody else can have it call your function (the confused deputy problem).',
  remedy: 'Set source_arn to the resource that calls, and source_account where its ARN names no account.',
  link: 'https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html',
  silencedBy:
    'Conditions that ask for aws:SourceArn, aws:SourceAccount, aws:SourceOrgID or aws:SourceOrgPaths; event_source_token, which names the skill that Alexa calls for; lambda.amazonaws.com (dead-lambda-service-permission); aws:PrincipalOrgID, with which no service gets in (organization-with-service).',
  find: ({ after }: Scene): readonly Found[] =>
    foundByStatement(
      functionOpenings(after)
        .filter(({ breadth, principal }) => breadth === 'service' && principal !== LAMBDA)
        .filter(({ statement }) => !OTHER_KEYS.some((key) => asksForPresence(statement, key)))
        .filter((opening) => namesAnySource(opening) || !isClosedToOtherSources(after.graph, opening)),
      (services, target) =>
        phrase`The policy of ${{ arn: showText(target) }} lets in ${listed(services)} whichever account it acts for.`,
      SOURCE_OF_SERVICE,
    ),
};

/** A source ARN of any account, and nothing else to tell it by. */
function namesAnySource({ statement: { conditions } }: FunctionOpening): boolean {
  const sources = asked(conditions, 'aws:sourcearn');
  const isAny = sources.some((source) => {
    const arn = parseArnText(source);
    return arn?.accountId === '*' && typeof arn.resource === 'string' && /^[*:/]+$/.test(arn.resource);
  });
  return isAny && asked(conditions, 'aws:sourceaccount').length === 0;
}

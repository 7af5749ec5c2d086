import { parseArnText } from '../../iam/arn-text';
import { showText } from '../../iam/text';
import { asked } from '../../prover/letting-in';
import { asksForPresence, narrows } from '../demands';
import { type FunctionOpening, foundByStatement, functionOpenings } from '../function-openings';
import { listed, phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { sourceOfService } from '../snippets';
import { isClosedToOtherSources } from '../strangers';

/** Such permissions are dead: another rule tells. */
const LAMBDA = 'lambda.amazonaws.com';

/** Keys that tie a service to something of yours, though they name no account. */
const OTHER_KEYS = ['lambda:eventsourcetoken', 'aws:principalorgid', 'aws:principalorgpaths'];

/** Keys that name the source, each with a value that no policy means. */
const SOURCES: readonly (readonly [key: string, anotherValue: string])[] = [
  ['aws:sourcearn', 'arn:aws:another:us-east-1:000000000000:resource'],
  ['aws:sourceaccount', '000000000000'],
  ['aws:sourceorgid', 'o-0000000000'],
  ['aws:sourceorgpaths', 'o-0000000000/r-0000/ou-0000-00000000/'],
];

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
        .filter(
          (opening) =>
            namesAnySource(opening) || !(isNarrowed(opening) || isClosedToOtherSources(after.graph, opening)),
        ),
      (services, target) =>
        phrase`The policy of ${{ arn: showText(target) }} lets in ${listed(services)} whichever account it acts for.`,
      sourceOfService,
    ),
};

/** Another permission may let the service in without a source: that is no matter of this one. */
function isNarrowed({ statement }: FunctionOpening): boolean {
  return SOURCES.some(([key, anotherValue]) => narrows(statement, key, anotherValue));
}

/** A source ARN of any account, and nothing else to tell it by. */
function namesAnySource({ statement: { conditions } }: FunctionOpening): boolean {
  const sources = asked(conditions, 'aws:sourcearn');
  const isAny = sources.some((source) => {
    const arn = parseArnText(source);
    return arn?.accountId === '*' && typeof arn.resource === 'string' && /^[*:/]+$/.test(arn.resource);
  });
  return isAny && asked(conditions, 'aws:sourceaccount').length === 0;
}

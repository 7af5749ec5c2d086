import type { ParsedCondition, ParsedStatement } from '../../iam/parsed-policy';
import { showText } from '../../iam/text';
import { isNeverPresent } from '../../prover/context';
import { meantKey } from '../condition-keys';
import { holdsWithout } from '../demands';
import { type Phrase, phrase } from '../phrase';
import { type DoorStatement, functionStatements, trustStatements } from '../policy-statements';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { foundIn } from '../trust-findings';

/** Only calls that a service makes for itself have these. */
const OF_SERVICES = /^aws:source(arn|account|orgid|orgpaths)$/;
/** Only principals of accounts have these. */
const OF_PRINCIPALS = /^aws:(principal(arn|account|orgid|orgpaths)|principaltag\/.*|username)$/;

export const conditionKeyNeverPresent: Rule = {
  id: 'condition-key-never-present',
  severity: 'error',
  title: 'A condition asks for a key that no request has',
  why: 'An Allow with such a condition allows nothing, a Deny nothing or everything: it never does what was meant, and AWS takes the policy without a word.',
  remedy:
    "Write the key that was meant. What function code does is told by lambda:SourceFunctionArn in the caller's identity-based policy, and nowhere else.",
  link: 'https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html',
  silencedBy:
    'The case of letters, which keys do not mind; keys that are not known here and resemble none; statements for "*" or for services and accounts together; aws:PrincipalOrgID beside a service in the policy of a function (organization-with-service).',
  find: ({ after: { graph } }: Scene): readonly Found[] =>
    [...trustStatements(graph), ...functionStatements(graph)].flatMap((place) =>
      (place.statement.conditions === 'unknown' ? [] : place.statement.conditions).flatMap((condition) => {
        const reason = whyNever(condition, place);
        const holds = holdsWithout(condition);
        if (reason === undefined || holds === 'unknown') return [];
        const effect: Phrase = holds === 'yes' ? ['always holds'] : ['never holds'];
        return [
          foundIn(
            place,
            phrase`In the policy of ${{ arn: showText(place.target) }}, ${condition.operator} on ${condition.key} ${effect}: ${reason}.`,
          ),
        ];
      }),
    ),
};

function whyNever({ key }: ParsedCondition, { statement, policyType }: DoorStatement): Phrase | undefined {
  const name = key.toLowerCase();
  if (isNeverPresent(key, policyType)) return phrase`AWS has the key in identity-based policies alone`;
  const meant = meantKey(key);
  if (meant !== undefined) return phrase`there is no such key, ${meant} may be meant`;
  if (policyType === 'trustPolicy' && name.startsWith('lambda:'))
    return phrase`only requests to AWS Lambda have the key`;
  if (policyType === 'resourcePolicy' && name.startsWith('sts:')) return phrase`only requests to AWS STS have the key`;
  const isTold = policyType === 'resourcePolicy' && name === 'aws:principalorgid';
  const only = onlyPrincipals(statement);
  switch (only) {
    case 'accounts':
      return OF_SERVICES.test(name) ? phrase`only services that call for themselves have the key` : undefined;
    case 'services':
      return OF_PRINCIPALS.test(name) && !isTold ? phrase`a service has no such key` : undefined;
    case undefined:
      return undefined;
    default:
      return only satisfies never;
  }
}

/** Which principals alone a statement is for. */
function onlyPrincipals({ principal }: ParsedStatement): 'accounts' | 'services' | undefined {
  if (principal === undefined || principal.negated || principal.list === 'unknown') return undefined;
  const { list } = principal;
  if (list.some(({ values }) => values.open || values.values.includes('*'))) return undefined;
  if (list.every(({ type }) => type === 'AWS')) return 'accounts';
  return list.every(({ type }) => type === 'Service') ? 'services' : undefined;
}

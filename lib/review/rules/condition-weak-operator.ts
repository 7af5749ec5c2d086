import type { ParsedCondition } from '../../iam/parsed-policy';
import { showText } from '../../iam/text';
import { parseOperator } from '../../prover/conditions';
import { asksForPresence, holdsWithout, isDeniedWithout } from '../demands';
import { phrase } from '../phrase';
import { type DoorStatement, functionStatements, trustStatements } from '../policy-statements';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { foundIn } from '../trust-findings';

/** Every request of a principal of an account has these. */
const ALWAYS_PRESENT: readonly string[] = [
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principaltype',
  'aws:userid',
  'sts:rolesessionname',
];

/** Every request has these. */
const ALWAYS: readonly string[] = ['aws:currenttime', 'aws:epochtime', 'aws:securetransport', 'aws:requestedregion'];

/** What a caller may pass or leave out: such a condition restricts what is passed. */
const OPTIONAL = /^(aws:tagkeys|sts:transitivetagkeys|aws:requesttag\/.*)$/;

export const conditionWeakOperator: Rule = {
  id: 'condition-weak-operator',
  severity: 'error',
  title: 'A condition of an Allow holds where its key is missing',
  why: 'IfExists and ForAllValues hold for a request that does not have the key at all, so that the statement allows whom it seems to keep out.',
  remedy:
    'Use the operator without IfExists, ForAnyValue instead of ForAllValues, or add a Null condition with "false" on the key.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
  silencedBy:
    'Another condition of the statement that asks for the key, or a Deny for requests without it; keys that every such request has, as aws:PrincipalArn; session tags, which may be left out; Deny statements; sts:ExternalId in a trust policy (trust-weak-external-id).',
  find: ({ after: { graph } }: Scene): readonly Found[] =>
    [...trustStatements(graph), ...functionStatements(graph)].flatMap((place) =>
      weakConditions(place).map(({ operator, key }) =>
        foundIn(
          place,
          phrase`The policy of ${{ arn: showText(place.target) }} has ${operator} on ${key}, which holds where a request does not have the key.`,
          { hcl: `condition {\n  test     = "Null"\n  variable = ${JSON.stringify(key)}\n  values   = ["false"]\n}` },
        ),
      ),
    ),
};

function weakConditions(place: DoorStatement): readonly ParsedCondition[] {
  const { statement, policy, policyType } = place;
  if (statement.effect !== 'Allow' || statement.conditions === 'unknown') return [];
  return statement.conditions.filter((condition) => {
    const key = condition.key.toLowerCase();
    return (
      isLenient(condition) &&
      !OPTIONAL.test(key) &&
      !(policyType === 'trustPolicy' && key === 'sts:externalid') &&
      !isAlwaysThere(key, place) &&
      !asksForPresence(statement, key) &&
      !isDeniedWithout(policy, key)
    );
  });
}

function isLenient(condition: ParsedCondition): boolean {
  const { set, ifExists } = parseOperator(condition.operator);
  return (ifExists || set === 'ForAllValues') && holdsWithout(condition) === 'yes';
}

function isAlwaysThere(key: string, { statement: { principal } }: DoorStatement): boolean {
  const isOfAccounts =
    principal !== undefined && principal.list !== 'unknown' && principal.list.every(({ type }) => type === 'AWS');
  return ALWAYS.includes(key) || (isOfAccounts && ALWAYS_PRESENT.includes(key));
}

import { parseArnText } from '../../iam/arn-text';
import type { ParsedCondition } from '../../iam/parsed-policy';
import { showText, type Text } from '../../iam/text';
import { hasWildcard } from '../../iam/wildcard';
import { isNegated, parseOperator } from '../../prover/conditions';
import { lettingIn } from '../../prover/letting-in';
import { holdsWithout, isDeniedWithout } from '../demands';
import { ownAccounts } from '../own-accounts';
import { type Phrase, phrase } from '../phrase';
import { conditionsOn, type DoorStatement, trustStatements } from '../policy-statements';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { trustWithExternalId } from '../snippets';
import { foundIn } from '../trust-findings';

const KEY = 'sts:ExternalId';

/** AWS takes none shorter. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const MIN_LENGTH = 2;

export const trustWeakExternalId: Rule = {
  id: 'trust-weak-external-id',
  severity: 'error',
  title: 'The external ID of a trust policy proves nothing',
  why: 'An external ID only tells one customer of a third party from another if it must be sent, and if nobody else can guess it or have it too.',
  remedy: 'Use StringEquals on sts:ExternalId, with one value that the third party made for you and for nobody else.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html',
  silencedBy:
    'Another condition of the statement that asks for one certain external ID; StringLike without wildcards; a value that is known only after apply; Deny statements.',
  find: ({ after: { graph }, configuration }: Scene): readonly Found[] => {
    const own = ownAccounts(graph, configuration);
    return trustStatements(graph).flatMap((place) => {
      const conditions = place.statement.effect === 'Allow' ? conditionsOn(place.statement, KEY) : [];
      const accounts = [...own, ...accountsOf(place)].map(showText);
      const weaknesses = conditions.map((condition) => weaknessOf(condition, place, accounts));
      const [weakness] = weaknesses;
      return weakness === undefined || weaknesses.includes(undefined)
        ? []
        : [
            foundIn(
              place,
              phrase`The trust policy of ${{ arn: showText(place.target) }} has a condition on sts:ExternalId that proves nothing: ${weakness}.`,
              trustWithExternalId({ callee: showText(place.target) }),
            ),
          ];
    });
  },
};

/** The accounts that the statement is between. */
function accountsOf({ target, statement }: DoorStatement): readonly Text[] {
  return [parseArnText(target)?.accountId ?? '', ...lettingIn(statement).flatMap(({ accountId }) => accountId ?? [])];
}

/** Why a condition on the external ID proves nothing; nothing where it does, or where that is not known. */
function weaknessOf(
  condition: ParsedCondition,
  { policy }: DoorStatement,
  accounts: readonly string[],
): Phrase | undefined {
  const { name } = parseOperator(condition.operator);
  if (name === 'Null') return phrase`${condition.operator} takes any value`;
  if (isNegated(name)) return phrase`${condition.operator} takes any value but those that it names`;
  if (holdsWithout(condition) === 'yes' && !isDeniedWithout(policy, KEY)) {
    return phrase`${condition.operator} holds where no external ID is sent`;
  }
  return condition.values.values
    .map((value) => weaknessOfValue(value, name === 'StringLike', accounts))
    .find((weakness) => weakness !== undefined);
}

function weaknessOfValue(value: Text, isPattern: boolean, accounts: readonly string[]): Phrase | undefined {
  if (isPattern && hasWildcard(value)) return phrase`the pattern ${showText(value)} takes more than one value`;
  if (typeof value !== 'string') return undefined;
  if (value === '*') return phrase`* is a placeholder`;
  if (value.length < MIN_LENGTH) return phrase`${value === '' ? 'the empty text' : value} is too short for AWS`;
  return accounts.includes(value) ? phrase`${value} is the id of an account, which is no secret` : undefined;
}

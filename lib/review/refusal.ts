/** Why the prover says no, in a few words: the statement that denies, or what lacks an Allow. */
import type { Decision, PolicyType, Reason } from '../prover/decision';
import { joinPhrases, listed, type Phrase, phrase } from './phrase';

/** Each policy that lacks an Allow is told with what comes nearest to one; more would bury them. */
const MOST_REASONS = 4;

export function refusalOf({ reasons }: Decision): Phrase {
  return joinPhrases(reasons.slice(0, MOST_REASONS).map(reasonOf), '; ');
}

const POLICIES: Readonly<Record<PolicyType, string>> = {
  identityPolicy: 'identity-based policy',
  permissionsBoundary: 'permissions boundary',
  sessionPolicy: 'session policy',
  serviceControlPolicy: 'service control policy',
  resourceControlPolicy: 'resource control policy',
  resourcePolicy: 'resource-based policy',
  trustPolicy: 'trust policy',
};

function reasonOf(reason: Reason): Phrase {
  const { code, policy = '', statement = '', subject = '', expected = '', got = '' } = reason;
  const kind = [reason.policyType === undefined ? 'policy' : POLICIES[reason.policyType]];
  const place = phrase`statement ${statement} of the ${kind} ${policy}`;
  switch (code) {
    case 'explicitDeny':
      return phrase`${place} denies it`;
    case 'noPolicy':
      return phrase`${{ arn: subject }} has no ${kind}`;
    case 'noStatementAllows':
      return phrase`no ${kind} of ${{ arn: subject }} allows it`;
    case 'organizationLevelAllowsNothing':
      return phrase`a level above ${subject} has no ${kind}, and so allows nothing`;
    case 'crossPartition':
      return phrase`the caller is in partition ${got}, and the target in ${expected}`;
    case 'rootCannotAssume':
      return ['the root user of an account cannot assume a role'];
    case 'principalDiffers':
    case 'actionDiffers':
    case 'resourceDiffers':
      return phrase`${place} names ${fewOf(expected)}`;
    case 'conditionFails':
      return phrase`${place} asks for ${subject} ${expected}`;
    case 'keyNeverPresent':
      return phrase`${place} asks for ${subject}, which is in no such request`;
    case 'deletedPrincipal':
      return phrase`${place} names ${expected}, which was deleted`;
    case 'delegatesToIdentityPolicy':
      return phrase`${place} leaves it to the policies of the caller`;
    case 'notAllActions':
      return phrase`not all of the actions that it takes are allowed: ${subject}`;
    // Where something is unknown nothing is refused; these stand beside what is.
    case 'allowedByStatement':
    case 'accountUnknown':
    case 'entityNotInInput':
    case 'policyUnknown':
    case 'inputIncomplete':
    case 'statementUnknown':
    case 'conditionUnknown':
    case 'sessionNameUnknown':
    case 'ceilingUndecided':
    case 'tooManyChoices':
      return phrase`${place} is not known`;
    default:
      return code satisfies never;
  }
}

const MOST_NAMES = 3;

/** The first of a list as the prover shows it. */
function fewOf(shown: string): Phrase {
  const names = shown.split(', ');
  const more = names.length - MOST_NAMES;
  return [...listed(names.slice(0, MOST_NAMES)), ...(more > 0 ? [` and ${more} more`] : [])];
}

/** One sentence for each code of a reason. */
import type { Reason } from '../prover/decision';
import { noteSentence } from './note-sentence';
import type { Quote } from './plain-text';
import { nameOwner, nameStatement, OWN_POLICIES, POLICY_NAMES } from './policy-name';
import { fullName } from './short-name';

/** Why the reader of the input does not know a policy. */
const UNKNOWN_BECAUSE: Readonly<Record<string, string>> = {
  knownAfterApply: 'Terraform knows it only after apply',
  managedPolicyNotInInput: 'it is a managed policy that is not in the input',
  notInInput: 'it is not in the input',
  malformed: 'AWS would refuse the document',
  sensitive: 'the plan hides it as sensitive',
  given: 'the input says that there is more',
};

export function reasonSentence(reason: Reason, quote: Quote): string {
  const { code, side, policyType, subject = '', expected = '', got = '' } = reason;
  const statement = nameStatement(reason, quote);
  const policies = policyType === undefined ? 'policies' : OWN_POLICIES[policyType];
  switch (code) {
    case 'crossPartition':
      return `The caller is in partition ${quote(got)} and the target in ${quote(expected)}: nothing reaches from one partition into another.`;
    case 'rootCannotAssume':
      return `The root of ${fullName(subject, quote)} is the caller, and AWS lets no root assume a role.`;
    case 'notAllActions':
      return `The call asks for several actions; this is the answer for ${quote(subject)}.`;
    case 'explicitDeny':
      return sentence(`${statement} denies it.`);
    case 'allowedByStatement':
      return sentence(`${statement} allows it.`);
    case 'noStatementAllows':
      return `No statement of the ${policies} of ${nameOwner(subject, quote)} allows it.`;
    case 'noPolicy':
      return `There is no ${policyType === undefined ? 'policy' : POLICY_NAMES[policyType]} of ${nameOwner(subject, quote)} that could allow it.`;
    case 'organizationLevelAllowsNothing':
      return `A level of the organization above ${nameOwner(subject, quote)} has no service control policy, and so allows nothing.`;
    case 'principalDiffers':
      return sentence(`${statement} is for ${quote(expected)}, and the caller is ${quote(got)}.`);
    case 'actionDiffers':
      return sentence(`${statement} is about ${quote(expected)}, not about ${quote(got)}.`);
    case 'resourceDiffers':
      return sentence(`${statement} is about ${quote(expected)}, not about ${quote(got)}.`);
    case 'conditionFails':
      return sentence(`${statement} asks for ${quote(`${subject} ${expected}`)}, and ${requestHas(got, quote)}.`);
    case 'keyNeverPresent':
      return sentence(
        `${statement} asks for ${quote(`${subject} ${expected}`)}, and AWS never puts this key into a request as such a policy sees it.`,
      );
    case 'deletedPrincipal':
      return sentence(
        `${statement} is for ${quote(expected)}, the id that AWS leaves in the place of a principal that was deleted.`,
      );
    case 'delegatesToIdentityPolicy':
      return sentence(`${statement} lets the account in, and leaves it to the identity-based policies of the caller.`);
    case 'accountUnknown':
      return `The account of the target is not known (${quote(subject)}), and so not whether the access crosses accounts.`;
    case 'entityNotInInput':
      return `The input does not hold the ${policies} of ${nameOwner(subject, quote)}.`;
    case 'policyUnknown':
      return sentence(
        `the ${policyType === undefined ? 'policy' : POLICY_NAMES[policyType]} ${quote(reason.policy ?? '')} of ${nameOwner(subject, quote)} is not known: ${UNKNOWN_BECAUSE[expected] ?? quote(expected)}.`,
      );
    case 'inputIncomplete': {
      const whose = side === undefined ? '' : ` of the ${side}`;
      return `${noteSentence({ code: expected, subject }, quote)} That may concern the ${policies}${whose}.`;
    }
    case 'statementUnknown':
      return `The ${quote(subject)} element of ${statement} is not known.`;
    case 'conditionUnknown':
      return sentence(
        `${statement} asks for ${quote(`${subject} ${expected}`)}, and what the request holds is not known.`,
      );
    case 'sessionNameUnknown':
      return sentence(`${statement} is for the session ${quote(subject)}; the question stands for any session.`);
    case 'ceilingUndecided':
      return sentence(
        `${statement} lets everyone in; whether a permissions boundary or a session policy limits that, AWS does not say.`,
      );
    case 'tooManyChoices':
      return `The policies name more values of ${quote(subject)} than the ${quote(expected)} combinations that are tried.`;
    default:
      return code satisfies never;
  }
}

function requestHas(got: string, quote: Quote): string {
  switch (got) {
    case 'absent':
      return 'the request does not have it';
    case 'unknown':
      return 'what the request has is not known';
    default:
      return `the request has ${quote(got)}`;
  }
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

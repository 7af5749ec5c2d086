import { listDoorPolicies } from '../../graph/doors';
import type { ParsedPolicy, ParsedStatement, TextList } from '../../iam/parsed-policy';
import { showText } from '../../iam/text';
import { isUnknownDocument, type PolicyFact, type UnknownDocument } from '../../terraform/inventory';
import { takingPart } from '../identities';
import { type Phrase, phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Moment, Scene } from '../scene';

export const unknownUntilApply: Rule = {
  id: 'unknown-until-apply',
  severity: 'note',
  title: 'A policy cannot be reviewed, because its text is not known',
  why: 'What the input does not tell may allow anything. No other rule says a word about it, and an access that rests on it is neither proved nor denied.',
  remedy:
    'Make the text known before apply: write ARNs of names and account ids that are variables, or apply in two steps. Policies that are managed elsewhere can be given as inventory JSON.',
  link: 'https://developer.hashicorp.com/terraform/language/expressions/references#values-not-yet-known',
  silencedBy:
    'Generated ids within a text that is known otherwise; AWS-managed policies whose text this package knows; policies of roles that have no part in what the input tells of, unless they are known only after apply.',
  find: ({ after }: Scene): readonly Found[] => [...policies(after), ...unlinked(after)],
};

function policies(moment: Moment): readonly Found[] {
  const { graph } = moment;
  const hasPart = takingPart(moment);
  const identities = [...graph.roles.values(), ...graph.principals.values()];
  return [
    ...listDoorPolicies(graph).flatMap(({ target, policy }) => unknownIn(policy, showText(target), 'target')),
    ...identities.flatMap((identity) => {
      const { arn, identityPolicies, permissionsBoundary } = identity;
      const own = [...identityPolicies, ...(permissionsBoundary === undefined ? [] : [permissionsBoundary])];
      return own
        .filter(({ document }) => isOfThisPlan(document) || hasPart(identity))
        .flatMap((policy) => unknownIn(policy, showText(arn), 'caller'));
    }),
  ];
}

function isOfThisPlan(document: PolicyFact['document']): boolean {
  return !isUnknownDocument(document) || document.unknownBecause === 'knownAfterApply';
}

function unknownIn(policy: PolicyFact, owner: string, side: 'caller' | 'target'): readonly Found[] {
  const because = whyUnknown(policy.document);
  return because === undefined
    ? []
    : [
        {
          origin: policy.origin,
          subject: owner,
          side,
          evidence: phrase`The ${nameOf(policy)} of ${{ arn: owner }} ${because}.`,
        },
      ];
}

function nameOf({ name }: PolicyFact): Phrase {
  return name === 'trust policy' ? [name] : phrase`policy ${name}`;
}

function whyUnknown(document: PolicyFact['document']): Phrase | undefined {
  if (isUnknownDocument(document)) return BECAUSE[document.unknownBecause];
  return isPartlyUnknown(document) ? ['is known only in part before apply'] : undefined;
}

const BECAUSE: Readonly<Record<UnknownDocument['unknownBecause'], Phrase>> = {
  knownAfterApply: ['is known only after apply'],
  managedPolicyNotInInput: ['is managed elsewhere, and its text is not in the input'],
  notInInput: ['is not in the input'],
  malformed: ['cannot be read as a policy'],
  sensitive: ['is marked as sensitive'],
  given: ['is given as unknown'],
};

function isPartlyUnknown({ open, statements }: ParsedPolicy): boolean {
  return open || statements.some(hasUnknown);
}

/** A text that is unknown in part may still be one of a kind; what a whole element says is not. */
function hasUnknown({ effect, principal, action, resource, conditions }: ParsedStatement): boolean {
  return (
    effect === undefined ||
    principal?.list === 'unknown' ||
    (principal?.list ?? []).some((member) => typeof member !== 'string' && member.values.open) ||
    action.list.open ||
    isOpen(resource?.list) ||
    conditions === 'unknown' ||
    conditions.some(({ values }) => values.open)
  );
}

function isOpen(list: TextList | undefined): boolean {
  return list?.open === true;
}

/** What cannot be linked to what it belongs to may be anybody's. */
function unlinked({ graph: { notes, inputs } }: Moment): readonly Found[] {
  return notes
    .filter(({ code }) => code === 'unlinked')
    .map(({ subject }) => ({
      origin: { input: inputs.join(', '), address: subject },
      subject,
      evidence: phrase`What ${subject} belongs to is known only after apply, and so is whom it concerns.`,
    }));
}

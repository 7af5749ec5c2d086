import type { ParsedStatement } from '../../iam/parsed-policy';
import { showText } from '../../iam/text';
import { allowing, foundInHeld, heldStatements, type Identity, isTakenBack, takingPart } from '../identities';
import { coversAction, namesAction } from '../named-actions';
import { listed, phrase } from '../phrase';
import { concernsRolesOrFunctions } from '../resource-patterns';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { invokeOne } from '../snippets';

/** What an access is made of, with a name that no action has, so that only a wildcard of the whole service takes it in. */
const SERVICES = [
  { action: 'sts:AssumeRole', another: 'sts:0' },
  { action: 'lambda:InvokeFunction', another: 'lambda:0' },
] as const;

export const identityWildcardService: Rule = {
  id: 'identity-wildcard-service',
  severity: 'error',
  title: 'A role of an access may do everything with Lambda or STS',
  why: 'lambda:*, sts:* and * allow far more than to call or to assume: to change code and policies, and whatever AWS adds to the service. An Allow with NotAction does the same, without naming it.',
  remedy: 'Name the actions that the code uses, such as lambda:InvokeFunction or sts:AssumeRole.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  silencedBy:
    'Roles and users that neither run a function nor take part in an access across accounts; wildcards on resources of other services, such as the objects of a bucket; lambda:Invoke* and other parts of a service; a Deny without conditions, or a permissions boundary without the service; AWS-managed policies that this package does not know.',
  find: ({ after }: Scene): readonly Found[] => {
    const takesPart = takingPart(after);
    return allowing(heldStatements(after.graph)).flatMap((held) => {
      const { identity, statement } = held;
      const wildcards = takesPart(identity) ? wildcardsOf(identity, statement) : [];
      return wildcards.length === 0
        ? []
        : [
            foundInHeld(
              held,
              phrase`${{ arn: showText(identity.arn) }} may ${listed(wildcards)}.`,
              invokeOne({ caller: showText(identity.arn) }),
            ),
          ];
    });
  },
};

function wildcardsOf(identity: Identity, statement: ParsedStatement): readonly string[] {
  const given = SERVICES.filter(
    ({ action, another }) => coversAction(statement, another) === 'yes' && !isTakenBack(identity, action),
  );
  if (given.length === 0 || !concernsRolesOrFunctions(statement)) return [];
  const { negated, list } = statement.action;
  if (negated) return [`all but ${list.values.map(showText).join(', ')}`];
  return list.values
    .filter((written) => given.some(({ another }) => namesAction(written, another) === 'yes'))
    .map(showText);
}

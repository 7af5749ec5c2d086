import { conditionsOf, foundAt } from '../change-findings';
import { checked } from '../checked';
import { phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';

export const widerThanDeclared: Rule = {
  id: 'wider-than-declared',
  severity: 'error',
  title: 'Policies allow more than the access manifest declares',
  why: 'The manifest says who is meant to get in from another account. A policy lets in somebody else, or the same caller without a condition that is declared: what was agreed on does not hold.',
  remedy:
    'Take the statement out or make it as narrow as declared. If the access is meant, write it with a grant, which declares it.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-cross-account-resource-access.html',
  silencedBy:
    'Input without a manifest; accesses within one account; a principal that is one of those declared; statements of which the input does not tell whom they let in.',
  find: ({ after: { graph } }: Scene): readonly Found[] => {
    const { declared = [], undeclared = [] } = checked(graph) ?? {};
    return [
      ...undeclared
        .filter(({ status }) => status === 'undeclared')
        .map(({ principal, action, resource, statement }) =>
          foundAt(
            statement,
            resource,
            phrase`The policy of ${{ arn: resource }} allows ${action} to ${{ arn: principal }}, which no manifest declares.`,
          ),
        ),
      ...declared
        .filter(({ status }) => status === 'widerThanDeclared')
        .map(({ principal, action, resource, declaredConditions, decision }) =>
          foundAt(
            decision.determining.find(({ side }) => side === 'target') ?? decision.determining[0],
            resource,
            phrase`${{ arn: principal }} has ${action} on ${{ arn: resource }} without all of what the manifest declares: ${conditionsOf(declaredConditions)}.`,
          ),
        ),
    ];
  },
};

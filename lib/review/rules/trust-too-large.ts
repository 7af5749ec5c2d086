import { SIZE_BUDGETS } from '../../iam/size-budget';
import { showText } from '../../iam/text';
import { isUnknownDocument } from '../../terraform/inventory';
import { phrase } from '../phrase';
import { shortestLength } from '../policy-length';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';

export const trustTooLarge: Rule = {
  id: 'trust-too-large',
  severity: 'warning',
  title: 'A trust policy is larger than the default quota',
  why: 'A trust policy has 2,048 characters without white space unless the quota of the account was raised. Above it, apply fails with LimitExceeded.',
  remedy:
    'Trust an account with a condition on aws:PrincipalArn or an organization instead of many roles, split the role, or have the quota "Role trust policy length" raised.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
  silencedBy:
    'White space; parts that are known only after apply, which are not counted. Where the quota was raised, set the rule to off.',
  find: ({ after: { graph } }: Scene): readonly Found[] =>
    [...graph.roles.values()].flatMap(({ arn, trustPolicy }) => {
      if (trustPolicy === undefined || isUnknownDocument(trustPolicy.document)) return [];
      const length = shortestLength(trustPolicy.document);
      return length <= SIZE_BUDGETS.trustPolicy
        ? []
        : [
            {
              origin: trustPolicy.origin,
              subject: showText(arn),
              side: 'target',
              evidence: phrase`The trust policy of ${{ arn: showText(arn) }} has at least ${String(length)} characters; the default quota is ${String(SIZE_BUDGETS.trustPolicy)}.`,
            },
          ];
    }),
};

import { SIZE_BUDGETS } from '../../iam/size-budget';
import { joinText, showText } from '../../iam/text';
import { isUnknownDocument, type PolicyFact } from '../../terraform/inventory';
import { phrase } from '../phrase';
import { shortestLength } from '../policy-length';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';

export const functionPolicyTooLarge: Rule = {
  id: 'function-policy-too-large',
  severity: 'warning',
  title: 'The policy of a function is larger than AWS takes',
  why: 'The policy of a function, a version or an alias holds at most 20 KB, and AWS does not raise that. The apply fails with PolicyLengthExceededException, at the permission that no longer fits.',
  remedy:
    'Let in an account or an organization in the place of many roles, or have the callers assume one role that invokes the function.',
  link: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
  silencedBy:
    'What is not known yet: unknown texts are taken as empty, so that the policy is at least as large as is said; other qualifiers, which have policies of their own.',
  find: ({ after: { graph } }: Scene): readonly Found[] =>
    [...graph.functions.values()].flatMap(({ arn, origin, resourcePolicies }) =>
      Object.entries(resourcePolicies).flatMap(([qualifier, policies]) => {
        const size = leastSize(policies);
        if (size <= SIZE_BUDGETS.functionPolicy) return [];
        const target = showText(qualifier === '' ? arn : joinText(arn, ':', qualifier));
        return [
          {
            origin: policies.length === 1 ? (policies[0]?.origin ?? origin) : origin,
            subject: target,
            side: 'target' as const,
            evidence: phrase`The policy of ${{ arn: target }} has at least ${String(size)} bytes; AWS takes ${String(SIZE_BUDGETS.functionPolicy)}.`,
          },
        ];
      }),
    ),
};

/** All statements are in one document, whoever wrote them. */
function leastSize(policies: readonly PolicyFact[]): number {
  const statements = policies.flatMap(({ document }) => (isUnknownDocument(document) ? [] : document.statements));
  return shortestLength({ version: '2012-10-17', statements, open: false });
}

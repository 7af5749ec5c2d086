import type { AccessGraph } from '../../graph/access-graph';
import { showText } from '../../iam/text';
import type { DeclaredAccessResult } from '../../prover/check-result';
import type { Origin } from '../../terraform/inventory';
import { foundAt } from '../change-findings';
import { checked } from '../checked';
import { originOf } from '../origin-of';
import { phrase } from '../phrase';
import { refusalOf } from '../refusal';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';

export const declaredButDenied: Rule = {
  id: 'declared-but-denied',
  severity: 'error',
  title: 'An access that the manifest declares is denied',
  why: "Somebody counts on this access. By AWS's rules the policies as they will be deny it, so that the first call fails with AccessDenied.",
  remedy:
    'Add what is missing on the side that is named, or change the statement that denies it; if the access is not wanted any more, take its grant away.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
  silencedBy:
    'Input without a manifest; accesses of which one side is not in the input, or that are declared for a whole account by the ARN of its root; policies that are known only after apply.',
  find: ({ after: { graph } }: Scene): readonly Found[] =>
    (checked(graph)?.declared ?? [])
      .filter((result) => result.status === 'denied' && !isForWholeAccount(result))
      .map((result) => {
        const { principal, action, resource, decision } = result;
        const evidence = phrase`${{ arn: principal }} is declared to have ${action} on ${{ arn: resource }}, but ${refusalOf(decision)}.`;
        const [denial] = decision.determining;
        if (denial !== undefined) return foundAt(denial, resource, evidence);
        const side = decision.reasons.find((reason) => reason.side !== undefined)?.side;
        const lacking = side === 'caller' ? principal : resource;
        return {
          origin: originOf(graph, lacking) ?? manifestOf(graph, result),
          subject: lacking,
          ...(side === undefined ? {} : { side }),
          evidence,
        };
      }),
};

/** The root of an account stands for everybody there, but the prover is asked about the root user, who assumes no role. */
function isForWholeAccount({ breadth, decision }: DeclaredAccessResult): boolean {
  return breadth === 'account' && decision.reasons.some(({ code }) => code === 'rootCannotAssume');
}

/** Where the access is declared. */
function manifestOf(
  { declared = [], inputs }: AccessGraph,
  { principal, action, resource }: DeclaredAccessResult,
): Origin {
  const fact = declared.find(
    (each) => showText(each.principal) === principal && each.action === action && showText(each.resource) === resource,
  );
  return fact?.origin ?? { input: inputs[0] ?? '' };
}

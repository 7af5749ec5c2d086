import type { ResidualCondition } from '../../prover/decision';
import { accessOf, conditionsOf, foundInChange } from '../change-findings';
import { isStrictlyWeaker } from '../compare-conditions';
import { phrase } from '../phrase';
import type { Rule } from '../rule';

export const conditionWeakened: Rule = {
  id: 'condition-weakened',
  severity: 'error',
  title: 'A condition is removed or made weaker',
  why: 'A condition is often all that stands between a principal and the access: an external id, an organization, the resource that a service acts for. Without it, requests pass that were denied before.',
  remedy: 'Keep the condition as it was; where more values are needed, name them and no pattern.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html',
  silencedBy: 'A value that is exchanged for another one, such as a new external id; a condition that rules out more.',
  find: ({ changes }) =>
    changes.flatMap((change) => {
      const { kind, before, after } = change;
      if (kind !== 'widened' || before === undefined || after === undefined || before.insteadOf !== undefined)
        return [];
      const weakened = before.conditions.filter((condition) => isWeakened(condition, after.conditions));
      if (weakened.length === 0) return [];
      const now =
        after.conditions.length === 0 ? phrase`without a condition` : phrase`if ${conditionsOf(after.conditions)}`;
      return [
        foundInChange(change, phrase`${accessOf(change)} ${now}; before, only if ${conditionsOf(before.conditions)}.`),
      ];
    }),
};

/** Removed, or there in a form that lets in all that it did and more. */
function isWeakened(condition: ResidualCondition, now: readonly ResidualCondition[]): boolean {
  const onKey = now.filter(({ key }) => key.toLowerCase() === condition.key.toLowerCase());
  return isStrictlyWeaker(onKey, [condition]);
}

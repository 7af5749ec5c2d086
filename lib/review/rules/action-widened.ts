import { foundInChange } from '../change-findings';
import { phrase } from '../phrase';
import type { Rule } from '../rule';

export const actionWidened: Rule = {
  id: 'action-widened',
  severity: 'warning',
  title: 'A caller may do more with what it already reaches',
  why: 'An access that was reviewed for one action now takes in others, which often read or change more than a call does.',
  remedy: 'Name the actions that the caller needs; for a call of a function that is lambda:InvokeFunction alone.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
  silencedBy: 'Actions of a caller that could do nothing with the target before: that is an access that is opened.',
  find: ({ before, changes }) => {
    if (before === undefined) return [];
    const known = new Map<string, Set<string>>();
    for (const { from, to, action, outcome } of before.accesses) {
      if (outcome !== 'allowed') continue;
      const key = JSON.stringify([from, to]);
      known.set(key, (known.get(key) ?? new Set()).add(action));
    }
    return changes.flatMap((change) => {
      const had = known.get(JSON.stringify([change.caller, change.callee]));
      if (change.kind !== 'opened' || change.after?.outcome !== 'allowed' || had === undefined) return [];
      const more = change.actions.join(', ');
      return [
        foundInChange(
          change,
          phrase`${{ arn: change.caller }} could do only ${[...had].sort().join(', ')} with ${{ arn: change.callee }} before, and now ${more} too.`,
        ),
      ];
    });
  },
};

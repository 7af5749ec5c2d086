import { accessOf, foundInChange } from '../change-findings';
import { phrase } from '../phrase';
import type { Rule } from '../rule';

export const accessLost: Rule = {
  id: 'access-lost',
  severity: 'warning',
  title: 'An access ends while both ends of it stay',
  why: 'Caller and target are still there after the change, and the caller is denied what it could do: if it still does it, it fails from the apply on.',
  remedy: 'Keep both halves of the access, or see to it that nothing uses it any more.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
  silencedBy:
    'A caller or target that is deleted in the same change; fewer principals or more conditions for an access that stays.',
  find: ({ changes }) =>
    changes.flatMap((change) =>
      change.kind === 'closed' && change.after !== undefined
        ? [foundInChange(change, phrase`Before, ${accessOf(change)}; now that is denied.`)]
        : [],
    ),
};

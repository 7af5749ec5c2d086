import { accessOf, accountOfCaller, foundInChange } from '../change-findings';
import { isOwnAccount } from '../own-accounts';
import { phrase } from '../phrase';
import type { Rule } from '../rule';
import type { Moment } from '../scene';

export const newAccount: Rule = {
  id: 'new-account',
  severity: 'error',
  title: 'An account that is not known gets access',
  why: 'Nothing in the input is managed in this account, nothing declares an access of it, and it had none before. Whoever controls it can do what is opened here from now on.',
  remedy:
    'Name the account under trustedAccounts in cross-account-lambda.json if it is meant to have this access; otherwise take the statement out.',
  link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-cross-account-resource-access.html',
  silencedBy:
    'Accounts that the input manages resources in or declares accesses of, those of your organizations, those under trustedAccounts, and those that could do anything before.',
  find: ({ before, after, changes, configuration }) => {
    if (before === undefined) return [];
    const known = accountsWithAccess(before);
    const isOwn = isOwnAccount(after.graph, configuration);
    return changes.flatMap((change) => {
      const account = accountOfCaller(change);
      const isOpen = (change.kind === 'opened' || change.kind === 'widened') && change.after?.outcome === 'allowed';
      if (!isOpen || account === undefined || known.has(account) || isOwn(account) !== 'no') return [];
      return [
        foundInChange(
          change,
          phrase`Account ${account} is none of those that are known here, and had no access before: ${accessOf(change)}.`,
        ),
      ];
    });
  },
};

function accountsWithAccess({ accesses }: Moment): ReadonlySet<string> {
  return new Set(
    accesses
      .filter(({ outcome }) => outcome === 'allowed')
      .flatMap(({ from }) => accountOfCaller({ caller: from }) ?? []),
  );
}

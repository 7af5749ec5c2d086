import { showText } from '../../iam/text';
import type { JudgedAccess } from '../../prover/judged-access';
import { splitQualifier } from '../../prover/target';
import { foundAt, statementOf } from '../change-findings';
import { groupBy } from '../group-by';
import { phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';

export const twoDoors: Rule = {
  id: 'two-doors',
  severity: 'note',
  title: 'A caller gets to a function in two ways',
  why: 'The caller may invoke the function itself, and may assume a role that may. To close the access both have to be closed, and who closes one of them thinks it is done.',
  remedy:
    'Decide for one: a permission of the function for the caller (resource policy), or the role that it assumes, and take the other away.',
  link: 'https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-cross-account.html',
  silencedBy:
    'A role that may be assumed for something else and may not invoke the function; two ways within one account; two callers with a way each.',
  find: ({ after: { accesses } }: Scene): readonly Found[] => {
    const allowed = accesses.filter(({ outcome, breadth }) => outcome === 'allowed' && breadth === 'role');
    const calls = allowed.filter(({ kind }) => kind === 'invoke');
    const byCaller = groupBy(calls, ({ from }) => from);
    const direct = groupBy(
      calls.filter(({ crossesAccounts }) => crossesAccounts),
      (call) => `${call.from} ${functionOf(call)}`,
    );
    const found = new Map<string, Found>();
    for (const { from, to: role } of allowed.filter(isAssumptionAcross)) {
      for (const call of byCaller.get(role) ?? []) {
        const called = functionOf(call);
        const [own] = direct.get(`${from} ${called}`) ?? [];
        if (own === undefined) continue;
        const evidence = phrase`${{ arn: from }} may invoke ${{ arn: called }}, and may also assume ${{ arn: role }}, which may invoke it.`;
        found.set(`${from} ${role} ${called}`, foundAt(statementOf(own), own.to, evidence));
      }
    }
    return [...found.values()];
  },
};

function isAssumptionAcross({ kind, crossesAccounts }: JudgedAccess): boolean {
  return kind === 'assume' && crossesAccounts;
}

/** Without its qualifier. */
function functionOf({ to }: JudgedAccess): string {
  return showText(splitQualifier(to).functionArn);
}

/** N assume-role grants with the constructs: arguments are N and `distinct` or `shared` (callers). */
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import { CROSS, HOME } from './accounts';
import { measure } from './measure';

const [count = '1', callers = 'distinct'] = process.argv.slice(2);

measure((stack) => {
  const home = new AwsAccount(stack, 'home', HOME);
  const cross = new AwsAccount(stack, 'cross', CROSS);
  const createCaller = (number: number) =>
    new ExecutionRole(stack, `caller-${number}`, { account: home, roleName: `caller-${number}` });
  const shared = callers === 'shared' ? createCaller(0) : undefined;
  for (let number = 0; number < Number(count); number++) {
    const caller = shared ?? createCaller(number);
    const role = new AssumableRole(stack, `target-${number}`, { account: cross, roleName: `target-${number}` });
    new AssumeRoleGrant(stack, `grant-${number}`, { caller, role });
  }
});

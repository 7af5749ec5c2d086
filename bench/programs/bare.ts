/** The same resources written by hand with cdktf and the provider's bindings alone. */
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { CROSS, HOME } from './accounts';
import { measure } from './measure';

const [count = '1', callers = 'distinct'] = process.argv.slice(2);

const document = (statement: object): string => JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
const roleArn = (accountId: string, name: string): string => `arn:aws:iam::${accountId}:role/${name}`;

measure((stack) => {
  const home = new AwsProvider(stack, 'home', {
    alias: 'home',
    region: HOME.region,
    allowedAccountIds: [HOME.accountId],
  });
  const cross = new AwsProvider(stack, 'cross', {
    alias: 'cross',
    region: CROSS.region,
    allowedAccountIds: [CROSS.accountId],
  });
  const createCaller = (number: number) =>
    new IamRole(stack, `caller-${number}`, {
      provider: home,
      name: `caller-${number}`,
      assumeRolePolicy: document({
        Effect: 'Allow',
        Principal: { Service: 'lambda.amazonaws.com' },
        Action: 'sts:AssumeRole',
      }),
    });
  const createPolicy = (role: IamRole, targets: readonly number[]) =>
    new IamRolePolicy(stack, `${role.node.id}-policy`, {
      provider: home,
      name: 'assume-role',
      role: role.name,
      policy: document({
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Resource: targets.map((target) => roleArn(CROSS.accountId, `target-${target}`)),
      }),
      lifecycle: { replaceTriggeredBy: [`aws_iam_role.${role.friendlyUniqueId}.unique_id`] },
    });
  const numbers = Array.from({ length: Number(count) }, (_, number) => number);
  const shared = callers === 'shared' ? createCaller(0) : undefined;
  for (const number of numbers) {
    const caller = shared ?? createCaller(number);
    new IamRole(stack, `target-${number}`, {
      provider: cross,
      name: `target-${number}`,
      dependsOn: [caller],
      assumeRolePolicy: document({
        Effect: 'Allow',
        Principal: { AWS: roleArn(HOME.accountId, caller.node.id) },
        Action: 'sts:AssumeRole',
      }),
    });
    if (shared === undefined) {
      createPolicy(caller, [number]);
    }
  }
  if (shared !== undefined) {
    createPolicy(shared, numbers);
  }
});

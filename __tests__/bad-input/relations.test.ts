import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, TerraformStack, Testing } from 'cdktf';
import { Construct } from 'constructs';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { CODE, functionArn, HOME, homeAccount, roleArn } from '../constructs/fixtures';
import { validationErrors } from '../support/synthesised';

interface TwoStacks {
  readonly app: App;
  readonly one: TerraformStack;
  readonly two: TerraformStack;
  /** An account whose provider belongs to the first stack. */
  readonly account: AwsAccount;
  /** The same account by a provider of the second stack. */
  readonly own: AwsAccount;
}

function twoStacks(): TwoStacks {
  const app = Testing.app();
  const [one, two] = [new TerraformStack(app, 'one'), new TerraformStack(app, 'two')];
  return { app, one, two, account: homeAccount(one), own: homeAccount(two) };
}

const TODO = 'allowed: a provider of two; create an AwsAccount in each stack';

describe('what uses the provider of another stack is named, each construct by its path', () => {
  test('a function with its role', () => {
    const { app, two, account } = twoStacks();
    new LambdaFunction(two, 'worker', { account, functionName: 'worker', code: CODE });
    expect(validationErrors(app)).toEqual([
      `[two/worker] function worker uses the provider of another stack: got a provider of one; ${TODO}`,
      `[two/worker/role] role worker-role uses the provider of another stack: got a provider of one; ${TODO}`,
    ]);
  });

  test('a role', () => {
    const { app, two, account } = twoStacks();
    new ExecutionRole(two, 'role', { account, roleName: 'worker' });
    expect(validationErrors(app)).toEqual([
      `[two/role] role worker uses the provider of another stack: got a provider of one; ${TODO}`,
    ]);
  });

  test('a role and a function by ARN', () => {
    const { app, two, account } = twoStacks();
    ExecutionRole.fromArn(two, 'role', roleArn(HOME, 'worker'), { account });
    LambdaFunction.fromArn(two, 'function', functionArn(HOME, 'worker'), { account });
    expect(validationErrors(app)).toEqual([
      `[two/role] role worker uses the provider of another stack: got a provider of one; ${TODO}`,
      `[two/function] function worker uses the provider of another stack: got a provider of one; ${TODO}`,
    ]);
  });
});

test('one alias in two stacks is no duplicate', () => {
  const { app } = twoStacks();
  expect(validationErrors(app)).toEqual([]);
});

test('the problems of several constructs and stacks are reported at once', () => {
  const { app, one, two, account, own } = twoStacks();
  new AssumableRole(one, 'lonely', { account, roleName: 'lonely' });
  const loop = new AssumableRole(one, 'loop', { account, roleName: 'loop' });
  new AssumeRoleGrant(one, 'loops', { caller: loop, role: loop });
  new ExecutionRole(two, 'worker', { account: own, roleName: 'worker' });
  new ExecutionRole(new Construct(two, 'nested'), 'worker', { account: own, roleName: 'WORKER' });
  new AwsAccount(two, 'twin', { accountId: HOME, region: 'us-west-2', alias: 'home' });
  expect(validationErrors(app)).toEqual([
    `[one/lonely] nobody may assume the role: got ${roleArn(HOME, 'lonely')}; allowed: a trust policy with at least one statement; add an AssumeRoleGrant for the role, or delete it`,
    `[one/loops] roles that name each other in their trust policies cannot be created: got ${roleArn(HOME, 'loop')} trusts ${roleArn(HOME, 'loop')}; allowed: trust: 'role' without a circle; set trust: 'roleName' on one of these grants: it needs no role to exist first`,
    '[two/home] two AWS providers of a stack have one alias: got "home" at two/home and two/twin; allowed: one provider for each alias; give one of them another alias',
    '[two/nested/worker] two roles of one account have one name: got "WORKER", also at two/worker; allowed: names that differ in more than case; rename one of them, or share the construct',
  ]);
});

test('each circle of trust is reported once, and every circle is', () => {
  const { app, one, account } = twoStacks();
  const make = (roleName: string) => new AssumableRole(one, roleName, { account, roleName });
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(make) as [AssumableRole, AssumableRole, AssumableRole, AssumableRole];
  for (const [caller, role] of [
    [a, b],
    [b, a],
    [c, d],
    [d, c],
  ] as const) {
    new AssumeRoleGrant(one, `${caller.roleName}${role.roleName}`, { caller, role });
  }
  const circle = (first: string, second: string) =>
    `roles that name each other in their trust policies cannot be created: got ${roleArn(HOME, second)} trusts ${roleArn(HOME, first)} trusts ${roleArn(HOME, second)}; allowed: trust: 'role' without a circle; set trust: 'roleName' on one of these grants: it needs no role to exist first`;
  expect(validationErrors(app)).toEqual([`[one/ab] ${circle('a', 'b')}`, `[one/cd] ${circle('c', 'd')}`]);
});

test('a stack with a problem is not written', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'bad-input-'));
  try {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, 'stack');
    new AssumableRole(stack, 'lonely', { account: homeAccount(stack), roleName: 'lonely' });
    expect(() => app.synth()).toThrow(
      [
        'Validation failed with the following errors:',
        `  [stack/lonely] nobody may assume the role: got ${roleArn(HOME, 'lonely')}; allowed: a trust policy with at least one statement; add an AssumeRoleGrant for the role, or delete it`,
      ].join('\n'),
    );
    const written = (readdirSync(outdir, { recursive: true }) as string[]).filter((name) => name.endsWith('.json'));
    expect(written).toEqual([]);
    expect(existsSync(join(outdir, 'stacks', 'stack', 'cdk.tf.json'))).toBe(false);
  } finally {
    rmSync(outdir, { recursive: true });
  }
});

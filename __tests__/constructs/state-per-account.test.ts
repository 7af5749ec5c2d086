import { type App, TerraformStack } from 'cdktf';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import type { LambdaFunction } from '../../lib/constructs/lambda-function';
import { type Synthesised, synthesise } from '../support/synthesised';
import { allow, aws, document, LAMBDA, logs, trust } from './expected';
import { CROSS, crossAccount, functionArn, HOME, homeAccount, lambda, roleArn } from './fixtures';
import { documents, ofType, output, placed, textOf } from './views';

interface TwoStates {
  readonly homeStack: TerraformStack;
  readonly crossStack: TerraformStack;
  readonly caller: LambdaFunction;
  readonly callee: LambdaFunction;
  /** Made on demand, because a role that nobody may assume is an error. */
  readonly reader: () => AssumableRole;
}

function twoStates(grant: (states: TwoStates) => void): { readonly home: Synthesised; readonly cross: Synthesised } {
  const stacks = synthesise((app: App) => {
    const homeStack = new TerraformStack(app, 'home-state');
    const crossStack = new TerraformStack(app, 'cross-state');
    const [home, cross] = [homeAccount(homeStack), crossAccount(crossStack)];
    const reader = () => new AssumableRole(crossStack, 'reader', { account: cross, roleName: 'reader' });
    grant({ homeStack, crossStack, reader, caller: lambda(home, 'caller'), callee: lambda(cross, 'callee') });
  });
  return { home: stacks['home-state'] as Synthesised, cross: stacks['cross-state'] as Synthesised };
}

test('with a state per account each half of a grant goes into the state of what it changes, in any apply order', () => {
  const { home, cross } = twoStates(({ homeStack, reader, caller }) => {
    new AssumeRoleGrant(homeStack, 'assume', { caller, role: reader() });
  });
  expect(documents(home)).toEqual({
    'aws.home caller-role/trust': document(LAMBDA),
    'aws.home caller-role/logs': document(logs(HOME, 'caller')),
    'aws.home caller-role/assume-role': document(allow('sts:AssumeRole', roleArn(CROSS, 'reader'))),
  });
  expect(documents(cross)).toEqual({
    'aws.cross reader/trust': document(
      trust(aws(`arn:aws:iam::${HOME}:root`), { ArnEquals: { 'aws:PrincipalArn': roleArn(HOME, 'caller-role') } }),
    ),
    'aws.cross callee-role/trust': document(LAMBDA),
    'aws.cross callee-role/logs': document(logs(CROSS, 'callee')),
  });
  expect(placed(home)).toEqual({
    'aws_cloudwatch_log_group /aws/lambda/caller': 'aws.home',
    'aws_iam_role caller-role': 'aws.home',
    'aws_iam_role_policy caller-role/assume-role': 'aws.home',
    'aws_iam_role_policy caller-role/logs': 'aws.home',
    'aws_lambda_function caller': 'aws.home',
  });
  expect(placed(cross)).toEqual({
    'aws_cloudwatch_log_group /aws/lambda/callee': 'aws.cross',
    'aws_iam_role callee-role': 'aws.cross',
    'aws_iam_role reader': 'aws.cross',
    'aws_iam_role_policy callee-role/logs': 'aws.cross',
    'aws_lambda_function callee': 'aws.cross',
  });
});

test('the manifest of each state holds the access, marked with the side that the state writes', () => {
  const { home, cross } = twoStates(({ homeStack, crossStack, reader, caller, callee }) => {
    new AssumeRoleGrant(crossStack, 'assume', { caller, role: reader() });
    new InvokeGrant(homeStack, 'invoke', { caller, callee });
  });
  const assume = {
    principal: roleArn(HOME, 'caller-role'),
    breadth: 'role',
    action: 'sts:AssumeRole',
    resource: roleArn(CROSS, 'reader'),
    via: 'trustPolicy',
    conditions: {},
  };
  const invoke = {
    ...assume,
    action: 'lambda:InvokeFunction',
    resource: functionArn(CROSS, 'callee'),
    via: 'resourcePolicy',
  };
  expect(output(home, 'access_manifest')).toEqual({
    schemaVersion: 1,
    accesses: [
      { ...assume, side: 'caller' },
      { ...invoke, side: 'caller' },
    ],
  });
  expect(output(cross, 'access_manifest')).toEqual({
    schemaVersion: 1,
    accesses: [
      { ...assume, side: 'target' },
      { ...invoke, side: 'target' },
    ],
  });
});

test('an invoke grant across states writes the permission beside the function and waits for nothing of the other state', () => {
  const { home, cross } = twoStates(({ homeStack, caller, callee }) => {
    new InvokeGrant(homeStack, 'invoke', { caller, callee, statementId: 'FromCaller' });
  });
  expect(documents(home)).toEqual({
    'aws.home caller-role/trust': document(LAMBDA),
    'aws.home caller-role/logs': document(logs(HOME, 'caller')),
    'aws.home caller-role/invoke': document(allow('lambda:InvokeFunction', functionArn(CROSS, 'callee'))),
  });
  expect(ofType(cross, 'aws_lambda_permission')).toEqual({
    FromCaller: {
      provider: 'aws.cross',
      statement_id: 'FromCaller',
      action: 'lambda:InvokeFunction',
      function_name: '${aws_lambda_function.callee.arn}',
      principal: roleArn(HOME, 'caller-role'),
    },
  });
});

test('no Terraform reference crosses from one state into the other', () => {
  const { home, cross } = twoStates(({ homeStack, reader, caller, callee }) => {
    const role = reader();
    new AssumeRoleGrant(homeStack, 'assume', { caller, role, environment: { roleArn: 'READER_ROLE_ARN' } });
    new InvokeGrant(homeStack, 'invoke', { caller, callee, environment: { functionArn: 'CALLEE_ARN' } });
    new InvokeGrant(homeStack, 'through', { caller: role, callee });
  });
  for (const stack of [home, cross]) {
    const addresses = Object.keys(stack.resources);
    const references = [...textOf(stack).matchAll(/\baws_[a-z_]+\.[A-Za-z0-9_-]+/g)].map(([reference]) => reference);
    expect(references.filter((reference) => !addresses.includes(reference))).toEqual([]);
    expect(textOf(stack)).not.toMatch(/terraform_remote_state|cross-stack-output/);
    expect(Object.keys(stack.config.output ?? {})).toEqual(['access_manifest']);
  }
});

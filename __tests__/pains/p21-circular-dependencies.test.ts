import { TerraformStack } from 'cdktf';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { STORIES, type StoryId } from '../../lib/stacks/stories';
import { CROSS, crossAccount, HOME, homeAccount, lambda, roleArn } from '../constructs/fixtures';
import { synthesiseStory } from '../stacks/story';
import { documents, policy } from '../support/documents';
import { type Synthesised, synthesise, synthesiseStack } from '../support/synthesised';
import { diagnose } from './diagnose';
import { reached, references } from './references';

/** The resources that Terraform could only create after themselves. */
function circles(stack: Synthesised): readonly string[] {
  const graph = references(stack);
  return [...graph.keys()].filter((address) => reached(address, graph).has(address));
}

test('P21: two functions of two accounts may invoke each other', () => {
  const stack = synthesiseStack((scope) => {
    const one = lambda(homeAccount(scope), 'one');
    const other = lambda(crossAccount(scope), 'other');
    const environment = { functionArn: 'PEER_ARN' };
    new InvokeGrant(scope, 'there', { caller: one, callee: other, environment });
    new InvokeGrant(scope, 'back', { caller: other, callee: one, environment });
  });
  expect(circles(stack)).toEqual([]);
});

test('P21: a function may invoke itself', () => {
  const stack = synthesiseStack((scope) => {
    const one = lambda(homeAccount(scope), 'one');
    new InvokeGrant(scope, 'itself', {
      caller: one,
      callee: one,
      permitOnCallee: 'role',
      environment: { functionArn: 'ME' },
    });
  });
  expect(circles(stack)).toEqual([]);
});

test("P21: two roles may assume each other with trust: 'roleName'", () => {
  const stack = synthesiseStack((scope) => {
    const one = new AssumableRole(scope, 'one', { account: homeAccount(scope), roleName: 'one' });
    const other = new AssumableRole(scope, 'other', { account: crossAccount(scope), roleName: 'other' });
    new AssumeRoleGrant(scope, 'there', { caller: one, role: other });
    new AssumeRoleGrant(scope, 'back', { caller: other, role: one, trust: 'roleName' });
  });
  expect(circles(stack)).toEqual([]);
  expect(documents(stack)).toEqual({
    'aws.home one: trust policy': policy({
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${CROSS}:root` },
      Action: 'sts:AssumeRole',
      Condition: { ArnEquals: { 'aws:PrincipalArn': roleArn(CROSS, 'other') } },
    }),
    'aws.home one: inline policy assume-role': policy({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: roleArn(CROSS, 'other'),
    }),
    'aws.cross other: trust policy': policy({
      Effect: 'Allow',
      Principal: { AWS: roleArn(HOME, 'one') },
      Action: 'sts:AssumeRole',
    }),
    'aws.cross other: inline policy assume-role': policy({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: roleArn(HOME, 'one'),
    }),
  });
});

test("P21: a circle of trust: 'role' is named at synth together with the way out", () => {
  const { errors } = diagnose((scope) => {
    const one = new AssumableRole(scope, 'one', { account: homeAccount(scope), roleName: 'one' });
    const other = new AssumableRole(scope, 'other', { account: crossAccount(scope), roleName: 'other' });
    new AssumeRoleGrant(scope, 'there', { caller: one, role: other });
    new AssumeRoleGrant(scope, 'back', { caller: other, role: one });
  });
  expect(errors).toEqual([
    `[stack/back] roles that name each other in their trust policies cannot be created: got ${roleArn(HOME, 'one')} trusts ${roleArn(CROSS, 'other')} trusts ${roleArn(HOME, 'one')}; allowed: trust: 'role' without a circle; set trust: 'roleName' on one of these grants: it needs no role to exist first`,
  ]);
});

test('P21: a role that assumes itself is the smallest circle', () => {
  const { errors } = diagnose((scope) => {
    const one = new AssumableRole(scope, 'one', { account: homeAccount(scope), roleName: 'one' });
    new AssumeRoleGrant(scope, 'itself', { caller: one, role: one });
  });
  expect(errors).toEqual([
    `[stack/itself] roles that name each other in their trust policies cannot be created: got ${roleArn(HOME, 'one')} trusts ${roleArn(HOME, 'one')}; allowed: trust: 'role' without a circle; set trust: 'roleName' on one of these grants: it needs no role to exist first`,
  ]);
});

test('P21: two stacks whose functions invoke each other depend on neither', () => {
  const dependencies: (readonly string[])[] = [];
  const stacks = synthesise((app) => {
    const [first, second] = [new TerraformStack(app, 'first'), new TerraformStack(app, 'second')];
    const one = lambda(homeAccount(first), 'one');
    const other = lambda(crossAccount(second), 'other');
    new InvokeGrant(first, 'there', { caller: one, callee: other });
    new InvokeGrant(second, 'back', { caller: other, callee: one });
    dependencies.push(...[first, second].map((stack) => stack.dependencies.map(({ node }) => node.path)));
  });
  expect(dependencies).toEqual([[], []]);
  expect(Object.values(stacks).map(({ config }) => config.data)).toEqual([undefined, undefined]);
});

test.each(Object.keys(STORIES) as StoryId[])('P21: the story %s has no circle', (id) => {
  expect(circles(synthesiseStory(id))).toEqual([]);
});

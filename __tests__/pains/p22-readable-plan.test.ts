import type { TerraformStack } from 'cdktf';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { STORIES, type StoryId } from '../../lib/stacks/stories';
import { crossAccount, homeAccount, lambda, roleArn, thirdAccount } from '../constructs/fixtures';
import { synthesiseStory } from '../stacks/story';
import { type Synthesised, synthesiseStack } from '../support/synthesised';

/** Every policy of a stack as the text that Terraform gets, by its address. */
function texts({ resources }: Synthesised): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(resources).flatMap(([address, { policy, assume_role_policy }]) => {
      const text = policy ?? assume_role_policy;
      return text === undefined ? [] : [[address, String(text)] as const];
    }),
  );
}

/** Six accesses of three callers in three accounts, asked for in a given order. */
function granted(order: readonly number[]): Synthesised {
  return synthesiseStack((scope) => {
    const accounts = [homeAccount(scope), crossAccount(scope), thirdAccount(scope)] as const;
    const [home, cross, third] = accounts;
    const callers = [lambda(home, 'b'), lambda(home, 'a'), lambda(third, 'c')] as const;
    const [b, a, c] = callers;
    const callee = lambda(cross, 'callee');
    const role = new AssumableRole(scope, 'reader', { account: cross, roleName: 'reader' });
    const other = new AssumableRole(scope, 'writer', { account: cross, roleName: 'writer' });
    const grants: readonly ((scope: TerraformStack) => void)[] = [
      () => new AssumeRoleGrant(scope, 'b-reader', { caller: b, role }),
      () => new AssumeRoleGrant(scope, 'a-reader', { caller: a, role }),
      () => new AssumeRoleGrant(scope, 'c-reader', { caller: c, role, trust: 'roleName' }),
      () => new AssumeRoleGrant(scope, 'a-writer', { caller: a, role: other, externalId: 'writer-1' }),
      () => new InvokeGrant(scope, 'a-callee', { caller: a, callee }),
      () => new InvokeGrant(scope, 'b-callee', { caller: b, callee }),
    ];
    for (const index of order) {
      grants[index]?.(scope);
    }
  });
}

test('P22: every policy is the text of a JSON document, known in the first plan, with no interpolation in it', () => {
  const stacks = [granted([0, 1, 2, 3, 4, 5]), ...(Object.keys(STORIES) as StoryId[]).map((id) => synthesiseStory(id))];
  for (const stack of stacks) {
    const all = Object.entries(texts(stack));
    expect(all.length).toBeGreaterThan(0);
    const unreadable = all.filter(([, text]) => text !== JSON.stringify(JSON.parse(text)) || text.includes('${'));
    // DynamoDB takes no pattern in the policy of a stream, and a stream has the time of its creation in its ARN.
    expect(unreadable.map(([address]) => address)).toEqual(
      all.map(([address]) => address).filter((address) => address.startsWith('aws_dynamodb_resource_policy.')),
    );
    expect(stack.config.data).toBeUndefined();
  }
});

test.each([
  ['backwards', [5, 4, 3, 2, 1, 0]],
  ['mixed', [3, 0, 5, 2, 4, 1]],
])('P22: grants written down %s give the same policies, byte for byte', (_order, order) => {
  expect(texts(granted(order))).toEqual(texts(granted([0, 1, 2, 3, 4, 5])));
});

test('P22: what one caller may assume is one statement with its roles sorted', () => {
  const stack = synthesiseStack((scope) => {
    const caller = lambda(homeAccount(scope), 'caller');
    const account = crossAccount(scope);
    for (const roleName of ['zebra', 'ant', 'mole']) {
      const role = new AssumableRole(scope, roleName, { account, roleName });
      new AssumeRoleGrant(scope, `assume-${roleName}`, { caller, role });
    }
  });
  const address = Object.keys(stack.policies).find((key) => key.includes('assume-role')) ?? '';
  expect(stack.policies[address]).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AssumeRole',
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Resource: ['ant', 'mole', 'zebra'].map((name) => roleArn('222222222222', name)),
      },
    ],
  });
});

test('P22: a token of the user stays an interpolation, and a policy variable stays what AWS reads', () => {
  const stack = synthesiseStack((scope) => {
    const account = new AwsAccount(scope, 'cross', { accountId: '222222222222', region: 'us-east-1' });
    const resources = ['${aws_s3_bucket.theirs.arn}/home/${aws:username}/*'];
    const statements = [{ actions: ['s3:GetObject'], resources }];
    const role = new AssumableRole(scope, 'reader', { account, roleName: 'reader', statements });
    new AssumeRoleGrant(scope, 'assume', { caller: lambda(homeAccount(scope), 'caller'), role });
  });
  expect(Object.values(texts(stack)).filter((text) => text.includes('s3:'))).toEqual([
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"${aws_s3_bucket.theirs.arn}/home/$${aws:username}/*"}]}',
  ]);
});

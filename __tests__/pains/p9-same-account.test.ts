import { Token } from 'cdktf';
import { AwsAccount } from '../../lib/constructs/aws-account';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { badAccountId, notALiteral, sameAccount } from '../../lib/errors';
import { HOME, lambda } from '../constructs/fixtures';
import { documents, ofType, policy } from '../support/documents';
import { synthesiseStack } from '../support/synthesised';
import { refusal, reported } from './diagnose';

function permissionsBetween(callerAccountId: string, calleeAccountId: string): readonly unknown[] {
  const stack = synthesiseStack((scope) => {
    const home = new AwsAccount(scope, 'home', { accountId: callerAccountId, region: 'us-east-1' });
    const cross = new AwsAccount(scope, 'cross', { accountId: calleeAccountId, region: 'eu-west-1' });
    new InvokeGrant(scope, 'grant', { caller: lambda(home, 'caller'), callee: lambda(cross, 'callee') });
  });
  expect(documents(stack)['aws.home caller-role: inline policy invoke']).toEqual(
    policy({
      Effect: 'Allow',
      Action: 'lambda:InvokeFunction',
      Resource: `arn:aws:lambda:eu-west-1:${calleeAccountId}:function:callee`,
    }),
  );
  return Object.values(ofType(stack, 'aws_lambda_permission')).map(({ provider, principal }) => ({
    provider,
    principal,
  }));
}

test('P9: two accounts are never taken for one: the permission is written', () => {
  expect(permissionsBetween('111111111111', '111111111112')).toEqual([
    { provider: 'aws.cross', principal: 'arn:aws:iam::111111111111:role/caller-role' },
  ]);
});

test('P9: one account is never taken for two, whatever providers and regions: the identity-based policy is enough', () => {
  expect(permissionsBetween('111111111111', '111111111111')).toEqual([]);
});

test.each([
  ['an account id', Token.asString({ resolve: () => HOME }), 'us-east-1', 'accountId'],
  ['an interpolated account id', '${data.aws_caller_identity.current.account_id}', 'us-east-1', 'accountId'],
  ['a region', HOME, '${data.aws_region.current.name}', 'region'],
])(
  'P9: %s that is known only after apply is refused, so that nothing has to be guessed',
  (_what, accountId, region, property) => {
    expect(refusal((scope) => new AwsAccount(scope, 'home', { accountId, region }))).toEqual([
      reported('stack/home', notALiteral(property)),
    ]);
  },
);

test.each([[111111111111], ['11111111111'], ['1111-1111-1111'], [''], [undefined]])(
  'P9: %j is no account id',
  (accountId) => {
    const lines = refusal(
      (scope) => new AwsAccount(scope, 'home', { accountId: accountId as string, region: 'us-east-1' }),
    );
    expect(lines).toEqual([reported('stack/home', badAccountId('accountId', accountId))]);
  },
);

test.each([
  [
    { principal: 'role' } as const,
    sameAccount(
      'principal',
      '"role"',
      HOME,
      "leave it out: the caller's own policy is enough; permitOnCallee: 'role' adds a permission",
    ),
  ],
  [
    { via: 'assumeRole' } as const,
    sameAccount("via: 'assumeRole'", "'assumeRole'", HOME, 'leave via out: the caller can invoke the function itself'),
  ],
])('P9: %j, which is for two accounts, is refused within one', (options, problem) => {
  const lines = refusal((scope) => {
    const home = new AwsAccount(scope, 'home', { accountId: HOME, region: 'us-east-1' });
    new InvokeGrant(scope, 'grant', { caller: lambda(home, 'caller'), callee: lambda(home, 'callee'), ...options });
  });
  expect(lines).toEqual([reported('stack/grant', problem)]);
});

test('P9: permitOnCallee, which is for one account, is refused between two', () => {
  const lines = refusal((scope) => {
    const home = new AwsAccount(scope, 'home', { accountId: HOME, region: 'us-east-1' });
    const cross = new AwsAccount(scope, 'cross', { accountId: '222222222222', region: 'us-east-1' });
    new InvokeGrant(scope, 'grant', {
      caller: lambda(home, 'caller'),
      callee: lambda(cross, 'callee'),
      permitOnCallee: 'role',
    });
  });
  expect(lines).toEqual([
    '[stack/grant] permitOnCallee does not apply: got "role"; allowed: permitOnCallee with a caller in 222222222222; leave permitOnCallee out',
  ]);
});

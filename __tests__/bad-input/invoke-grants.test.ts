import { AssumableRole } from '../../lib/constructs/assumable-role';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import type { InvokeGrantProps } from '../../lib/constructs/invoke-grant-props';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { CROSS, functionArn, HOME, lambda } from '../constructs/fixtures';
import { messagesOf, type Row, type Scene } from './bad-input';

type Options = Partial<InvokeGrantProps> | object;

function across(options: Options): (scene: Scene) => unknown {
  return ({ stack, caller, callee }) => new InvokeGrant(stack, 'invoke', { caller, callee, ...options });
}

function within(options: Options): (scene: Scene) => unknown {
  return ({ stack, caller, neighbour }) => new InvokeGrant(stack, 'invoke', { caller, callee: neighbour, ...options });
}

const rows: readonly Row[] = [
  [
    "through without via: 'assumeRole'",
    ({ stack, caller, callee, reader }) => new InvokeGrant(stack, 'invoke', { caller, callee, through: reader }),
    [
      "[stack/invoke] through does not apply: got arn:aws:iam::222222222222:role/reader; allowed: through with via: 'assumeRole'; leave through out",
    ],
  ],
  [
    "assumeRole without via: 'assumeRole'",
    across({ assumeRole: { externalId: 'ticket-7' } }),
    [
      '[stack/invoke] assumeRole does not apply: got {"externalId":"ticket-7"}; allowed: assumeRole with via: \'assumeRole\'; leave assumeRole out',
    ],
  ],
  [
    "principal, statementId and onlyFromFunction with via: 'assumeRole'",
    across({ via: 'assumeRole', principal: 'role', statementId: 'FromCaller', onlyFromFunction: true }),
    [
      '[stack/invoke] principal does not apply: got "role"; allowed: principal with via: \'resourcePolicy\'; leave principal out',
      '[stack/invoke] statementId does not apply: got "FromCaller"; allowed: statementId with via: \'resourcePolicy\'; leave statementId out',
      "[stack/invoke] onlyFromFunction does not apply: got true; allowed: onlyFromFunction with via: 'resourcePolicy'; leave onlyFromFunction out",
    ],
  ],
  [
    'through a role of another account',
    ({ stack, home, caller, callee }) =>
      new InvokeGrant(stack, 'invoke', {
        caller,
        callee,
        via: 'assumeRole',
        through: new AssumableRole(stack, 'near', { account: home, roleName: 'near' }),
      }),
    [
      '[stack/invoke] through is a role of another account: got arn:aws:iam::111111111111:role/near; allowed: a role of 222222222222; name a role of the account the function is in',
    ],
  ],
  [
    'through the execution role of a function that exists, which is not known',
    ({ stack, caller }) =>
      new InvokeGrant(stack, 'invoke', {
        caller,
        callee: LambdaFunction.fromArn(stack, 'known', functionArn(CROSS, 'known')),
        via: 'assumeRole',
      }),
    [
      '[stack/invoke] the execution role of the function is not known: got nothing; allowed: a role of the function’s account; name the role with through',
    ],
  ],
  [
    'options of assumeRole that AWS refuses',
    across({ via: 'assumeRole', assumeRole: { externalId: 'x', sessionDuration: 7200 } }),
    [
      '[stack/invoke] externalId is not a name that AWS accepts: got "x"; allowed: 2 to 1224 letters, digits and _ + = , . @ : / -; change externalId',
      '[stack/invoke] sessionDuration is longer than AWS grants to a role that assumes a role: got 7200 seconds; allowed: 900 to 3600 seconds; shorten it: a Lambda function calls with a role session, so AWS treats its AssumeRole as role chaining',
    ],
  ],
  [
    'onlyFromFunction of a role',
    ({ stack, executionRole, callee }) =>
      new InvokeGrant(stack, 'invoke', { caller: executionRole, callee, onlyFromFunction: true }),
    [
      '[stack/invoke] onlyFromFunction has no function: got the role arn:aws:iam::111111111111:role/role as caller; allowed: a caller that is a function; pass the function as caller instead of its role',
    ],
  ],
  [
    'environment of a role',
    ({ stack, executionRole, callee }) =>
      new InvokeGrant(stack, 'invoke', { caller: executionRole, callee, environment: { functionArn: 'CALLEE' } }),
    [
      '[stack/invoke] environment has no function of this app: got the role arn:aws:iam::111111111111:role/role as caller; allowed: a caller that is a LambdaFunction created here; leave environment out and set the variables where the function is created',
    ],
  ],
  [
    'a caller without a role',
    ({ stack, callee }) =>
      new InvokeGrant(stack, 'invoke', {
        caller: LambdaFunction.fromArn(stack, 'known', functionArn(HOME, 'known')),
        callee,
      }),
    [
      '[stack/invoke] caller has no role: got nothing; allowed: a caller with a role; pass the role of the function to LambdaFunction.fromArn or fromResource',
    ],
  ],
  [
    'a function of another partition',
    ({ stack, caller }) =>
      new InvokeGrant(stack, 'invoke', {
        caller,
        callee: LambdaFunction.fromArn(stack, 'far', `arn:aws-cn:lambda:cn-north-1:${CROSS}:function:far`),
      }),
    [
      '[stack/invoke] callee lies in another partition: got arn:aws-cn:lambda:cn-north-1:222222222222:function:far; allowed: partition aws; use accounts of one partition: no role or policy reaches from one into another',
    ],
  ],
  [
    'all that is wrong with a grant within one account',
    within({ via: 'assumeRole', principal: 'account', statementId: 'a.b', qualifier: '$LATEST' }),
    [
      '[stack/invoke] qualifier is the unpublished version: got "$LATEST"; allowed: an alias name or a version number; leave qualifier out: the unqualified ARN stands for the unpublished version, and AWS takes no resource policy for $LATEST (https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html)',
      '[stack/invoke] statementId is not a name that AWS accepts: got "a.b"; allowed: 1 to 100 letters, digits and _ -; change statementId',
      "[stack/invoke] principal is for two accounts, and both ends are in 111111111111: got \"account\"; allowed: ends in two accounts; leave it out: the caller's own policy is enough; permitOnCallee: 'role' adds a permission",
      "[stack/invoke] via: 'assumeRole' is for two accounts, and both ends are in 111111111111: got 'assumeRole'; allowed: ends in two accounts; leave via out: the caller can invoke the function itself",
      '[stack/invoke] statementId does not apply: got "a.b"; allowed: statementId with permitOnCallee, which adds a permission; leave statementId out',
    ],
  ],
  [
    'all that is wrong with a grant across accounts',
    across({ via: 'x', principal: 'x', statementId: 'a.b', qualifier: 'a:b', permitOnCallee: 'role' }),
    [
      "[stack/invoke] via is none of the values it can have: got \"x\"; allowed: 'resourcePolicy' or 'assumeRole'; change via",
      '[stack/invoke] qualifier is not a name that AWS accepts: got "a:b"; allowed: a version number or an alias of 1 to 128 letters, digits and _ -; change qualifier',
      '[stack/invoke] statementId is not a name that AWS accepts: got "a.b"; allowed: 1 to 100 letters, digits and _ -; change statementId',
      '[stack/invoke] permitOnCallee does not apply: got "role"; allowed: permitOnCallee with a caller in 222222222222; leave permitOnCallee out',
      "[stack/invoke] principal is none of the values it can have: got \"x\"; allowed: 'role', 'account' or { organizationId }; change principal",
    ],
  ],
  [
    'the same caller and function twice',
    ({ stack, caller, callee }) => [
      new InvokeGrant(stack, 'first', { caller, callee }),
      new InvokeGrant(stack, 'second', { caller, callee, statementId: 'Another' }),
    ],
    [
      '[stack/second] this access is granted twice: got arn:aws:iam::111111111111:role/caller-role invokes arn:aws:lambda:us-east-1:222222222222:function:callee, also at stack/first; allowed: one grant for each caller and target; delete one of the grants, or put the options of both into one',
    ],
  ],
  [
    'the same caller and alias twice, in two ways to write it',
    ({ stack, cross, caller }) => {
      const callee = lambda(cross, 'aliased', { alias: 'live' });
      return [
        new InvokeGrant(stack, 'first', { caller, callee: callee.alias('live') }),
        new InvokeGrant(stack, 'second', { caller, callee, qualifier: 'live', statementId: 'Another' }),
      ];
    },
    [
      '[stack/second] this access is granted twice: got arn:aws:iam::111111111111:role/caller-role invokes arn:aws:lambda:us-east-1:222222222222:function:aliased:live, also at stack/first; allowed: one grant for each caller and target; delete one of the grants, or put the options of both into one',
    ],
  ],
  [
    'two permissions of a function with one statement id',
    ({ stack, caller, callee, executionRole }) => [
      new InvokeGrant(stack, 'first', { caller, callee, statementId: 'Same' }),
      new InvokeGrant(stack, 'second', { caller: executionRole, callee, statementId: 'Same' }),
    ],
    [
      '[stack/second] two permissions of one function have one statement id: got "Same", also at stack/first; allowed: one permission for each statement id of a function and qualifier; change one statementId: AWS refuses the second and Terraform retries for five minutes',
    ],
  ],
  [
    'two functions through one role in two ways',
    ({ stack, cross, caller, callee, reader }) => [
      new InvokeGrant(stack, 'first', { caller, callee, via: 'assumeRole', through: reader }),
      new InvokeGrant(stack, 'second', {
        caller,
        callee: lambda(cross, 'other'),
        via: 'assumeRole',
        through: reader,
        assumeRole: { externalId: 'ticket-7' },
      }),
    ],
    [
      '[stack/second] this access is granted twice: got arn:aws:iam::111111111111:role/caller-role assumes arn:aws:iam::222222222222:role/reader, also at stack/first; allowed: one grant for each caller and target; give both the same options of assumeRole, or each a role of its own',
    ],
  ],
];

test.each(rows)('%s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});

test('one statement id may stand on a function and on its alias, which have policies of their own', () => {
  const messages = messagesOf(({ stack, cross, caller, executionRole }) => {
    const callee = lambda(cross, 'aliased', { alias: 'live' });
    new InvokeGrant(stack, 'first', { caller, callee, statementId: 'Same' });
    new InvokeGrant(stack, 'second', { caller: executionRole, callee: callee.alias('live'), statementId: 'Same' });
  });
  expect(messages).toEqual([]);
});

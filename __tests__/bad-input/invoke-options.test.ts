import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import type { InvokeGrantProps } from '../../lib/constructs/invoke-grant-props';
import { lambda } from '../constructs/fixtures';
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
    'a principal within one account',
    within({ principal: 'role' }),
    [
      "[stack/invoke] principal is for two accounts, and both ends are in 111111111111: got \"role\"; allowed: ends in two accounts; leave it out: the caller's own policy is enough; permitOnCallee: 'role' adds a permission",
    ],
  ],
  [
    'an organization within one account',
    within({ principal: { organizationId: 'o-abcdefghij' } }),
    [
      '[stack/invoke] principal is for two accounts, and both ends are in 111111111111: got {"organizationId":"o-abcdefghij"}; allowed: ends in two accounts; leave it out: the caller\'s own policy is enough; permitOnCallee: \'role\' adds a permission',
    ],
  ],
  [
    "via: 'assumeRole' within one account",
    within({ via: 'assumeRole' }),
    [
      "[stack/invoke] via: 'assumeRole' is for two accounts, and both ends are in 111111111111: got 'assumeRole'; allowed: ends in two accounts; leave via out: the caller can invoke the function itself",
    ],
  ],
  [
    'a way that does not exist',
    across({ via: 'tunnel' }),
    [
      "[stack/invoke] via is none of the values it can have: got \"tunnel\"; allowed: 'resourcePolicy' or 'assumeRole'; change via",
    ],
  ],
  [
    'a way that does not exist, within one account',
    within({ via: 'tunnel' }),
    [
      "[stack/invoke] via is none of the values it can have: got \"tunnel\"; allowed: 'resourcePolicy' or 'assumeRole'; change via",
    ],
  ],
  [
    'a principal that does not exist',
    across({ principal: 'everyone' }),
    [
      "[stack/invoke] principal is none of the values it can have: got \"everyone\"; allowed: 'role', 'account' or { organizationId }; change principal",
    ],
  ],
  [
    'an organization id that is none',
    across({ principal: { organizationId: 'acme' } }),
    [
      '[stack/invoke] principal.organizationId is not a name that AWS accepts: got "acme"; allowed: o- and 10 to 32 lower-case letters and digits; change principal.organizationId',
    ],
  ],
  [
    'permitOnCallee across accounts',
    across({ permitOnCallee: 'role' }),
    [
      '[stack/invoke] permitOnCallee does not apply: got "role"; allowed: permitOnCallee with a caller in 222222222222; leave permitOnCallee out',
    ],
  ],
  [
    'permitOnCallee that does not exist',
    within({ permitOnCallee: 'everyone' }),
    [
      "[stack/invoke] permitOnCallee is none of the values it can have: got \"everyone\"; allowed: 'role' or 'lambdaService'; change permitOnCallee",
    ],
  ],
  [
    "permitOnCallee: 'lambdaService' of a role",
    ({ stack, executionRole, neighbour }) =>
      new InvokeGrant(stack, 'invoke', { caller: executionRole, callee: neighbour, permitOnCallee: 'lambdaService' }),
    [
      "[stack/invoke] permitOnCallee: 'lambdaService' has no function: got nothing; allowed: a caller that is a function; pass the function as caller instead of its role",
    ],
  ],
  [
    'a statementId without a permission',
    within({ statementId: 'FromCaller' }),
    [
      '[stack/invoke] statementId does not apply: got "FromCaller"; allowed: statementId with permitOnCallee, which adds a permission; leave statementId out',
    ],
  ],
  [
    'a statementId of 101 characters',
    across({ statementId: 's'.repeat(101) }),
    [
      '[stack/invoke] statementId is not a name that AWS accepts: got "ssssssssssssssssssssssssssssssssssssssss"… (101 characters); allowed: 1 to 100 letters, digits and _ -; change statementId',
    ],
  ],
  [
    'a statementId with a dot',
    across({ statementId: 'from.caller' }),
    [
      '[stack/invoke] statementId is not a name that AWS accepts: got "from.caller"; allowed: 1 to 100 letters, digits and _ -; change statementId',
    ],
  ],
  [
    'an empty statementId',
    across({ statementId: '' }),
    [
      '[stack/invoke] statementId is not a name that AWS accepts: got ""; allowed: 1 to 100 letters, digits and _ -; change statementId',
    ],
  ],
  [
    '$LATEST as a qualifier',
    across({ qualifier: '$LATEST' }),
    [
      '[stack/invoke] qualifier is the unpublished version: got "$LATEST"; allowed: an alias name or a version number; leave qualifier out: the unqualified ARN stands for the unpublished version, and AWS takes no resource policy for $LATEST (https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html)',
    ],
  ],
  [
    'a qualifier with a colon',
    across({ qualifier: 'callee:live' }),
    [
      '[stack/invoke] qualifier is not a name that AWS accepts: got "callee:live"; allowed: a version number or an alias of 1 to 128 letters, digits and _ -; change qualifier',
    ],
  ],
  [
    'every alias as a qualifier',
    across({ qualifier: '*' }),
    [
      '[stack/invoke] qualifier is not a name that AWS accepts: got "*"; allowed: a version number or an alias of 1 to 128 letters, digits and _ -; change qualifier',
    ],
  ],
  [
    'a qualifier of 129 characters',
    across({ qualifier: 'q'.repeat(129) }),
    [
      '[stack/invoke] qualifier is not a name that AWS accepts: got "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"… (129 characters); allowed: a version number or an alias of 1 to 128 letters, digits and _ -; change qualifier',
    ],
  ],
  [
    'a qualifier that is a variable',
    ({ stack, caller, callee, token }) => new InvokeGrant(stack, 'invoke', { caller, callee, qualifier: token }),
    [
      '[stack/invoke] qualifier is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'a qualifier beside another alias',
    ({ stack, cross, caller }) =>
      new InvokeGrant(stack, 'invoke', {
        caller,
        callee: lambda(cross, 'aliased', { alias: 'live' }).alias('live'),
        qualifier: 'test',
      }),
    [
      '[stack/invoke] qualifier and an alias as callee exclude each other: got "test" and "live"; allowed: one of qualifier, an alias as callee; leave one of them out',
    ],
  ],
  [
    'a callee that is $LATEST',
    ({ stack, caller, callee }) =>
      new InvokeGrant(stack, 'invoke', { caller, callee: { function: callee, qualifier: '$LATEST' } }),
    [
      '[stack/invoke] the qualifier of callee is the unpublished version: got "$LATEST"; allowed: an alias name or a version number; leave the qualifier of callee out: the unqualified ARN stands for the unpublished version, and AWS takes no resource policy for $LATEST (https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html)',
    ],
  ],
];

test.each(rows)('%s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});

import type { Conditions } from '../../lib/iam/condition';
import type { Principal } from '../../lib/iam/principal';
import type { TrustStatement } from '../../lib/iam/statement';
import { coversPermission, coversTrust } from '../../lib/policies/covers';
import type { Permission } from '../../lib/policies/permission';

const ACCOUNT: Principal = { kind: 'account', partition: 'aws', accountId: '111111111111' };
const OTHER_ACCOUNT: Principal = { kind: 'account', partition: 'aws', accountId: '222222222222' };
const ROLE: Principal = { kind: 'role', arn: 'arn:aws:iam::111111111111:role/r' };
const EXTERNAL_ID: Conditions = { StringEquals: { 'sts:ExternalId': ['x'] } };
const THROUGH_URL = { invokedViaFunctionUrl: true } as const;
const TO_URL = { action: 'lambda:InvokeFunctionUrl', functionUrlAuthType: 'AWS_IAM' } as const;

function trusting(principal: Principal, conditions: Conditions = {}, action = 'sts:AssumeRole'): TrustStatement {
  return { sid: `${principal.kind}`, effect: 'Allow', principals: [principal], actions: [action], conditions };
}

function permitting(principal: Principal, more: Partial<Permission> = {}): Permission {
  return { statementId: 'S', action: 'lambda:InvokeFunction', principal, ...more };
}

test.each<[string, TrustStatement, TrustStatement, boolean]>([
  ['an account covers a role of it', trusting(ACCOUNT), trusting(ROLE), true],
  ['an account covers a role of it that is asked for more', trusting(ACCOUNT), trusting(ROLE, EXTERNAL_ID), true],
  [
    'an account covers a role name of it',
    trusting(ACCOUNT),
    { ...trusting(ACCOUNT, { ArnEquals: { 'aws:PrincipalArn': ['r'] } }), sid: 'n' },
    true,
  ],
  ['a role does not cover its account', trusting(ROLE), trusting(ACCOUNT), false],
  ['an account does not cover a role of another', trusting(OTHER_ACCOUNT), trusting(ROLE), false],
  [
    'an account that is asked for more covers no role that is not',
    trusting(ACCOUNT, EXTERNAL_ID),
    trusting(ROLE),
    false,
  ],
  [
    'an account covers a role that is asked for the same',
    trusting(ACCOUNT, EXTERNAL_ID),
    trusting(ROLE, EXTERNAL_ID),
    true,
  ],
  ['another action is not covered', trusting(ACCOUNT), trusting(ROLE, {}, 'sts:TagSession'), false],
  ['a statement does not cover itself', trusting(ACCOUNT), trusting(ACCOUNT), false],
])('of trust statements: %s', (_title, wide, narrow, expected) => {
  expect(coversTrust(wide, narrow)).toBe(expected);
});

test.each<[string, Permission, Permission, boolean]>([
  ['an account covers a role of it', permitting(ACCOUNT), permitting(ROLE), true],
  ['a role does not cover its account', permitting(ROLE), permitting(ACCOUNT), false],
  ['an account does not cover a role of another', permitting(OTHER_ACCOUNT), permitting(ROLE), false],
  ['the function does not cover its alias', permitting(ACCOUNT), permitting(ROLE, { qualifier: 'live' }), false],
  ['an alias covers itself', permitting(ACCOUNT, { qualifier: 'live' }), permitting(ROLE, { qualifier: 'live' }), true],
  ['a permission does not cover its equal', permitting(ACCOUNT), permitting(ACCOUNT), false],
  [
    'an organization is not compared',
    permitting({ kind: 'everyone' }, { organizationId: 'o-abcdefghij' }),
    permitting(ROLE),
    false,
  ],
  [
    'an account covers a role that is tied to a token',
    permitting(ACCOUNT),
    permitting(ROLE, { eventSourceToken: 't' }),
    true,
  ],
  [
    'an account tied to a token does not cover a role that is not',
    permitting(ACCOUNT, { eventSourceToken: 't' }),
    permitting(ROLE),
    false,
  ],
  [
    'an account tied to a token covers a role tied to it',
    permitting(ACCOUNT, { eventSourceToken: 't' }),
    permitting(ROLE, { eventSourceToken: 't' }),
    true,
  ],
  [
    'an account tied to a token does not cover a role tied to another',
    permitting(ACCOUNT, { eventSourceToken: 't' }),
    permitting(ROLE, { eventSourceToken: 'u' }),
    false,
  ],
  ['an account covers a role that comes through the URL', permitting(ACCOUNT), permitting(ROLE, THROUGH_URL), true],
  [
    'an account that comes through the URL does not cover a role that need not',
    permitting(ACCOUNT, THROUGH_URL),
    permitting(ROLE),
    false,
  ],
  [
    'an account that comes through the URL covers a role that does',
    permitting(ACCOUNT, THROUGH_URL),
    permitting(ROLE, THROUGH_URL),
    true,
  ],
  ['an account that may call the URL covers a role of it', permitting(ACCOUNT, TO_URL), permitting(ROLE, TO_URL), true],
  [
    'an account that must sign does not cover a role that need not',
    permitting(ACCOUNT, TO_URL),
    permitting(ROLE, { action: TO_URL.action }),
    false,
  ],
  ['invoking does not cover calling the URL', permitting(ACCOUNT), permitting(ROLE, TO_URL), false],
  ['calling the URL does not cover invoking', permitting(ACCOUNT, TO_URL), permitting(ROLE), false],
  [
    'an account covers a role of which a source account is asked',
    permitting(ACCOUNT),
    permitting(ROLE, { sourceAccountId: '111111111111' }),
    true,
  ],
  [
    'an account of which a source account is asked does not cover a role of which none is',
    permitting(ACCOUNT, { sourceAccountId: '111111111111' }),
    permitting(ROLE),
    false,
  ],
  [
    'an account of which a source is asked does not cover a role of which another is',
    permitting(ACCOUNT, { sourceArn: 'arn:aws:s3:::one' }),
    permitting(ROLE, { sourceArn: 'arn:aws:s3:::two' }),
    false,
  ],
  ['a service covers no role', permitting({ kind: 'service', service: 's3.amazonaws.com' }), permitting(ROLE), false],
])('of permissions: %s', (_title, wide, narrow, expected) => {
  expect(coversPermission(wide, narrow)).toBe(expected);
});

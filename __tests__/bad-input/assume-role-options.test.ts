import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant, type AssumeRoleGrantProps } from '../../lib/constructs/assume-role-grant';
import { messagesOf, type Row, type Scene } from './bad-input';

function grant(options: Partial<AssumeRoleGrantProps> | object): (scene: Scene) => unknown {
  return ({ stack, caller, reader }) => new AssumeRoleGrant(stack, 'assume', { caller, role: reader, ...options });
}

function within(options: object): (scene: Scene) => unknown {
  return ({ stack, home, caller }) => {
    const role = new AssumableRole(stack, 'near', { account: home, roleName: 'near' });
    return new AssumeRoleGrant(stack, 'assume', { caller, role, ...options });
  };
}

const rows: readonly Row[] = [
  [
    'a trust that does not exist',
    grant({ trust: 'everyone' }),
    [
      "[stack/assume] trust is none of the values it can have: got \"everyone\"; allowed: 'role', 'roleName' or 'account'; change trust",
    ],
  ],
  [
    'trust of the account within one account',
    within({ trust: 'account' }),
    [
      "[stack/assume] trust: 'account' is for two accounts, and both ends are in 111111111111: got 'account'; allowed: ends in two accounts; leave trust out: within one account 'role' or 'roleName' names the caller alone",
    ],
  ],
  [
    'an external id of one character',
    grant({ externalId: 'x' }),
    [
      '[stack/assume] externalId is not a name that AWS accepts: got "x"; allowed: 2 to 1224 letters, digits and _ + = , . @ : / -; change externalId',
    ],
  ],
  [
    'an external id of 1,225 characters',
    grant({ externalId: 'x'.repeat(1225) }),
    [
      '[stack/assume] externalId is not a name that AWS accepts: got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"… (1225 characters); allowed: 2 to 1224 letters, digits and _ + = , . @ : / -; change externalId',
    ],
  ],
  [
    'an external id with a space',
    grant({ externalId: 'ticket 7' }),
    [
      '[stack/assume] externalId is not a name that AWS accepts: got "ticket 7"; allowed: 2 to 1224 letters, digits and _ + = , . @ : / -; change externalId',
    ],
  ],
  [
    'an external id that is a variable',
    ({ stack, caller, reader, token }) =>
      new AssumeRoleGrant(stack, 'assume', { caller, role: reader, externalId: token }),
    [
      '[stack/assume] externalId is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'an organization that is an organizational unit',
    grant({ organizationId: 'ou-abcd-12345678' }),
    [
      '[stack/assume] organizationId is not a name that AWS accepts: got "ou-abcd-12345678"; allowed: o- and 10 to 32 lower-case letters and digits; change organizationId',
    ],
  ],
  [
    'a source identity of one character',
    grant({ sourceIdentity: 'x' }),
    [
      '[stack/assume] sourceIdentity is not a name that AWS accepts: got "x"; allowed: 2 to 64 letters, digits and _ + = , . @ -; change sourceIdentity',
    ],
  ],
  [
    'a source identity of 65 characters',
    grant({ sourceIdentity: 'x'.repeat(65) }),
    [
      '[stack/assume] sourceIdentity is not a name that AWS accepts: got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"… (65 characters); allowed: 2 to 64 letters, digits and _ + = , . @ -; change sourceIdentity',
    ],
  ],
  [
    'a source identity with a slash',
    grant({ sourceIdentity: 'team/reporter' }),
    [
      '[stack/assume] sourceIdentity is not a name that AWS accepts: got "team/reporter"; allowed: 2 to 64 letters, digits and _ + = , . @ -; change sourceIdentity',
    ],
  ],
  [
    'a session tag with an empty key',
    grant({ sessionTags: { '': 'reports' } }),
    [
      '[stack/assume] a key of sessionTags is not a name that AWS accepts: got ""; allowed: 1 to 128 letters, digits, spaces and _ . : / = + - @; change a key of sessionTags',
    ],
  ],
  [
    'a session tag with a value of 257 characters',
    grant({ sessionTags: { team: 'x'.repeat(257) } }),
    [
      '[stack/assume] sessionTags["team"] is not a name that AWS accepts: got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"… (257 characters); allowed: up to 256 letters, digits, spaces and _ . : / = + - @; change sessionTags["team"]',
    ],
  ],
  [
    'a session tag with a character that AWS refuses',
    grant({ sessionTags: { team: 'a*b' } }),
    [
      '[stack/assume] sessionTags["team"] is not a name that AWS accepts: got "a*b"; allowed: up to 256 letters, digits, spaces and _ . : / = + - @; change sessionTags["team"]',
    ],
  ],
  [
    '51 session tags',
    grant({ sessionTags: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`tag-${index}`, 'x'])) }),
    [
      '[stack/assume] the number of sessionTags is out of range: got 51; allowed: up to 50; change the number of sessionTags',
    ],
  ],
  [
    'a session of two hours',
    grant({ sessionDuration: 7200 }),
    [
      '[stack/assume] sessionDuration is longer than AWS grants to a role that assumes a role: got 7200 seconds; allowed: 900 to 3600 seconds; shorten it: a Lambda function calls with a role session, so AWS treats its AssumeRole as role chaining',
    ],
  ],
  [
    'a session of 3,601 seconds',
    grant({ sessionDuration: 3601 }),
    [
      '[stack/assume] sessionDuration is longer than AWS grants to a role that assumes a role: got 3601 seconds; allowed: 900 to 3600 seconds; shorten it: a Lambda function calls with a role session, so AWS treats its AssumeRole as role chaining',
    ],
  ],
  [
    'a session of a minute',
    grant({ sessionDuration: 60 }),
    ['[stack/assume] sessionDuration is out of range: got 60; allowed: 900 to 3600 seconds; change sessionDuration'],
  ],
  [
    'a session of 900.5 seconds',
    grant({ sessionDuration: 900.5 }),
    ['[stack/assume] sessionDuration is out of range: got 900.5; allowed: 900 to 3600 seconds; change sessionDuration'],
  ],
  [
    'a session that is no number',
    grant({ sessionDuration: Number.NaN }),
    ['[stack/assume] sessionDuration is out of range: got NaN; allowed: 900 to 3600 seconds; change sessionDuration'],
  ],
];

test.each(rows)('%s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});

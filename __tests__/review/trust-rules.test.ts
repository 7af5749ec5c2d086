/** Rules about whom a trust policy names: every finding of each in one plan of real roles, so that what looks alike is silent. */
import { found, reviewOfInventory } from './reviewed';
import { CALLER, ROLES, rolesWith, trusting } from './trust-plan';

test('trust-any-principal', () => {
  expect(rolesWith('trust-any-principal')).toEqual({
    'any-fires': 'The trust policy of ROLE lets in *.',
    'any-fires-if-exists': 'The trust policy of ROLE lets in *.',
    'any-fires-negated': 'The trust policy of ROLE lets in *.',
    'any-fires-denied': 'The trust policy of ROLE lets in *.',
  });
});

test('trust-not-principal', () => {
  expect(rolesWith('trust-not-principal')).toEqual({
    'not-fires': `The trust policy of ROLE allows all but ${CALLER}.`,
  });
});

test('hand-made: NotPrincipal with a Deny allows nobody, but AWS refuses it', () => {
  const review = reviewOfInventory(trusting({ Effect: 'Deny', NotPrincipal: { AWS: '111111111111' } }));
  expect(found(review, 'trust-not-principal')).toEqual({});
  expect(found(review, 'trust-any-principal')).toEqual({});
  expect(found(review, 'trust-invalid')).toEqual({
    [`${ROLES}/reader #0`]: `The trust policy of ${ROLES}/reader has NotPrincipal, which trust policies do not have.`,
  });
});

// Checkov 7209: the account with a condition on aws:PrincipalArn is as narrow as the role.
test('trust-whole-account', () => {
  const everybody = 'The trust policy of ROLE lets in every principal of account 111111111111.';
  expect(rolesWith('trust-whole-account')).toEqual({
    'account-fires': everybody,
    'account-fires-number': everybody,
    'account-fires-every': everybody,
    'any-silent-account': everybody,
    'key-fires-typo': everybody,
  });
});

test('trust-deleted-principal', () => {
  expect(rolesWith('trust-deleted-principal')).toEqual({
    'deleted-fires': 'The trust policy of ROLE names AROA1234567890EXAMPLE, which no longer exists.',
  });
});

test('trust-invalid', () => {
  expect(rolesWith('trust-invalid')).toEqual({
    'invalid-fires-star':
      'The trust policy of ROLE has the text * as its Principal, which only resource-based policies may have.',
    'invalid-fires-resource':
      'The trust policy of ROLE has a Resource, which is always the role itself and is not written.',
    'invalid-fires-wildcard':
      'The trust policy of ROLE names arn:aws:iam::111111111111:role/*, but a principal has no wildcards.',
    'invalid-fires-nobody': 'The trust policy of ROLE names no Principal.',
    'invalid-fires-action':
      'The trust policy of ROLE allows lambda:InvokeFunction, but only actions of sts open a role.',
    'invalid-fires-mismatch':
      'The trust policy of ROLE has sts:AssumeRoleWithSAML for principals that cannot ask for it.',
    'invalid-fires-grammar': 'The trust policy of ROLE is no policy document that AWS can read.',
  });
});

// Prowler 2792 and 2810: the services that run code with an execution role send no source.
test('trust-service-without-source', () => {
  expect(rolesWith('trust-service-without-source')).toEqual({
    'service-fires': 'The trust policy of ROLE lets in scheduler.amazonaws.com whichever account it acts for.',
    'service-fires-optional': 'The trust policy of ROLE lets in events.amazonaws.com whichever account it acts for.',
  });
});

test('trust-too-large', () => {
  expect(rolesWith('trust-too-large')).toEqual({
    'large-fires': 'The trust policy of ROLE has at least 2423 characters; the default quota is 2048.',
  });
});

describe('hand-made: trust-too-large counts to the character', () => {
  const statement = { Effect: 'Allow', Principal: { AWS: CALLER }, Action: 'sts:AssumeRole' };
  const rest = JSON.stringify({ Version: '2012-10-17', Statement: { ...statement, Sid: '' } }).length;
  const ofLength = (length: number) => trusting({ ...statement, Sid: 'a'.repeat(length - rest) });

  test('2,048 are allowed', () => {
    expect(found(reviewOfInventory(ofLength(2048)), 'trust-too-large')).toEqual({});
  });

  test('2,049 are not', () => {
    expect(Object.values(found(reviewOfInventory(ofLength(2049)), 'trust-too-large'))).toEqual([
      `The trust policy of ${ROLES}/reader has at least 2049 characters; the default quota is 2048.`,
    ]);
  });
});

test('session-too-long-for-chaining', () => {
  expect(rolesWith('session-too-long-for-chaining')).toEqual({
    'session-fires': 'ROLE allows sessions of 7200 seconds, but only roles may assume it, and they get 3600 at most.',
  });
});

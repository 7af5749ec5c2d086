/** Rules about whom a trust policy names: every finding of each in one plan of real roles, so that what looks alike is silent. */
import { found, reviewOfInventory, reviewOfPlan } from './reviewed';

const PLAN = reviewOfPlan('review/trust/create');
const ACCOUNT = 'arn:aws:iam::222222222222:role';

/** Findings of the plan by role, each in the statement #0, with what comes after the name of the role. */
function rolesWith(rule: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(found(PLAN, rule)).map(([place, evidence]) => {
      const [, name = place, statement = ''] = /^aws_iam_role\.\w+\["(.*)"\](?: #(\d+))?$/.exec(place) ?? [];
      const short = evidence.split(`${ACCOUNT}/${name}`).join('ROLE');
      return [statement === '0' ? name : `${name} #${statement}`, short];
    }),
  );
}

const ROLE = `${ACCOUNT}/reader`;
const trusting = (...statements: readonly object[]) => ({
  roles: [
    {
      arn: ROLE,
      trustPolicy: {
        Version: '2012-10-17',
        Statement: statements.map((statement) => ({
          Sid: 'Trust',
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          ...statement,
        })),
      },
    },
  ],
});

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
    'not-fires': 'The trust policy of ROLE allows all but arn:aws:iam::111111111111:role/caller.',
  });
});

test('hand-made: trust-not-principal is silent for a Deny', () => {
  const denied = trusting({ Effect: 'Deny', NotPrincipal: { AWS: '111111111111' } });
  expect(found(reviewOfInventory(denied), 'trust-not-principal')).toEqual({});
});

test('trust-whole-account', () => {
  expect(rolesWith('trust-whole-account')).toEqual({
    'account-fires': 'The trust policy of ROLE lets in every principal of account 111111111111.',
    'account-fires-number': 'The trust policy of ROLE lets in every principal of account 111111111111.',
    'account-fires-every': 'The trust policy of ROLE lets in every principal of account 111111111111.',
    'any-silent-account': 'The trust policy of ROLE lets in every principal of account 111111111111.',
    'key-fires-typo': 'The trust policy of ROLE lets in every principal of account 111111111111.',
  });
});

test('trust-deleted-principal', () => {
  expect(rolesWith('trust-deleted-principal')).toEqual({
    'deleted-fires': 'The trust policy of ROLE names AROA1234567890EXAMPLE, which no longer exists.',
  });
});

/** Rules about external ids, and whose accounts need none. */
import { found, reviewOfInventory } from './reviewed';
import { ROLES, rolesWith, trusting } from './trust-plan';

const RULE = 'trust-third-party-without-external-id';
const AGENT = 'arn:aws:iam::999999999999:role/agent';
const EVIDENCE = `lets in ${AGENT} without an external ID, and account 999999999999 is none of your own.`;

// KICS asks for one within one's own organization, and ScoutSuite where a condition names the caller.
test(RULE, () => {
  expect(rolesWith(RULE)).toEqual({ 'vendor-fires': `The trust policy of ROLE ${EVIDENCE}` });
});

test(`${RULE} is silent for an account that the configuration trusts`, () => {
  expect(rolesWith(RULE, { trustedAccounts: new Map([['999999999999', 'audit']]) })).toEqual({});
});

describe('hand-made: an organization', () => {
  const accounts = ['222222222222', '999999999999'].map((id) => ({ id, organizationId: 'o-1234567890' }));
  const plain = trusting({ Principal: { AWS: AGENT } });
  const fires = { [`${ROLES}/reader #0`]: `The trust policy of ${ROLES}/reader ${EVIDENCE}` };
  const asking = trusting({
    Principal: { AWS: AGENT },
    Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } },
  });
  const ids = (...organizationIds: readonly string[]) => ({ organizationIds });

  test('that an own account is in', () => {
    expect(found(reviewOfInventory({ ...plain, accounts }), RULE)).toEqual({});
  });

  test('that the configuration names', () => {
    const [, vendor] = accounts;
    expect(found(reviewOfInventory({ ...plain, accounts: [vendor] }), RULE)).toEqual(fires);
    expect(found(reviewOfInventory({ ...plain, accounts: [vendor] }, undefined, ids('o-1234567890')), RULE)).toEqual(
      {},
    );
  });

  test('that the statement asks for', () => {
    expect(found(reviewOfInventory(asking), RULE)).toEqual({});
    expect(found(reviewOfInventory(asking, undefined, ids('o-1234567890')), RULE)).toEqual({});
    expect(found(reviewOfInventory(asking, undefined, ids('o-0987654321')), RULE)).toEqual(fires);
  });
});

test('trust-weak-external-id', () => {
  const weak = 'The trust policy of ROLE has a condition on sts:ExternalId that proves nothing:';
  expect(rolesWith('trust-weak-external-id')).toEqual({
    'weak-fires-if-exists': `${weak} StringEqualsIfExists holds where no external ID is sent.`,
    'weak-fires-wildcard': `${weak} the pattern b7c1-* takes more than one value.`,
    'weak-fires-account': `${weak} 111111111111 is the id of an account, which is no secret.`,
    'weak-fires-short': `${weak} x is too short for AWS.`,
    'weak-fires-presence': `${weak} Null takes any value.`,
  });
});

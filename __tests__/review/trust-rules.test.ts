import { found, reviewOfInventory } from './reviewed';

const ROLE = 'arn:aws:iam::222222222222:role/reader';
const roleTrusting = (statement: object) => ({
  roles: [
    {
      arn: ROLE,
      trustPolicy: {
        Version: '2012-10-17',
        Statement: [{ Sid: 'Trust', Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }],
      },
    },
  ],
});

describe('trust-any-principal', () => {
  // Hand-made until the group has its plan.
  test('fires for a bare star among AWS principals', () => {
    expect(found(reviewOfInventory(roleTrusting({ Principal: { AWS: '*' } })), 'trust-any-principal')).toEqual({
      [`${ROLE} Trust`]: `The trust policy of ${ROLE} lets in *.`,
    });
  });

  test('is silent where a condition names an organization', () => {
    const Condition = { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } };
    expect(
      found(reviewOfInventory(roleTrusting({ Principal: { AWS: '*' }, Condition })), 'trust-any-principal'),
    ).toEqual({});
  });
});

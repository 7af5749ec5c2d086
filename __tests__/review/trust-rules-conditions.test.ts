/** Rules about the conditions of trust policies, and of the policies of functions. */
import { meantKey } from '../../lib/review/condition-keys';
import { found, reviewOfInventory } from './reviewed';
import { CALLER, ROLES, rolesWith, trusting } from './trust-plan';

const KEY_RULE = 'condition-key-never-present';
const OPERATOR_RULE = 'condition-weak-operator';
const TAG_RULE = 'trust-missing-tag-session';

const FUNCTION = 'arn:aws:lambda:eu-west-1:222222222222:function:worker';
/** A function whose policy is one document with any condition, which no resource of provider 5.100.0 can write. */
const permitting = (Principal: unknown, Condition: object, Effect = 'Allow') => ({
  functions: [
    {
      arn: FUNCTION,
      resourcePolicies: {
        '': {
          Version: '2012-10-17',
          Statement: [{ Effect, Principal, Action: 'lambda:InvokeFunction', Resource: FUNCTION, Condition }],
        },
      },
    },
  ],
});
const evidenceOf = (inventory: Parameters<typeof reviewOfInventory>[0], rule: string) =>
  Object.values(found(reviewOfInventory(inventory), rule));

test(KEY_RULE, () => {
  expect(rolesWith(KEY_RULE)).toEqual({
    'key-fires-function':
      'In the policy of ROLE, ArnEquals on lambda:SourceFunctionArn never holds: AWS has the key in identity-based policies alone.',
    'key-fires-deny #1':
      'In the policy of ROLE, ArnNotEqualsIfExists on lambda:SourceFunctionArn always holds: AWS has the key in identity-based policies alone.',
    'key-fires-typo':
      'In the policy of ROLE, ArnEquals on aws:PrincipleArn never holds: there is no such key, aws:PrincipalArn may be meant.',
    'key-fires-prefix':
      'In the policy of ROLE, StringEquals on aws:ExternalId never holds: there is no such key, sts:ExternalId may be meant.',
    'key-fires-source':
      'In the policy of ROLE, StringEquals on aws:SourceAccount never holds: only services that call for themselves have the key.',
    'key-fires-service':
      'In the policy of ROLE, StringEquals on aws:PrincipalOrgID never holds: a service has no such key.',
  });
});

describe(`hand-made: ${KEY_RULE} in the policy of a function`, () => {
  test.each<[string, object, object | string, string[]]>([
    [
      'lambda:SourceFunctionArn',
      { ArnEquals: { 'Lambda:SourceFunctionARN': FUNCTION } },
      { AWS: CALLER },
      [
        `In the policy of ${FUNCTION}, ArnEquals on Lambda:SourceFunctionARN never holds: AWS has the key in identity-based policies alone.`,
      ],
    ],
    [
      'sts:ExternalId',
      { StringEquals: { 'sts:ExternalId': 'b7c1-4e2f' } },
      { AWS: CALLER },
      [
        `In the policy of ${FUNCTION}, StringEquals on sts:ExternalId never holds: only requests to AWS STS have the key.`,
      ],
    ],
    [
      'aws:SourceArn of a service',
      { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::b' } },
      { Service: 's3.amazonaws.com' },
      [],
    ],
    ['aws:SourceArn of anybody', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::b' } }, '*', []],
    // organization-with-service tells it.
    [
      'aws:PrincipalOrgID of a service',
      { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
      { Service: 's3.amazonaws.com' },
      [],
    ],
  ])('%s', (_, condition, principal, expected) => {
    expect(evidenceOf(permitting(principal, condition), KEY_RULE)).toEqual(expected);
  });
});

test.each([
  ['aws:PrincipalOrgId', undefined],
  ['AWS:principaltag/team', undefined],
  ['aws:PrincipalTags/team', 'aws:PrincipalTag'],
  ['aws:SourceArns', 'aws:SourceArn'],
  ['sts:RolesessionNam', 'sts:RoleSessionName'],
  ['aws:RoleSessionName', 'sts:RoleSessionName'],
  ['aws:SomethingNewOfAws', undefined],
  ['saml:aud', undefined],
])('the key that %s was meant to be: %s', (written, meant) => {
  expect(meantKey(written)).toBe(meant);
});

test(OPERATOR_RULE, () => {
  const weak = (operator: string, key: string) =>
    `The policy of ROLE has ${operator} on ${key}, which holds where a request does not have the key.`;
  expect(rolesWith(OPERATOR_RULE)).toEqual({
    'operator-fires': weak('StringEqualsIfExists', 'aws:PrincipalOrgID'),
    'operator-fires-all': weak('ForAllValues:StringLike', 'aws:PrincipalOrgPaths'),
    'any-fires-if-exists': weak('StringEqualsIfExists', 'aws:PrincipalOrgID'),
    'service-fires-optional': weak('StringEqualsIfExists', 'aws:SourceAccount'),
  });
});

describe(`hand-made: ${OPERATOR_RULE} in the policy of a function`, () => {
  const condition = { StringEqualsIfExists: { 'aws:SourceAccount': '111111111111' } };
  const service = { Service: 's3.amazonaws.com' };

  test('fires for an Allow', () => {
    expect(evidenceOf(permitting(service, condition), OPERATOR_RULE)).toEqual([
      `The policy of ${FUNCTION} has StringEqualsIfExists on aws:SourceAccount, which holds where a request does not have the key.`,
    ]);
  });

  test('is silent for a Deny', () => {
    expect(evidenceOf(permitting(service, condition, 'Deny'), OPERATOR_RULE)).toEqual([]);
  });
});

test(TAG_RULE, () => {
  expect(rolesWith(TAG_RULE)).toEqual({
    'tags-fires':
      'The trust policy of ROLE asks for what only sts:TagSession lets a caller pass, and does not allow sts:TagSession.',
    'tags-fires-identity':
      'The trust policy of ROLE asks for what only sts:SetSourceIdentity lets a caller pass, and does not allow sts:SetSourceIdentity.',
    'tags-fires-caller': `${CALLER} has sts:TagSession for ROLE, whose trust policy does not allow it.`,
  });
});

test(`hand-made: ${TAG_RULE} is silent where another statement allows the action, in any letters`, () => {
  const Condition = { StringEquals: { 'aws:requesttag/team': 'data' } };
  const assume = { Principal: { AWS: CALLER }, Condition };
  expect(evidenceOf(trusting(assume), TAG_RULE)).toEqual([
    `The trust policy of ${ROLES}/reader asks for what only sts:TagSession lets a caller pass, and does not allow sts:TagSession.`,
  ]);
  expect(evidenceOf(trusting(assume, { Principal: { AWS: CALLER }, Action: 'STS:Tag*' }), TAG_RULE)).toEqual([]);
});

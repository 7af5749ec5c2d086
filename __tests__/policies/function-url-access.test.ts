import { policyDocument } from '../../lib/iam/policy-document';
import {
  type FunctionUrlAccess,
  functionUrlIdentityStatements,
  functionUrlPermissions,
  functionUrlRequests,
} from '../../lib/policies/function-url-access';
import { permissionStatement } from '../../lib/policies/permission';

const CALLEE = 'arn:aws:lambda:us-east-1:222222222222:function:callee';
const CALLER = 'arn:aws:iam::111111111111:role/caller';
const SOURCE_FUNCTION = 'arn:aws:lambda:us-east-1:111111111111:function:caller';
const ORGANIZATION = 'o-abcdefghij';
const BASE: FunctionUrlAccess = {
  callerArn: CALLER,
  callerName: 'caller',
  callerAccountId: '111111111111',
  callerPartition: 'aws',
  functionArn: CALLEE,
  tiesToUrl: true,
};

// https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
const BY_IAM = { 'lambda:FunctionUrlAuthType': 'AWS_IAM' };
const THROUGH_URL = { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } };

test.each([
  ['the function', {}, CALLEE],
  ['an alias of it', { qualifier: 'live' }, `${CALLEE}:live`],
  ['a provider that cannot tie', { tiesToUrl: false }, CALLEE],
])('the caller may call the URL, and invoke through it alone: %s', (_title, more, resource) => {
  expect(policyDocument(functionUrlIdentityStatements({ ...BASE, ...more }))).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'InvokeFunctionUrl',
        Effect: 'Allow',
        Action: 'lambda:InvokeFunctionUrl',
        Resource: resource,
        Condition: { StringEquals: BY_IAM },
      },
      {
        Sid: 'InvokeThroughFunctionUrl',
        Effect: 'Allow',
        Action: 'lambda:InvokeFunction',
        Resource: resource,
        Condition: THROUGH_URL,
      },
    ],
  });
});

test('the function that may use the access stands on both statements of the caller', () => {
  const arnEquals = { ArnEquals: { 'lambda:SourceFunctionArn': SOURCE_FUNCTION } };
  expect(policyDocument(functionUrlIdentityStatements({ ...BASE, sourceFunctionArn: SOURCE_FUNCTION }))).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: expect.stringMatching(/^InvokeFunctionUrlIf[0-9a-f]{8}$/),
        Effect: 'Allow',
        Action: 'lambda:InvokeFunctionUrl',
        Resource: CALLEE,
        Condition: { StringEquals: BY_IAM, ...arnEquals },
      },
      {
        Sid: expect.stringMatching(/^InvokeThroughFunctionUrlIf[0-9a-f]{8}$/),
        Effect: 'Allow',
        Action: 'lambda:InvokeFunction',
        Resource: CALLEE,
        Condition: { ...THROUGH_URL, ...arnEquals },
      },
    ],
  });
});

test('without a principal there are no permissions', () => {
  expect(functionUrlPermissions(BASE)).toEqual([]);
});

const PRINCIPALS: readonly [string, FunctionUrlAccess['principal'], object, object][] = [
  ['the role', 'role', { kind: 'role', arn: CALLER }, {}],
  ['its account', 'account', { kind: 'account', partition: 'aws', accountId: '111111111111' }, {}],
  ['its organization', { organizationId: ORGANIZATION }, { kind: 'everyone' }, { organizationId: ORGANIZATION }],
];

test.each(
  PRINCIPALS.flatMap(([title, named, principal, organization]) =>
    [true, false].map(
      (tiesToUrl) => [title, tiesToUrl ? 'tied' : 'not tied', tiesToUrl, named, principal, organization] as const,
    ),
  ),
)('two permissions let in %s, the second %s to the URL', (_title, _tied, tiesToUrl, named, principal, organization) => {
  expect(functionUrlPermissions({ ...BASE, principal: named, tiesToUrl })).toEqual([
    {
      statementId: expect.stringMatching(/^InvokeFunctionUrl-caller-111111111111-[0-9a-f]{8}$/),
      action: 'lambda:InvokeFunctionUrl',
      principal,
      ...organization,
      functionUrlAuthType: 'AWS_IAM',
    },
    {
      statementId: expect.stringMatching(/^InvokeFunction-caller-111111111111-[0-9a-f]{8}$/),
      action: 'lambda:InvokeFunction',
      principal,
      ...organization,
      ...(tiesToUrl ? { invokedViaFunctionUrl: true } : {}),
    },
  ]);
});

test('the permissions of an alias are the statements of the alias', () => {
  const permissions = functionUrlPermissions({
    ...BASE,
    principal: { organizationId: ORGANIZATION },
    qualifier: 'live',
  });
  expect(permissions.map((permission) => permissionStatement(permission, CALLEE))).toEqual([
    {
      Sid: expect.stringMatching(/^InvokeFunctionUrl-caller-111111111111-live-[0-9a-f]{8}$/),
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: 'lambda:InvokeFunctionUrl',
      Resource: `${CALLEE}:live`,
      Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION, ...BY_IAM } },
    },
    {
      Sid: expect.stringMatching(/^InvokeFunction-caller-111111111111-live-[0-9a-f]{8}$/),
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: 'lambda:InvokeFunction',
      Resource: `${CALLEE}:live`,
      Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION }, ...THROUGH_URL },
    },
  ]);
});

test('the function that may use the access does not stand on the permissions', () => {
  const access: FunctionUrlAccess = { ...BASE, principal: 'role' };
  expect(functionUrlPermissions({ ...access, sourceFunctionArn: SOURCE_FUNCTION })).toEqual(
    functionUrlPermissions(access),
  );
});

test('permissions that differ in principal or qualifier differ in their ids', () => {
  const ids = ['role', 'account', { organizationId: ORGANIZATION }, { organizationId: 'o-0123456789' }].flatMap(
    (principal) =>
      [{}, { qualifier: 'live' }].flatMap((more) =>
        functionUrlPermissions({ ...BASE, ...more, principal: principal as FunctionUrlAccess['principal'] }).map(
          ({ statementId }) => statementId,
        ),
      ),
  );
  expect(new Set(ids).size).toBe(16);
});

const AUTH = { 'lambda:FunctionUrlAuthType': ['AWS_IAM'] };
const VIA = { Bool: { 'lambda:InvokedViaFunctionUrl': ['true'] } };
const FROM = { ArnEquals: { 'lambda:SourceFunctionArn': [SOURCE_FUNCTION] } };
const ORG = { 'aws:PrincipalOrgID': [ORGANIZATION] };

test.each<[string, Partial<FunctionUrlAccess>, object, object]>([
  ['the account', {}, { StringEquals: AUTH }, { StringEquals: AUTH, ...VIA }],
  ['two accounts', { principal: 'role' }, { StringEquals: AUTH }, { StringEquals: AUTH, ...VIA }],
  [
    'two accounts, with a permission that is not tied',
    { principal: 'role', tiesToUrl: false },
    { StringEquals: AUTH },
    { StringEquals: AUTH, ...VIA },
  ],
  [
    'an organization, from one function',
    { principal: { organizationId: ORGANIZATION }, sourceFunctionArn: SOURCE_FUNCTION },
    { StringEquals: { ...AUTH, ...ORG }, ...FROM },
    { StringEquals: { ...AUTH, ...ORG }, ...VIA, ...FROM },
  ],
])('a call within %s is two requests, each with what both sides ask', (_title, more, first, second) => {
  expect(functionUrlRequests({ ...BASE, ...more })).toEqual([
    { action: 'lambda:InvokeFunctionUrl', conditions: first },
    { action: 'lambda:InvokeFunction', conditions: second },
  ]);
});

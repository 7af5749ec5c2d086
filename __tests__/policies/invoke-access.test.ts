import {
  type InvokeAccess,
  invokedArn,
  invokeIdentityStatement,
  invokePermission,
} from '../../lib/policies/invoke-access';
import { functionPolicySize, type Permission, permissionStatement } from '../../lib/policies/permission';

const CALLEE = 'arn:aws:lambda:us-east-1:222222222222:function:callee';
const BASE: InvokeAccess = {
  callerArn: 'arn:aws:iam::111111111111:role/caller',
  callerName: 'caller',
  callerAccountId: '111111111111',
  callerPartition: 'aws',
  functionArn: CALLEE,
  statementId: 'FromCaller',
};
const ACTION = 'lambda:InvokeFunction';

test('the caller may invoke the exact function, or the exact alias or version of it', () => {
  const resources = [undefined, 'live', '7'].map((qualifier) => {
    const statement = invokeIdentityStatement({ functionArn: CALLEE, qualifier });
    return [statement.effect, statement.actions, statement.resources, invokedArn({ functionArn: CALLEE, qualifier })];
  });
  expect(resources).toEqual([
    ['Allow', [ACTION], [CALLEE], CALLEE],
    ['Allow', [ACTION], [`${CALLEE}:live`], `${CALLEE}:live`],
    ['Allow', [ACTION], [`${CALLEE}:7`], `${CALLEE}:7`],
  ]);
});

test('the function that may use the access stands on the identity half, in a statement of its own', () => {
  const sourceFunctionArn = 'arn:aws:lambda:us-east-1:111111111111:function:caller';
  expect(invokeIdentityStatement({ functionArn: CALLEE, sourceFunctionArn })).toEqual({
    sid: expect.stringMatching(/^InvokeFunctionIf[0-9a-f]{8}$/),
    effect: 'Allow',
    actions: [ACTION],
    resources: [CALLEE],
    conditions: { ArnEquals: { 'lambda:SourceFunctionArn': [sourceFunctionArn] } },
  });
});

test('each principal becomes the permission that AWS matches it with', () => {
  const organizationId = 'o-abcdefghij';
  const lambdaServiceFor = 'arn:aws:lambda:us-east-1:111111111111:function:caller';
  const principals: readonly InvokeAccess['principal'][] = [
    'role',
    'account',
    { organizationId },
    { lambdaServiceFor },
  ];
  const permission = { statementId: 'FromCaller', action: ACTION };
  expect(principals.map((principal) => invokePermission({ ...BASE, principal }))).toEqual([
    { ...permission, principal: { kind: 'role', arn: BASE.callerArn } },
    { ...permission, principal: { kind: 'account', partition: 'aws', accountId: '111111111111' } },
    { ...permission, principal: { kind: 'everyone' }, organizationId },
    { ...permission, principal: { kind: 'service', service: 'lambda.amazonaws.com' }, sourceArn: lambdaServiceFor },
  ]);
});

test('without a principal there is no permission', () => {
  expect(invokePermission(BASE)).toBeUndefined();
});

test('permissions of one caller that differ in principal or qualifier differ in their ids', () => {
  const { statementId: _given, ...access } = BASE;
  const ids = (['role', 'account', { organizationId: 'o-abcdefghij' }, { organizationId: 'o-0123456789' }] as const)
    .flatMap((principal) =>
      [undefined, 'live'].map((qualifier) => invokePermission({ ...access, principal, qualifier })),
    )
    .map((permission) => permission?.statementId);
  expect(new Set(ids).size).toBe(8);
});

test('a permission is the statement that Lambda writes of it', () => {
  const permission: Permission = {
    statementId: 'S',
    action: ACTION,
    principal: { kind: 'service', service: 's3.amazonaws.com' },
    sourceArn: 'arn:aws:s3:::bucket',
    sourceAccountId: '111111111111',
    organizationId: 'o-abcdefghij',
    qualifier: 'live',
  };
  expect(permissionStatement(permission, CALLEE)).toEqual({
    Sid: 'S',
    Effect: 'Allow',
    Principal: { Service: 's3.amazonaws.com' },
    Action: ACTION,
    Resource: `${CALLEE}:live`,
    Condition: {
      StringEquals: { 'AWS:SourceAccount': '111111111111', 'aws:PrincipalOrgID': 'o-abcdefghij' },
      ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::bucket' },
    },
  });
});

test('the size of a function policy is the bytes of its JSON, and grows with each permission', () => {
  const permission = { statementId: 'S', action: ACTION, principal: { kind: 'everyone' } } as const;
  const empty = '{"Version":"2012-10-17","Id":"default","Statement":[]}'.length;
  const one = JSON.stringify(permissionStatement(permission, CALLEE)).length;
  expect([0, 1, 3].map((count) => functionPolicySize(Array(count).fill(permission), CALLEE))).toEqual([
    empty,
    empty + one,
    empty + 3 * one + 2,
  ]);
});

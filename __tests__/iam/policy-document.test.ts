import { policyDocument, statementJson } from '../../lib/iam/policy-document';
import { principalElement } from '../../lib/iam/principal';
import { policySize } from '../../lib/iam/size-budget';

const ROLE = 'arn:aws:iam::111111111111:role/r';

test('lists of one element are written as the element, longer ones as lists in their order', () => {
  expect(statementJson({ effect: 'Allow', actions: ['s3:GetObject'], resources: ['b', 'a'] })).toEqual({
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: ['b', 'a'],
  });
});

test('sid and conditions are left out where there are none', () => {
  expect(statementJson({ effect: 'Deny', actions: ['*'], resources: ['*'], conditions: {} })).toEqual({
    Effect: 'Deny',
    Action: '*',
    Resource: '*',
  });
});

test('conditions keep operators and keys, with single values unwrapped', () => {
  const conditions = { StringEquals: { a: ['1'], b: ['2', '3'] }, ArnLike: { c: ['4'] } };
  expect(statementJson({ sid: 'S', effect: 'Allow', actions: ['a:b'], resources: ['*'], conditions })).toEqual({
    Sid: 'S',
    Effect: 'Allow',
    Action: 'a:b',
    Resource: '*',
    Condition: { StringEquals: { a: '1', b: ['2', '3'] }, ArnLike: { c: '4' } },
  });
});

test('the principals of a trust statement are grouped by their type', () => {
  const principals = [
    { kind: 'role', arn: ROLE },
    { kind: 'service', service: 'lambda.amazonaws.com' },
    { kind: 'account', partition: 'aws', accountId: '222222222222' },
  ] as const;
  expect(statementJson({ effect: 'Allow', principals, actions: ['sts:AssumeRole'] })).toEqual({
    Effect: 'Allow',
    Principal: { AWS: [ROLE, 'arn:aws:iam::222222222222:root'], Service: 'lambda.amazonaws.com' },
    Action: 'sts:AssumeRole',
  });
});

test('each form of a principal is the element that AWS knows it by', () => {
  expect(
    [
      { kind: 'service', service: 's3.amazonaws.com' } as const,
      { kind: 'account', partition: 'aws-cn', accountId: '111111111111' } as const,
      { kind: 'role', arn: ROLE } as const,
      { kind: 'everyone' } as const,
    ].map(principalElement),
  ).toEqual([
    { type: 'Service', value: 's3.amazonaws.com' },
    { type: 'AWS', value: 'arn:aws-cn:iam::111111111111:root' },
    { type: 'AWS', value: ROLE },
    { type: 'AWS', value: '*' },
  ]);
});

test('a document has the current version and its statements in their order', () => {
  const statements = ['a', 'b'].map((sid) => ({ sid, effect: 'Allow', actions: ['x:y'], resources: ['*'] }) as const);
  expect(policyDocument(statements)).toEqual({
    Version: '2012-10-17',
    Statement: [
      { Sid: 'a', Effect: 'Allow', Action: 'x:y', Resource: '*' },
      { Sid: 'b', Effect: 'Allow', Action: 'x:y', Resource: '*' },
    ],
  });
});

test('the size of a policy is its characters without white space', () => {
  expect([policySize(''), policySize(' \t\r\n'), policySize('{ "a": "é b" }')]).toEqual([0, 0, 10]);
});

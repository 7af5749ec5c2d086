import type { Conditions } from '../../lib/iam/condition';
import type { StatementJson } from '../../lib/iam/policy-document';
import {
  functionPolicySize,
  type Permission,
  permissionConditions,
  permissionPrincipal,
  permissionStatement,
} from '../../lib/policies/permission';

const FUNCTION = 'arn:aws:lambda:us-east-1:222222222222:function:worker';
const BASE: Permission = {
  statementId: 'S',
  action: 'lambda:InvokeFunction',
  principal: { kind: 'service', service: 's3.amazonaws.com' },
};
const URL_BASE: Permission = { ...BASE, action: 'lambda:InvokeFunctionUrl' };

interface Case {
  readonly title: string;
  readonly permission: Permission;
  readonly conditions: Conditions;
  /** As get-policy shows it. */
  readonly condition?: StatementJson['Condition'];
}

const CASES: readonly Case[] = [
  { title: 'nothing more', permission: BASE, conditions: {} },
  {
    title: 'the ARN of a source',
    permission: { ...BASE, sourceArn: 'arn:aws:s3:::uploads' },
    conditions: { ArnLike: { 'aws:SourceArn': ['arn:aws:s3:::uploads'] } },
    condition: { ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::uploads' } },
  },
  {
    title: 'the account of a source',
    permission: { ...BASE, sourceAccountId: '111111111111' },
    conditions: { StringEquals: { 'aws:SourceAccount': ['111111111111'] } },
    condition: { StringEquals: { 'AWS:SourceAccount': '111111111111' } },
  },
  {
    title: 'an organization',
    permission: { ...BASE, principal: { kind: 'everyone' }, organizationId: 'o-abcdefghij' },
    conditions: { StringEquals: { 'aws:PrincipalOrgID': ['o-abcdefghij'] } },
    condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } },
  },
  {
    title: 'a token',
    permission: { ...BASE, eventSourceToken: 'amzn1.ask.skill.1' },
    conditions: { StringEquals: { 'lambda:EventSourceToken': ['amzn1.ask.skill.1'] } },
    condition: { StringEquals: { 'lambda:EventSourceToken': 'amzn1.ask.skill.1' } },
  },
  {
    title: 'how the URL authenticates',
    permission: { ...URL_BASE, functionUrlAuthType: 'AWS_IAM' },
    conditions: { StringEquals: { 'lambda:FunctionUrlAuthType': ['AWS_IAM'] } },
    condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } },
  },
  {
    title: 'the way through the URL',
    permission: { ...BASE, invokedViaFunctionUrl: true },
    conditions: { Bool: { 'lambda:InvokedViaFunctionUrl': ['true'] } },
    condition: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } },
  },
  {
    title: 'everything at once',
    permission: {
      ...BASE,
      organizationId: 'o-abcdefghij',
      sourceArn: 'arn:aws:s3:::uploads',
      sourceAccountId: '111111111111',
      eventSourceToken: 't',
      invokedViaFunctionUrl: true,
    },
    conditions: {
      StringEquals: {
        'aws:SourceAccount': ['111111111111'],
        'aws:PrincipalOrgID': ['o-abcdefghij'],
        'lambda:EventSourceToken': ['t'],
      },
      ArnLike: { 'aws:SourceArn': ['arn:aws:s3:::uploads'] },
      Bool: { 'lambda:InvokedViaFunctionUrl': ['true'] },
    },
    condition: {
      StringEquals: {
        'AWS:SourceAccount': '111111111111',
        'aws:PrincipalOrgID': 'o-abcdefghij',
        'lambda:EventSourceToken': 't',
      },
      ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::uploads' },
      Bool: { 'lambda:InvokedViaFunctionUrl': 'true' },
    },
  },
];

test.each(CASES.map((row) => [row.title, row] as const))(
  'a permission that asks for %s lets in what satisfies that alone',
  (_title, { permission, conditions }) => {
    expect(permissionConditions(permission)).toEqual(conditions);
  },
);

test.each(CASES.map((row) => [row.title, row] as const))(
  'a permission that asks for %s is the statement that Lambda writes of it',
  (_title, { permission, condition }) => {
    expect(permissionStatement(permission, FUNCTION)).toEqual({
      Sid: 'S',
      Effect: 'Allow',
      Principal: permission.principal.kind === 'everyone' ? { AWS: '*' } : { Service: 's3.amazonaws.com' },
      Action: permission.action,
      Resource: FUNCTION,
      ...(condition === undefined ? {} : { Condition: condition }),
    });
  },
);

test('the ARN that a condition names is left as it is, whatever is in it', () => {
  const sourceArn = 'aws:SourceArn';
  expect(permissionStatement({ ...BASE, sourceArn }, FUNCTION)).toEqual({
    Sid: 'S',
    Effect: 'Allow',
    Principal: { Service: 's3.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: FUNCTION,
    Condition: { ArnLike: { 'AWS:SourceArn': 'aws:SourceArn' } },
  });
});

test.each([['live'], ['7']])('a permission of the qualifier %s is for that ARN and no other', (qualifier) => {
  expect(permissionStatement({ ...BASE, qualifier }, FUNCTION)).toEqual({
    Sid: 'S',
    Effect: 'Allow',
    Principal: { Service: 's3.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: `${FUNCTION}:${qualifier}`,
  });
});

test.each<[Permission['principal'], string]>([
  [{ kind: 'service', service: 'sns.amazonaws.com' }, 'sns.amazonaws.com'],
  [{ kind: 'role', arn: 'arn:aws:iam::111111111111:role/r' }, 'arn:aws:iam::111111111111:role/r'],
  [{ kind: 'account', partition: 'aws-cn', accountId: '111111111111' }, 'arn:aws-cn:iam::111111111111:root'],
  [{ kind: 'everyone' }, '*'],
])('the principal %j is %s for AddPermission', (principal, expected) => {
  expect(permissionPrincipal({ ...BASE, principal })).toBe(expected);
});

test('the size of a function policy counts what each condition adds', () => {
  const condition = ',"Condition":{"StringEquals":{"lambda:EventSourceToken":"t"}}';
  expect(
    functionPolicySize([{ ...BASE, eventSourceToken: 't' }], FUNCTION) - functionPolicySize([BASE], FUNCTION),
  ).toBe(condition.length);
});

import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { Fn, Token } from 'cdktf';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import type { RoleStatement } from '../../lib/constructs/role-statement';
import { synthesiseStack } from '../support/synthesised';
import { HOME, homeAccount } from './fixtures';
import { ofType } from './views';

/** The text of the policy for statements of a user, as Terraform gets it. */
function policyText(statements: (queueArn: string) => readonly RoleStatement[]): string {
  const stack = synthesiseStack((scope) => {
    const account = homeAccount(scope);
    const queue = new SqsQueue(scope, 'queue', { provider: account.provider });
    new ExecutionRole(scope, 'role', { account, roleName: 'worker', statements: statements(queue.arn) });
  });
  return String(ofType(stack, 'aws_iam_role_policy')['worker/access']?.policy);
}

/** The statements of a policy in an order that means nothing. */
function statementsOf(text: string): readonly unknown[] {
  const { Version, Statement } = JSON.parse(text) as { Version: string; Statement: { Effect: string }[] };
  expect(Version).toBe('2012-10-17');
  return [...Statement].sort((a, b) => (a.Effect < b.Effect ? -1 : 1));
}

test('the statements of a user are one policy beside those of grants, with nothing added', () => {
  const text = policyText(() => [
    { sid: 'List', actions: ['s3:ListBucket'], resources: ['arn:aws:s3:::reports'] },
    {
      effect: 'Deny',
      actions: ['s3:*', 'kms:Decrypt'],
      resources: ['*'],
      conditions: { StringNotEquals: { 'aws:RequestedRegion': ['us-east-1', 'us-west-2'], 'aws:SourceAccount': HOME } },
    },
  ]);
  expect(statementsOf(text)).toEqual([
    { Sid: 'List', Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::reports' },
    {
      Effect: 'Deny',
      Action: ['s3:*', 'kms:Decrypt'],
      Resource: '*',
      Condition: {
        StringNotEquals: { 'aws:RequestedRegion': ['us-east-1', 'us-west-2'], 'aws:SourceAccount': HOME },
      },
    },
  ]);
});

test('scalar tokens become interpolations, in resources and in conditions', () => {
  const text = policyText((queueArn) => [
    {
      actions: ['sqs:SendMessage'],
      resources: [queueArn, `${queueArn}-copy`, Fn.lower(queueArn)],
      conditions: { ArnEquals: { 'aws:SourceArn': queueArn } },
    },
  ]);
  const queue = '${aws_sqs_queue.queue.arn}';
  expect(statementsOf(text)).toEqual([
    {
      Effect: 'Allow',
      Action: 'sqs:SendMessage',
      Resource: [queue, `${queue}-copy`, '${lower(aws_sqs_queue.queue.arn)}'],
      Condition: { ArnEquals: { 'aws:SourceArn': queue } },
    },
  ]);
});

test('policy variables are escaped for Terraform, and reach AWS as they were written', () => {
  const text = policyText(() => [
    {
      actions: ['s3:GetObject'],
      resources: [
        'arn:aws:s3:::reports/${aws:username}/*',
        "arn:aws:s3:::reports/${aws:PrincipalTag/team, 'none'}",
        'arn:aws:s3:::reports/${*}${?}${$}',
        'arn:aws:s3:::reports/%{literal}',
      ],
      conditions: { StringLike: { 's3:prefix': '${sts:SourceIdentity}/*' } },
    },
  ]);
  expect(statementsOf(text)).toEqual([
    {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: [
        'arn:aws:s3:::reports/$${*}$${?}$${$}',
        "arn:aws:s3:::reports/$${aws:PrincipalTag/team, 'none'}",
        'arn:aws:s3:::reports/$${aws:username}/*',
        'arn:aws:s3:::reports/%%{literal}',
      ],
      Condition: { StringLike: { 's3:prefix': '$${sts:SourceIdentity}/*' } },
    },
  ]);
});

test('a policy variable and a token may stand in one resource', () => {
  const text = policyText((queueArn) => [{ actions: ['sqs:SendMessage'], resources: [`${queueArn}/\${aws:userid}`] }]);
  expect(statementsOf(text)).toEqual([
    { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '${aws_sqs_queue.queue.arn}/$${aws:userid}' },
  ]);
});

test('a number as a token is taken where it is written as a string', () => {
  const text = policyText(() => [
    {
      actions: ['s3:GetObject'],
      resources: ['*'],
      conditions: { NumericLessThan: { 's3:max-keys': Token.asString(10) } },
    },
  ]);
  expect(JSON.parse(text).Statement[0].Condition).toEqual({ NumericLessThan: { 's3:max-keys': '10' } });
});

test('statements that say the same of different resources are one statement', () => {
  const text = policyText(() => [
    { actions: ['s3:ListBucket'], resources: ['arn:aws:s3:::b'] },
    { actions: ['s3:ListBucket'], resources: ['arn:aws:s3:::a', 'arn:aws:s3:::b'] },
    { effect: 'Deny', actions: ['s3:ListBucket'], resources: ['arn:aws:s3:::c'] },
  ]);
  expect(statementsOf(text)).toEqual([
    { Effect: 'Allow', Action: 's3:ListBucket', Resource: ['arn:aws:s3:::a', 'arn:aws:s3:::b'] },
    { Effect: 'Deny', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::c' },
  ]);
});

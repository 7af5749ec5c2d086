import { LambdaFunction as LambdaFunctionResource } from '@cdktf/provider-aws/lib/lambda-function';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { synthesiseStack } from '../support/synthesised';
import { allow, aws, document, LAMBDA, logs, trust } from './expected';
import { CROSS, crossAccount, functionArn, HOME, homeAccount, lambda, roleArn } from './fixtures';
import { addressOf, documents, ofType, output, placed } from './views';

const CALLEE = functionArn(CROSS, 'callee');
const CALLER_DOCUMENTS = {
  'aws.home caller-role/trust': document(LAMBDA),
  'aws.home caller-role/logs': document(logs(HOME, 'caller')),
  'aws.home caller-role/invoke': document(allow('lambda:InvokeFunction', CALLEE)),
};
const CALLER_PLACES = {
  'aws_cloudwatch_log_group /aws/lambda/caller': 'aws.home',
  'aws_iam_role caller-role': 'aws.home',
  'aws_iam_role_policy caller-role/invoke': 'aws.home',
  'aws_iam_role_policy caller-role/logs': 'aws.home',
  'aws_lambda_function caller': 'aws.home',
};

test('a function of another construct gets a permission that refers to it and is replaced with it', () => {
  const stack = synthesiseStack((scope) => {
    const [home, cross] = [homeAccount(scope), crossAccount(scope)];
    const resource = new LambdaFunctionResource(scope, 'made', {
      provider: cross.provider,
      functionName: 'callee',
      role: roleArn(CROSS, 'callee-role'),
    });
    const callee = LambdaFunction.fromResource(scope, 'callee', { account: cross, resource, functionName: 'callee' });
    new InvokeGrant(scope, 'invoke', { caller: lambda(home, 'caller'), callee, statementId: 'FromCaller' });
  });
  expect(documents(stack)).toEqual(CALLER_DOCUMENTS);
  const role = addressOf(stack, 'aws_iam_role', 'caller-role');
  expect(ofType(stack, 'aws_lambda_permission')).toEqual({
    FromCaller: {
      provider: 'aws.cross',
      statement_id: 'FromCaller',
      action: 'lambda:InvokeFunction',
      function_name: '${aws_lambda_function.made.arn}',
      principal: roleArn(HOME, 'caller-role'),
      depends_on: [role, 'aws_lambda_function.caller'],
      lifecycle: { replace_triggered_by: [`${role}.unique_id`] },
    },
  });
  expect(placed(stack)).toEqual({
    ...CALLER_PLACES,
    'aws_lambda_function callee': 'aws.cross',
    'aws_lambda_permission FromCaller': 'aws.cross',
  });
});

test('a function by ARN with its account gets the permission attached', () => {
  const stack = synthesiseStack((scope) => {
    const [home, cross] = [homeAccount(scope), crossAccount(scope)];
    const callee = LambdaFunction.fromArn(scope, 'callee', CALLEE, { account: cross });
    new InvokeGrant(scope, 'invoke', { caller: lambda(home, 'caller'), callee, statementId: 'FromCaller' });
  });
  expect(documents(stack)).toEqual(CALLER_DOCUMENTS);
  const role = addressOf(stack, 'aws_iam_role', 'caller-role');
  expect(ofType(stack, 'aws_lambda_permission')).toEqual({
    FromCaller: {
      provider: 'aws.cross',
      statement_id: 'FromCaller',
      action: 'lambda:InvokeFunction',
      function_name: CALLEE,
      principal: roleArn(HOME, 'caller-role'),
      depends_on: [role, 'aws_lambda_function.caller'],
      lifecycle: { replace_triggered_by: [`${role}.unique_id`] },
    },
  });
  expect(placed(stack)).toEqual({ ...CALLER_PLACES, 'aws_lambda_permission FromCaller': 'aws.cross' });
  expect(output(stack, 'hand_over')).toBeUndefined();
});

test('a function by ARN alone is left untouched: the permission is handed over, and the manifest holds the caller side', () => {
  const stack = synthesiseStack((scope) => {
    const callee = LambdaFunction.fromArn(scope, 'callee', CALLEE);
    new InvokeGrant(scope, 'invoke', {
      caller: lambda(homeAccount(scope), 'caller'),
      callee,
      statementId: 'FromCaller',
    });
  });
  expect(documents(stack)).toEqual(CALLER_DOCUMENTS);
  expect(placed(stack)).toEqual(CALLER_PLACES);
  expect(output(stack, 'hand_over')).toEqual([
    {
      accountId: CROSS,
      resourceArn: CALLEE,
      kind: 'permission',
      statement: {
        Sid: 'FromCaller',
        Effect: 'Allow',
        Principal: aws(roleArn(HOME, 'caller-role')),
        Action: 'lambda:InvokeFunction',
        Resource: CALLEE,
      },
      cli: `aws lambda add-permission --function-name ${CALLEE} --statement-id FromCaller --action lambda:InvokeFunction --principal '${roleArn(HOME, 'caller-role')}'`,
      hcl: [
        'resource "aws_lambda_permission" "FromCaller" {',
        '  statement_id  = "FromCaller"',
        '  action        = "lambda:InvokeFunction"',
        `  function_name = "${CALLEE}"`,
        `  principal     = "${roleArn(HOME, 'caller-role')}"`,
        '}',
      ].join('\n'),
    },
  ]);
  expect(output(stack, 'access_manifest')).toEqual({
    schemaVersion: 1,
    accesses: [
      {
        principal: roleArn(HOME, 'caller-role'),
        breadth: 'role',
        action: 'lambda:InvokeFunction',
        resource: CALLEE,
        via: 'resourcePolicy',
        conditions: {},
        side: 'caller',
      },
    ],
  });
});

test('a function by ARN that is given its role can call, and its policies go to that role', () => {
  const stack = synthesiseStack((scope) => {
    const [home, cross] = [homeAccount(scope), crossAccount(scope)];
    const executionRole = ExecutionRole.fromArn(scope, 'role', roleArn(HOME, 'caller-role'), { account: home });
    const caller = LambdaFunction.fromArn(scope, 'caller', functionArn(HOME, 'caller'), { role: executionRole });
    const role = new AssumableRole(scope, 'reader', { account: cross, roleName: 'reader' });
    new AssumeRoleGrant(scope, 'assume', { caller, role, onlyFromFunction: true });
  });
  expect(documents(stack)).toEqual({
    'aws.home caller-role/assume-role-stack': document(
      allow('sts:AssumeRole', roleArn(CROSS, 'reader'), {
        ArnEquals: { 'lambda:SourceFunctionArn': functionArn(HOME, 'caller') },
      }),
    ),
    'aws.cross reader/trust': document(trust(aws(roleArn(HOME, 'caller-role')))),
  });
});

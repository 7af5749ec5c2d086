import { LambdaFunction as LambdaFunctionResource } from '@cdktf/provider-aws/lib/lambda-function';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { kinesisStream } from '../../lib/constructs/pull-sources';
import { PullTrigger } from '../../lib/constructs/pull-trigger';
import { crossAccount, homeAccount, lambda } from '../constructs/fixtures';
import { ofType } from '../support/documents';
import { synthesiseStack } from '../support/synthesised';

const PERMISSION = {
  provider: 'aws.cross',
  statement_id: 'FromCaller',
  action: 'lambda:InvokeFunction',
  principal: 'arn:aws:iam::111111111111:root',
};
const GRANT = { principal: 'account', statementId: 'FromCaller' } as const;

test('P1: a permission is not lost when its function is replaced, because it refers to the ARN of the function', () => {
  const stack = synthesiseStack((scope) => {
    const callee = lambda(crossAccount(scope), 'callee');
    new InvokeGrant(scope, 'grant', { caller: lambda(homeAccount(scope), 'caller'), callee, ...GRANT });
  });
  expect(Object.values(ofType(stack, 'aws_lambda_permission'))).toEqual([
    { ...PERMISSION, function_name: '${aws_lambda_function.callee.arn}' },
  ]);
});

test('P1: a permission on an alias comes back with the alias, which comes back with the function', () => {
  const stack = synthesiseStack((scope) => {
    const callee = lambda(crossAccount(scope), 'callee', { alias: 'live' }).alias('live');
    new InvokeGrant(scope, 'grant', { caller: lambda(homeAccount(scope), 'caller'), callee, ...GRANT });
  });
  const [alias] = Object.keys(ofType(stack, 'aws_lambda_alias'));
  expect(Object.values(ofType(stack, 'aws_lambda_alias'))).toEqual([
    {
      provider: 'aws.cross',
      name: 'live',
      function_name: '${aws_lambda_function.callee.arn}',
      function_version: '${aws_lambda_function.callee.version}',
    },
  ]);
  expect(Object.values(ofType(stack, 'aws_lambda_permission'))).toEqual([
    {
      ...PERMISSION,
      function_name: '${aws_lambda_function.callee.arn}',
      qualifier: 'live',
      depends_on: [alias],
      lifecycle: { replace_triggered_by: [`${alias}.id`] },
    },
  ]);
});

test('P1: an event source mapping is not lost either', () => {
  const stack = synthesiseStack((scope) => {
    const account = homeAccount(scope);
    const source = kinesisStream({ account, streamName: 'orders' });
    const caller = lambda(account, 'caller', { alias: 'live' });
    new PullTrigger(scope, 'unqualified', { callee: caller, source });
    new PullTrigger(scope, 'of-alias', { callee: caller.alias('live'), source });
  });
  const [alias] = Object.keys(ofType(stack, 'aws_lambda_alias'));
  const mappings = Object.values(ofType(stack, 'aws_lambda_event_source_mapping'));
  expect(mappings.map(({ function_name }) => function_name).sort()).toEqual([
    `\${${alias}.arn}`,
    '${aws_lambda_function.caller.arn}',
  ]);
});

test('P1: a permission on a function that another construct of the stack creates refers to it as well', () => {
  const stack = synthesiseStack((scope) => {
    const account = crossAccount(scope);
    const resource = new LambdaFunctionResource(scope, 'theirs', {
      provider: account.provider,
      functionName: 'callee',
      role: 'arn:aws:iam::222222222222:role/callee-role',
    });
    const callee = LambdaFunction.fromResource(scope, 'callee', { account, resource, functionName: 'callee' });
    new InvokeGrant(scope, 'grant', { caller: lambda(homeAccount(scope), 'caller'), callee, ...GRANT });
  });
  expect(Object.values(ofType(stack, 'aws_lambda_permission'))).toEqual([
    { ...PERMISSION, function_name: '${aws_lambda_function.theirs.arn}' },
  ]);
});

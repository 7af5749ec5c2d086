import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { kinesisStream } from '../../lib/constructs/pull-sources';
import { PullTrigger } from '../../lib/constructs/pull-trigger';
import { synthesiseStack } from '../support/synthesised';
import { allow, document, LAMBDA, logs } from './expected';
import { CROSS, crossAccount, functionArn, HOME, homeAccount, lambda, roleArn } from './fixtures';
import { addressOf, documents, ofType } from './views';

const LIVE = `${functionArn(CROSS, 'callee')}:live`;

test('alias publishes the function and points the alias at each new version', () => {
  const stack = synthesiseStack((scope) => {
    lambda(crossAccount(scope), 'callee', { alias: 'live' });
  });
  expect(ofType(stack, 'aws_lambda_alias')).toEqual({
    'callee:live': {
      provider: 'aws.cross',
      name: 'live',
      function_name: '${aws_lambda_function.callee.arn}',
      function_version: '${aws_lambda_function.callee.version}',
    },
  });
  expect(ofType(stack, 'aws_lambda_function').callee?.publish).toBe(true);
});

test('a function without alias is not published', () => {
  const stack = synthesiseStack((scope) => {
    lambda(crossAccount(scope), 'callee');
  });
  expect(ofType(stack, 'aws_lambda_alias')).toEqual({});
  expect(ofType(stack, 'aws_lambda_function').callee?.publish).toBeUndefined();
});

test('a grant on an alias allows the alias alone, and its permission waits for the alias and is replaced with it', () => {
  const stack = synthesiseStack((scope) => {
    const callee = lambda(crossAccount(scope), 'callee', { alias: 'live' });
    const caller = lambda(homeAccount(scope), 'caller');
    const grant = new InvokeGrant(scope, 'invoke', { caller, callee: callee.alias('live'), statementId: 'FromCaller' });
    expect(grant.invokedArn).toBe(LIVE);
  });
  expect(documents(stack)).toEqual({
    'aws.home caller-role/trust': document(LAMBDA),
    'aws.home caller-role/logs': document(logs(HOME, 'caller')),
    'aws.home caller-role/invoke': document(allow('lambda:InvokeFunction', LIVE)),
    'aws.cross callee-role/trust': document(LAMBDA),
    'aws.cross callee-role/logs': document(logs(CROSS, 'callee')),
  });
  const role = addressOf(stack, 'aws_iam_role', 'caller-role');
  const alias = addressOf(stack, 'aws_lambda_alias', 'callee:live');
  expect(ofType(stack, 'aws_lambda_permission')).toEqual({
    FromCaller: {
      provider: 'aws.cross',
      statement_id: 'FromCaller',
      action: 'lambda:InvokeFunction',
      function_name: '${aws_lambda_function.callee.arn}',
      qualifier: 'live',
      principal: roleArn(HOME, 'caller-role'),
      depends_on: [role, 'aws_lambda_function.caller', alias],
      lifecycle: { replace_triggered_by: [`${role}.unique_id`, `${alias}.id`] },
    },
  });
});

test('one caller may be granted the function and its alias: two permissions that differ in their qualifier', () => {
  const stack = synthesiseStack((scope) => {
    const callee = lambda(crossAccount(scope), 'callee', { alias: 'live' });
    const caller = lambda(homeAccount(scope), 'caller');
    new InvokeGrant(scope, 'unpublished', { caller, callee, statementId: 'FromCaller-unpublished' });
    new InvokeGrant(scope, 'live', { caller, callee: callee.alias('live'), statementId: 'FromCaller-live' });
  });
  expect(documents(stack)['aws.home caller-role/invoke']).toEqual(
    document(allow('lambda:InvokeFunction', [functionArn(CROSS, 'callee'), LIVE])),
  );
  const qualifiers = Object.entries(ofType(stack, 'aws_lambda_permission')).map(([id, { qualifier }]) => [
    id,
    qualifier,
  ]);
  expect(Object.fromEntries(qualifiers)).toEqual({ 'FromCaller-unpublished': undefined, 'FromCaller-live': 'live' });
});

test('a qualifier names an alias or a version of the function in the same way', () => {
  for (const qualifier of ['live', '7']) {
    const stack = synthesiseStack((scope) => {
      const callee = lambda(crossAccount(scope), 'callee');
      new InvokeGrant(scope, 'invoke', {
        caller: lambda(homeAccount(scope), 'caller'),
        callee,
        qualifier,
        statementId: 'FromCaller',
      });
    });
    expect(documents(stack)['aws.home caller-role/invoke']).toEqual(
      document(allow('lambda:InvokeFunction', `${functionArn(CROSS, 'callee')}:${qualifier}`)),
    );
    expect(ofType(stack, 'aws_lambda_permission').FromCaller?.qualifier).toBe(qualifier);
  }
});

test('a pull trigger on an alias maps the stream to the alias', () => {
  const stack = synthesiseStack((scope) => {
    const home = homeAccount(scope);
    const callee = lambda(home, 'callee', { alias: 'live' });
    const source = kinesisStream({ account: home, streamName: 'orders' });
    new PullTrigger(scope, 'orders', { callee: callee.alias('live'), source });
  });
  const alias = addressOf(stack, 'aws_lambda_alias', 'callee:live');
  const [mapping] = Object.values(ofType(stack, 'aws_lambda_event_source_mapping'));
  expect(mapping?.function_name).toBe(`\${${alias}.arn}`);
});

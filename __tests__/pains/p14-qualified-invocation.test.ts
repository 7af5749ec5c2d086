import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { badName, latestQualifier } from '../../lib/errors';
import { CROSS, crossAccount, functionArn, HOME, homeAccount, lambda, roleArn } from '../constructs/fixtures';
import { documents, ofType, policy } from '../support/documents';
import { synthesiseStack } from '../support/synthesised';
import { refusal, reported } from './diagnose';

const LIVE = `${functionArn(CROSS, 'callee')}:live`;

test('P14: the ARN that the caller may invoke, is told and is let in on is one and the same, with the alias', () => {
  const invoked: string[] = [];
  const stack = synthesiseStack((scope) => {
    const callee = lambda(crossAccount(scope), 'callee', { alias: 'live' }).alias('live');
    const caller = lambda(homeAccount(scope), 'caller');
    const environment = { functionArn: 'CALLEE_ARN' };
    invoked.push(new InvokeGrant(scope, 'grant', { caller, callee, environment, statementId: 'Invoke' }).invokedArn);
  });
  const [alias] = Object.keys(ofType(stack, 'aws_lambda_alias'));
  expect(invoked).toEqual([LIVE]);
  expect(documents(stack)['aws.home caller-role: inline policy invoke']).toEqual(
    policy({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: LIVE }),
  );
  expect(stack.resources['aws_lambda_function.caller']?.environment).toEqual({ variables: { CALLEE_ARN: LIVE } });
  expect(Object.values(ofType(stack, 'aws_lambda_permission'))).toEqual([
    {
      provider: 'aws.cross',
      statement_id: 'Invoke',
      action: 'lambda:InvokeFunction',
      function_name: '${aws_lambda_function.callee.arn}',
      qualifier: 'live',
      principal: roleArn(HOME, 'caller-role'),
      depends_on: ['aws_iam_role.caller_role_B6D36B5B', 'aws_lambda_function.caller', alias],
      lifecycle: { replace_triggered_by: ['aws_iam_role.caller_role_B6D36B5B.unique_id', `${alias}.id`] },
    },
  ]);
});

test('P14: a grant on an alias gives nothing on the unpublished version, nor the reverse', () => {
  const stack = synthesiseStack((scope) => {
    const account = crossAccount(scope);
    const home = homeAccount(scope);
    const callee = lambda(account, 'callee', { alias: 'live' });
    new InvokeGrant(scope, 'alias', { caller: lambda(home, 'one'), callee: callee.alias('live') });
    new InvokeGrant(scope, 'unpublished', { caller: lambda(home, 'two'), callee });
  });
  const { 'aws.home one-role: inline policy invoke': one, 'aws.home two-role: inline policy invoke': two } =
    documents(stack);
  expect(one).toEqual(policy({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: LIVE }));
  expect(two).toEqual(
    policy({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: functionArn(CROSS, 'callee') }),
  );
  const permissions = Object.values(ofType(stack, 'aws_lambda_permission'));
  expect(permissions.map(({ principal, qualifier }) => [principal, qualifier]).sort()).toEqual([
    [roleArn(HOME, 'one-role'), 'live'],
    [roleArn(HOME, 'two-role'), undefined],
  ]);
});

test('P14: a version is invoked by its number', () => {
  const stack = synthesiseStack((scope) => {
    const callee = lambda(crossAccount(scope), 'callee');
    new InvokeGrant(scope, 'grant', { caller: lambda(homeAccount(scope), 'caller'), callee, qualifier: '7' });
  });
  expect(documents(stack)['aws.home caller-role: inline policy invoke']).toEqual(
    policy({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: `${functionArn(CROSS, 'callee')}:7` }),
  );
  expect(Object.values(ofType(stack, 'aws_lambda_permission')).map(({ qualifier }) => qualifier)).toEqual(['7']);
});

test('P14: $LATEST is refused as a qualifier, as part of a callee and as the name of an alias', () => {
  const grant = (qualifier: string | undefined, calleeQualifier: string | undefined): readonly string[] =>
    refusal((scope) => {
      const callee = lambda(crossAccount(scope), 'callee');
      const aliased = calleeQualifier === undefined ? callee : { function: callee, qualifier: calleeQualifier };
      const qualified = qualifier === undefined ? {} : { qualifier };
      new InvokeGrant(scope, 'grant', { caller: lambda(homeAccount(scope), 'caller'), callee: aliased, ...qualified });
    });
  expect(grant('$LATEST', undefined)).toEqual([reported('stack/grant', latestQualifier('qualifier'))]);
  expect(grant(undefined, '$LATEST')).toEqual([reported('stack/grant', latestQualifier('the qualifier of callee'))]);
  expect(refusal((scope) => lambda(crossAccount(scope), 'callee', { alias: '$LATEST' }))).toEqual([
    reported('stack/callee', latestQualifier('alias')),
  ]);
});

test.each(['', '*', 'li ve', '$live'])('P14: %j is no qualifier', (qualifier) => {
  const lines = refusal((scope) => {
    const callee = lambda(crossAccount(scope), 'callee');
    new InvokeGrant(scope, 'grant', { caller: lambda(homeAccount(scope), 'caller'), callee, qualifier });
  });
  expect(lines).toEqual([
    reported(
      'stack/grant',
      badName('qualifier', qualifier, 'a version number or an alias of 1 to 128 letters, digits and _ -'),
    ),
  ]);
});

test('P14: an alias that the function does not publish is refused, and one of an existing function is taken at its word', () => {
  expect(refusal((scope) => lambda(crossAccount(scope), 'callee', { alias: 'live' }).alias('beta'))).toEqual([
    '[stack/callee] function callee publishes no such alias: got "beta"; allowed: "live"; set alias: "beta" on the LambdaFunction',
  ]);
  expect(
    refusal((scope) => LambdaFunction.fromArn(scope, 'callee', functionArn(CROSS, 'callee')).alias('beta')),
  ).toEqual([]);
});

test('P14: the alias of the callee and a qualifier beside it must agree', () => {
  const lines = refusal((scope) => {
    const callee = lambda(crossAccount(scope), 'callee', { alias: 'live' }).alias('live');
    new InvokeGrant(scope, 'grant', { caller: lambda(homeAccount(scope), 'caller'), callee, qualifier: 'beta' });
  });
  expect(lines).toEqual([
    '[stack/grant] qualifier and an alias as callee exclude each other: got "beta" and "live"; allowed: one of qualifier, an alias as callee; leave one of them out',
  ]);
});

import { TerraformStack, Testing } from 'cdktf';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { synthesiseStack, warnings } from '../support/synthesised';
import { allow, aws, document, LAMBDA, logs, trust } from './expected';
import { CROSS, crossAccount, functionArn, HOME, homeAccount, lambda, roleArn } from './fixtures';
import { addressOf, documents, ofType } from './views';

const ONLY_FROM_ONE = { ArnEquals: { 'lambda:SourceFunctionArn': functionArn(HOME, 'one') } };

test('a role that two functions share is warned of, once', () => {
  const stack = new TerraformStack(Testing.app(), 'stack');
  const home = homeAccount(stack);
  const role = new ExecutionRole(stack, 'role', { account: home, roleName: 'shared' });
  lambda(home, 'one', { role });
  expect(warnings(stack)).toEqual([]);
  lambda(home, 'two', { role });
  lambda(home, 'three', { role });
  expect(warnings(stack)).toEqual([
    '[stack/role] role shared is shared by the functions one and two: each gets the accesses of the other; give each a role of its own, or set onlyFromFunction on the grants',
  ]);
});

test('a role that exists and that two functions share is warned of in the same words', () => {
  const stack = new TerraformStack(Testing.app(), 'stack');
  const home = homeAccount(stack);
  const role = ExecutionRole.fromArn(stack, 'role', roleArn(HOME, 'shared'), { account: home });
  lambda(home, 'one', { role });
  lambda(home, 'two', { role });
  expect(warnings(stack)).toEqual([
    '[stack/role] role shared is shared by the functions one and two: each gets the accesses of the other; give each a role of its own, or set onlyFromFunction on the grants',
  ]);
});

test('functions that share a role write their log groups and keep the accesses of both', () => {
  const stack = synthesiseStack((scope) => {
    const home = homeAccount(scope);
    const role = new ExecutionRole(scope, 'role', { account: home, roleName: 'shared' });
    const callers = ['one', 'two'].map((name) => lambda(home, name, { role }));
    const reader = new AssumableRole(scope, 'reader', { account: crossAccount(scope), roleName: 'reader' });
    const [one] = callers;
    new AssumeRoleGrant(scope, 'assume', { caller: one ?? role, role: reader });
  });
  expect(documents(stack)).toEqual({
    'aws.home shared/trust': document(LAMBDA),
    'aws.home shared/logs': document({
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: [logs(HOME, 'one').Resource, logs(HOME, 'two').Resource],
    }),
    'aws.home shared/assume-role': document(allow('sts:AssumeRole', roleArn(CROSS, 'reader'))),
    'aws.cross reader/trust': document(trust(aws(roleArn(HOME, 'shared')))),
  });
});

test('functions that share a role may send dead letters to a queue and to a topic, in statements of different sids', () => {
  const targets = ['sqs', 'sns'].map((service) => `arn:aws:${service}:us-east-1:${HOME}:failed`) as [string, string];
  const stack = synthesiseStack((scope) => {
    const home = homeAccount(scope);
    const role = new ExecutionRole(scope, 'role', { account: home, roleName: 'shared' });
    targets.forEach((targetArn, index) => {
      lambda(home, `worker-${index}`, { role, deadLetter: { targetArn } });
    });
  });
  expect(documents(stack)['aws.home shared/dead-letter']).toEqual(
    document(allow('sqs:SendMessage', targets[0]), allow('sns:Publish', targets[1])),
  );
  const { Statement } = stack.policies[addressOf(stack, 'aws_iam_role_policy', 'shared/dead-letter')] as {
    Statement: { Sid: string }[];
  };
  expect(new Set(Statement.map(({ Sid }) => Sid)).size).toBe(2);
});

test('onlyFromFunction puts the calling function on the identity half of an assume-role grant and on no other', () => {
  const stack = synthesiseStack((scope) => {
    const home = homeAccount(scope);
    const role = new ExecutionRole(scope, 'role', { account: home, roleName: 'shared' });
    const [one] = [lambda(home, 'one', { role }), lambda(home, 'two', { role })];
    const reader = new AssumableRole(scope, 'reader', { account: crossAccount(scope), roleName: 'reader' });
    new AssumeRoleGrant(scope, 'assume', { caller: one, role: reader, onlyFromFunction: true });
  });
  const { 'aws.home shared/logs': _logs, ...rest } = documents(stack);
  expect(rest).toEqual({
    'aws.home shared/trust': document(LAMBDA),
    'aws.home shared/assume-role': document(allow('sts:AssumeRole', roleArn(CROSS, 'reader'), ONLY_FROM_ONE)),
    'aws.cross reader/trust': document(trust(aws(roleArn(HOME, 'shared')))),
  });
});

test('onlyFromFunction puts the calling function on the identity half of an invoke grant and on no other', () => {
  const stack = synthesiseStack((scope) => {
    const home = homeAccount(scope);
    const role = new ExecutionRole(scope, 'role', { account: home, roleName: 'shared' });
    const [one] = [lambda(home, 'one', { role }), lambda(home, 'two', { role })];
    const callee = lambda(crossAccount(scope), 'callee');
    new InvokeGrant(scope, 'invoke', { caller: one, callee, onlyFromFunction: true, statementId: 'FromOne' });
  });
  const { 'aws.home shared/logs': _logs, ...rest } = documents(stack);
  expect(rest).toEqual({
    'aws.home shared/trust': document(LAMBDA),
    'aws.home shared/invoke': document(allow('lambda:InvokeFunction', functionArn(CROSS, 'callee'), ONLY_FROM_ONE)),
    'aws.cross callee-role/trust': document(LAMBDA),
    'aws.cross callee-role/logs': document(logs(CROSS, 'callee')),
  });
  const {
    depends_on: _wiring,
    lifecycle: _lifecycle,
    ...permission
  } = ofType(stack, 'aws_lambda_permission').FromOne ?? {};
  expect(permission).toEqual({
    provider: 'aws.cross',
    statement_id: 'FromOne',
    action: 'lambda:InvokeFunction',
    function_name: '${aws_lambda_function.callee.arn}',
    principal: roleArn(HOME, 'shared'),
  });
});

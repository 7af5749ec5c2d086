import { TerraformStack, Testing } from 'cdktf';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import type { InvokeGrantProps } from '../../lib/constructs/invoke-grant-props';
import type { HandOver } from '../../lib/policies/hand-over';
import { synthesiseStack, validationErrors, warnings } from '../support/synthesised';
import { allow, aws, document, LAMBDA, logs, trust } from './expected';
import { CROSS, crossAccount, functionArn, HOME, homeAccount, lambda, roleArn } from './fixtures';
import { documents, ofType, output } from './views';

const CALLER = roleArn(HOME, 'caller-role');
const HOME_DOCUMENTS = {
  'aws.home caller-role/trust': document(LAMBDA),
  'aws.home caller-role/logs': document(logs(HOME, 'caller')),
};

function throughInvoker(scope: TerraformStack, options: Partial<InvokeGrantProps> = {}): void {
  const [home, cross] = [homeAccount(scope), crossAccount(scope)];
  const through = new AssumableRole(scope, 'invoker', { account: cross, roleName: 'invoker' });
  const caller = lambda(home, 'caller');
  for (const name of ['one', 'two']) {
    const callee = lambda(cross, name);
    new InvokeGrant(scope, `invoke-${name}`, { caller, callee, via: 'assumeRole', through, ...options });
  }
}

test('without through the caller assumes the execution role of the function, and is warned of all that it gets', () => {
  const app = Testing.app();
  const stack = new TerraformStack(app, 'stack');
  const caller = lambda(homeAccount(stack), 'caller');
  new InvokeGrant(stack, 'invoke', { caller, callee: lambda(crossAccount(stack), 'callee'), via: 'assumeRole' });
  expect(warnings(stack)).toEqual([
    `[stack/invoke] ${CALLER} assumes ${roleArn(CROSS, 'callee-role')}, the execution role of the function, and gets all that it may do; name a role with through that may do no more than invoke the function`,
  ]);
});

test('without through the trust policy of the execution role names Lambda and the caller in statements of their own', () => {
  const stack = synthesiseStack((scope) => {
    const caller = lambda(homeAccount(scope), 'caller');
    const callee = lambda(crossAccount(scope), 'callee');
    new InvokeGrant(scope, 'invoke', { caller, callee, via: 'assumeRole', assumeRole: { trust: 'account' } });
  });
  expect(documents(stack)).toEqual({
    ...HOME_DOCUMENTS,
    'aws.home caller-role/assume-role': document(allow('sts:AssumeRole', roleArn(CROSS, 'callee-role'))),
    'aws.cross callee-role/trust': document(LAMBDA, trust(aws(`arn:aws:iam::${HOME}:root`))),
    'aws.cross callee-role/logs': document(logs(CROSS, 'callee')),
    'aws.cross callee-role/invoke': document(allow('lambda:InvokeFunction', functionArn(CROSS, 'callee'))),
  });
  expect(ofType(stack, 'aws_lambda_permission')).toEqual({});
});

test('two functions through one role share the way to it, and the role may invoke both', () => {
  const stack = synthesiseStack(throughInvoker);
  expect(documents(stack)).toEqual({
    ...HOME_DOCUMENTS,
    'aws.home caller-role/assume-role': document(allow('sts:AssumeRole', roleArn(CROSS, 'invoker'))),
    'aws.cross invoker/trust': document(trust(aws(CALLER))),
    'aws.cross invoker/invoke': document(
      allow('lambda:InvokeFunction', [functionArn(CROSS, 'one'), functionArn(CROSS, 'two')]),
    ),
    'aws.cross one-role/trust': document(LAMBDA),
    'aws.cross one-role/logs': document(logs(CROSS, 'one')),
    'aws.cross two-role/trust': document(LAMBDA),
    'aws.cross two-role/logs': document(logs(CROSS, 'two')),
  });
  const invoke = (name: string) => ({
    principal: roleArn(CROSS, 'invoker'),
    breadth: 'role',
    action: 'lambda:InvokeFunction',
    resource: functionArn(CROSS, name),
    via: 'identityPolicy',
    conditions: {},
    side: 'both',
  });
  expect(output(stack, 'access_manifest')).toEqual({
    schemaVersion: 1,
    accesses: [
      {
        principal: CALLER,
        breadth: 'role',
        action: 'sts:AssumeRole',
        resource: roleArn(CROSS, 'invoker'),
        via: 'trustPolicy',
        conditions: {},
        side: 'both',
      },
      invoke('one'),
      invoke('two'),
    ],
  });
});

test('a named role is not warned of', () => {
  const stack = new TerraformStack(Testing.app(), 'stack');
  throughInvoker(stack);
  expect(warnings(stack)).toEqual([]);
  expect(validationErrors(stack)).toEqual([]);
});

test('the options of assumeRole stand on the way to the role, and the session that invokes is not asked for them', () => {
  const stack = synthesiseStack((scope) =>
    throughInvoker(scope, { assumeRole: { externalId: 'ticket-7', trust: 'roleName', onlyFromFunction: true } }),
  );
  const externalId = { StringEquals: { 'sts:ExternalId': 'ticket-7' } };
  const assumed = documents(stack);
  expect(assumed['aws.home caller-role/assume-role']).toEqual(
    document(
      allow('sts:AssumeRole', roleArn(CROSS, 'invoker'), {
        ...externalId,
        ArnEquals: { 'lambda:SourceFunctionArn': functionArn(HOME, 'caller') },
      }),
    ),
  );
  expect(assumed['aws.cross invoker/trust']).toEqual(
    document(trust(aws(`arn:aws:iam::${HOME}:root`), { ...externalId, ArnEquals: { 'aws:PrincipalArn': CALLER } })),
  );
  expect(assumed['aws.cross invoker/invoke']).toEqual(
    document(allow('lambda:InvokeFunction', [functionArn(CROSS, 'one'), functionArn(CROSS, 'two')])),
  );
});

test('an alias is invoked through a role by its own ARN', () => {
  const stack = synthesiseStack((scope) => {
    const cross = crossAccount(scope);
    const through = new AssumableRole(scope, 'invoker', { account: cross, roleName: 'invoker' });
    const callee = lambda(cross, 'callee', { alias: 'live' }).alias('live');
    new InvokeGrant(scope, 'invoke', {
      caller: lambda(homeAccount(scope), 'caller'),
      callee,
      via: 'assumeRole',
      through,
    });
  });
  expect(documents(stack)['aws.cross invoker/invoke']).toEqual(
    document(allow('lambda:InvokeFunction', `${functionArn(CROSS, 'callee')}:live`)),
  );
});

test('through a role of others both of its halves are handed over', () => {
  const stack = synthesiseStack((scope) => {
    const cross = crossAccount(scope);
    const through = AssumableRole.fromArn(scope, 'invoker', roleArn(CROSS, 'invoker'));
    new InvokeGrant(scope, 'invoke', {
      caller: lambda(homeAccount(scope), 'caller'),
      callee: lambda(cross, 'callee'),
      via: 'assumeRole',
      through,
    });
  });
  const handedOver = (output(stack, 'hand_over') as HandOver[]).map(
    ({ kind, accountId, statement: { Sid: _sid, ...statement } = {} }) => ({ kind, accountId, statement }),
  );
  expect(handedOver).toEqual([
    {
      kind: 'trust',
      accountId: CROSS,
      statement: trust(aws(CALLER)),
    },
    {
      kind: 'identity',
      accountId: CROSS,
      statement: allow('lambda:InvokeFunction', functionArn(CROSS, 'callee')),
    },
  ]);
});

import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import type { TerraformStack } from 'cdktf';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { eventBridgeRule } from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import { added, byService, manifest, policy, replacedWith } from './added';
import { CROSS, crossAccount, functionArn, HOME, homeAccount, lambda, roleArn } from './fixtures';

const WORKER = functionArn(CROSS, 'worker');
const HOME_WORKER = functionArn(HOME, 'worker');
const ROLE = 'aws_iam_role.orders_role';
const ROLE_POLICY = 'aws_iam_role_policy.orders_role_invoke';

/** The permission for a role of the account of the rule, and its address. */
const PERMISSION = 'aws_lambda_permission.worker_permission-InvokeFunction-orders-invokes-worker-111111111111-HASH';
const ID = 'InvokeFunction-orders-invokes-worker-111111111111-HASH';

function ruleArn(name = 'orders'): string {
  return `arn:aws:events:us-east-1:${HOME}:rule/${name}`;
}

function ofRoot(principal = `arn:aws:iam::${HOME}:root`) {
  return {
    provider: 'aws.cross',
    statement_id: ID,
    action: 'lambda:InvokeFunction',
    function_name: '${aws_lambda_function.worker.arn}',
    principal,
  };
}

function roleOf(ruleName = 'orders', roleName = 'orders-invokes-worker') {
  return {
    provider: 'aws.home',
    name: roleName,
    assume_role_policy: policy({
      Sid: 'AssumeRoleByRule',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: {
        ArnEquals: { 'aws:SourceArn': ruleArn(ruleName) },
        StringEquals: { 'aws:SourceAccount': HOME },
      },
    }),
  };
}

function invoke(resource = WORKER) {
  return {
    provider: 'aws.home',
    name: 'invoke',
    role: `\${${ROLE}.name}`,
    policy: policy({ Sid: 'InvokeFunction', Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: resource }),
    ...replacedWith(ROLE),
  };
}

function access(breadth: string, side = 'both', roleName = 'orders-invokes-worker') {
  return {
    principal: roleArn(HOME, roleName),
    breadth,
    action: 'lambda:InvokeFunction',
    resource: WORKER,
    via: 'resourcePolicy',
    conditions: {},
    side,
  };
}

function target(dependsOn: readonly string[], more: object = {}) {
  return {
    provider: 'aws.home',
    rule: 'orders',
    target_id: 'worker-HASH',
    arn: WORKER,
    role_arn: `\${${ROLE}.arn}`,
    depends_on: dependsOn,
    ...more,
  };
}

/** Rules of the account home, a function of the account cross. */
function ends(scope: TerraformStack) {
  const [home, cross] = [homeAccount(scope), crossAccount(scope)];
  return { home, worker: lambda(cross, 'worker') };
}

describe('within one account', () => {
  test('the service is let in for the rule, whose target has no role', () => {
    const result = added(
      (scope) => {
        const home = homeAccount(scope);
        const eventPattern = JSON.stringify({ source: ['orders'] });
        const resource = new CloudwatchEventRule(scope, 'rule', {
          provider: home.provider,
          name: 'orders',
          eventPattern,
        });
        return { home, resource, worker: lambda(home, 'worker') };
      },
      (scope, { home, resource, worker }) => {
        const source = eventBridgeRule({ account: home, ruleName: 'orders', resource, input: '{"kind":"order"}' });
        new PushTrigger(scope, 'orders', { callee: worker, source, statementId: 'FromRule', manageSource: true });
      },
    );
    expect(result).toEqual({
      resources: {
        'aws_lambda_permission.worker_permission-FromRule': {
          provider: 'aws.home',
          statement_id: 'FromRule',
          action: 'lambda:InvokeFunction',
          function_name: '${aws_lambda_function.worker.arn}',
          principal: 'events.amazonaws.com',
          source_arn: ruleArn(),
        },
        'aws_cloudwatch_event_target.orders_target': {
          provider: 'aws.home',
          rule: '${aws_cloudwatch_event_rule.rule.name}',
          target_id: 'worker-HASH',
          arn: HOME_WORKER,
          input: '{"kind":"order"}',
          depends_on: ['aws_lambda_permission.worker_permission-FromRule'],
        },
      },
      manifest: manifest(byService('events.amazonaws.com', HOME_WORKER, { ArnLike: { 'aws:SourceArn': [ruleArn()] } })),
      handOver: [],
      warnings: [],
    });
  });

  test('a rule of another bus is named by bus and rule, on an alias of the function too', () => {
    const { resources } = added(
      (scope) => {
        const home = homeAccount(scope);
        return { home, worker: lambda(home, 'worker', { alias: 'live' }).alias('live') };
      },
      (scope, { home, worker }) => {
        const source = eventBridgeRule({ account: home, ruleName: 'orders', eventBusName: 'shop' });
        new PushTrigger(scope, 'orders', { callee: worker, source, statementId: 'FromRule', manageSource: true });
      },
    );
    expect(resources).toEqual({
      'aws_lambda_permission.worker_permission-FromRule-live': {
        provider: 'aws.home',
        statement_id: 'FromRule',
        action: 'lambda:InvokeFunction',
        function_name: '${aws_lambda_function.worker.arn}',
        qualifier: 'live',
        principal: 'events.amazonaws.com',
        source_arn: ruleArn('shop/orders'),
        depends_on: ['aws_lambda_alias.worker_alias-live'],
        lifecycle: { replace_triggered_by: ['aws_lambda_alias.worker_alias-live.id'] },
      },
      'aws_cloudwatch_event_target.orders_target': {
        provider: 'aws.home',
        rule: 'orders',
        event_bus_name: 'shop',
        target_id: 'worker-live-HASH',
        arn: `${HOME_WORKER}:live`,
        depends_on: ['aws_lambda_permission.worker_permission-FromRule-live'],
      },
    });
  });

  test('a rule that is not managed gets the permission, and its owner the target', () => {
    const result = added(
      (scope) => lambda(homeAccount(scope), 'worker'),
      (scope, worker) => {
        const source = eventBridgeRule({ account: { accountId: HOME, region: 'us-east-1' }, ruleName: 'orders' });
        new PushTrigger(scope, 'orders', { callee: worker, source, statementId: 'FromRule' });
      },
    );
    expect(result.handOver).toEqual([{ accountId: HOME, resourceArn: ruleArn(), kind: 'eventSource' }]);
    expect(Object.keys(result.resources)).toEqual(['aws_lambda_permission.worker_permission-FromRule']);
  });
});

describe('across accounts', () => {
  test('a role of the account of the rule calls, which the rule alone may take; the function lets the account in', () => {
    const result = added(
      (scope) => {
        const { home, worker } = ends(scope);
        const provider = home.provider;
        const resource = new CloudwatchEventRule(scope, 'rule', { provider, name: 'orders', eventPattern: '{}' });
        return { home, worker, resource };
      },
      (scope, { home, worker, resource }) => {
        const source = eventBridgeRule({ account: home, ruleName: 'orders', resource });
        new PushTrigger(scope, 'orders', { callee: worker, source, manageSource: true });
      },
    );
    expect(result).toEqual({
      resources: {
        [ROLE]: roleOf(),
        [ROLE_POLICY]: invoke(),
        [PERMISSION]: ofRoot(),
        'aws_cloudwatch_event_target.orders_target': target([ROLE_POLICY, PERMISSION], {
          rule: '${aws_cloudwatch_event_rule.rule.name}',
        }),
      },
      manifest: manifest(access('account')),
      handOver: [],
      warnings: [],
    });
  });

  test("principal: 'role' lets the role alone in, and the permission waits for it and is replaced with it", () => {
    const result = added(ends, (scope, { home, worker }) => {
      const source = eventBridgeRule({ account: home, ruleName: 'orders', principal: 'role' });
      new PushTrigger(scope, 'orders', { callee: worker, source, manageSource: true });
    });
    expect(result).toEqual({
      resources: {
        [ROLE]: roleOf(),
        [ROLE_POLICY]: invoke(),
        [PERMISSION]: {
          ...ofRoot(roleArn(HOME, 'orders-invokes-worker')),
          depends_on: [ROLE],
          ...replacedWith(ROLE),
        },
        'aws_cloudwatch_event_target.orders_target': target([ROLE_POLICY, PERMISSION]),
      },
      manifest: manifest(access('role')),
      handOver: [],
      warnings: [],
    });
  });

  test('the role of a rule of another bus trusts the service for that rule of that bus, under the name that is given', () => {
    const { resources, manifest: declared } = added(ends, (scope, { home, worker }) => {
      const rule = { account: home, ruleName: 'orders', eventBusName: 'shop', roleName: 'shop-orders' };
      new PushTrigger(scope, 'orders', { callee: worker, source: eventBridgeRule(rule), manageSource: true });
    });
    const permission = 'aws_lambda_permission.worker_permission-InvokeFunction-shop-orders-111111111111-HASH';
    expect(resources).toEqual({
      [ROLE]: roleOf('shop/orders', 'shop-orders'),
      [ROLE_POLICY]: invoke(),
      [permission]: { ...ofRoot(), statement_id: 'InvokeFunction-shop-orders-111111111111-HASH' },
      'aws_cloudwatch_event_target.orders_target': target([ROLE_POLICY, permission], { event_bus_name: 'shop' }),
    });
    expect(declared).toEqual(manifest(access('account', 'both', 'shop-orders')));
  });

  test('the role of a rule that calls an alias may invoke that alias alone', () => {
    const { resources } = added(
      (scope) => {
        const home = homeAccount(scope);
        return { home, worker: lambda(crossAccount(scope), 'worker', { alias: 'live' }).alias('live') };
      },
      (scope, { home, worker }) => {
        const source = eventBridgeRule({ account: home, ruleName: 'orders' });
        new PushTrigger(scope, 'orders', { callee: worker, source, manageSource: true });
      },
    );
    const permission =
      'aws_lambda_permission.worker_permission-InvokeFunction-orders-invokes-worker-live-111111111111-live-HASH-live';
    expect(resources).toEqual({
      [ROLE]: { ...roleOf(), name: 'orders-invokes-worker-live' },
      [ROLE_POLICY]: invoke(`${WORKER}:live`),
      [permission]: {
        ...ofRoot(),
        statement_id: 'InvokeFunction-orders-invokes-worker-live-111111111111-live-HASH',
        qualifier: 'live',
        depends_on: ['aws_lambda_alias.worker_alias-live'],
        lifecycle: { replace_triggered_by: ['aws_lambda_alias.worker_alias-live.id'] },
      },
      'aws_cloudwatch_event_target.orders_target': target([ROLE_POLICY, permission], {
        target_id: 'worker-live-HASH',
        arn: `${WORKER}:live`,
      }),
    });
  });

  test.each([
    ['account', `arn:aws:iam::${HOME}:root`],
    ['role', roleArn(HOME, 'orders-invokes-worker')],
  ] as const)(
    'with a rule that is not managed the function lets in its %s, and its owner gets target and role',
    (principal, arn) => {
      const result = added(ends, (scope, { worker }) => {
        const account = { accountId: HOME, region: 'us-east-1' };
        const source = eventBridgeRule({ account, ruleName: 'orders', principal });
        const trigger = new PushTrigger(scope, 'orders', { callee: worker, source });
        const [document] = trigger.handOver;
        for (const text of [document?.cli, document?.hcl]) {
          expect(text).toMatch(/AssumeRoleByRule[\s\S]*InvokeFunction/);
        }
      });
      expect(result).toEqual({
        resources: { [PERMISSION]: ofRoot(arn) },
        manifest: manifest(access(principal, 'target')),
        handOver: [{ accountId: HOME, resourceArn: ruleArn(), kind: 'eventSource' }],
        warnings: [],
      });
    },
  );

  test.each([true, false])(
    'the statement id that is given names the permission for the account of the rule (managed: %s)',
    (manageSource) => {
      const { resources } = added(ends, (scope, { home, worker }) => {
        const source = eventBridgeRule({ account: home, ruleName: 'orders' });
        new PushTrigger(scope, 'orders', { callee: worker, source, statementId: 'FromOrders', manageSource });
      });
      const permissions = Object.entries(resources).filter(([address]) => address.startsWith('aws_lambda_permission.'));
      expect(permissions).toEqual([
        ['aws_lambda_permission.worker_permission-FromOrders', { ...ofRoot(), statement_id: 'FromOrders' }],
      ]);
    },
  );

  test('for a function of others the permission is handed over, and the role and the target are written', () => {
    const result = added(
      (scope) => ({ home: homeAccount(scope), worker: LambdaFunction.fromArn(scope, 'worker', WORKER) }),
      (scope, { home, worker }) => {
        const source = eventBridgeRule({ account: home, ruleName: 'orders' });
        new PushTrigger(scope, 'orders', { callee: worker, source, manageSource: true });
      },
    );
    expect(result).toEqual({
      resources: {
        [ROLE]: roleOf(),
        [ROLE_POLICY]: invoke(),
        'aws_cloudwatch_event_target.orders_target': target([ROLE_POLICY]),
      },
      manifest: manifest(access('account', 'caller')),
      handOver: [
        {
          accountId: CROSS,
          resourceArn: WORKER,
          kind: 'permission',
          statement: {
            Sid: ID,
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${HOME}:root` },
            Action: 'lambda:InvokeFunction',
            Resource: WORKER,
          },
        },
      ],
      warnings: [],
    });
  });
});

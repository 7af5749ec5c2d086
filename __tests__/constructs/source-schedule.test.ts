import type { TerraformStack } from 'cdktf';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { eventBridgeSchedule } from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import { added, manifest, policy, replacedWith } from './added';
import { CROSS, crossAccount, functionArn, HOME, homeAccount, lambda, roleArn } from './fixtures';

const ROLE = 'aws_iam_role.nightly_role';
const ROLE_POLICY = 'aws_iam_role_policy.nightly_role_invoke';
const SCHEDULE = 'aws_scheduler_schedule.nightly_schedule';
const ROLE_NAME = 'nightly-invokes-worker';
const ID = `InvokeFunction-${ROLE_NAME}-${HOME}-HASH`;
const PERMISSION = `aws_lambda_permission.worker_permission-${ID}`;
const NIGHTLY = { scheduleName: 'nightly', scheduleExpression: 'rate(1 day)' };
const SCHEDULE_ARN = `arn:aws:scheduler:us-east-1:${HOME}:schedule/default/nightly`;

function role(group = 'default', name = ROLE_NAME) {
  return {
    provider: 'aws.home',
    name,
    // The Scheduler tells the group as the source, never the schedule.
    assume_role_policy: policy({
      Sid: 'AssumeRoleByScheduleGroup',
      Effect: 'Allow',
      Principal: { Service: 'scheduler.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: {
        ArnEquals: { 'aws:SourceArn': `arn:aws:scheduler:us-east-1:${HOME}:schedule-group/${group}` },
        StringEquals: { 'aws:SourceAccount': HOME },
      },
    }),
  };
}

function rolePolicy(accountId: string) {
  return {
    provider: 'aws.home',
    name: 'invoke',
    role: `\${${ROLE}.name}`,
    policy: policy({
      Sid: 'InvokeFunction',
      Effect: 'Allow',
      Action: 'lambda:InvokeFunction',
      Resource: functionArn(accountId, 'worker'),
    }),
    ...replacedWith(ROLE),
  };
}

function permission(principal = `arn:aws:iam::${HOME}:root`) {
  return {
    provider: 'aws.cross',
    statement_id: ID,
    action: 'lambda:InvokeFunction',
    function_name: '${aws_lambda_function.worker.arn}',
    principal,
  };
}

function schedule(accountId: string, dependsOn: readonly string[]) {
  return {
    provider: 'aws.home',
    name: 'nightly',
    schedule_expression: 'rate(1 day)',
    flexible_time_window: { mode: 'OFF' },
    target: { arn: functionArn(accountId, 'worker'), role_arn: `\${${ROLE}.arn}` },
    depends_on: dependsOn,
  };
}

function access(accountId: string, breadth: string, via: string, side = 'both') {
  return {
    principal: roleArn(HOME, ROLE_NAME),
    breadth,
    action: 'lambda:InvokeFunction',
    resource: functionArn(accountId, 'worker'),
    via,
    conditions: {},
    side,
  };
}

function withinHome(scope: TerraformStack) {
  const home = homeAccount(scope);
  return { home, worker: lambda(home, 'worker') };
}

function acrossAccounts(scope: TerraformStack) {
  return { home: homeAccount(scope), worker: lambda(crossAccount(scope), 'worker') };
}

test('within one account the role of a schedule is the whole access: nothing is added to the function', () => {
  const result = added(withinHome, (scope, { home, worker }) => {
    const source = eventBridgeSchedule({ account: home, ...NIGHTLY });
    new PushTrigger(scope, 'nightly', { callee: worker, source, manageSource: true });
  });
  expect(result).toEqual({
    resources: {
      [ROLE]: role(),
      [ROLE_POLICY]: rolePolicy(HOME),
      [SCHEDULE]: schedule(HOME, [ROLE_POLICY]),
    },
    manifest: manifest(access(HOME, 'role', 'identityPolicy')),
    handOver: [],
    warnings: [],
  });
});

test('across accounts the function lets in the account of the schedule, whose role calls', () => {
  const result = added(acrossAccounts, (scope, { home, worker }) => {
    const source = eventBridgeSchedule({ account: home, ...NIGHTLY });
    new PushTrigger(scope, 'nightly', { callee: worker, source, manageSource: true });
  });
  expect(result).toEqual({
    resources: {
      [ROLE]: role(),
      [ROLE_POLICY]: rolePolicy(CROSS),
      [PERMISSION]: permission(),
      [SCHEDULE]: schedule(CROSS, [ROLE_POLICY, PERMISSION]),
    },
    manifest: manifest(access(CROSS, 'account', 'resourcePolicy')),
    handOver: [],
    warnings: [],
  });
});

test("principal: 'role' lets in the role of the schedule alone", () => {
  const result = added(acrossAccounts, (scope, { home, worker }) => {
    const source = eventBridgeSchedule({ account: home, ...NIGHTLY, principal: 'role' });
    new PushTrigger(scope, 'nightly', { callee: worker, source, manageSource: true });
  });
  expect(result).toEqual({
    resources: {
      [ROLE]: role(),
      [ROLE_POLICY]: rolePolicy(CROSS),
      [PERMISSION]: { ...permission(roleArn(HOME, ROLE_NAME)), depends_on: [ROLE], ...replacedWith(ROLE) },
      [SCHEDULE]: schedule(CROSS, [ROLE_POLICY, PERMISSION]),
    },
    manifest: manifest(access(CROSS, 'role', 'resourcePolicy')),
    handOver: [],
    warnings: [],
  });
});

test('the role of a schedule of another group trusts that group, and every option reaches the schedule', () => {
  const { resources } = added(withinHome, (scope, { home, worker }) => {
    const source = eventBridgeSchedule({
      account: home,
      scheduleName: 'nightly',
      scheduleExpression: 'cron(0 3 * * ? *)',
      timezone: 'Europe/Berlin',
      flexibleWindowInMinutes: 15,
      groupName: 'reports',
      roleName: 'reports-scheduler',
      input: '{"kind":"report"}',
    });
    new PushTrigger(scope, 'nightly', { callee: worker, source, manageSource: true });
  });
  expect(resources).toEqual({
    [ROLE]: role('reports', 'reports-scheduler'),
    [ROLE_POLICY]: rolePolicy(HOME),
    [SCHEDULE]: {
      provider: 'aws.home',
      name: 'nightly',
      group_name: 'reports',
      schedule_expression: 'cron(0 3 * * ? *)',
      schedule_expression_timezone: 'Europe/Berlin',
      flexible_time_window: { mode: 'FLEXIBLE', maximum_window_in_minutes: 15 },
      target: {
        arn: functionArn(HOME, 'worker'),
        role_arn: `\${${ROLE}.arn}`,
        input: '{"kind":"report"}',
      },
      depends_on: [ROLE_POLICY],
    },
  });
});

test('a schedule of one account that is not managed is handed over with its role, and the function needs nothing', () => {
  const result = added(withinHome, (scope, { home, worker }) => {
    const source = eventBridgeSchedule({ account: home, ...NIGHTLY });
    new PushTrigger(scope, 'nightly', { callee: worker, source });
  });
  expect(result).toEqual({
    resources: {},
    manifest: undefined,
    handOver: [{ accountId: HOME, resourceArn: SCHEDULE_ARN, kind: 'eventSource' }],
    warnings: [],
  });
});

test('across accounts a schedule that is not managed is handed over with its role, and the function lets its account in', () => {
  const result = added(acrossAccounts, (scope, { worker }) => {
    const source = eventBridgeSchedule({ account: { accountId: HOME, region: 'us-east-1' }, ...NIGHTLY });
    const trigger = new PushTrigger(scope, 'nightly', { callee: worker, source });
    const [document] = trigger.handOver;
    for (const text of [document?.cli, document?.hcl]) {
      expect(text).toMatch(/AssumeRoleByScheduleGroup[\s\S]*InvokeFunction[\s\S]*rate\(1 day\)/);
    }
  });
  expect(result).toEqual({
    resources: { [PERMISSION]: permission() },
    manifest: manifest(access(CROSS, 'account', 'resourcePolicy', 'target')),
    handOver: [{ accountId: HOME, resourceArn: SCHEDULE_ARN, kind: 'eventSource' }],
    warnings: [],
  });
});

test('for a function of others the permission is handed over, and the schedule and its role are written', () => {
  const result = added(
    (scope) => {
      const worker = LambdaFunction.fromArn(scope, 'worker', functionArn(CROSS, 'worker'));
      return { home: homeAccount(scope), worker };
    },
    (scope, { home, worker }) => {
      const source = eventBridgeSchedule({ account: home, ...NIGHTLY });
      new PushTrigger(scope, 'nightly', { callee: worker, source, manageSource: true });
    },
  );
  expect(result).toEqual({
    resources: {
      [ROLE]: role(),
      [ROLE_POLICY]: rolePolicy(CROSS),
      [SCHEDULE]: schedule(CROSS, [ROLE_POLICY]),
    },
    manifest: manifest(access(CROSS, 'account', 'resourcePolicy', 'caller')),
    handOver: [
      {
        accountId: CROSS,
        resourceArn: functionArn(CROSS, 'worker'),
        kind: 'permission',
        statement: {
          Sid: ID,
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${HOME}:root` },
          Action: 'lambda:InvokeFunction',
          Resource: functionArn(CROSS, 'worker'),
        },
      },
    ],
    warnings: [],
  });
});

test('a role whose name would be too long for IAM ends in a hash, and is cut to 64 characters', () => {
  const scheduleName = 'a-schedule-with-a-long-name-that-fills-what-iam-accepts-by-itself';
  const { resources } = added(withinHome, (scope, { home, worker }) => {
    const source = eventBridgeSchedule({ account: home, ...NIGHTLY, scheduleName: scheduleName.slice(0, 64) });
    new PushTrigger(scope, 'nightly', { callee: worker, source, manageSource: true });
  });
  // 55 characters, a hyphen and the 8 digits that the helper shows as HASH.
  expect(resources[ROLE]?.['name']).toBe(`${scheduleName.slice(0, 55)}-HASH`);
});

test('schedules of one name in two groups call by roles of two names', () => {
  const { resources } = added(withinHome, (scope, { home, worker }) => {
    for (const groupName of ['default', 'reports']) {
      const source = eventBridgeSchedule({ account: home, ...NIGHTLY, groupName });
      new PushTrigger(scope, groupName, { callee: worker, source, manageSource: true });
    }
  });
  expect([resources['aws_iam_role.default_role'], resources['aws_iam_role.reports_role']]).toEqual([
    role(),
    role('reports', `reports-${ROLE_NAME}`),
  ]);
});

import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { TerraformStack } from 'cdktf';
import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { logGroup } from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import { added, byService, manifest } from './added';
import { functionArn, HOME, homeAccount, lambda } from './fixtures';

const WORKER = functionArn(HOME, 'worker');
const GROUP = `arn:aws:logs:us-east-1:${HOME}:log-group:/app/web:*`;
const PERMISSION = 'aws_lambda_permission.worker_permission-FromLogs';
const FILTER = 'aws_cloudwatch_log_subscription_filter.logs_filter';

const WRITTEN = {
  provider: 'aws.home',
  statement_id: 'FromLogs',
  action: 'lambda:InvokeFunction',
  function_name: '${aws_lambda_function.worker.arn}',
  principal: 'logs.amazonaws.com',
  source_arn: GROUP,
  source_account: HOME,
};
const ACCESS = byService('logs.amazonaws.com', WORKER, {
  ArnLike: { 'aws:SourceArn': [GROUP] },
  StringEquals: { 'aws:SourceAccount': [HOME] },
});

function ends(scope: TerraformStack) {
  const home = homeAccount(scope);
  return { home, worker: lambda(home, 'worker') };
}

test('a log group is subscribed to by a filter that lets everything through and waits for the permission', () => {
  const result = added(
    (scope) => {
      const { home, worker } = ends(scope);
      return {
        home,
        worker,
        resource: new CloudwatchLogGroup(scope, 'web', { provider: home.provider, name: '/app/web' }),
      };
    },
    (scope, { home, worker, resource }) => {
      const source = logGroup({ account: home, logGroupName: '/app/web', resource });
      new PushTrigger(scope, 'logs', { callee: worker, source, statementId: 'FromLogs', manageSource: true });
    },
  );
  expect(result).toEqual({
    resources: {
      [PERMISSION]: WRITTEN,
      [FILTER]: {
        provider: 'aws.home',
        name: 'worker-HASH',
        log_group_name: '${aws_cloudwatch_log_group.web.name}',
        filter_pattern: '',
        destination_arn: WORKER,
        depends_on: [PERMISSION],
      },
    },
    manifest: manifest(ACCESS),
    handOver: [],
    warnings: [],
  });
});

test('name and pattern reach the filter of a log group that exists already', () => {
  const { resources } = added(ends, (scope, { home, worker }) => {
    const source = logGroup({
      account: home,
      logGroupName: '/app/web',
      filterName: 'errors',
      filterPattern: '{ $.level = "error" }',
    });
    new PushTrigger(scope, 'logs', { callee: worker, source, statementId: 'FromLogs', manageSource: true });
  });
  expect(resources).toEqual({
    [PERMISSION]: WRITTEN,
    [FILTER]: {
      provider: 'aws.home',
      name: 'errors',
      log_group_name: '/app/web',
      filter_pattern: '{ $.level = "error" }',
      destination_arn: WORKER,
      depends_on: [PERMISSION],
    },
  });
});

test('the owner of a log group that is not managed gets the filter', () => {
  const result = added(ends, (scope, { worker }) => {
    const source = logGroup({ account: { accountId: HOME, region: 'us-east-1' }, logGroupName: '/app/web' });
    new PushTrigger(scope, 'logs', { callee: worker, source, statementId: 'FromLogs' });
  });
  expect(result).toEqual({
    resources: { [PERMISSION]: WRITTEN },
    manifest: manifest(ACCESS),
    handOver: [{ accountId: HOME, resourceArn: GROUP, kind: 'eventSource' }],
    warnings: [],
  });
});

test('for a function of others the permission is handed over, and the filter of our log group is written', () => {
  const result = added(
    (scope) => ({ home: homeAccount(scope), worker: LambdaFunction.fromArn(scope, 'worker', WORKER) }),
    (scope, { home, worker }) => {
      const source = logGroup({ account: home, logGroupName: '/app/web' });
      new PushTrigger(scope, 'logs', { callee: worker, source, statementId: 'FromLogs', manageSource: true });
    },
  );
  expect(result).toEqual({
    resources: {
      [FILTER]: {
        provider: 'aws.home',
        name: 'worker-HASH',
        log_group_name: '/app/web',
        filter_pattern: '',
        destination_arn: WORKER,
      },
    },
    manifest: undefined,
    handOver: [
      {
        accountId: HOME,
        resourceArn: WORKER,
        kind: 'permission',
        statement: {
          Sid: 'FromLogs',
          Effect: 'Allow',
          Principal: { Service: 'logs.amazonaws.com' },
          Action: 'lambda:InvokeFunction',
          Resource: WORKER,
          Condition: { ArnLike: { 'AWS:SourceArn': GROUP }, StringEquals: { 'AWS:SourceAccount': HOME } },
        },
      },
    ],
    warnings: [],
  });
});

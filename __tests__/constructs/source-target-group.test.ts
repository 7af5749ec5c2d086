import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import type { TerraformStack } from 'cdktf';
import { targetGroup } from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import { added, byService, manifest } from './added';
import { functionArn, HOME, homeAccount, lambda } from './fixtures';

const WORKER = functionArn(HOME, 'worker');
const GROUP_ARN = `arn:aws:elasticloadbalancing:us-east-1:${HOME}:targetgroup/web/6d0ecf831eec9f09`;
const GROUP = '${aws_lb_target_group.web.arn}';
const PERMISSION = 'aws_lambda_permission.worker_permission-FromBalancer';
const ATTACHMENT = 'aws_lb_target_group_attachment.web-calls_attachment';

function permission(sourceArn: string) {
  return {
    provider: 'aws.home',
    statement_id: 'FromBalancer',
    action: 'lambda:InvokeFunction',
    function_name: '${aws_lambda_function.worker.arn}',
    principal: 'elasticloadbalancing.amazonaws.com',
    source_arn: sourceArn,
  };
}

function attachment(group: string, dependsOn: string) {
  return { provider: 'aws.home', target_group_arn: group, target_id: WORKER, depends_on: [dependsOn] };
}

function access(sourceArn: string, callee = WORKER) {
  return byService('elasticloadbalancing.amazonaws.com', callee, { ArnLike: { 'aws:SourceArn': [sourceArn] } });
}

function ends(scope: TerraformStack) {
  const home = homeAccount(scope);
  return { home, worker: lambda(home, 'worker') };
}

function withGroup(scope: TerraformStack) {
  const { home, worker } = ends(scope);
  const group = new LbTargetGroup(scope, 'web', { provider: home.provider, name: 'web', targetType: 'lambda' });
  return { home, worker, group };
}

test('a target group registers the function once its load balancer may call it', () => {
  const result = added(withGroup, (scope, { home, worker, group }) => {
    const source = targetGroup({ account: home, targetGroup: group });
    new PushTrigger(scope, 'web-calls', { callee: worker, source, statementId: 'FromBalancer', manageSource: true });
  });
  expect(result).toEqual({
    resources: { [PERMISSION]: permission(GROUP), [ATTACHMENT]: attachment(GROUP, PERMISSION) },
    manifest: manifest(access(GROUP)),
    handOver: [],
    warnings: [],
  });
});

test('a target group that exists already is named by its ARN, and an alias of the function by its own', () => {
  const result = added(
    (scope) => {
      const home = homeAccount(scope);
      return { home, live: lambda(home, 'worker', { alias: 'live' }).alias('live') };
    },
    (scope, { home, live }) => {
      const source = targetGroup({ account: home, targetGroupArn: GROUP_ARN });
      new PushTrigger(scope, 'web-calls', { callee: live, source, statementId: 'FromBalancer', manageSource: true });
    },
  );
  expect(result).toEqual({
    resources: {
      [`${PERMISSION}-live`]: {
        ...permission(GROUP_ARN),
        qualifier: 'live',
        depends_on: ['aws_lambda_alias.worker_alias-live'],
        lifecycle: { replace_triggered_by: ['aws_lambda_alias.worker_alias-live.id'] },
      },
      [ATTACHMENT]: { ...attachment(GROUP_ARN, `${PERMISSION}-live`), target_id: `${WORKER}:live` },
    },
    manifest: manifest(access(GROUP_ARN, `${WORKER}:live`)),
    handOver: [],
    warnings: [],
  });
});

test('the owner of a target group that is not managed gets the registration', () => {
  const result = added(ends, (scope, { worker }) => {
    const source = targetGroup({ account: { accountId: HOME, region: 'us-east-1' }, targetGroupArn: GROUP_ARN });
    new PushTrigger(scope, 'web-calls', { callee: worker, source, statementId: 'FromBalancer' });
  });
  expect(result).toEqual({
    resources: { [PERMISSION]: permission(GROUP_ARN) },
    manifest: manifest(access(GROUP_ARN)),
    handOver: [{ accountId: HOME, resourceArn: GROUP_ARN, kind: 'eventSource' }],
    warnings: [],
  });
});

test('a target group of this app that is not managed gets the permission alone', () => {
  const result = added(withGroup, (scope, { home, worker, group }) => {
    const source = targetGroup({ account: home, targetGroup: group });
    new PushTrigger(scope, 'web-calls', { callee: worker, source, statementId: 'FromBalancer' });
  });
  expect(result).toEqual({
    resources: { [PERMISSION]: permission(GROUP) },
    manifest: manifest(access(GROUP)),
    handOver: [],
    warnings: [],
  });
});

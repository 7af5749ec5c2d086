/**
 * What each event source needs: a permission on the function (push), a role of the source's account, or rights of the
 * execution role (pull). The constructs ask this table, and `docs/event-sources.md` is made from it.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
 */
import type { EventSourceRow, OutsideRow, RoleRow } from './event-source-row';
import { PULL_SOURCES } from './pull-source-rows';
import { PUSH_SOURCES } from './push-source-rows';

const ROLE_SOURCES = {
  eventBridgeSchedule: {
    title: 'EventBridge Scheduler',
    mechanism: 'role',
    service: 'scheduler.amazonaws.com',
    arn: 'arn:{partition}:scheduler:{region}:{accountId}:schedule/{groupName}/{scheduleName}',
    acrossAccounts: 'byRole',
    acrossRegions: 'no',
    atSource: 'the schedule with its target, and the role it assumes to call the function',
    managed: ['aws_scheduler_schedule', 'aws_iam_role', 'aws_iam_role_policy'],
    madeBy: 'eventBridgeSchedule',
    limits: 'The role’s trust policy may ask for the schedule group, not for the schedule.',
    page: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html',
  },
  eventBridgePipe: {
    title: 'EventBridge pipe',
    mechanism: 'role',
    service: 'pipes.amazonaws.com',
    arn: 'arn:{partition}:pipes:{region}:{accountId}:pipe/{pipeName}',
    acrossAccounts: 'byRole',
    acrossRegions: 'no',
    atSource: 'the pipe and the role it runs as',
    madeBy: 'InvokeGrant',
    limits: 'The pipe’s role is the caller of an InvokeGrant.',
    page: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-permissions.html',
  },
  stateMachine: {
    title: 'Step Functions state machine',
    mechanism: 'role',
    service: 'states.amazonaws.com',
    arn: 'arn:{partition}:states:{region}:{accountId}:stateMachine:{name}',
    acrossAccounts: 'byRole',
    acrossRegions: 'no',
    atSource: 'the state machine and the role it runs as',
    madeBy: 'InvokeGrant',
    limits: 'The state machine’s role is the caller of an InvokeGrant.',
    page: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html',
  },
} as const satisfies Record<string, RoleRow>;

const OUTSIDE_SOURCES = {
  lambdaAtEdge: {
    title: 'Lambda@Edge',
    mechanism: 'none',
    service: 'edgelambda.amazonaws.com',
    arn: 'arn:{partition}:cloudfront::{accountId}:distribution/{distributionId}',
    acrossAccounts: 'no',
    acrossRegions: 'no',
    atSource:
      'a published version of a function in us-east-1, in the distribution’s definition; the function’s execution role trusts edgelambda.amazonaws.com besides',
    limits: 'CloudFront makes its replicas itself; function and distribution are in one account.',
    page: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html',
  },
} as const satisfies Record<string, OutsideRow>;

/** What each event source needs, by kind. https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html */
export const EVENT_SOURCES = {
  ...PUSH_SOURCES,
  ...ROLE_SOURCES,
  ...PULL_SOURCES,
  ...OUTSIDE_SOURCES,
} as const satisfies Record<string, EventSourceRow>;

/** A kind of event source. */
export type EventSourceKind = keyof typeof EVENT_SOURCES;

/** The row of a kind, or nothing for a kind that there is not. */
export function eventSourceRow(kind: string): EventSourceRow | undefined {
  return new Map<string, EventSourceRow>(Object.entries(EVENT_SOURCES)).get(kind);
}

/** The row of the source behind a service principal, whatever form its name has; nothing for a service without a row. */
export function eventSourceRowOf(service: string): EventSourceRow | undefined {
  // What makes the copies of a function for CloudFront.
  if (service === 'replicator.lambda.amazonaws.com') {
    return EVENT_SOURCES.lambdaAtEdge;
  }
  return Object.values<EventSourceRow>(EVENT_SOURCES).find(
    (row) => row.service !== undefined && placelessName(row.service) === placelessName(service),
  );
}

// Some services have names of their own in a region or partition: sns.ap-east-1.amazonaws.com, logs.amazonaws.com.cn.
function placelessName(service: string): string {
  return service.replace(/\.cn$/, '').replace(/^([a-z0-9-]+)\.[a-z]{2,}(-[a-z]+)+-\d+\./, '$1.');
}

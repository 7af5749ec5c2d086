import { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule';
import { badChoice, missing, type Problem } from '../errors';
import { formatArn } from '../iam/arn';
import { checkName, checkOptionalName } from '../iam/name-rules';
import type { TrustStatement } from '../iam/statement';
import { handOverSchedule } from '../policies/hand-over-event-source';
import { type CallingRoleOptions, callingRole, checkCallingRole, principalWithinAccount } from './calling-role';
import { checkJsonText } from './check-json-text';
import { checkRange } from './check-range';
import type { PushSourceKind } from './push-source-kind';
import { waitFor } from './scope-in';
import { placeOf, type SourceAccount } from './source-account';

const DEFAULT_GROUP = 'default';

/** A schedule of EventBridge Scheduler that calls the function, by a role of the schedule's account. */
export interface EventBridgeScheduleSource extends CallingRoleOptions {
  /** Where the schedule is; the region must be the function's. */
  readonly account: SourceAccount;
  /** Name of the schedule: 1 to 64 letters, digits and _ . -. */
  readonly scheduleName: string;
  /** When the function is called: `rate(…)`, `cron(…)` or `at(…)`. */
  readonly scheduleExpression: string;
  /**
   * Time zone of the expression, such as `Europe/Berlin`.
   * @default "UTC"
   */
  readonly timezone?: string;
  /**
   * Minutes within which the call may happen: 1 to 1,440.
   * @default - at the time itself
   */
  readonly flexibleWindowInMinutes?: number;
  /**
   * Name of the schedule group, which must exist.
   * @default "default"
   */
  readonly groupName?: string;
  /**
   * JSON text that the function gets.
   * @default - what the Scheduler sends
   */
  readonly input?: string;
}

export const EVENT_BRIDGE_SCHEDULE: PushSourceKind<EventBridgeScheduleSource> = {
  check: (source, callee) => [
    checkName('ruleName', 'scheduleName', source.scheduleName),
    checkOptionalName('ruleName', 'groupName', source.groupName),
    checkExpression(source.scheduleExpression),
    checkRange('flexibleWindowInMinutes', source.flexibleWindowInMinutes, { from: 1, to: 1440, unit: 'minutes' }),
    checkJsonText('input', source.input),
    ...checkCallingRole(source),
    placeOf(source.account).accountId === callee.function.accountId && source.principal !== undefined
      ? principalWithinAccount(source.principal, callee.function.accountId)
      : undefined,
  ],
  identify: (source) => ({
    name: source.scheduleName,
    arn: scheduleArn(source, `schedule/${source.groupName ?? DEFAULT_GROUP}/${source.scheduleName}`),
    distinguishers: [source.groupName ?? DEFAULT_GROUP],
  }),
  callingRole: (source, callee) =>
    callingRole(source.account, source, { sourceName: sourceName(source), trust: scheduleTrust(source), callee }),
  manage: (source, { scope, account, connection, dependsOn, roleArn = '' }) => {
    const { scheduleName, groupName, scheduleExpression, timezone, flexibleWindowInMinutes, input } = source;
    new SchedulerSchedule(scope, 'schedule', {
      provider: account.provider,
      name: scheduleName,
      scheduleExpression,
      ...(groupName === undefined ? {} : { groupName }),
      ...(timezone === undefined ? {} : { scheduleExpressionTimezone: timezone }),
      flexibleTimeWindow:
        flexibleWindowInMinutes === undefined
          ? { mode: 'OFF' }
          : { mode: 'FLEXIBLE', maximumWindowInMinutes: flexibleWindowInMinutes },
      target: { arn: connection.functionArn, roleArn, ...(input === undefined ? {} : { input }) },
      ...waitFor(dependsOn),
    });
    return [];
  },
  handOver: (source, connection, _callee, role) =>
    role === undefined
      ? []
      : [handOverSchedule(connection, { ...source, groupName: source.groupName ?? DEFAULT_GROUP }, role)],
};

// Schedules of two groups may have one name, which their roles may not.
function sourceName({ scheduleName, groupName = DEFAULT_GROUP }: EventBridgeScheduleSource): string {
  return groupName === DEFAULT_GROUP ? scheduleName : `${groupName}-${scheduleName}`;
}

function scheduleArn({ account }: EventBridgeScheduleSource, resource: string): string {
  return formatArn({ ...placeOf(account), service: 'scheduler', resource });
}

/** The Scheduler tells the group of a schedule, not the schedule. https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html */
function scheduleTrust(source: EventBridgeScheduleSource): TrustStatement {
  return {
    sid: 'AssumeRoleByScheduleGroup',
    effect: 'Allow',
    principals: [{ kind: 'service', service: 'scheduler.amazonaws.com' }],
    actions: ['sts:AssumeRole'],
    conditions: {
      ArnEquals: { 'aws:SourceArn': [scheduleArn(source, `schedule-group/${source.groupName ?? DEFAULT_GROUP}`)] },
      StringEquals: { 'aws:SourceAccount': [placeOf(source.account).accountId] },
    },
  };
}

function checkExpression(expression: unknown): Problem | undefined {
  if (expression === undefined) {
    return missing('scheduleExpression is not given', 'rate(…), cron(…) or at(…)', 'set scheduleExpression');
  }
  return typeof expression === 'string' && /^(rate|cron|at)\(.+\)$/.test(expression)
    ? undefined
    : badChoice('scheduleExpression', expression, 'rate(…), cron(…) or at(…)');
}

import type { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { type Problem, sameAccount, show } from '../errors';
import { formatArn } from '../iam/arn';
import { checkName, checkOptionalName } from '../iam/name-rules';
import type { TrustStatement } from '../iam/statement';
import { handOverRuleTarget, shortName } from '../policies/hand-over-event-source';
import { type CallingRoleOptions, callingRole, checkCallingRole, principalWithinAccount } from './calling-role';
import { checkJsonText } from './check-json-text';
import type { PushSourceKind } from './push-source-kind';
import { checkSameName } from './same-name';
import { waitFor } from './scope-in';
import { placeOf, type SourceAccount } from './source-account';

const DEFAULT_BUS = 'default';

/** A rule of an event bus that calls the function. `roleName` and `principal` count across accounts only. */
export interface EventBridgeRuleSource extends CallingRoleOptions {
  /** Where the rule is; the region must be the function's. */
  readonly account: SourceAccount;
  /** Name of the rule: 1 to 64 letters, digits and _ . -. */
  readonly ruleName: string;
  /**
   * Name of the event bus that the rule belongs to.
   * @default "default"
   */
  readonly eventBusName?: string;
  /**
   * The rule's resource, where the stack of `account` creates it.
   * @default - the rule exists already
   */
  readonly resource?: CloudwatchEventRule;
  /**
   * JSON text that the function gets in place of the event.
   * @default - the event
   */
  readonly input?: string;
}

export const EVENT_BRIDGE_RULE: PushSourceKind<EventBridgeRuleSource> = {
  check: (source, callee) => [
    checkName('ruleName', 'ruleName', source.ruleName) ??
      checkSameName('ruleName', source.ruleName, source.resource?.nameInput),
    checkOptionalName('eventBusName', 'eventBusName', source.eventBusName) ??
      // An ARN names the bus in its last part.
      checkSameName(
        'eventBusName',
        source.eventBusName ?? DEFAULT_BUS,
        source.resource && (source.resource.eventBusNameInput ?? DEFAULT_BUS).replace(/^arn:.*event-bus\//, ''),
      ),
    checkJsonText('input', source.input),
    ...checkCallingRole(source),
    ...(placeOf(source.account).accountId === callee.function.accountId ? checkWithinAccount(source) : []),
  ],
  identify: (source) => ({
    name: source.ruleName,
    arn: ruleArn(source),
    distinguishers: [source.eventBusName ?? DEFAULT_BUS],
  }),
  // To a function of another account EventBridge sends with a role of the bus's account.
  callingRole: (source, callee) =>
    placeOf(source.account).accountId === callee.function.accountId
      ? undefined
      : callingRole(source.account, source, { sourceName: sourceName(source), trust: ruleTrust(source), callee }),
  manage: (source, { scope, account, connection, dependsOn, roleArn }) => {
    const { ruleName, eventBusName, resource, input } = source;
    new CloudwatchEventTarget(scope, 'target', {
      provider: account.provider,
      rule: resource?.name ?? ruleName,
      targetId: shortName(connection.name),
      arn: connection.functionArn,
      ...(eventBusName === undefined ? {} : { eventBusName }),
      ...(roleArn === undefined ? {} : { roleArn }),
      ...(input === undefined ? {} : { input }),
      ...waitFor(dependsOn),
    });
    return [];
  },
  handOver: (source, connection, _callee, role) => [
    handOverRuleTarget(connection, { ...source, eventBusName: source.eventBusName ?? DEFAULT_BUS }, role),
  ],
};

// Rules of two buses may have one name, which their roles may not.
function sourceName({ ruleName, eventBusName = DEFAULT_BUS }: EventBridgeRuleSource): string {
  return eventBusName === DEFAULT_BUS ? ruleName : `${eventBusName.replaceAll('/', '-')}-${ruleName}`;
}

// Within one account the service itself calls the function: a role would even keep events from being delivered.
function checkWithinAccount({ account, principal, roleName }: EventBridgeRuleSource): readonly (Problem | undefined)[] {
  const { accountId } = placeOf(account);
  return [
    principal === undefined ? undefined : principalWithinAccount(principal, accountId),
    roleName === undefined
      ? undefined
      : sameAccount('roleName', show(roleName), accountId, 'leave it out: the rule calls the function without a role'),
  ];
}

function ruleArn({ account, ruleName, eventBusName = DEFAULT_BUS }: EventBridgeRuleSource): string {
  // The ARN of a rule of the default bus does not name the bus.
  const resource = eventBusName === DEFAULT_BUS ? `rule/${ruleName}` : `rule/${eventBusName}/${ruleName}`;
  return formatArn({ ...placeOf(account), service: 'events', resource });
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html */
function ruleTrust(source: EventBridgeRuleSource): TrustStatement {
  return {
    sid: 'AssumeRoleByRule',
    effect: 'Allow',
    principals: [{ kind: 'service', service: 'events.amazonaws.com' }],
    actions: ['sts:AssumeRole'],
    conditions: {
      ArnEquals: { 'aws:SourceArn': [ruleArn(source)] },
      StringEquals: { 'aws:SourceAccount': [placeOf(source.account).accountId] },
    },
  };
}

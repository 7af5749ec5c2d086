import type { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { badChoice, notHere, otherAccount, type Problem } from '../errors';
import { accountRootArn, formatArn } from '../iam/arn';
import { checkName } from '../iam/name-rules';
import { SIZE_BUDGETS } from '../iam/size-budget';
import { handOverTopicSubscription } from '../policies/hand-over-event-source';
import { handOverResourcePolicy } from '../policies/hand-over-resource-policy';
import { subscribeStatement } from '../policies/topic-subscription';
import type { AwsAccount } from './aws-account';
import type { Callee } from './function-base';
import { ownedPolicy } from './owned-document';
import type { PushSourceKind } from './push-source-kind';
import { checkSameName } from './same-name';
import { ofSameStack, scopeIn, waitFor } from './scope-in';
import { placeOf, type SourceAccount } from './source-account';
import { declareAccess } from './stack-access';

const SCOPES = ['MessageAttributes', 'MessageBody'] as const;

/** A topic whose messages call the function. */
export interface SnsTopicSource {
  /** Where the topic is; any region. */
  readonly account: SourceAccount;
  /** Name of the topic: 1 to 256 letters, digits and _ -. */
  readonly topicName: string;
  /**
   * The topic's resource, where the stack of `account` creates it.
   * @default - the topic exists already
   */
  readonly resource?: SnsTopic;
  /**
   * The function's account in the region of the topic, whose provider subscribes.
   * @default - the function's own account, which must be in the region of the topic
   */
  readonly subscriber?: AwsAccount;
  /**
   * Filter policy of the subscription: which messages call the function.
   * @default - all
   */
  readonly filterPolicy?: Readonly<Record<string, unknown>>;
  /**
   * What the filter policy looks at: `MessageAttributes` or `MessageBody`.
   * @default "MessageAttributes"
   */
  readonly filterPolicyScope?: (typeof SCOPES)[number];
}

export const SNS_TOPIC: PushSourceKind<SnsTopicSource> = {
  check: ({ account, topicName, resource, subscriber, filterPolicyScope }, callee) => [
    checkName('topicName', 'topicName', topicName) ?? checkSameName('topicName', topicName, resource?.nameInput),
    resource?.fifoTopicInput === true
      ? {
          ...notHere(
            'the topic is a FIFO topic, which calls no functions',
            topicName,
            'a standard topic',
            'subscribe a queue to the topic, and let Lambda read that',
          ),
          page: 'https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html',
        }
      : undefined,
    filterPolicyScope === undefined || SCOPES.includes(filterPolicyScope)
      ? undefined
      : badChoice('filterPolicyScope', filterPolicyScope, SCOPES.join(', ')),
    checkSubscriber(account, subscriber ?? callee.function.account, callee, subscriber !== undefined),
  ],
  identify: (source) => ({ name: source.topicName, arn: topicArn(source), distinguishers: [] }),
  manage: (source, { trigger, account, callee, connection, permissions }) => {
    const isSameAccount = account.accountId === callee.function.accountId;
    const policies = isSameAccount ? [] : [topicPolicy(source, account, callee, connection.functionArn)];
    const subscriber = source.subscriber ?? callee.function.account;
    if (subscriber === undefined) {
      return [handOverTopicSubscription(connection, callee.function.accountId, source)];
    }
    const scope = scopeIn(subscriber, trigger);
    const { filterPolicy, filterPolicyScope, resource } = source;
    // The function's account subscribes: a subscription that the topic's account made would have to be confirmed.
    new SnsTopicSubscription(scope, 'subscription', {
      provider: subscriber.provider,
      topicArn: ofSameStack(scope, [resource])[0]?.arn ?? topicArn(source),
      protocol: 'lambda',
      endpoint: connection.functionArn,
      ...(filterPolicy === undefined ? {} : { filterPolicy: JSON.stringify(filterPolicy) }),
      ...(filterPolicyScope === undefined ? {} : { filterPolicyScope }),
      ...waitFor(ofSameStack(scope, [...permissions, ...policies])),
    });
    return [];
  },
  handOver: (source, connection, callee) => [
    ...(connection.accountId === callee.function.accountId
      ? []
      : [
          handOverResourcePolicy(
            connection.sourceArn,
            { ...connection, service: 'sns', name: source.topicName },
            subscribeStatement(callee.function, connection.functionArn, connection.sourceArn),
          ),
        ]),
    handOverTopicSubscription(connection, callee.function.accountId, source),
  ],
};

function topicArn({ account, topicName }: SnsTopicSource): string {
  return formatArn({ ...placeOf(account), service: 'sns', resource: topicName });
}

function topicPolicy(source: SnsTopicSource, account: AwsAccount, callee: Callee, functionArn: string): SnsTopicPolicy {
  const arn = topicArn(source);
  const policy = ownedPolicy(
    account,
    `policy-of-topic-${source.topicName}`,
    { what: `the policy of topic ${source.topicName}`, limit: SIZE_BUDGETS.topicPolicy },
    (scope, text) =>
      new SnsTopicPolicy(scope, 'Default', {
        provider: account.provider,
        arn: source.resource?.arn ?? arn,
        policy: text,
      }),
  );
  const statement = subscribeStatement(callee.function, functionArn, arn);
  policy.add(statement, { dependsOn: [], replaceTriggeredBy: [] });
  const { partition, accountId } = callee.function;
  declareAccess(
    // Who subscribes is whoever deploys: no policy of this app.
    { caller: undefined, target: policy.resource },
    {
      principal: accountRootArn(partition, accountId),
      breadth: 'account',
      action: 'sns:Subscribe',
      resource: arn,
      via: 'resourcePolicy',
      conditions: statement.conditions ?? {},
    },
  );
  return policy.resource;
}

function checkSubscriber(
  account: SourceAccount,
  subscriber: AwsAccount | undefined,
  { function: called }: Callee,
  isGiven: boolean,
): Problem | undefined {
  const isFitting = subscriber?.accountId === called.accountId && subscriber.region === account.region;
  // That no topic reaches into another partition is said elsewhere.
  if (subscriber === undefined || isFitting || placeOf(account).partition !== called.partition) {
    return undefined;
  }
  const expected = `an AwsAccount of ${called.accountId} in ${account.region}`;
  return otherAccount(
    isGiven
      ? 'subscriber cannot subscribe the function'
      : 'the topic is in another region than the function, and subscriber is not given',
    `${subscriber.accountId} in ${subscriber.region}`,
    expected,
    isGiven
      ? 'give the account of the function, in the region of the topic: that is where the subscription is made'
      : 'give subscriber: the subscription is made by the function’s account, in the region of the topic',
  );
}

import type { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchLogSubscriptionFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-subscription-filter';
import { formatArn } from '../iam/arn';
import { checkName } from '../iam/name-rules';
import { handOverSubscriptionFilter } from '../policies/hand-over-event-source';
import type { PushSourceKind } from './push-source-kind';
import { checkSameName } from './same-name';
import { checkSourceAccount, placeOf, type SourceAccount } from './source-account';

/** A log group whose events call the function. */
export interface LogGroupSource {
  /** Where the log group is: account and region of the function. */
  readonly account: SourceAccount;
  /** Name of the log group: 1 to 512 letters, digits and _ . / # -. */
  readonly logGroupName: string;
  /**
   * The log group's resource, where the stack of `account` creates it.
   * @default - the log group exists already
   */
  readonly resource?: CloudwatchLogGroup;
  /**
   * Filter pattern: which events call the function.
   * @default "" - all
   */
  readonly filterPattern?: string;
  /**
   * Name of the subscription filter, of which a log group has two at most: 1 to 512 characters without : and *.
   * @default - the name of the permission
   */
  readonly filterName?: string;
}

export const LOG_GROUP: PushSourceKind<LogGroupSource> = {
  check: ({ account, logGroupName, resource, filterName }) => [
    ...checkSourceAccount(account),
    checkName('logGroupName', 'logGroupName', logGroupName) ??
      checkSameName('logGroupName', logGroupName, resource?.nameInput),
    filterName === undefined ? undefined : checkName('logGroupName', 'filterName', filterName),
  ],
  identify: ({ account, logGroupName, filterName, filterPattern = '' }) => ({
    name: logGroupName,
    arn: formatArn({ ...placeOf(account), service: 'logs', resource: `log-group:${logGroupName}:*` }),
    distinguishers: [filterName ?? filterPattern],
  }),
  manage: ({ logGroupName, resource, filterPattern = '', filterName }, { scope, account, connection, dependsOn }) => {
    new CloudwatchLogSubscriptionFilter(scope, 'filter', {
      provider: account.provider,
      name: filterName ?? connection.name,
      logGroupName: resource?.name ?? logGroupName,
      filterPattern,
      destinationArn: connection.functionArn,
      dependsOn: [...dependsOn],
    });
    return [];
  },
  handOver: ({ logGroupName, filterPattern = '', filterName }, connection) => [
    handOverSubscriptionFilter(connection, { logGroupName, filterName: filterName ?? connection.name, filterPattern }),
  ],
};

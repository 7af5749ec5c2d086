import type { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchLogSubscriptionFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-subscription-filter';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { describeProblem, duplicateName, outOfRange } from '../errors';
import { formatArn } from '../iam/arn';
import { checkName, checkOptionalName } from '../iam/name-rules';
import { EVENT_SOURCES } from '../policies/event-sources';
import { handOverSubscriptionFilter } from '../policies/hand-over-event-source';
import { claim } from './claims';
import type { PushSourceKind } from './push-source-kind';
import { checkSameName } from './same-name';
import { waitFor } from './scope-in';
import { sharedState } from './shared-state';
import { placeOf, type SourceAccount } from './source-account';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
const MOST_FILTERS = 2;

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

// How many filters a stack writes for each log group.
const filtersIn = sharedState<TerraformStack, Map<string, number>>(() => new Map());

export const LOG_GROUP: PushSourceKind<LogGroupSource> = {
  check: ({ logGroupName, resource, filterName }) => [
    checkName('logGroupName', 'logGroupName', logGroupName) ??
      checkSameName('logGroupName', logGroupName, resource?.nameInput),
    checkOptionalName('filterName', 'filterName', filterName),
  ],
  identify: ({ account, logGroupName, filterName, filterPattern = '' }) => ({
    name: logGroupName,
    arn: formatArn({ ...placeOf(account), service: 'logs', resource: `log-group:${logGroupName}:*` }),
    distinguishers: [filterName ?? filterPattern],
  }),
  manage: (source, { trigger, scope, account, connection, dependsOn }) => {
    const { logGroupName, resource, filterPattern = '', filterName = connection.name } = source;
    validateNumberOfFilters(trigger, scope, source);
    validateFilterName(trigger, source, filterName);
    new CloudwatchLogSubscriptionFilter(scope, 'filter', {
      provider: account.provider,
      name: filterName,
      logGroupName: resource?.name ?? logGroupName,
      filterPattern,
      destinationArn: connection.functionArn,
      ...waitFor(dependsOn),
    });
    return [];
  },
  handOver: ({ logGroupName, filterPattern = '', filterName }, connection) => [
    handOverSubscriptionFilter(connection, { logGroupName, filterName: filterName ?? connection.name, filterPattern }),
  ],
};

// A second filter of one name takes the place of the first.
function validateFilterName(trigger: Construct, { account, logGroupName }: LogGroupSource, filterName: string): void {
  const { accountId, region } = placeOf(account);
  const holder = claim(trigger, 'subscription filter', accountId, region, logGroupName, filterName);
  trigger.node.addValidation({
    validate: () =>
      holder === undefined
        ? []
        : [
            describeProblem(
              duplicateName(
                `subscription filters of log group ${logGroupName}`,
                filterName,
                holder,
                'a filterName of its own for each',
              ),
            ),
          ],
  });
}

function validateNumberOfFilters(
  trigger: Construct,
  scope: Construct,
  { account, logGroupName }: LogGroupSource,
): void {
  const filters = filtersIn(TerraformStack.of(scope));
  const { accountId, region } = placeOf(account);
  const key = [accountId, region, logGroupName].join(' ');
  const count = (filters.get(key) ?? 0) + 1;
  filters.set(key, count);
  if (count > MOST_FILTERS) {
    trigger.node.addValidation({
      validate: () => [
        describeProblem({
          ...outOfRange(
            `the number of subscription filters of log group ${logGroupName}`,
            count,
            `at most ${MOST_FILTERS}`,
            'let one function take the events and pass them on, or subscribe a Kinesis stream',
          ),
          page: EVENT_SOURCES.logGroup.page,
        }),
      ],
    });
  }
}

import { badArn, badChoice, missing, notHere, otherAccount, outOfRange, type Problem, partitionMix } from '../errors';
import { parseArn } from '../iam/arn';
import { checkOptionalName, isInterpolated } from '../iam/name-rules';
import type { EventSourceRow } from '../policies/event-source-row';
import { eventSourceRow } from '../policies/event-sources';
import { sendFailedBatches } from '../policies/execution-policy';
import { checkRange } from './check-range';
import { checkReach, noSourceProvider, notBuilt, notPulled } from './event-source-problems';
import type { Callee } from './function-base';
import type { MappingLimits } from './pull-source-kind';
import { type PullSource, pullKindOf } from './pull-sources';
import { checkSourceAccount, placeOf, providedAccount } from './source-account';

const MAPPING_PAGE = 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html';

/** Properties of a `PullTrigger`. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_event_source_mapping */
export interface PullTriggerProps {
  /** The function, or the alias of it, that gets the records; one whose role is known. */
  readonly callee: Callee;
  /** What Lambda reads, such as `kinesisStream({ … })`. */
  readonly source: PullSource;
  /**
   * Whether this app writes the policy of a source of another account, with the provider of that account. A queue or
   * stream has one policy for all its readers: what others have put there is overwritten.
   * @default false - the statement is handed over to the source's owner
   */
  readonly manageSource?: boolean;
  /**
   * Where reading of a stream begins: `LATEST` with new records, `TRIM_HORIZON` with the oldest there is.
   * @default "LATEST"
   */
  readonly startingPosition?: 'LATEST' | 'TRIM_HORIZON';
  /**
   * Records of one batch at most: 1 to 10,000, of a FIFO queue 1 to 10. From 11 messages of a queue on,
   * `maximumBatchingWindow` must be set.
   * @default - 100, of a queue 10
   */
  readonly batchSize?: number;
  /**
   * How long a batch is gathered at most, in seconds: 0 to 300. Not for FIFO queues.
   * @default 0
   */
  readonly maximumBatchingWindow?: number;
  /**
   * How often a failing batch of a stream is tried again: 0 to 10,000, or -1 until its records expire.
   * @default -1
   */
  readonly maximumRetryAttempts?: number;
  /**
   * Age from which on records of a stream are skipped, in seconds: 60 to 604,800, or -1 for never.
   * @default -1
   */
  readonly maximumRecordAge?: number;
  /**
   * Whether a failing batch of a stream is split in two before it is tried again.
   * @default false
   */
  readonly bisectBatchOnFunctionError?: boolean;
  /**
   * Whether the function reports the records of a batch that failed, so that the others are not tried again.
   * @default false
   */
  readonly reportBatchItemFailures?: boolean;
  /**
   * Batches of one shard that are processed at once: 1 to 10.
   * @default 1
   */
  readonly parallelizationFactor?: number;
  /**
   * Invocations at once for the messages of a queue: 2 to 1,000.
   * @default - as many as the function may have
   */
  readonly maximumConcurrency?: number;
  /**
   * Filter patterns, any of which lets a record through: 1 to 10, of which AWS takes five until the quota is raised.
   * @default - every record
   */
  readonly filters?: readonly Readonly<Record<string, unknown>>[];
  /**
   * The queue, topic or bucket of the function's account that batches of a stream go to which failed for good; the
   * execution role is allowed to send there. A queue has a redrive policy instead.
   * @default - they are dropped
   */
  readonly onFailure?: { readonly targetArn: string };
}

/** What is wrong with the properties, if anything. */
export function checkPullTrigger(props: PullTriggerProps): readonly (Problem | undefined)[] {
  const { callee, source, manageSource } = props;
  const row = eventSourceRow(source.kind);
  const kind = pullKindOf(source);
  if (row === undefined || row.mechanism !== 'pull') {
    const got = String((source as { kind: unknown }).kind);
    return [
      row === undefined
        ? notHere(
            'the source is of no known kind',
            got,
            'a source that Lambda reads, such as kinesisStream({ … })',
            'make the source with one of the functions of this package',
          )
        : notPulled(row, got),
    ];
  }
  if (kind === undefined) {
    // Such a source has no type, which could promise an account.
    const isPlaced = (source as { account?: unknown }).account !== undefined;
    return [...(isPlaced ? checkPlaceOf(source, row, callee) : []), notBuilt(row, source.kind)];
  }
  const place = placeOf(source.account);
  return [
    ...kind.check(source, callee),
    checkOptionalName('qualifier', 'the qualifier of callee', callee.qualifier),
    callee.function.role === undefined
      ? missing(
          'the execution role of the function is not known',
          'a function with its role',
          'pass role to LambdaFunction.fromArn or fromResource',
        )
      : undefined,
    ...checkPlaceOf(source, row, callee),
    callee.function.account === undefined && providedAccount(source.account)?.accountId !== callee.function.accountId
      ? missing(
          'no provider reaches the account of the function, where the event source mapping belongs',
          'a function with its account',
          'pass account to LambdaFunction.fromArn',
        )
      : undefined,
    manageSource && place.accountId !== callee.function.accountId && providedAccount(source.account) === undefined
      ? noSourceProvider(place.accountId)
      : undefined,
    ...checkMapping(props, kind.limits(source)),
    checkFailureTarget(props),
  ];
}

function checkPlaceOf({ account }: PullSource, row: EventSourceRow, callee: Callee): readonly (Problem | undefined)[] {
  const problems = checkSourceAccount(account).filter((problem) => problem !== undefined);
  return problems.length === 0 ? checkReach(row, placeOf(account), callee.function) : problems;
}

function checkMapping(props: PullTriggerProps, limits: MappingLimits): readonly (Problem | undefined)[] {
  const { startingPosition = 'LATEST', batchSize = limits.batchSize.usual, maximumBatchingWindow = 0, filters } = props;
  const { most } = limits.batchSize;
  return [
    ['LATEST', 'TRIM_HORIZON'].includes(startingPosition)
      ? undefined
      : badChoice('startingPosition', startingPosition, 'LATEST, TRIM_HORIZON'),
    checkRange('batchSize', props.batchSize, { from: 1, to: most }),
    checkRange('maximumBatchingWindow', props.maximumBatchingWindow, { from: 0, to: 300 }),
    most === 10 && props.maximumBatchingWindow !== undefined
      ? unused(props, 'maximumBatchingWindow', 'a FIFO queue')
      : undefined,
    limits.windowFrom > 0 && batchSize >= limits.windowFrom && batchSize <= most && maximumBatchingWindow === 0
      ? {
          ...outOfRange(
            'maximumBatchingWindow',
            props.maximumBatchingWindow,
            `1 to 300 with a batchSize of ${limits.windowFrom} or more`,
            'set maximumBatchingWindow, or a smaller batchSize',
          ),
          page: MAPPING_PAGE,
        }
      : undefined,
    checkRange('maximumRetryAttempts', props.maximumRetryAttempts, { from: 0, to: 10_000, or: -1 }),
    checkRange('maximumRecordAge', props.maximumRecordAge, { from: 60, to: 604_800, or: -1 }),
    checkRange('parallelizationFactor', props.parallelizationFactor, { from: 1, to: 10 }),
    checkRange('maximumConcurrency', props.maximumConcurrency, { from: 2, to: 1000 }),
    filters === undefined ? undefined : checkRange('the number of filters', filters.length, { from: 1, to: 10 }),
    ...(limits.isStream ? [unused(props, 'maximumConcurrency', 'a stream')] : checkQueueOnly(props)),
  ];
}

/** What an option is for, where that is no stream. */
const USED_BY: Partial<Record<keyof PullTriggerProps, string>> = {
  maximumConcurrency: 'a queue',
  maximumBatchingWindow: 'a standard queue, or a stream of Kinesis or DynamoDB',
};

function checkQueueOnly(props: PullTriggerProps): readonly (Problem | undefined)[] {
  const ofStreams = [
    'startingPosition',
    'maximumRetryAttempts',
    'maximumRecordAge',
    'bisectBatchOnFunctionError',
    'parallelizationFactor',
    'onFailure',
  ] as const;
  return ofStreams.map((name) => unused(props, name, 'a queue'));
}

function unused(props: PullTriggerProps, name: keyof PullTriggerProps, source: string): Problem | undefined {
  return props[name] === undefined
    ? undefined
    : {
        ...notHere(
          `${name} does not apply to ${source}`,
          JSON.stringify(props[name]),
          USED_BY[name] ?? 'a stream of Kinesis or DynamoDB',
          name === 'onFailure' ? 'leave onFailure out, and give the queue a redrive policy' : `leave ${name} out`,
        ),
        page: MAPPING_PAGE,
      };
}

function checkFailureTarget({ callee, onFailure }: PullTriggerProps): Problem | undefined {
  if (onFailure === undefined || isInterpolated(onFailure.targetArn)) {
    return undefined;
  }
  const { targetArn } = onFailure;
  // https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
  if (sendFailedBatches(targetArn).length === 0 || !namesOneTarget(targetArn)) {
    return badArn('onFailure.targetArn', targetArn, 'the ARN of a standard SQS queue or SNS topic, or of an S3 bucket');
  }
  const { accountId = '', partition } = parseArn(targetArn) ?? {};
  if (partition !== callee.function.partition) {
    return partitionMix('onFailure.targetArn', targetArn, callee.function.partition);
  }
  return accountId === '' || accountId === callee.function.accountId
    ? undefined
    : otherAccount(
        'onFailure.targetArn lies in another account, whose owner must let the role in',
        targetArn,
        `a queue, topic or bucket of ${callee.function.accountId}`,
        'keep failed batches in the account of the function',
      );
}

/** A standard queue or topic of an account, or a bucket: no pattern, and nothing within. */
function namesOneTarget(targetArn: string): boolean {
  const { service, accountId = '', resource = '' } = parseArn(targetArn) ?? {};
  return service === 's3' ? /^[a-z0-9.-]+$/.test(resource) : /^\d{12}$/.test(accountId) && /^[\w-]+$/.test(resource);
}

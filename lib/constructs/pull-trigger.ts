import { LambdaEventSourceMapping } from '@cdktf/provider-aws/lib/lambda-event-source-mapping';
import { Construct } from 'constructs';
import { badChoice, missing, notHere, otherAccount, type Problem, rejectProblems } from '../errors';
import { formatArn } from '../iam/arn';
import { checkName } from '../iam/name-rules';
import type { IdentityStatement } from '../iam/statement';
import { EVENT_SOURCES } from '../policies/event-sources';
import type { HandOver } from '../policies/hand-over';
import { checkRange } from './check-range';
import type { PullSource } from './event-source';
import type { Callee } from './function-base';
import { LambdaFunction } from './lambda-function';
import { validateProviderStack } from './own-stack';
import type { Role } from './role';
import { declareAccess, handOver } from './stack-access';

/** Properties of a `PullTrigger`. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_event_source_mapping */
export interface PullTriggerProps {
  /** The function, or the alias of it, that gets the records; one whose role is known. */
  readonly callee: Callee;
  /** What Lambda reads, such as `kinesisStream({ … })`. */
  readonly source: PullSource;
  /**
   * Where reading begins: `LATEST` with new records, `TRIM_HORIZON` with the oldest there is.
   * @default "LATEST"
   */
  readonly startingPosition?: 'LATEST' | 'TRIM_HORIZON';
  /**
   * Records of one batch at most: 1 to 10,000.
   * @default 100
   */
  readonly batchSize?: number;
  /**
   * How long a batch is gathered at most, in seconds: 0 to 300.
   * @default 0
   */
  readonly maximumBatchingWindow?: number;
  /**
   * How often a failing batch is tried again: 0 to 10,000, or -1 until its records expire.
   * @default -1
   */
  readonly maximumRetryAttempts?: number;
  /**
   * Age from which on records are skipped, in seconds: 60 to 604,800, or -1 for never.
   * @default -1
   */
  readonly maximumRecordAge?: number;
  /**
   * Whether a failing batch is split in two before it is tried again.
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
}

/**
 * Lets Lambda read a source for a function: the rights of the execution role and the event source mapping that waits for
 * them. No permission on the function is involved.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html
 */
export class PullTrigger extends Construct {
  /** The event source mapping. */
  public readonly resource: LambdaEventSourceMapping;
  /** The statements for the owner of the execution role, where this app does not write them. */
  public readonly handOver: readonly HandOver[];

  /** @throws InputError when the source is not one that can be read for the function. */
  public constructor(scope: Construct, id: string, props: PullTriggerProps) {
    super(scope, id);
    rejectProblems(this.node.path, checkPullTrigger(props));
    const { callee, source } = props;
    const role = callee.function.role as Role;
    const statement = readStatement(source);
    validateProviderStack(this, source.account, 'the source');
    this.handOver = role.addStatements('events', [statement]);
    this.resource = this.createMapping(props, role);
    for (const action of statement.actions) {
      const written = this.handOver.length === 0 ? role : undefined;
      declareAccess(
        { caller: written, target: written },
        {
          principal: role.roleArn,
          breadth: 'role',
          action,
          resource: streamArn(source),
          via: 'eventSource',
          conditions: {},
        },
      );
    }
    handOver(this, this.handOver);
  }

  private createMapping(props: PullTriggerProps, role: Role): LambdaEventSourceMapping {
    const { callee, source, startingPosition = 'LATEST', reportBatchItemFailures } = props;
    const {
      batchSize,
      maximumBatchingWindow,
      maximumRetryAttempts,
      maximumRecordAge,
      bisectBatchOnFunctionError,
      parallelizationFactor,
    } = props;
    const called = callee.function;
    const policy = role.policyFor('events');
    return new LambdaEventSourceMapping(this, 'Default', {
      provider: source.account.provider,
      eventSourceArn: source.resource?.arn ?? streamArn(source),
      functionName:
        called instanceof LambdaFunction
          ? called.arnReference(callee.qualifier)
          : qualified(called.functionArn, callee.qualifier),
      startingPosition,
      ...(batchSize === undefined ? {} : { batchSize }),
      ...(maximumBatchingWindow === undefined ? {} : { maximumBatchingWindowInSeconds: maximumBatchingWindow }),
      ...(maximumRetryAttempts === undefined ? {} : { maximumRetryAttempts }),
      ...(maximumRecordAge === undefined ? {} : { maximumRecordAgeInSeconds: maximumRecordAge }),
      ...(bisectBatchOnFunctionError === undefined ? {} : { bisectBatchOnFunctionError }),
      ...(parallelizationFactor === undefined ? {} : { parallelizationFactor }),
      ...(reportBatchItemFailures ? { functionResponseTypes: ['ReportBatchItemFailures'] } : {}),
      // Lambda checks the role's rights when it creates the mapping.
      ...(policy === undefined ? {} : { dependsOn: [policy] }),
    });
  }
}

function readStatement(source: PullSource): IdentityStatement {
  return {
    sid: 'ReadStream',
    effect: 'Allow',
    actions: EVENT_SOURCES[source.kind].roleActions,
    resources: [streamArn(source)],
  };
}

function streamArn({ account, streamName }: PullSource): string {
  const { partition, region, accountId } = account;
  return formatArn({ partition, service: 'kinesis', region, accountId, resource: `stream/${streamName}` });
}

function qualified(functionArn: string, qualifier: string | undefined): string {
  return qualifier === undefined ? functionArn : `${functionArn}:${qualifier}`;
}

function checkPullTrigger(props: PullTriggerProps): readonly (Problem | undefined)[] {
  const { callee, source, startingPosition = 'LATEST' } = props;
  if (source.kind !== 'kinesisStream') {
    return [
      notHere(
        'the source is not read by Lambda',
        String((source as { kind: string }).kind),
        'a source that Lambda reads, such as kinesisStream({ … })',
        'use a PushTrigger: this source calls the function and needs a permission on it',
      ),
    ];
  }
  const { account, streamName } = source;
  return [
    checkName('streamName', 'streamName', streamName),
    callee.function.role === undefined
      ? missing(
          'the execution role of the function is not known',
          'a function with its role',
          'pass role to LambdaFunction.fromArn or fromResource',
        )
      : undefined,
    account.accountId === callee.function.accountId && account.region === callee.function.region
      ? undefined
      : otherAccount(
          'the stream is in another account or region than the function',
          `${account.accountId} in ${account.region}`,
          `${callee.function.accountId} in ${callee.function.region}`,
          'read the stream with a function of its own account and region, and let that function invoke this one with an InvokeGrant',
        ),
    ['LATEST', 'TRIM_HORIZON'].includes(startingPosition)
      ? undefined
      : badChoice('startingPosition', startingPosition, 'LATEST, TRIM_HORIZON'),
    ...checkNumbers(props),
  ];
}

function checkNumbers(props: PullTriggerProps): readonly (Problem | undefined)[] {
  return [
    checkRange('batchSize', props.batchSize, { from: 1, to: 10_000 }),
    checkRange('maximumBatchingWindow', props.maximumBatchingWindow, { from: 0, to: 300 }),
    checkRange('maximumRetryAttempts', props.maximumRetryAttempts, { from: 0, to: 10_000, or: -1 }),
    checkRange('maximumRecordAge', props.maximumRecordAge, { from: 60, to: 604_800, or: -1 }),
    checkRange('parallelizationFactor', props.parallelizationFactor, { from: 1, to: 10 }),
  ];
}

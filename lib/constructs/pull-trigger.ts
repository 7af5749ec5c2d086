import { LambdaEventSourceMapping } from '@cdktf/provider-aws/lib/lambda-event-source-mapping';
import { type TerraformResource, TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import { describeProblem, duplicateGrant, rejectProblems } from '../errors';
import type { PullRow } from '../policies/event-source-row';
import { EVENT_SOURCES } from '../policies/event-sources';
import { sendFailedBatches } from '../policies/execution-policy';
import type { HandOver } from '../policies/hand-over';
import { handOverResourcePolicy } from '../policies/hand-over-resource-policy';
import { invokedArn } from '../policies/invoke-access';
import {
  crossesAccounts,
  keyAccountId,
  keyCrossesAccounts,
  keyStatement,
  type PullAccess,
  pullIdentityStatements,
  pullSourceStatements,
  readResources,
} from '../policies/pull-access';
import { addressOf } from './address';
import type { AwsAccount } from './aws-account';
import { claim } from './claims';
import { type Callee, qualifierOf } from './function-base';
import { LambdaFunction } from './lambda-function';
import { validateResourceStack } from './own-stack';
import type { PullIdentity, PullSourceKind } from './pull-source-kind';
import { type PullSource, pullKindOf } from './pull-sources';
import { checkPullTrigger, type PullTriggerProps } from './pull-trigger-props';
import type { Role } from './role';
import { ofSameStack, scopeIn, waitFor } from './scope-in';
import { placeOf, providedAccount } from './source-account';
import { declareAccess, handOver } from './stack-access';

/** A half of the access in the source's account: the policies we write, or the documents for its owner. */
interface SourceHalf {
  readonly policies: readonly TerraformResource[];
  /** Where the policies are, if there are any. */
  readonly scope?: Construct;
  readonly handOver: readonly HandOver[];
}

/**
 * Lets Lambda read a source for a function: the rights of the execution role, across accounts the statement in the
 * source's own policy, and the event source mapping that waits for them. No permission on the function is involved.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html
 */
export class PullTrigger extends Construct {
  /** The event source mapping. */
  public readonly resource: LambdaEventSourceMapping;
  /** The statements for owners elsewhere: of the execution role, of the source, of its key. */
  public readonly handOver: readonly HandOver[];

  /** @throws InputError when the source is not one that can be read for the function. */
  public constructor(scope: Construct, id: string, props: PullTriggerProps) {
    super(scope, id);
    rejectProblems(this.node.path, checkPullTrigger(props));
    const { callee, source, onFailure } = props;
    const role = callee.function.role as Role;
    const kind = pullKindOf(source) as PullSourceKind<PullSource>;
    const identity = kind.identify(source);
    const access = pullAccess(source, kind, identity, role);
    this.validateUnique(source, identity, callee);
    const failures = onFailure === undefined ? [] : sendFailedBatches(onFailure.targetArn);
    const ofRole = role.addStatements('events', [...pullIdentityStatements(access), ...failures]);
    const half = this.openSource(props, kind, access, role);
    this.declare(access, role, ofRole, half);
    // The mapping belongs to the function, whose account may have no provider but the source's.
    const account = callee.function.account ?? (providedAccount(source.account) as AwsAccount);
    this.resource = this.createMapping(account, props, identity, role.policyFor('events'), half);
    this.handOver = [...ofRole, ...half.handOver];
    handOver(this, this.handOver);
  }

  // Lambda refuses a second mapping of a source and a function.
  private validateUnique({ kind, account }: PullSource, identity: PullIdentity, callee: Callee): void {
    const { name, consumer, consumerArn = '' } = identity;
    const { accountId, region } = placeOf(account);
    const called = invokedArn({ functionArn: callee.function.functionArn, ...qualifierOf(callee) });
    const holder = claim(
      this,
      'mapping',
      TerraformStack.of(callee.function).node.path,
      kind,
      accountId,
      region,
      name,
      consumer?.node.path ?? consumerArn,
      called,
    );
    const todo = 'delete one of the triggers, or put the options of both into one';
    this.node.addValidation({
      validate: () =>
        holder === undefined ? [] : [describeProblem(duplicateGrant(`${name} is read for ${called}`, holder, todo))],
    });
  }

  /** Puts the statements into the source's policies, or makes them ready for its owner. */
  private openSource(
    { source, manageSource = false }: PullTriggerProps,
    kind: PullSourceKind<PullSource>,
    access: PullAccess,
    role: Role,
  ): SourceHalf {
    const statements = pullSourceStatements(access);
    const account = manageSource ? providedAccount(source.account) : undefined;
    const { accountId, region } = placeOf(source.account);
    const { name } = kind.identify(source);
    const key = access.kmsKeyArn;
    const ofKey =
      key === undefined || !keyCrossesAccounts(access)
        ? []
        : [
            handOverResourcePolicy(
              key,
              { accountId: keyAccountId(access), region, service: 'kms', name: `key-of-${name}` },
              keyStatement(access),
            ),
          ];
    if (account === undefined) {
      const owner = { accountId, region, service: kind.service, name };
      const documents = statements.map((statement) =>
        handOverResourcePolicy(statement.resources[0] ?? access.sourceArn, owner, statement),
      );
      return { policies: [], handOver: [...documents, ...ofKey] };
    }
    const scope = scopeIn(account, this);
    // The service looks the role up when it saves the policy, and keeps its unique id.
    const roles = ofSameStack(scope, [role.resource]);
    const wiring = {
      dependsOn: roles,
      replaceTriggeredBy: roles.map((resource) => `${addressOf(resource)}.unique_id`),
    };
    const policies = statements.map((statement) => kind.addToPolicy(source, account, statement, wiring));
    return { policies, ...(policies.length === 0 ? {} : { scope }), handOver: ofKey };
  }

  private declare(access: PullAccess, role: Role, ofRole: readonly HandOver[], { policies }: SourceHalf): void {
    const caller = ofRole.length === 0 ? role : undefined;
    const target = crossesAccounts(access) ? policies[0] : caller;
    for (const { resourceArn, actions } of readResources(access)) {
      for (const action of actions) {
        declareAccess(
          { caller, target },
          {
            principal: role.roleArn,
            breadth: 'role',
            action,
            resource: resourceArn,
            via: 'eventSource',
            conditions: {},
          },
        );
      }
    }
    if (access.kmsKeyArn !== undefined && keyCrossesAccounts(access)) {
      declareAccess(
        { caller, target: undefined },
        {
          principal: role.roleArn,
          breadth: 'role',
          action: 'kms:Decrypt',
          resource: access.kmsKeyArn,
          via: 'eventSource',
          conditions: {},
        },
      );
    }
  }

  private createMapping(
    account: AwsAccount,
    props: PullTriggerProps,
    identity: PullIdentity,
    rights: TerraformResource | undefined,
    half: SourceHalf,
  ): LambdaEventSourceMapping {
    const { callee, source } = props;
    const scope = scopeIn(account, this);
    const { resource, arn, arnReference = arn, consumerArn } = identity;
    this.validateStacks(identity, scope, half);
    // Lambda checks the rights of the role when it creates the mapping.
    const dependsOn = ofSameStack(scope, [rights, ...half.policies]);
    const isHere = ofSameStack(scope, [resource]).length > 0;
    return new LambdaEventSourceMapping(scope, scope === this ? 'Default' : 'mapping', {
      provider: account.provider,
      eventSourceArn: consumerArn ?? (isHere ? arnReference : arn),
      functionName: calledName(callee),
      ...mappingOptions(props),
      ...(pullKindOf(source)?.limits(source).isStream ? { startingPosition: props.startingPosition ?? 'LATEST' } : {}),
      ...waitFor(dependsOn),
    });
  }

  /** The mapping refers to what AWS names only when it creates it, the policies to the source whatever its name. */
  private validateStacks(identity: PullIdentity, mappingScope: Construct, { scope }: SourceHalf): void {
    const { resource, consumer, arn, consumerArn } = identity;
    const todo =
      'create the source in that stack, or leave its resource out and name its ARN: no Terraform reference crosses stacks';
    for (const [part, partArn] of [
      [resource, arn],
      [consumer, consumerArn],
    ] as const) {
      const scopes = [...(Token.isUnresolved(partArn) ? [mappingScope] : []), ...(scope === undefined ? [] : [scope])];
      for (const stack of part === undefined ? [] : new Set(scopes.map((referring) => TerraformStack.of(referring)))) {
        validateResourceStack(stack, part as TerraformResource, 'the source', { at: this, todo });
      }
    }
  }
}

function pullAccess(
  source: PullSource,
  { sid }: PullSourceKind<PullSource>,
  { arn, pattern, consumerArn, consumerPattern }: PullIdentity,
  role: Role,
): PullAccess {
  const row: PullRow = EVENT_SOURCES[source.kind];
  return {
    row,
    sid,
    roleArn: role.roleArn,
    roleAccountId: role.accountId,
    sourceAccountId: placeOf(source.account).accountId,
    sourceArn: arn,
    ...(pattern === undefined ? {} : { sourcePattern: pattern }),
    ...(consumerArn === undefined ? {} : { consumerArn }),
    ...(consumerPattern === undefined ? {} : { consumerPattern }),
    ...(source.kmsKeyArn === undefined ? {} : { kmsKeyArn: source.kmsKeyArn }),
  };
}

/** The function as its mapping names it: by reference where this app creates it, so that it is replaced with it. */
function calledName(callee: Callee): string {
  const { function: called, qualifier } = callee;
  return called instanceof LambdaFunction
    ? called.arnReference(qualifier)
    : invokedArn({ functionArn: called.functionArn, ...qualifierOf(callee) });
}

function mappingOptions(props: PullTriggerProps) {
  const { batchSize, maximumBatchingWindow, maximumRetryAttempts, maximumRecordAge, parallelizationFactor } = props;
  const { bisectBatchOnFunctionError, reportBatchItemFailures, maximumConcurrency, filters, onFailure } = props;
  return {
    ...(batchSize === undefined ? {} : { batchSize }),
    ...(maximumBatchingWindow === undefined ? {} : { maximumBatchingWindowInSeconds: maximumBatchingWindow }),
    ...(maximumRetryAttempts === undefined ? {} : { maximumRetryAttempts }),
    ...(maximumRecordAge === undefined ? {} : { maximumRecordAgeInSeconds: maximumRecordAge }),
    ...(bisectBatchOnFunctionError === undefined ? {} : { bisectBatchOnFunctionError }),
    ...(parallelizationFactor === undefined ? {} : { parallelizationFactor }),
    ...(maximumConcurrency === undefined ? {} : { scalingConfig: { maximumConcurrency } }),
    ...(filters === undefined
      ? {}
      : { filterCriteria: { filter: filters.map((pattern) => ({ pattern: JSON.stringify(pattern) })) } }),
    ...(onFailure === undefined ? {} : { destinationConfig: { onFailure: { destinationArn: onFailure.targetArn } } }),
    ...(reportBatchItemFailures ? { functionResponseTypes: ['ReportBatchItemFailures'] } : {}),
  };
}

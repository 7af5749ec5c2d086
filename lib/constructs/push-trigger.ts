import { type TerraformResource, Token } from 'cdktf';
import { Construct } from 'constructs';
import { latestQualifier, notHere, type Problem, rejectProblems } from '../errors';
import type { Conditions } from '../iam/condition';
import { checkOptionalName } from '../iam/name-rules';
import { eventSourceRow } from '../policies/event-sources';
import type { HandOver } from '../policies/hand-over';
import type { CallingRole, SourceConnection } from '../policies/hand-over-event-source';
import { shortHash } from '../policies/ids';
import { invokedArn, invokePermission } from '../policies/invoke-access';
import { type Permission, permissionConditions } from '../policies/permission';
import { callingService, pushPermissions } from '../policies/push-permissions';
import type { AwsAccount } from './aws-account';
import { checkReach, noSourceProvider, notManaged, notPushed, oneStatementId } from './event-source-problems';
import { type Callee, qualifierOf } from './function-base';
import { warnOfUnscopedInvoke } from './function-url-options';
import { InvokeGrant } from './invoke-grant';
import { validateResourceStack } from './own-stack';
import { type KnownPushSource, kindOf, type PushSource, resourceOf } from './push-sources';
import { ofSameStack, scopeIn } from './scope-in';
import { ServiceRole } from './service-role';
import { placeOf, providedAccount } from './source-account';
import { checkServicePrincipal, placeOfService, rowOfService, type ServicePrincipalSource } from './source-service';
import { declareAccess, handOver } from './stack-access';

/** Properties of a `PushTrigger`. */
export interface PushTriggerProps {
  /** The function, or the alias of it, that is called. */
  readonly callee: Callee;
  /** What calls it, such as `s3Bucket({ … })`. */
  readonly source: PushSource;
  /**
   * Whether this app writes the source's side too, with the provider of the source's account: the notification of the
   * bucket, the subscription, the target of the rule. A bucket has one notification, and a topic one policy, for all its
   * triggers and for everybody: what others have put there is overwritten.
   * @default false - what the source's owner must put in place is handed over
   */
  readonly manageSource?: boolean;
  /**
   * Id of the permission: 1 to 100 letters, digits and _ -.
   * @default - made from source, account, action and qualifier
   */
  readonly statementId?: string;
}

/** What lets the source in, and what its side must wait for. */
interface LetIn {
  readonly handOver: readonly HandOver[];
  readonly dependsOn: readonly TerraformResource[];
  readonly roleArn?: string;
}

/**
 * Lets an event source call a function: a permission in the function's account, tied to the source, and on demand the
 * source's side in the account of the source.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
 */
export class PushTrigger extends Construct {
  /** What owners elsewhere must put in place: the permission, the source's side. */
  public readonly handOver: readonly HandOver[];

  /** @throws InputError when the source is not one that can call the function. */
  public constructor(scope: Construct, id: string, props: PushTriggerProps) {
    super(scope, id);
    rejectProblems(this.node.path, checkPushTrigger(props));
    const { source } = props;
    this.handOver =
      source.kind === 'servicePrincipal' ? this.permitService(props, source) : this.connect(props, source);
  }

  private permitService(
    { callee, statementId }: PushTriggerProps,
    source: ServicePrincipalSource,
  ): readonly HandOver[] {
    const { service, sourceArn, sourceAccount, eventSourceToken } = source;
    const { actions, sourceAccount: naming } = rowOfService(source);
    const { accountId, region } = placeOfService(source);
    const { handOver: documents } = this.permit(
      callee,
      service,
      pushPermissions({
        row: { actions },
        service,
        source: {
          name: service.split('.')[0] ?? service,
          ...(accountId === undefined ? {} : { accountId }),
          ...(region ? { region } : {}),
          ...(sourceArn === undefined ? {} : { arn: sourceArn }),
          ...(eventSourceToken === undefined ? {} : { eventSourceToken }),
          distinguishers: statementId === undefined ? [sourceArn ?? '', eventSourceToken ?? ''] : [],
          namesAccount: sourceAccount !== undefined || naming === 'named',
        },
        ...qualifierOf(callee),
        ...(statementId === undefined ? {} : { statementId }),
      }),
    );
    return documents;
  }

  private connect(props: PushTriggerProps, source: KnownPushSource): readonly HandOver[] {
    const { callee, manageSource = false } = props;
    const kind = kindOf(source);
    const role = kind.callingRole?.(source, callee);
    const account = manageSource ? providedAccount(source.account) : undefined;
    const connection = sourceConnection(source, callee);
    const resource = resourceOf(source);
    if (resource !== undefined && Token.isUnresolved(connection.sourceArn)) {
      // The permission refers to what AWS names only when it creates it.
      validateResourceStack(callee.function, resource, 'the source');
    }
    const letIn =
      role === undefined ? this.permitSource(props, source) : this.permitRole(callee, source, role, account);
    if (account === undefined) {
      return [...letIn.handOver, ...this.pass(kind.handOver(source, connection, callee, role))];
    }
    const scope = scopeIn(account, this);
    const { dependsOn, roleArn } = letIn;
    if (resource !== undefined) {
      validateResourceStack(scope, resource, 'the source');
    }
    const left = kind.manage?.(source, {
      trigger: this,
      scope,
      account,
      callee,
      connection,
      dependsOn: ofSameStack(scope, dependsOn),
      ...(roleArn === undefined ? {} : { roleArn }),
    });
    return [...letIn.handOver, ...this.pass(left ?? [])];
  }

  private permitSource({ callee, statementId }: PushTriggerProps, source: KnownPushSource): LetIn {
    const row = eventSourceRow(source.kind);
    if (row?.mechanism !== 'push') {
      throw new Error(`${source.kind} does not call functions`);
    }
    const { name, arn, distinguishers } = kindOf(source).identify(source);
    const place = placeOf(source.account);
    const tiesToUrl = source.kind === 'cloudFrontDistribution' && source.providerHasInvokedViaFunctionUrl === true;
    if (source.kind === 'cloudFrontDistribution' && !tiesToUrl) {
      warnOfUnscopedInvoke(this, `distribution ${name}`, callee.function.functionName);
    }
    const service = callingService(row, place, callee.function.region);
    return this.permit(
      callee,
      service,
      pushPermissions({
        row,
        service,
        source: {
          ...place,
          name,
          arn,
          distinguishers,
          namesAccount: row.sourceAccount === 'required' || row.sourceAccount === 'named',
        },
        tiesToUrl,
        ...qualifierOf(callee),
        ...(statementId === undefined ? {} : { statementId }),
      }),
    );
  }

  /** Writes the permissions of a service and declares what they open. */
  private permit(callee: Callee, service: string, permissions: readonly Permission[]): LetIn {
    const added = permissions.map((permission) => {
      const result = callee.function.addPermission(this, permission, { dependsOn: [], replaceTriggeredBy: [] });
      const written = result.handOver.length === 0 ? callee.function : undefined;
      declareAccess(
        // The caller's half of a service is the service itself.
        { caller: written, target: written },
        {
          principal: service,
          breadth: 'service',
          action: permission.action,
          resource: calledArn(callee),
          via: 'eventSource',
          conditions: requestConditions(permission),
        },
      );
      return result;
    });
    return {
      handOver: this.pass(added.flatMap(({ handOver: documents }) => documents)),
      dependsOn: added.flatMap(({ resource }) => resource ?? []),
    };
  }

  /** Lets in the role by which the source calls; creates it where the source's side is ours. */
  private permitRole(
    callee: Callee,
    source: KnownPushSource,
    calling: CallingRole,
    account: AwsAccount | undefined,
  ): LetIn {
    const { accountId, partition } = placeOf(source.account);
    const principal = ('principal' in source ? source.principal : undefined) ?? 'account';
    const isSameAccount = accountId === callee.function.accountId;
    if (account !== undefined) {
      const scope = scopeIn(account, this);
      const role = new ServiceRole(scope, 'role', { account, roleName: calling.roleName }, calling.trust);
      const grant = new InvokeGrant(this, 'grant', { caller: role, callee, ...(isSameAccount ? {} : { principal }) });
      return {
        handOver: grant.handOver,
        dependsOn: [role.policyFor('invoke'), grant.permission].filter((resource) => resource !== undefined),
        roleArn: role.arnFrom(scope),
      };
    }
    const access = {
      callerArn: calling.roleArn,
      callerName: calling.roleName,
      callerAccountId: accountId,
      callerPartition: partition,
      functionArn: callee.function.functionArn,
      ...qualifierOf(callee),
      principal,
    };
    const permission = isSameAccount ? undefined : invokePermission(access);
    if (permission === undefined) {
      return { handOver: [], dependsOn: [] };
    }
    const added = callee.function.addPermission(this, permission, { dependsOn: [], replaceTriggeredBy: [] });
    declareAccess(
      { caller: undefined, target: added.handOver.length === 0 ? callee.function : undefined },
      {
        principal: calling.roleArn,
        breadth: principal,
        action: permission.action,
        resource: invokedArn(access),
        via: 'resourcePolicy',
        conditions: {},
      },
    );
    return { handOver: this.pass(added.handOver), dependsOn: [] };
  }

  /** Puts documents into the output of the stack too. */
  private pass(documents: readonly HandOver[]): readonly HandOver[] {
    handOver(this, documents);
    return documents;
  }
}

/** A request that comes through the URL of a function tells how the URL authenticated it as well. */
function requestConditions(permission: Permission): Conditions {
  return permissionConditions(
    permission.invokedViaFunctionUrl === undefined ? permission : { ...permission, functionUrlAuthType: 'AWS_IAM' },
  );
}

function calledArn(callee: Callee): string {
  return invokedArn({ functionArn: callee.function.functionArn, ...qualifierOf(callee) });
}

function sourceConnection(source: KnownPushSource, callee: Callee): SourceConnection {
  const { function: called, qualifier } = callee;
  const { name, arn, distinguishers } = kindOf(source).identify(source);
  const { accountId, region, partition } = placeOf(source.account);
  const functionArn = calledArn(callee);
  // Unique among all that a source may call, whatever the functions are called.
  const hash = shortHash(source.kind, accountId, region, name, ...distinguishers, functionArn);
  return {
    accountId,
    region,
    partition,
    sourceArn: arn,
    functionArn,
    name: [called.functionName, ...(qualifier === undefined ? [] : [qualifier]), hash].join('-'),
  };
}

function checkPushTrigger(props: PushTriggerProps): readonly (Problem | undefined)[] {
  const { callee, source, statementId, manageSource } = props;
  const common = [
    callee.qualifier === '$LATEST' ? latestQualifier('the qualifier of callee') : undefined,
    checkOptionalName('statementId', 'statementId', statementId),
  ];
  if (source.kind === 'servicePrincipal') {
    return [
      ...checkServicePrincipal(source, callee, statementId),
      manageSource ? notManaged(rowOfService(source), source.service) : undefined,
      ...common,
    ];
  }
  return [...checkKnownSource(props, source), ...common];
}

function checkKnownSource(
  { callee, manageSource = false, statementId }: PushTriggerProps,
  source: KnownPushSource,
): readonly (Problem | undefined)[] {
  const row = eventSourceRow(source.kind);
  if (row === undefined || (row.mechanism !== 'role' && row.mechanism !== 'push')) {
    return [
      row === undefined
        ? notHere(
            'the source is of no known kind',
            String((source as { kind: unknown }).kind),
            'a source that calls the function, such as s3Bucket({ … })',
            'make the source with one of the functions of this package',
          )
        : notPushed(row, source.kind),
    ];
  }
  const kind = kindOf(source);
  const names = row.mechanism === 'push' ? row.actions.length : 0;
  return [
    ...kind.check(source, callee, manageSource),
    ...checkReach(row, placeOf(source.account), callee.function),
    manageSource && kind.manage === undefined ? notManaged(row, source.kind) : undefined,
    manageSource && kind.manage !== undefined && providedAccount(source.account) === undefined
      ? noSourceProvider(source.account.accountId)
      : undefined,
    statementId !== undefined && names > 1 ? oneStatementId(statementId) : undefined,
  ];
}

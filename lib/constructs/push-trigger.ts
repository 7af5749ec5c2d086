import { type TerraformResource, Token } from 'cdktf';
import { Construct } from 'constructs';
import { rejectProblems } from '../errors';
import type { Conditions } from '../iam/condition';
import { eventSourceRow } from '../policies/event-sources';
import type { HandOver } from '../policies/hand-over';
import type { CallingRole, SourceConnection } from '../policies/hand-over-event-source';
import { shortHash } from '../policies/ids';
import { invokedArn, invokePermission } from '../policies/invoke-access';
import { type Permission, permissionConditions } from '../policies/permission';
import { callingService, pushPermissions } from '../policies/push-permissions';
import type { AwsAccount } from './aws-account';
import { type Callee, qualifierOf } from './function-base';
import { warnOfUnscopedInvoke } from './function-url-options';
import { InvokeGrant } from './invoke-grant';
import { validateResourceStack } from './own-stack';
import { type KnownPushSource, kindOf, resourceOf } from './push-sources';
import { checkPushTrigger, type PushTriggerProps } from './push-trigger-props';
import { ofSameStack, scopeIn } from './scope-in';
import { ServiceRole } from './service-role';
import { placeOf, providedAccount } from './source-account';
import { placeOfService, rowOfService, type ServicePrincipalSource } from './source-service';
import { declareAccess, handOver } from './stack-access';

const NAME_THE_SOURCE =
  'create the source in that stack, or leave its resource out and name it: no Terraform reference crosses stacks';

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
      validateResourceStack(callee.function, resource, 'the source', { at: this, todo: NAME_THE_SOURCE });
    }
    const letIn = role === undefined ? this.permitSource(props, source) : this.permitRole(props, source, role, account);
    if (account === undefined) {
      return [...letIn.handOver, ...this.pass(kind.handOver(source, connection, callee, role))];
    }
    const scope = scopeIn(account, this);
    const { dependsOn, roleArn } = letIn;
    if (resource !== undefined) {
      validateResourceStack(scope, resource, 'the source', { at: this, todo: NAME_THE_SOURCE });
    }
    const left = kind.manage?.(source, {
      trigger: this,
      scope,
      account,
      callee,
      connection,
      permissions: dependsOn,
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
    { callee, statementId }: PushTriggerProps,
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
      const grant = new InvokeGrant(this, 'grant', {
        caller: role,
        callee,
        ...(isSameAccount ? {} : { principal }),
        ...(statementId === undefined ? {} : { statementId }),
      });
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
      ...(statementId === undefined ? {} : { statementId }),
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

import { Token } from 'cdktf';
import { Construct } from 'constructs';
import {
  badChoice,
  badName,
  eitherOr,
  missing,
  notALiteral,
  notHere,
  type Problem,
  partitionMix,
  rejectProblems,
} from '../errors';
import { formatArn } from '../iam/arn';
import { checkOptionalName, isInterpolated } from '../iam/name-rules';
import { EVENT_SOURCES } from '../policies/event-sources';
import type { HandOver } from '../policies/hand-over';
import { permissionStatementId } from '../policies/ids';
import type { Permission } from '../policies/permission';
import type { PushSource } from './event-source';
import type { Callee } from './function-base';
import { validateProviderStack } from './own-stack';
import { declareAccess, handOver } from './stack-access';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', '*'];

/** Properties of a `PushTrigger`. */
export interface PushTriggerProps {
  /** The function, or the alias of it, that is called. */
  readonly callee: Callee;
  /** What calls it, such as `restApi({ … })`. */
  readonly source: PushSource;
  /**
   * Id of the permission: 1 to 100 letters, digits and _ -.
   * @default - made from source, account, action and qualifier
   */
  readonly statementId?: string;
}

/**
 * Lets an AWS service call a function for one source: a permission in the function's account, tied to the source.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
 */
export class PushTrigger extends Construct {
  /** The permission for the function's owner, where this app does not write it. */
  public readonly handOver: readonly HandOver[];

  /** @throws InputError when the source is not one that can call the function. */
  public constructor(scope: Construct, id: string, props: PushTriggerProps) {
    super(scope, id);
    rejectProblems(this.node.path, checkPushTrigger(props));
    const { callee, source } = props;
    const permission = pushPermission(props);
    validateProviderStack(this, source.account, 'the source');
    this.handOver = callee.function.addPermission(this, permission, { dependsOn: [], replaceTriggeredBy: [] });
    const written = this.handOver.length === 0 ? callee.function : undefined;
    declareAccess(
      // The caller's half of a service is the service itself.
      { caller: written, target: written },
      {
        principal: EVENT_SOURCES[source.kind].service,
        breadth: 'service',
        action: permission.action,
        resource:
          callee.qualifier === undefined
            ? callee.function.functionArn
            : `${callee.function.functionArn}:${callee.qualifier}`,
        via: 'eventSource',
        conditions: { ArnLike: { 'aws:SourceArn': [permission.sourceArn ?? ''] } },
      },
    );
    handOver(this, this.handOver);
  }
}

function pushPermission({ callee, source, statementId }: PushTriggerProps): Permission {
  const { account, method, path, stage = '*' } = source;
  const { partition, region, accountId } = account;
  const { service } = EVENT_SOURCES[source.kind];
  const action = 'lambda:InvokeFunction';
  const resource = `${source.restApi?.id ?? source.restApiId}/${stage}/${method}${path}`;
  const { qualifier } = callee;
  return {
    statementId:
      statementId ??
      permissionStatementId({
        callerName: apiName(source),
        callerAccountId: accountId,
        action,
        ...(qualifier === undefined ? {} : { qualifier }),
        distinguishers: [service, region, stage, method, path],
      }),
    action,
    principal: { kind: 'service', service },
    sourceArn: formatArn({ partition, service: 'execute-api', region, accountId, resource }),
    ...(qualifier === undefined ? {} : { qualifier }),
  };
}

// The id of an API that the stack creates is known only after apply, and so may be its name.
function apiName({ restApi, restApiId = '' }: PushSource): string {
  const name = restApi?.nameInput;
  return name === undefined || Token.isUnresolved(name) ? (restApi?.node.id ?? restApiId) : name;
}

function checkPushTrigger({ callee, source, statementId }: PushTriggerProps): readonly (Problem | undefined)[] {
  if (source.kind !== 'restApi') {
    return [
      notHere(
        'the source does not call functions',
        String((source as { kind: string }).kind),
        'a source that calls the function, such as restApi({ … })',
        'use a PullTrigger: Lambda reads this source with the execution role, and a permission on the function does nothing',
      ),
    ];
  }
  const { account, restApi, restApiId, method, path, stage = '*' } = source;
  return [
    account.partition === callee.function.partition
      ? undefined
      : partitionMix('source', `an API of ${account.partition}`, callee.function.partition),
    restApi !== undefined && restApiId !== undefined ? eitherOr('restApi', 'restApiId', 'both') : undefined,
    restApi === undefined && restApiId === undefined
      ? missing('the source names no API', 'restApi (a resource) or restApiId (an id)', 'set one of them')
      : undefined,
    checkApiId(restApiId),
    METHODS.includes(method) ? undefined : badChoice('method', method, METHODS.join(', ')),
    /^\/[^\s]*$/.test(path) ? undefined : badName('path', path, 'a path that begins with /'),
    /^(\*|[A-Za-z0-9_-]{1,128})$/.test(stage)
      ? undefined
      : badName('stage', stage, '1 to 128 letters, digits and _ -, or *'),
    checkOptionalName('statementId', 'statementId', statementId),
  ];
}

function checkApiId(restApiId: string | undefined): Problem | undefined {
  if (restApiId === undefined || /^[a-z0-9]{1,64}$/.test(restApiId)) {
    return undefined;
  }
  return isInterpolated(restApiId)
    ? { ...notALiteral('restApiId'), todo: 'pass the resource of the API as restApi' }
    : badName('restApiId', restApiId, 'lower-case letters and digits');
}

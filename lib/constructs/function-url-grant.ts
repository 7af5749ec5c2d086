import type { LambdaFunctionUrl } from '@cdktf/provider-aws/lib/lambda-function-url';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import {
  describeProblem,
  duplicateGrant,
  missing,
  notHere,
  type Problem,
  partitionMix,
  rejectProblems,
  sameAccount,
  show,
} from '../errors';
import { checkName } from '../iam/name-rules';
import {
  type FunctionUrlAccess,
  functionUrlIdentityStatements,
  functionUrlPermissions,
  functionUrlRequests,
} from '../policies/function-url-access';
import type { HandOver } from '../policies/hand-over';
import { breadthOf, type InvokePrincipal, invokedArn } from '../policies/invoke-access';
import { type Caller, checkCaller } from './caller';
import { claim } from './claims';
import { type Callee, qualifierOf } from './function-base';
import { checkFunctionUrlOptions, type FunctionUrlOptions, warnOfUnscopedInvoke } from './function-url-options';
import { checkPrincipal } from './invoke-grant-props';
import { LambdaFunction } from './lambda-function';
import { validateResourceStack } from './own-stack';
import { permissionWiring } from './permission-wiring';
import type { Role } from './role';
import { checkSameName } from './same-name';
import { declareAccess, handOver } from './stack-access';

const URL_PAGE = 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html';

/** Properties of a `FunctionUrlGrant`. One of the two options of the permission must be set across accounts. */
export interface FunctionUrlGrantProps extends FunctionUrlOptions {
  /** Who calls the URL: a function, or a role. */
  readonly caller: Caller;
  /** The function, or the alias of it, whose URL is called. */
  readonly callee: Callee;
  /**
   * Across accounts, who the permissions name: the calling `role`, every role of its `account` that its own policies
   * allow, or those of an organization.
   * @default "role"
   */
  readonly principal?: InvokePrincipal;
  /**
   * The URL's resource, of the calling function's stack; it must ask for signatures (`AWS_IAM`).
   * @default - the URL is made elsewhere
   */
  readonly url?: LambdaFunctionUrl;
  /**
   * Whether only the calling function may use the access, where other functions run with the same role.
   * @default false
   */
  readonly onlyFromFunction?: boolean;
  /**
   * Environment variable of the calling function that gets the URL; needs `url`.
   * @default - none is set
   */
  readonly environment?: { readonly functionUrl?: string };
}

/**
 * Lets a caller call the URL of a function, in its own or another account: `lambda:InvokeFunctionUrl` and
 * `lambda:InvokeFunction`, on the caller's side and, across accounts, on the function's. With one of the two alone no call
 * goes through since 1 November 2026.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
 */
export class FunctionUrlGrant extends Construct {
  /** The statements that owners elsewhere must put in place; empty where this app writes both halves. */
  public readonly handOver: readonly HandOver[];

  /** @throws InputError when an option is not one that AWS accepts, or does not fit the two ends. */
  public constructor(scope: Construct, id: string, props: FunctionUrlGrantProps) {
    super(scope, id);
    rejectProblems(this.node.path, checkFunctionUrlGrant(props));
    const { caller, callee, url, environment } = props;
    const callingRole = caller.role as Role;
    const access = urlAccess(props, callingRole);
    this.validateUnique(callingRole, callee, access);
    const identity = callingRole.addStatements('invoke', functionUrlIdentityStatements(access));
    const permissions = functionUrlPermissions(access);
    if (permissions.length > 0 && !access.tiesToUrl) {
      warnOfUnscopedInvoke(this, callingRole.roleArn, callee.function.functionName);
    }
    const onCallee = permissions.flatMap(
      (permission) =>
        callee.function.addPermission(this, permission, permissionWiring(props, access.principal)).handOver,
    );
    this.declare(access, identity.length === 0 ? callingRole : undefined, onCallee, callee);
    this.handOver = [...identity, ...onCallee];
    handOver(this, this.handOver);
    if (url !== undefined && environment?.functionUrl !== undefined && caller.function instanceof LambdaFunction) {
      validateResourceStack(caller.function, url, 'the URL', {
        at: this,
        todo: 'leave url out, and pass the URL on yourself',
      });
      caller.function.setVariable(this, environment.functionUrl, url.functionUrl);
    }
  }

  private declare(
    access: FunctionUrlAccess,
    writtenCaller: Role | undefined,
    onCallee: readonly HandOver[],
    callee: Callee,
  ): void {
    const isSameAccount = access.principal === undefined;
    const permitted = onCallee.length === 0 ? callee.function : undefined;
    for (const { action, conditions } of functionUrlRequests(access)) {
      declareAccess(
        { caller: writtenCaller, target: isSameAccount ? writtenCaller : permitted },
        {
          principal: access.callerArn,
          breadth: breadthOf(access),
          action,
          resource: invokedArn(access),
          via: isSameAccount ? 'identityPolicy' : 'resourcePolicy',
          conditions,
        },
      );
    }
  }

  private validateUnique(callingRole: Role, { function: called }: Callee, access: FunctionUrlAccess): void {
    const stacks = [callingRole, called].map((end) => TerraformStack.of(end).node.path);
    const holder = claim(this, 'lambda:InvokeFunctionUrl', ...stacks, callingRole.roleArn, invokedArn(access));
    this.node.addValidation({
      validate: () =>
        holder === undefined
          ? []
          : [describeProblem(duplicateGrant(`${callingRole.roleArn} calls the URL of ${invokedArn(access)}`, holder))],
    });
  }
}

function urlAccess(props: FunctionUrlGrantProps, callingRole: Role): FunctionUrlAccess {
  const { caller, callee, principal = 'role', onlyFromFunction, providerHasInvokedViaFunctionUrl = false } = props;
  const isSameAccount = callingRole.accountId === callee.function.accountId;
  return {
    callerArn: callingRole.roleArn,
    callerName: callingRole.roleName,
    callerAccountId: callingRole.accountId,
    callerPartition: callingRole.partition,
    functionArn: callee.function.functionArn,
    ...qualifierOf(callee),
    ...(isSameAccount ? {} : { principal }),
    ...(onlyFromFunction && caller.function ? { sourceFunctionArn: caller.function.functionArn } : {}),
    tiesToUrl: providerHasInvokedViaFunctionUrl,
  };
}

// An alias has a URL and a policy of its own: https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html.
function checkUrl(url: LambdaFunctionUrl, { function: called, qualifier }: Callee): readonly (Problem | undefined)[] {
  const { functionNameInput, qualifierInput } = url;
  const name = functionNameInput === called.functionArn ? called.functionName : functionNameInput;
  return [
    checkSameName('callee.function.functionName', called.functionName, name),
    checkSameName('the qualifier of callee', qualifier ?? '', qualifierInput ?? ''),
  ];
}

function checkFunctionUrlGrant(props: FunctionUrlGrantProps): readonly (Problem | undefined)[] {
  const { caller, callee, principal, url, onlyFromFunction, environment } = props;
  const { accountId, partition, functionArn } = callee.function;
  const isSameAccount = caller.role?.accountId === accountId;
  return [
    ...checkCaller(caller, { onlyFromFunction, environment: environment && { ...environment } }),
    caller.role !== undefined && caller.role.partition !== partition
      ? partitionMix('callee', functionArn, caller.role.partition)
      : undefined,
    checkUrlQualifier(callee.qualifier),
    ...(url === undefined || callee.qualifier === '$LATEST' ? [] : checkUrl(url, callee)),
    isSameAccount && principal !== undefined
      ? sameAccount('principal', show(principal), accountId, "leave it out: the caller's own policy is enough")
      : undefined,
    isSameAccount || principal === undefined ? undefined : checkPrincipal(principal),
    // Within one account no permission is written.
    ...(isSameAccount ? [] : checkFunctionUrlOptions(props)),
    url?.authorizationTypeInput === 'NONE'
      ? {
          ...notHere(
            'the URL is open to everybody',
            '"NONE"',
            'a URL with authorizationType AWS_IAM',
            'set authorizationType: a URL without signatures needs no grant, and keeps nobody out',
          ),
          page: URL_PAGE,
        }
      : undefined,
    environment?.functionUrl !== undefined && url === undefined
      ? missing(
          'environment.functionUrl has no value',
          'environment.functionUrl with url',
          'pass the URL’s resource as url',
        )
      : undefined,
  ];
}

// A URL belongs to the unpublished function or to an alias, never to a version.
function checkUrlQualifier(qualifier: string | undefined): Problem | undefined {
  if (qualifier === undefined) {
    return undefined;
  }
  const problem = checkName('aliasName', 'the qualifier of callee', qualifier);
  return problem && { ...problem, allowed: 'an alias: a version has no URL', page: URL_PAGE };
}

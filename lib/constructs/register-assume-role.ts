import { TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { describeProblem, duplicateGrant } from '../errors';
import {
  type AssumeRoleAccess,
  assumeRoleStatements,
  callerConditions,
  type Trust,
} from '../policies/assume-role-access';
import type { HandOver } from '../policies/hand-over';
import type { AssumeRoleOptions } from './assume-role-options';
import type { FunctionBase } from './function-base';
import type { Role } from './role';
import { sharedState } from './shared-state';
import { declareAccess, handOver } from './stack-access';
import { validateTrustOrder } from './trust-cycles';

/** An assume-role access between two roles, checked and ready to be written. */
export interface AssumeRoleRegistration {
  readonly caller: Role;
  readonly callingFunction: FunctionBase | undefined;
  readonly role: Role;
  readonly options: AssumeRoleOptions;
  /** Whether the access is a grant of its own, or the way to a function that several invoke grants may share. */
  readonly isShareable: boolean;
}

interface Registered {
  readonly path: string;
  readonly access: string;
  readonly isShareable: boolean;
  readonly handOver: readonly HandOver[];
}

// What an app has registered, by stack, caller and role.
const registeredIn = sharedState<IConstruct, Map<string, Registered>>(() => new Map());

/** Writes both halves of an assume-role access, each where it belongs; returns what others must put in place. */
export function registerAssumeRole(grant: Construct, registration: AssumeRoleRegistration): readonly HandOver[] {
  const { caller, role, isShareable } = registration;
  const access = assumeRoleAccess(registration);
  const registered = registeredIn(grant.node.root);
  const key = [caller, role].map((end) => `${TerraformStack.of(end).node.path} ${end.roleArn}`).join(' ');
  const text = JSON.stringify(access);
  const earlier = registered.get(key);
  if (earlier === undefined) {
    const documents = writeHalves(grant, registration, access);
    registered.set(key, { path: grant.node.path, access: text, isShareable, handOver: documents });
    return documents;
  }
  if (earlier.access !== text || !(isShareable || earlier.isShareable)) {
    const todo = isShareable ? 'give both the same options of assumeRole, or each a role of its own' : undefined;
    grant.node.addValidation({
      validate: () => [
        describeProblem(duplicateGrant(`${caller.roleArn} assumes ${role.roleArn}`, earlier.path, todo)),
      ],
    });
  }
  return earlier.handOver;
}

function writeHalves(
  grant: Construct,
  { caller, role }: AssumeRoleRegistration,
  access: AssumeRoleAccess,
): readonly HandOver[] {
  const { identityStatements, trustStatements } = assumeRoleStatements(access);
  const identity = caller.addStatements('assume-role', identityStatements);
  const trust = role.addTrust(grant, trustStatements, access.trust === 'role' ? caller : undefined);
  if (access.trust === 'role') {
    validateTrustOrder(grant, role, caller);
  }
  declareAccess(
    { caller: identity.length === 0 ? caller : undefined, target: trust.length === 0 ? role : undefined },
    {
      principal: caller.roleArn,
      breadth: access.trust === 'account' ? 'account' : 'role',
      action: 'sts:AssumeRole',
      resource: role.roleArn,
      via: 'trustPolicy',
      conditions: callerConditions(access),
    },
  );
  const documents = [...identity, ...trust];
  handOver(grant, documents);
  return documents;
}

function assumeRoleAccess({ caller, callingFunction, role, options }: AssumeRoleRegistration): AssumeRoleAccess {
  const { externalId, organizationId, sessionTags, sourceIdentity, onlyFromFunction } = options;
  return {
    callerArn: caller.roleArn,
    callerAccountId: caller.accountId,
    callerPartition: caller.partition,
    roleArn: role.roleArn,
    trust: options.trust ?? defaultTrust(caller, role),
    ...(externalId === undefined ? {} : { externalId }),
    ...(organizationId === undefined ? {} : { organizationId }),
    ...(sessionTags === undefined || Object.keys(sessionTags).length === 0 ? {} : { sessionTags }),
    ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
    ...(onlyFromFunction && callingFunction ? { sourceFunctionArn: callingFunction.functionArn } : {}),
  };
}

// Within a stack Terraform creates the caller first; across stacks nobody can say which is applied first.
function defaultTrust(caller: Role, role: Role): Trust {
  return TerraformStack.of(caller) === TerraformStack.of(role) ? 'role' : 'roleName';
}

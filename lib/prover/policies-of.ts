/** Which policies bear on a request: the caller's, the resource's, and what their organizations put above them. */
import { parseArnText, splitText } from '../iam/arn-text';
import type { ParsedPolicy } from '../iam/parsed-policy';
import { isCoveredByResourceControlPolicies } from '../iam/resource-control-services';
import { showText, type Text, textKey } from '../iam/text';
import { equalTexts } from '../iam/wildcard';
import type { PolicyFact, PrincipalFact, RoleFact } from '../terraform/inventory';
import { assume, type Request } from './context';
import type { PolicySet } from './policy-set';
import { NO_STRAYS, type Strays, straysOfFunction, straysOfIdentity, straysOfResource } from './stray-policies';

/** The policies of a request by type; a ceiling that does not exist is left out. */
export interface BearingPolicies {
  readonly identity: PolicySet;
  readonly boundary?: PolicySet;
  readonly session?: PolicySet;
  /** One set for each level. */
  readonly serviceControl: readonly PolicySet[];
  readonly resourceControl: readonly PolicySet[];
  readonly resource: PolicySet;
}

export function policiesOf(request: Request, sessionPolicies: readonly ParsedPolicy[]): BearingPolicies {
  const { caller, target } = request;
  const owner = caller.kind === 'service' ? caller.service : showText(caller.arn);
  const session = sessionPolicies.map((document, index) => inQuestion(`session policy ${index + 1}`, document));
  const boundary = boundaryOf(request);
  return {
    identity: {
      policyType: 'identityPolicy',
      side: 'caller',
      owner,
      policies: identityPolicies(request),
      strays: strayIdentityPolicies(request),
    },
    ...(boundary === undefined
      ? {}
      : { boundary: { policyType: 'permissionsBoundary', side: 'caller', owner, policies: boundary } }),
    ...(session.length === 0
      ? {}
      : { session: { policyType: 'sessionPolicy', side: 'caller', owner, policies: session } }),
    serviceControl: serviceControlPolicies(request),
    resourceControl: resourceControlPolicies(request),
    resource: {
      policyType: target.policyType,
      side: 'target',
      owner: showText(target.arn),
      policies: target.inInput
        ? target.resourcePolicies
        : [...target.resourcePolicies, notInInput(`${nameOf(target.policyType)} outside of the input`)],
      strays: target.inInput ? strayResourcePolicies(request) : NO_STRAYS,
    },
  };
}

function nameOf(policyType: 'trustPolicy' | 'resourcePolicy'): string {
  return policyType === 'trustPolicy' ? 'trust policy' : 'resource-based policies';
}

function identityPolicies({ caller }: Request): readonly PolicyFact[] {
  switch (caller.kind) {
    case 'role':
    case 'user':
      return ownPolicies(caller.facts);
    case 'root':
    case 'service':
      return [];
    default:
      return caller satisfies never;
  }
}

function ownPolicies(facts: RoleFact | PrincipalFact | undefined): readonly PolicyFact[] {
  if (facts?.whole) return facts.identityPolicies;
  return [...(facts?.identityPolicies ?? []), notInInput('identity-based policies outside of the input')];
}

/** Of who is not in the input, no policy is known anyway. */
function strayIdentityPolicies({ caller, graph }: Request): Strays {
  const isInInput = (caller.kind === 'role' || caller.kind === 'user') && caller.facts?.whole;
  return isInInput ? straysOfIdentity(graph, caller.kind, caller.arn) : NO_STRAYS;
}

function strayResourcePolicies({ graph, target: { owner } }: Request): Strays {
  switch (owner.kind) {
    // Nothing adds to a trust policy, which is part of its role.
    case 'role':
      return NO_STRAYS;
    case 'function':
      return straysOfFunction(graph, owner.arn, owner.qualifier);
    case 'resource':
      return straysOfResource(graph, owner.arn);
    default:
      return owner satisfies never;
  }
}

/** Nothing where the principal has no boundary; of a principal that is not in the input nobody knows. */
function boundaryOf({ caller }: Request): readonly PolicyFact[] | undefined {
  if (caller.kind !== 'role' && caller.kind !== 'user') return undefined;
  const boundary = caller.facts?.permissionsBoundary;
  if (boundary !== undefined) return [boundary];
  return caller.facts?.whole ? undefined : [notInInput('permissions boundary outside of the input')];
}

// Service-linked roles and services themselves are above SCPs.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
function serviceControlPolicies(request: Request): readonly PolicySet[] {
  const { caller } = request;
  if (caller.kind === 'service' || isServiceLinked(caller.arn)) return [];
  return ceilingsOf(request, 'serviceControlPolicy', caller.accountId);
}

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
function resourceControlPolicies(request: Request): readonly PolicySet[] {
  const { caller, target, action } = request;
  const isExempt = caller.kind !== 'service' && isServiceLinked(caller.arn);
  if (isExempt || !(isCoveredByResourceControlPolicies(action) || isAnyService(action))) return [];
  return ceilingsOf(request, 'resourceControlPolicy', target.accountId);
}

/** A wildcard where the service stands may stand for one that is covered. */
function isAnyService(action: string): boolean {
  return /^[^:]*[*?]/.test(action);
}

const CEILINGS = {
  serviceControlPolicy: {
    side: 'caller',
    member: 'serviceControlPolicies',
    absent: 'noServiceControlPolicies',
  },
  resourceControlPolicy: {
    side: 'target',
    member: 'resourceControlPolicies',
    absent: 'noResourceControlPolicies',
  },
} as const;

/** The levels above an account. Where the account is not known, it may be one of those whose levels the input tells. */
function ceilingsOf(request: Request, policyType: keyof typeof CEILINGS, accountId: Text): readonly PolicySet[] {
  const { side, member, absent } = CEILINGS[policyType];
  const owner = showText(accountId);
  const { accounts } = request.graph;
  const levels = accounts.get(textKey(accountId) ?? '')?.[member];
  if (levels !== undefined) return levels.map((policies) => ({ policyType, side, owner, policies }));
  const mayBeTold = [...accounts.values()].some(
    (account) => (account[member] ?? []).length > 0 && equalTexts(account.id, accountId) !== 'no',
  );
  if (mayBeTold) {
    const notes = [{ code: 'unknownAccount' as const, subject: owner, mayDeny: true }];
    return [{ policyType, side, owner, policies: [], strays: { policies: [], notes } }];
  }
  assume(request, { code: absent, subject: owner });
  return [];
}

function isServiceLinked(arn: Text): boolean {
  return splitText(parseArnText(arn)?.resource ?? '', '/')[1] === 'aws-service-role';
}

function inQuestion(name: string, document: ParsedPolicy): PolicyFact {
  return { name, origin: { input: 'question' }, document };
}

function notInInput(name: string): PolicyFact {
  return { name, origin: { input: 'none' }, document: { unknownBecause: 'notInInput' } };
}

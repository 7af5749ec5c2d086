/** Which policies bear on a request: the caller's, the resource's, and what their organizations put above them. */
import { parseArnText, splitText } from '../iam/arn-text';
import type { ParsedPolicy } from '../iam/parsed-policy';
import { isCoveredByResourceControlPolicies } from '../iam/resource-control-services';
import { showText, type Text, textKey } from '../iam/text';
import type { AccountFact, PolicyFact, PrincipalFact, RoleFact } from '../terraform/inventory';
import { assume, type Request } from './context';
import type { PolicyType, Side } from './decision';
import type { PolicySet } from './policy-set';

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
    identity: { policyType: 'identityPolicy', side: 'caller', owner, policies: identityPolicies(request) },
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
  const levels = accountFact(request, caller.accountId)?.serviceControlPolicies;
  if (levels === undefined) {
    assume(request, { code: 'noServiceControlPolicies', subject: showText(caller.accountId) });
  }
  return setsOf(levels, 'serviceControlPolicy', 'caller', caller.accountId);
}

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
function resourceControlPolicies(request: Request): readonly PolicySet[] {
  const { caller, target, action } = request;
  const isExempt = caller.kind !== 'service' && isServiceLinked(caller.arn);
  if (isExempt || !isCoveredByResourceControlPolicies(action)) return [];
  const levels = accountFact(request, target.accountId)?.resourceControlPolicies;
  if (levels === undefined) {
    assume(request, { code: 'noResourceControlPolicies', subject: showText(target.accountId) });
  }
  return setsOf(levels, 'resourceControlPolicy', 'target', target.accountId);
}

function setsOf(
  levels: readonly (readonly PolicyFact[])[] | undefined,
  policyType: PolicyType,
  side: Side,
  accountId: Text,
): readonly PolicySet[] {
  return (levels ?? []).map((policies) => ({ policyType, side, owner: showText(accountId), policies }));
}

function accountFact({ graph }: Request, accountId: Text): AccountFact | undefined {
  return graph.accounts.get(textKey(accountId) ?? '');
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

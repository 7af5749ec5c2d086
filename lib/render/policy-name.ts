/** How a policy and its statements are called in a sentence. */
import type { PolicyType } from '../prover/decision';
import type { Quote } from './plain-text';
import { fullName, shortName } from './short-name';

/** AWS's name of each type of policy. */
export const POLICY_NAMES: Readonly<Record<PolicyType, string>> = {
  identityPolicy: 'identity-based policy',
  permissionsBoundary: 'permissions boundary',
  sessionPolicy: 'session policy',
  serviceControlPolicy: 'service control policy',
  resourceControlPolicy: 'resource control policy',
  resourcePolicy: 'resource-based policy',
  trustPolicy: 'trust policy',
};

/** All that one owner has of a type; of some there is never more than one. */
export const OWN_POLICIES: Readonly<Record<PolicyType, string>> = {
  identityPolicy: 'identity-based policies',
  permissionsBoundary: 'permissions boundary',
  sessionPolicy: 'session policy',
  serviceControlPolicy: 'service control policies',
  resourceControlPolicy: 'resource control policies',
  resourcePolicy: 'resource-based policy',
  trustPolicy: 'trust policy',
};

/** How inventories call a policy that has no name of its own. */
const NAMELESS = ['trust policy', 'resource policy', 'permissions boundary'];

/** Where a person finds the policy: its Terraform address; without one, its name and whose it is. */
export function policyPlace({ policy, owner }: { readonly policy: string; readonly owner: string }): string {
  return isAddress(policy) ? policy : `${policy} of ${shortName(owner).name}`;
}

function isAddress(policy: string): boolean {
  return /^(module\.|data\.)?[\w-]+\.[\w-]+/.test(policy);
}

/** A statement by its name, the type of its policy, and where the policy is found. */
export function nameStatement({ statement, policyType, policy }: StatementPlace, quote: Quote): string {
  const type = policyType === undefined ? 'policy' : POLICY_NAMES[policyType];
  const named = statement === undefined ? 'a statement' : `statement ${quote(statement)}`;
  return policy === undefined || NAMELESS.includes(policy)
    ? `${named} of the ${type}`
    : `${named} of the ${type} ${quote(policy)}`;
}

interface StatementPlace {
  readonly statement?: string;
  readonly policyType?: PolicyType;
  readonly policy?: string;
}

/** Whose policies: an account for what an organization sets, else the thing that bears them. */
export function nameOwner(owner: string | undefined, quote: Quote): string {
  return owner === undefined || owner === '' ? 'the owner' : fullName(owner, quote);
}

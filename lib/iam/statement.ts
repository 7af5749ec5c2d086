/** One statement of a policy as plain data. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html */
import type { Conditions } from './condition';
import type { Principal } from './principal';

export type Effect = 'Allow' | 'Deny';

/** A statement of an identity-based policy: what the role it is attached to may do. */
export interface IdentityStatement {
  readonly sid?: string;
  readonly effect: Effect;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
}

/** A statement of a role's trust policy: who may take the role. */
export interface TrustStatement {
  readonly sid?: string;
  readonly effect: Effect;
  readonly principals: readonly Principal[];
  readonly actions: readonly string[];
  readonly conditions?: Conditions;
}

/** A statement of a resource's own policy: who may do what to the resource. */
export interface ResourceStatement extends TrustStatement {
  readonly resources: readonly string[];
}

/** The answer to a question, with its evidence. Closed lists: a renderer has a sentence for each code. */

export const OUTCOMES = ['allowed', 'explicitDeny', 'implicitDeny', 'unknown'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The kinds of policy AWS decides with, in AWS's words. */
export const POLICY_TYPES = [
  'identityPolicy',
  'permissionsBoundary',
  'sessionPolicy',
  'serviceControlPolicy',
  'resourceControlPolicy',
  'resourcePolicy',
  'trustPolicy',
] as const;
export type PolicyType = (typeof POLICY_TYPES)[number];

/** Which end of the access a policy stands at. */
export type Side = 'caller' | 'target';

/** A policy, and where a person finds it. */
export interface PolicyReference {
  readonly policyType: PolicyType;
  readonly side: Side;
  /** Terraform address where there is one, else the policy's name. */
  readonly policy: string;
  /** The name of the inline policy, ARN of the managed one, or statement id of the permission. */
  readonly name: string;
  /** ARN of the role, function, user or resource it is attached to; id of the account for SCPs and RCPs. */
  readonly owner: string;
  /** The input it was read from. */
  readonly input: string;
}

/** A statement that made the decision (AWS: matched statement). */
export interface DeterminingStatement extends PolicyReference {
  /** Its Sid, or its place in the document counted from 0, such as `#0`. */
  readonly statement: string;
  readonly effect: 'Allow' | 'Deny';
}

export const REASON_CODES = [
  // nothing any policy says can change these
  'crossPartition',
  'rootCannotAssume',
  'notAllActions',
  // what a policy says
  'explicitDeny',
  'allowedByStatement',
  'noStatementAllows',
  'noPolicy',
  'organizationLevelAllowsNothing',
  // why the nearest statement does not apply
  'principalDiffers',
  'actionDiffers',
  'resourceDiffers',
  'conditionFails',
  'keyNeverPresent',
  'deletedPrincipal',
  'delegatesToIdentityPolicy',
  // what is not known
  'accountUnknown',
  'entityNotInInput',
  'policyUnknown',
  'inputIncomplete',
  'statementUnknown',
  'conditionUnknown',
  'sessionNameUnknown',
  'ceilingUndecided',
  'tooManyChoices',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** Why the outcome is what it is. */
export interface Reason {
  readonly code: ReasonCode;
  /** The end of the access it concerns, where it concerns one. */
  readonly side?: Side;
  readonly policyType?: PolicyType;
  /** The policy and statement it is about, where there is one. */
  readonly policy?: string;
  readonly statement?: string;
  /** The condition key, ARN, account or action it is about. */
  readonly subject?: string;
  /** What the statement asks for, and what the request has. */
  readonly expected?: string;
  readonly got?: string;
}

export const ASSUMPTION_CODES = [
  /** SCPs of an account are not in the input and taken as absent. Subject: the account. */
  'noServiceControlPolicies',
  /** RCPs of an account are not in the input and taken as absent. Subject: the account. */
  'noResourceControlPolicies',
  /** A caller-chosen key was not given and taken as absent. Subject: the key. */
  'keyAbsent',
  /** A given key was used in the place of the one that could be derived. Subject: the key. */
  'keyGiven',
  /** What an AWS-managed policy says was taken from this package. Subject: the policy's ARN. */
  'managedPolicyAsKnown',
  /** A role session names no path, and no role of its name is in the input. Subject: the role ARN taken. */
  'roleWithoutPath',
] as const;

/** Something the input does not say and the decision rests on. */
export interface Assumption {
  readonly code: (typeof ASSUMPTION_CODES)[number];
  readonly subject: string;
}

/** A condition under which alone the outcome holds, or on which it turns where it is unknown. */
export interface ResidualCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

export interface Decision {
  readonly outcome: Outcome;
  /** In the order of AWS's procedure. */
  readonly determining: readonly DeterminingStatement[];
  /** In the order of AWS's procedure. */
  readonly reasons: readonly Reason[];
  readonly assumes: readonly Assumption[];
  /** All must hold; empty where the caller need not choose anything. */
  readonly conditions: readonly ResidualCondition[];
}

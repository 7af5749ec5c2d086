/**
 * Which condition belongs on which half of an assume-role access, and in which statement: one row for each option.
 * A condition in the wrong place denies everything (a key that is never sent) or restricts nothing (a statement beside it).
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html,
 * https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html
 */
import { type Conditions, mergeConditions } from '../iam/condition';

/** The options of an access that become conditions. */
export interface ConditionedAccess {
  readonly externalId?: string;
  readonly organizationId?: string;
  readonly sessionTags?: Readonly<Record<string, string>>;
  readonly sourceIdentity?: string;
  /** The only function that may use the access, where the caller's role is shared. */
  readonly sourceFunctionArn?: string;
}

/** The STS actions an access may need, each in a statement of its own. */
export type SessionAction = 'AssumeRole' | 'TagSession' | 'SetSourceIdentity';

/** A half of an access: the caller's identity-based policy or the target's trust policy. */
export type Half = 'identity' | 'trust';

interface ConditionRow {
  readonly halves: readonly Half[];
  readonly actions: readonly SessionAction[];
  readonly conditions: (access: ConditionedAccess) => Conditions;
}

const BOTH: readonly Half[] = ['identity', 'trust'];
const ALL: readonly SessionAction[] = ['AssumeRole', 'TagSession', 'SetSourceIdentity'];

const CONDITION_ROWS: readonly ConditionRow[] = [
  {
    halves: BOTH,
    actions: ['AssumeRole'],
    conditions: ({ externalId }) => single('StringEquals', 'sts:ExternalId', externalId),
  },
  {
    halves: ['trust'],
    actions: ALL,
    conditions: ({ organizationId }) => single('StringEquals', 'aws:PrincipalOrgID', organizationId),
  },
  {
    halves: ['identity'],
    actions: ALL,
    conditions: ({ sourceFunctionArn }) => single('ArnEquals', 'lambda:SourceFunctionArn', sourceFunctionArn),
  },
  {
    halves: BOTH,
    actions: ['TagSession'],
    conditions: ({ sessionTags = {} }) => ({
      StringEquals: Object.fromEntries(
        Object.entries(sessionTags).map(([key, value]) => [`aws:RequestTag/${key}`, [value]]),
      ),
      'ForAllValues:StringEquals': { 'aws:TagKeys': Object.keys(sessionTags).sort() },
    }),
  },
  {
    halves: BOTH,
    actions: ['SetSourceIdentity'],
    conditions: ({ sourceIdentity }) => single('StringEquals', 'sts:SourceIdentity', sourceIdentity),
  },
];

/** The conditions of one statement of one half. */
export function grantConditions(access: ConditionedAccess, half: Half, action: SessionAction): Conditions {
  const rows = CONDITION_ROWS.filter((row) => row.halves.includes(half) && row.actions.includes(action));
  return mergeConditions(...rows.map((row) => row.conditions(access)));
}

function single(operator: string, key: string, value: string | undefined): Conditions {
  return value === undefined ? {} : { [operator]: { [key]: [value] } };
}

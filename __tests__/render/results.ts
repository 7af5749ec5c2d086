/** Results made by hand, one of each kind that a renderer can meet. */
import type { AccessMap } from '../../lib/prover/access-map';
import type { CheckResult, DeclaredAccessResult } from '../../lib/prover/check-result';
import type { Decision, DeterminingStatement } from '../../lib/prover/decision';

export const CALLER = 'arn:aws:iam::111111111111:role/caller-role';
export const READER = 'arn:aws:iam::222222222222:role/reader';
export const CALLEE = 'arn:aws:lambda:eu-west-1:222222222222:function:callee';

/** A name as somebody might choose it who wants to write into our output. */
export const HOSTILE = 'a"]|`x`|<img src=x onerror=alert(1)> @team\n\u001b[31m\u202e#1 [l](http://x) \\|end';

const trust: DeterminingStatement = {
  policyType: 'trustPolicy',
  side: 'target',
  policy: 'aws_iam_role.reader',
  name: 'trust policy',
  owner: READER,
  input: 'plan.json',
  statement: 'FromCaller',
  effect: 'Allow',
};

const identity: DeterminingStatement = {
  policyType: 'identityPolicy',
  side: 'caller',
  policy: 'module.caller["a"].aws_iam_role_policy.assume',
  name: 'assume',
  owner: CALLER,
  input: 'plan.json',
  statement: '#0',
  effect: 'Allow',
};

const denying: DeterminingStatement = {
  policyType: 'serviceControlPolicy',
  side: 'caller',
  policy: 'service control policies, level 1, #1',
  name: 'service control policies, level 1, #1',
  owner: '111111111111',
  input: 'organization.json',
  statement: 'NoAssume',
  effect: 'Deny',
};

const externalId = { operator: 'StringEquals', key: 'sts:ExternalId', values: ['reports'] };

export const ALLOWED: Decision = {
  outcome: 'allowed',
  determining: [trust, identity],
  reasons: [
    {
      code: 'allowedByStatement',
      side: 'target',
      policyType: 'trustPolicy',
      policy: 'aws_iam_role.reader',
      statement: 'FromCaller',
    },
    {
      code: 'allowedByStatement',
      side: 'caller',
      policyType: 'identityPolicy',
      policy: 'module.caller["a"].aws_iam_role_policy.assume',
      statement: '#0',
    },
  ],
  assumes: [
    { code: 'noServiceControlPolicies', subject: '111111111111' },
    { code: 'noResourceControlPolicies', subject: '222222222222' },
  ],
  conditions: [externalId],
};

export const EXPLICIT_DENY: Decision = {
  outcome: 'explicitDeny',
  determining: [denying],
  reasons: [
    {
      code: 'explicitDeny',
      side: 'caller',
      policyType: 'serviceControlPolicy',
      policy: 'service control policies, level 1, #1',
      statement: 'NoAssume',
    },
  ],
  assumes: [],
  conditions: [],
};

export const IMPLICIT_DENY: Decision = {
  outcome: 'implicitDeny',
  determining: [],
  reasons: [
    { code: 'noStatementAllows', side: 'target', policyType: 'trustPolicy', subject: READER },
    {
      code: 'conditionFails',
      side: 'target',
      policyType: 'trustPolicy',
      policy: 'aws_iam_role.reader',
      statement: 'FromCaller',
      subject: 'sts:ExternalId',
      expected: 'StringEquals reports',
      got: 'absent',
    },
  ],
  assumes: [{ code: 'keyAbsent', subject: 'sts:ExternalId' }],
  conditions: [],
};

export const UNKNOWN: Decision = {
  outcome: 'unknown',
  determining: [],
  reasons: [
    {
      code: 'entityNotInInput',
      side: 'target',
      policyType: 'trustPolicy',
      policy: 'trust policy',
      subject: READER,
      expected: 'notInInput',
    },
  ],
  assumes: [],
  conditions: [externalId],
};

export const QUESTION = { principal: CALLER, action: 'sts:AssumeRole', resource: READER };

const access: DeclaredAccessResult = {
  principal: CALLER,
  breadth: 'role',
  action: 'sts:AssumeRole',
  resource: READER,
  via: 'trustPolicy',
  side: 'both',
  declaredConditions: [externalId],
  status: 'proved',
  decision: { ...ALLOWED, conditions: [] },
};

const invocation: DeclaredAccessResult = {
  ...access,
  breadth: 'account',
  action: 'lambda:InvokeFunction',
  resource: CALLEE,
  via: 'resourcePolicy',
  declaredConditions: [],
};

export const PROVED: CheckResult = {
  world: 'billing',
  declared: [
    access,
    invocation,
    { ...invocation, action: 'lambda:GetFunction' },
    {
      ...access,
      principal: 's3.amazonaws.com',
      breadth: 'service',
      action: 'lambda:InvokeFunction',
      resource: CALLEE,
      via: 'resourcePolicy',
      declaredConditions: [{ operator: 'StringEquals', key: 'aws:SourceAccount', values: ['111111111111'] }],
      decision: { ...ALLOWED, determining: [{ ...trust, policy: 'trust policy' }], conditions: [] },
    },
  ],
  undeclared: [],
  notes: [],
};

export const NOT_PROVED: CheckResult = {
  world: 'reports',
  declared: [
    access,
    { ...access, status: 'denied', decision: IMPLICIT_DENY },
    { ...access, resource: `${READER}-2`, status: 'unknown', decision: UNKNOWN },
    { ...access, resource: `${READER}-3`, status: 'widerThanDeclared', decision: { ...ALLOWED, conditions: [] } },
  ],
  undeclared: [
    {
      principal: '*',
      breadth: 'everyone',
      action: 'lambda:InvokeFunction',
      resource: CALLEE,
      conditions: [],
      statement: { ...trust, policyType: 'resourcePolicy', policy: 'aws_lambda_permission.open', owner: CALLEE },
      status: 'undeclared',
    },
    {
      principal: 'arn:aws:iam::333333333333:root',
      breadth: 'account',
      action: 'sts:AssumeRole',
      resource: READER,
      conditions: [externalId],
      statement: trust,
      status: 'unknown',
    },
    {
      principal: '<known after apply>',
      breadth: 'everyone',
      action: '<known after apply>',
      resource: READER,
      conditions: [],
      statement: { ...trust, statement: '*' },
      status: 'unknown',
    },
  ],
  notes: [{ code: 'unknownAccount', subject: 'aws.cross' }],
};

export const INCOMPLETE: CheckResult = {
  world: 'half',
  declared: [],
  undeclared: [],
  notes: [{ code: 'errored', subject: 'plan.json' }],
};

export const HOSTILE_CHECK: CheckResult = {
  world: HOSTILE,
  declared: [
    {
      ...access,
      principal: `arn:aws:iam::111111111111:role/${HOSTILE}`,
      action: HOSTILE,
      resource: HOSTILE,
      declaredConditions: [{ operator: HOSTILE, key: HOSTILE, values: [HOSTILE] }],
      decision: { ...ALLOWED, determining: [{ ...trust, policy: HOSTILE, statement: HOSTILE, owner: HOSTILE }] },
    },
    {
      ...access,
      status: 'denied',
      decision: { ...IMPLICIT_DENY, reasons: [{ code: 'policyUnknown', policy: HOSTILE, expected: HOSTILE }] },
    },
  ],
  undeclared: [],
  notes: [{ code: HOSTILE, subject: HOSTILE }],
};

export const MAP: AccessMap = {
  nodes: [
    { id: '*', kind: 'everyone', inInput: false },
    { id: CALLER, kind: 'role', accountId: '111111111111', inInput: true },
    { id: 'arn:aws:iam::222222222222:root', kind: 'account', accountId: '222222222222', inInput: false },
    { id: READER, kind: 'role', accountId: '222222222222', inInput: false },
    { id: CALLEE, kind: 'function', accountId: '222222222222', inInput: true },
    { id: 'arn:aws:s3:::reports', kind: 'resource', accountId: '222222222222', inInput: true },
    { id: 's3.amazonaws.com', kind: 'service', inInput: false },
  ],
  edges: [
    edge({ from: CALLER, to: READER, kind: 'assume', actions: ['sts:AssumeRole'], conditions: [externalId] }),
    edge({ from: CALLER, to: CALLEE, kind: 'invoke', actions: ['lambda:InvokeFunction'], missingSide: 'target' }),
    edge({ from: CALLEE, to: READER, kind: 'run', actions: [] }),
    edge({ from: READER, to: 'arn:aws:s3:::reports', kind: 'use', actions: ['s3:GetObject', 's3:PutObject'] }),
    { ...edge({ from: '*', to: CALLEE, kind: 'invoke', actions: ['lambda:InvokeFunction'] }), outcome: 'unknown' },
    { ...edge({ from: 's3.amazonaws.com', to: CALLEE, kind: 'invoke', actions: [] }), outcome: 'denied' },
  ],
};

export const HOSTILE_MAP: AccessMap = {
  nodes: [
    { id: CALLER, kind: 'role', accountId: HOSTILE, inInput: true },
    { id: HOSTILE, kind: 'resource', accountId: HOSTILE, inInput: true },
  ],
  edges: [
    edge({
      from: CALLER,
      to: HOSTILE,
      kind: 'use',
      actions: [HOSTILE],
      conditions: [{ operator: HOSTILE, key: HOSTILE, values: [HOSTILE] }],
    }),
  ],
};

type Edge = AccessMap['edges'][number];

function edge(given: Pick<Edge, 'from' | 'to' | 'kind' | 'actions'> & Partial<Edge>): Edge {
  return {
    outcome: given.missingSide === undefined ? 'allowed' : 'halfOpen',
    crossesAccounts: true,
    conditions: [],
    ...given,
  };
}

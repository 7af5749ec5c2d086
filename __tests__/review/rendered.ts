/** Reviews made by hand, with one of each kind of thing that a renderer can meet. */
import type { JudgedAccess } from '../../lib/prover/judged-access';
import type { Opening } from '../../lib/prover/openings';
import type { AccessChange, AccessState } from '../../lib/review/access-change';
import type { Finding } from '../../lib/review/finding';
import { phrase } from '../../lib/review/phrase';
import type { Review } from '../../lib/review/review-result';
import { ALLOWED, CALLEE, CALLER, HOSTILE, IMPLICIT_DENY, READER } from '../render/results';

const externalId = { operator: 'StringEquals', key: 'sts:ExternalId', values: ['reports'] };

function openingFor(principal: string, breadth: Opening['breadth'], name: string): Opening {
  const policy = {
    name,
    origin: { input: 'plan.json', address: name, provider: 'aws.cross' },
    document: { unknownBecause: 'given' as const },
  };
  return {
    door: { target: READER, policyType: 'trustPolicy', policy },
    principal,
    breadth,
    action: 'sts:AssumeRole',
    resource: READER,
    crosses: 'yes',
    isCertain: true,
    mayBeDenied: false,
  };
}

const PROVED: AccessState = { outcome: 'allowed', conditions: [], decision: ALLOWED };
const HALF_OPEN: AccessState = {
  outcome: 'halfOpen',
  missingSide: 'target',
  conditions: [],
  decision: IMPLICIT_DENY,
};
const ROOT = 'arn:aws:iam::333333333333:root';

const opened: AccessChange = {
  kind: 'opened',
  caller: CALLER,
  callee: READER,
  actions: ['sts:AssumeRole', 'sts:TagSession'],
  access: 'assume',
  breadth: 'role',
  crossesAccounts: true,
  before: HALF_OPEN,
  after: PROVED,
};

const CHANGES: readonly AccessChange[] = [
  opened,
  {
    ...opened,
    kind: 'widened',
    caller: ROOT,
    breadth: 'account',
    before: { outcome: 'allowed', conditions: [externalId], insteadOf: ['arn:aws:iam::333333333333:role/auditor'] },
    after: { outcome: 'allowed', conditions: [], opening: openingFor(ROOT, 'account', 'aws_iam_role.reader') },
  },
  { ...opened, kind: 'unknown', callee: CALLEE, access: 'invoke', actions: ['lambda:InvokeFunction'] },
  { ...opened, kind: 'closed', access: 'use', actions: ['s3:GetObject'], before: PROVED, after: HALF_OPEN },
];

const proved: JudgedAccess = {
  from: CALLER,
  to: READER,
  action: 'sts:AssumeRole',
  kind: 'assume',
  breadth: 'role',
  outcome: 'allowed',
  crossesAccounts: true,
  conditions: [externalId],
  decision: ALLOWED,
};

const ACCESSES: readonly JudgedAccess[] = [
  proved,
  { ...proved, from: ROOT, breadth: 'account', conditions: [], opening: openingFor(ROOT, 'account', 'trust policy') },
  {
    ...proved,
    to: CALLEE,
    action: 'lambda:InvokeFunction',
    kind: 'invoke',
    outcome: 'halfOpen',
    missingSide: 'caller',
  },
  { ...proved, action: 's3:GetObject', kind: 'use', outcome: 'denied', crossesAccounts: false },
  { ...proved, from: '<known after apply>', outcome: 'unknown' },
];

const anybody: Finding = {
  rule: 'trust-any-principal',
  severity: 'error',
  fingerprint: '0123456789abcdef',
  isNew: true,
  origin: { input: 'plans/prod plan.json', address: 'module.team["a"].aws_iam_role.reader', provider: 'aws.cross' },
  subject: READER,
  side: 'target',
  statement: 'FromCaller',
  evidence: phrase`The trust policy of ${{ arn: READER }} lets in ${{ arn: '*' }} under ${'sts:ExternalId'}.`,
  fix: { hcl: 'principals {\n  type = "AWS"\n}', typescript: "new AssumeRoleGrant(this, 'grant', {});" },
};

const known: Finding = {
  ...anybody,
  severity: 'warning',
  fingerprint: 'fedcba9876543210',
  isNew: false,
  origin: { input: 'standard input', address: 'aws_iam_role.other' },
  subject: 'arn:aws:iam::222222222222:role/other',
};

const expired: Finding = {
  rule: 'waiver-expired',
  severity: 'warning',
  fingerprint: '00000000000000ff',
  isNew: true,
  origin: { input: 'cross-account-lambda.json', address: 'aws_iam_role.other' },
  subject: 'aws_iam_role.other',
  evidence: phrase`The waiver of ${'trust-any-principal'} expired on ${'2026-11-01'}.`,
};

const untold: Finding = {
  ...expired,
  rule: 'trust-any-principal',
  severity: 'note',
  fingerprint: '00000000000000aa',
  origin: { input: 'cdktf.out, stack reports' },
  subject: 'aws.cross',
};

export const REVIEW: Review = {
  world: 'reports',
  compared: true,
  changes: CHANGES,
  accesses: ACCESSES,
  findings: [anybody, known, expired, untold],
  waived: [
    { finding: { ...anybody, fingerprint: '00000000000000bb' }, reason: 'the vendor moves out', expires: '2026-12-31' },
    { finding: { ...known, fingerprint: '00000000000000cc' }, reason: 'known', expires: '2027-01-31' },
  ],
  accountNames: new Map([
    ['333333333333', 'vendor'],
    ['222222222222', 'reports'],
  ]),
  notes: [
    { code: 'unknownAccount', subject: 'aws.cross' },
    { code: 'incomplete', subject: 'plan.json' },
  ],
};

/** Of one moment alone, and with nothing in it. */
export const NOTHING: Review = {
  world: 'nothing',
  compared: false,
  changes: [],
  accesses: [],
  findings: [],
  waived: [],
  accountNames: new Map(),
  notes: [],
};

/** The same with a hostile text wherever an input can have one. */
export function hostileReview(text: string = HOSTILE): Review {
  const state: AccessState = {
    outcome: 'allowed',
    conditions: [{ operator: text, key: text, values: [text] }],
    decision: {
      ...ALLOWED,
      determining: ALLOWED.determining.map((each) => ({ ...each, policy: text, statement: text, owner: text })),
      reasons: [{ code: 'policyUnknown', policy: text, expected: text, got: text, subject: text }],
    },
    opening: openingFor(text, 'role', text),
    insteadOf: [text],
  };
  const finding: Finding = {
    ...anybody,
    origin: { input: text, address: text, provider: text },
    subject: text,
    statement: text,
    evidence: phrase`The trust policy of ${{ arn: `arn:aws:iam::111111111111:role/${text}` }} lets in ${text}.`,
    fix: { hcl: text, typescript: text },
  };
  return {
    world: text,
    compared: true,
    changes: [{ ...opened, caller: text, callee: text, actions: [text], before: state, after: state }],
    accesses: [{ ...proved, from: text, to: text, action: text, conditions: state.conditions }],
    findings: [finding],
    waived: [{ finding, reason: text, expires: '2026-12-31' }],
    accountNames: new Map([[text, text]]),
    notes: [{ code: 'unknownAccount', subject: text }],
  };
}

/** The same with one in the reasons as well, which are told where an access is not allowed, and in findings of every kind. */
export function hostileEverywhere(text: string): Review {
  const review = hostileReview(text);
  const closed = review.changes.map((change): AccessChange => {
    const { insteadOf: _, ...after } = change.after ?? { outcome: 'denied', conditions: [] };
    return {
      ...change,
      kind: 'closed',
      before: { ...after, outcome: 'allowed' },
      after: { ...after, outcome: 'denied' },
    };
  });
  const [finding] = review.findings;
  const findings = finding === undefined ? [] : [finding, { ...finding, isNew: false }, { ...finding, rule: text }];
  return { ...review, changes: [...review.changes, ...closed], findings };
}

/** One sentence for each code, whole. */
import { ASSUMPTION_CODES, REASON_CODES, type Reason, type ReasonCode } from '../../lib/prover/decision';
import { assumptionSentences } from '../../lib/render/assumption-sentence';
import { conditionPhrase } from '../../lib/render/condition-phrase';
import { hidesAccesses, noteSentence } from '../../lib/render/note-sentence';
import { plainText } from '../../lib/render/plain-text';
import { reasonSentence } from '../../lib/render/reason-sentence';
import { fullName } from '../../lib/render/short-name';
import { WIDTH, wrapText } from '../../lib/render/wrap-text';

const ROLE = 'arn:aws:iam::111111111111:role/caller';
const identity = { side: 'caller', policyType: 'identityPolicy', policy: 'aws_iam_role_policy.a' } as const;
const trust = { side: 'target', policyType: 'trustPolicy', policy: 'aws_iam_role.r', statement: 'FromCaller' } as const;

const SENTENCES: Readonly<Record<ReasonCode, readonly [Omit<Reason, 'code'>, string]>> = {
  crossPartition: [
    { expected: 'aws-cn', got: 'aws' },
    'The caller is in partition aws and the target in aws-cn: nothing reaches from one partition into another.',
  ],
  rootCannotAssume: [
    { side: 'caller', subject: 'arn:aws:iam::111111111111:root' },
    'The root of account 111111111111 is the caller, and AWS lets no root assume a role.',
  ],
  notAllActions: [
    { subject: 'sts:TagSession' },
    'The call asks for several actions; this is the answer for sts:TagSession.',
  ],
  explicitDeny: [trust, 'Statement FromCaller of the trust policy aws_iam_role.r denies it.'],
  allowedByStatement: [trust, 'Statement FromCaller of the trust policy aws_iam_role.r allows it.'],
  noStatementAllows: [
    { ...identity, subject: ROLE },
    'No statement of the identity-based policies of role caller of account 111111111111 allows it.',
  ],
  noPolicy: [
    { side: 'target', policyType: 'resourcePolicy', subject: 'arn:aws:lambda:us-east-1:222222222222:function:f' },
    'There is no resource-based policy of function f of account 222222222222, us-east-1 that could allow it.',
  ],
  organizationLevelAllowsNothing: [
    { side: 'caller', policyType: 'serviceControlPolicy', subject: '111111111111' },
    'A level of the organization above account 111111111111 has no service control policy, and so allows nothing.',
  ],
  principalDiffers: [
    { ...trust, expected: 'arn:aws:iam::111111111111:role/other', got: ROLE },
    `Statement FromCaller of the trust policy aws_iam_role.r is for arn:aws:iam::111111111111:role/other, and the caller is ${ROLE}.`,
  ],
  actionDiffers: [
    { ...identity, statement: '#0', expected: 'sts:TagSession', got: 'sts:AssumeRole' },
    'Statement #0 of the identity-based policy aws_iam_role_policy.a is about sts:TagSession, not about sts:AssumeRole.',
  ],
  resourceDiffers: [
    { ...identity, statement: '#0', expected: 'all but a', got: 'a' },
    'Statement #0 of the identity-based policy aws_iam_role_policy.a is about all but a, not about a.',
  ],
  conditionFails: [
    { ...trust, subject: 'sts:ExternalId', expected: 'StringEquals a', got: 'b' },
    'Statement FromCaller of the trust policy aws_iam_role.r asks for sts:ExternalId StringEquals a, and the request has b.',
  ],
  keyNeverPresent: [
    { ...trust, subject: 'lambda:SourceFunctionArn', expected: 'ArnLike a', got: 'absent' },
    'Statement FromCaller of the trust policy aws_iam_role.r asks for lambda:SourceFunctionArn ArnLike a, and AWS never puts this key into a request as such a policy sees it.',
  ],
  deletedPrincipal: [
    { ...trust, expected: 'AROAEXAMPLE', got: ROLE },
    'Statement FromCaller of the trust policy aws_iam_role.r is for AROAEXAMPLE, the id that AWS leaves in the place of a principal that was deleted.',
  ],
  delegatesToIdentityPolicy: [
    trust,
    'Statement FromCaller of the trust policy aws_iam_role.r lets the account in, and leaves it to the identity-based policies of the caller.',
  ],
  accountUnknown: [
    { subject: '<account of aws.cross>' },
    'The account of the target is not known (<account of aws.cross>), and so not whether the access crosses accounts.',
  ],
  entityNotInInput: [
    { ...trust, subject: ROLE, expected: 'notInInput' },
    'The input does not hold the trust policy of role caller of account 111111111111.',
  ],
  policyUnknown: [
    { ...identity, subject: ROLE, expected: 'knownAfterApply' },
    'The identity-based policy aws_iam_role_policy.a of role caller of account 111111111111 is not known: Terraform knows it only after apply.',
  ],
  inputIncomplete: [
    { ...identity, subject: 'aws_iam_role_policy.b', expected: 'unlinked' },
    'What aws_iam_role_policy.b belongs to is not in the input: whom it concerns is not known. That may concern the identity-based policies of the caller.',
  ],
  statementUnknown: [
    { ...trust, subject: 'Principal' },
    'The Principal element of statement FromCaller of the trust policy aws_iam_role.r is not known.',
  ],
  conditionUnknown: [
    { ...trust, subject: 'aws:SourceIp', expected: 'IpAddress 10.0.0.0/8' },
    'Statement FromCaller of the trust policy aws_iam_role.r asks for aws:SourceIp IpAddress 10.0.0.0/8, and what the request holds is not known.',
  ],
  sessionNameUnknown: [
    { ...trust, subject: 'arn:aws:sts::111111111111:assumed-role/caller/s' },
    'Statement FromCaller of the trust policy aws_iam_role.r is for the session arn:aws:sts::111111111111:assumed-role/caller/s; the question stands for any session.',
  ],
  ceilingUndecided: [
    { ...trust, policyType: 'resourcePolicy' },
    'Statement FromCaller of the resource-based policy aws_iam_role.r lets everyone in; whether a permissions boundary or a session policy limits that, AWS does not say.',
  ],
  tooManyChoices: [
    { subject: 'aws:RequestTag/a', expected: '256' },
    'The policies name more values of aws:RequestTag/a than the 256 combinations that are tried.',
  ],
};

test('every code of a reason has its sentence here', () => {
  expect(Object.keys(SENTENCES)).toEqual(REASON_CODES);
});

test.each(Object.entries(SENTENCES))('a reason %s is one sentence', (code, [reason, sentence]) => {
  expect(reasonSentence({ code: code as ReasonCode, ...reason }, plainText)).toBe(sentence);
});

test.each([
  ['absent', 'the request does not have it'],
  ['unknown', 'what the request has is not known'],
])('a condition that meets an %s key says so', (got, words) => {
  const reason: Reason = { code: 'conditionFails', subject: 'sts:ExternalId', expected: 'StringEquals a', got };
  expect(reasonSentence(reason, plainText)).toBe(
    `A statement of the policy asks for sts:ExternalId StringEquals a, and ${words}.`,
  );
});

test('an assumption of one kind is one sentence for all its subjects', () => {
  const assumptions = ASSUMPTION_CODES.flatMap((code) => ['b', 'a', 'b'].map((subject) => ({ code, subject })));
  expect(assumptionSentences(assumptions, plainText)).toEqual([
    'No service control policy limits account a, b: the input holds none.',
    'No resource control policy limits account a, b: the input holds none.',
    'The caller does not send a, b.',
    'The given value of a, b is the one of the request; another could be derived.',
    'The AWS-managed a, b says what this version of the command knows of it.',
    'The session is one of a, b: the input holds no role of that name, and a session tells no path.',
  ]);
});

test('a note says what is missing, and whether an access may be', () => {
  const codes = [
    'errored',
    'incomplete',
    'deferred',
    'moduleNotRead',
    'unknownAccount',
    'unreadManifest',
    'unlinked',
    'destroyed',
    'else',
  ];
  const told = codes.map((code) => [
    hidesAccesses({ code, subject: 'x' }),
    noteSentence({ code, subject: 'x' }, plainText),
  ]);
  expect(told).toEqual([
    [true, 'The plan x ended with an error: what comes after it is missing.'],
    [true, 'The plan x is incomplete: more changes follow in a later one.'],
    [true, 'Terraform deferred x: it is not in the plan.'],
    [true, 'What the module x makes is not in the input: give a plan, where it is.'],
    [false, 'The account of provider x is not in the input: give it with --account.'],
    [true, 'The access manifest of x cannot be read: what it declares is not known.'],
    [true, 'What x belongs to is not in the input: whom it concerns is not known.'],
    [false, 'The plan destroys x.'],
    [false, 'else: x.'],
  ]);
});

test('a condition is its key, its operator and its values', () => {
  expect(conditionPhrase({ operator: 'StringLike', key: 'aws:PrincipalTag/a', values: ['x', 'y'] }, plainText)).toBe(
    'aws:PrincipalTag/a StringLike x or y',
  );
  expect(conditionPhrase({ operator: '', key: '', values: ['<known after apply>'] }, plainText)).toBe(
    '<known after apply>',
  );
});

test.each([
  ['arn:aws:iam::111111111111:role/team/caller', 'role team/caller of account 111111111111'],
  ['arn:aws:sts::111111111111:assumed-role/caller/s', 'session s of role caller of account 111111111111'],
  ['arn:aws:iam::111111111111:user/anna', 'user anna of account 111111111111'],
  ['arn:aws:iam::111111111111:root', 'account 111111111111'],
  ['111111111111', 'account 111111111111'],
  ['arn:aws:lambda:eu-west-1:222222222222:function:f:live', 'function f:live of account 222222222222, eu-west-1'],
  ['arn:aws:s3:::reports', 'bucket reports'],
  ['arn:aws:s3:::reports/*', 'objects reports/*'],
  ['arn:aws:sqs:eu-west-1:222222222222:jobs', 'queue jobs of account 222222222222, eu-west-1'],
  ['arn:aws:sns:eu-west-1:222222222222:news', 'topic news of account 222222222222, eu-west-1'],
  ['arn:aws:kinesis:eu-west-1:222222222222:stream/orders', 'stream orders of account 222222222222, eu-west-1'],
  ['s3.amazonaws.com', 's3.amazonaws.com'],
  ['*', 'everyone'],
  ['<known after apply>', '<known after apply>'],
])('%s is called %s', (arn, name) => {
  expect(fullName(arn, plainText)).toBe(name);
});

test('a long sentence breaks at blanks, and an ARN never', () => {
  const arn = `arn:aws:lambda:eu-west-1:222222222222:function:${'x'.repeat(120)}`;
  expect(wrapText(`${'word '.repeat(30)}${arn} end`, '  ')).toBe(
    [`  ${'word '.repeat(21).trimEnd()}`, `    ${'word '.repeat(9).trimEnd()}`, `    ${arn}`, '    end'].join('\n'),
  );
  expect(WIDTH).toBe(110);
});

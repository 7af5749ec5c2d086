/** The fixes that rules propose: code with the names of what was found. */
import { transformSync } from 'esbuild';
import {
  assumeOne,
  invokeOne,
  letIn,
  namedPermission,
  namedTrust,
  permissionOnAlias,
  sourceOfBucket,
  sourceOfService,
  trustOfOneRole,
  trustWithExternalId,
  urlFix,
  value,
} from '../../lib/review/snippets';

const CALLER = 'arn:aws:iam::111111111111:role/team/order-reader';
const ROLE = 'arn:aws:iam::222222222222:role/reader';
const WORKER = 'arn:aws:lambda:eu-west-1:222222222222:function:worker';
const ends = { caller: CALLER, callee: ROLE };
const call = { caller: CALLER, callee: WORKER };

test.each([
  [
    namedPermission(call),
    'principal = "arn:aws:iam::111111111111:role/team/order-reader"',
    "new InvokeGrant(this, 'order-reader-invokes-worker', { caller: orderReader, callee: worker });",
  ],
  [
    namedTrust({ callee: 'arn:aws-cn:iam::222222222222:role/reader' }),
    'principals {\n  type        = "AWS"\n  identifiers = ["arn:aws-cn:iam::ACCOUNT_ID:role/ROLE_NAME"]\n}',
    "new AssumeRoleGrant(this, 'caller-assumes-reader', { caller: caller, role: reader, trust: 'role' });",
  ],
  [
    letIn(ends),
    `statement {\n  actions = ["sts:AssumeRole"]\n  principals {\n    type        = "AWS"\n    identifiers = ["${CALLER}"]\n  }\n}`,
    "new AssumeRoleGrant(this, 'order-reader-assumes-reader', { caller: orderReader, role: reader });",
  ],
  [
    letIn({ caller: CALLER, callee: `${WORKER}:live` }),
    `resource "aws_lambda_permission" "order-reader" {\n  function_name = "${WORKER}"\n  qualifier     = "live"\n  action        = "lambda:InvokeFunction"\n  principal     = "${CALLER}"\n}`,
    "new InvokeGrant(this, 'order-reader-invokes-worker', { caller: orderReader, callee: worker.alias('live') });",
  ],
  [
    trustOfOneRole({ caller: '111111111111', callee: ROLE }),
    'condition {\n  test     = "ArnEquals"\n  variable = "aws:PrincipalArn"\n  values   = ["arn:aws:iam::111111111111:role/ROLE_NAME"]\n}',
    "new AssumeRoleGrant(this, 'caller-assumes-reader', { caller: caller, role: reader, trust: 'roleName' });",
  ],
  [
    trustOfOneRole({ caller: 'arn:aws:iam::111111111111:root', callee: ROLE }),
    'condition {\n  test     = "ArnEquals"\n  variable = "aws:PrincipalArn"\n  values   = ["arn:aws:iam::111111111111:role/ROLE_NAME"]\n}',
    "new AssumeRoleGrant(this, 'caller-assumes-reader', { caller: caller, role: reader, trust: 'roleName' });",
  ],
  [
    trustWithExternalId(ends),
    'condition {\n  test     = "StringEquals"\n  variable = "sts:ExternalId"\n  values   = [var.external_id]\n}',
    "new AssumeRoleGrant(this, 'order-reader-assumes-reader', { caller: orderReader, role: reader, externalId });",
  ],
  [
    assumeOne({ caller: CALLER }),
    'actions   = ["sts:AssumeRole"]\nresources = ["arn:aws:iam::ACCOUNT_ID:role/ROLE_NAME"]',
    "new AssumeRoleGrant(this, 'order-reader-assumes-role', { caller: orderReader, role: role });",
  ],
  [
    invokeOne(call),
    `actions   = ["lambda:InvokeFunction"]\nresources = ["${WORKER}", "${WORKER}:*"]`,
    "new InvokeGrant(this, 'order-reader-invokes-worker', { caller: orderReader, callee: worker });",
  ],
  [
    invokeOne({ caller: CALLER, callee: `${WORKER}:live` }),
    `actions   = ["lambda:InvokeFunction"]\nresources = ["${WORKER}:live"]`,
    "new InvokeGrant(this, 'order-reader-invokes-worker', { caller: orderReader, callee: worker.alias('live') });",
  ],
  [
    permissionOnAlias({ caller: CALLER, callee: `${WORKER}:$LATEST` }),
    `function_name = "${WORKER}"\nqualifier     = "live"`,
    "new InvokeGrant(this, 'order-reader-invokes-worker', { caller: orderReader, callee: worker.alias('live') });",
  ],
  [
    sourceOfService({ caller: 'sns.amazonaws.com', callee: WORKER }),
    'source_arn     = "SOURCE_ARN"\nsource_account = "ACCOUNT_ID"',
    "new PushTrigger(this, 'worker-trigger', {\n  callee: worker,\n  source: snsTopic({ account: home, topicName: 'TOPIC_NAME' }),\n});",
  ],
  [
    sourceOfService({ caller: 'cognito-idp.amazonaws.com', callee: WORKER }),
    'source_arn     = "SOURCE_ARN"\nsource_account = "ACCOUNT_ID"',
    undefined,
  ],
  [
    sourceOfBucket({ callee: WORKER }),
    'source_account = "ACCOUNT_ID"',
    "new PushTrigger(this, 'worker-trigger', {\n  callee: worker,\n  source: s3Bucket({ account: home, bucketName: 'BUCKET_NAME' }),\n});",
  ],
  [
    urlFix(call),
    undefined,
    "new FunctionUrlGrant(this, 'order-reader-calls-worker', { caller: orderReader, callee: worker, providerHasInvokedViaFunctionUrl: true });",
  ],
] as const)('%#', (fix, hcl, typescript) => {
  expect(fix).toEqual({ ...(hcl === undefined ? {} : { hcl }), ...(typescript === undefined ? {} : { typescript }) });
});

test('names that are no words of TypeScript stay code', () => {
  for (const name of ["1st'); evil('", '`${x}`', '\u2028', 'ä', '9', '-', '*/', "\\'"]) {
    const arn = `arn:aws:iam::111111111111:role/${name}`;
    const callee = `arn:aws:lambda:eu-west-1:222222222222:function:${name}:${name}`;
    for (const { typescript = '' } of [
      namedTrust({ caller: arn, callee: arn }),
      namedPermission({ caller: arn, callee }),
    ]) {
      const [, statement] = /^new \w+\(this, '[\w-]+', (\{[^{}]*\})\);$/.exec(typescript) ?? [];
      expect(() => transformSync(`(${statement})`, { loader: 'ts' })).not.toThrow();
      expect(typescript).not.toContain('evil(');
    }
  }
});

test('strings of HCL hold no templates, and what is known after apply is a reference', () => {
  expect(['a"b', '${var.x}', '%{if x}', '<aws_iam_role.caller["a"].arn>', '<no reference>'].map(value)).toEqual([
    '"a\\"b"',
    '"$${var.x}"',
    '"%%{if x}"',
    'aws_iam_role.caller["a"].arn',
    '"<no reference>"',
  ]);
});

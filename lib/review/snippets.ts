/** Fixes that several rules propose, in the words of the constructs and of the provider. */
import type { Fix } from './finding';

export const CALLER_ROLE: Fix = {
  hcl: 'principal = "arn:aws:iam::111111111111:role/caller"',
  typescript: "new InvokeGrant(this, 'invoke', { caller, callee: { function: worker } });",
};

export const SOURCE_OF_SERVICE: Fix = {
  hcl: 'source_arn     = aws_sns_topic.events.arn\nsource_account = "111111111111"',
  typescript:
    "new PushTrigger(this, 'trigger', {\n  callee: { function: worker },\n  source: snsTopic({ account: home, topicName: 'events' }),\n});",
};

export const SOURCE_OF_BUCKET: Fix = {
  hcl: 'source_account = "111111111111"',
  typescript:
    "new PushTrigger(this, 'trigger', {\n  callee: { function: worker },\n  source: s3Bucket({ account: home, bucketName: 'uploads' }),\n});",
};

/** What is written on the side of the target. */
export const LET_CALLER_ASSUME: Fix = {
  hcl: 'statement {\n  actions = ["sts:AssumeRole"]\n  principals {\n    type        = "AWS"\n    identifiers = [aws_iam_role.caller.arn]\n  }\n}',
  typescript: "new AssumeRoleGrant(this, 'assume', { caller, role });",
};

export const LET_CALLER_INVOKE: Fix = {
  hcl: 'resource "aws_lambda_permission" "caller" {\n  provider      = aws.cross\n  function_name = aws_lambda_function.worker.arn\n  action        = "lambda:InvokeFunction"\n  principal     = aws_iam_role.caller.arn\n}',
  typescript: "new InvokeGrant(this, 'invoke', { caller, callee: worker });",
};

/** What is written on the side of the caller. */
export const GRANT_ASSUME: Fix = {
  hcl: 'statement {\n  actions   = ["sts:AssumeRole"]\n  resources = [aws_iam_role.target.arn]\n}',
  typescript: "new AssumeRoleGrant(this, 'assume', { caller, role });",
};

export const GRANT_INVOKE: Fix = {
  hcl: 'statement {\n  actions   = ["lambda:InvokeFunction"]\n  resources = [aws_lambda_function.worker.arn]\n}',
  typescript: "new InvokeGrant(this, 'invoke', { caller, callee: worker });",
};

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

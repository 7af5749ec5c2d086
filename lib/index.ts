/** The front door of the package: constructs, ready stacks, and the data they speak of. */
export { AssumableRole, type AssumableRoleProps } from './constructs/assumable-role';
export { type AssumeRoleEnvironment, AssumeRoleGrant, type AssumeRoleGrantProps } from './constructs/assume-role-grant';
export type { AssumeRoleOptions } from './constructs/assume-role-options';
export {
  type AccountPlace,
  AwsAccount,
  type AwsAccountProps,
  type DeployRole,
  type ProvidedAccountProps,
} from './constructs/aws-account';
export { relaxAwsProviderVersion } from './constructs/aws-provider-version';
export type { Caller } from './constructs/caller';
export type { CallingRoleOptions } from './constructs/calling-role';
export type { RoleOptions, RoleProps } from './constructs/created-role';
export type { EncryptedSource } from './constructs/encrypted-source';
export { ExecutionRole, type ExecutionRoleProps } from './constructs/execution-role';
export type { Callee, FunctionBase } from './constructs/function-base';
export { FunctionUrlGrant, type FunctionUrlGrantProps } from './constructs/function-url-grant';
export type { FunctionUrlOptions } from './constructs/function-url-options';
export type {
  FunctionFromArnOptions,
  FunctionFromResourceProps,
  ImportedFunction,
} from './constructs/imported-function';
export type { ImportedRole, RoleFromArnOptions, RoleFromResourceProps } from './constructs/imported-role';
export { InvokeGrant } from './constructs/invoke-grant';
export type { InvokeGrantProps } from './constructs/invoke-grant-props';
export { LambdaFunction } from './constructs/lambda-function';
export type { LambdaFunctionProps } from './constructs/lambda-function-props';
export { dynamodbStream, kinesisStream, type PullSource, sqsQueue } from './constructs/pull-sources';
export { PullTrigger } from './constructs/pull-trigger';
export type { PullTriggerProps } from './constructs/pull-trigger-props';
export {
  cloudFrontDistribution,
  eventBridgeRule,
  eventBridgeSchedule,
  httpApi,
  logGroup,
  type PushSource,
  restApi,
  s3Bucket,
  servicePrincipal,
  snsTopic,
  targetGroup,
} from './constructs/push-sources';
export { PushTrigger } from './constructs/push-trigger';
export type { PushTriggerProps } from './constructs/push-trigger-props';
export type { Role } from './constructs/role';
export type { RoleStatement } from './constructs/role-statement';
export type { SourceAccount } from './constructs/source-account';
export type { HttpApiSource, RestApiSource } from './constructs/source-api';
export type { S3BucketSource } from './constructs/source-bucket';
export type { CloudFrontDistributionSource } from './constructs/source-distribution';
export type { LogGroupSource } from './constructs/source-log-group';
export type { SqsQueueSource } from './constructs/source-queue';
export type { EventBridgeRuleSource } from './constructs/source-rule';
export type { EventBridgeScheduleSource } from './constructs/source-schedule';
export type { ServicePrincipalSource } from './constructs/source-service';
export type { KinesisStreamSource } from './constructs/source-stream';
export type { DynamodbStreamSource } from './constructs/source-table-stream';
export type { TargetGroupSource } from './constructs/source-target-group';
export type { SnsTopicSource } from './constructs/source-topic';
export { InputError, type Problem } from './errors';
export type { Partition } from './iam/partition';
export type { AccessManifest, DeclaredAccess } from './policies/access-manifest';
export type { Trust } from './policies/assume-role-access';
export type {
  EventSourceRow,
  InvokeAction,
  OutsideRow,
  PullRow,
  PushRow,
  Reach,
  RoleRow,
} from './policies/event-source-row';
export { EVENT_SOURCES, type EventSourceKind } from './policies/event-sources';
export type { HandOver } from './policies/hand-over';
export type { InvokePrincipal } from './policies/invoke-access';
export { AssumeRoleStack, type AssumeRoleStackProps } from './stacks/assume-role-stack';
export {
  InvokeByResourcePolicyStack,
  type InvokeByResourcePolicyStackProps,
} from './stacks/invoke-by-resource-policy-stack';
export { InvokeByRoleStack, type InvokeByRoleStackProps } from './stacks/invoke-by-role-stack';
export { RequestProcessorStack, type RequestProcessorStackProps } from './stacks/request-processor-stack';
export type { CrossAccountStoryProps, HandlerLanguage, StoryAccount, StoryProps } from './stacks/story-props';
export type { StreamStoryProps } from './stacks/stream-functions';

/** The front door of the package: constructs, ready stacks, and the data they speak of. */
export { AssumableRole, type AssumableRoleProps } from './constructs/assumable-role';
export { type AssumeRoleEnvironment, AssumeRoleGrant, type AssumeRoleGrantProps } from './constructs/assume-role-grant';
export type { AssumeRoleOptions } from './constructs/assume-role-options';
export { AwsAccount, type AwsAccountProps, type DeployRole, type ProvidedAccountProps } from './constructs/aws-account';
export { relaxAwsProviderVersion } from './constructs/aws-provider-version';
export type { Caller } from './constructs/caller';
export type { RoleOptions, RoleProps } from './constructs/created-role';
export {
  type KinesisStreamSource,
  kinesisStream,
  type PullSource,
  type PushSource,
  type RestApiSource,
  restApi,
} from './constructs/event-source';
export { ExecutionRole, type ExecutionRoleProps } from './constructs/execution-role';
export type { Callee, FunctionBase } from './constructs/function-base';
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
export { PullTrigger, type PullTriggerProps } from './constructs/pull-trigger';
export { PushTrigger, type PushTriggerProps } from './constructs/push-trigger';
export type { Role } from './constructs/role';
export type { RoleStatement } from './constructs/role-statement';
export { InputError, type Problem } from './errors';
export type { Partition } from './iam/partition';
export type { AccessManifest, DeclaredAccess } from './policies/access-manifest';
export type { Trust } from './policies/assume-role-access';
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

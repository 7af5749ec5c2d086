// In:  a role ARN or a function ARN, inside a Lambda function (its own credentials, region and name come from the
// environment).
// Out: AWS SDK v3 clients that are kept across invocations and refresh their credentials in time; a typed Invoke.
// Not: retries beyond the SDK's own, tracing, batching. Nothing here imports another room of lib.
export type { AssumeRoleOptions } from './assume-role-options';
export { type AssumedRoleClientOptions, assumedRoleClient, type ClientClass } from './assumed-role-client';
export { type InvokeRequest, type InvokeResult, invoke } from './invoke';
export { InvokedFunctionError, type InvokedFunctionErrorDetails } from './invoked-function-error';
export { lambdaClient } from './lambda-client';
export { type FunctionArn, parseFunctionArn } from './parse-function-arn';
export { UsageError, type UsageProblem } from './usage-error';

/** Rules about the resource-based policies of functions, and their URLs. */
import type { Rule } from './rule';
import { deadLambdaServicePermission } from './rules/dead-lambda-service-permission';
import { functionPolicyTooLarge } from './rules/function-policy-too-large';
import { functionUrlHalf } from './rules/function-url-half';
import { functionUrlPublic } from './rules/function-url-public';
import { invokeAnyPrincipal } from './rules/invoke-any-principal';
import { invokeWholeAccount } from './rules/invoke-whole-account';
import { organizationWithService } from './rules/organization-with-service';
import { permissionActionTooWide } from './rules/permission-action-too-wide';
import { permissionAndResourcePolicy } from './rules/permission-and-resource-policy';
import { permissionOnLatest } from './rules/permission-on-latest';
import { s3WithoutSourceAccount } from './rules/s3-without-source-account';
import { serviceWithoutSource } from './rules/service-without-source';

export const FUNCTION_RULES: readonly Rule[] = [
  invokeAnyPrincipal,
  serviceWithoutSource,
  s3WithoutSourceAccount,
  invokeWholeAccount,
  permissionActionTooWide,
  functionUrlPublic,
  functionUrlHalf,
  permissionOnLatest,
  permissionAndResourcePolicy,
  functionPolicyTooLarge,
  organizationWithService,
  deadLambdaServicePermission,
];

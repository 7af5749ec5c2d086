/**
 * How large AWS lets policies and variables grow.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html,
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html
 */

/** Default quotas: IAM counts characters without white space, the other services bytes. */
export const SIZE_BUDGETS = {
  trustPolicy: 2048,
  inlinePolicies: 10_240,
  functionPolicy: 20_480,
  environmentVariables: 4096,
  queuePolicy: 8192,
  streamPolicy: 20_480,
  topicPolicy: 30_720,
} as const;

/** The share of a budget from which on a warning is due. */
export const WARNING_SHARE = 0.8;

/** How IAM counts a policy: its characters without white space. */
export function policySize(text: string): number {
  return text.replace(/\s/g, '').length;
}

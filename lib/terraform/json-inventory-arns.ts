/** Which ARN belongs into which list of inventory JSON; `schemas/inventory.schema.json` has the same patterns. */

const ROLE = /^arn:[^:*?]+:iam::[0-9]{12}:role\/(?:[^/*?]+\/)*[^/*?]+$/;
const USER = /^arn:[^:*?]+:iam::[0-9]{12}:user\/(?:[^/*?]+\/)*[^/*?]+$/;
const FUNCTION = /^arn:[^:*?]+:lambda:[^:*?]+:[0-9]{12}:function:[^:*?]+$/;
const RESOURCE = /^arn:[^:*?]+:(?!iam:)(?!lambda:[^:]*:[^:]*:function:)[^:*?]+:[^:*?]*:(?:[0-9]{12})?:[^*?]+$/;

export function isRoleArn(arn: string): boolean {
  return ROLE.test(arn);
}

/** Without qualifier. */
export function isFunctionArn(arn: string): boolean {
  return FUNCTION.test(arn);
}

export function isUserArn(arn: string): boolean {
  return USER.test(arn);
}

/** Whether an ARN is that of anything else: roles, users and functions have lists of their own. */
export function isResourceArn(arn: string): boolean {
  return RESOURCE.test(arn);
}

output "role_arns" {
  description = "The ARN of each role, known before it exists."
  value       = local.arns
}

output "roles" {
  description = "The ARN of each role as a reference: what uses it waits for the role with its policies and for the log group of its function."
  value       = { for key, role in var.roles : key => role.create ? aws_iam_role.this[key].arn : local.arns[key] }

  precondition {
    condition     = length(local.unknown) == 0
    error_message = "Something is said of roles that are not among the roles: ${join(", ", local.unknown)}; give trust, access, assume_role, invoke and role_arns by the keys of roles: ${join(", ", keys(var.roles))}."
  }

  depends_on = [
    aws_cloudwatch_log_group.this,
    aws_iam_role_policy.access,
    aws_iam_role_policy.assume_role,
    aws_iam_role_policy.invoke,
    aws_iam_role_policy.logs,
  ]
}

output "role_ids" {
  description = "The unique id of each role that is created here: another one when the role is replaced."
  value       = { for key, role in aws_iam_role.this : key => role.unique_id }
}

output "trust_policies" {
  description = "The trust policy of each role; of a role that is not created here, the statements its owner must add."
  value       = local.trust_policies
}

output "identity_policies" {
  description = "The inline policies of each role, by purpose."
  value       = local.policies
}

output "policy_sizes" {
  description = "How long the inline policies of each role are together, in characters without white space, as IAM counts them."
  value       = local.policy_sizes
}

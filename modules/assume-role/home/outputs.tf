output "caller_role_arns" {
  description = "The ARN of each caller's role, as a literal: known before it exists."
  value       = local.caller_arns
}

output "caller_roles" {
  description = "The ARN of each caller's role as a reference. Give it to the function as its `role`: it is then created after the role, its policies and its log group."
  value       = module.roles.roles
}

output "identity_policies" {
  description = "The inline policies of each caller's role, by purpose."
  value       = module.roles.identity_policies
}

output "policy_sizes" {
  description = "How long the inline policies of each role are together, in characters without white space, as IAM counts them."
  value       = module.roles.policy_sizes
}

output "access_manifest" {
  description = "The accesses of which this half is written, for a reviewer to prove."
  value       = { schemaVersion = 1, accesses = local.accesses }
}

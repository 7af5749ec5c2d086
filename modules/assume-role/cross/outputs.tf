output "role_arns" {
  description = "The ARN of each role, as a literal: known before it exists."
  value       = local.role_arns
}

output "roles" {
  description = "The ARN of each role as a reference: what uses it waits for the role and its policies."
  value       = module.roles.roles
}

output "trust_policies" {
  description = "The trust policy of each role; of a role that is not created here, the statements that its owner must add."
  value       = module.roles.trust_policies
}

output "identity_policies" {
  description = "The inline policies of each role, by purpose."
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

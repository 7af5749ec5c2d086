output "caller_role_arns" {
  description = "The ARN of each caller's role, as a literal: known before it exists."
  value       = module.home.caller_role_arns
}

output "caller_roles" {
  description = "The ARN of each caller's role as a reference. Give it to the function as its `role`: it is then created after the role, its policies and its log group."
  value       = module.home.caller_roles
}

output "role_arns" {
  description = "The ARN of each role that is assumed, as a literal: known before it exists. Give it to the function that assumes it, as an environment variable."
  value       = module.cross.role_arns
}

output "roles" {
  description = "The ARN of each role that is assumed as a reference: what uses it waits for the role and its policies."
  value       = module.cross.roles
}

output "identity_policies" {
  description = "The inline policies, by purpose: those of the callers' roles and those of the roles that are assumed."
  value       = { callers = module.home.identity_policies, roles = module.cross.identity_policies }
}

output "trust_policies" {
  description = "The trust policy of each role that is assumed; of a role that is not created here, the statements that its owner must add."
  value       = module.cross.trust_policies
}

output "access_manifest" {
  description = "The accesses that are declared, for a reviewer to prove."
  value       = { schemaVersion = 1, accesses = local.accesses }
}

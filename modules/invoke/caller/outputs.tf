output "caller_role_arns" {
  description = "The ARN of each caller's role, as a literal: known before it exists."
  value       = local.caller_arns
}

output "caller_roles" {
  description = "The ARN of each caller's role as a reference. Give it to the function as its `role`: it is then created after the role, its policies and its log group."
  value       = module.roles.roles
}

output "caller_role_ids" {
  description = "What changes when a caller's role is replaced: the unique id of a role that is created here, the reference to another one where there is one."
  value = merge(
    { for key, reference in var.caller_role_arns : key => reference if !try(var.callers[key].create, true) },
    module.roles.role_ids,
  )
}

output "function_arns" {
  description = "What to pass to Invoke, by the keys of `grants`: the ARN of the function with its alias or version where one is meant, as a literal."
  value       = local.invoked_arns
}

output "identity_policies" {
  description = "The inline policies of each caller's role, by purpose."
  value       = module.roles.identity_policies
}

output "access_manifest" {
  description = "The accesses of which this half is written, for a reviewer to prove."
  value       = { schemaVersion = 1, accesses = local.accesses }
}

output "caller_role_arns" {
  description = "The ARN of each caller's role, as a literal: known before it exists."
  value       = module.caller.caller_role_arns
}

output "caller_roles" {
  description = "The ARN of each caller's role as a reference. Give it to the function as its `role`: it is then created after the role, its policies and its log group."
  value       = module.caller.caller_roles

  # The policy that lets it assume roles is written there.
  depends_on = [module.assume_role]
}

output "function_arns" {
  description = "What to pass to Invoke, by the keys of `grants`: the ARN of the function with its alias or version where one is meant, as a literal. Give it to the function that invokes, as an environment variable."
  value       = local.invoked_arns
}

output "role_arns" {
  description = "The ARN of each role that callers go through, as a literal: known before it exists. Give it to the function that assumes it, as an environment variable."
  value       = try(module.assume_role[0].role_arns, {})
}

output "roles" {
  description = "The ARN of each role that callers go through as a reference: what uses it waits for the role and its policies. Give it to the function that runs as it."
  value       = try(module.assume_role[0].roles, {})
}

output "identity_policies" {
  description = "The inline policies, by purpose: those of the callers' roles and those of the roles that they go through."
  value = {
    callers = merge(module.caller.identity_policies, { assume_role = try(module.assume_role[0].identity_policies.callers.assume_role, {}) })
    roles   = try(module.assume_role[0].identity_policies.roles, {})
  }
}

output "permissions" {
  description = "The statement of each permission as Lambda stores it, by the keys of `grants`. There is none within one account unless `permit_on_callee` asks for it, and none for a caller that goes through a role."
  value       = module.callee.permissions
}

output "trust_policies" {
  description = "The trust policy of each role that callers go through; of a role that is not created here, the statements that its owner must add."
  value       = try(module.assume_role[0].trust_policies, {})
}

output "access_manifest" {
  description = "The accesses that are declared, for a reviewer to prove: those of the functions, and those of the roles that callers go through."
  value       = { schemaVersion = 1, accesses = concat(try(module.assume_role[0].access_manifest.accesses, []), local.accesses) }
}

output "function_arns" {
  description = "What to pass to Invoke, by the keys of `grants`: the ARN of the function with its alias or version where one is meant, as a literal."
  value       = { for key, grant in var.grants : key => join(":", compact([grant.function_arn, grant.qualifier])) }
}

output "permissions" {
  description = "The statement of each permission as Lambda stores it, by the keys of `grants`. Within one account there is none unless `permit_on_callee` asks for it."
  value       = local.permissions
}

output "access_manifest" {
  description = "The accesses of which this half is written, for a reviewer to prove."
  value       = { schemaVersion = 1, accesses = local.accesses }
}

output "permissions" {
  description = "The statement of each permission as Lambda writes it into the policy of the function, by the variable of the source's kind and the key there; a distribution has two."
  value       = local.permission_statements
}

output "connections" {
  description = "What each source calls, by the variable of its kind and the key there: `function_arn` with its qualifier, `source_arn`, a `name` for what is put in place there, of REST APIs the `integration_uri`. Of a source that calls by a role that is not written here, `role_name`, `role_arn`, `trust_policy` and `invoke_policy` are what its owner must put in place."
  value = {
    for key, item in local.connections : key => merge(
      { function_arn = item.function_arn, source_arn = item.source_arn, name = item.connection_name },
      item.kind == "restApi" ? {
        integration_uri = "arn:${local.cross_partition}:apigateway:${var.cross.region}:lambda:path/2015-03-31/functions/${item.function_arn}/invocations"
      } : {},
      { for name, value in lookup(local.callers, key, {}) : name => value if contains(["role_name", "role_arn", "trust_policy", "invoke_policy"], name) },
    )
  }
}

output "execution_policies" {
  description = "The inline policy `events` of each execution role, by the name of the role."
  value       = local.execution_policies
}

output "source_policies" {
  description = "What the policies of topics, queues and streams must say that are not written here, for their owners, by the variable of the kind and the name of the source (of a consumer `kinesis_streams/STREAM/CONSUMER`)."
  value       = local.source_policies
}

output "key_policies" {
  description = "What the policies of the sources' keys must say across accounts, for their owners, by the variable of the source's kind and the key there."
  value       = local.key_policies
}

output "event_source_mappings" {
  description = "The UUID of each event source mapping, by the variable of the source's kind and the key there."
  value       = { for key, mapping in aws_lambda_event_source_mapping.this : key => mapping.uuid }
}

output "access_manifest" {
  description = "The accesses that are declared, for a reviewer to prove."
  value       = { schemaVersion = 1, accesses = local.accesses }
}

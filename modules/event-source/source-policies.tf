# The policies of topics, queues and streams of another account: one document for each, however many sources of this
# module name it. Those that are not written here come out for their owners.

locals {
  source_statements = merge(local.sns_statements, local.read_statements)
  owners = {
    for owner in distinct([for item in values(local.source_statements) : item.owner]) : owner => [
      for key, item in local.source_statements : merge(item, { key = key }) if item.owner == owner
    ]
  }
  managed_sources = {
    for owner, statements in local.owners : owner => {
      resource = statements[0].resource
      name     = statements[0].name
    } if statements[0].managed
  }
  managed_policies = {
    for owner in keys(local.managed_sources) : owner => jsonencode({
      Version = "2012-10-17"
      # Statements that differ in nothing but the principal become one.
      Statement = [
        for sid, group in { for statement in local.owners[owner] : statement.sid => statement... } : {
          for element, value in {
            Sid       = sid
            Effect    = "Allow"
            Principal = { AWS = sort(distinct(group[*].principal)) }
            Action    = group[0].actions
            Resource  = group[0].resource
            Condition = length(group[0].conditions) == 0 ? null : group[0].conditions
          } : element => value if value != null
        }
      ]
    })
  }

  # As the constructs hand statements over: the sid tells them from others that the owner has, by what they say.
  handed_over = merge(
    {
      for key, item in local.source_statements : key => {
        account_id = var.cross.account_id
        text = join("", [
          format("{\"sid\":%s,\"effect\":\"Allow\",\"principals\":[%s],", jsonencode(item.sid), item.principal_text),
          format("\"actions\":%s,\"resources\":[%s]", jsonencode(item.actions), jsonencode(item.name)),
          length(item.conditions) == 0 ? "" : format(",\"conditions\":%s", jsonencode(item.conditions)), "}",
        ])
      }
    },
    {
      for key, item in local.key_statements : "${key}/key" => {
        account_id = item.account_id
        text = join("", [
          format("{\"sid\":%s,\"effect\":\"Allow\",", jsonencode("DecryptFrom${var.home.account_id}")),
          format("\"principals\":[{\"kind\":\"role\",\"arn\":%s}],", jsonencode(item.role_arn)),
          format("\"actions\":[\"kms:Decrypt\"],\"resources\":[%s]}", jsonencode(item.name)),
        ])
      }
    },
  )
  source_policies = {
    for owner, statements in local.owners : owner => jsonencode({
      Version = "2012-10-17"
      Statement = [
        for statement in statements : {
          for element, value in {
            Sid       = "${statement.sid}Grant${local.hashes["statement ${statement.key}"]}"
            Effect    = "Allow"
            Principal = { AWS = statement.principal }
            Action    = statement.actions
            Resource  = statement.resource
            Condition = length(statement.conditions) == 0 ? null : statement.conditions
          } : element => value if value != null
        }
      ]
    }) if !contains(keys(local.managed_sources), owner)
  }
  key_policies = {
    for key, item in local.key_statements : key => jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Sid       = "DecryptFrom${var.home.account_id}Grant${local.hashes["statement ${key}/key"]}"
        Effect    = "Allow"
        Principal = { AWS = item.role_arn }
        Action    = "kms:Decrypt"
        # In a key policy * is the key itself.
        Resource = "*"
      }]
    })
  }
}

# The services look roles up when they save a policy, and keep their unique ids. This tells the policies when a role or
# the source was replaced.
resource "terraform_data" "source_policy" {
  for_each = toset(keys(local.managed_sources))

  triggers_replace = {
    sources = [
      for statement in local.owners[each.key] : lookup(
        local.source_references,
        endswith(statement.key, "/consumer") ? replace(trimsuffix(statement.key, "/consumer"), "kinesis_streams/", "kinesis_consumers/") : statement.key,
        null,
      )
    ]
    roles = [for statement in local.owners[each.key] : lookup(var.role_arns, statement.function, null) if statement.function != null]
  }
}

# What lets an event source and a function come together: permissions, roles that call, rights of execution roles, and on
# demand the source's side. What is peculiar to a kind of source stands in the file of that name.

locals {
  partitions_of_regions = {
    for name, region in { home = var.home.region, cross = var.cross.region } : name => (
      startswith(region, "cn-") ? "aws-cn" :
      startswith(region, "us-gov-") ? "aws-us-gov" :
      startswith(region, "eusc-") ? "aws-eusc" :
      startswith(region, "us-iso-") ? "aws-iso" :
      startswith(region, "us-isob-") ? "aws-iso-b" :
      startswith(region, "eu-isoe-") ? "aws-iso-e" :
      startswith(region, "us-isof-") ? "aws-iso-f" : "aws"
    )
  }
  home_partition  = coalesce(var.home.partition, local.partitions_of_regions.home)
  cross_partition = coalesce(var.cross.partition, local.partitions_of_regions.cross)
  same_account    = var.home.account_id == var.cross.account_id
  dns_suffixes = {
    aws        = "amazonaws.com"
    aws-cn     = "amazonaws.com.cn"
    aws-us-gov = "amazonaws.com"
    aws-eusc   = "amazonaws.eu"
    aws-iso    = "c2s.ic.gov"
    aws-iso-b  = "sc2s.sgov.gov"
    aws-iso-e  = "cloud.adc-e.uk"
    aws-iso-f  = "csp.hci.ic.gov"
  }

  functions = {
    for key, item in var.functions : key => merge(item, {
      arn = "arn:${local.home_partition}:lambda:${var.home.region}:${var.home.account_id}:function:${item.function_name}"
      called_arn = join(":", compact([
        "arn:${local.home_partition}:lambda:${var.home.region}:${var.home.account_id}:function", item.function_name, item.qualifier,
      ]))
      role_arn = item.role_name == null ? null : "arn:${local.home_partition}:iam::${var.home.account_id}:role${item.role_path}${coalesce(item.role_name, "-")}"
    })
  }

  known_connections = merge(
    local.s3_connections, local.sns_connections, local.rule_connections, local.schedule_connections, local.rest_connections,
    local.http_connections, local.log_connections, local.target_group_connections, local.distribution_connections,
  )

  # A few hexadecimal digits that differ where the parts do. `jsonencode` would escape & < and >, which the constructs do
  # not: characters that nobody uses stand in for them meanwhile.
  hash_parts = merge(
    {
      for key, item in local.known_connections : "connection ${key}" => concat(
        [item.kind, var.cross.account_id, var.cross.region, item.name], item.identity, [local.functions[item.function].called_arn],
      )
    },
    {
      for key, item in local.permitted : "permission ${key}" => concat(
        [item.caller_name, item.caller_account_id, item.action],
        [local.functions[item.function].qualifier == null ? "" : local.functions[item.function].qualifier],
        item.distinguishers,
      )
    },
    { for key, item in local.handed_over : "statement ${key}" => [item.account_id, var.cross.region, item.text] },
  )
  hashes = {
    for key, parts in local.hash_parts : key => substr(sha256(replace(replace(replace(
      jsonencode([for part in parts : replace(replace(replace(part, "&", "\uE000"), "<", "\uE001"), ">", "\uE002")]),
    "\uE000", "&"), "\uE001", "<"), "\uE002", ">")), 0, 8)
  }

  # What a source is to call, and the name for it: unique among all that a source may call.
  connection_names = {
    for key, item in local.known_connections : key => join("-", compact([
      local.functions[item.function].function_name, local.functions[item.function].qualifier, local.hashes["connection ${key}"],
    ]))
  }
  connections = {
    for key, item in local.known_connections : key => merge(item, {
      function_arn    = local.functions[item.function].called_arn
      connection_name = local.connection_names[key]
      # Targets of rules have a name of 64 characters at most.
      short_name = length(local.connection_names[key]) <= 64 ? local.connection_names[key] : join("-", [
        substr(local.connection_names[key], 0, 55), substr(sha256(jsonencode([local.connection_names[key]])), 0, 8),
      ])
    })
  }

  # One permission for each action of a service that calls by itself.
  service_permissions = merge([
    for key, item in local.known_connections : {
      for action in item.actions : (length(item.actions) == 1 ? key : "${key}/${action}") => {
        function               = item.function
        action                 = "lambda:${action}"
        principal              = { Service = item.service }
        caller_name            = item.name
        caller_account_id      = var.cross.account_id
        distinguishers         = concat([item.service, var.cross.region], item.identity)
        source_arn             = item.source_arn
        has_source_arn         = true
        source_account         = item.names_account ? var.cross.account_id : null
        event_source_token     = null
        function_url_auth_type = action == "InvokeFunctionUrl" ? "AWS_IAM" : null
        statement_id           = item.statement_id
      }
    } if item.service != null
  ]...)

  permitted = merge(local.service_permissions, local.principal_permissions, local.caller_permissions)
  permissions = {
    for key, item in local.permitted : key => merge(item, {
      principal_value = values(item.principal)[0]
      function_arn    = local.functions[item.function].arn
      called_arn      = local.functions[item.function].called_arn
      qualifier       = local.functions[item.function].qualifier
      statement_id = item.statement_id != null ? item.statement_id : join("-", [
        substr(replace(
          join("-", compact([replace(item.action, "/^.*:/", ""), item.caller_name, item.caller_account_id, local.functions[item.function].qualifier])),
          "/[^A-Za-z0-9_-]/", "-"
        ), 0, 91),
        local.hashes["permission ${key}"],
      ])
      # What a request must satisfy for the permission to let it in.
      conditions = {
        for operator, keys in {
          StringEquals = {
            for name, value in {
              "aws:SourceAccount"          = item.source_account
              "lambda:EventSourceToken"    = item.event_source_token
              "lambda:FunctionUrlAuthType" = item.function_url_auth_type
            } : name => [value] if value != null
          }
          ArnLike = item.has_source_arn ? { "aws:SourceArn" = [item.source_arn] } : {}
        } : operator => keys if length(keys) > 0
      }
    })
  }

  # References to sources by the variable of their kind and the key there.
  source_references = merge([for kind, arns in var.source_arns : { for key, arn in arns : "${kind}/${key}" => arn }]...)
}

# The function's policy goes with it. This tells its permissions when it was replaced, and when a role was that they name:
# Lambda keeps its unique id.
resource "terraform_data" "permitted" {
  for_each = local.permissions

  triggers_replace = {
    function = lookup(var.function_arns, each.value.function, null)
    role     = contains(local.named_callers, each.key) ? aws_iam_role.caller[each.key].unique_id : null
  }
}

resource "aws_lambda_permission" "this" {
  for_each = local.permissions
  provider = aws.home

  statement_id           = each.value.statement_id
  action                 = each.value.action
  function_name          = each.value.function_arn
  qualifier              = each.value.qualifier
  principal              = each.value.principal_value
  source_arn             = each.value.source_arn
  source_account         = each.value.source_account
  event_source_token     = each.value.event_source_token
  function_url_auth_type = each.value.function_url_auth_type

  lifecycle {
    replace_triggered_by = [terraform_data.permitted[each.key]]
  }
}

# Tells what hangs on a source when the source was replaced.
resource "terraform_data" "source" {
  for_each = toset(concat([for key, item in local.known_connections : key if item.manage_source], keys(local.reads)))

  triggers_replace = {
    source   = lookup(local.source_references, each.key, null)
    consumer = lookup(local.source_references, replace(each.key, "kinesis_streams/", "kinesis_consumers/"), null)
  }
}

data "aws_caller_identity" "home" {
  provider = aws.home

  lifecycle {
    postcondition {
      condition     = self.account_id == var.home.account_id
      error_message = "aws.home reaches account ${self.account_id}, and account ${var.home.account_id} is declared for it: are the two provider aliases swapped?"
    }
  }
}

data "aws_caller_identity" "cross" {
  provider = aws.cross

  lifecycle {
    postcondition {
      condition     = self.account_id == var.cross.account_id
      error_message = "aws.cross reaches account ${self.account_id}, and account ${var.cross.account_id} is declared for it: are the two provider aliases swapped?"
    }
  }
}

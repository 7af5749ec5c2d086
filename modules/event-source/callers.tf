# Roles of the sources' account that call a function in place of a service, for rules across accounts and for schedules.

locals {
  caller_sources = merge(local.rule_callers, local.schedule_callers)
  long_caller_names = {
    for key, item in local.caller_sources : key => item.role_name != null ? item.role_name : join("-", compact([
      item.source_name, "invokes", local.functions[item.function].function_name, local.functions[item.function].qualifier,
    ]))
  }
  # A role has a name of 64 characters at most.
  caller_names = {
    for key, name in local.long_caller_names : key => length(name) <= 64 ? name : "${substr(name, 0, 55)}-${substr(sha256(jsonencode([name])), 0, 8)}"
  }
  callers = {
    for key, item in local.caller_sources : key => merge(item, {
      role_name = local.caller_names[key]
      role_arn  = "arn:${local.cross_partition}:iam::${var.cross.account_id}:role/${local.caller_names[key]}"
      trust_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Sid       = item.trust_sid
          Effect    = "Allow"
          Principal = { Service = item.trust_service }
          Action    = "sts:AssumeRole"
          Condition = {
            ArnEquals    = { "aws:SourceArn" = item.trust_arn }
            StringEquals = { "aws:SourceAccount" = var.cross.account_id }
          }
        }]
      })
      invoke_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Sid      = "InvokeFunction"
          Effect   = "Allow"
          Action   = "lambda:InvokeFunction"
          Resource = local.functions[item.function].called_arn
        }]
      })
    })
  }

  # Within one account the role's own policy is enough.
  caller_permissions = {
    for key, item in local.callers : key => {
      function          = item.function
      action            = "lambda:InvokeFunction"
      principal         = { AWS = item.principal == "role" ? item.role_arn : "arn:${local.cross_partition}:iam::${var.cross.account_id}:root" }
      caller_name       = item.role_name
      caller_account_id = var.cross.account_id
      distinguishers = [
        item.principal == "role"
        ? format("{\"kind\":\"role\",\"arn\":%s}", jsonencode(item.role_arn))
        : format("{\"kind\":\"account\",\"partition\":%s,\"accountId\":%s}", jsonencode(local.cross_partition), jsonencode(var.cross.account_id))
      ]
      source_arn             = null
      has_source_arn         = false
      source_account         = null
      event_source_token     = null
      function_url_auth_type = null
      statement_id           = item.statement_id
    } if !local.same_account
  }
  managed_callers = { for key, item in local.callers : key => item if item.manage_source }
  # Roles that a permission names by their ARN.
  named_callers = [for key, item in local.managed_callers : key if item.principal == "role" && !local.same_account]
}

resource "aws_iam_role" "caller" {
  for_each = local.managed_callers
  provider = aws.cross

  name               = each.value.role_name
  assume_role_policy = each.value.trust_policy
}

resource "aws_iam_role_policy" "invoke" {
  for_each = local.managed_callers
  provider = aws.cross

  name   = "invoke"
  role   = aws_iam_role.caller[each.key].name
  policy = each.value.invoke_policy

  lifecycle {
    # The name stays when the role is replaced, and its policies would be lost; its unique id does not.
    replace_triggered_by = [aws_iam_role.caller[each.key].unique_id]
  }
}

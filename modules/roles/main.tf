# Roles with their policies, each rendered once from all that is said of it. What decides who may do what lies in the
# modules that call this one.

locals {
  partition_of_region = (
    startswith(var.account.region, "cn-") ? "aws-cn" :
    startswith(var.account.region, "us-gov-") ? "aws-us-gov" :
    startswith(var.account.region, "eusc-") ? "aws-eusc" : "aws"
  )
  partition = coalesce(var.account.partition, local.partition_of_region)

  created   = { for key, role in var.roles : key => role if role.create }
  functions = { for key, role in local.created : key => role if role.function_name != null }

  arns = {
    for key, role in var.roles :
    key => "arn:${local.partition}:iam::${var.account.account_id}:role${role.path}${role.role_name}"
  }

  lambda_trust = [{
    Sid       = "AssumeRoleByLambda"
    Effect    = "Allow"
    Principal = { Service = "lambda.amazonaws.com" }
    Action    = "sts:AssumeRole"
  }]

  trust_statements = {
    for key, statements in var.trust : key => [
      for statement in statements : {
        for element, value in {
          Sid       = statement.sid
          Effect    = "Allow"
          Principal = { AWS = statement.principals }
          Action    = statement.actions
          Condition = length(statement.conditions) == 0 ? null : statement.conditions
        } : element => value if value != null
      }
    ]
  }
  trust_policies = {
    for key, role in var.roles : key => jsonencode({
      Version = "2012-10-17"
      Statement = concat(
        role.create && role.function_name != null ? local.lambda_trust : [],
        lookup(local.trust_statements, key, []),
      )
    }) if role.create || contains(keys(var.trust), key)
  }

  # By purpose and role. An empty list makes no policy.
  statements = {
    access      = var.access
    assume_role = { for key, list in var.assume_role : key => [for statement in list : merge({ effect = "Allow" }, statement)] }
    invoke      = { for key, list in var.invoke : key => [for statement in list : merge({ effect = "Allow" }, statement)] }
    logs = {
      for key, role in local.functions : key => [{
        sid        = "WriteLogs"
        effect     = "Allow"
        actions    = ["logs:CreateLogStream", "logs:PutLogEvents"]
        resources  = ["arn:${local.partition}:logs:${var.account.region}:${var.account.account_id}:log-group:/aws/lambda/${role.function_name}:*"]
        conditions = {}
      }]
    }
  }
  policies = {
    for purpose, by_role in local.statements : purpose => {
      for key, list in by_role : key => jsonencode({
        Version = "2012-10-17"
        Statement = [
          for statement in list : {
            for element, value in {
              Sid       = statement.sid
              Effect    = statement.effect
              Action    = statement.actions
              Resource  = statement.resources
              Condition = length(statement.conditions) == 0 ? null : statement.conditions
            } : element => value if value != null
          }
        ]
      }) if length(list) > 0 && contains(keys(var.roles), key)
    }
  }

  # IAM limits the inline policies of a role together, and counts no white space.
  policy_sizes = {
    for key in keys(var.roles) : key => sum([
      for by_role in values(local.policies) : length(replace(lookup(by_role, key, ""), "/[\\s\\p{Z}]/", ""))
    ])
  }
  trust_policy_sizes = { for key, policy in local.trust_policies : key => length(replace(policy, "/[\\s\\p{Z}]/", "")) }

  # What is said of roles that are not there is told of in the outputs, and written nowhere.
  unknown = [
    for key in distinct(concat(
      keys(var.trust), keys(var.access), keys(var.assume_role), keys(var.invoke),
      var.standalone ? keys(var.role_arns) : [],
    )) : key if !contains(keys(var.roles), key)
  ]
  policy_names = {
    for purpose, by_role in local.policies : purpose => {
      for key, policy in by_role : key => join("-", compact([
        replace(purpose, "_", "-"),
        var.roles[key].policy_name_suffix != null ? var.roles[key].policy_name_suffix : (
          var.roles[key].create ? "" : substr(sha256(policy), 0, 8)
        ),
      ]))
    }
  }
}

resource "aws_iam_role" "this" {
  for_each = local.created

  name                 = each.value.role_name
  path                 = each.value.path
  description          = each.value.description
  max_session_duration = each.value.max_session_duration
  permissions_boundary = each.value.permissions_boundary
  assume_role_policy   = local.trust_policies[each.key]
  tags                 = each.value.tags

  depends_on = [terraform_data.trusted]

  lifecycle {
    precondition {
      condition     = local.trust_policy_sizes[each.key] <= each.value.trust_policy_quota
      error_message = "The trust policy of role ${each.value.role_name} is longer than IAM accepts: it has ${local.trust_policy_sizes[each.key]} characters without white space, and the quota is ${each.value.trust_policy_quota}; trust an account (trust = \"account\") instead of its roles one by one, or have the quota raised and set trust_policy_quota."
    }

    precondition {
      condition     = !var.standalone || each.value.function_name != null || length(lookup(var.trust, each.key, [])) > 0
      error_message = "Nobody may assume role ${each.value.role_name}: it has no function_name and no statements in trust; name the function that runs as it, give trust statements, or take it out of roles."
    }
  }
}

# IAM looks up the roles that a trust policy names when it saves it.
resource "terraform_data" "trusted" {
  count = length(var.trusted_arns) == 0 ? 0 : 1

  input = var.trusted_arns
}

# Inline policies go with their role. This tells them when it was replaced, wherever it is created.
resource "terraform_data" "role" {
  for_each = var.roles

  triggers_replace = each.value.create ? aws_iam_role.this[each.key].unique_id : lookup(var.role_arns, each.key, null)

  lifecycle {
    precondition {
      condition     = !var.standalone || local.policy_sizes[each.key] <= 10240
      error_message = "The inline policies of role ${each.value.role_name} are longer than IAM accepts on one role: they have ${local.policy_sizes[each.key]} characters without white space, and the limit is 10240; give some of the accesses to another role, or let fewer statements name single resources."
    }
  }
}

resource "aws_iam_role_policy" "access" {
  for_each = local.policies.access

  name   = local.policy_names.access[each.key]
  role   = var.roles[each.key].create ? aws_iam_role.this[each.key].name : var.roles[each.key].role_name
  policy = each.value

  lifecycle {
    replace_triggered_by = [terraform_data.role[each.key]]
  }
}

resource "aws_iam_role_policy" "assume_role" {
  for_each = local.policies.assume_role

  name   = local.policy_names.assume_role[each.key]
  role   = var.roles[each.key].create ? aws_iam_role.this[each.key].name : var.roles[each.key].role_name
  policy = each.value

  lifecycle {
    replace_triggered_by = [terraform_data.role[each.key]]
  }
}

resource "aws_iam_role_policy" "invoke" {
  for_each = local.policies.invoke

  name   = local.policy_names.invoke[each.key]
  role   = var.roles[each.key].create ? aws_iam_role.this[each.key].name : var.roles[each.key].role_name
  policy = each.value

  lifecycle {
    replace_triggered_by = [terraform_data.role[each.key]]
  }
}

resource "aws_iam_role_policy" "logs" {
  for_each = local.policies.logs

  name   = local.policy_names.logs[each.key]
  role   = aws_iam_role.this[each.key].name
  policy = each.value

  lifecycle {
    replace_triggered_by = [terraform_data.role[each.key]]
  }
}

resource "aws_cloudwatch_log_group" "this" {
  for_each = local.functions

  name              = "/aws/lambda/${each.value.function_name}"
  retention_in_days = each.value.log_retention_in_days
}

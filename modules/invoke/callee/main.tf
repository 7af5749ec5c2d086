# The half of the functions that are called: whom the resource-based policy of each lets in.

locals {
  partition_of_region = (
    startswith(var.account.region, "cn-") ? "aws-cn" :
    startswith(var.account.region, "us-gov-") ? "aws-us-gov" :
    startswith(var.account.region, "eusc-") ? "aws-eusc" : "aws"
  )
  partition = coalesce(var.account.partition, local.partition_of_region)

  function_arns = {
    for key, callee in var.callees :
    key => "arn:${local.partition}:lambda:${var.account.region}:${var.account.account_id}:function:${callee.function_name}"
  }
  callees_by_arn = { for key, arn in local.function_arns : arn => key }

  # Within one account the caller's own policy is enough, and a permission is only there where one is asked for.
  within_account = {
    for key, grant in var.grants :
    key => element(split(":", grant.caller_arn), 4) == element(split(":", grant.function_arn), 4)
  }
  permitted = {
    for key, grant in var.grants : key => {
      function_arn    = grant.function_arn
      qualifier       = grant.qualifier
      names           = grant.permit_on_callee == "lambda_service" ? "lambda_service" : grant.principal
      caller_arn      = grant.caller_arn
      caller_name     = element(reverse(split("/", grant.caller_arn)), 0)
      partition       = element(split(":", grant.caller_arn), 1)
      account_id      = element(split(":", grant.caller_arn), 4)
      organization_id = grant.organization_id
      source_arn      = grant.permit_on_callee == "lambda_service" ? grant.caller_function_arn : null
      statement_id    = grant.statement_id
    } if !local.within_account[key] || grant.permit_on_callee != null
  }
  principals = {
    for key, permitted in local.permitted : key => {
      role           = permitted.caller_arn
      account        = "arn:${permitted.partition}:iam::${permitted.account_id}:root"
      organization   = "*"
      lambda_service = "lambda.amazonaws.com"
    }[permitted.names]
  }

  # What a statement id is made from, as JSON. It is written by hand: jsonencode orders keys, and writes < > & otherwise.
  named_principals = {
    for key, permitted in local.permitted : key => {
      role           = "{\"kind\":\"role\",\"arn\":\"${replace(replace(permitted.caller_arn, "\\", "\\\\"), "\"", "\\\"")}\"}"
      account        = "{\"kind\":\"account\",\"partition\":\"${permitted.partition}\",\"accountId\":\"${permitted.account_id}\"}"
      organization   = "{\"kind\":\"everyone\"}"
      lambda_service = "{\"kind\":\"service\",\"service\":\"lambda.amazonaws.com\"}"
    }[permitted.names]
  }
  hashed = {
    for key, permitted in local.permitted : key => join(",", [
      for part in concat(
        [
          permitted.caller_name,
          permitted.account_id,
          "lambda:InvokeFunction",
          permitted.qualifier == null ? "" : permitted.qualifier,
          local.named_principals[key],
        ],
        compact([permitted.organization_id, permitted.source_arn]),
      ) : "\"${replace(replace(part, "\\", "\\\\"), "\"", "\\\"")}\""
    ])
  }
  readable = {
    for key, permitted in local.permitted : key => replace(
      join("-", compact(["InvokeFunction", permitted.caller_name, permitted.account_id, permitted.qualifier])),
      "/[^A-Za-z0-9_-]/", "-",
    )
  }
  statement_ids = {
    for key, permitted in local.permitted : key => (
      permitted.statement_id != null ? permitted.statement_id :
      "${substr(local.readable[key], 0, 91)}-${substr(sha256("[${local.hashed[key]}]"), 0, 8)}"
    )
  }

  # Each statement as Lambda writes it into the policy of the function.
  permissions = {
    for key, permitted in local.permitted : key => {
      for element, value in {
        Sid       = local.statement_ids[key]
        Effect    = "Allow"
        Principal = { (permitted.names == "lambda_service" ? "Service" : "AWS") = local.principals[key] }
        Action    = "lambda:InvokeFunction"
        Resource  = join(":", compact([permitted.function_arn, permitted.qualifier]))
        Condition = permitted.organization_id == null && permitted.source_arn == null ? null : {
          for operator, keys in {
            StringEquals = { for name, text in { "aws:PrincipalOrgID" = permitted.organization_id } : name => text if text != null }
            ArnLike      = { for name, text in { "AWS:SourceArn" = permitted.source_arn } : name => text if text != null }
          } : operator => keys if length(keys) > 0
        }
      } : element => value if value != null
    }
  }

  # Lambda limits the policy of a function, and of each version and alias, on its own, and keeps one statement for an id.
  permissions_by_arn = { for key, permission in local.permissions : permission.Resource => key... }
  twice = [
    for arn, keys in local.permissions_by_arn : arn
    if length(distinct([for key in keys : local.permissions[key].Sid])) < length(keys)
  ]
  too_long = [
    for arn, keys in local.permissions_by_arn : arn if length(jsonencode({
      Version = "2012-10-17", Id = "default", Statement = [for key in keys : local.permissions[key]]
    })) > 20480
  ]

  awaited = [
    for key, reference in var.calling_function_arns : reference if try(local.permitted[key].names, null) == "role"
  ]

  accesses = [
    for key, grant in var.grants : {
      principal = grant.caller_arn
      breadth   = grant.principal
      action    = "lambda:InvokeFunction"
      resource  = join(":", compact([grant.function_arn, grant.qualifier]))
      via       = "resourcePolicy"
      conditions = {
        for operator, keys in {
          StringEquals = {
            for name, value in { "aws:PrincipalOrgID" = grant.organization_id } : name => [value] if value != null
          }
          ArnEquals = {
            for name, value in { "lambda:SourceFunctionArn" = grant.source_function_arn } : name => [value] if value != null
          }
        } : operator => keys if length(keys) > 0
      }
      side = "target"
    } if !local.within_account[key]
  ]
}

resource "aws_lambda_permission" "this" {
  for_each = local.permitted

  statement_id     = local.statement_ids[each.key]
  action           = "lambda:InvokeFunction"
  function_name    = each.value.function_arn
  qualifier        = each.value.qualifier
  principal        = local.principals[each.key]
  principal_org_id = each.value.organization_id
  source_arn       = each.value.source_arn

  lifecycle {
    replace_triggered_by = [terraform_data.ends[each.key]]
  }

  depends_on = [terraform_data.callers]
}

# A permission goes with its function, and one that names a role holds the role's unique id. This tells it when one of them
# was replaced, wherever it is created.
resource "terraform_data" "ends" {
  for_each = local.permitted

  triggers_replace = [
    lookup(var.function_arns, lookup(local.callees_by_arn, each.value.function_arn, ""), ""),
    lookup(var.alias_arns, each.key, ""),
    each.value.names == "role" ? lookup(var.caller_arns, each.key, "") : "",
  ]
}

# Lambda looks a role up when it adds a permission that names it, and Terraform does not ask again: the caller's function,
# which takes seconds to create with the role, comes first.
resource "terraform_data" "callers" {
  count = length(local.awaited) == 0 ? 0 : 1

  input = local.awaited
}

data "aws_caller_identity" "this" {
  count = var.standalone ? 1 : 0

  lifecycle {
    postcondition {
      condition     = self.account_id == var.account.account_id
      error_message = "The provider reaches account ${self.account_id}, and account ${var.account.account_id} is declared for the callees: give the module the provider of that account, or correct account.account_id."
    }
  }
}

# Outputs of modules are in no plan, resources are.
resource "terraform_data" "access_manifest" {
  count = var.standalone ? 1 : 0

  input = {
    schemaVersion = 1
    accesses      = local.accesses
  }

  lifecycle {
    precondition {
      condition     = alltrue([for grant in var.grants : contains(keys(local.callees_by_arn), grant.function_arn)])
      error_message = "A grant names a function that is not among the callees: ${join(", ", [for key, grant in var.grants : "${key} has ${grant.function_arn}" if !contains(keys(local.callees_by_arn), grant.function_arn)])}; add it to callees, or correct function_arn. The functions are ${join(", ", keys(local.callees_by_arn))}."
    }

    precondition {
      condition     = length(local.twice) == 0
      error_message = "Two permissions have one statement id, and AWS keeps one statement for an id: ${join(", ", local.twice)}; give a statement_id that no other permission has, or leave it out."
    }

    precondition {
      condition     = length(local.too_long) == 0
      error_message = "The permissions of a function are longer than Lambda accepts in its policy, 20480 bytes: ${join(", ", local.too_long)}; let fewer permissions name more: principal = \"account\" or \"organization\" instead of single roles."
    }

    precondition {
      condition = alltrue(concat(
        [for key in keys(var.function_arns) : contains(keys(var.callees), key)],
        [for key in concat(keys(var.alias_arns), keys(var.caller_arns), keys(var.calling_function_arns)) : contains(keys(var.grants), key)],
      ))
      error_message = "A reference stands under a key that nothing has, and would not be waited for: give function_arns by the keys of callees (${join(", ", keys(var.callees))}), alias_arns, caller_arns and calling_function_arns by those of grants (${join(", ", keys(var.grants))})."
    }
  }
}

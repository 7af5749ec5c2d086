# The callers' half: the roles of the callers, and what each of them may invoke.

locals {
  partition_of_region = (
    startswith(var.account.region, "cn-") ? "aws-cn" :
    startswith(var.account.region, "us-gov-") ? "aws-us-gov" :
    startswith(var.account.region, "eusc-") ? "aws-eusc" : "aws"
  )
  partition = coalesce(var.account.partition, local.partition_of_region)

  caller_arns = {
    for key, caller in var.callers :
    key => "arn:${local.partition}:iam::${var.account.account_id}:role${caller.path}${caller.role_name}"
  }
  callers_by_arn = { for key, arn in local.caller_arns : arn => key }

  # What is passed to Invoke: with its alias or version where one is meant.
  invoked_arns = {
    for key, grant in var.grants : key => join(":", compact([grant.function_arn, grant.qualifier]))
  }

  statements = [
    for key, grant in var.grants : {
      caller   = lookup(local.callers_by_arn, grant.caller_arn, null)
      sid      = grant.source_function_arn == null ? "InvokeFunction" : "InvokeFunctionIf${substr(sha256(jsonencode([grant.source_function_arn])), 0, 8)}"
      resource = local.invoked_arns[key]
      conditions = {
        for operator, keys in {
          ArnEquals = {
            for name, value in { "lambda:SourceFunctionArn" = grant.source_function_arn } : name => [value] if value != null
          }
        } : operator => keys if length(keys) > 0
      }
    }
  ]

  # Statements that differ in nothing but the function become one.
  merged = {
    for key in keys(var.callers) : key => {
      for statement in local.statements : statement.sid => statement... if statement.caller == key
    }
  }
  invoke = {
    for key, groups in local.merged : key => [
      for sid, group in groups : {
        sid        = sid
        actions    = ["lambda:InvokeFunction"]
        resources  = sort(distinct(group[*].resource))
        conditions = group[0].conditions
      }
    ]
  }

  # IAM limits the inline policies of a role together.
  policy_sizes = {
    for key in keys(var.callers) : key => sum([
      for by_role in values(module.roles.identity_policies) : length(lookup(by_role, key, ""))
    ])
  }

  # Within one account the caller's half is the whole access, whatever stands on the function besides.
  within_account = {
    for key, grant in var.grants :
    key => element(split(":", grant.caller_arn), 4) == element(split(":", grant.function_arn), 4)
  }
  accesses = [
    for key, grant in var.grants : {
      principal = grant.caller_arn
      breadth   = grant.principal
      action    = "lambda:InvokeFunction"
      resource  = local.invoked_arns[key]
      via       = local.within_account[key] ? "identityPolicy" : "resourcePolicy"
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
      side = local.within_account[key] ? "both" : "caller"
    }
  ]
}

module "roles" {
  source = "../../roles"

  account    = var.account
  roles      = var.callers
  role_arns  = var.caller_role_arns
  access     = { for key, caller in var.callers : key => caller.statements }
  invoke     = local.invoke
  standalone = false
}

data "aws_caller_identity" "this" {
  count = var.standalone ? 1 : 0

  lifecycle {
    postcondition {
      condition     = self.account_id == var.account.account_id
      error_message = "The provider reaches account ${self.account_id}, and account ${var.account.account_id} is declared for the callers: give the module the provider of that account, or correct account.account_id."
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
      condition     = alltrue([for grant in var.grants : contains(keys(local.callers_by_arn), grant.caller_arn)])
      error_message = "A grant names a caller that is not among the callers: ${join(", ", [for key, grant in var.grants : "${key} has ${grant.caller_arn}" if !contains(keys(local.callers_by_arn), grant.caller_arn)])}; add it to callers, or correct caller_arn. The callers are ${join(", ", keys(local.callers_by_arn))}."
    }

    precondition {
      condition     = alltrue([for size in values(local.policy_sizes) : size <= 10240])
      error_message = "The inline policies of a caller are longer than IAM accepts on one role, 10240 characters: ${join(", ", [for key, size in local.policy_sizes : "${key} has ${size}" if size > 10240])}; let another role make some of the calls."
    }

    precondition {
      condition     = alltrue([for key in keys(var.caller_role_arns) : contains(keys(var.callers), key)])
      error_message = "A reference stands under a key that nothing has, and would not be waited for: give caller_role_arns by the keys of callers (${join(", ", keys(var.callers))})."
    }
  }
}

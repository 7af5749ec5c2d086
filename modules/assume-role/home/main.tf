# The callers' half: the roles of the callers, and what each of them may assume.

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

  # Which conditions belong on a caller's statements, by the action of STS that each is for.
  statements = flatten([
    for grant in var.grants : [
      for action, conditions in {
        AssumeRole = {
          StringEquals = { for key, value in { "sts:ExternalId" = grant.external_id } : key => [value] if value != null }
        }
        TagSession = length(grant.session_tags) == 0 ? null : {
          StringEquals                = { for key, value in grant.session_tags : "aws:RequestTag/${key}" => [value] }
          "ForAllValues:StringEquals" = { "aws:TagKeys" = keys(grant.session_tags) }
        }
        SetSourceIdentity = grant.source_identity == null ? null : {
          StringEquals = { "sts:SourceIdentity" = [grant.source_identity] }
        }
        } : {
        caller   = lookup(local.callers_by_arn, grant.caller_arn, null)
        action   = action
        resource = grant.role_arn
        conditions = {
          for operator, keys in merge(conditions, {
            ArnEquals = {
              for key, value in { "lambda:SourceFunctionArn" = grant.source_function_arn } : key => [value] if value != null
            }
          }) : operator => keys if length(keys) > 0
        }
      } if conditions != null
    ]
  ])

  # Statements that differ in nothing but the role become one.
  merged = {
    for key in keys(var.callers) : key => {
      for statement in local.statements :
      jsonencode([statement.action, statement.conditions]) => statement... if statement.caller == key
    }
  }
  assume_role = {
    for key, groups in local.merged : key => [
      for group in groups : {
        sid = join("", concat(
          [group[0].action],
          length(group[0].conditions) == 0 ? [] : ["If${substr(sha256(jsonencode([jsonencode(group[0].conditions)])), 0, 8)}"],
        ))
        actions    = ["sts:${group[0].action}"]
        resources  = sort(distinct(group[*].resource))
        conditions = group[0].conditions
      }
    ]
  }

  accesses = [
    for grant in var.grants : {
      principal = grant.caller_arn
      breadth   = grant.trust == "account" ? "account" : "role"
      action    = "sts:AssumeRole"
      resource  = grant.role_arn
      via       = "trustPolicy"
      conditions = {
        for operator, keys in {
          StringEquals = {
            for key, value in { "sts:ExternalId" = grant.external_id, "aws:PrincipalOrgID" = grant.organization_id } :
            key => [value] if value != null
          }
          ArnEquals = {
            for key, value in { "lambda:SourceFunctionArn" = grant.source_function_arn } : key => [value] if value != null
          }
        } : operator => keys if length(keys) > 0
      }
      side = "caller"
    }
  ]
}

module "roles" {
  source = "../../roles"

  account     = var.account
  roles       = var.callers
  role_arns   = var.caller_role_arns
  access      = { for key, caller in var.callers : key => caller.statements }
  assume_role = local.assume_role
  standalone  = false
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
      condition     = alltrue([for key in keys(var.caller_role_arns) : contains(keys(var.callers), key)])
      error_message = "A reference stands under a key that nothing has, and would not be waited for: give caller_role_arns by the keys of callers (${join(", ", keys(var.callers))})."
    }

    precondition {
      condition     = alltrue([for size in values(module.roles.policy_sizes) : size <= 10240])
      error_message = "The inline policies of a role are longer than IAM accepts on one, 10240 characters without white space: ${join(", ", [for key, size in module.roles.policy_sizes : "${key} has ${size}" if size > 10240])}; give some of the accesses to another role, or let fewer statements name single resources."
    }
  }
}

# The half of the roles that are assumed: the roles, and whom each of them trusts.

locals {
  partition_of_region = (
    startswith(var.account.region, "cn-") ? "aws-cn" :
    startswith(var.account.region, "us-gov-") ? "aws-us-gov" :
    startswith(var.account.region, "eusc-") ? "aws-eusc" : "aws"
  )
  partition = coalesce(var.account.partition, local.partition_of_region)

  role_arns = {
    for key, role in var.roles :
    key => "arn:${local.partition}:iam::${var.account.account_id}:role${role.path}${role.role_name}"
  }
  roles_by_arn = { for key, arn in local.role_arns : arn => key }

  # Which conditions belong on a trust statement, by the action of STS that each is for.
  statements = flatten([
    for grant in var.grants : [
      for action, conditions in {
        AssumeRole = { "sts:ExternalId" = grant.external_id }
        TagSession = length(grant.session_tags) == 0 ? null : {
          for key, value in grant.session_tags : "aws:RequestTag/${key}" => value
        }
        SetSourceIdentity = grant.source_identity == null ? null : { "sts:SourceIdentity" = grant.source_identity }
        } : {
        role    = lookup(local.roles_by_arn, grant.role_arn, null)
        action  = action
        trust   = grant.trust
        caller  = grant.caller_arn
        account = join(":", slice(split(":", grant.caller_arn), 0, 5))
        conditions = {
          for operator, keys in {
            StringEquals = {
              for key, value in merge(conditions, { "aws:PrincipalOrgID" = grant.organization_id }) : key => [value] if value != null
            }
            "ForAllValues:StringEquals" = action == "TagSession" ? { "aws:TagKeys" = keys(grant.session_tags) } : {}
          } : operator => keys if length(keys) > 0
        }
      } if conditions != null
    ]
  ])

  # Statements that differ in nothing but the caller become one: an account that is trusted for the names of some roles
  # has them in one condition.
  merged = {
    for key in keys(var.roles) : key => {
      for statement in local.statements :
      jsonencode([
        statement.action, statement.trust, element(split(":", statement.account), 4), statement.conditions,
      ]) => statement... if statement.role == key
    }
  }
  trust = {
    for key, groups in local.merged : key => [
      for group in groups : {
        sid = join("", concat(
          [
            group[0].action,
            "From",
            { role = "RolesOf", role_name = "RoleNamesOf", account = "Account" }[group[0].trust],
            element(split(":", group[0].account), 4),
          ],
          length(group[0].conditions) == 0 ? [] : ["If${substr(sha256(jsonencode([jsonencode(group[0].conditions)])), 0, 8)}"],
        ))
        principals = group[0].trust == "role" ? sort(distinct(group[*].caller)) : ["${group[0].account}:root"]
        actions    = ["sts:${group[0].action}"]
        conditions = merge(
          group[0].conditions,
          group[0].trust == "role_name" ? { ArnEquals = { "aws:PrincipalArn" = sort(distinct(group[*].caller)) } } : {},
        )
      }
    ] if length(groups) > 0
  }

  # A grant of an unknown role may be meant for any of them.
  no_role = [for key, grant in var.grants : key if !contains(keys(local.roles_by_arn), grant.role_arn)]
  nobodys_role = length(local.no_role) > 0 ? [] : [
    for key, role in var.roles : key
    if role.create && role.function_name == null && !contains(values(var.grants)[*].role_arn, local.role_arns[key])
  ]

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
      side = "target"
    } if try(var.roles[local.roles_by_arn[grant.role_arn]].create, false)
  ]
}

module "roles" {
  source = "../../roles"

  account      = var.account
  roles        = var.roles
  role_arns    = var.existing_role_arns
  trust        = local.trust
  trusted_arns = anytrue([for grant in var.grants : grant.trust == "role"]) ? var.caller_arns : []
  access       = { for key, role in var.roles : key => role.statements }
  invoke       = { for key, statements in var.invoke : key => statements if contains(keys(var.roles), key) }
  standalone   = false
}

data "aws_caller_identity" "this" {
  count = var.standalone ? 1 : 0

  lifecycle {
    postcondition {
      condition     = self.account_id == var.account.account_id
      error_message = "The provider reaches account ${self.account_id}, and account ${var.account.account_id} is declared for the roles: give the module the provider of that account, or correct account.account_id."
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
      condition     = length(local.no_role) == 0
      error_message = "A grant names a role that is not among the roles: ${join(", ", [for key in local.no_role : "${key} has ${var.grants[key].role_arn}"])}; add it to roles, or correct role_arn. The roles are ${join(", ", keys(local.roles_by_arn))}."
    }

    precondition {
      condition     = length(local.nobodys_role) == 0
      error_message = "Nobody may assume a role: ${join(", ", local.nobodys_role)} is created here without function_name, and no grant names it; name the function that runs as it, let a grant name it, or take it out of roles."
    }

    precondition {
      condition     = alltrue([for key in keys(var.existing_role_arns) : contains(keys(var.roles), key)])
      error_message = "A reference stands under a key that nothing has, and would not be waited for: give existing_role_arns by the keys of roles (${join(", ", keys(var.roles))})."
    }

    precondition {
      condition     = alltrue([for key in keys(var.invoke) : contains(keys(var.roles), key)])
      error_message = "invoke names a role that is not among the roles: ${join(", ", [for key in keys(var.invoke) : key if !contains(keys(var.roles), key)])}; give it by the keys of roles (${join(", ", keys(var.roles))})."
    }

    precondition {
      condition     = alltrue([for size in values(module.roles.policy_sizes) : size <= 10240])
      error_message = "The inline policies of a role are longer than IAM accepts on one, 10240 characters without white space: ${join(", ", [for key, size in module.roles.policy_sizes : "${key} has ${size}" if size > 10240])}; give some of the accesses to another role, or let fewer statements name single resources."
    }
  }
}

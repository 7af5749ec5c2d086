# Both halves of each access, from one value: what the caller may assume, and whom the role trusts.

locals {
  partitions = {
    for name, account in { home = var.home, cross = var.cross } : name => account.partition != null ? account.partition : (
      startswith(account.region, "cn-") ? "aws-cn" :
      startswith(account.region, "us-gov-") ? "aws-us-gov" :
      startswith(account.region, "eusc-") ? "aws-eusc" : "aws"
    )
  }
  one_account = var.home.account_id == var.cross.account_id

  # Grants that do not fit the callers, the roles or the accounts are told of below, and written nowhere.
  no_caller = [for key, grant in var.grants : key if !contains(keys(var.callers), grant.caller)]
  no_role   = [for key, grant in var.grants : key if !contains(keys(var.roles), grant.role)]
  no_function = [
    for key, grant in var.grants : key
    if grant.only_from_function && contains(keys(var.callers), grant.caller) && try(var.callers[grant.caller].function_name, null) == null
  ]
  needless_account = [for key, grant in var.grants : key if local.one_account && grant.trust == "account"]
  fitting = {
    for key, grant in var.grants : key => grant if local.partitions.home == local.partitions.cross && !contains(concat(
      local.no_caller, local.no_role, local.no_function, local.needless_account,
    ), key)
  }

  # The form in which a half can be called by itself.
  grants = {
    for key, grant in local.fitting : key => {
      caller_arn      = module.home.caller_role_arns[grant.caller]
      role_arn        = module.cross.role_arns[grant.role]
      trust           = grant.trust
      external_id     = grant.external_id
      organization_id = grant.organization_id
      session_tags    = grant.session_tags
      source_identity = grant.source_identity
      source_function_arn = grant.only_from_function ? join(":", [
        "arn", local.partitions.home, "lambda", var.home.region, var.home.account_id, "function",
        coalesce(var.callers[grant.caller].function_name, "-"),
      ]) : null
    }
  }

  # Within one account a role has one owner, and a function one role with one log group.
  twice_a_role = !local.one_account ? [] : [
    for key, role in var.roles : key if contains([for caller in values(var.callers) : lower(caller.role_name)], lower(role.role_name))
  ]
  twice_a_function = !local.one_account || var.home.region != var.cross.region ? [] : [
    for key, role in var.roles : key if role.create && role.function_name != null &&
    contains([for caller in values(var.callers) : coalesce(caller.function_name, "-") if caller.create], coalesce(role.function_name, "."))
  ]

  # A grant of an unknown role may be meant for any of them, and a module that refuses grants itself may leave none.
  nobodys_role = length(var.grants) == 0 || length(local.no_role) > 0 ? [] : [
    for key, role in var.roles : key
    if role.create && role.function_name == null && !contains(values(var.grants)[*].role, key)
  ]

  # What each half declares, as one: a half that is not written here is its owner's.
  accesses = [
    for access in module.home.access_manifest.accesses : merge(access, {
      side = contains(module.cross.access_manifest.accesses[*].resource, access.resource) ? "both" : "caller"
    })
  ]
}

module "home" {
  source = "./home"
  providers = {
    aws = aws.home
  }

  account          = var.home
  callers          = var.callers
  caller_role_arns = var.caller_role_arns
  grants           = local.grants
  standalone       = false
}

module "cross" {
  source = "./cross"
  providers = {
    aws = aws.cross
  }

  account            = var.cross
  roles              = var.roles
  existing_role_arns = var.existing_role_arns
  grants             = local.grants
  invoke             = var.invoke
  caller_arns        = concat(values(module.home.caller_roles), values(var.caller_role_arns))
  standalone         = false
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

# Outputs of modules are in no plan, resources are.
resource "terraform_data" "access_manifest" {
  input = {
    schemaVersion = 1
    accesses      = local.accesses
  }

  lifecycle {
    precondition {
      condition     = local.partitions.home == local.partitions.cross
      error_message = "home is in partition ${local.partitions.home} and cross in ${local.partitions.cross}: no access crosses partitions. Give two accounts of one partition."
    }

    precondition {
      condition     = length(local.no_caller) == 0
      error_message = "A grant names a caller that is not among the callers: ${join(", ", [for key in local.no_caller : "${key} has ${var.grants[key].caller}"])}; give a key of callers: ${join(", ", keys(var.callers))}."
    }

    precondition {
      condition     = length(local.no_role) == 0
      error_message = "A grant names a role that is not among the roles: ${join(", ", [for key in local.no_role : "${key} has ${var.grants[key].role}"])}; give a key of roles: ${join(", ", keys(var.roles))}."
    }

    precondition {
      condition     = length(local.no_function) == 0
      error_message = "only_from_function needs a function: ${join(", ", local.no_function)} has a caller without function_name; name the caller's function, or leave only_from_function out."
    }

    precondition {
      condition     = length(local.needless_account) == 0
      error_message = "trust = \"account\" within one account, ${var.cross.account_id}, lets every role of it in whose policies allow the call: ${join(", ", local.needless_account)}; leave trust out, or give role_name; both name the caller alone."
    }

    precondition {
      condition     = length(local.twice_a_role) == 0
      error_message = "A role of account ${var.cross.account_id} is among the callers and among the roles, and would have two owners: ${join(", ", [for key in local.twice_a_role : "${key} has ${jsonencode(var.roles[key].role_name)}"])}; keep it in roles, and let it be the caller in another call of this module: there with create = false, and in caller_role_arns what this call gives out of it in roles."
    }

    precondition {
      condition     = length(local.twice_a_function) == 0
      error_message = "A caller and a role are created for one function of account ${var.cross.account_id}: ${join(", ", [for key in local.twice_a_function : "${key} has ${jsonencode(var.roles[key].function_name)}"])}; a function runs as one role, and its log group would be created twice. Name it on the role that it runs as."
    }

    precondition {
      condition     = length(local.nobodys_role) == 0
      error_message = "Nobody may assume a role: ${join(", ", local.nobodys_role)} is created here without function_name, and no grant names it; name the function that runs as it, let a grant name it, or take it out of roles."
    }

    precondition {
      condition = alltrue(concat(
        [for key in keys(var.caller_role_arns) : contains(keys(var.callers), key)],
        [for key in keys(var.existing_role_arns) : contains(keys(var.roles), key)],
      ))
      error_message = "A reference stands under a key that nothing has, and would not be waited for: give caller_role_arns by the keys of callers (${join(", ", keys(var.callers))}), existing_role_arns by those of roles (${join(", ", keys(var.roles))})."
    }

    precondition {
      condition     = alltrue([for key in keys(var.invoke) : contains(keys(var.roles), key)])
      error_message = "invoke names a role that is not among the roles: ${join(", ", [for key in keys(var.invoke) : key if !contains(keys(var.roles), key)])}; give it by the keys of roles (${join(", ", keys(var.roles))})."
    }

    precondition {
      condition     = alltrue([for size in concat(values(module.home.policy_sizes), values(module.cross.policy_sizes)) : size <= 10240])
      error_message = "The inline policies of a role are longer than IAM accepts on one, 10240 characters without white space: ${join(", ", concat([for key, size in module.home.policy_sizes : "the caller ${key} has ${size}" if size > 10240], [for key, size in module.cross.policy_sizes : "the role ${key} has ${size}" if size > 10240]))}; give some of the accesses to another role, or let fewer statements name single resources."
    }
  }
}

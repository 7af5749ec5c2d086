# Both halves of each access, from one value: what the caller may assume, and whom the role trusts.

locals {
  # The form in which a half can be called by itself. A grant whose caller or role is unknown is told of below.
  grants = {
    for key, grant in var.grants : key => {
      caller_arn      = module.home.caller_role_arns[grant.caller]
      role_arn        = module.cross.role_arns[grant.role]
      trust           = grant.trust
      external_id     = grant.external_id
      organization_id = grant.organization_id
      session_tags    = grant.session_tags
      source_identity = grant.source_identity
      source_function_arn = grant.only_from_function && var.callers[grant.caller].function_name != null ? join(":", [
        "arn", split(":", module.home.caller_role_arns[grant.caller])[1], "lambda", var.home.region, var.home.account_id,
        "function", coalesce(var.callers[grant.caller].function_name, "-"),
      ]) : null
    } if contains(keys(var.callers), grant.caller) && contains(keys(var.roles), grant.role)
  }

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
      condition     = alltrue([for grant in var.grants : contains(keys(var.callers), grant.caller)])
      error_message = "A grant names a caller that is not among the callers: ${join(", ", [for key, grant in var.grants : "${key} has ${grant.caller}" if !contains(keys(var.callers), grant.caller)])}; give a key of callers: ${join(", ", keys(var.callers))}."
    }

    precondition {
      condition     = alltrue([for grant in var.grants : contains(keys(var.roles), grant.role)])
      error_message = "A grant names a role that is not among the roles: ${join(", ", [for key, grant in var.grants : "${key} has ${grant.role}" if !contains(keys(var.roles), grant.role)])}; give a key of roles: ${join(", ", keys(var.roles))}."
    }

    precondition {
      condition     = alltrue([for grant in var.grants : !grant.only_from_function || try(var.callers[grant.caller].function_name, null) != null])
      error_message = "only_from_function needs a function: ${join(", ", [for key, grant in var.grants : key if grant.only_from_function && try(var.callers[grant.caller].function_name, null) == null])} has a caller without function_name; name the caller's function, or leave only_from_function out."
    }

    precondition {
      condition     = alltrue([for grant in var.grants : grant.trust != "account"]) || var.home.account_id != var.cross.account_id
      error_message = "trust = \"account\" within one account lets every role of it in whose policies allow the call: leave trust out, or give role_name; both name the caller alone."
    }
  }
}

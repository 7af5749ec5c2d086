# Both halves of each access, from one value: what the caller may invoke, and whom the function lets in. A caller that goes
# through a role assumes it (../assume-role), and the role may invoke.

locals {
  partitions = {
    for name, account in { home = var.home, cross = var.cross } : name => account.partition != null ? account.partition : (
      startswith(account.region, "cn-") ? "aws-cn" :
      startswith(account.region, "us-gov-") ? "aws-us-gov" :
      startswith(account.region, "eusc-") ? "aws-eusc" : "aws"
    )
  }
  one_account = var.home.account_id == var.cross.account_id

  function_arns = {
    for key, callee in var.callees :
    key => "arn:${local.partitions.cross}:lambda:${var.cross.region}:${var.cross.account_id}:function:${callee.function_name}"
  }
  caller_function_arns = {
    for key, caller in var.callers :
    key => "arn:${local.partitions.home}:lambda:${var.home.region}:${var.home.account_id}:function:${caller.function_name}"
    if caller.function_name != null
  }

  # Grants that do not fit the callers, the callees or the accounts are told of below, and written nowhere.
  no_caller = [for key, grant in var.grants : key if !contains(keys(var.callers), grant.caller)]
  no_callee = [for key, grant in var.grants : key if !contains(keys(var.callees), grant.callee)]
  no_role = [
    for key, grant in var.grants : key
    if grant.via == "assume_role" && !contains(keys(var.roles), coalesce(grant.through, "-"))
  ]
  no_function = [
    for key, grant in var.grants : key if(grant.only_from_function || grant.permit_on_callee == "lambda_service") &&
    contains(keys(var.callers), grant.caller) && !contains(keys(local.caller_function_arns), grant.caller)
  ]
  twice_a_role = !local.one_account ? [] : [
    for key, role in var.roles : key if contains([for caller in values(var.callers) : lower(caller.role_name)], lower(role.role_name))
  ]
  twice_a_function = !local.one_account || var.home.region != var.cross.region ? [] : [
    for key, role in var.roles : key if role.create && role.function_name != null &&
    contains([for caller in values(var.callers) : coalesce(caller.function_name, "-") if caller.create], coalesce(role.function_name, "."))
  ]
  nobodys_role = [
    for key, role in var.roles : key if role.create && role.function_name == null &&
    !contains([for grant in values(var.grants) : coalesce(grant.through, "-") if grant.via == "assume_role"], key)
  ]
  needless_role         = [for key, grant in var.grants : key if local.one_account && grant.via == "assume_role"]
  needless_principal    = [for key, grant in var.grants : key if local.one_account && grant.principal != "role"]
  needless_statement_id = [for key, grant in var.grants : key if local.one_account && grant.statement_id != null && grant.permit_on_callee == null]
  needless_permission   = [for key, grant in var.grants : key if !local.one_account && grant.permit_on_callee != null]
  fitting = {
    for key, grant in var.grants : key => grant if local.partitions.home == local.partitions.cross && !contains(concat(
      local.no_caller, local.no_callee, local.no_role, local.no_function,
      local.needless_role, local.needless_principal, local.needless_statement_id, local.needless_permission,
    ), key)
  }

  # The form in which a half can be called by itself.
  grants = {
    for key, grant in local.fitting : key => {
      caller_arn          = module.caller.caller_role_arns[grant.caller]
      function_arn        = local.function_arns[grant.callee]
      qualifier           = grant.qualifier
      principal           = grant.principal
      organization_id     = grant.organization_id
      statement_id        = grant.statement_id
      permit_on_callee    = grant.permit_on_callee
      caller_function_arn = grant.permit_on_callee == "lambda_service" ? lookup(local.caller_function_arns, grant.caller, null) : null
      source_function_arn = grant.only_from_function ? lookup(local.caller_function_arns, grant.caller, null) : null
    } if grant.via == "resource_policy"
  }

  # Grants that go through a role: several may share the assuming of it.
  through = { for key, grant in local.fitting : key => grant if grant.via == "assume_role" }
  assumed = { for key, grant in local.through : "${grant.caller} assumes ${grant.through}" => grant... }
  invoked_arns = {
    for key, grant in local.fitting : key => join(":", compact([local.function_arns[grant.callee], grant.qualifier]))
  }
  invoked_through = { for key, grant in local.through : grant.through => local.invoked_arns[key]... }

  # Lambda limits the policy of a function, and of each version and alias, on its own, and keeps one statement for an id.
  permissions_by_arn = { for key, permission in module.callee.permissions : permission.Resource => key... }
  twice = [
    for arn, keys in local.permissions_by_arn : arn
    if length(distinct([for key in keys : module.callee.permissions[key].Sid])) < length(keys)
  ]
  too_long = [
    for arn, keys in local.permissions_by_arn : arn if length(jsonencode({
      Version = "2012-10-17", Id = "default", Statement = [for key in keys : module.callee.permissions[key]]
    })) > 20480
  ]

  # IAM limits the inline policies of a role together.
  policy_sizes = {
    for key in keys(var.callers) : key => sum([
      for by_role in concat(
        values(module.caller.identity_policies), values(try(module.assume_role[0].identity_policies.callers, {})),
      ) : length(lookup(by_role, key, ""))
    ])
  }

  # What each half declares, as one. The assuming of the roles is declared where it is written.
  accesses = concat(
    [for access in module.caller.access_manifest.accesses : merge(access, { side = "both" })],
    [
      for key, grant in local.through : {
        principal  = module.assume_role[0].role_arns[grant.through]
        breadth    = "role"
        action     = "lambda:InvokeFunction"
        resource   = local.invoked_arns[key]
        via        = "identityPolicy"
        conditions = {}
        side       = "both"
      }
    ],
  )
}

module "caller" {
  source = "./caller"
  providers = {
    aws = aws.home
  }

  account          = var.home
  callers          = var.callers
  caller_role_arns = var.caller_role_arns
  grants           = local.grants
  standalone       = false
}

module "callee" {
  source = "./callee"
  providers = {
    aws = aws.cross
  }

  account       = var.cross
  callees       = var.callees
  grants        = local.grants
  function_arns = var.callee_function_arns
  alias_arns    = var.alias_arns
  caller_arns = {
    for key, grant in var.grants :
    key => module.caller.caller_role_ids[grant.caller] if contains(keys(module.caller.caller_role_ids), grant.caller)
  }
  calling_function_arns = {
    for key, grant in var.grants :
    key => var.caller_function_arns[grant.caller] if contains(keys(var.caller_function_arns), grant.caller)
  }
  standalone = false
}

# The roles of the functions' account that callers go through. The roles of the callers are created by the half above, so
# that here they exist already; one writer for each policy of theirs.
module "assume_role" {
  source = "../assume-role"
  count  = length(var.roles) == 0 ? 0 : 1
  providers = {
    aws.home  = aws.home
    aws.cross = aws.cross
  }

  home  = var.home
  cross = var.cross
  callers = {
    for key, caller in var.callers : key => {
      role_name          = caller.role_name
      path               = caller.path
      create             = false
      function_name      = caller.function_name
      policy_name_suffix = caller.create ? (caller.policy_name_suffix == null ? "" : caller.policy_name_suffix) : caller.policy_name_suffix
    } if contains([for grant in local.through : grant.caller], key)
  }
  caller_role_arns = {
    for key, id in module.caller.caller_role_ids : key => id if contains([for grant in local.through : grant.caller], key)
  }
  roles              = var.roles
  existing_role_arns = var.existing_role_arns
  grants = {
    for key, grants in local.assumed : key => {
      caller             = grants[0].caller
      role               = grants[0].through
      trust              = grants[0].assume_role.trust
      external_id        = grants[0].assume_role.external_id
      organization_id    = grants[0].assume_role.organization_id
      session_tags       = grants[0].assume_role.session_tags
      source_identity    = grants[0].assume_role.source_identity
      only_from_function = grants[0].only_from_function
    }
  }
  invoke = {
    for key, arns in local.invoked_through : key => [{
      sid        = "InvokeFunction"
      actions    = ["lambda:InvokeFunction"]
      resources  = sort(distinct(arns))
      conditions = {}
    }]
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
      condition     = length(local.no_callee) == 0
      error_message = "A grant names a callee that is not among the callees: ${join(", ", [for key in local.no_callee : "${key} has ${var.grants[key].callee}"])}; give a key of callees: ${join(", ", keys(var.callees))}."
    }

    precondition {
      condition     = length(local.no_role) == 0
      error_message = "A grant goes through a role that is not among the roles: ${join(", ", [for key in local.no_role : "${key} has ${coalesce(var.grants[key].through, "-")}"])}; give a key of roles: ${join(", ", keys(var.roles))}."
    }

    precondition {
      condition     = length(local.no_function) == 0
      error_message = "only_from_function and permit_on_callee = \"lambda_service\" need a function: ${join(", ", local.no_function)} has a caller without function_name; name the caller's function, or leave them out."
    }

    precondition {
      condition     = length(local.twice_a_role) == 0
      error_message = "A role of account ${var.cross.account_id} is among the callers and among the roles: ${join(", ", [for key in local.twice_a_role : "${key} has ${jsonencode(var.roles[key].role_name)}"])}; take it out of roles: within one account the caller can invoke the function itself."
    }

    precondition {
      condition     = length(local.twice_a_function) == 0
      error_message = "A caller and a role are created for one function of account ${var.cross.account_id}: ${join(", ", [for key in local.twice_a_function : "${key} has ${jsonencode(var.roles[key].function_name)}"])}; a function runs as one role, and its log group would be created twice. Name it on the role that it runs as."
    }

    precondition {
      condition     = length(local.nobodys_role) == 0
      error_message = "Nobody may assume a role: ${join(", ", local.nobodys_role)} is created here without function_name, and no grant goes through it; name the function that runs as it, let a grant go through it, or take it out of roles."
    }

    precondition {
      condition     = length(local.needless_role) == 0
      error_message = "via = \"assume_role\" within one account, ${var.cross.account_id}: ${join(", ", local.needless_role)}; leave via out: the caller can invoke the function itself."
    }

    precondition {
      condition     = length(local.needless_principal) == 0
      error_message = "principal within one account, ${var.cross.account_id}: ${join(", ", [for key in local.needless_principal : "${key} has ${jsonencode(var.grants[key].principal)}"])}; leave it out: the caller's own policy is enough; permit_on_callee = \"role\" adds a permission."
    }

    precondition {
      condition     = length(local.needless_statement_id) == 0
      error_message = "statement_id within one account, ${var.cross.account_id}, has no permission: ${join(", ", [for key in local.needless_statement_id : "${key} has ${jsonencode(var.grants[key].statement_id)}"])}; leave it out: the caller's own policy is enough; permit_on_callee = \"role\" adds a permission."
    }

    precondition {
      condition     = length(local.needless_permission) == 0
      error_message = "permit_on_callee is for a caller of the function's account, and the callers are in ${var.home.account_id}: ${join(", ", [for key in local.needless_permission : "${key} has ${jsonencode(var.grants[key].permit_on_callee)}"])}; leave it out: principal says whom the permission names."
    }

    precondition {
      condition     = alltrue([for size in values(local.policy_sizes) : size <= 10240])
      error_message = "The inline policies of a caller are longer than IAM accepts on one role, 10240 characters: ${join(", ", [for key, size in local.policy_sizes : "${key} has ${size}" if size > 10240])}; let another role make some of the calls."
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
        [for key in concat(keys(var.caller_role_arns), keys(var.caller_function_arns)) : contains(keys(var.callers), key)],
        [for key in keys(var.callee_function_arns) : contains(keys(var.callees), key)],
        [for key in keys(var.existing_role_arns) : contains(keys(var.roles), key)],
        [for key in keys(var.alias_arns) : contains(keys(var.grants), key)],
      ))
      error_message = "A reference stands under a key that nothing has, and would not be waited for: give caller_role_arns and caller_function_arns by the keys of callers (${join(", ", keys(var.callers))}), callee_function_arns by those of callees (${join(", ", keys(var.callees))}), existing_role_arns by those of roles (${join(", ", keys(var.roles))}), alias_arns by those of grants (${join(", ", keys(var.grants))})."
    }
  }
}

variable "account" {
  description = "The account of the roles: its id, its region (that of the log groups), and its partition, by default that of the region."
  type = object({
    account_id = string
    region     = string
    partition  = optional(string)
  })
  nullable = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account.account_id))
    error_message = "account.account_id is no account id: give 12 digits, in quotes so that a leading zero stays."
  }

  validation {
    condition     = can(regex("^[a-z]{2,}(-[a-z]+)+-[0-9]+$", var.account.region))
    error_message = "account.region is no region: give its code, such as us-east-1."
  }

  validation {
    condition     = var.account.partition == null || can(regex("^aws(-[a-z]+)*$", var.account.partition))
    error_message = "account.partition is no partition: give aws, aws-cn, aws-us-gov or another one, or leave it out."
  }
}

variable "roles" {
  description = <<-EOT
    The roles, by a key of your choice that stays the same.

    - `role_name`: name of the role, without its path.
    - `path`: path of the role.
    - `create`: whether the role is created here; `false` for one that exists already.
    - `function_name`: the function that runs as the role: Lambda may take it, and it may write to the function's log group, which is created with it.
    - `log_retention_in_days`: how long that log group keeps its events; 0 for ever.
    - `description`, `tags`, `max_session_duration` (in seconds), `permissions_boundary` (its ARN): of a role created here.
    - `policy_name_suffix`: what the names of the inline policies end in. By default nothing on a role created here, and a hash of what the policy allows on one that others may write to as well.
  EOT
  type = map(object({
    role_name             = string
    path                  = optional(string, "/")
    create                = optional(bool, true)
    function_name         = optional(string)
    log_retention_in_days = optional(number, 30)
    description           = optional(string)
    tags                  = optional(map(string), {})
    max_session_duration  = optional(number)
    permissions_boundary  = optional(string)
    policy_name_suffix    = optional(string)
  }))
  nullable = false
}

variable "role_arns" {
  description = "References to the ARNs of roles that are created elsewhere in the same configuration, by the keys of `roles`. They are waited for, and the policies of a role that is replaced come back in the same apply; what they say is not read."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "trust" {
  description = "Statements of the trust policies besides that for Lambda, by the keys of `roles`. Those of roles that are not created here come out in `trust_policies`, for their owners."
  type = map(list(object({
    sid        = string
    principals = list(string)
    actions    = list(string)
    conditions = map(map(list(string)))
  })))
  default  = {}
  nullable = false
}

variable "trusted_arns" {
  description = "References to the ARNs of roles that trust policies name, so that these roles are created first: IAM looks them up."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "access" {
  description = "What roles may do, in an inline policy named `access`, by the keys of `roles`."
  type = map(list(object({
    sid        = optional(string)
    effect     = optional(string, "Allow")
    actions    = list(string)
    resources  = list(string)
    conditions = optional(map(map(list(string))), {})
  })))
  default  = {}
  nullable = false
}

variable "assume_role" {
  description = "What roles may assume, in an inline policy named `assume-role`, by the keys of `roles`."
  type = map(list(object({
    sid        = string
    actions    = list(string)
    resources  = list(string)
    conditions = map(map(list(string)))
  })))
  default  = {}
  nullable = false
}

variable "invoke" {
  description = "What roles may invoke, in an inline policy named `invoke`, by the keys of `roles`."
  type = map(list(object({
    sid        = string
    actions    = list(string)
    resources  = list(string)
    conditions = map(map(list(string)))
  })))
  default  = {}
  nullable = false
}

variable "account" {
  description = "The account of the functions that are called, which the provider must reach: its id, region, and partition (by default that of the region)."
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

  validation {
    condition = alltrue([
      for pattern, partition in {
        "^(us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-[0-9]+$" = "aws"
        "^cn-"                                         = "aws-cn"
        "^us-gov-"                                     = "aws-us-gov"
        "^eusc-"                                       = "aws-eusc"
        "^us-iso-"                                     = "aws-iso"
        "^us-isob-"                                    = "aws-iso-b"
        "^eu-isoe-"                                    = "aws-iso-e"
        "^us-isof-"                                    = "aws-iso-f"
      } : !can(regex(pattern, var.account.region)) || (var.account.partition == null ? !startswith(partition, "aws-iso") : var.account.partition == partition)
    ])
    error_message = "account.region and account.partition do not go together: ${var.account.region} is no region of ${var.account.partition == null ? "aws" : var.account.partition}; give the partition of the region, and leave it out for a region of aws, aws-cn, aws-us-gov or aws-eusc."
  }
}

variable "callees" {
  description = <<-EOT
    The functions that are called, by a key of your choice that stays the same. They exist already, or are created elsewhere in the same configuration; no function is created here.

    - `function_name`: name of the function.
  EOT
  type = map(object({
    function_name = string
  }))
  nullable = false

  validation {
    condition     = alltrue([for item in values(var.callees) : can(regex("^[A-Za-z0-9_-]{1,64}$", item.function_name))])
    error_message = "function_name is not one that AWS accepts: ${join(", ", [for key, item in var.callees : "${key} has ${jsonencode(item.function_name)}" if !(can(regex("^[A-Za-z0-9_-]{1,64}$", item.function_name)))])}; give 1 to 64 letters, digits and _ -, not an ARN."
  }

  validation {
    condition     = length(distinct(values(var.callees)[*].function_name)) == length(var.callees)
    error_message = "Two callees have one function_name. Give each function once, and name it in as many grants as it has."
  }
}

variable "grants" {
  description = <<-EOT
    Who invokes what, by a key of your choice that stays the same. Both halves take the same grants, so that one value serves both states. Within one account the caller's own policy is the whole access.

    - `caller_arn`: ARN of the role that invokes.
    - `function_arn`: ARN of the function that is invoked, without a qualifier.
    - `qualifier`: the alias or version that is invoked; never $LATEST. By default the unpublished version, by the function's unqualified ARN.
    - `principal`: across accounts, whom the permission names: the calling `role`, every role of its `account` that its own policies allow, or those of an `organization`.
    - `organization_id`: that organization.
    - `statement_id`: id of the permission. By default made from caller, account, action and qualifier.
    - `permit_on_callee`: within one account, a permission besides the caller's own policy: `role` names the calling role, `lambda_service` the Lambda service for the caller's function. AWS never matches the second, because the caller is the role's session and not the service.
    - `caller_function_arn`: ARN of the caller's function, for `lambda_service` and nothing else.
    - `source_function_arn`: ARN of the only function that may use the access, where other functions run with the same role.
  EOT
  type = map(object({
    caller_arn          = string
    function_arn        = string
    qualifier           = optional(string)
    principal           = optional(string, "role")
    organization_id     = optional(string)
    statement_id        = optional(string)
    permit_on_callee    = optional(string)
    caller_function_arn = optional(string)
    source_function_arn = optional(string)
  }))
  nullable = false

  validation {
    condition     = alltrue([for item in values(var.grants) : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/([!-)+->@-~]+/)?[\\w+=,.@-]{1,64}$", item.caller_arn))])
    error_message = "caller_arn is not one that AWS accepts: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.caller_arn)}" if !(can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/([!-)+->@-~]+/)?[\\w+=,.@-]{1,64}$", item.caller_arn)))])}; give the ARN of one role, without wildcards."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : can(regex("^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,64}$", item.function_arn))])
    error_message = "function_arn is not one that AWS accepts: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.function_arn)}" if !(can(regex("^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,64}$", item.function_arn)))])}; give the ARN of one function, without a qualifier."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : element(split(":", item.caller_arn), 1) == element(split(":", item.function_arn), 1)])
    error_message = "The caller and the function are in two partitions: ${join(", ", [for key, item in var.grants : "${key} has ${item.caller_arn} and ${item.function_arn}" if !(element(split(":", item.caller_arn), 1) == element(split(":", item.function_arn), 1))])}; no access crosses partitions."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : item.caller_function_arn == null || can(regex("^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,64}$", item.caller_function_arn))])
    error_message = "caller_function_arn is not one that AWS accepts: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.caller_function_arn)}" if !(item.caller_function_arn == null || can(regex("^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,64}$", item.caller_function_arn)))])}; give the ARN of one function, without a qualifier."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : item.source_function_arn == null || can(regex("^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,64}$", item.source_function_arn))])
    error_message = "source_function_arn is not one that AWS accepts: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.source_function_arn)}" if !(item.source_function_arn == null || can(regex("^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,64}$", item.source_function_arn)))])}; give the ARN of one function, without a qualifier."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : item.qualifier != "$LATEST"])
    error_message = "qualifier is the unpublished version: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.qualifier)}" if item.qualifier == "$LATEST"])}; leave qualifier out: the unqualified ARN stands for the unpublished version, and AWS takes no resource policy for $LATEST."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : item.qualifier == null || item.qualifier == "$LATEST" || can(regex("^[A-Za-z0-9_-]{1,128}$", item.qualifier))])
    error_message = "qualifier is not one that AWS accepts: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.qualifier)}" if !(item.qualifier == null || item.qualifier == "$LATEST" || can(regex("^[A-Za-z0-9_-]{1,128}$", item.qualifier)))])}; give a version number or an alias of 1 to 128 letters, digits and _ -."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : contains(["role", "account", "organization"], item.principal)])
    error_message = "principal is unknown: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.principal)}" if !(contains(["role", "account", "organization"], item.principal))])}; give role, account or organization."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : item.organization_id == null || can(regex("^o-[a-z0-9]{10,32}$", item.organization_id))])
    error_message = "organization_id is not one that AWS accepts: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.organization_id)}" if !(item.organization_id == null || can(regex("^o-[a-z0-9]{10,32}$", item.organization_id)))])}; give o- and 10 to 32 lower-case letters and digits."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : (item.principal == "organization") == (item.organization_id != null)])
    error_message = "organization_id goes with principal = \"organization\", and with it alone: ${join(", ", [for key, item in var.grants : "${key} has principal = ${jsonencode(item.principal)} and organization_id = ${jsonencode(item.organization_id)}" if(item.principal == "organization") != (item.organization_id != null)])}; give both or neither."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : item.statement_id == null || can(regex("^[A-Za-z0-9_-]{1,100}$", item.statement_id))])
    error_message = "statement_id is not one that AWS accepts: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.statement_id)}" if !(item.statement_id == null || can(regex("^[A-Za-z0-9_-]{1,100}$", item.statement_id)))])}; give 1 to 100 letters, digits and _ -."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : item.permit_on_callee == null || item.permit_on_callee == "role" || item.permit_on_callee == "lambda_service"])
    error_message = "permit_on_callee is unknown: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.permit_on_callee)}" if !(item.permit_on_callee == null || item.permit_on_callee == "role" || item.permit_on_callee == "lambda_service")])}; give role or lambda_service, or leave it out."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : !(item.permit_on_callee != null && !(element(split(":", item.caller_arn), 4) == element(split(":", item.function_arn), 4)))])
    error_message = "permit_on_callee is for a caller of the function's account: ${join(", ", [for key, item in var.grants : "${key} has ${item.caller_arn}" if item.permit_on_callee != null && !(element(split(":", item.caller_arn), 4) == element(split(":", item.function_arn), 4))])}; leave permit_on_callee out: principal says whom the permission names."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : !(item.principal != "role" && element(split(":", item.caller_arn), 4) == element(split(":", item.function_arn), 4))])
    error_message = "principal is for a caller of another account: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.principal)}" if item.principal != "role" && element(split(":", item.caller_arn), 4) == element(split(":", item.function_arn), 4)])}; leave it out: the caller's own policy is enough; permit_on_callee = \"role\" adds a permission."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : !(item.statement_id != null && item.permit_on_callee == null && element(split(":", item.caller_arn), 4) == element(split(":", item.function_arn), 4))])
    error_message = "statement_id has no permission: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.statement_id)}" if item.statement_id != null && item.permit_on_callee == null && element(split(":", item.caller_arn), 4) == element(split(":", item.function_arn), 4)])}; leave it out: within one account the caller's own policy is enough; permit_on_callee = \"role\" adds a permission."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : !(item.permit_on_callee == "lambda_service" && item.caller_function_arn == null)])
    error_message = "permit_on_callee = \"lambda_service\" needs a function: ${join(", ", [for key, item in var.grants : key if item.permit_on_callee == "lambda_service" && item.caller_function_arn == null])} has no caller_function_arn; give the ARN of the caller's function, or leave permit_on_callee out."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : !(item.caller_function_arn != null && item.permit_on_callee != "lambda_service")])
    error_message = "caller_function_arn goes with permit_on_callee = \"lambda_service\", and with it alone: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.caller_function_arn)}" if item.caller_function_arn != null && item.permit_on_callee != "lambda_service"])}; leave it out. source_function_arn says which function alone may use the access."
  }

  validation {
    condition     = alltrue(flatten([for item in values(var.grants) : [for arn in compact([item.caller_function_arn, item.source_function_arn]) : element(split(":", arn), 1) == element(split(":", item.caller_arn), 1) && element(split(":", arn), 4) == element(split(":", item.caller_arn), 4)]]))
    error_message = "A function of the caller is of another account than the caller: ${join(", ", flatten([for key, item in var.grants : [for arn in compact([item.caller_function_arn, item.source_function_arn]) : "${key} has ${arn} and ${item.caller_arn}" if element(split(":", arn), 1) != element(split(":", item.caller_arn), 1) || element(split(":", arn), 4) != element(split(":", item.caller_arn), 4)]]))}; a function runs as a role of its own account. Correct one of them."
  }

  validation {
    condition     = length(distinct([for item in values(var.grants) : jsonencode([item.caller_arn, item.function_arn, item.qualifier])])) == length(var.grants)
    error_message = "Two grants have the same caller_arn, function_arn and qualifier: the wider one would decide. Keep one of them."
  }

  validation {
    condition = length(distinct([
      for item in values(var.grants) : jsonencode([item.function_arn, item.qualifier, item.statement_id]) if item.statement_id != null
    ])) == length([for item in values(var.grants) : item if item.statement_id != null])
    error_message = "Two grants have the same statement_id on one function_arn and qualifier: AWS keeps one statement for an id. Give each an id of its own, or leave statement_id out."
  }
}

variable "function_arns" {
  description = "References to the ARNs of called functions that are created elsewhere in the same configuration (`aws_lambda_function.x.arn`), by the keys of `callees`. They are waited for, and the permissions of a function that is replaced come back in the same apply; what they say is not read."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "alias_arns" {
  description = "References to the ARNs of aliases or versions that are created elsewhere in the same configuration (`aws_lambda_alias.x.arn`), by the keys of `grants`. They are waited for, and the permission of an alias that is replaced comes back in the same apply; what they say is not read."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "caller_arns" {
  description = "References to the ARNs of callers' roles that are created in the same configuration (`aws_iam_role.x.arn`), by the keys of `grants`. A permission that names the role waits for it, and comes back in the same apply when the role is replaced; what they say is not read."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "calling_function_arns" {
  description = "References to the ARNs of callers' functions that are created in the same configuration (`aws_lambda_function.x.arn`), by the keys of `grants`. A permission that names a role waits for them: Lambda looks the role up, and a role that was created just before may not be found yet; what they say is not read."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "standalone" {
  description = "Whether this half is called by itself. It then fails the plan when its provider reaches another account, and declares its accesses for a reviewer; a module that calls both halves does so itself."
  type        = bool
  default     = true
  nullable    = false
}

variable "account" {
  description = "The account of the callers, which the provider must reach: its id, region, and partition (by default that of the region)."
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

variable "callers" {
  description = <<-EOT
    The roles that assume, by a key of your choice that stays the same.

    - `role_name`: name of the role, without its path.
    - `path`: path of the role.
    - `create`: whether the role is created here; `false` for one that exists already.
    - `function_name`: the function that runs as the role. A role created here needs one: Lambda may then take the role, and the role may write to the function's log group, which is created with it.
    - `log_retention_in_days`: how long that log group keeps its events; 0 for ever.
    - `statements`: what the role may do besides.
    - `description`, `tags`, `max_session_duration` (in seconds), `permissions_boundary` (its ARN; it must allow the calls as well): of a role created here.
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
    statements = optional(list(object({
      sid        = optional(string)
      effect     = optional(string, "Allow")
      actions    = list(string)
      resources  = list(string)
      conditions = optional(map(map(list(string))), {})
    })), [])
  }))
  nullable = false

  validation {
    condition     = alltrue([for item in values(var.callers) : can(regex("^[\\w+=,.@-]{1,64}$", item.role_name))])
    error_message = "role_name is not one that AWS accepts: ${join(", ", [for key, item in var.callers : "${key} has ${jsonencode(item.role_name)}" if !(can(regex("^[\\w+=,.@-]{1,64}$", item.role_name)))])}; give 1 to 64 letters, digits and _ + = , . @ -, without a path."
  }

  validation {
    condition     = alltrue([for item in values(var.callers) : can(regex("^(/|/[!-)+->@-~]+/)$", item.path)) && length(item.path) <= 512])
    error_message = "path is not one that AWS accepts: ${join(", ", [for key, item in var.callers : "${key} has ${jsonencode(item.path)}" if !(can(regex("^(/|/[!-)+->@-~]+/)$", item.path)) && length(item.path) <= 512)])}; give 1 to 512 visible characters that begin and end with /, without * and ?."
  }

  validation {
    condition     = alltrue([for item in values(var.callers) : item.function_name == null || can(regex("^[A-Za-z0-9_-]{1,64}$", item.function_name))])
    error_message = "function_name is not one that AWS accepts: ${join(", ", [for key, item in var.callers : "${key} has ${jsonencode(item.function_name)}" if !(item.function_name == null || can(regex("^[A-Za-z0-9_-]{1,64}$", item.function_name)))])}; give 1 to 64 letters, digits and _ -, not an ARN."
  }

  validation {
    condition     = alltrue([for item in values(var.callers) : item.permissions_boundary == null || can(regex("^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$", item.permissions_boundary))])
    error_message = "permissions_boundary is not one that AWS accepts: ${join(", ", [for key, item in var.callers : "${key} has ${jsonencode(item.permissions_boundary)}" if !(item.permissions_boundary == null || can(regex("^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$", item.permissions_boundary)))])}; give the ARN of a managed policy."
  }

  validation {
    condition     = alltrue([for item in values(var.callers) : item.policy_name_suffix == null || can(regex("^[\\w+=,.@-]{0,64}$", item.policy_name_suffix))])
    error_message = "policy_name_suffix is not one that AWS accepts: ${join(", ", [for key, item in var.callers : "${key} has ${jsonencode(item.policy_name_suffix)}" if !(item.policy_name_suffix == null || can(regex("^[\\w+=,.@-]{0,64}$", item.policy_name_suffix)))])}; give up to 64 letters, digits and _ + = , . @ -."
  }

  validation {
    condition     = alltrue([for item in values(var.callers) : length(coalesce(item.description, "-")) <= 1000])
    error_message = "description is too long: ${join(", ", [for key, item in var.callers : "that of ${key} has ${length(coalesce(item.description, "-"))} characters" if length(coalesce(item.description, "-")) > 1000])}; give up to 1,000."
  }

  validation {
    condition     = alltrue([for item in values(var.callers) : item.max_session_duration == null || (coalesce(item.max_session_duration, 0) >= 3600 && coalesce(item.max_session_duration, 0) <= 43200)])
    error_message = "max_session_duration is not one that AWS accepts: ${join(", ", [for key, item in var.callers : "${key} has ${item.max_session_duration}" if item.max_session_duration != null && !(coalesce(item.max_session_duration, 0) >= 3600 && coalesce(item.max_session_duration, 0) <= 43200)])}; give 3600 to 43200 seconds. A Lambda function that assumes a role gets 3600 at most."
  }

  validation {
    condition     = length(distinct([for item in values(var.callers) : lower(item.role_name)])) == length(var.callers)
    error_message = "Two callers have one role_name: IAM compares the names of an account's roles without regard to case. Give each role once, and name it in as many grants as it has."
  }

  validation {
    condition     = alltrue([for item in values(var.callers) : contains([0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], item.log_retention_in_days)])
    error_message = "log_retention_in_days is not one that CloudWatch Logs accepts: ${join(", ", [for key, item in var.callers : "${key} has ${item.log_retention_in_days}" if !contains([0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], item.log_retention_in_days)])}; give 0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653, where 0 keeps the events for ever."
  }

  validation {
    condition     = alltrue([for item in values(var.callers) : item.create || (item.description == null && length(item.tags) == 0 && item.max_session_duration == null && item.permissions_boundary == null)])
    error_message = "A role that exists already is left as it is: ${join(", ", [for key, item in var.callers : key if !(item.create || (item.description == null && length(item.tags) == 0 && item.max_session_duration == null && item.permissions_boundary == null))])} has create = false; leave description, tags, max_session_duration and permissions_boundary out, and set them where the role is created."
  }

  validation {
    condition     = alltrue([for item in values(var.callers) : !(item.create && item.function_name == null)])
    error_message = "Nobody may assume a role: ${join(", ", [for key, item in var.callers : key if item.create && item.function_name == null])} is created here without function_name; name the function that runs as it, or give create = false and create the role where its trust policy is known."
  }

  validation {
    condition     = length(distinct([for item in values(var.callers) : item.function_name if item.create && item.function_name != null])) == length([for item in values(var.callers) : item if item.create && item.function_name != null])
    error_message = "Two roles are created for one function_name: ${join(", ", [for key, item in var.callers : "${key} has ${jsonencode(item.function_name)}" if item.create && item.function_name != null && length([for other in values(var.callers) : other if other.create && other.function_name == item.function_name]) > 1])}; a function runs as one role, and its log group would be created twice. Name it on the role that it runs as."
  }

  validation {
    condition = alltrue(flatten([for item in values(var.callers) : [
      for statement in item.statements : alltrue([for resource in statement.resources : can(regex("^(arn:|\\*$)", resource))])
    ]]))
    error_message = "A resource in statements is neither an ARN nor *: ${join(", ", distinct(flatten([for item in values(var.callers) : [for statement in item.statements : [for resource in statement.resources : jsonencode(resource) if !can(regex("^(arn:|\\*$)", resource))]]])))}; give the ARNs that the role may use."
  }

  validation {
    condition = alltrue(flatten([for item in values(var.callers) : [
      for statement in item.statements : alltrue([for action in statement.actions : can(regex("^(\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+)$", action))])
    ]]))
    error_message = "An action in statements is none: ${join(", ", distinct(flatten([for item in values(var.callers) : [for statement in item.statements : [for action in statement.actions : jsonencode(action) if !can(regex("^(\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+)$", action))]]])))}; give it with the prefix of its service, such as s3:ListBucket, or * for all of them."
  }

  validation {
    condition     = alltrue(flatten([for item in values(var.callers) : [for statement in item.statements : contains(["Allow", "Deny"], statement.effect)]]))
    error_message = "An effect in statements is unknown: ${join(", ", flatten([for key, item in var.callers : [for statement in item.statements : "${key} has ${jsonencode(statement.effect)}" if !contains(["Allow", "Deny"], statement.effect)]]))}; give Allow or Deny."
  }

  validation {
    condition     = alltrue(flatten([for item in values(var.callers) : [for statement in item.statements : statement.sid == null || can(regex("^[A-Za-z0-9]{1,128}$", statement.sid))]]))
    error_message = "A sid in statements is not one that AWS accepts: ${join(", ", flatten([for key, item in var.callers : [for statement in item.statements : "${key} has ${jsonencode(statement.sid)}" if !(statement.sid == null || can(regex("^[A-Za-z0-9]{1,128}$", statement.sid)))]]))}; give 1 to 128 letters and digits, or leave it out."
  }

  validation {
    condition     = alltrue([for item in values(var.callers) : length(distinct([for statement in item.statements : statement.sid if statement.sid != null])) == length([for statement in item.statements : statement if statement.sid != null])])
    error_message = "Two statements of a role have one sid: ${join(", ", [for key, item in var.callers : "${key} has ${join(", ", [for statement in item.statements : jsonencode(statement.sid) if statement.sid != null])}" if length(distinct([for statement in item.statements : statement.sid if statement.sid != null])) != length([for statement in item.statements : statement if statement.sid != null])])}; rename one of them, or leave its sid out."
  }

  validation {
    condition     = alltrue(flatten([for item in values(var.callers) : [for statement in item.statements : length(statement.actions) > 0 && length(statement.resources) > 0]]))
    error_message = "A statement has no actions or no resources: ${join(", ", flatten([for key, item in var.callers : [for statement in item.statements : "${key} has ${jsonencode(statement.actions)} on ${jsonencode(statement.resources)}" if length(statement.actions) == 0 || length(statement.resources) == 0]]))}; give at least one of each, * for every resource, or leave the statement out."
  }

  validation {
    condition     = alltrue(flatten([for item in values(var.callers) : [for statement in item.statements : [for operator in values(statement.conditions) : [for list in values(operator) : length(list) > 0]]]]))
    error_message = "A condition in statements has no values: ${join(", ", flatten([for key, item in var.callers : [for statement in item.statements : [for operator, keys in statement.conditions : [for name, list in keys : "${key} has ${operator} of ${name}" if length(list) == 0]]]]))}; give at least one value, or leave the key out."
  }
}

variable "grants" {
  description = <<-EOT
    Who assumes what, by a key of your choice that stays the same. Both halves take the same grants, so that one value serves both states.

    - `caller_arn`: ARN of the role that assumes.
    - `role_arn`: ARN of the role that is assumed.
    - `trust`: how the trust policy names the caller: `role` its ARN, which IAM ties to the role's unique id; `role_name` the account and the ARN as a condition, which needs no order and survives a re-created role; `account` every role of the account.
    - `external_id`: what the caller must send with it. Not a secret.
    - `organization_id`: the organization that the caller's account must belong to.
    - `session_tags`: tags that the session may carry, each with its one value. A caller that tags its session must send all of them.
    - `source_identity`: the source identity that the caller may set.
    - `source_function_arn`: ARN of the only function that may use the access, where other functions run with the same role.
  EOT
  type = map(object({
    caller_arn          = string
    role_arn            = string
    trust               = optional(string, "role_name")
    external_id         = optional(string)
    organization_id     = optional(string)
    session_tags        = optional(map(string), {})
    source_identity     = optional(string)
    source_function_arn = optional(string)
  }))
  nullable = false

  validation {
    condition     = alltrue([for item in values(var.grants) : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/([!-)+->@-~]+/)?[\\w+=,.@-]{1,64}$", item.caller_arn))])
    error_message = "caller_arn is not one that AWS accepts: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.caller_arn)}" if !(can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/([!-)+->@-~]+/)?[\\w+=,.@-]{1,64}$", item.caller_arn)))])}; give the ARN of one role, without wildcards."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/([!-)+->@-~]+/)?[\\w+=,.@-]{1,64}$", item.role_arn))])
    error_message = "role_arn is not one that AWS accepts: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.role_arn)}" if !(can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/([!-)+->@-~]+/)?[\\w+=,.@-]{1,64}$", item.role_arn)))])}; give the ARN of one role, without wildcards."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : item.source_function_arn == null || can(regex("^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,64}$", item.source_function_arn))])
    error_message = "source_function_arn is not one that AWS accepts: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.source_function_arn)}" if !(item.source_function_arn == null || can(regex("^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,64}$", item.source_function_arn)))])}; give the ARN of one function, without a qualifier."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : contains(["role", "role_name", "account"], item.trust)])
    error_message = "trust is unknown: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.trust)}" if !contains(["role", "role_name", "account"], item.trust)])}; give role, role_name or account."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : item.external_id == null || (can(regex("^[\\w+=,.@:/-]{2,}$", item.external_id)) && length(coalesce(item.external_id, "-")) <= 1224)])
    error_message = "external_id is not one that AWS accepts: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.external_id)}" if !(item.external_id == null || (can(regex("^[\\w+=,.@:/-]{2,}$", item.external_id)) && length(coalesce(item.external_id, "-")) <= 1224))])}; give 2 to 1,224 letters, digits and _ + = , . @ : / -."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : item.organization_id == null || can(regex("^o-[a-z0-9]{10,32}$", item.organization_id))])
    error_message = "organization_id is not one that AWS accepts: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.organization_id)}" if !(item.organization_id == null || can(regex("^o-[a-z0-9]{10,32}$", item.organization_id)))])}; give o- and 10 to 32 lower-case letters and digits."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : item.source_identity == null || can(regex("^[\\w+=,.@-]{2,64}$", item.source_identity))])
    error_message = "source_identity is not one that AWS accepts: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.source_identity)}" if !(item.source_identity == null || can(regex("^[\\w+=,.@-]{2,64}$", item.source_identity)))])}; give 2 to 64 letters, digits and _ + = , . @ -."
  }

  validation {
    condition = alltrue(flatten([for item in values(var.grants) : concat(
      [length(item.session_tags) <= 50],
      [for key, value in item.session_tags : can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{1,128}$", key)) && can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{0,256}$", value))],
    )]))
    error_message = "session_tags are not ones that AWS accepts: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.session_tags)}" if !alltrue(concat([length(item.session_tags) <= 50], [for tag, value in item.session_tags : can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{1,128}$", tag)) && can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{0,256}$", value))]))])}; give up to 50, with keys of 1 to 128 and values of up to 256 letters, digits, spaces and _ . : / = + - @."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : element(split(":", item.caller_arn), 1) == element(split(":", item.role_arn), 1)])
    error_message = "Caller and role are in two partitions: ${join(", ", [for key, item in var.grants : "${key} has ${item.caller_arn} and ${item.role_arn}" if element(split(":", item.caller_arn), 1) != element(split(":", item.role_arn), 1)])}; no access crosses partitions. Give two roles of one partition."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : !(item.trust == "account" && element(split(":", item.caller_arn), 4) == element(split(":", item.role_arn), 4))])
    error_message = "trust = \"account\" within one account lets every role of it in whose policies allow the call: ${join(", ", [for key, item in var.grants : key if item.trust == "account" && element(split(":", item.caller_arn), 4) == element(split(":", item.role_arn), 4)])} has caller and role in one; leave trust out, or give role; both name the caller alone."
  }

  validation {
    condition     = alltrue([for item in values(var.grants) : item.source_function_arn == null || (element(split(":", coalesce(item.source_function_arn, "-")), 1) == element(split(":", item.caller_arn), 1) && element(split(":", coalesce(item.source_function_arn, "-")), 4) == element(split(":", item.caller_arn), 4))])
    error_message = "A function of the caller is of another account than the caller: ${join(", ", [for key, item in var.grants : "${key} has ${jsonencode(item.source_function_arn)} and ${item.caller_arn}" if item.source_function_arn != null && !(element(split(":", coalesce(item.source_function_arn, "-")), 1) == element(split(":", item.caller_arn), 1) && element(split(":", coalesce(item.source_function_arn, "-")), 4) == element(split(":", item.caller_arn), 4))])}; a function runs as a role of its own account. Correct one of them."
  }

  validation {
    condition     = length(distinct([for item in values(var.grants) : "${item.caller_arn} ${item.role_arn}"])) == length(var.grants)
    error_message = "Two grants have the same caller_arn and role_arn: the wider one would decide. Keep one of them."
  }
}

variable "caller_role_arns" {
  description = "References to the ARNs of callers' roles that are created elsewhere in the same configuration (`aws_iam_role.x.arn`), by the keys of `callers`. They are waited for, and the policies of a role that is replaced come back in the same apply; what they say is not read."
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

variable "home" {
  description = "The account of the functions, which `aws.home` must reach: its id, region, and partition (by default that of the region)."
  type = object({
    account_id = string
    region     = string
    partition  = optional(string)
  })
  nullable = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.home.account_id))
    error_message = "home.account_id is no account id: give 12 digits, in quotes so that a leading zero stays."
  }

  validation {
    condition     = can(regex("^[a-z]{2,}(-[a-z]+)+-[0-9]+$", var.home.region))
    error_message = "home.region is no region: give its code, such as us-east-1."
  }

  validation {
    condition     = var.home.partition == null || can(regex("^aws(-[a-z]+)*$", var.home.partition))
    error_message = "home.partition is no partition: give aws, aws-cn, aws-us-gov or another one, or leave it out."
  }
}

variable "cross" {
  description = "The account of the sources, which `aws.cross` must reach: its id, region, and partition (by default that of the region). It may be the same as `home`."
  type = object({
    account_id = string
    region     = string
    partition  = optional(string)
  })
  nullable = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.cross.account_id))
    error_message = "cross.account_id is no account id: give 12 digits, in quotes so that a leading zero stays."
  }

  validation {
    condition     = can(regex("^[a-z]{2,}(-[a-z]+)+-[0-9]+$", var.cross.region))
    error_message = "cross.region is no region: give its code, such as us-east-1."
  }

  validation {
    condition     = var.cross.partition == null || can(regex("^aws(-[a-z]+)*$", var.cross.partition))
    error_message = "cross.partition is no partition: give aws, aws-cn, aws-us-gov or another one, or leave it out."
  }
}

variable "functions" {
  description = <<-EOT
    The functions, by a key of your choice that stays the same. They are created elsewhere.

    - `function_name`: name of the function.
    - `qualifier`: the alias or version that gets the events; by default the unpublished version.
    - `role_name`: name of the execution role, without its path. Sources that Lambda reads need it: it gets an inline policy `events`.
    - `role_path`: path of the execution role.
    - `policy_name_suffix`: what the name of that policy ends in: by default a hash of what the policy allows, since others may write to the role as well; `""` for nothing.
  EOT
  type = map(object({
    function_name      = string
    qualifier          = optional(string)
    role_name          = optional(string)
    role_path          = optional(string, "/")
    policy_name_suffix = optional(string)
  }))
  nullable = false

  validation {
    condition     = alltrue([for item in values(var.functions) : can(regex("^[A-Za-z0-9_-]{1,64}$", item.function_name))])
    error_message = "function_name is not one that AWS accepts: ${join(", ", [for key, item in var.functions : "${key} has ${jsonencode(item.function_name)}" if !(can(regex("^[A-Za-z0-9_-]{1,64}$", item.function_name)))])}; give 1 to 64 letters, digits and _ -, not an ARN."
  }

  validation {
    condition     = alltrue([for item in values(var.functions) : item.qualifier != "$LATEST"])
    error_message = "qualifier is $LATEST: ${join(", ", [for key, item in var.functions : key if item.qualifier == "$LATEST"])}; leave it out, which means the same to Lambda, or name an alias or a version."
  }

  validation {
    condition     = alltrue([for item in values(var.functions) : item.qualifier == null || can(regex("^([A-Za-z0-9_-]{1,128}|[$]LATEST)$", item.qualifier))])
    error_message = "qualifier is not one that AWS accepts: ${join(", ", [for key, item in var.functions : "${key} has ${jsonencode(item.qualifier)}" if !(item.qualifier == null || can(regex("^([A-Za-z0-9_-]{1,128}|[$]LATEST)$", item.qualifier)))])}; give a version number, or an alias of 1 to 128 letters, digits and _ -."
  }

  validation {
    condition     = alltrue([for item in values(var.functions) : item.role_name == null || can(regex("^[\\w+=,.@-]{1,64}$", item.role_name))])
    error_message = "role_name is not one that AWS accepts: ${join(", ", [for key, item in var.functions : "${key} has ${jsonencode(item.role_name)}" if !(item.role_name == null || can(regex("^[\\w+=,.@-]{1,64}$", item.role_name)))])}; give 1 to 64 letters, digits and _ + = , . @ -, without a path."
  }

  validation {
    condition     = alltrue([for item in values(var.functions) : can(regex("^(/|/[!-~]+/)$", item.role_path)) && length(item.role_path) <= 512])
    error_message = "role_path is not one that AWS accepts: ${join(", ", [for key, item in var.functions : "${key} has ${jsonencode(item.role_path)}" if !(can(regex("^(/|/[!-~]+/)$", item.role_path)) && length(item.role_path) <= 512)])}; give 1 to 512 visible characters that begin and end with /."
  }

  validation {
    condition     = alltrue([for item in values(var.functions) : item.policy_name_suffix == null || can(regex("^[\\w+=,.@-]{0,64}$", item.policy_name_suffix))])
    error_message = "policy_name_suffix is not one that AWS accepts: ${join(", ", [for key, item in var.functions : "${key} has ${jsonencode(item.policy_name_suffix)}" if !(item.policy_name_suffix == null || can(regex("^[\\w+=,.@-]{0,64}$", item.policy_name_suffix)))])}; give up to 64 letters, digits and _ + = , . @ -."
  }

  validation {
    condition     = length(distinct([for item in values(var.functions) : "${item.function_name}:${item.qualifier == null ? "" : coalesce(item.qualifier, "-")}"])) == length(var.functions)
    error_message = "Two functions have one function_name and qualifier: give each once, and name it in as many sources as it has."
  }

  validation {
    condition = length(distinct([for item in values(var.functions) : lower(item.role_name) if item.role_name != null])) == length(distinct([
      for item in values(var.functions) : jsonencode([item.role_name, item.role_path, item.policy_name_suffix]) if item.role_name != null
    ]))
    error_message = "Two functions run as one role and say different things of it: the role has one policy for both. Give them the same role_name, role_path and policy_name_suffix."
  }
}

variable "function_arns" {
  description = "References to the ARNs of functions that are created in the same configuration (`aws_lambda_function.x.arn`, of a function with a qualifier `aws_lambda_alias.x.arn`), by the keys of `functions`. They are waited for, and the permissions of a function that is replaced come back in the same apply; what they say is not read."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "role_arns" {
  description = "References to the ARNs of execution roles that are created in the same configuration (`aws_iam_role.x.arn`), by the keys of `functions`. They are waited for, and the policies of a role that is replaced, and those of sources that name it, come back in the same apply; what they say is not read."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "source_arns" {
  description = <<-EOT
    References to the ARNs of sources that are created in the same configuration, by the names of the variables of their kinds and the keys there. They are waited for, and what hangs on a source that is replaced comes back in the same apply. Of buckets, topics, rules, log groups, queues and Kinesis streams they must be the ARN that name, bus, account and region make. They say which source is meant only where AWS gives the id, and the source leaves it out:

    - `rest_apis`, `http_apis`: `aws_api_gateway_rest_api.x.execution_arn`, `aws_apigatewayv2_api.x.execution_arn`.
    - `target_groups`: `aws_lb_target_group.x.arn`. `distributions`: `aws_cloudfront_distribution.x.arn`.
    - `dynamodb_streams`: `aws_dynamodb_table.x.stream_arn`. `kinesis_consumers`: `aws_kinesis_stream_consumer.x.arn`, by the keys of `kinesis_streams`.
    - `service_principals`: the ARN of what calls, which then counts as unknown: it needs a `statement_id`.
  EOT
  type = object({
    s3_buckets         = optional(map(string), {})
    sns_topics         = optional(map(string), {})
    event_rules        = optional(map(string), {})
    schedules          = optional(map(string), {})
    rest_apis          = optional(map(string), {})
    http_apis          = optional(map(string), {})
    log_groups         = optional(map(string), {})
    target_groups      = optional(map(string), {})
    distributions      = optional(map(string), {})
    service_principals = optional(map(string), {})
    sqs_queues         = optional(map(string), {})
    kinesis_streams    = optional(map(string), {})
    kinesis_consumers  = optional(map(string), {})
    dynamodb_streams   = optional(map(string), {})
  })
  default  = {}
  nullable = false
}

# Any other service that calls a function, by its principal. https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html

variable "service_principals" {
  description = <<-EOT
    Any other services that call a function, by a key of your choice that stays the same. What is to be written at the source is a part of its definition.

    - `function`: a key of `functions`.
    - `service`: the service principal, such as `cognito-idp.amazonaws.com`.
    - `source_arn`: ARN of what calls the function.
    - `source_account`: account of what calls the function; required where the ARN names none.
    - `event_source_token`: token that the service sends, such as the id of an Alexa skill.
    - `organization_id`: refused: a request that a service makes carries no organization.
    - `statement_id`: id of the permission, by default made from source, account, action and qualifier.
  EOT
  type = map(object({
    function           = string
    service            = string
    source_arn         = optional(string)
    source_account     = optional(string)
    event_source_token = optional(string)
    organization_id    = optional(string)
    statement_id       = optional(string)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for item in values(var.service_principals) : can(regex("^[a-z0-9-]+([.][a-z0-9-]+)*[.](amazonaws[.]com([.]cn)?|amazon[.]com)$", item.service))])
    error_message = "service is not one that AWS accepts: ${join(", ", [for key, item in var.service_principals : "${key} has ${jsonencode(item.service)}" if !(can(regex("^[a-z0-9-]+([.][a-z0-9-]+)*[.](amazonaws[.]com([.]cn)?|amazon[.]com)$", item.service)))])}; give the principal of a service, such as cognito-idp.amazonaws.com."
  }

  validation {
    condition     = alltrue([for item in values(var.service_principals) : !contains(["lambda.amazonaws.com", "edgelambda.amazonaws.com", "replicator.lambda.amazonaws.com", "pipes.amazonaws.com", "states.amazonaws.com", "scheduler.amazonaws.com", "cloudfront.amazonaws.com", "sqs.amazonaws.com", "kinesis.amazonaws.com", "dynamodb.amazonaws.com", "kafka.amazonaws.com", "mq.amazonaws.com", "rds.amazonaws.com"], replace(replace(item.service, "/[.]cn$/", ""), "/^([a-z0-9-]+)[.][a-z]{2,}(-[a-z]+)+-[0-9]+[.]/", "$1."))])
    error_message = "service is not one that AWS accepts: ${join(", ", [for key, item in var.service_principals : "${key} has ${jsonencode(item.service)}" if !(!contains(["lambda.amazonaws.com", "edgelambda.amazonaws.com", "replicator.lambda.amazonaws.com", "pipes.amazonaws.com", "states.amazonaws.com", "scheduler.amazonaws.com", "cloudfront.amazonaws.com", "sqs.amazonaws.com", "kinesis.amazonaws.com", "dynamodb.amazonaws.com", "kafka.amazonaws.com", "mq.amazonaws.com", "rds.amazonaws.com"], replace(replace(item.service, "/[.]cn$/", ""), "/^([a-z0-9-]+)[.][a-z]{2,}(-[a-z]+)+-[0-9]+[.]/", "$1.")))])}; use schedules for the Scheduler, distributions for CloudFront, sqs_queues, kinesis_streams or dynamodb_streams for what Lambda reads (a permission does nothing there), and a grant to the role of a pipe or state machine; code in a function calls with its role, never as the Lambda service."
  }

  validation {
    condition     = alltrue([for item in values(var.service_principals) : item.source_arn == null || can(regex("^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$", item.source_arn))])
    error_message = "source_arn is not one that AWS accepts: ${join(", ", [for key, item in var.service_principals : "${key} has ${jsonencode(item.source_arn)}" if !(item.source_arn == null || can(regex("^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$", item.source_arn)))])}; give the ARN of what calls the function."
  }

  validation {
    condition     = alltrue([for item in values(var.service_principals) : item.source_account == null || can(regex("^[0-9]{12}$", item.source_account))])
    error_message = "source_account is not one that AWS accepts: ${join(", ", [for key, item in var.service_principals : "${key} has ${jsonencode(item.source_account)}" if !(item.source_account == null || can(regex("^[0-9]{12}$", item.source_account)))])}; give 12 digits, in quotes so that a leading zero stays."
  }

  validation {
    condition     = alltrue([for item in values(var.service_principals) : item.event_source_token == null || can(regex("^[A-Za-z0-9._-]{1,256}$", item.event_source_token))])
    error_message = "event_source_token is not one that AWS accepts: ${join(", ", [for key, item in var.service_principals : "${key} has ${jsonencode(item.event_source_token)}" if !(item.event_source_token == null || can(regex("^[A-Za-z0-9._-]{1,256}$", item.event_source_token)))])}; give 1 to 256 letters, digits and . _ -."
  }

  validation {
    condition     = alltrue([for item in values(var.service_principals) : item.organization_id == null])
    error_message = "organization_id is not one that AWS accepts: ${join(", ", [for key, item in var.service_principals : "${key} has ${jsonencode(item.organization_id)}" if !(item.organization_id == null)])}; leave it out: a request that a service makes carries no aws:PrincipalOrgID; source_arn and source_account tie the permission."
  }

  validation {
    condition     = alltrue([for item in values(var.service_principals) : item.source_account == null || !can(regex("^[0-9]{12}$", split(":", item.source_arn)[4])) || try(split(":", item.source_arn)[4] == item.source_account, true)])
    error_message = "source_arn is not one that AWS accepts: ${join(", ", [for key, item in var.service_principals : "${key} has ${jsonencode(item.source_arn)}" if !(item.source_account == null || !can(regex("^[0-9]{12}$", split(":", item.source_arn)[4])) || try(split(":", item.source_arn)[4] == item.source_account, true))])}; give one account in source_arn and source_account: no request meets two."
  }

  validation {
    condition     = alltrue([for item in values(var.service_principals) : item.statement_id == null || can(regex("^[A-Za-z0-9_-]{1,100}$", item.statement_id))])
    error_message = "statement_id is not one that AWS accepts: ${join(", ", [for key, item in var.service_principals : "${key} has ${jsonencode(item.statement_id)}" if !(item.statement_id == null || can(regex("^[A-Za-z0-9_-]{1,100}$", item.statement_id)))])}; give 1 to 100 letters, digits and _ -."
  }
}

locals {
  # What is known of some services: how the permission names the account, and where the source may lie. Where AWS does not
  # say, nothing is refused.
  service_rows = {
    "s3.amazonaws.com"                   = { naming = "required", accounts = "yes", regions = "no", arn = "s3" }
    "sns.amazonaws.com"                  = { naming = "inArn", accounts = "yes", regions = "yes", arn = "sns" }
    "events.amazonaws.com"               = { naming = "inArn", accounts = "byRole", regions = "no", arn = "events" }
    "apigateway.amazonaws.com"           = { naming = "inArn", accounts = "yes", regions = "yes", arn = "execute-api" }
    "logs.amazonaws.com"                 = { naming = "named", accounts = "no", regions = "no", arn = "logs" }
    "elasticloadbalancing.amazonaws.com" = { naming = "inArn", accounts = "no", regions = "no", arn = "elasticloadbalancing" }
    "cognito-idp.amazonaws.com"          = { naming = "named", accounts = "undocumented", regions = "no", arn = "cognito-idp" }
    "iot.amazonaws.com"                  = { naming = "named", accounts = "yes", regions = "undocumented", arn = "iot" }
    "ses.amazonaws.com"                  = { naming = "named", accounts = "undocumented", regions = "no", arn = "ses" }
    "config.amazonaws.com"               = { naming = "required", accounts = "undocumented", regions = "undocumented", arn = "config" }
    "secretsmanager.amazonaws.com"       = { naming = "required", accounts = "undocumented", regions = "no", arn = "secretsmanager" }
    "alexa-appkit.amazon.com"            = { naming = "token", accounts = "yes", regions = "yes", arn = "" }
    "alexa-connectedhome.amazon.com"     = { naming = "token", accounts = "yes", regions = "yes", arn = "" }
  }

  # With the row of the service, whatever form its name has, and what the ARN tells.
  principals = {
    for key, item in var.service_principals : key => merge(item, {
      row = lookup(
        local.service_rows,
        replace(replace(item.service, "/[.]cn$/", ""), "/^([a-z0-9-]+)[.][a-z]{2,}(-[a-z]+)+-[0-9]+[.]/", "$1."),
        { naming = "unknown", accounts = "undocumented", regions = "undocumented", arn = "" },
      )
      is_reference = item.source_arn == null && contains(keys(var.source_arns.service_principals), key)
      partition    = try(split(":", item.source_arn)[1], "")
      arn_service  = try(split(":", item.source_arn)[2], "")
      region       = try(split(":", item.source_arn)[3], "")
      account_id   = item.source_account != null ? item.source_account : try(split(":", item.source_arn)[4], "")
    })
  }
  principal_permissions = {
    for key, item in local.principals : "service_principals/${key}" => {
      function          = item.function
      action            = "lambda:InvokeFunction"
      principal         = { Service = item.service }
      caller_name       = split(".", item.service)[0]
      caller_account_id = item.account_id
      distinguishers = concat(
        [item.service],
        item.region == "" ? [] : [item.region],
        item.statement_id != null ? [] : [item.source_arn == null ? "" : item.source_arn, item.event_source_token == null ? "" : item.event_source_token],
      )
      source_arn             = item.source_arn == null ? lookup(var.source_arns.service_principals, key, null) : item.source_arn
      has_source_arn         = item.source_arn != null || item.is_reference
      source_account         = item.account_id != "" && (item.source_account != null || item.row.naming == "named") ? item.account_id : null
      event_source_token     = item.event_source_token
      function_url_auth_type = null
      statement_id           = item.statement_id
    } if contains(keys(var.functions), item.function)
  }
}

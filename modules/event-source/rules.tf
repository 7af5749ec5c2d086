# Rules of event buses that call a function. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-cross-account.html

variable "event_rules" {
  description = <<-EOT
    Rules of event buses that call a function, by a key of your choice that stays the same. The region must be the function's. Across accounts a role of the rule's account calls in place of the service.

    - `function`: a key of `functions`.
    - `rule_name`: name of the rule.
    - `event_bus_name`: the bus that the rule belongs to, by default `default`.
    - `input`: JSON text that the function gets in place of the event.
    - `role_name`: across accounts, name of the role that calls; by default made from the names of rule and function.
    - `principal`: across accounts, whom the permission names: by default the `account` of the rule, or the `role` alone. Lambda refuses a role that IAM does not know yet, as it may happen right after its creation.
    - `statement_id`: id of the permission, by default made from source, account, action and qualifier.
    - `manage_source`: whether the target of the rule is written here and, across accounts, the role that calls.
  EOT
  type = map(object({
    function       = string
    rule_name      = string
    event_bus_name = optional(string)
    input          = optional(string)
    role_name      = optional(string)
    principal      = optional(string)
    statement_id   = optional(string)
    manage_source  = optional(bool, false)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for item in values(var.event_rules) : can(regex("^[A-Za-z0-9_.-]{1,64}$", item.rule_name))])
    error_message = "rule_name is not one that AWS accepts: ${join(", ", [for key, item in var.event_rules : "${key} has ${jsonencode(item.rule_name)}" if !(can(regex("^[A-Za-z0-9_.-]{1,64}$", item.rule_name)))])}; give 1 to 64 letters, digits and _ . -."
  }

  validation {
    condition     = alltrue([for item in values(var.event_rules) : item.event_bus_name == null || can(regex("^[A-Za-z0-9_./-]{1,256}$", item.event_bus_name))])
    error_message = "event_bus_name is not one that AWS accepts: ${join(", ", [for key, item in var.event_rules : "${key} has ${jsonencode(item.event_bus_name)}" if !(item.event_bus_name == null || can(regex("^[A-Za-z0-9_./-]{1,256}$", item.event_bus_name)))])}; give 1 to 256 letters, digits and _ . / -."
  }

  validation {
    condition     = alltrue([for item in values(var.event_rules) : item.input == null || can(jsondecode(item.input))])
    error_message = "input is not one that AWS accepts: ${join(", ", [for key, item in var.event_rules : "${key} has ${jsonencode(item.input)}" if !(item.input == null || can(jsondecode(item.input)))])}; give the text of a JSON value."
  }

  validation {
    condition     = alltrue([for item in values(var.event_rules) : item.role_name == null || can(regex("^[\\w+=,.@-]{1,64}$", item.role_name))])
    error_message = "role_name is not one that AWS accepts: ${join(", ", [for key, item in var.event_rules : "${key} has ${jsonencode(item.role_name)}" if !(item.role_name == null || can(regex("^[\\w+=,.@-]{1,64}$", item.role_name)))])}; give 1 to 64 letters, digits and _ + = , . @ -, without a path."
  }

  validation {
    condition     = alltrue([for item in values(var.event_rules) : item.principal == null || contains(["account", "role"], coalesce(item.principal, "account"))])
    error_message = "principal is not one that AWS accepts: ${join(", ", [for key, item in var.event_rules : "${key} has ${jsonencode(item.principal)}" if !(item.principal == null || contains(["account", "role"], coalesce(item.principal, "account")))])}; give account or role."
  }

  validation {
    condition     = alltrue([for item in values(var.event_rules) : item.statement_id == null || can(regex("^[A-Za-z0-9_-]{1,100}$", item.statement_id))])
    error_message = "statement_id is not one that AWS accepts: ${join(", ", [for key, item in var.event_rules : "${key} has ${jsonencode(item.statement_id)}" if !(item.statement_id == null || can(regex("^[A-Za-z0-9_-]{1,100}$", item.statement_id)))])}; give 1 to 100 letters, digits and _ -."
  }
}

locals {
  rule_connections = {
    for key, item in var.event_rules : "event_rules/${key}" => {
      function = item.function
      kind     = "eventBridgeRule"
      # Across accounts a role calls.
      service = local.same_account ? "events.amazonaws.com" : null
      actions = ["InvokeFunction"]
      name    = item.rule_name
      # The ARN of a rule of the default bus does not name the bus.
      source_arn = join("", [
        "arn:${local.cross_partition}:events:${var.cross.region}:${var.cross.account_id}:rule/",
        coalesce(item.event_bus_name, "default") == "default" ? "" : "${coalesce(item.event_bus_name, "default")}/",
        item.rule_name,
      ])
      names_account = false
      identity      = [coalesce(item.event_bus_name, "default")]
      statement_id  = item.statement_id
      manage_source = item.manage_source
    } if contains(keys(var.functions), item.function)
  }

  rule_callers = {
    for key, connection in local.rule_connections : key => {
      function      = connection.function
      role_name     = var.event_rules[trimprefix(key, "event_rules/")].role_name
      principal     = coalesce(var.event_rules[trimprefix(key, "event_rules/")].principal, "account")
      statement_id  = connection.statement_id
      manage_source = connection.manage_source
      # Rules of two buses may have one name, which their roles may not.
      source_name   = connection.identity[0] == "default" ? connection.name : "${replace(connection.identity[0], "/", "-")}-${connection.name}"
      trust_sid     = "AssumeRoleByRule"
      trust_service = "events.amazonaws.com"
      trust_arn     = connection.source_arn
    } if !local.same_account
  }
}

resource "aws_cloudwatch_event_target" "this" {
  for_each = { for key, connection in local.rule_connections : key => connection if connection.manage_source }
  provider = aws.cross

  rule           = each.value.name
  event_bus_name = var.event_rules[trimprefix(each.key, "event_rules/")].event_bus_name
  target_id      = local.connections[each.key].short_name
  arn            = local.connections[each.key].function_arn
  role_arn       = local.same_account ? null : local.callers[each.key].role_arn
  input          = var.event_rules[trimprefix(each.key, "event_rules/")].input

  depends_on = [aws_lambda_permission.this, aws_iam_role.caller, aws_iam_role_policy.invoke]

  lifecycle {
    replace_triggered_by = [terraform_data.source[each.key]]
  }
}

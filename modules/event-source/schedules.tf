# Schedules of EventBridge Scheduler that call a function by a role of their account.
# https://docs.aws.amazon.com/lambda/latest/dg/with-eventbridge-scheduler.html

variable "schedules" {
  description = <<-EOT
    Schedules that call a function by a role of their account, by a key of your choice that stays the same. The region must be the function's.

    - `function`: a key of `functions`.
    - `schedule_name`: name of the schedule.
    - `schedule_expression`: when the function is called: `rate(…)`, `cron(…)` or `at(…)`.
    - `timezone`: time zone of the expression, by default UTC.
    - `flexible_window_in_minutes`: minutes within which the call may happen, 1 to 1,440; by default at the time itself.
    - `group_name`: the schedule group, which must exist; by default `default`.
    - `input`: JSON text that the function gets.
    - `role_name`: name of the role that calls; by default made from the names of schedule and function.
    - `principal`: across accounts, whom the permission names: by default the `account` of the schedule, or the `role` alone.
    - `statement_id`: across accounts, id of the permission.
    - `manage_source`: whether the schedule is written here, with the role that calls.
  EOT
  type = map(object({
    function                   = string
    schedule_name              = string
    schedule_expression        = string
    timezone                   = optional(string)
    flexible_window_in_minutes = optional(number)
    group_name                 = optional(string)
    input                      = optional(string)
    role_name                  = optional(string)
    principal                  = optional(string)
    statement_id               = optional(string)
    manage_source              = optional(bool, false)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for item in values(var.schedules) : can(regex("^[A-Za-z0-9_.-]{1,64}$", item.schedule_name))])
    error_message = "schedule_name is not one that AWS accepts: ${join(", ", [for key, item in var.schedules : "${key} has ${jsonencode(item.schedule_name)}" if !(can(regex("^[A-Za-z0-9_.-]{1,64}$", item.schedule_name)))])}; give 1 to 64 letters, digits and _ . -."
  }

  validation {
    condition     = alltrue([for item in values(var.schedules) : item.group_name == null || can(regex("^[A-Za-z0-9_.-]{1,64}$", item.group_name))])
    error_message = "group_name is not one that AWS accepts: ${join(", ", [for key, item in var.schedules : "${key} has ${jsonencode(item.group_name)}" if !(item.group_name == null || can(regex("^[A-Za-z0-9_.-]{1,64}$", item.group_name)))])}; give 1 to 64 letters, digits and _ . -."
  }

  validation {
    condition     = alltrue([for item in values(var.schedules) : can(regex("^(rate|cron|at)\\(.+\\)$", item.schedule_expression))])
    error_message = "schedule_expression is not one that AWS accepts: ${join(", ", [for key, item in var.schedules : "${key} has ${jsonencode(item.schedule_expression)}" if !(can(regex("^(rate|cron|at)\\(.+\\)$", item.schedule_expression)))])}; give rate(…), cron(…) or at(…)."
  }

  validation {
    condition     = alltrue([for item in values(var.schedules) : item.flexible_window_in_minutes == null || (coalesce(item.flexible_window_in_minutes, 1) >= 1 && coalesce(item.flexible_window_in_minutes, 1) <= 1440 && floor(coalesce(item.flexible_window_in_minutes, 1)) == coalesce(item.flexible_window_in_minutes, 1))])
    error_message = "flexible_window_in_minutes is not one that AWS accepts: ${join(", ", [for key, item in var.schedules : "${key} has ${jsonencode(item.flexible_window_in_minutes)}" if !(item.flexible_window_in_minutes == null || (coalesce(item.flexible_window_in_minutes, 1) >= 1 && coalesce(item.flexible_window_in_minutes, 1) <= 1440 && floor(coalesce(item.flexible_window_in_minutes, 1)) == coalesce(item.flexible_window_in_minutes, 1)))])}; give 1 to 1,440 minutes."
  }

  validation {
    condition     = alltrue([for item in values(var.schedules) : item.input == null || can(jsondecode(item.input))])
    error_message = "input is not one that AWS accepts: ${join(", ", [for key, item in var.schedules : "${key} has ${jsonencode(item.input)}" if !(item.input == null || can(jsondecode(item.input)))])}; give the text of a JSON value."
  }

  validation {
    condition     = alltrue([for item in values(var.schedules) : item.role_name == null || can(regex("^[\\w+=,.@-]{1,64}$", item.role_name))])
    error_message = "role_name is not one that AWS accepts: ${join(", ", [for key, item in var.schedules : "${key} has ${jsonencode(item.role_name)}" if !(item.role_name == null || can(regex("^[\\w+=,.@-]{1,64}$", item.role_name)))])}; give 1 to 64 letters, digits and _ + = , . @ -, without a path."
  }

  validation {
    condition     = alltrue([for item in values(var.schedules) : item.principal == null || contains(["account", "role"], coalesce(item.principal, "account"))])
    error_message = "principal is not one that AWS accepts: ${join(", ", [for key, item in var.schedules : "${key} has ${jsonencode(item.principal)}" if !(item.principal == null || contains(["account", "role"], coalesce(item.principal, "account")))])}; give account or role."
  }

  validation {
    condition     = alltrue([for item in values(var.schedules) : item.statement_id == null || can(regex("^[A-Za-z0-9_-]{1,100}$", item.statement_id))])
    error_message = "statement_id is not one that AWS accepts: ${join(", ", [for key, item in var.schedules : "${key} has ${jsonencode(item.statement_id)}" if !(item.statement_id == null || can(regex("^[A-Za-z0-9_-]{1,100}$", item.statement_id)))])}; give 1 to 100 letters, digits and _ -."
  }
}

locals {
  schedule_connections = {
    for key, item in var.schedules : "schedules/${key}" => {
      function      = item.function
      kind          = "eventBridgeSchedule"
      service       = null
      actions       = ["InvokeFunction"]
      name          = item.schedule_name
      source_arn    = "arn:${local.cross_partition}:scheduler:${var.cross.region}:${var.cross.account_id}:schedule/${coalesce(item.group_name, "default")}/${item.schedule_name}"
      names_account = false
      identity      = [coalesce(item.group_name, "default")]
      statement_id  = item.statement_id
      manage_source = item.manage_source
    } if contains(keys(var.functions), item.function)
  }

  schedule_callers = {
    for key, connection in local.schedule_connections : key => {
      function      = connection.function
      role_name     = var.schedules[trimprefix(key, "schedules/")].role_name
      principal     = coalesce(var.schedules[trimprefix(key, "schedules/")].principal, "account")
      statement_id  = connection.statement_id
      manage_source = connection.manage_source
      # Schedules of two groups may have one name, which their roles may not.
      source_name   = connection.identity[0] == "default" ? connection.name : "${connection.identity[0]}-${connection.name}"
      trust_sid     = "AssumeRoleByScheduleGroup"
      trust_service = "scheduler.amazonaws.com"
      # The Scheduler tells the group of a schedule, not the schedule.
      trust_arn = "arn:${local.cross_partition}:scheduler:${var.cross.region}:${var.cross.account_id}:schedule-group/${connection.identity[0]}"
    }
  }
}

resource "aws_scheduler_schedule" "this" {
  for_each = { for key, item in var.schedules : "schedules/${key}" => item if item.manage_source && contains(keys(var.functions), item.function) }
  provider = aws.cross

  name                         = each.value.schedule_name
  group_name                   = each.value.group_name
  schedule_expression          = each.value.schedule_expression
  schedule_expression_timezone = each.value.timezone

  flexible_time_window {
    mode                      = each.value.flexible_window_in_minutes == null ? "OFF" : "FLEXIBLE"
    maximum_window_in_minutes = each.value.flexible_window_in_minutes
  }

  target {
    arn      = local.connections[each.key].function_arn
    role_arn = local.callers[each.key].role_arn
    input    = each.value.input
  }

  depends_on = [aws_lambda_permission.this, aws_iam_role.caller, aws_iam_role_policy.invoke]

  lifecycle {
    replace_triggered_by = [terraform_data.source[each.key]]
  }
}

# Log groups whose events call a function. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html

variable "log_groups" {
  description = <<-EOT
    Log groups whose events call a function, by a key of your choice that stays the same. Account and region must be the function's.

    - `function`: a key of `functions`.
    - `log_group_name`: name of the log group.
    - `filter_pattern`: which events call the function, by default all.
    - `filter_name`: name of the subscription filter, of which a log group has two at most; by default made from function and source.
    - `statement_id`: id of the permission, by default made from source, account, action and qualifier.
    - `manage_source`: whether the subscription filter is written here.
  EOT
  type = map(object({
    function       = string
    log_group_name = string
    filter_pattern = optional(string, "")
    filter_name    = optional(string)
    statement_id   = optional(string)
    manage_source  = optional(bool, false)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for item in values(var.log_groups) : can(regex("^[A-Za-z0-9_./#-]{1,512}$", item.log_group_name))])
    error_message = "log_group_name is not one that AWS accepts: ${join(", ", [for key, item in var.log_groups : "${key} has ${jsonencode(item.log_group_name)}" if !(can(regex("^[A-Za-z0-9_./#-]{1,512}$", item.log_group_name)))])}; give 1 to 512 letters, digits and _ . / # -."
  }

  validation {
    condition     = alltrue([for item in values(var.log_groups) : item.filter_name == null || can(regex("^[^:*]{1,512}$", item.filter_name))])
    error_message = "filter_name is not one that AWS accepts: ${join(", ", [for key, item in var.log_groups : "${key} has ${jsonencode(item.filter_name)}" if !(item.filter_name == null || can(regex("^[^:*]{1,512}$", item.filter_name)))])}; give 1 to 512 characters without : and *."
  }

  validation {
    condition     = alltrue([for item in values(var.log_groups) : item.statement_id == null || can(regex("^[A-Za-z0-9_-]{1,100}$", item.statement_id))])
    error_message = "statement_id is not one that AWS accepts: ${join(", ", [for key, item in var.log_groups : "${key} has ${jsonencode(item.statement_id)}" if !(item.statement_id == null || can(regex("^[A-Za-z0-9_-]{1,100}$", item.statement_id)))])}; give 1 to 100 letters, digits and _ -."
  }
}

locals {
  log_connections = {
    for key, item in var.log_groups : "log_groups/${key}" => {
      function      = item.function
      kind          = "logGroup"
      service       = local.cross_partition == "aws-cn" ? "logs.amazonaws.com.cn" : "logs.amazonaws.com"
      actions       = ["InvokeFunction"]
      name          = item.log_group_name
      source_arn    = "arn:${local.cross_partition}:logs:${var.cross.region}:${var.cross.account_id}:log-group:${item.log_group_name}:*"
      names_account = true
      identity      = [item.filter_name == null ? item.filter_pattern : item.filter_name]
      statement_id  = item.statement_id
      manage_source = item.manage_source
    } if contains(keys(var.functions), item.function)
  }
  log_filters = {
    for key, item in var.log_groups : "log_groups/${key}" => merge(item, {
      filter_name = item.filter_name == null ? local.connections["log_groups/${key}"].connection_name : item.filter_name
    }) if item.manage_source && contains(keys(var.functions), item.function)
  }
}

resource "aws_cloudwatch_log_subscription_filter" "this" {
  for_each = local.log_filters
  provider = aws.cross

  name            = each.value.filter_name
  log_group_name  = each.value.log_group_name
  filter_pattern  = each.value.filter_pattern
  destination_arn = local.connections[each.key].function_arn

  depends_on = [aws_lambda_permission.this]

  lifecycle {
    replace_triggered_by = [terraform_data.source[each.key]]
  }
}

# Target groups whose Application Load Balancer calls a function.
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html

variable "target_groups" {
  description = <<-EOT
    Target groups of type lambda, by a key of your choice that stays the same. Account and region must be the function's.

    - `function`: a key of `functions`.
    - `target_group_arn`: ARN of a target group that exists already; else give `source_arns.target_groups`.
    - `name`: name of the target group, for the id of the permission; by default that of the ARN, or the key.
    - `statement_id`: id of the permission, by default made from source, account, action and qualifier.
    - `manage_source`: whether the function is registered here.
  EOT
  type = map(object({
    function         = string
    target_group_arn = optional(string)
    name             = optional(string)
    statement_id     = optional(string)
    manage_source    = optional(bool, false)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for item in values(var.target_groups) : item.target_group_arn == null || can(regex("^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:targetgroup/[^/]+/[^/]+$", item.target_group_arn))])
    error_message = "target_group_arn is not one that AWS accepts: ${join(", ", [for key, item in var.target_groups : "${key} has ${jsonencode(item.target_group_arn)}" if !(item.target_group_arn == null || can(regex("^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:targetgroup/[^/]+/[^/]+$", item.target_group_arn)))])}; give the ARN of a target group."
  }

  validation {
    condition     = alltrue([for item in values(var.target_groups) : item.statement_id == null || can(regex("^[A-Za-z0-9_-]{1,100}$", item.statement_id))])
    error_message = "statement_id is not one that AWS accepts: ${join(", ", [for key, item in var.target_groups : "${key} has ${jsonencode(item.statement_id)}" if !(item.statement_id == null || can(regex("^[A-Za-z0-9_-]{1,100}$", item.statement_id)))])}; give 1 to 100 letters, digits and _ -."
  }
}

locals {
  target_group_connections = {
    for key, item in var.target_groups : "target_groups/${key}" => {
      function      = item.function
      kind          = "targetGroup"
      service       = "elasticloadbalancing.amazonaws.com"
      actions       = ["InvokeFunction"]
      name          = coalesce(item.name, try(split("/", item.target_group_arn)[1], null), key)
      source_arn    = item.target_group_arn == null ? lookup(var.source_arns.target_groups, key, "-") : item.target_group_arn
      names_account = false
      identity      = [item.target_group_arn == null ? "" : item.target_group_arn]
      statement_id  = item.statement_id
      manage_source = item.manage_source
    } if contains(keys(var.functions), item.function) && (item.target_group_arn != null || contains(keys(var.source_arns.target_groups), key))
  }
}

resource "aws_lb_target_group_attachment" "this" {
  for_each = { for key, connection in local.target_group_connections : key => connection if connection.manage_source }
  provider = aws.cross

  target_group_arn = each.value.source_arn
  target_id        = local.connections[each.key].function_arn

  depends_on = [aws_lambda_permission.this]
}

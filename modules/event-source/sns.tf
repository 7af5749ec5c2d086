# Topics whose messages call a function. https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html

variable "sns_topics" {
  description = <<-EOT
    Topics whose messages call a function, by a key of your choice that stays the same. FIFO topics call no functions.

    - `function`: a key of `functions`.
    - `topic_name`: name of the topic.
    - `filter_policy`: JSON text of the filter policy of the subscription: which messages call the function.
    - `filter_policy_scope`: what the filter policy looks at: `MessageAttributes` or `MessageBody`.
    - `statement_id`: id of the permission, by default made from source, account, action and qualifier.
    - `manage_source`: whether the subscription is written here and, across accounts, the policy of the topic. A topic has one policy: what others have put there is overwritten.
  EOT
  type = map(object({
    function            = string
    topic_name          = string
    filter_policy       = optional(string)
    filter_policy_scope = optional(string)
    statement_id        = optional(string)
    manage_source       = optional(bool, false)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for item in values(var.sns_topics) : can(regex("^[A-Za-z0-9_-]{1,256}$", item.topic_name))])
    error_message = "topic_name is not one that AWS accepts: ${join(", ", [for key, item in var.sns_topics : "${key} has ${jsonencode(item.topic_name)}" if !(can(regex("^[A-Za-z0-9_-]{1,256}$", item.topic_name)))])}; give 1 to 256 letters, digits and _ -; a FIFO topic calls no functions."
  }

  validation {
    condition     = alltrue([for item in values(var.sns_topics) : item.filter_policy == null || can(keys(jsondecode(item.filter_policy)))])
    error_message = "filter_policy is not one that AWS accepts: ${join(", ", [for key, item in var.sns_topics : "${key} has ${jsonencode(item.filter_policy)}" if !(item.filter_policy == null || can(keys(jsondecode(item.filter_policy))))])}; give the text of a JSON object."
  }

  validation {
    condition     = alltrue([for item in values(var.sns_topics) : item.filter_policy_scope == null || contains(["MessageAttributes", "MessageBody"], coalesce(item.filter_policy_scope, "MessageBody"))])
    error_message = "filter_policy_scope is not one that AWS accepts: ${join(", ", [for key, item in var.sns_topics : "${key} has ${jsonencode(item.filter_policy_scope)}" if !(item.filter_policy_scope == null || contains(["MessageAttributes", "MessageBody"], coalesce(item.filter_policy_scope, "MessageBody")))])}; give MessageAttributes or MessageBody."
  }

  validation {
    condition     = alltrue([for item in values(var.sns_topics) : item.statement_id == null || can(regex("^[A-Za-z0-9_-]{1,100}$", item.statement_id))])
    error_message = "statement_id is not one that AWS accepts: ${join(", ", [for key, item in var.sns_topics : "${key} has ${jsonencode(item.statement_id)}" if !(item.statement_id == null || can(regex("^[A-Za-z0-9_-]{1,100}$", item.statement_id)))])}; give 1 to 100 letters, digits and _ -."
  }
}

locals {
  # Regions that every account has from the start; the others are opted into.
  default_regions = [
    "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1",
    "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2",
  ]
  # Between two regions the message is delivered by the service of the function's region if that is opted into, else by that
  # of the topic's. https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html
  sns_opt_in_regions = [
    for region in [var.home.region, var.cross.region] : region
    if local.cross_partition == "aws" && var.home.region != var.cross.region && !contains(local.default_regions, region)
  ]

  sns_connections = {
    for key, item in var.sns_topics : "sns_topics/${key}" => {
      function      = item.function
      kind          = "snsTopic"
      service       = join(".", concat(["sns"], slice(local.sns_opt_in_regions, 0, min(1, length(local.sns_opt_in_regions))), ["amazonaws.com"]))
      actions       = ["InvokeFunction"]
      name          = item.topic_name
      source_arn    = "arn:${local.cross_partition}:sns:${var.cross.region}:${var.cross.account_id}:${item.topic_name}"
      names_account = false
      identity      = []
      statement_id  = item.statement_id
      manage_source = item.manage_source
    } if contains(keys(var.functions), item.function)
  }

  # What the policies of topics must say across accounts: the account of the function may subscribe this function.
  sns_statements = {
    for key, connection in local.sns_connections : key => {
      owner    = "sns_topics/${connection.name}"
      resource = connection.source_arn
      name     = connection.name
      managed  = connection.manage_source
      function = null
      sid      = "SubscribeFrom${var.home.account_id}${substr(sha256(jsonencode([local.functions[connection.function].called_arn])), 0, 8)}"
      # As the constructs write it down for the owner: the hash of the statement goes into its sid.
      principal      = "arn:${local.home_partition}:iam::${var.home.account_id}:root"
      principal_text = format("{\"kind\":\"account\",\"partition\":%s,\"accountId\":%s}", jsonencode(local.home_partition), jsonencode(var.home.account_id))
      actions        = ["sns:Subscribe"]
      conditions = {
        StringEquals = { "sns:Endpoint" = [local.functions[connection.function].called_arn], "sns:Protocol" = ["lambda"] }
      }
    } if var.home.account_id != var.cross.account_id
  }
}

resource "aws_sns_topic_policy" "this" {
  for_each = { for owner, source in local.managed_sources : owner => source if startswith(owner, "sns_topics/") }
  provider = aws.cross

  arn    = each.value.resource
  policy = local.managed_policies[each.key]

  lifecycle {
    replace_triggered_by = [terraform_data.source_policy[each.key]]
  }
}

# The function's account subscribes: a subscription that the topic's account made would have to be confirmed.
resource "aws_sns_topic_subscription" "this" {
  for_each = { for key, connection in local.sns_connections : key => connection if connection.manage_source }
  provider = aws.home

  topic_arn           = each.value.source_arn
  protocol            = "lambda"
  endpoint            = local.connections[each.key].function_arn
  filter_policy       = var.sns_topics[trimprefix(each.key, "sns_topics/")].filter_policy
  filter_policy_scope = var.sns_topics[trimprefix(each.key, "sns_topics/")].filter_policy_scope

  depends_on = [aws_lambda_permission.this, aws_sns_topic_policy.this]

  lifecycle {
    replace_triggered_by = [terraform_data.source[each.key]]
  }
}

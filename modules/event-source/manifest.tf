# The accesses that are declared, and what only all inputs together can tell to be wrong.

locals {
  accesses = concat(
    [
      for key, item in local.permissions : {
        principal  = item.principal_value
        breadth    = "service"
        action     = item.action
        resource   = item.called_arn
        via        = "eventSource"
        conditions = item.conditions
        side       = "both"
      } if contains(keys(item.principal), "Service")
    ],
    [
      for key, item in local.callers : {
        principal  = item.role_arn
        breadth    = local.same_account ? "role" : item.principal
        action     = "lambda:InvokeFunction"
        resource   = local.functions[item.function].called_arn
        via        = local.same_account ? "identityPolicy" : "resourcePolicy"
        conditions = {}
        side       = item.manage_source ? "both" : "target"
        # Of a role that is its owner's, one account leaves nothing for this module to write.
      } if item.manage_source || !local.same_account
    ],
    [
      for key, item in local.sns_statements : {
        principal  = item.principal
        breadth    = "account"
        action     = "sns:Subscribe"
        resource   = item.resource
        via        = "resourcePolicy"
        conditions = item.conditions
        # Who subscribes is whoever deploys: no policy of this module.
        side = "target"
      } if item.managed
    ],
    flatten([
      for key, item in local.reads : [
        for part in concat(
          [{ resource = item.source_arn, actions = local.same_account ? item.role_actions : item.source_actions }],
          [for arn in [item.consumer_arn] : { resource = arn, actions = ["kinesis:DescribeStreamConsumer", "kinesis:SubscribeToShard"] } if item.consumer_name != null],
          ) : [
          for action in part.actions : {
            principal  = local.functions[item.function].role_arn
            breadth    = "role"
            action     = action
            resource   = part.resource
            via        = "eventSource"
            conditions = {}
            side       = local.same_account || item.manage_source ? "both" : "caller"
          }
        ]
      ]
    ]),
    [
      for key, item in local.key_statements : {
        principal  = item.role_arn
        breadth    = "role"
        action     = "kms:Decrypt"
        resource   = local.reads[key].kms_key_arn
        via        = "eventSource"
        conditions = {}
        side       = "caller"
      }
    ],
  )

  # The statements as Lambda writes them into the policies of the functions.
  permission_statements = {
    for key, item in local.permissions : key => {
      for element, value in {
        Sid       = item.statement_id
        Effect    = "Allow"
        Principal = item.principal
        Action    = item.action
        Resource  = item.called_arn
        Condition = length(item.conditions) == 0 ? null : {
          for operator, keys in item.conditions : operator => { for name, values in keys : replace(name, "aws:Source", "AWS:Source") => values[0] }
        }
      } : element => value if value != null
    }
  }
  # Lambda limits the policy of a function, and of each version and alias, on its own.
  function_policy_sizes = {
    for arn, keys in { for key, item in local.permissions : item.called_arn => key... } : arn => length(jsonencode({
      Version = "2012-10-17", Id = "default", Statement = [for key in keys : local.permission_statements[key]]
    }))
  }
  longest_policies = { sqs_queues = 8192, sns_topics = 30720 }

  all_sources = merge(
    { for key, item in var.s3_buckets : "s3_buckets/${key}" => item.function },
    { for key, item in var.sns_topics : "sns_topics/${key}" => item.function },
    { for key, item in var.event_rules : "event_rules/${key}" => item.function },
    { for key, item in var.schedules : "schedules/${key}" => item.function },
    { for key, item in var.rest_apis : "rest_apis/${key}" => item.function },
    { for key, item in var.http_apis : "http_apis/${key}" => item.function },
    { for key, item in var.log_groups : "log_groups/${key}" => item.function },
    { for key, item in var.target_groups : "target_groups/${key}" => item.function },
    { for key, item in var.distributions : "distributions/${key}" => item.function },
    { for key, item in var.service_principals : "service_principals/${key}" => item.function },
    { for key, item in var.sqs_queues : "sqs_queues/${key}" => item.function },
    { for key, item in var.kinesis_streams : "kinesis_streams/${key}" => item.function },
    { for key, item in var.dynamodb_streams : "dynamodb_streams/${key}" => item.function },
  )
  unknown_functions = [for key, function in local.all_sources : "${key} has ${function}" if !contains(keys(var.functions), function)]
  unknown_references = concat(
    [for key in keys(var.function_arns) : "function_arns has ${key}" if !contains(keys(var.functions), key)],
    [for key in keys(var.role_arns) : "role_arns has ${key}" if !contains(keys(var.functions), key)],
    [for key in keys(local.source_references) : "source_arns has ${key}" if !contains(keys(local.all_sources), replace(key, "kinesis_consumers/", "kinesis_streams/"))],
  )
  regional = [
    for key in keys(local.all_sources) : key
    if contains(["s3_buckets", "event_rules", "schedules", "log_groups", "target_groups", "sqs_queues", "kinesis_streams", "dynamodb_streams"], split("/", key)[0])
  ]
  unnamed_sources = concat(
    [for key, item in var.rest_apis : "rest_apis/${key}" if item.api_id == null && !contains(keys(var.source_arns.rest_apis), key)],
    [for key, item in var.http_apis : "http_apis/${key}" if item.api_id == null && !contains(keys(var.source_arns.http_apis), key)],
    [for key, item in var.target_groups : "target_groups/${key}" if item.target_group_arn == null && !contains(keys(var.source_arns.target_groups), key)],
    [for key, item in var.distributions : "distributions/${key}" if item.distribution_id == null && !contains(keys(var.source_arns.distributions), key)],
    [for key, item in var.dynamodb_streams : "dynamodb_streams/${key}" if item.stream_arn == null && !contains(keys(var.source_arns.dynamodb_streams), key)],
    [for key, item in var.kinesis_streams : "consumer of kinesis_streams/${key}" if item.consumer_name != null && !contains(keys(var.source_arns.kinesis_consumers), key)],
  )
  misplaced_arns = concat(
    [for key, item in var.target_groups : "target_groups/${key}" if item.target_group_arn != null && !startswith(coalesce(item.target_group_arn, "-"), "arn:${local.cross_partition}:elasticloadbalancing:${var.cross.region}:${var.cross.account_id}:")],
    [for key, item in var.dynamodb_streams : "dynamodb_streams/${key}" if item.stream_arn != null && !startswith(coalesce(item.stream_arn, "-"), "arn:${local.cross_partition}:dynamodb:${var.cross.region}:${var.cross.account_id}:table/${item.table_name}/stream/")],
    [for key, item in var.kinesis_streams : "kinesis_streams/${key}" if item.consumer_arn != null && !startswith(coalesce(item.consumer_arn, "-"), "arn:${local.cross_partition}:kinesis:${var.cross.region}:${var.cross.account_id}:stream/${item.stream_name}/consumer/")],
  )
  roleless = distinct([for key, item in local.reads : item.function if local.functions[item.function].role_name == null])
  half_managed = distinct(concat(
    [for name in keys(local.s3_notifications) : "s3_buckets/${name}" if anytrue([for item in values(var.s3_buckets) : item.bucket_name == name && !item.manage_source])],
    [for owner, statements in local.owners : owner if length(distinct(statements[*].managed)) > 1],
  ))
  # A document belongs to one resource, and a table has one stream at a time.
  split_owners = [
    for owner, arns in {
      for arn in distinct(concat(
        [for key, item in var.dynamodb_streams : { owner = "dynamodb_streams/${item.table_name}", arn = item.stream_arn } if item.stream_arn != null],
        [for key, item in var.kinesis_streams : { owner = "kinesis_streams/${item.stream_name}/${try(split(":", split("/", item.consumer_arn)[3])[0], "-")}", arn = item.consumer_arn } if item.consumer_arn != null],
      )) : arn.owner => arn.arn...
    } : "${owner} has ${join(" and ", arns)}" if length(arns) > 1
  ]
  # What a reference must say where names, account and region make the ARN. A log group may end in :*, for its streams.
  known_arns = merge(
    { for key, item in local.known_connections : key => item.source_arn if contains(["s3_buckets", "sns_topics", "event_rules", "log_groups"], split("/", key)[0]) },
    { for key, item in local.reads : key => item.source_arn if contains(["sqs_queues", "kinesis_streams"], split("/", key)[0]) },
  )
  other_references = [
    for key, arn in local.known_arns : "${key} has ${lookup(local.source_references, key, arn)}, not ${trimsuffix(arn, ":*")}"
    if trimsuffix(lookup(local.source_references, key, arn), ":*") != trimsuffix(arn, ":*")
  ]
  unbound = [
    for key, item in local.principals : key
    if !contains(["required", "token"], item.row.naming) && !(item.row.naming == "unknown" && item.event_source_token != null) &&
    !(item.is_reference || can(regex("^[0-9]{12}$", item.account_id)))
  ]
  unreachable_principals = [
    for key, item in local.principals : key if
    (item.partition != "" && !can(regex("[*?]", item.partition)) && item.partition != local.home_partition) ||
    (contains(["no", "byRole"], item.row.accounts) && can(regex("^[0-9]{12}$", item.account_id)) && item.account_id != var.home.account_id) ||
    (item.row.regions == "no" && item.region != "" && !can(regex("[*?]", item.region)) && item.region != var.home.region)
  ]
}

# Outputs of modules are in no plan, resources are.
resource "terraform_data" "access_manifest" {
  input = {
    schemaVersion = 1
    accesses      = local.accesses
  }

  lifecycle {
    precondition {
      condition     = length(local.unknown_functions) == 0
      error_message = "A source names a function that is not among the functions: ${join(", ", local.unknown_functions)}; give a key of functions: ${join(", ", keys(var.functions))}."
    }

    precondition {
      condition     = length(local.unknown_references) == 0
      error_message = "A reference has a key that nothing has: ${join(", ", local.unknown_references)}; give the keys of functions in function_arns and role_arns, and those of the sources in source_arns."
    }

    precondition {
      condition     = local.home_partition == local.cross_partition
      error_message = "The functions are in partition ${local.home_partition} and the sources in ${local.cross_partition}, and nothing reaches from one into another: give regions of one partition."
    }

    precondition {
      condition     = local.same_account || length(var.log_groups) + length(var.target_groups) == 0
      error_message = "AWS connects log groups and target groups with functions of their own account only, and the functions are in ${var.home.account_id}, the sources in ${var.cross.account_id}: ${join(", ", concat(keys(var.log_groups), keys(var.target_groups)))}; let a function of the source's account take the events, and let it invoke this one."
    }

    precondition {
      condition     = var.home.region == var.cross.region || length(local.regional) == 0
      error_message = "AWS connects these sources with functions of their own region only, and the functions are in ${var.home.region}, the sources in ${var.cross.region}: ${join(", ", local.regional)}; let a function of the source's region take the events, and let it invoke this one."
    }

    precondition {
      condition     = var.home.region == var.cross.region || alltrue([for item in values(var.sns_topics) : !item.manage_source])
      error_message = "A subscription is made by the function's account in the region of the topic, and aws.home is in ${var.home.region}, the topics in ${var.cross.region}: leave manage_source out, and subscribe with a provider of that region."
    }

    precondition {
      condition     = length([for key, item in var.event_rules : key if local.same_account && (item.role_name != null || item.principal != null)]) == 0
      error_message = "Within one account the rule calls the function without a role: ${join(", ", [for key, item in var.event_rules : key if local.same_account && (item.role_name != null || item.principal != null)])} has role_name or principal; leave them out."
    }

    precondition {
      condition     = length([for key, item in var.schedules : key if local.same_account && (item.principal != null || item.statement_id != null)]) == 0
      error_message = "Within one account no permission is written for a schedule, whose role's own policy is enough: ${join(", ", [for key, item in var.schedules : key if local.same_account && (item.principal != null || item.statement_id != null)])} has principal or statement_id; leave them out."
    }

    precondition {
      condition     = length(local.unnamed_sources) == 0
      error_message = "A source is not told: ${join(", ", local.unnamed_sources)}; give its id or ARN, or a reference to it in source_arns."
    }

    precondition {
      condition     = length(local.misplaced_arns) == 0
      error_message = "An ARN is not of the account, region and name of its source: ${join(", ", local.misplaced_arns)}; give the ARN of a source of ${var.cross.account_id} in ${var.cross.region} with the name that the source has."
    }

    precondition {
      condition     = length(local.split_owners) == 0
      error_message = "One name has two ARNs, of which one is no longer there: ${join(", ", local.split_owners)}; give the ARN of the one that exists."
    }

    precondition {
      condition     = length(local.other_references) == 0
      error_message = "A reference is to another source than the one that is named: ${join(", ", local.other_references)}; give the name, bus, account and region that the source has."
    }

    precondition {
      condition     = length(local.roleless) == 0
      error_message = "Lambda reads sources with the execution role, and the function has no role_name: ${join(", ", local.roleless)}; give it in functions."
    }

    precondition {
      condition     = length([for key, item in local.reads : key if item.on_failure_arn != null && (try(split(":", item.on_failure_arn)[1], local.home_partition) != local.home_partition || !contains(["", var.home.account_id], try(split(":", item.on_failure_arn)[4], "")))]) == 0
      error_message = "on_failure_arn lies in another account or partition than the function: ${join(", ", [for key, item in local.reads : key if item.on_failure_arn != null && (try(split(":", item.on_failure_arn)[1], local.home_partition) != local.home_partition || !contains(["", var.home.account_id], try(split(":", item.on_failure_arn)[4], "")))])}; keep failed batches in ${var.home.account_id}."
    }

    precondition {
      condition     = length([for key, item in local.reads : key if item.kms_key_arn != null && try(split(":", item.kms_key_arn)[1], local.home_partition) != local.home_partition]) == 0
      error_message = "kms_key_arn is of another partition: ${join(", ", [for key, item in local.reads : key if item.kms_key_arn != null && try(split(":", item.kms_key_arn)[1], local.home_partition) != local.home_partition])}; give a key of ${local.home_partition}."
    }

    precondition {
      condition     = length([for name, keys in { for key, item in local.permissions : "${item.called_arn} ${item.statement_id}" => key... } : join(" and ", keys) if length(keys) > 1]) == 0
      error_message = "Two permissions of a function have one statement_id: ${join(", ", [for name, keys in { for key, item in local.permissions : "${item.called_arn} ${item.statement_id}" => key... } : join(" and ", keys) if length(keys) > 1])}; delete one of them, or give each a statement_id of its own."
    }

    precondition {
      condition     = length([for name, keys in { for key, item in local.reads : "${item.owner}/${item.consumer_name == null ? "" : coalesce(item.consumer_name, "-")} ${item.function}" => key... } : join(" and ", keys) if length(keys) > 1]) == 0
      error_message = "Lambda refuses a second mapping of a source and a function: ${join(", ", [for name, keys in { for key, item in local.reads : "${item.owner}/${item.consumer_name == null ? "" : coalesce(item.consumer_name, "-")} ${item.function}" => key... } : join(" and ", keys) if length(keys) > 1])}; put the options of both into one."
    }

    precondition {
      condition     = length([for name, keys in { for key, item in local.callers : lower(item.role_name) => key... } : join(" and ", keys) if length(keys) > 1]) == 0
      error_message = "Two sources have one role that calls: ${join(", ", [for name, keys in { for key, item in local.callers : lower(item.role_name) => key... } : join(" and ", keys) if length(keys) > 1])}; leave role_name out, or give names that differ in more than case."
    }

    precondition {
      condition     = length(local.s3_pairs) == 0
      error_message = "An event of an object would be told twice, which S3 refuses: ${join(", ", local.s3_pairs)}; tell them apart by events, filter_prefix or filter_suffix, or send the events to a topic that both functions subscribe to."
    }

    precondition {
      condition     = length([for name, keys in { for key, item in local.log_filters : item.log_group_name => key... } : join(", ", keys) if length(keys) > 2]) == 0
      error_message = "A log group has two subscription filters at most: ${join(", ", [for name, keys in { for key, item in local.log_filters : item.log_group_name => key... } : join(", ", keys) if length(keys) > 2])}; let one function take the events and pass them on."
    }

    precondition {
      condition     = length([for name, keys in { for key, item in local.log_filters : "${item.log_group_name} ${item.filter_name}" => key... } : join(" and ", keys) if length(keys) > 1]) == 0
      error_message = "A second subscription filter of one name would take the place of the first: ${join(", ", [for name, keys in { for key, item in local.log_filters : "${item.log_group_name} ${item.filter_name}" => key... } : join(" and ", keys) if length(keys) > 1])}; give each a filter_name of its own."
    }

    precondition {
      condition     = length(local.half_managed) == 0
      error_message = "manage_source owns the whole document of a bucket, topic, queue or stream, and other entries of it have no manage_source: ${join(", ", local.half_managed)}; set it on all of them or on none."
    }

    precondition {
      condition     = length(local.unbound) == 0
      error_message = "A permission for a service is tied to no account, so that anybody's resource could have it call the function: ${join(", ", local.unbound)}; give a source_arn that names its account, or source_account."
    }

    precondition {
      condition     = length([for key, item in local.principals : key if item.row.naming == "required" && item.source_account == null]) == 0
      error_message = "source_account is missing, which AWS's instructions for the service ask for besides the ARN: ${join(", ", [for key, item in local.principals : key if item.row.naming == "required" && item.source_account == null])}."
    }

    precondition {
      condition     = length([for key, item in local.principals : key if item.row.naming == "token" && item.event_source_token == null]) == 0
      error_message = "event_source_token is missing, all that tells a skill from others: ${join(", ", [for key, item in local.principals : key if item.row.naming == "token" && item.event_source_token == null])}; give the id of the skill."
    }

    precondition {
      condition     = length([for key, item in local.principals : key if item.is_reference && item.statement_id == null]) == 0
      error_message = "The ARN of the source is a reference, and the id of the permission is made from the ARN: ${join(", ", [for key, item in local.principals : key if item.is_reference && item.statement_id == null])}; give statement_id."
    }

    precondition {
      condition     = length([for key, item in local.principals : key if item.arn_service != "" && item.row.arn != "" && item.arn_service != item.row.arn]) == 0
      error_message = "source_arn is of another service than the principal: ${join(", ", [for key, item in local.principals : key if item.arn_service != "" && item.row.arn != "" && item.arn_service != item.row.arn])}; give the ARN of what calls the function."
    }

    precondition {
      condition     = length(local.unreachable_principals) == 0
      error_message = "A service does not reach the function, which is in ${var.home.account_id} and ${var.home.region} of ${local.home_partition}: ${join(", ", local.unreachable_principals)}; give a source that AWS connects with it. Across accounts a rule calls by a role: use event_rules."
    }

    precondition {
      condition     = alltrue([for policy in values(local.execution_policies) : length(policy) <= 10240])
      error_message = "A policy events is longer than IAM accepts in the inline policies of a role, 10240 characters: ${join(", ", [for name, policy in local.execution_policies : name if length(policy) > 10240])}; let another function with another role read some of the sources."
    }

    precondition {
      condition     = alltrue([for owner, policy in local.managed_policies : length(policy) <= lookup(local.longest_policies, split("/", owner)[0], 20480)])
      error_message = "The policy of a source is longer than AWS accepts: ${join(", ", [for owner, policy in local.managed_policies : owner if length(policy) > lookup(local.longest_policies, split("/", owner)[0], 20480)])}; let fewer roles read the source."
    }

    precondition {
      condition     = alltrue([for size in values(local.function_policy_sizes) : size <= 20480])
      error_message = "The permissions of a function are longer than Lambda accepts in its policy, 20480 bytes: ${join(", ", [for arn, size in local.function_policy_sizes : arn if size > 20480])}; let fewer sources call it."
    }
  }
}

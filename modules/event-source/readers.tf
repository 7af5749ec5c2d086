# What lets Lambda read sources for functions: the rights of the execution roles, the statements in the policies of the
# sources across accounts, and the event source mappings.

locals {
  reads = merge(local.sqs_reads, local.kinesis_reads, local.dynamodb_reads)

  # What each execution role needs. Roles may have several functions, and functions several sources.
  identity_statements = flatten([
    for key, item in local.reads : [
      for statement in [
        { needed = true, sid = item.sid, actions = item.role_actions, resource = item.source_pattern },
        {
          needed   = item.consumer_name != null
          sid      = "ReadConsumer"
          actions  = ["kinesis:DescribeStreamConsumer", "kinesis:SubscribeToShard"]
          resource = item.consumer_pattern
        },
        { needed = item.kms_key_arn != null, sid = "DecryptSource", actions = ["kms:Decrypt"], resource = item.kms_key_arn },
        {
          needed   = try(split(":", item.on_failure_arn)[2], "") == "sqs"
          sid      = "SendFailedBatchesToQueue"
          actions  = ["sqs:SendMessage"]
          resource = item.on_failure_arn
        },
        {
          needed   = try(split(":", item.on_failure_arn)[2], "") == "sns"
          sid      = "SendFailedBatchesToTopic"
          actions  = ["sns:Publish"]
          resource = item.on_failure_arn
        },
        {
          needed   = try(split(":", item.on_failure_arn)[2], "") == "s3"
          sid      = "ListFailedBatches"
          actions  = ["s3:ListBucket"]
          resource = item.on_failure_arn
        },
        {
          needed   = try(split(":", item.on_failure_arn)[2], "") == "s3"
          sid      = "PutFailedBatches"
          actions  = ["s3:PutObject"]
          resource = try("${item.on_failure_arn}/*", null)
        },
      ] : merge(statement, { role_name = local.functions[item.function].role_name }) if statement.needed
    ]
  ])
  reader_roles = {
    for key, item in local.functions : item.role_name => key...
    if item.role_name != null && contains([for read in values(local.reads) : read.function], key)
  }
  execution_policies = {
    for role_name in keys(local.reader_roles) : role_name => jsonencode({
      Version = "2012-10-17"
      Statement = [
        for sid, group in { for statement in local.identity_statements : statement.sid => statement... if statement.role_name == role_name } : {
          Sid      = sid
          Effect   = "Allow"
          Action   = group[0].actions
          Resource = sort(distinct(group[*].resource))
        }
      ]
    })
  }

  # What the policies of the sources must say across accounts, each for the resource it belongs to.
  read_statements = merge([
    for key, item in local.reads : {
      for name, part in {
        "${key}" = { owner = item.owner, resource = item.source_arn, actions = item.source_actions }
        "${key}/consumer" = {
          owner    = "${item.owner}/${coalesce(item.consumer_name, "-")}"
          resource = item.consumer_arn
          actions  = ["kinesis:DescribeStreamConsumer", "kinesis:SubscribeToShard"]
        }
        } : name => {
        function       = item.function
        owner          = part.owner
        resource       = part.resource
        name           = item.name
        managed        = item.manage_source
        sid            = "ReadFrom${var.home.account_id}"
        principal      = local.functions[item.function].role_arn
        principal_text = format("{\"kind\":\"role\",\"arn\":%s}", jsonencode(local.functions[item.function].role_arn))
        actions        = part.actions
        conditions     = {}
      } if name == key || item.consumer_name != null
    } if !local.same_account
  ]...)

  # What the policies of the sources' keys must say; their owners decide who may use them.
  key_statements = {
    for key, item in local.reads : key => {
      account_id = try(regex("^arn:[^:]+:kms:[^:]*:([0-9]{12}):", item.kms_key_arn)[0], var.cross.account_id)
      role_arn   = local.functions[item.function].role_arn
      name       = "key-of-${item.name}"
    } if item.kms_key_arn != null && try(regex("^arn:[^:]+:kms:[^:]*:([0-9]{12}):", item.kms_key_arn)[0], var.cross.account_id) != var.home.account_id
  }
}

# The role's policies go with it. This tells them when it was replaced.
resource "terraform_data" "role" {
  for_each = local.reader_roles

  triggers_replace = [for key in each.value : lookup(var.role_arns, key, null)]
}

resource "aws_iam_role_policy" "events" {
  for_each = local.execution_policies
  provider = aws.home

  name = join("-", compact([
    "events",
    local.functions[local.reader_roles[each.key][0]].policy_name_suffix != null
    ? local.functions[local.reader_roles[each.key][0]].policy_name_suffix : substr(sha256(each.value), 0, 8),
  ]))
  role   = each.key
  policy = each.value

  lifecycle {
    replace_triggered_by = [terraform_data.role[each.key]]
  }
}

# A mapping outlives its function, and a new one would begin to read elsewhere: it waits, and stays.
resource "terraform_data" "functions" {
  count = length(local.reads) == 0 ? 0 : 1

  input = var.function_arns
}

resource "aws_lambda_event_source_mapping" "this" {
  for_each = local.reads
  provider = aws.home

  function_name                      = local.functions[each.value.function].called_arn
  event_source_arn                   = each.value.consumer_name == null ? each.value.source_arn : each.value.consumer_arn
  starting_position                  = each.value.starting_position
  batch_size                         = each.value.batch_size
  maximum_batching_window_in_seconds = each.value.maximum_batching_window
  maximum_retry_attempts             = each.value.maximum_retry_attempts
  maximum_record_age_in_seconds      = each.value.maximum_record_age
  bisect_batch_on_function_error     = each.value.bisect_batch_on_function_error
  parallelization_factor             = each.value.parallelization_factor
  tumbling_window_in_seconds         = each.value.tumbling_window
  function_response_types            = each.value.report_batch_item_failures ? ["ReportBatchItemFailures"] : null

  dynamic "scaling_config" {
    for_each = each.value.maximum_concurrency == null ? [] : [each.value.maximum_concurrency]

    content {
      maximum_concurrency = scaling_config.value
    }
  }

  dynamic "filter_criteria" {
    for_each = each.value.filters == null ? [] : [each.value.filters]

    content {
      dynamic "filter" {
        for_each = filter_criteria.value

        content {
          pattern = filter.value
        }
      }
    }
  }

  dynamic "destination_config" {
    for_each = each.value.on_failure_arn == null ? [] : [each.value.on_failure_arn]

    content {
      on_failure {
        destination_arn = destination_config.value
      }
    }
  }

  # Lambda checks the rights of the role when it creates the mapping.
  depends_on = [
    aws_dynamodb_resource_policy.this,
    aws_iam_role_policy.events,
    aws_kinesis_resource_policy.this,
    aws_sqs_queue_policy.this,
    terraform_data.functions,
  ]

  lifecycle {
    replace_triggered_by = [terraform_data.source[each.key]]
  }
}

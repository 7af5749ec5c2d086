# What is written for sources that Lambda reads: whole policies of execution roles and of sources, and the mappings.

mock_provider "aws" {
  alias = "home"

  mock_data "aws_caller_identity" {
    defaults = { account_id = "111111111111" }
  }
}

mock_provider "aws" {
  alias = "cross"

  mock_data "aws_caller_identity" {
    defaults = { account_id = "222222222222" }
  }
}

variables {
  home      = { account_id = "111111111111", region = "us-east-1" }
  cross     = { account_id = "222222222222", region = "us-east-1" }
  functions = { worker = { function_name = "worker", role_name = "worker-role" } }
}

run "a_function_reads_a_queue_and_two_streams_of_another_account" {
  command = plan

  variables {
    sqs_queues = {
      jobs = { function = "worker", queue_name = "jobs", batch_size = 100, maximum_batching_window = 5, report_batch_item_failures = true, filters = ["{\"body\":{}}"], maximum_concurrency = 2, manage_source = true }
    }
    kinesis_streams = {
      clicks = {
        function                       = "worker"
        stream_name                    = "clicks"
        consumer_arn                   = "arn:aws:kinesis:us-east-1:222222222222:stream/clicks/consumer/fast:1"
        maximum_retry_attempts         = -1
        maximum_record_age             = 60
        bisect_batch_on_function_error = true
        parallelization_factor         = 10
        tumbling_window                = 900
        on_failure_arn                 = "arn:aws:s3:::failed"
        manage_source                  = true
      }
    }
    dynamodb_streams = {
      orders = {
        function          = "worker"
        table_name        = "orders"
        stream_arn        = "arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/2026-01-01T00:00:00.000"
        starting_position = "TRIM_HORIZON"
        on_failure_arn    = "arn:aws:sqs:us-east-1:111111111111:failed"
        manage_source     = true
      }
    }
  }

  assert {
    condition = jsondecode(output.execution_policies["worker-role"]) == jsondecode(jsonencode({
      Version = "2012-10-17"
      Statement = [
        { Sid = "ListFailedBatches", Effect = "Allow", Action = ["s3:ListBucket"], Resource = ["arn:aws:s3:::failed"] },
        { Sid = "PutFailedBatches", Effect = "Allow", Action = ["s3:PutObject"], Resource = ["arn:aws:s3:::failed/*"] },
        {
          Sid      = "ReadConsumer"
          Effect   = "Allow"
          Action   = ["kinesis:DescribeStreamConsumer", "kinesis:SubscribeToShard"]
          Resource = ["arn:aws:kinesis:us-east-1:222222222222:stream/clicks/consumer/fast:1"]
        },
        {
          Sid      = "ReadQueue"
          Effect   = "Allow"
          Action   = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
          Resource = ["arn:aws:sqs:us-east-1:222222222222:jobs"]
        },
        {
          Sid      = "ReadStream"
          Effect   = "Allow"
          Action   = ["kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:ListShards"]
          Resource = ["arn:aws:kinesis:us-east-1:222222222222:stream/clicks"]
        },
        {
          Sid      = "ReadTableStream"
          Effect   = "Allow"
          Action   = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"]
          Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/2026-01-01T00:00:00.000"]
        },
        { Sid = "SendFailedBatchesToQueue", Effect = "Allow", Action = ["sqs:SendMessage"], Resource = ["arn:aws:sqs:us-east-1:111111111111:failed"] },
      ]
    })) && aws_iam_role_policy.events["worker-role"].policy == output.execution_policies["worker-role"]
    error_message = "The execution role may do something else than read the three sources and put failed batches aside."
  }

  assert {
    condition = jsonencode({
      for key, policy in merge(aws_sqs_queue_policy.this, aws_kinesis_resource_policy.this, aws_dynamodb_resource_policy.this) : key => jsondecode(policy.policy).Statement
      }) == jsonencode({
      "dynamodb_streams/orders" = [{
        Sid       = "ReadFrom111111111111"
        Effect    = "Allow"
        Principal = { AWS = ["arn:aws:iam::111111111111:role/worker-role"] }
        Action    = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"]
        Resource  = "arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/2026-01-01T00:00:00.000"
      }]
      "kinesis_streams/clicks" = [{
        Sid       = "ReadFrom111111111111"
        Effect    = "Allow"
        Principal = { AWS = ["arn:aws:iam::111111111111:role/worker-role"] }
        Action    = ["kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:ListShards"]
        Resource  = "arn:aws:kinesis:us-east-1:222222222222:stream/clicks"
      }]
      "kinesis_streams/clicks/fast" = [{
        Sid       = "ReadFrom111111111111"
        Effect    = "Allow"
        Principal = { AWS = ["arn:aws:iam::111111111111:role/worker-role"] }
        Action    = ["kinesis:DescribeStreamConsumer", "kinesis:SubscribeToShard"]
        Resource  = "arn:aws:kinesis:us-east-1:222222222222:stream/clicks/consumer/fast:1"
      }]
      "sqs_queues/jobs" = [{
        Sid       = "ReadFrom111111111111"
        Effect    = "Allow"
        Principal = { AWS = ["arn:aws:iam::111111111111:role/worker-role"] }
        Action    = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
        Resource  = "arn:aws:sqs:us-east-1:222222222222:jobs"
      }]
    })
    error_message = "The policies of the sources let in somebody else than the execution role, or to something else."
  }

  assert {
    condition = jsonencode([aws_sqs_queue_policy.this["sqs_queues/jobs"].queue_url, [for key, policy in merge(aws_kinesis_resource_policy.this, aws_dynamodb_resource_policy.this) : policy.resource_arn]]) == jsonencode([
      "https://sqs.us-east-1.amazonaws.com/222222222222/jobs",
      [
        "arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/2026-01-01T00:00:00.000",
        "arn:aws:kinesis:us-east-1:222222222222:stream/clicks",
        "arn:aws:kinesis:us-east-1:222222222222:stream/clicks/consumer/fast:1",
      ],
    ])
    error_message = "A policy belongs to another source."
  }

  assert {
    condition = jsonencode({
      for key, item in aws_lambda_event_source_mapping.this : key => [
        item.function_name, item.event_source_arn, item.starting_position, item.batch_size, item.maximum_batching_window_in_seconds, item.function_response_types,
        item.filter_criteria[*].filter, item.scaling_config[*].maximum_concurrency, item.bisect_batch_on_function_error, item.tumbling_window_in_seconds,
        item.destination_config[*].on_failure[0].destination_arn,
      ] if key != "dynamodb_streams/orders"
      }) == jsonencode({
      "kinesis_streams/clicks" = [
        "arn:aws:lambda:us-east-1:111111111111:function:worker", "arn:aws:kinesis:us-east-1:222222222222:stream/clicks/consumer/fast:1", "LATEST", null, null, null,
        [], [], true, 900, ["arn:aws:s3:::failed"],
      ]
      "sqs_queues/jobs" = [
        "arn:aws:lambda:us-east-1:111111111111:function:worker", "arn:aws:sqs:us-east-1:222222222222:jobs", null, 100, 5, ["ReportBatchItemFailures"],
        [[{ pattern = "{\"body\":{}}" }]], [2], null, null, [],
      ]
    })
    error_message = "A mapping reads another source, or otherwise than it was asked for."
  }

  assert {
    condition = jsonencode([
      for item in [aws_lambda_event_source_mapping.this["kinesis_streams/clicks"]] : [item.maximum_retry_attempts, item.maximum_record_age_in_seconds, item.parallelization_factor]
    ]) == jsonencode([[-1, 60, 10]]) && aws_lambda_event_source_mapping.this["dynamodb_streams/orders"].starting_position == "TRIM_HORIZON"
    error_message = "A mapping of a stream does not have the options that were asked for."
  }

  assert {
    condition     = length(aws_lambda_permission.this) == 0 && output.source_policies == {} && output.key_policies == {}
    error_message = "A permission is written that does nothing, or a policy is handed over that is written here."
  }
}

run "a_source_whose_side_is_its_owners_is_handed_over" {
  command = plan

  variables {
    sns_topics  = { news = { function = "worker", topic_name = "news" } }
    sqs_queues  = { jobs = { function = "worker", queue_name = "jobs", kms_key_arn = "arn:aws:kms:us-east-1:222222222222:key/11111111-2222-3333-4444-555555555555" } }
    event_rules = { orders = { function = "worker", rule_name = "orders" } }
  }

  assert {
    condition = jsonencode({ for key, policy in output.source_policies : key => jsondecode(policy).Statement }) == jsonencode({
      "sns_topics/news" = [{
        Sid       = "SubscribeFrom111111111111ce13c25eGrantce74fb39"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111111111111:root" }
        Action    = ["sns:Subscribe"]
        Resource  = "arn:aws:sns:us-east-1:222222222222:news"
        Condition = { StringEquals = { "sns:Endpoint" = ["arn:aws:lambda:us-east-1:111111111111:function:worker"], "sns:Protocol" = ["lambda"] } }
      }]
      "sqs_queues/jobs" = [{
        Sid       = "ReadFrom111111111111Grante5b419e9"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111111111111:role/worker-role" }
        Action    = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
        Resource  = "arn:aws:sqs:us-east-1:222222222222:jobs"
      }]
    })
    error_message = "The statements for the owners of topic and queue are not those that the constructs hand over."
  }

  assert {
    condition = jsonencode({ for key, policy in output.key_policies : key => jsondecode(policy).Statement }) == jsonencode({
      "sqs_queues/jobs" = [{
        Sid       = "DecryptFrom111111111111Grant7161b4cb"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111111111111:role/worker-role" }
        Action    = "kms:Decrypt"
        Resource  = "*"
      }]
    })
    error_message = "The statement for the owner of the key is not the one that the constructs hand over."
  }

  assert {
    condition     = length(aws_sns_topic_policy.this) + length(aws_sqs_queue_policy.this) + length(aws_iam_role.caller) + length(aws_cloudwatch_event_target.this) + length(aws_sns_topic_subscription.this) == 0
    error_message = "Something is written on the side of the sources."
  }

  assert {
    condition     = output.connections["event_rules/orders"].role_name == "orders-invokes-worker" && output.connections["event_rules/orders"].function_arn == "arn:aws:lambda:us-east-1:111111111111:function:worker"
    error_message = "The role that the rule's owner must create is not told."
  }

  assert {
    condition = jsonencode([for access in output.access_manifest.accesses : [access.principal, access.action, access.side]]) == jsonencode([
      ["sns.amazonaws.com", "lambda:InvokeFunction", "both"],
      ["arn:aws:iam::222222222222:role/orders-invokes-worker", "lambda:InvokeFunction", "target"],
      ["arn:aws:iam::111111111111:role/worker-role", "sqs:DeleteMessage", "caller"],
      ["arn:aws:iam::111111111111:role/worker-role", "sqs:GetQueueAttributes", "caller"],
      ["arn:aws:iam::111111111111:role/worker-role", "sqs:ReceiveMessage", "caller"],
      ["arn:aws:iam::111111111111:role/worker-role", "kms:Decrypt", "caller"],
    ])
    error_message = "A half that is an owner's is declared as written, or one that is written is not declared."
  }
}

run "within_one_account_nothing_is_written_at_a_queue" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.home }

  variables {
    cross      = { account_id = "111111111111", region = "us-east-1" }
    sqs_queues = { jobs = { function = "worker", queue_name = "jobs.fifo", batch_size = 10, manage_source = true } }
  }

  assert {
    condition     = length(aws_sqs_queue_policy.this) == 0 && length(output.source_policies) == 0 && length(aws_lambda_permission.this) == 0
    error_message = "A policy or permission is written that one account does not need."
  }

  assert {
    condition     = jsondecode(output.execution_policies["worker-role"]).Statement[0].Resource[0] == "arn:aws:sqs:us-east-1:111111111111:jobs.fifo"
    error_message = "The execution role does not read the queue."
  }
}

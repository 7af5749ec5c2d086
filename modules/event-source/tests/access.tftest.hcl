# What the module writes, whole documents, without an account: the providers are mocks.

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

run "a_bucket_and_a_topic_of_another_account_call_a_function" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    s3_buckets = { uploads = { function = "worker", bucket_name = "uploads", filter_prefix = "in/", manage_source = true } }
    sns_topics = { news = { function = "worker", topic_name = "news", manage_source = true } }
  }

  assert {
    condition = jsonencode(output.permissions) == jsonencode({
      "s3_buckets/uploads" = {
        Sid       = aws_lambda_permission.this["s3_buckets/uploads"].statement_id
        Effect    = "Allow"
        Principal = { Service = "s3.amazonaws.com" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:111111111111:function:worker"
        Condition = { ArnLike = { "AWS:SourceArn" = "arn:aws:s3:::uploads" }, StringEquals = { "AWS:SourceAccount" = "222222222222" } }
      }
      "sns_topics/news" = {
        Sid       = aws_lambda_permission.this["sns_topics/news"].statement_id
        Effect    = "Allow"
        Principal = { Service = "sns.amazonaws.com" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:111111111111:function:worker"
        Condition = { ArnLike = { "AWS:SourceArn" = "arn:aws:sns:us-east-1:222222222222:news" } }
      }
    })
    error_message = "The permissions are not the two that were asked for."
  }

  assert {
    condition = jsondecode(aws_sns_topic_policy.this["sns_topics/news"].policy) == jsondecode(jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Sid       = "SubscribeFrom111111111111${substr(sha256(jsonencode(["arn:aws:lambda:us-east-1:111111111111:function:worker"])), 0, 8)}"
        Effect    = "Allow"
        Principal = { AWS = ["arn:aws:iam::111111111111:root"] }
        Action    = ["sns:Subscribe"]
        Resource  = "arn:aws:sns:us-east-1:222222222222:news"
        Condition = { StringEquals = { "sns:Endpoint" = ["arn:aws:lambda:us-east-1:111111111111:function:worker"], "sns:Protocol" = ["lambda"] } }
      }]
    }))
    error_message = "The topic does not let the account of the function subscribe this function, and nothing else."
  }

  assert {
    condition     = aws_s3_bucket_notification.this["uploads"].lambda_function[0].filter_prefix == "in/" && length(output.access_manifest.accesses) == 3
    error_message = "The notification has no prefix, or three accesses are not declared."
  }
}

run "a_source_whose_side_is_its_owners_is_handed_over" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    sns_topics  = { news = { function = "worker", topic_name = "news" } }
    sqs_queues  = { jobs = { function = "worker", queue_name = "jobs", kms_key_arn = "arn:aws:kms:us-east-1:222222222222:key/11111111-2222-3333-4444-555555555555" } }
    event_rules = { orders = { function = "worker", rule_name = "orders" } }
  }

  assert {
    condition     = jsonencode([keys(output.source_policies), keys(output.key_policies)]) == jsonencode([["sns_topics/news", "sqs_queues/jobs"], ["sqs_queues/jobs"]])
    error_message = "The statements for the owners of topic, queue and key do not come out."
  }

  assert {
    condition     = length(aws_sns_topic_policy.this) + length(aws_sqs_queue_policy.this) + length(aws_iam_role.caller) + length(aws_cloudwatch_event_target.this) == 0
    error_message = "Something is written on the side of the sources."
  }

  assert {
    condition     = output.connections["event_rules/orders"].role_name == "orders-invokes-worker"
    error_message = "The role that the rule's owner must create is not told."
  }

  assert {
    condition     = alltrue([for access in output.access_manifest.accesses : access.side == "caller" if strcontains(access.action, "sqs:")])
    error_message = "A half that is the queue's owner's is declared as written."
  }
}

run "a_rule_of_another_account_calls_by_a_role" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    event_rules = { orders = { function = "worker", rule_name = "orders", role_name = "orders-role", manage_source = true } }
  }

  assert {
    condition     = aws_lambda_permission.this["event_rules/orders"].principal == "arn:aws:iam::222222222222:root" && aws_lambda_permission.this["event_rules/orders"].source_arn == null
    error_message = "The permission does not name the account of the rule."
  }

  assert {
    condition = jsondecode(aws_iam_role.caller["event_rules/orders"].assume_role_policy) == jsondecode(jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Sid       = "AssumeRoleByRule"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sts:AssumeRole"
        Condition = { ArnEquals = { "aws:SourceArn" = "arn:aws:events:us-east-1:222222222222:rule/orders" }, StringEquals = { "aws:SourceAccount" = "222222222222" } }
      }]
    }))
    error_message = "The role trusts somebody else than EventBridge for this rule."
  }
}

run "a_function_reads_a_stream_and_a_queue_of_another_account" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    kinesis_streams = { clicks = { function = "worker", stream_name = "clicks", manage_source = true, on_failure_arn = "arn:aws:s3:::failed" } }
    sqs_queues      = { jobs = { function = "worker", queue_name = "jobs", manage_source = true } }
  }

  assert {
    condition = jsonencode(jsondecode(output.execution_policies["worker-role"]).Statement[*].Sid) == jsonencode([
      "ListFailedBatches", "PutFailedBatches", "ReadQueue", "ReadStream",
    ])
    error_message = "The execution role does not have the four statements in order."
  }

  assert {
    condition = jsondecode(aws_sqs_queue_policy.this["sqs_queues/jobs"].policy) == jsondecode(jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Sid       = "ReadFrom111111111111"
        Effect    = "Allow"
        Principal = { AWS = ["arn:aws:iam::111111111111:role/worker-role"] }
        Action    = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
        Resource  = "arn:aws:sqs:us-east-1:222222222222:jobs"
      }]
    }))
    error_message = "The queue does not let the execution role read it, and nothing else."
  }

  assert {
    condition     = aws_lambda_event_source_mapping.this["kinesis_streams/clicks"].starting_position == "LATEST" && length(aws_lambda_permission.this) == 0
    error_message = "The mapping begins elsewhere, or a permission is written that does nothing."
  }
}

run "a_distribution_needs_two_permissions" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    distributions = { site = { function = "worker", distribution_id = "E2QWRUHAPOMQZL", accept_unscoped_invoke = true } }
  }

  assert {
    condition     = jsonencode(keys(aws_lambda_permission.this)) == jsonencode(["distributions/site/InvokeFunction", "distributions/site/InvokeFunctionUrl"])
    error_message = "The distribution does not have its two permissions."
  }
}

run "within_one_account_nothing_is_written_at_a_queue" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.home }

  variables {
    cross      = { account_id = "111111111111", region = "us-east-1" }
    sqs_queues = { jobs = { function = "worker", queue_name = "jobs", manage_source = true } }
    schedules  = { nightly = { function = "worker", schedule_name = "nightly", schedule_expression = "rate(1 day)", manage_source = true } }
  }

  assert {
    condition     = length(aws_sqs_queue_policy.this) == 0 && length(output.source_policies) == 0 && length(aws_lambda_permission.this) == 0
    error_message = "A policy or permission is written that one account does not need."
  }
}

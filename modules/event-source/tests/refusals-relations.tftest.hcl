# What only all inputs together can tell to be wrong.

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

run "a_source_names_a_known_function" {
  command = plan

  variables {
    s3_buckets = { a = { function = "other", bucket_name = "uploads" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_reference_has_a_key_of_a_source" {
  command = plan

  variables {
    source_arns = { s3_buckets = { b = "x" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_reference_has_a_key_of_a_function" {
  command = plan

  variables {
    function_arns = { other = "x" }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_reference_of_a_role_has_a_key_of_a_function" {
  command = plan

  variables {
    role_arns = { other = "x" }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "partitions_do_not_mix" {
  command = plan

  variables {
    cross      = { account_id = "222222222222", region = "cn-north-1" }
    sns_topics = { a = { function = "worker", topic_name = "news" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_log_group_is_in_the_functions_account" {
  command = plan

  variables {
    log_groups = { a = { function = "worker", log_group_name = "g" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_target_group_is_in_the_functions_account" {
  command = plan

  variables {
    target_groups = { a = { function = "worker", target_group_arn = "arn:aws:elasticloadbalancing:us-east-1:222222222222:targetgroup/a/1" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_rule_is_in_the_functions_region" {
  command = plan

  variables {
    cross       = { account_id = "222222222222", region = "eu-west-1" }
    event_rules = { a = { function = "worker", rule_name = "orders" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_topic_of_another_region_is_subscribed_elsewhere" {
  command = plan

  variables {
    cross      = { account_id = "222222222222", region = "eu-west-1" }
    sns_topics = { a = { function = "worker", topic_name = "news", manage_source = true } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_rule_of_one_account_has_no_role" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.home }

  variables {
    cross       = { account_id = "111111111111", region = "us-east-1" }
    event_rules = { a = { function = "worker", rule_name = "orders", role_name = "caller" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_rule_of_one_account_has_no_principal" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.home }

  variables {
    cross       = { account_id = "111111111111", region = "us-east-1" }
    event_rules = { a = { function = "worker", rule_name = "orders", principal = "role" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_schedule_of_one_account_has_no_permission" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.home }

  variables {
    cross     = { account_id = "111111111111", region = "us-east-1" }
    schedules = { a = { function = "worker", schedule_name = "nightly", schedule_expression = "rate(1 day)", statement_id = "a" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_schedule_of_one_account_has_no_principal" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.home }

  variables {
    cross     = { account_id = "111111111111", region = "us-east-1" }
    schedules = { a = { function = "worker", schedule_name = "nightly", schedule_expression = "rate(1 day)", principal = "role" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_table_stream_is_told" {
  command = plan

  variables {
    dynamodb_streams = { a = { function = "worker", table_name = "orders" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_rest_api_is_told" {
  command = plan

  variables {
    rest_apis = { a = { function = "worker", method = "GET", path = "/" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "an_http_api_is_told" {
  command = plan

  variables {
    http_apis = { a = { function = "worker", route_key = "GET /", manage_source = true } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_distribution_is_told" {
  command = plan

  variables {
    distributions = { a = { function = "worker", accept_unscoped_invoke = true } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_new_consumer_is_told" {
  command = plan

  variables {
    kinesis_streams = { a = { function = "worker", stream_name = "clicks", consumer_name = "a" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_consumer_is_of_the_stream" {
  command = plan

  variables {
    kinesis_streams = { a = { function = "worker", stream_name = "clicks", consumer_arn = "arn:aws:kinesis:us-east-1:222222222222:stream/other/consumer/a:1" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_stream_is_of_the_table" {
  command = plan

  variables {
    dynamodb_streams = { a = { function = "worker", table_name = "orders", stream_arn = "arn:aws:dynamodb:us-east-1:222222222222:table/other/stream/2026" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_target_group_is_of_the_account" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.home }

  variables {
    cross         = { account_id = "111111111111", region = "us-east-1" }
    target_groups = { a = { function = "worker", target_group_arn = "arn:aws:elasticloadbalancing:us-east-1:222222222222:targetgroup/a/1" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_table_has_one_stream_at_a_time" {
  command = plan

  variables {
    functions = { worker = { function_name = "worker", role_name = "a" }, other = { function_name = "other", role_name = "b" } }
    dynamodb_streams = {
      a = { function = "worker", table_name = "orders", stream_arn = "arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/2025" }
      b = { function = "other", table_name = "orders", stream_arn = "arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/2026" }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_stream_has_one_consumer_of_a_name_at_a_time" {
  command = plan

  variables {
    functions = { worker = { function_name = "worker", role_name = "a" }, other = { function_name = "other", role_name = "b" } }
    kinesis_streams = {
      a = { function = "worker", stream_name = "clicks", consumer_arn = "arn:aws:kinesis:us-east-1:222222222222:stream/clicks/consumer/fast:1" }
      b = { function = "other", stream_name = "clicks", consumer_arn = "arn:aws:kinesis:us-east-1:222222222222:stream/clicks/consumer/fast:2" }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_rule_is_of_the_bus_that_is_named" {
  command = plan

  variables {
    event_rules = { a = { function = "worker", rule_name = "orders" } }
    source_arns = { event_rules = { a = "arn:aws:events:us-east-1:222222222222:rule/shop/orders" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_queue_is_of_the_account_that_is_named" {
  command = plan

  variables {
    sqs_queues  = { a = { function = "worker", queue_name = "jobs" } }
    source_arns = { sqs_queues = { a = "arn:aws:sqs:us-east-1:111111111111:jobs" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_reader_has_a_role" {
  command = plan

  variables {
    functions  = { worker = { function_name = "worker" } }
    sqs_queues = { a = { function = "worker", queue_name = "jobs" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "failed_batches_stay_in_the_account" {
  command = plan

  variables {
    kinesis_streams = { a = { function = "worker", stream_name = "clicks", on_failure_arn = "arn:aws:sqs:us-east-1:222222222222:a" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_key_is_of_the_partition" {
  command = plan

  variables {
    sqs_queues = { a = { function = "worker", queue_name = "jobs", kms_key_arn = "arn:aws-cn:kms:cn-north-1:222222222222:key/a" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

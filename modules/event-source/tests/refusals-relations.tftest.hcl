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

run "two_permissions_have_two_ids" {
  command = plan

  variables {
    s3_buckets = { a = { function = "worker", bucket_name = "uploads", statement_id = "x" }, b = { function = "worker", bucket_name = "other", statement_id = "x" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_source_is_given_once" {
  command = plan

  variables {
    sns_topics = { a = { function = "worker", topic_name = "news" }, b = { function = "worker", topic_name = "news", filter_policy = "{}" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_queue_is_read_once_for_a_function" {
  command = plan

  variables {
    sqs_queues = { a = { function = "worker", queue_name = "jobs" }, b = { function = "worker", queue_name = "jobs", batch_size = 1 } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "two_sources_call_by_two_roles" {
  command = plan

  variables {
    functions   = { worker = { function_name = "worker" }, other = { function_name = "other" } }
    event_rules = { a = { function = "worker", rule_name = "orders", role_name = "caller" }, b = { function = "other", rule_name = "orders", role_name = "Caller" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "overlapping_events_of_a_bucket_fail" {
  command = plan

  variables {
    s3_buckets = { a = { function = "worker", bucket_name = "uploads", manage_source = true }, b = { function = "worker", bucket_name = "uploads", filter_prefix = "in/", manage_source = true } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_log_group_has_two_filters" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.home }

  variables {
    cross      = { account_id = "111111111111", region = "us-east-1" }
    log_groups = { for name in ["a", "b", "c"] : name => { function = "worker", log_group_name = "g", filter_name = name, manage_source = true } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "two_filters_of_a_log_group_have_two_names" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.home }

  variables {
    cross      = { account_id = "111111111111", region = "us-east-1" }
    functions  = { worker = { function_name = "worker" }, other = { function_name = "other" } }
    log_groups = { for key in ["worker", "other"] : key => { function = key, log_group_name = "g", filter_name = "errors", manage_source = true } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_notification_is_managed_as_a_whole" {
  command = plan

  variables {
    s3_buckets = { a = { function = "worker", bucket_name = "uploads", filter_prefix = "a/", manage_source = true }, b = { function = "worker", bucket_name = "uploads", filter_prefix = "b/" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_policy_is_managed_as_a_whole" {
  command = plan

  variables {
    functions  = { worker = { function_name = "worker", role_name = "a" }, other = { function_name = "other", role_name = "b" } }
    sqs_queues = { a = { function = "worker", queue_name = "jobs", manage_source = true }, b = { function = "other", queue_name = "jobs" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_role_reads_as_many_sources_as_its_policy_holds" {
  command = plan

  variables {
    sqs_queues = { for number in range(230) : "a${number}" => { function = "worker", queue_name = "queue-${number}" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_queue_has_as_many_readers_as_its_policy_holds" {
  command = plan

  variables {
    functions  = { for number in range(150) : "a${number}" => { function_name = "worker-${number}", role_name = "execution-role-of-worker-${number}" } }
    sqs_queues = { for number in range(150) : "a${number}" => { function = "a${number}", queue_name = "jobs", manage_source = true } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_function_has_as_many_callers_as_its_policy_holds" {
  command = plan

  variables {
    sns_topics = { for number in range(90) : "a${number}" => { function = "worker", topic_name = "news-${number}" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

# What the module refuses, each with the input it names.

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

run "swapped_aliases_fail" {
  command   = plan
  providers = { aws.home = aws.cross, aws.cross = aws.home }

  variables {
    s3_buckets = {}
  }

  expect_failures = [data.aws_caller_identity.home, data.aws_caller_identity.cross]
}

run "the_id_of_home_has_12_digits" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    home = { account_id = "1", region = "us-east-1" }
  }

  expect_failures = [var.home]
}

run "the_region_of_cross_is_a_code" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    cross = { account_id = "222222222222", region = "Virginia" }
  }

  expect_failures = [var.cross]
}

run "a_function_has_a_name_and_no_arn" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    functions = { worker = { function_name = "arn:aws:lambda:us-east-1:111111111111:function:worker" } }
  }

  expect_failures = [var.functions]
}

run "latest_is_no_qualifier" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    functions = { worker = { function_name = "worker", qualifier = "$LATEST" } }
  }

  expect_failures = [var.functions]
}

run "a_role_is_named_without_its_path" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    functions = { worker = { function_name = "worker", role_name = "a/b" } }
  }

  expect_failures = [var.functions]
}

run "a_role_path_ends_with_a_slash" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    functions = { worker = { function_name = "worker", role_path = "/a" } }
  }

  expect_failures = [var.functions]
}

run "one_role_has_one_policy" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    functions = { worker = { function_name = "worker", role_name = "a" }, other = { function_name = "other", role_name = "a", policy_name_suffix = "" } }
  }

  expect_failures = [var.functions]
}

run "a_bucket_has_lower_case_letters" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    s3_buckets = { a = { function = "worker", bucket_name = "Uploads" } }
  }

  expect_failures = [var.s3_buckets]
}

run "a_bucket_has_no_two_dots" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    s3_buckets = { a = { function = "worker", bucket_name = "up..loads" } }
  }

  expect_failures = [var.s3_buckets]
}

run "an_event_is_one_of_s3" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    s3_buckets = { a = { function = "worker", bucket_name = "uploads", events = ["created"] } }
  }

  expect_failures = [var.s3_buckets]
}

run "a_statement_id_has_no_blanks" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    s3_buckets = { a = { function = "worker", bucket_name = "uploads", statement_id = "a b" } }
  }

  expect_failures = [var.s3_buckets]
}

run "a_fifo_topic_calls_no_function" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    sns_topics = { a = { function = "worker", topic_name = "news.fifo" } }
  }

  expect_failures = [var.sns_topics]
}

run "a_filter_policy_is_json" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    sns_topics = { a = { function = "worker", topic_name = "news", filter_policy = "kind" } }
  }

  expect_failures = [var.sns_topics]
}

run "a_principal_is_account_or_role" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    event_rules = { a = { function = "worker", rule_name = "orders", principal = "everybody" } }
  }

  expect_failures = [var.event_rules]
}

run "an_input_is_json" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    event_rules = { a = { function = "worker", rule_name = "orders", input = "{" } }
  }

  expect_failures = [var.event_rules]
}

run "a_schedule_has_an_expression" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    schedules = { a = { function = "worker", schedule_name = "nightly", schedule_expression = "daily" } }
  }

  expect_failures = [var.schedules]
}

run "a_window_is_a_day_at_most" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    schedules = { a = { function = "worker", schedule_name = "nightly", schedule_expression = "rate(1 day)", flexible_window_in_minutes = 1441 } }
  }

  expect_failures = [var.schedules]
}

run "a_method_is_one_of_http" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    rest_apis = { a = { function = "worker", api_id = "abc", method = "FETCH", path = "/" } }
  }

  expect_failures = [var.rest_apis]
}

run "a_route_begins_with_a_method" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    http_apis = { a = { function = "worker", api_id = "abc", route_key = "/orders" } }
  }

  expect_failures = [var.http_apis]
}

run "a_filter_name_has_no_colon" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    log_groups = { a = { function = "worker", log_group_name = "g", filter_name = "a:b" } }
  }

  expect_failures = [var.log_groups]
}

run "a_target_group_is_an_arn" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    target_groups = { a = { function = "worker", target_group_arn = "targets" } }
  }

  expect_failures = [var.target_groups]
}

run "an_unscoped_permission_is_accepted_in_words" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    distributions = { a = { function = "worker", distribution_id = "E2QWRUHAPOMQZL" } }
  }

  expect_failures = [var.distributions]
}

run "the_lambda_service_calls_no_function" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    service_principals = { a = { function = "worker", service = "lambda.amazonaws.com" } }
  }

  expect_failures = [var.service_principals]
}

run "a_permission_for_a_queue_does_nothing" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    service_principals = { a = { function = "worker", service = "sqs.amazonaws.com" } }
  }

  expect_failures = [var.service_principals]
}

run "an_organization_does_not_narrow_a_service" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    service_principals = { a = { function = "worker", service = "iot.amazonaws.com", organization_id = "o-abcdefghij", source_account = "222222222222" } }
  }

  expect_failures = [var.service_principals]
}

run "arn_and_account_of_a_source_agree" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    service_principals = { a = { function = "worker", service = "iot.amazonaws.com", source_arn = "arn:aws:iot:us-east-1:222222222222:rule/a", source_account = "333333333333" } }
  }

  expect_failures = [var.service_principals]
}

run "a_service_is_tied_to_an_account" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    service_principals = { a = { function = "worker", service = "iot.amazonaws.com" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "config_needs_the_account" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    service_principals = { a = { function = "worker", service = "config.amazonaws.com", source_arn = "arn:aws:config:us-east-1:222222222222:config-rule/a" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_skill_has_a_token" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    service_principals = { a = { function = "worker", service = "alexa-appkit.amazon.com" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_log_group_by_its_service_is_of_the_functions_account" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    service_principals = { a = { function = "worker", service = "logs.amazonaws.com", source_arn = "arn:aws:logs:us-east-1:222222222222:log-group:a:*" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "an_arn_is_of_the_service" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    service_principals = { a = { function = "worker", service = "iot.amazonaws.com", source_arn = "arn:aws:sns:us-east-1:222222222222:a" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_fifo_batch_has_ten_messages" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    sqs_queues = { a = { function = "worker", queue_name = "jobs.fifo", batch_size = 11 } }
  }

  expect_failures = [var.sqs_queues]
}

run "a_large_batch_needs_a_window" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    sqs_queues = { a = { function = "worker", queue_name = "jobs", batch_size = 11 } }
  }

  expect_failures = [var.sqs_queues]
}

run "a_batch_has_a_whole_number" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    sqs_queues = { a = { function = "worker", queue_name = "jobs", batch_size = 0 } }
  }

  expect_failures = [var.sqs_queues]
}

run "one_invocation_at_once_is_refused" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    sqs_queues = { a = { function = "worker", queue_name = "jobs", maximum_concurrency = 1 } }
  }

  expect_failures = [var.sqs_queues]
}

run "a_filter_is_an_object" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    sqs_queues = { a = { function = "worker", queue_name = "jobs", filters = ["[]"] } }
  }

  expect_failures = [var.sqs_queues]
}

run "an_alias_of_a_key_is_no_key" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    sqs_queues = { a = { function = "worker", queue_name = "jobs", kms_key_arn = "arn:aws:kms:us-east-1:222222222222:alias/a" } }
  }

  expect_failures = [var.sqs_queues]
}

run "a_position_is_known" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    kinesis_streams = { a = { function = "worker", stream_name = "clicks", starting_position = "NOW" } }
  }

  expect_failures = [var.kinesis_streams]
}

run "a_stream_has_one_consumer" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    kinesis_streams = { a = { function = "worker", stream_name = "clicks", consumer_name = "a", consumer_arn = "arn:aws:kinesis:us-east-1:222222222222:stream/clicks/consumer/a:1" } }
  }

  expect_failures = [var.kinesis_streams]
}

run "a_shard_has_ten_batches_at_once" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    kinesis_streams = { a = { function = "worker", stream_name = "clicks", parallelization_factor = 11 } }
  }

  expect_failures = [var.kinesis_streams]
}

run "records_are_retried_or_not" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    kinesis_streams = { a = { function = "worker", stream_name = "clicks", maximum_retry_attempts = -2 } }
  }

  expect_failures = [var.kinesis_streams]
}

run "failed_batches_go_to_no_fifo_queue" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    kinesis_streams = { a = { function = "worker", stream_name = "clicks", on_failure_arn = "arn:aws:sqs:us-east-1:111111111111:a.fifo" } }
  }

  expect_failures = [var.kinesis_streams]
}

run "failed_batches_stay_in_the_account" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    kinesis_streams = { a = { function = "worker", stream_name = "clicks", on_failure_arn = "arn:aws:sqs:us-east-1:222222222222:a" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_consumer_is_of_the_stream" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    kinesis_streams = { a = { function = "worker", stream_name = "clicks", consumer_arn = "arn:aws:kinesis:us-east-1:222222222222:stream/other/consumer/a:1" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_table_stream_has_a_label" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    dynamodb_streams = { a = { function = "worker", table_name = "orders", stream_arn = "arn:aws:dynamodb:us-east-1:222222222222:table/orders" } }
  }

  expect_failures = [var.dynamodb_streams]
}

run "a_table_stream_is_told" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    dynamodb_streams = { a = { function = "worker", table_name = "orders" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_source_names_a_known_function" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    s3_buckets = { a = { function = "other", bucket_name = "uploads" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_reference_has_a_key_of_a_source" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    source_arns = { s3_buckets = { b = "x" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_log_group_is_in_the_functions_account" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    log_groups = { a = { function = "worker", log_group_name = "g" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_rule_is_in_the_functions_region" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    cross       = { account_id = "222222222222", region = "eu-west-1" }
    event_rules = { a = { function = "worker", rule_name = "orders" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_topic_of_another_region_is_subscribed_elsewhere" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    cross      = { account_id = "222222222222", region = "eu-west-1" }
    sns_topics = { a = { function = "worker", topic_name = "news", manage_source = true } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "partitions_do_not_mix" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    cross      = { account_id = "222222222222", region = "cn-north-1" }
    sns_topics = { a = { function = "worker", topic_name = "news" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_rule_of_one_account_has_no_role" {
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

run "overlapping_events_of_a_bucket_fail" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    s3_buckets = { a = { function = "worker", bucket_name = "uploads", manage_source = true }, b = { function = "worker", bucket_name = "uploads", filter_prefix = "in/", manage_source = true } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_document_is_managed_as_a_whole" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    s3_buckets = { a = { function = "worker", bucket_name = "uploads", filter_prefix = "a/", manage_source = true }, b = { function = "worker", bucket_name = "uploads", filter_prefix = "b/" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "two_permissions_have_two_ids" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    s3_buckets = { a = { function = "worker", bucket_name = "uploads", statement_id = "x" }, b = { function = "worker", bucket_name = "other", statement_id = "x" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_queue_is_read_once_for_a_function" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    sqs_queues = { a = { function = "worker", queue_name = "jobs" }, b = { function = "worker", queue_name = "jobs" } }
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

run "a_reader_has_a_role" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  variables {
    functions  = { worker = { function_name = "worker" } }
    sqs_queues = { a = { function = "worker", queue_name = "jobs" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

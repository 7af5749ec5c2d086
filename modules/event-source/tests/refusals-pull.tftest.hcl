# What is refused of sources that Lambda reads, each with the input that it names.

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

run "a_source_has_a_name_of_its_service" {
  command = plan

  variables {
    sqs_queues       = { a = { function = "worker", queue_name = "jobs.other" } }
    kinesis_streams  = { a = { function = "worker", stream_name = "clicks/a" } }
    dynamodb_streams = { a = { function = "worker", table_name = "ab", stream_arn = "arn:aws:dynamodb:us-east-1:222222222222:table/ab/stream/2026" } }
  }

  expect_failures = [var.sqs_queues, var.kinesis_streams, var.dynamodb_streams]
}

run "a_queue_has_80_characters" {
  command = plan

  variables {
    sqs_queues = { a = { function = "worker", queue_name = "${join("", [for digit in range(76) : "a"])}.fifo" } }
  }

  expect_failures = [var.sqs_queues]
}

run "a_consumer_has_a_name" {
  command = plan

  variables {
    kinesis_streams = { a = { function = "worker", stream_name = "clicks", consumer_name = "a:1" } }
  }

  expect_failures = [var.kinesis_streams]
}

run "a_consumer_and_a_table_stream_have_arns" {
  command = plan

  variables {
    kinesis_streams  = { a = { function = "worker", stream_name = "clicks", consumer_arn = "arn:aws:kinesis:us-east-1:222222222222:stream/clicks" } }
    dynamodb_streams = { a = { function = "worker", table_name = "orders", stream_arn = "arn:aws:dynamodb:us-east-1:222222222222:table/orders" } }
  }

  expect_failures = [var.kinesis_streams, var.dynamodb_streams]
}

run "a_stream_has_one_consumer" {
  command = plan

  variables {
    kinesis_streams = { a = { function = "worker", stream_name = "clicks", consumer_name = "a", consumer_arn = "arn:aws:kinesis:us-east-1:222222222222:stream/clicks/consumer/a:1" } }
  }

  expect_failures = [var.kinesis_streams]
}

run "an_alias_of_a_key_is_no_key" {
  command = plan

  variables {
    sqs_queues       = { a = { function = "worker", queue_name = "jobs", kms_key_arn = "arn:aws:kms:us-east-1:222222222222:alias/a" } }
    kinesis_streams  = { a = { function = "worker", stream_name = "clicks", kms_key_arn = "arn:aws:kms:us-east-1:222222222222:alias/a" } }
    dynamodb_streams = { a = { function = "worker", table_name = "orders", stream_arn = "arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/2026-01-01T00:00:00.000", kms_key_arn = "arn:aws:kms:us-east-1:222222222222:alias/a" } }
  }

  expect_failures = [var.sqs_queues, var.kinesis_streams, var.dynamodb_streams]
}

run "there_is_a_filter" {
  command = plan

  variables {
    sqs_queues       = { a = { function = "worker", queue_name = "jobs", filters = [] } }
    kinesis_streams  = { a = { function = "worker", stream_name = "clicks", filters = [] } }
    dynamodb_streams = { a = { function = "worker", table_name = "orders", stream_arn = "arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/2026-01-01T00:00:00.000", filters = [] } }
  }

  expect_failures = [var.sqs_queues, var.kinesis_streams, var.dynamodb_streams]
}

run "there_are_ten_filters_at_most" {
  command = plan

  variables {
    sqs_queues       = { a = { function = "worker", queue_name = "jobs", filters = [for number in range(11) : "{}"] } }
    kinesis_streams  = { a = { function = "worker", stream_name = "clicks", filters = [for number in range(11) : "{}"] } }
    dynamodb_streams = { a = { function = "worker", table_name = "orders", stream_arn = "arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/2026-01-01T00:00:00.000", filters = [for number in range(11) : "{}"] } }
  }

  expect_failures = [var.sqs_queues, var.kinesis_streams, var.dynamodb_streams]
}

run "a_filter_is_an_object" {
  command = plan

  variables {
    sqs_queues       = { a = { function = "worker", queue_name = "jobs", filters = ["[]"] } }
    kinesis_streams  = { a = { function = "worker", stream_name = "clicks", filters = ["[]"] } }
    dynamodb_streams = { a = { function = "worker", table_name = "orders", stream_arn = "arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/2026-01-01T00:00:00.000", filters = ["[]"] } }
  }

  expect_failures = [var.sqs_queues, var.kinesis_streams, var.dynamodb_streams]
}

run "a_batch_has_a_record" {
  command = plan

  variables {
    sqs_queues       = { a = { function = "worker", queue_name = "jobs", batch_size = 0 } }
    kinesis_streams  = { a = { function = "worker", stream_name = "clicks", batch_size = 0 } }
    dynamodb_streams = { a = { function = "worker", table_name = "orders", stream_arn = "arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/2026-01-01T00:00:00.000", batch_size = 0 } }
  }

  expect_failures = [var.sqs_queues, var.kinesis_streams, var.dynamodb_streams]
}

run "a_batch_has_ten_thousand_records_at_most" {
  command = plan

  variables {
    sqs_queues       = { a = { function = "worker", queue_name = "jobs", batch_size = 10001, maximum_batching_window = 1 } }
    kinesis_streams  = { a = { function = "worker", stream_name = "clicks", batch_size = 10001 } }
    dynamodb_streams = { a = { function = "worker", table_name = "orders", stream_arn = "arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/2026-01-01T00:00:00.000", batch_size = 10001 } }
  }

  expect_failures = [var.sqs_queues, var.kinesis_streams, var.dynamodb_streams]
}

run "a_batch_is_gathered_for_five_minutes_at_most" {
  command = plan

  variables {
    sqs_queues       = { a = { function = "worker", queue_name = "jobs", maximum_batching_window = 301 } }
    kinesis_streams  = { a = { function = "worker", stream_name = "clicks", maximum_batching_window = 301 } }
    dynamodb_streams = { a = { function = "worker", table_name = "orders", stream_arn = "arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/2026-01-01T00:00:00.000", maximum_batching_window = 301 } }
  }

  expect_failures = [var.sqs_queues, var.kinesis_streams, var.dynamodb_streams]
}

run "a_fifo_batch_has_ten_messages" {
  command = plan

  variables {
    sqs_queues = { a = { function = "worker", queue_name = "jobs.fifo", batch_size = 11 } }
  }

  expect_failures = [var.sqs_queues]
}

run "a_fifo_batch_is_not_gathered" {
  command = plan

  variables {
    sqs_queues = { a = { function = "worker", queue_name = "jobs.fifo", maximum_batching_window = 0 } }
  }

  expect_failures = [var.sqs_queues]
}

run "a_large_batch_needs_a_window" {
  command = plan

  variables {
    sqs_queues = { a = { function = "worker", queue_name = "jobs", batch_size = 11 } }
  }

  expect_failures = [var.sqs_queues]
}

run "one_invocation_at_once_is_refused" {
  command = plan

  variables {
    sqs_queues = { a = { function = "worker", queue_name = "jobs", maximum_concurrency = 1 } }
  }

  expect_failures = [var.sqs_queues]
}

run "a_thousand_invocations_at_once_are_most" {
  command = plan

  variables {
    sqs_queues = { a = { function = "worker", queue_name = "jobs", maximum_concurrency = 1001 } }
  }

  expect_failures = [var.sqs_queues]
}

run "reading_begins_at_one_of_two_ends" {
  command = plan

  variables {
    kinesis_streams  = { a = { function = "worker", stream_name = "clicks", starting_position = "AT_TIMESTAMP" } }
    dynamodb_streams = { a = { function = "worker", table_name = "orders", stream_arn = "arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/2026-01-01T00:00:00.000", starting_position = "AT_TIMESTAMP" } }
  }

  expect_failures = [var.kinesis_streams, var.dynamodb_streams]
}

run "a_batch_is_tried_again_or_not" {
  command = plan

  variables {
    kinesis_streams  = { a = { function = "worker", stream_name = "clicks", maximum_retry_attempts = -2 } }
    dynamodb_streams = { a = { function = "worker", table_name = "orders", stream_arn = "arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/2026-01-01T00:00:00.000", maximum_retry_attempts = -2 } }
  }

  expect_failures = [var.kinesis_streams, var.dynamodb_streams]
}

run "a_record_is_skipped_after_a_minute_at_least" {
  command = plan

  variables {
    kinesis_streams  = { a = { function = "worker", stream_name = "clicks", maximum_record_age = 59 } }
    dynamodb_streams = { a = { function = "worker", table_name = "orders", stream_arn = "arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/2026-01-01T00:00:00.000", maximum_record_age = 59 } }
  }

  expect_failures = [var.kinesis_streams, var.dynamodb_streams]
}

run "a_shard_has_ten_batches_at_once" {
  command = plan

  variables {
    kinesis_streams  = { a = { function = "worker", stream_name = "clicks", parallelization_factor = 11 } }
    dynamodb_streams = { a = { function = "worker", table_name = "orders", stream_arn = "arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/2026-01-01T00:00:00.000", parallelization_factor = 11 } }
  }

  expect_failures = [var.kinesis_streams, var.dynamodb_streams]
}

run "a_tumbling_window_is_a_quarter_of_an_hour_at_most" {
  command = plan

  variables {
    kinesis_streams  = { a = { function = "worker", stream_name = "clicks", tumbling_window = 901 } }
    dynamodb_streams = { a = { function = "worker", table_name = "orders", stream_arn = "arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/2026-01-01T00:00:00.000", tumbling_window = 901 } }
  }

  expect_failures = [var.kinesis_streams, var.dynamodb_streams]
}

run "failed_batches_go_to_no_fifo_queue" {
  command = plan

  variables {
    kinesis_streams  = { a = { function = "worker", stream_name = "clicks", on_failure_arn = "arn:aws:sqs:us-east-1:111111111111:a.fifo" } }
    dynamodb_streams = { a = { function = "worker", table_name = "orders", stream_arn = "arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/2026-01-01T00:00:00.000", on_failure_arn = "arn:aws:sqs:us-east-1:111111111111:a.fifo" } }
  }

  expect_failures = [var.kinesis_streams, var.dynamodb_streams]
}

run "failed_batches_go_to_no_function" {
  command = plan

  variables {
    kinesis_streams  = { a = { function = "worker", stream_name = "clicks", on_failure_arn = "arn:aws:lambda:us-east-1:111111111111:function:a" } }
    dynamodb_streams = { a = { function = "worker", table_name = "orders", stream_arn = "arn:aws:dynamodb:us-east-1:222222222222:table/orders/stream/2026-01-01T00:00:00.000", on_failure_arn = "arn:aws:lambda:us-east-1:111111111111:function:a" } }
  }

  expect_failures = [var.kinesis_streams, var.dynamodb_streams]
}

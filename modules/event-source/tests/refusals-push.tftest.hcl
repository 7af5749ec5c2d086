# What is refused of sources that call a function, each with the input that it names.

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
    s3_buckets    = { a = { function = "worker", bucket_name = "Uploads" } }
    sns_topics    = { a = { function = "worker", topic_name = "news.fifo" } }
    event_rules   = { a = { function = "worker", rule_name = "orders/new" } }
    schedules     = { a = { function = "worker", schedule_name = "every night", schedule_expression = "rate(1 day)" } }
    log_groups    = { a = { function = "worker", log_group_name = "g:*" } }
    target_groups = { a = { function = "worker", target_group_arn = "targets" } }
    distributions = { a = { function = "worker", distribution_id = "e2qwruhapomqzl", accept_unscoped_invoke = true } }
  }

  expect_failures = [var.s3_buckets, var.sns_topics, var.event_rules, var.schedules, var.log_groups, var.target_groups, var.distributions]
}

run "a_bucket_has_no_two_dots" {
  command = plan

  variables {
    s3_buckets = { a = { function = "worker", bucket_name = "up..loads" } }
  }

  expect_failures = [var.s3_buckets]
}

run "a_bus_a_group_and_a_filter_have_names" {
  command = plan

  variables {
    event_rules = { a = { function = "worker", rule_name = "orders", event_bus_name = "arn:aws:events:us-east-1:222222222222:event-bus/shop" } }
    schedules   = { a = { function = "worker", schedule_name = "nightly", schedule_expression = "rate(1 day)", group_name = "a/b" } }
    log_groups  = { a = { function = "worker", log_group_name = "g", filter_name = "a:b" } }
  }

  expect_failures = [var.event_rules, var.schedules, var.log_groups]
}

run "a_statement_id_has_no_blanks" {
  command = plan

  variables {
    s3_buckets         = { a = { function = "worker", bucket_name = "uploads", statement_id = "a b" } }
    sns_topics         = { a = { function = "worker", topic_name = "news", statement_id = "a b" } }
    event_rules        = { a = { function = "worker", rule_name = "orders", statement_id = "a b" } }
    schedules          = { a = { function = "worker", schedule_name = "nightly", schedule_expression = "rate(1 day)", statement_id = "a b" } }
    rest_apis          = { a = { function = "worker", api_id = "abc", method = "GET", path = "/", statement_id = "a b" } }
    http_apis          = { a = { function = "worker", api_id = "abc", route_key = "GET /", statement_id = "a b" } }
    log_groups         = { a = { function = "worker", log_group_name = "g", statement_id = "a b" } }
    target_groups      = { a = { function = "worker", target_group_arn = "arn:aws:elasticloadbalancing:us-east-1:222222222222:targetgroup/a/1", statement_id = "a b" } }
    service_principals = { a = { function = "worker", service = "iot.amazonaws.com", source_account = "222222222222", statement_id = "a b" } }
  }

  expect_failures = [var.s3_buckets, var.sns_topics, var.event_rules, var.schedules, var.rest_apis, var.http_apis, var.log_groups, var.target_groups, var.service_principals]
}

run "an_event_is_one_of_s3" {
  command = plan

  variables {
    s3_buckets = { a = { function = "worker", bucket_name = "uploads", events = ["created"] } }
  }

  expect_failures = [var.s3_buckets]
}

run "a_bucket_tells_some_event" {
  command = plan

  variables {
    s3_buckets = { a = { function = "worker", bucket_name = "uploads", events = [] } }
  }

  expect_failures = [var.s3_buckets]
}

run "a_filter_policy_is_an_object" {
  command = plan

  variables {
    sns_topics = { a = { function = "worker", topic_name = "news", filter_policy = "[]" } }
  }

  expect_failures = [var.sns_topics]
}

run "a_filter_policy_looks_at_attributes_or_body" {
  command = plan

  variables {
    sns_topics = { a = { function = "worker", topic_name = "news", filter_policy = "{}", filter_policy_scope = "Body" } }
  }

  expect_failures = [var.sns_topics]
}

run "an_input_is_json" {
  command = plan

  variables {
    event_rules = { a = { function = "worker", rule_name = "orders", input = "{" } }
    schedules   = { a = { function = "worker", schedule_name = "nightly", schedule_expression = "rate(1 day)", input = "night" } }
  }

  expect_failures = [var.event_rules, var.schedules]
}

run "a_role_that_calls_has_a_name_without_a_path" {
  command = plan

  variables {
    event_rules = { a = { function = "worker", rule_name = "orders", role_name = "service-role/caller" } }
    schedules   = { a = { function = "worker", schedule_name = "nightly", schedule_expression = "rate(1 day)", role_name = "service-role/caller" } }
  }

  expect_failures = [var.event_rules, var.schedules]
}

run "a_principal_is_account_or_role" {
  command = plan

  variables {
    event_rules = { a = { function = "worker", rule_name = "orders", principal = "everybody" } }
    schedules   = { a = { function = "worker", schedule_name = "nightly", schedule_expression = "rate(1 day)", principal = "service" } }
  }

  expect_failures = [var.event_rules, var.schedules]
}

run "a_schedule_has_an_expression" {
  command = plan

  variables {
    schedules = { a = { function = "worker", schedule_name = "nightly", schedule_expression = "daily" } }
  }

  expect_failures = [var.schedules]
}

run "a_flexible_window_is_a_day_at_most" {
  command = plan

  variables {
    schedules = { a = { function = "worker", schedule_name = "nightly", schedule_expression = "rate(1 day)", flexible_window_in_minutes = 1441 } }
  }

  expect_failures = [var.schedules]
}

run "a_flexible_window_has_whole_minutes" {
  command = plan

  variables {
    schedules = { a = { function = "worker", schedule_name = "nightly", schedule_expression = "rate(1 day)", flexible_window_in_minutes = 1.5 } }
  }

  expect_failures = [var.schedules]
}

run "an_api_has_an_id" {
  command = plan

  variables {
    rest_apis = { a = { function = "worker", api_id = "abc.execute-api", method = "GET", path = "/" } }
    http_apis = { a = { function = "worker", api_id = "ABC", route_key = "GET /" } }
  }

  expect_failures = [var.rest_apis, var.http_apis]
}

run "a_method_is_one_of_http" {
  command = plan

  variables {
    rest_apis = { a = { function = "worker", api_id = "abc", method = "ANY", path = "/" } }
    http_apis = { a = { function = "worker", api_id = "abc", route_key = "* /" } }
  }

  expect_failures = [var.rest_apis, var.http_apis]
}

run "a_path_begins_with_a_slash" {
  command = plan

  variables {
    rest_apis = { a = { function = "worker", api_id = "abc", method = "GET", path = "orders" } }
    http_apis = { a = { function = "worker", api_id = "abc", route_key = "GET orders" } }
  }

  expect_failures = [var.rest_apis, var.http_apis]
}

run "a_stage_has_a_name" {
  command = plan

  variables {
    rest_apis = { a = { function = "worker", api_id = "abc", method = "GET", path = "/", stage = "a/b" } }
    http_apis = { a = { function = "worker", api_id = "abc", route_key = "GET /", stage = "" } }
  }

  expect_failures = [var.rest_apis, var.http_apis]
}

run "an_unscoped_permission_is_accepted_in_words" {
  command = plan

  variables {
    distributions = { a = { function = "worker", distribution_id = "E2QWRUHAPOMQZL" } }
  }

  expect_failures = [var.distributions]
}

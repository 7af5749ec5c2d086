# What is refused of permissions, roles and documents that several sources would share.

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

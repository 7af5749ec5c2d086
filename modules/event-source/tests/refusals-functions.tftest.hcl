# What is refused of accounts and functions, whatever the sources.

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

  expect_failures = [data.aws_caller_identity.home, data.aws_caller_identity.cross]
}

run "an_account_id_has_12_digits" {
  command = plan

  variables {
    home  = { account_id = "1", region = "us-east-1" }
    cross = { account_id = "22222222222", region = "us-east-1" }
  }

  expect_failures = [var.home, var.cross]
}

run "a_region_is_a_code" {
  command = plan

  variables {
    home  = { account_id = "111111111111", region = "us-east" }
    cross = { account_id = "222222222222", region = "Virginia" }
  }

  expect_failures = [var.home, var.cross]
}

run "a_partition_has_a_name_of_aws" {
  command = plan

  variables {
    home  = { account_id = "111111111111", region = "us-east-1", partition = "amazon" }
    cross = { account_id = "222222222222", region = "us-east-1", partition = "aws_cn" }
  }

  expect_failures = [var.home, var.cross]
}

run "a_function_has_a_name_and_no_arn" {
  command = plan

  variables {
    functions = { worker = { function_name = "arn:aws:lambda:us-east-1:111111111111:function:worker" } }
  }

  expect_failures = [var.functions]
}

run "latest_is_no_qualifier" {
  command = plan

  variables {
    functions = { worker = { function_name = "worker", qualifier = "$LATEST" } }
  }

  expect_failures = [var.functions]
}

run "a_qualifier_has_no_dots" {
  command = plan

  variables {
    functions = { worker = { function_name = "worker", qualifier = "v1.2" } }
  }

  expect_failures = [var.functions]
}

run "a_role_is_named_without_its_path" {
  command = plan

  variables {
    functions = { worker = { function_name = "worker", role_name = "a/b" } }
  }

  expect_failures = [var.functions]
}

run "a_role_path_ends_with_a_slash" {
  command = plan

  variables {
    functions = { worker = { function_name = "worker", role_path = "/a" } }
  }

  expect_failures = [var.functions]
}

run "a_role_path_has_512_characters" {
  command = plan

  variables {
    functions = { worker = { function_name = "worker", role_path = "/${join("", [for digit in range(511) : "a"])}/" } }
  }

  expect_failures = [var.functions]
}

run "a_suffix_of_a_policy_has_no_blanks" {
  command = plan

  variables {
    functions = { worker = { function_name = "worker", role_name = "a", policy_name_suffix = "a b" } }
  }

  expect_failures = [var.functions]
}

run "a_function_is_given_once" {
  command = plan

  variables {
    functions = { worker = { function_name = "worker", qualifier = "live" }, other = { function_name = "worker", qualifier = "live" } }
  }

  expect_failures = [var.functions]
}

run "one_role_has_one_policy" {
  command = plan

  variables {
    functions = { worker = { function_name = "worker", role_name = "a" }, other = { function_name = "other", role_name = "a", policy_name_suffix = "" } }
  }

  expect_failures = [var.functions]
}

run "role_names_differ_in_more_than_case" {
  command = plan

  variables {
    functions = { worker = { function_name = "worker", role_name = "a" }, other = { function_name = "other", role_name = "A" } }
  }

  expect_failures = [var.functions]
}

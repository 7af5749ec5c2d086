# What the module refuses before it plans anything.

mock_provider "aws" {
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111111111111:role/created", unique_id = "AROAEXAMPLE" }
  }
}

variables {
  account = { account_id = "111111111111", region = "us-east-1" }

  roles = {
    reader = { role_name = "my-lambda-execution-role", function_name = "cross-account-reader" }
  }

  assume_role = {
    reader = [{
      sid        = "AssumeRole"
      actions    = ["sts:AssumeRole"]
      resources  = ["arn:aws:iam::222222222222:role/role-on-source-account"]
      conditions = {}
    }]
  }
}

run "statements_of_a_trust_policy_stand_under_the_key_of_a_role" {
  command = plan

  variables {
    trust = {
      other = [{ sid = "InvokeFunction", actions = ["lambda:InvokeFunction"], principals = ["arn:aws:iam::222222222222:root"], conditions = {} }]
    }
  }

  expect_failures = [output.roles]
}

run "what_a_role_may_do_stands_under_the_key_of_one" {
  command = plan

  variables {
    access = {
      other = [{ actions = ["s3:ListBucket"], resources = ["*"] }]
    }
  }

  expect_failures = [output.roles]
}

run "what_a_role_may_assume_stands_under_the_key_of_one" {
  command = plan

  variables {
    assume_role = {
      other = [{ sid = "InvokeFunction", actions = ["lambda:InvokeFunction"], resources = ["*"], conditions = {} }]
    }
  }

  expect_failures = [output.roles]
}

run "what_a_role_may_invoke_stands_under_the_key_of_one" {
  command = plan

  variables {
    invoke = {
      other = [{ sid = "InvokeFunction", actions = ["lambda:InvokeFunction"], resources = ["*"], conditions = {} }]
    }
  }

  expect_failures = [output.roles]
}

run "a_reference_stands_under_the_key_of_a_role" {
  command = plan

  variables {
    role_arns = { other = "arn:aws:iam::111111111111:role/other" }
  }

  expect_failures = [output.roles]
}

run "a_trust_policy_is_as_long_as_the_quota_lets_it" {
  command = plan

  variables {
    trust = {
      reader = [{
        sid        = "AssumeRoleFromRoleNamesOf222222222222"
        principals = ["arn:aws:iam::222222222222:root"]
        actions    = ["sts:AssumeRole"]
        conditions = { ArnEquals = { "aws:PrincipalArn" = ["arn:aws:iam::222222222222:role/${format("%02048d", 0)}"] } }
      }]
    }
  }

  expect_failures = [aws_iam_role.this]
}

run "a_trust_policy_is_not_longer_than_a_quota_that_was_raised" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "my-lambda-execution-role", function_name = "cross-account-reader", trust_policy_quota = 4096 }
    }
    trust = {
      reader = [{
        sid        = "AssumeRoleFromRoleNamesOf222222222222"
        principals = ["arn:aws:iam::222222222222:root"]
        actions    = ["sts:AssumeRole"]
        conditions = { ArnEquals = { "aws:PrincipalArn" = ["arn:aws:iam::222222222222:role/${format("%04096d", 0)}"] } }
      }]
    }
  }

  expect_failures = [aws_iam_role.this]
}

run "somebody_may_assume_a_role_of_a_module_that_is_called_by_itself" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "my-lambda-execution-role" }
    }
  }

  expect_failures = [aws_iam_role.this]
}

run "the_policies_of_a_role_fit_on_it" {
  command = plan

  variables {
    access = {
      reader = [{ actions = ["s3:ListBucket"], resources = ["arn:aws:s3:::${format("%05000d", 0)}"] }]
    }
    invoke = {
      reader = [{ sid = "InvokeFunction", actions = ["lambda:InvokeFunction"], resources = ["arn:aws:lambda:us-east-1:222222222222:function:${format("%05000d", 0)}"], conditions = {} }]
    }
  }

  expect_failures = [terraform_data.role]
}

run "the_account_id_has_twelve_digits" {
  command = plan

  variables {
    account = { account_id = "11111111111", region = "us-east-1" }
  }

  expect_failures = [var.account]
}

run "the_region_is_a_code" {
  command = plan

  variables {
    account = { account_id = "111111111111", region = "Ireland" }
  }

  expect_failures = [var.account]
}

run "the_partition_is_one_of_aws" {
  command = plan

  variables {
    account = { account_id = "111111111111", region = "zz-north-1", partition = "azure" }
  }

  expect_failures = [var.account]
}

run "the_partition_is_that_of_the_region" {
  command = plan

  variables {
    account = { account_id = "111111111111", region = "us-east-1", partition = "aws-cn" }
  }

  expect_failures = [var.account]
}

run "the_partition_of_an_isolated_region_is_named" {
  command = plan

  variables {
    account = { account_id = "111111111111", region = "us-iso-east-1" }
  }

  expect_failures = [var.account]
}

run "the_role_name_of_a_role_has_no_path" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "service/some-role" }
    }
  }

  expect_failures = [var.roles]
}

run "the_role_name_of_a_role_has_64_characters_at_most" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr" }
    }
  }

  expect_failures = [var.roles]
}

run "the_path_of_a_role_begins_and_ends_with_a_slash" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "some-role", path = "service" }
    }
  }

  expect_failures = [var.roles]
}

run "the_function_name_of_a_role_is_no_arn" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "some-role", function_name = "arn:aws:lambda:us-east-1:111111111111:function:some" }
    }
  }

  expect_failures = [var.roles]
}

run "the_permissions_boundary_of_a_role_is_an_arn" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "some-role", permissions_boundary = "boundary" }
    }
  }

  expect_failures = [var.roles]
}

run "the_policy_name_suffix_of_a_role_has_no_blank" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "some-role", policy_name_suffix = "of mine" }
    }
  }

  expect_failures = [var.roles]
}

run "the_description_of_a_role_has_1000_characters_at_most" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "some-role", description = format("%01001d", 0) }
    }
  }

  expect_failures = [var.roles]
}

run "the_session_of_a_role_lasts_an_hour_at_least" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "some-role", max_session_duration = 3599 }
    }
  }

  expect_failures = [var.roles]
}

run "the_session_of_a_role_lasts_twelve_hours_at_most" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "some-role", max_session_duration = 43201 }
    }
  }

  expect_failures = [var.roles]
}

run "two_roles_differ_in_more_than_the_case_of_their_names" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "some-role" }
      other  = { role_name = "Some-Role" }
    }
  }

  expect_failures = [var.roles]
}

run "a_resource_of_a_role_is_an_arn" {
  command = plan

  variables {
    access = {
      reader = [{ actions = ["s3:ListBucket"], resources = ["source"] }]
    }
  }

  expect_failures = [var.access]
}

run "an_action_of_a_role_has_the_prefix_of_its_service" {
  command = plan

  variables {
    access = {
      reader = [{ actions = ["ListBucket"], resources = ["*"] }]
    }
  }

  expect_failures = [var.access]
}

run "the_path_of_a_role_has_no_wildcard" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "some-role", path = "/service/*/" }
    }
  }

  expect_failures = [var.roles]
}

run "the_log_retention_of_a_role_is_one_of_cloudwatch" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "some-role", log_retention_in_days = 31 }
    }
  }

  expect_failures = [var.roles]
}

run "the_effect_of_a_statement_of_a_role_is_allow_or_deny" {
  command = plan

  variables {
    access = {
      reader = [{ effect = "allow", actions = ["s3:ListBucket"], resources = ["*"] }]
    }
  }

  expect_failures = [var.access]
}

run "the_sid_of_a_statement_of_a_role_has_no_dash" {
  command = plan

  variables {
    access = {
      reader = [{ sid = "List-Bucket", actions = ["s3:ListBucket"], resources = ["*"] }]
    }
  }

  expect_failures = [var.access]
}

run "two_statements_of_a_role_have_two_sids" {
  command = plan

  variables {
    access = {
      reader = [{ sid = "List", actions = ["s3:ListBucket"], resources = ["*"] }, { sid = "List", actions = ["s3:ListBucket"], resources = ["*"] }]
    }
  }

  expect_failures = [var.access]
}

run "a_statement_of_a_role_has_an_action" {
  command = plan

  variables {
    access = {
      reader = [{ actions = [], resources = ["*"] }]
    }
  }

  expect_failures = [var.access]
}

run "a_statement_of_a_role_has_a_resource" {
  command = plan

  variables {
    access = {
      reader = [{ actions = ["s3:ListBucket"], resources = [] }]
    }
  }

  expect_failures = [var.access]
}

run "a_condition_of_a_role_has_a_value" {
  command = plan

  variables {
    access = {
      reader = [{ actions = ["s3:ListBucket"], resources = ["*"], conditions = { StringLike = { "s3:prefix" = [] } } }]
    }
  }

  expect_failures = [var.access]
}

run "an_action_of_a_role_names_one_service" {
  command = plan

  variables {
    access = {
      reader = [{ actions = ["*:ListBucket"], resources = ["*"] }]
    }
  }

  expect_failures = [var.access]
}

run "the_description_of_a_role_is_set_where_it_is_created" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "some-role", create = false, description = "A role." }
    }
  }

  expect_failures = [var.roles]
}

run "the_tags_of_a_role_are_set_where_it_is_created" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "some-role", create = false, tags = { team = "calls" } }
    }
  }

  expect_failures = [var.roles]
}

run "the_max_session_duration_of_a_role_is_set_where_it_is_created" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "some-role", create = false, max_session_duration = 3600 }
    }
  }

  expect_failures = [var.roles]
}

run "the_permissions_boundary_of_a_role_is_set_where_it_is_created" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "some-role", create = false, permissions_boundary = "arn:aws:iam::aws:policy/PowerUserAccess" }
    }
  }

  expect_failures = [var.roles]
}

run "two_roles_are_not_created_for_one_function" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "invoker", function_name = "some" }
      other  = { role_name = "other-role", function_name = "some" }
    }
  }

  expect_failures = [var.roles]
}

run "the_quota_of_a_trust_policy_is_2048_at_least" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "some-role", trust_policy_quota = 2047 }
    }
  }

  expect_failures = [var.roles]
}

run "the_quota_of_a_trust_policy_is_8192_at_most" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "some-role", trust_policy_quota = 8193 }
    }
  }

  expect_failures = [var.roles]
}

run "the_quota_of_a_trust_policy_is_a_whole_number" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "some-role", trust_policy_quota = 2048.5 }
    }
  }

  expect_failures = [var.roles]
}

run "the_sid_of_a_statement_of_a_trust_policy_has_no_dash" {
  command = plan

  variables {
    trust = {
      reader = [{ sid = "Some-Sid", actions = ["lambda:InvokeFunction"], principals = ["arn:aws:iam::222222222222:root"], conditions = {} }]
    }
  }

  expect_failures = [var.trust]
}

run "a_statement_of_a_trust_policy_has_an_action" {
  command = plan

  variables {
    trust = {
      reader = [{ sid = "InvokeFunction", actions = [], principals = ["arn:aws:iam::222222222222:root"], conditions = {} }]
    }
  }

  expect_failures = [var.trust]
}

run "a_statement_of_a_trust_policy_has_a_principal" {
  command = plan

  variables {
    trust = {
      reader = [{ sid = "InvokeFunction", actions = ["lambda:InvokeFunction"], principals = [], conditions = {} }]
    }
  }

  expect_failures = [var.trust]
}

run "the_sid_of_what_a_role_may_assume_has_no_dash" {
  command = plan

  variables {
    assume_role = {
      reader = [{ sid = "Some-Sid", actions = ["lambda:InvokeFunction"], resources = ["*"], conditions = {} }]
    }
  }

  expect_failures = [var.assume_role]
}

run "what_a_role_may_assume_has_an_action" {
  command = plan

  variables {
    assume_role = {
      reader = [{ sid = "InvokeFunction", actions = [], resources = ["*"], conditions = {} }]
    }
  }

  expect_failures = [var.assume_role]
}

run "what_a_role_may_assume_has_a_resource" {
  command = plan

  variables {
    assume_role = {
      reader = [{ sid = "InvokeFunction", actions = ["lambda:InvokeFunction"], resources = [], conditions = {} }]
    }
  }

  expect_failures = [var.assume_role]
}

run "the_sid_of_what_a_role_may_invoke_has_no_dash" {
  command = plan

  variables {
    invoke = {
      reader = [{ sid = "Some-Sid", actions = ["lambda:InvokeFunction"], resources = ["*"], conditions = {} }]
    }
  }

  expect_failures = [var.invoke]
}

run "what_a_role_may_invoke_has_an_action" {
  command = plan

  variables {
    invoke = {
      reader = [{ sid = "InvokeFunction", actions = [], resources = ["*"], conditions = {} }]
    }
  }

  expect_failures = [var.invoke]
}

run "what_a_role_may_invoke_has_a_resource" {
  command = plan

  variables {
    invoke = {
      reader = [{ sid = "InvokeFunction", actions = ["lambda:InvokeFunction"], resources = [], conditions = {} }]
    }
  }

  expect_failures = [var.invoke]
}

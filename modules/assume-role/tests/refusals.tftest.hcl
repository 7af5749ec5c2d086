# What the module refuses before it plans anything.

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
  home  = { account_id = "111111111111", region = "us-east-1" }
  cross = { account_id = "222222222222", region = "us-east-1" }

  callers = {
    reader = { role_name = "my-lambda-execution-role", function_name = "cross-account-reader" }
  }

  roles = {
    source = {
      role_name  = "role-on-source-account"
      statements = [{ sid = "ListBucket", actions = ["s3:ListBucket"], resources = ["arn:aws:s3:::source"] }]
    }
  }

  grants = {
    reader_assumes_source = { caller = "reader", role = "source" }
  }
}

run "a_grant_names_a_caller_that_is_there" {
  command = plan

  variables {
    grants = {
      writer_assumes_source = { caller = "writer", role = "source" }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_grant_names_a_role_that_is_there" {
  command = plan

  variables {
    grants = {
      reader_assumes_target = { caller = "reader", role = "target" }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "only_from_function_needs_a_function" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "my-lambda-execution-role", create = false }
    }
    grants = {
      reader_assumes_source = { caller = "reader", role = "source", only_from_function = true }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "an_account_does_not_trust_itself_as_a_whole" {
  command = plan

  # Both aliases reach the one account.
  providers = {
    aws.home  = aws.cross
    aws.cross = aws.cross
  }

  variables {
    home = { account_id = "222222222222", region = "us-east-1" }
    grants = {
      reader_assumes_source = { caller = "reader", role = "source", trust = "account" }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "no_access_crosses_partitions" {
  command = plan

  variables {
    home  = { account_id = "111111111111", region = "us-east-1" }
    cross = { account_id = "222222222222", region = "cn-north-1" }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "within_one_account_a_role_is_a_caller_or_a_role" {
  command = plan

  # Both aliases reach the one account.
  providers = {
    aws.home  = aws.cross
    aws.cross = aws.cross
  }

  variables {
    home = { account_id = "222222222222", region = "us-east-1" }
    roles = {
      source = { role_name = "My-Lambda-Execution-Role" }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "within_one_account_a_role_that_exists_is_a_caller_or_a_role" {
  command = plan

  # Both aliases reach the one account.
  providers = {
    aws.home  = aws.cross
    aws.cross = aws.cross
  }

  variables {
    home = { account_id = "222222222222", region = "us-east-1" }
    callers = {
      reader = { role_name = "my-lambda-execution-role", create = false }
    }
    roles = {
      source = { role_name = "my-lambda-execution-role", create = false }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "within_one_account_a_function_has_one_role" {
  command = plan

  # Both aliases reach the one account.
  providers = {
    aws.home  = aws.cross
    aws.cross = aws.cross
  }

  variables {
    home = { account_id = "222222222222", region = "us-east-1" }
    roles = {
      source = { role_name = "role-on-source-account", function_name = "cross-account-reader" }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "somebody_may_assume_a_role" {
  command = plan

  variables {
    roles = {
      source  = { role_name = "role-on-source-account" }
      nobodys = { role_name = "nobodys-role" }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_reference_to_a_role_of_callers_stands_under_the_key_of_one" {
  command = plan

  variables {
    caller_role_arns = { other = "arn:aws:iam::111111111111:role/other" }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_reference_to_a_role_stands_under_the_key_of_one" {
  command = plan

  variables {
    existing_role_arns = { other = "arn:aws:iam::222222222222:role/other" }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "what_a_role_may_invoke_stands_under_the_key_of_one" {
  command = plan

  variables {
    invoke = {
      other = [{ sid = "InvokeFunction", actions = ["lambda:InvokeFunction"], resources = ["*"], conditions = {} }]
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "the_policies_of_a_caller_fit_on_its_role" {
  command = plan

  variables {
    callers = {
      reader = {
        role_name     = "my-lambda-execution-role"
        function_name = "cross-account-reader"
        statements    = [{ actions = ["s3:ListBucket"], resources = ["arn:aws:s3:::${format("%010240d", 0)}"] }]
      }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "the_policies_of_a_role_fit_on_it" {
  command = plan

  variables {
    roles = {
      source = {
        role_name  = "role-on-source-account"
        statements = [{ actions = ["s3:ListBucket"], resources = ["arn:aws:s3:::${format("%010240d", 0)}"] }]
      }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "aliases_that_are_swapped_are_refused" {
  command = plan

  providers = {
    aws.home  = aws.cross
    aws.cross = aws.home
  }

  expect_failures = [data.aws_caller_identity.home, data.aws_caller_identity.cross]
}

run "aws_home_reaches_the_account_that_is_declared_for_it" {
  command = plan

  providers = {
    aws.home  = aws.cross
    aws.cross = aws.cross
  }

  expect_failures = [data.aws_caller_identity.home]
}

run "aws_cross_reaches_the_account_that_is_declared_for_it" {
  command = plan

  providers = {
    aws.home  = aws.home
    aws.cross = aws.home
  }

  expect_failures = [data.aws_caller_identity.cross]
}

run "the_account_ids_have_twelve_digits" {
  command = plan

  variables {
    home  = { account_id = "11111111111", region = "us-east-1" }
    cross = { account_id = "11111111111", region = "us-east-1" }
  }

  expect_failures = [var.home, var.cross]
}

run "the_regions_are_codes" {
  command = plan

  variables {
    home  = { account_id = "111111111111", region = "Ireland" }
    cross = { account_id = "111111111111", region = "Ireland" }
  }

  expect_failures = [var.home, var.cross]
}

run "the_partitions_are_ones_of_aws" {
  command = plan

  variables {
    home  = { account_id = "111111111111", region = "zz-north-1", partition = "azure" }
    cross = { account_id = "111111111111", region = "zz-north-1", partition = "azure" }
  }

  expect_failures = [var.home, var.cross]
}

run "the_partitions_are_those_of_the_regions" {
  command = plan

  variables {
    home  = { account_id = "111111111111", region = "us-east-1", partition = "aws-cn" }
    cross = { account_id = "111111111111", region = "cn-north-1", partition = "aws" }
  }

  expect_failures = [var.home, var.cross]
}

run "the_partition_of_an_isolated_region_is_named" {
  command = plan

  variables {
    home  = { account_id = "111111111111", region = "us-iso-east-1" }
    cross = { account_id = "111111111111", region = "us-isob-east-1" }
  }

  expect_failures = [var.home, var.cross]
}

run "the_role_name_of_a_caller_and_of_a_role_has_no_path" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "service/some-role", function_name = "reader" }
    }
    roles = {
      source = { role_name = "service/some-role" }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_role_name_of_a_caller_and_of_a_role_has_64_characters_at_most" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr", function_name = "reader" }
    }
    roles = {
      source = { role_name = "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr" }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_path_of_a_caller_and_of_a_role_begins_and_ends_with_a_slash" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "reader", path = "service" }
    }
    roles = {
      source = { role_name = "some-role", path = "service" }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_function_name_of_a_caller_and_of_a_role_is_no_arn" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "arn:aws:lambda:us-east-1:111111111111:function:some" }
    }
    roles = {
      source = { role_name = "some-role", function_name = "arn:aws:lambda:us-east-1:111111111111:function:some" }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_permissions_boundary_of_a_caller_and_of_a_role_is_an_arn" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "reader", permissions_boundary = "boundary" }
    }
    roles = {
      source = { role_name = "some-role", permissions_boundary = "boundary" }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_policy_name_suffix_of_a_caller_and_of_a_role_has_no_blank" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "reader", policy_name_suffix = "of mine" }
    }
    roles = {
      source = { role_name = "some-role", policy_name_suffix = "of mine" }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_description_of_a_caller_and_of_a_role_has_1000_characters_at_most" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "reader", description = format("%01001d", 0) }
    }
    roles = {
      source = { role_name = "some-role", description = format("%01001d", 0) }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_session_of_a_caller_and_of_a_role_lasts_an_hour_at_least" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "reader", max_session_duration = 3599 }
    }
    roles = {
      source = { role_name = "some-role", max_session_duration = 3599 }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_session_of_a_caller_and_of_a_role_lasts_twelve_hours_at_most" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "reader", max_session_duration = 43201 }
    }
    roles = {
      source = { role_name = "some-role", max_session_duration = 43201 }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "two_callers_and_two_roles_differ_in_more_than_the_case_of_their_names" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "reader" }
      other  = { role_name = "Some-Role", function_name = "other" }
    }
    roles = {
      source = { role_name = "some-role" }
      other  = { role_name = "Some-Role" }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "a_resource_of_a_caller_and_of_a_role_is_an_arn" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "reader", statements = [{ actions = ["s3:ListBucket"], resources = ["source"] }] }
    }
    roles = {
      source = { role_name = "some-role", statements = [{ actions = ["s3:ListBucket"], resources = ["source"] }] }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "an_action_of_a_caller_and_of_a_role_has_the_prefix_of_its_service" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "reader", statements = [{ actions = ["ListBucket"], resources = ["*"] }] }
    }
    roles = {
      source = { role_name = "some-role", statements = [{ actions = ["ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_path_of_a_caller_and_of_a_role_has_no_wildcard" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "some", path = "/service/*/" }
    }
    roles = {
      source = { role_name = "some-role", path = "/service/*/" }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_log_retention_of_a_caller_and_of_a_role_is_one_of_cloudwatch" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "some", log_retention_in_days = 31 }
    }
    roles = {
      source = { role_name = "some-role", log_retention_in_days = 31 }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_effect_of_a_statement_of_a_caller_and_of_a_role_is_allow_or_deny" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "some", statements = [{ effect = "allow", actions = ["s3:ListBucket"], resources = ["*"] }] }
    }
    roles = {
      source = { role_name = "some-role", statements = [{ effect = "allow", actions = ["s3:ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_sid_of_a_statement_of_a_caller_and_of_a_role_has_no_dash" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "some", statements = [{ sid = "List-Bucket", actions = ["s3:ListBucket"], resources = ["*"] }] }
    }
    roles = {
      source = { role_name = "some-role", statements = [{ sid = "List-Bucket", actions = ["s3:ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "two_statements_of_a_caller_and_of_a_role_have_two_sids" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "some", statements = [{ sid = "List", actions = ["s3:ListBucket"], resources = ["*"] }, { sid = "List", actions = ["s3:ListBucket"], resources = ["*"] }] }
    }
    roles = {
      source = { role_name = "some-role", statements = [{ sid = "List", actions = ["s3:ListBucket"], resources = ["*"] }, { sid = "List", actions = ["s3:ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "a_statement_of_a_caller_and_of_a_role_has_an_action" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "some", statements = [{ actions = [], resources = ["*"] }] }
    }
    roles = {
      source = { role_name = "some-role", statements = [{ actions = [], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "a_statement_of_a_caller_and_of_a_role_has_a_resource" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "some", statements = [{ actions = ["s3:ListBucket"], resources = [] }] }
    }
    roles = {
      source = { role_name = "some-role", statements = [{ actions = ["s3:ListBucket"], resources = [] }] }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "a_condition_of_a_caller_and_of_a_role_has_a_value" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "some", statements = [{ actions = ["s3:ListBucket"], resources = ["*"], conditions = { StringLike = { "s3:prefix" = [] } } }] }
    }
    roles = {
      source = { role_name = "some-role", statements = [{ actions = ["s3:ListBucket"], resources = ["*"], conditions = { StringLike = { "s3:prefix" = [] } } }] }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "an_action_of_a_caller_and_of_a_role_names_one_service" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "some", statements = [{ actions = ["*:ListBucket"], resources = ["*"] }] }
    }
    roles = {
      source = { role_name = "some-role", statements = [{ actions = ["*:ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_description_of_a_caller_and_of_a_role_is_set_where_it_is_created" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", create = false, description = "A role." }
    }
    roles = {
      source = { role_name = "some-role", create = false, description = "A role." }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_tags_of_a_caller_and_of_a_role_are_set_where_it_is_created" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", create = false, tags = { team = "calls" } }
    }
    roles = {
      source = { role_name = "some-role", create = false, tags = { team = "calls" } }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_max_session_duration_of_a_caller_and_of_a_role_is_set_where_it_is_created" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", create = false, max_session_duration = 3600 }
    }
    roles = {
      source = { role_name = "some-role", create = false, max_session_duration = 3600 }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_permissions_boundary_of_a_caller_and_of_a_role_is_set_where_it_is_created" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", create = false, permissions_boundary = "arn:aws:iam::aws:policy/PowerUserAccess" }
    }
    roles = {
      source = { role_name = "some-role", create = false, permissions_boundary = "arn:aws:iam::aws:policy/PowerUserAccess" }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "two_callers_and_two_roles_are_not_created_for_one_function" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "caller-role", function_name = "some" }
      other  = { role_name = "other-role", function_name = "some" }
    }
    roles = {
      source = { role_name = "invoker", function_name = "some" }
      other  = { role_name = "other-role", function_name = "some" }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "somebody_may_assume_the_role_of_a_caller" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "caller-role" }
    }
  }

  expect_failures = [var.callers]
}

run "the_quota_of_a_trust_policy_is_2048_at_least" {
  command = plan

  variables {
    roles = {
      source = { role_name = "some-role", trust_policy_quota = 2047 }
    }
  }

  expect_failures = [var.roles]
}

run "the_quota_of_a_trust_policy_is_8192_at_most" {
  command = plan

  variables {
    roles = {
      source = { role_name = "some-role", trust_policy_quota = 8193 }
    }
  }

  expect_failures = [var.roles]
}

run "the_quota_of_a_trust_policy_is_a_whole_number" {
  command = plan

  variables {
    roles = {
      source = { role_name = "some-role", trust_policy_quota = 2048.5 }
    }
  }

  expect_failures = [var.roles]
}

run "the_sid_of_what_a_role_may_invoke_has_no_dash" {
  command = plan

  variables {
    invoke = {
      source = [{ sid = "Invoke-Function", actions = ["lambda:InvokeFunction"], resources = ["*"], conditions = {} }]
    }
  }

  expect_failures = [var.invoke]
}

run "what_a_role_may_invoke_has_an_action" {
  command = plan

  variables {
    invoke = {
      source = [{ sid = "InvokeFunction", actions = [], resources = ["*"], conditions = {} }]
    }
  }

  expect_failures = [var.invoke]
}

run "what_a_role_may_invoke_has_a_resource" {
  command = plan

  variables {
    invoke = {
      source = [{ sid = "InvokeFunction", actions = ["lambda:InvokeFunction"], resources = [], conditions = {} }]
    }
  }

  expect_failures = [var.invoke]
}

run "trust_is_role_or_role_name_or_account" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = { caller = "reader", role = "source", trust = "anybody" }
    }
  }

  expect_failures = [var.grants]
}

run "an_external_id_has_two_characters_at_least" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = { caller = "reader", role = "source", external_id = "x" }
    }
  }

  expect_failures = [var.grants]
}

run "an_external_id_has_1224_characters_at_most" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = { caller = "reader", role = "source", external_id = format("%01225d", 0) }
    }
  }

  expect_failures = [var.grants]
}

run "an_external_id_has_no_blank" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = { caller = "reader", role = "source", external_id = "of mine" }
    }
  }

  expect_failures = [var.grants]
}

run "an_organization_id_begins_with_o" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = { caller = "reader", role = "source", organization_id = "r-a1b2c3d4e5" }
    }
  }

  expect_failures = [var.grants]
}

run "a_source_identity_has_no_slash" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = { caller = "reader", role = "source", source_identity = "team/reader" }
    }
  }

  expect_failures = [var.grants]
}

run "a_session_has_50_tags_at_most" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = { caller = "reader", role = "source", session_tags = { for place in range(51) : "tag${place}" => "value" } }
    }
  }

  expect_failures = [var.grants]
}

run "a_session_tag_has_a_key" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = { caller = "reader", role = "source", session_tags = { "" = "value" } }
    }
  }

  expect_failures = [var.grants]
}

run "the_key_of_a_session_tag_has_no_star" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = { caller = "reader", role = "source", session_tags = { "*" = "value" } }
    }
  }

  expect_failures = [var.grants]
}

run "the_value_of_a_session_tag_has_256_characters_at_most" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = { caller = "reader", role = "source", session_tags = { project = format("%0257d", 0) } }
    }
  }

  expect_failures = [var.grants]
}

run "two_grants_differ_in_their_caller_or_their_role" {
  command = plan

  variables {
    grants = {
      one = { caller = "reader", role = "source", external_id = "abc" }
      two = { caller = "reader", role = "source" }
    }
  }

  expect_failures = [var.grants]
}

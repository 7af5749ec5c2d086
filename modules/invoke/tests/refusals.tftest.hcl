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
    caller = { role_name = "caller-role", function_name = "caller" }
  }

  callees = {
    callee = { function_name = "callee" }
  }

  grants = {
    caller_invokes_callee = { caller = "caller", callee = "callee" }
  }
}

run "a_grant_names_a_caller_that_is_there" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = { caller = "other", callee = "callee" }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_grant_names_a_callee_that_is_there" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "other" }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_grant_goes_through_a_role_that_is_there" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", via = "assume_role", through = "other" }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "no_access_crosses_partitions" {
  command = plan

  variables {
    cross = { account_id = "222222222222", region = "cn-north-1" }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "only_from_function_needs_a_function" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "caller-role", create = false }
    }
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", only_from_function = true }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "only_from_function_needs_a_function_for_assuming_a_role_too" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "caller-role", create = false }
    }
    roles = {
      invoker = { role_name = "invoker" }
    }
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", via = "assume_role", through = "invoker", only_from_function = true }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_permission_for_the_lambda_service_needs_a_function" {
  command = plan

  # Both aliases reach the one account.
  providers = {
    aws.home  = aws.cross
    aws.cross = aws.cross
  }

  variables {
    home = { account_id = "222222222222", region = "us-east-1" }
    callers = {
      caller = { role_name = "caller-role", create = false }
    }
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", permit_on_callee = "lambda_service" }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "within_one_account_no_role_is_assumed" {
  command = plan

  # Both aliases reach the one account.
  providers = {
    aws.home  = aws.cross
    aws.cross = aws.cross
  }

  variables {
    home = { account_id = "222222222222", region = "us-east-1" }
    roles = {
      invoker = { role_name = "invoker" }
    }
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", via = "assume_role", through = "invoker" }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "somebody_may_assume_a_role" {
  command = plan

  variables {
    roles = {
      invoker = { role_name = "invoker" }
    }
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
      invoker = { role_name = "Caller-Role", function_name = "callee" }
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
      invoker = { role_name = "invoker", function_name = "caller" }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "within_one_account_principal_names_nobody" {
  command = plan

  # Both aliases reach the one account.
  providers = {
    aws.home  = aws.cross
    aws.cross = aws.cross
  }

  variables {
    home = { account_id = "222222222222", region = "us-east-1" }
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", principal = "account" }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "within_one_account_a_statement_id_needs_a_permission" {
  command = plan

  # Both aliases reach the one account.
  providers = {
    aws.home  = aws.cross
    aws.cross = aws.cross
  }

  variables {
    home = { account_id = "222222222222", region = "us-east-1" }
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", statement_id = "LetCallerIn" }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "across_accounts_there_is_no_second_permission" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", permit_on_callee = "role" }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "no_two_permissions_have_one_id" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "caller-role", function_name = "caller" }
      other  = { role_name = "other-role", function_name = "other" }
    }
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee" }
      other_invokes_callee  = { caller = "other", callee = "callee", statement_id = "InvokeFunction-caller-role-111111111111-4baa7780" }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "the_permissions_of_a_function_fit_into_its_policy" {
  command = plan

  variables {
    callers = { for place in range(28) : "caller${place}" => { role_name = "role${place}", function_name = "function${place}", path = "/${format("%0500d", 0)}/" } }
    grants  = { for place in range(28) : "grant${place}" => { caller = "caller${place}", callee = "callee" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "the_policies_of_a_caller_fit_on_its_role" {
  command = plan

  variables {
    callers = {
      caller = {
        role_name     = "caller-role"
        function_name = "caller"
        statements    = [{ actions = ["s3:ListBucket"], resources = ["arn:aws:s3:::${format("%010240d", 0)}"] }]
      }
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

run "a_reference_to_a_function_of_callers_stands_under_the_key_of_one" {
  command = plan

  variables {
    caller_function_arns = { other = "arn:aws:lambda:us-east-1:111111111111:function:other" }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_reference_to_a_callee_stands_under_the_key_of_one" {
  command = plan

  variables {
    callee_function_arns = { other = "arn:aws:lambda:us-east-1:222222222222:function:other" }
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

run "a_reference_to_an_alias_stands_under_the_key_of_a_grant" {
  command = plan

  variables {
    alias_arns = { callee = "arn:aws:lambda:us-east-1:222222222222:function:callee:live" }
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
      caller = { role_name = "service/some-role", function_name = "caller" }
    }
    roles = {
      invoker = { role_name = "service/some-role" }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_role_name_of_a_caller_and_of_a_role_has_64_characters_at_most" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr", function_name = "caller" }
    }
    roles = {
      invoker = { role_name = "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr" }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_path_of_a_caller_and_of_a_role_begins_and_ends_with_a_slash" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "caller", path = "service" }
    }
    roles = {
      invoker = { role_name = "some-role", path = "service" }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_function_name_of_a_caller_and_of_a_role_is_no_arn" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "arn:aws:lambda:us-east-1:111111111111:function:some" }
    }
    roles = {
      invoker = { role_name = "some-role", function_name = "arn:aws:lambda:us-east-1:111111111111:function:some" }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_permissions_boundary_of_a_caller_and_of_a_role_is_an_arn" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "caller", permissions_boundary = "boundary" }
    }
    roles = {
      invoker = { role_name = "some-role", permissions_boundary = "boundary" }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_policy_name_suffix_of_a_caller_and_of_a_role_has_no_blank" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "caller", policy_name_suffix = "of mine" }
    }
    roles = {
      invoker = { role_name = "some-role", policy_name_suffix = "of mine" }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_description_of_a_caller_and_of_a_role_has_1000_characters_at_most" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "caller", description = format("%01001d", 0) }
    }
    roles = {
      invoker = { role_name = "some-role", description = format("%01001d", 0) }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_session_of_a_caller_and_of_a_role_lasts_an_hour_at_least" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "caller", max_session_duration = 3599 }
    }
    roles = {
      invoker = { role_name = "some-role", max_session_duration = 3599 }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_session_of_a_caller_and_of_a_role_lasts_twelve_hours_at_most" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "caller", max_session_duration = 43201 }
    }
    roles = {
      invoker = { role_name = "some-role", max_session_duration = 43201 }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_quota_of_a_trust_policy_is_2048_at_least" {
  command = plan

  variables {
    roles = {
      invoker = { role_name = "invoker", trust_policy_quota = 2047 }
    }
  }

  expect_failures = [var.roles]
}

run "the_quota_of_a_trust_policy_is_8192_at_most" {
  command = plan

  variables {
    roles = {
      invoker = { role_name = "invoker", trust_policy_quota = 8193 }
    }
  }

  expect_failures = [var.roles]
}

run "two_callers_and_two_roles_differ_in_more_than_the_case_of_their_names" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "caller" }
      other  = { role_name = "Some-Role", function_name = "other" }
    }
    roles = {
      invoker = { role_name = "some-role" }
      other   = { role_name = "Some-Role" }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "a_resource_of_a_caller_and_of_a_role_is_an_arn" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "caller", statements = [{ actions = ["s3:ListBucket"], resources = ["source"] }] }
    }
    roles = {
      invoker = { role_name = "some-role", statements = [{ actions = ["s3:ListBucket"], resources = ["source"] }] }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "an_action_of_a_caller_and_of_a_role_has_the_prefix_of_its_service" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "caller", statements = [{ actions = ["ListBucket"], resources = ["*"] }] }
    }
    roles = {
      invoker = { role_name = "some-role", statements = [{ actions = ["ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_path_of_a_caller_and_of_a_role_has_no_wildcard" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "some", path = "/service/*/" }
    }
    roles = {
      invoker = { role_name = "some-role", path = "/service/*/" }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_log_retention_of_a_caller_and_of_a_role_is_one_of_cloudwatch" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "some", log_retention_in_days = 31 }
    }
    roles = {
      invoker = { role_name = "some-role", log_retention_in_days = 31 }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_effect_of_a_statement_of_a_caller_and_of_a_role_is_allow_or_deny" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "some", statements = [{ effect = "allow", actions = ["s3:ListBucket"], resources = ["*"] }] }
    }
    roles = {
      invoker = { role_name = "some-role", statements = [{ effect = "allow", actions = ["s3:ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_sid_of_a_statement_of_a_caller_and_of_a_role_has_no_dash" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "some", statements = [{ sid = "List-Bucket", actions = ["s3:ListBucket"], resources = ["*"] }] }
    }
    roles = {
      invoker = { role_name = "some-role", statements = [{ sid = "List-Bucket", actions = ["s3:ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "two_statements_of_a_caller_and_of_a_role_have_two_sids" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "some", statements = [{ sid = "List", actions = ["s3:ListBucket"], resources = ["*"] }, { sid = "List", actions = ["s3:ListBucket"], resources = ["*"] }] }
    }
    roles = {
      invoker = { role_name = "some-role", statements = [{ sid = "List", actions = ["s3:ListBucket"], resources = ["*"] }, { sid = "List", actions = ["s3:ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "a_statement_of_a_caller_and_of_a_role_has_an_action" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "some", statements = [{ actions = [], resources = ["*"] }] }
    }
    roles = {
      invoker = { role_name = "some-role", statements = [{ actions = [], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "a_statement_of_a_caller_and_of_a_role_has_a_resource" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "some", statements = [{ actions = ["s3:ListBucket"], resources = [] }] }
    }
    roles = {
      invoker = { role_name = "some-role", statements = [{ actions = ["s3:ListBucket"], resources = [] }] }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "a_condition_of_a_caller_and_of_a_role_has_a_value" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "some", statements = [{ actions = ["s3:ListBucket"], resources = ["*"], conditions = { StringLike = { "s3:prefix" = [] } } }] }
    }
    roles = {
      invoker = { role_name = "some-role", statements = [{ actions = ["s3:ListBucket"], resources = ["*"], conditions = { StringLike = { "s3:prefix" = [] } } }] }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "an_action_of_a_caller_and_of_a_role_names_one_service" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "some", statements = [{ actions = ["*:ListBucket"], resources = ["*"] }] }
    }
    roles = {
      invoker = { role_name = "some-role", statements = [{ actions = ["*:ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_description_of_a_caller_and_of_a_role_is_set_where_it_is_created" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", create = false, description = "A role." }
    }
    roles = {
      invoker = { role_name = "some-role", create = false, description = "A role." }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_tags_of_a_caller_and_of_a_role_is_set_where_it_is_created" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", create = false, tags = { team = "calls" } }
    }
    roles = {
      invoker = { role_name = "some-role", create = false, tags = { team = "calls" } }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_max_session_duration_of_a_caller_and_of_a_role_is_set_where_it_is_created" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", create = false, max_session_duration = 3600 }
    }
    roles = {
      invoker = { role_name = "some-role", create = false, max_session_duration = 3600 }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "the_permissions_boundary_of_a_caller_and_of_a_role_is_set_where_it_is_created" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", create = false, permissions_boundary = "arn:aws:iam::aws:policy/PowerUserAccess" }
    }
    roles = {
      invoker = { role_name = "some-role", create = false, permissions_boundary = "arn:aws:iam::aws:policy/PowerUserAccess" }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "two_callers_and_two_roles_are_not_created_for_one_function" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "caller-role", function_name = "some" }
      other  = { role_name = "other-role", function_name = "some" }
    }
    roles = {
      invoker = { role_name = "invoker", function_name = "some" }
      other   = { role_name = "other-role", function_name = "some" }
    }
  }

  expect_failures = [var.callers, var.roles]
}

run "somebody_may_assume_the_role_of_a_caller" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "caller-role" }
    }
  }

  expect_failures = [var.callers]
}

run "the_function_name_of_a_callee_is_no_arn" {
  command = plan

  variables {
    callees = {
      callee = { function_name = "arn:aws:lambda:us-east-1:222222222222:function:callee" }
    }
  }

  expect_failures = [var.callees]
}

run "two_callees_have_two_names" {
  command = plan

  variables {
    callees = {
      callee = { function_name = "callee" }
      other  = { function_name = "callee" }
    }
  }

  expect_failures = [var.callees]
}

run "a_qualifier_is_not_the_unpublished_version" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", qualifier = "$LATEST" }
    }
  }

  expect_failures = [var.grants]
}

run "a_qualifier_has_no_colon" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", qualifier = "callee:live" }
    }
  }

  expect_failures = [var.grants]
}

run "principal_is_role_or_account_or_organization" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", principal = "anybody" }
    }
  }

  expect_failures = [var.grants]
}

run "an_organization_id_begins_with_o" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", principal = "organization", organization_id = "r-a1b2c3d4e5" }
    }
  }

  expect_failures = [var.grants]
}

run "an_organization_has_an_id" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", principal = "organization" }
    }
  }

  expect_failures = [var.grants]
}

run "an_organization_id_goes_with_an_organization" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", principal = "account", organization_id = "o-a1b2c3d4e5" }
    }
  }

  expect_failures = [var.grants]
}

run "a_statement_id_has_no_blank" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", statement_id = "Let caller in" }
    }
  }

  expect_failures = [var.grants]
}

run "a_statement_id_has_100_characters_at_most" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", statement_id = format("%0101d", 0) }
    }
  }

  expect_failures = [var.grants]
}

run "permit_on_callee_is_role_or_lambda_service" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", permit_on_callee = "anybody" }
    }
  }

  expect_failures = [var.grants]
}

run "via_is_resource_policy_or_assume_role" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", via = "luck" }
    }
  }

  expect_failures = [var.grants]
}

run "a_caller_that_assumes_a_role_is_named_on_no_function" {
  command = plan

  variables {
    roles = {
      invoker = { role_name = "invoker" }
    }
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", via = "assume_role", through = "invoker", principal = "account" }
    }
  }

  expect_failures = [var.grants]
}

run "a_caller_that_assumes_a_role_has_no_statement_id" {
  command = plan

  variables {
    roles = {
      invoker = { role_name = "invoker" }
    }
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", via = "assume_role", through = "invoker", statement_id = "LetCallerIn" }
    }
  }

  expect_failures = [var.grants]
}

run "a_caller_that_assumes_a_role_has_no_permission" {
  command = plan

  variables {
    roles = {
      invoker = { role_name = "invoker" }
    }
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", via = "assume_role", through = "invoker", permit_on_callee = "role" }
    }
  }

  expect_failures = [var.grants]
}

run "a_caller_that_assumes_a_role_names_it" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", via = "assume_role" }
    }
  }

  expect_failures = [var.grants]
}

run "through_goes_with_assume_role" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", through = "invoker" }
    }
  }

  expect_failures = [var.grants]
}

run "how_a_role_is_assumed_goes_with_assume_role" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", assume_role = { external_id = "calls-2f6c" } }
    }
  }

  expect_failures = [var.grants]
}

run "trust_is_role_or_role_name_or_account" {
  command = plan

  variables {
    roles = {
      invoker = { role_name = "invoker" }
    }
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", via = "assume_role", through = "invoker", assume_role = { trust = "anybody" } }
    }
  }

  expect_failures = [var.grants]
}

run "an_external_id_has_two_characters_at_least" {
  command = plan

  variables {
    roles = {
      invoker = { role_name = "invoker" }
    }
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", via = "assume_role", through = "invoker", assume_role = { external_id = "x" } }
    }
  }

  expect_failures = [var.grants]
}

run "an_external_id_has_1224_characters_at_most" {
  command = plan

  variables {
    roles = {
      invoker = { role_name = "invoker" }
    }
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", via = "assume_role", through = "invoker", assume_role = { external_id = format("%01225d", 0) } }
    }
  }

  expect_failures = [var.grants]
}

run "the_organization_of_a_trust_policy_begins_with_o" {
  command = plan

  variables {
    roles = {
      invoker = { role_name = "invoker" }
    }
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", via = "assume_role", through = "invoker", assume_role = { organization_id = "r-a1b2c3d4e5" } }
    }
  }

  expect_failures = [var.grants]
}

run "a_source_identity_has_no_slash" {
  command = plan

  variables {
    roles = {
      invoker = { role_name = "invoker" }
    }
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", via = "assume_role", through = "invoker", assume_role = { source_identity = "team/caller" } }
    }
  }

  expect_failures = [var.grants]
}

run "a_session_has_50_tags_at_most" {
  command = plan

  variables {
    roles = {
      invoker = { role_name = "invoker" }
    }
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", via = "assume_role", through = "invoker", assume_role = { session_tags = { for place in range(51) : "tag${place}" => "value" } } }
    }
  }

  expect_failures = [var.grants]
}

run "the_key_of_a_session_tag_has_no_star" {
  command = plan

  variables {
    roles = {
      invoker = { role_name = "invoker" }
    }
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", via = "assume_role", through = "invoker", assume_role = { session_tags = { "*" = "value" } } }
    }
  }

  expect_failures = [var.grants]
}

run "the_value_of_a_session_tag_has_256_characters_at_most" {
  command = plan

  variables {
    roles = {
      invoker = { role_name = "invoker" }
    }
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", via = "assume_role", through = "invoker", assume_role = { session_tags = { project = format("%0257d", 0) } } }
    }
  }

  expect_failures = [var.grants]
}

run "a_role_is_assumed_in_one_way_by_one_caller" {
  command = plan

  variables {
    grants = {
      one = { caller = "caller", callee = "callee", via = "assume_role", through = "invoker" }
      two = { caller = "caller", callee = "callee", qualifier = "live", via = "assume_role", through = "invoker", only_from_function = true }
    }
  }

  expect_failures = [var.grants]
}

run "a_role_is_assumed_with_the_same_options_by_one_caller" {
  command = plan

  variables {
    grants = {
      one = { caller = "caller", callee = "callee", via = "assume_role", through = "invoker" }
      two = { caller = "caller", callee = "callee", qualifier = "live", via = "assume_role", through = "invoker", assume_role = { external_id = "calls-2f6c" } }
    }
  }

  expect_failures = [var.grants]
}

run "two_grants_differ_in_their_caller_or_what_they_invoke" {
  command = plan

  variables {
    grants = {
      one = { caller = "caller", callee = "callee", principal = "account" }
      two = { caller = "caller", callee = "callee" }
    }
  }

  expect_failures = [var.grants]
}

run "two_grants_of_one_function_have_two_statement_ids" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "caller-role", function_name = "caller" }
      other  = { role_name = "other-role", function_name = "other" }
    }
    grants = {
      one = { caller = "caller", callee = "callee", statement_id = "LetIn" }
      two = { caller = "other", callee = "callee", statement_id = "LetIn" }
    }
  }

  expect_failures = [var.grants]
}

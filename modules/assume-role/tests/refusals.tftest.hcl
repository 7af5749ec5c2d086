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
      reader = { role_name = "my-lambda-execution-role" }
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

run "the_home_account_id_has_twelve_digits" {
  command = plan

  variables {
    home = { account_id = "11111111111", region = "us-east-1" }
  }

  expect_failures = [var.home]
}

run "the_home_region_is_a_code" {
  command = plan

  variables {
    home = { account_id = "111111111111", region = "Ireland" }
  }

  expect_failures = [var.home]
}

run "the_home_partition_is_one_of_aws" {
  command = plan

  variables {
    home = { account_id = "111111111111", region = "us-east-1", partition = "azure" }
  }

  expect_failures = [var.home]
}

run "the_cross_account_id_has_twelve_digits" {
  command = plan

  variables {
    cross = { account_id = "11111111111", region = "us-east-1" }
  }

  expect_failures = [var.cross]
}

run "the_cross_region_is_a_code" {
  command = plan

  variables {
    cross = { account_id = "111111111111", region = "Ireland" }
  }

  expect_failures = [var.cross]
}

run "the_cross_partition_is_one_of_aws" {
  command = plan

  variables {
    cross = { account_id = "111111111111", region = "us-east-1", partition = "azure" }
  }

  expect_failures = [var.cross]
}

run "the_role_name_of_a_caller_has_no_path" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "service/some-role" }
    }
  }

  expect_failures = [var.callers]
}

run "the_role_name_of_a_caller_has_64_characters_at_most" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr" }
    }
  }

  expect_failures = [var.callers]
}

run "the_path_of_a_caller_begins_and_ends_with_a_slash" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", path = "service" }
    }
  }

  expect_failures = [var.callers]
}

run "the_function_name_of_a_caller_is_no_arn" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "arn:aws:lambda:us-east-1:111111111111:function:some" }
    }
  }

  expect_failures = [var.callers]
}

run "the_permissions_boundary_of_a_caller_is_an_arn" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", permissions_boundary = "boundary" }
    }
  }

  expect_failures = [var.callers]
}

run "the_policy_name_suffix_of_a_caller_has_no_blank" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", policy_name_suffix = "of mine" }
    }
  }

  expect_failures = [var.callers]
}

run "the_description_of_a_caller_has_1000_characters_at_most" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", description = format("%01001d", 0) }
    }
  }

  expect_failures = [var.callers]
}

run "the_session_of_a_caller_lasts_an_hour_at_least" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", max_session_duration = 3599 }
    }
  }

  expect_failures = [var.callers]
}

run "the_session_of_a_caller_lasts_twelve_hours_at_most" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", max_session_duration = 43201 }
    }
  }

  expect_failures = [var.callers]
}

run "two_callers_differ_in_more_than_the_case_of_their_names" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role" }
      other  = { role_name = "Some-Role" }
    }
  }

  expect_failures = [var.callers]
}

run "a_resource_of_a_caller_is_an_arn" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", statements = [{ actions = ["s3:ListBucket"], resources = ["source"] }] }
    }
  }

  expect_failures = [var.callers]
}

run "an_action_of_a_caller_has_the_prefix_of_its_service" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", statements = [{ actions = ["ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers]
}

run "the_role_name_of_a_role_has_no_path" {
  command = plan

  variables {
    roles = {
      source = { role_name = "service/some-role" }
    }
  }

  expect_failures = [var.roles]
}

run "the_role_name_of_a_role_has_64_characters_at_most" {
  command = plan

  variables {
    roles = {
      source = { role_name = "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr" }
    }
  }

  expect_failures = [var.roles]
}

run "the_path_of_a_role_begins_and_ends_with_a_slash" {
  command = plan

  variables {
    roles = {
      source = { role_name = "some-role", path = "service" }
    }
  }

  expect_failures = [var.roles]
}

run "the_function_name_of_a_role_is_no_arn" {
  command = plan

  variables {
    roles = {
      source = { role_name = "some-role", function_name = "arn:aws:lambda:us-east-1:111111111111:function:some" }
    }
  }

  expect_failures = [var.roles]
}

run "the_permissions_boundary_of_a_role_is_an_arn" {
  command = plan

  variables {
    roles = {
      source = { role_name = "some-role", permissions_boundary = "boundary" }
    }
  }

  expect_failures = [var.roles]
}

run "the_policy_name_suffix_of_a_role_has_no_blank" {
  command = plan

  variables {
    roles = {
      source = { role_name = "some-role", policy_name_suffix = "of mine" }
    }
  }

  expect_failures = [var.roles]
}

run "the_description_of_a_role_has_1000_characters_at_most" {
  command = plan

  variables {
    roles = {
      source = { role_name = "some-role", description = format("%01001d", 0) }
    }
  }

  expect_failures = [var.roles]
}

run "the_session_of_a_role_lasts_an_hour_at_least" {
  command = plan

  variables {
    roles = {
      source = { role_name = "some-role", max_session_duration = 3599 }
    }
  }

  expect_failures = [var.roles]
}

run "the_session_of_a_role_lasts_twelve_hours_at_most" {
  command = plan

  variables {
    roles = {
      source = { role_name = "some-role", max_session_duration = 43201 }
    }
  }

  expect_failures = [var.roles]
}

run "two_roles_differ_in_more_than_the_case_of_their_names" {
  command = plan

  variables {
    roles = {
      source = { role_name = "some-role" }
      other  = { role_name = "Some-Role" }
    }
  }

  expect_failures = [var.roles]
}

run "a_resource_of_a_role_is_an_arn" {
  command = plan

  variables {
    roles = {
      source = { role_name = "some-role", statements = [{ actions = ["s3:ListBucket"], resources = ["source"] }] }
    }
  }

  expect_failures = [var.roles]
}

run "an_action_of_a_role_has_the_prefix_of_its_service" {
  command = plan

  variables {
    roles = {
      source = { role_name = "some-role", statements = [{ actions = ["ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.roles]
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

# What this half refuses before it plans anything.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111111111111" }
  }
}

mock_provider "aws" {
  alias = "other"

  mock_data "aws_caller_identity" {
    defaults = { account_id = "222222222222" }
  }
}

variables {
  account = { account_id = "111111111111", region = "us-east-1" }

  callers = {
    reader = { role_name = "my-lambda-execution-role", function_name = "cross-account-reader" }
  }

  grants = {
    reader_assumes_source = {
      caller_arn = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
      role_arn   = "arn:aws:iam::222222222222:role/role-on-source-account"
    }
  }
}

run "a_grant_names_a_caller_that_is_there" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn = "arn:aws:iam::111111111111:role/somebody-else"
        role_arn   = "arn:aws:iam::222222222222:role/role-on-source-account"
      }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_provider_of_another_account_is_refused" {
  command = plan

  providers = {
    aws = aws.other
  }

  expect_failures = [data.aws_caller_identity.this]
}

run "a_reference_stands_under_the_key_of_a_caller" {
  command = plan

  variables {
    caller_role_arns = { other = "arn:aws:iam::111111111111:role/other" }
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

run "the_role_name_of_a_caller_has_no_path" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "service/some-role", function_name = "reader" }
    }
  }

  expect_failures = [var.callers]
}

run "the_role_name_of_a_caller_has_64_characters_at_most" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr", function_name = "reader" }
    }
  }

  expect_failures = [var.callers]
}

run "the_path_of_a_caller_begins_and_ends_with_a_slash" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "reader", path = "service" }
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
      reader = { role_name = "some-role", function_name = "reader", permissions_boundary = "boundary" }
    }
  }

  expect_failures = [var.callers]
}

run "the_policy_name_suffix_of_a_caller_has_no_blank" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "reader", policy_name_suffix = "of mine" }
    }
  }

  expect_failures = [var.callers]
}

run "the_description_of_a_caller_has_1000_characters_at_most" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "reader", description = format("%01001d", 0) }
    }
  }

  expect_failures = [var.callers]
}

run "the_session_of_a_caller_lasts_an_hour_at_least" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "reader", max_session_duration = 3599 }
    }
  }

  expect_failures = [var.callers]
}

run "the_session_of_a_caller_lasts_twelve_hours_at_most" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "reader", max_session_duration = 43201 }
    }
  }

  expect_failures = [var.callers]
}

run "two_callers_differ_in_more_than_the_case_of_their_names" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "reader" }
      other  = { role_name = "Some-Role", function_name = "other" }
    }
  }

  expect_failures = [var.callers]
}

run "a_resource_of_a_caller_is_an_arn" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "reader", statements = [{ actions = ["s3:ListBucket"], resources = ["source"] }] }
    }
  }

  expect_failures = [var.callers]
}

run "an_action_of_a_caller_has_the_prefix_of_its_service" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "reader", statements = [{ actions = ["ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers]
}

run "the_path_of_a_caller_has_no_wildcard" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "some", path = "/service/*/" }
    }
  }

  expect_failures = [var.callers]
}

run "the_log_retention_of_a_caller_is_one_of_cloudwatch" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "some", log_retention_in_days = 31 }
    }
  }

  expect_failures = [var.callers]
}

run "the_effect_of_a_statement_of_a_caller_is_allow_or_deny" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "some", statements = [{ effect = "allow", actions = ["s3:ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers]
}

run "the_sid_of_a_statement_of_a_caller_has_no_dash" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "some", statements = [{ sid = "List-Bucket", actions = ["s3:ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers]
}

run "two_statements_of_a_caller_have_two_sids" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "some", statements = [{ sid = "List", actions = ["s3:ListBucket"], resources = ["*"] }, { sid = "List", actions = ["s3:ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers]
}

run "a_statement_of_a_caller_has_an_action" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "some", statements = [{ actions = [], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers]
}

run "a_statement_of_a_caller_has_a_resource" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "some", statements = [{ actions = ["s3:ListBucket"], resources = [] }] }
    }
  }

  expect_failures = [var.callers]
}

run "a_condition_of_a_caller_has_a_value" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "some", statements = [{ actions = ["s3:ListBucket"], resources = ["*"], conditions = { StringLike = { "s3:prefix" = [] } } }] }
    }
  }

  expect_failures = [var.callers]
}

run "an_action_of_a_caller_names_one_service" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", function_name = "some", statements = [{ actions = ["*:ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers]
}

run "the_description_of_a_caller_is_set_where_its_role_is_created" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", create = false, description = "A role." }
    }
  }

  expect_failures = [var.callers]
}

run "the_tags_of_a_caller_are_set_where_its_role_is_created" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", create = false, tags = { team = "calls" } }
    }
  }

  expect_failures = [var.callers]
}

run "the_max_session_duration_of_a_caller_is_set_where_its_role_is_created" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", create = false, max_session_duration = 3600 }
    }
  }

  expect_failures = [var.callers]
}

run "the_permissions_boundary_of_a_caller_is_set_where_its_role_is_created" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "some-role", create = false, permissions_boundary = "arn:aws:iam::aws:policy/PowerUserAccess" }
    }
  }

  expect_failures = [var.callers]
}

run "two_callers_are_not_created_for_one_function" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "caller-role", function_name = "some" }
      other  = { role_name = "other-role", function_name = "some" }
    }
  }

  expect_failures = [var.callers]
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

run "the_path_in_a_caller_arn_has_no_wildcard" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn = "arn:aws:iam::111111111111:role/service/*/some-role"
        role_arn   = "arn:aws:iam::222222222222:role/role-on-source-account"
      }
    }
  }

  expect_failures = [var.grants]
}

run "the_path_in_a_role_arn_has_no_wildcard" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn   = "arn:aws:iam::222222222222:role/service/*/some-role"
      }
    }
  }

  expect_failures = [var.grants]
}

run "no_access_crosses_partitions" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn   = "arn:aws-cn:iam::222222222222:role/role-on-source-account"
      }
    }
  }

  expect_failures = [var.grants]
}

run "an_account_does_not_trust_itself_as_a_whole" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn   = "arn:aws:iam::111111111111:role/role-on-source-account"
        trust      = "account"
      }
    }
  }

  expect_failures = [var.grants]
}

run "a_source_function_is_of_the_account_of_the_caller" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn          = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn            = "arn:aws:iam::222222222222:role/role-on-source-account"
        source_function_arn = "arn:aws:lambda:us-east-1:222222222222:function:cross-account-reader"
      }
    }
  }

  expect_failures = [var.grants]
}

run "a_source_function_is_of_the_partition_of_the_caller" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn          = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn            = "arn:aws:iam::222222222222:role/role-on-source-account"
        source_function_arn = "arn:aws-cn:lambda:us-east-1:111111111111:function:cross-account-reader"
      }
    }
  }

  expect_failures = [var.grants]
}

run "a_caller_arn_has_no_wildcard" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn = "arn:aws:iam::111111111111:role/*"
        role_arn   = "arn:aws:iam::222222222222:role/role-on-source-account"
      }
    }
  }

  expect_failures = [var.grants]
}

run "a_caller_arn_is_that_of_a_role" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn = "arn:aws:iam::111111111111:user/reader"
        role_arn   = "arn:aws:iam::222222222222:role/role-on-source-account"
      }
    }
  }

  expect_failures = [var.grants]
}

run "a_role_arn_has_no_wildcard" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn   = "arn:aws:iam::222222222222:role/*"
      }
    }
  }

  expect_failures = [var.grants]
}

run "a_role_arn_has_an_account" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn   = "arn:aws:iam:::role/role-on-source-account"
      }
    }
  }

  expect_failures = [var.grants]
}

run "a_source_function_arn_has_no_qualifier" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn          = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn            = "arn:aws:iam::222222222222:role/role-on-source-account"
        source_function_arn = "arn:aws:lambda:us-east-1:111111111111:function:cross-account-reader:live"
      }
    }
  }

  expect_failures = [var.grants]
}

run "trust_is_role_or_role_name_or_account" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn   = "arn:aws:iam::222222222222:role/role-on-source-account"
        trust      = "anybody"
      }
    }
  }

  expect_failures = [var.grants]
}

run "an_external_id_has_two_characters_at_least" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn  = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn    = "arn:aws:iam::222222222222:role/role-on-source-account"
        external_id = "x"
      }
    }
  }

  expect_failures = [var.grants]
}

run "an_external_id_has_1224_characters_at_most" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn  = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn    = "arn:aws:iam::222222222222:role/role-on-source-account"
        external_id = format("%01225d", 0)
      }
    }
  }

  expect_failures = [var.grants]
}

run "an_external_id_has_no_blank" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn  = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn    = "arn:aws:iam::222222222222:role/role-on-source-account"
        external_id = "of mine"
      }
    }
  }

  expect_failures = [var.grants]
}

run "an_organization_id_begins_with_o" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn      = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn        = "arn:aws:iam::222222222222:role/role-on-source-account"
        organization_id = "r-a1b2c3d4e5"
      }
    }
  }

  expect_failures = [var.grants]
}

run "a_source_identity_has_no_slash" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn      = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn        = "arn:aws:iam::222222222222:role/role-on-source-account"
        source_identity = "team/reader"
      }
    }
  }

  expect_failures = [var.grants]
}

run "a_session_has_50_tags_at_most" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn   = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn     = "arn:aws:iam::222222222222:role/role-on-source-account"
        session_tags = { for place in range(51) : "tag${place}" => "value" }
      }
    }
  }

  expect_failures = [var.grants]
}

run "a_session_tag_has_a_key" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn   = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn     = "arn:aws:iam::222222222222:role/role-on-source-account"
        session_tags = { "" = "value" }
      }
    }
  }

  expect_failures = [var.grants]
}

run "the_key_of_a_session_tag_has_no_star" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn   = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn     = "arn:aws:iam::222222222222:role/role-on-source-account"
        session_tags = { "*" = "value" }
      }
    }
  }

  expect_failures = [var.grants]
}

run "the_value_of_a_session_tag_has_256_characters_at_most" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn   = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn     = "arn:aws:iam::222222222222:role/role-on-source-account"
        session_tags = { project = format("%0257d", 0) }
      }
    }
  }

  expect_failures = [var.grants]
}

run "two_grants_differ_in_their_caller_or_their_role" {
  command = plan

  variables {
    grants = {
      one = {
        caller_arn  = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn    = "arn:aws:iam::222222222222:role/role-on-source-account"
        external_id = "abc"
      }
      two = {
        caller_arn = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn   = "arn:aws:iam::222222222222:role/role-on-source-account"
      }
    }
  }

  expect_failures = [var.grants]
}

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
    caller = { role_name = "caller-role", function_name = "caller" }
  }

  grants = {
    caller_invokes_callee = {
      caller_arn   = "arn:aws:iam::111111111111:role/caller-role"
      function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
    }
  }
}

run "a_grant_names_a_caller_that_is_there" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn   = "arn:aws:iam::111111111111:role/other-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
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

run "a_provider_of_another_account_is_refused" {
  command = plan

  providers = {
    aws = aws.other
  }

  expect_failures = [data.aws_caller_identity.this]
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
      caller = { role_name = "service/some-role", function_name = "caller" }
    }
  }

  expect_failures = [var.callers]
}

run "the_role_name_of_a_caller_has_64_characters_at_most" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr", function_name = "caller" }
    }
  }

  expect_failures = [var.callers]
}

run "the_path_of_a_caller_begins_and_ends_with_a_slash" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "caller", path = "service" }
    }
  }

  expect_failures = [var.callers]
}

run "the_function_name_of_a_caller_is_no_arn" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "arn:aws:lambda:us-east-1:111111111111:function:some" }
    }
  }

  expect_failures = [var.callers]
}

run "the_permissions_boundary_of_a_caller_is_an_arn" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "caller", permissions_boundary = "boundary" }
    }
  }

  expect_failures = [var.callers]
}

run "the_policy_name_suffix_of_a_caller_has_no_blank" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "caller", policy_name_suffix = "of mine" }
    }
  }

  expect_failures = [var.callers]
}

run "the_description_of_a_caller_has_1000_characters_at_most" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "caller", description = format("%01001d", 0) }
    }
  }

  expect_failures = [var.callers]
}

run "the_session_of_a_caller_lasts_an_hour_at_least" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "caller", max_session_duration = 3599 }
    }
  }

  expect_failures = [var.callers]
}

run "the_session_of_a_caller_lasts_twelve_hours_at_most" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "caller", max_session_duration = 43201 }
    }
  }

  expect_failures = [var.callers]
}

run "two_callers_differ_in_more_than_the_case_of_their_names" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "caller" }
      other  = { role_name = "Some-Role", function_name = "other" }
    }
  }

  expect_failures = [var.callers]
}

run "a_resource_of_a_caller_is_an_arn" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "caller", statements = [{ actions = ["s3:ListBucket"], resources = ["source"] }] }
    }
  }

  expect_failures = [var.callers]
}

run "an_action_of_a_caller_has_the_prefix_of_its_service" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "caller", statements = [{ actions = ["ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers]
}

run "the_path_of_a_caller_has_no_wildcard" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "some", path = "/service/*/" }
    }
  }

  expect_failures = [var.callers]
}

run "the_log_retention_of_a_caller_is_one_of_cloudwatch" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "some", log_retention_in_days = 31 }
    }
  }

  expect_failures = [var.callers]
}

run "the_effect_of_a_statement_of_a_caller_is_allow_or_deny" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "some", statements = [{ effect = "allow", actions = ["s3:ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers]
}

run "the_sid_of_a_statement_of_a_caller_has_no_dash" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "some", statements = [{ sid = "List-Bucket", actions = ["s3:ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers]
}

run "two_statements_of_a_caller_have_two_sids" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "some", statements = [{ sid = "List", actions = ["s3:ListBucket"], resources = ["*"] }, { sid = "List", actions = ["s3:ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers]
}

run "a_statement_of_a_caller_has_an_action" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "some", statements = [{ actions = [], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers]
}

run "a_statement_of_a_caller_has_a_resource" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "some", statements = [{ actions = ["s3:ListBucket"], resources = [] }] }
    }
  }

  expect_failures = [var.callers]
}

run "a_condition_of_a_caller_has_a_value" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "some", statements = [{ actions = ["s3:ListBucket"], resources = ["*"], conditions = { StringLike = { "s3:prefix" = [] } } }] }
    }
  }

  expect_failures = [var.callers]
}

run "an_action_of_a_caller_names_one_service" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", function_name = "some", statements = [{ actions = ["*:ListBucket"], resources = ["*"] }] }
    }
  }

  expect_failures = [var.callers]
}

run "the_description_of_a_caller_is_set_where_its_role_is_created" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", create = false, description = "A role." }
    }
  }

  expect_failures = [var.callers]
}

run "the_tags_of_a_caller_is_set_where_its_role_is_created" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", create = false, tags = { team = "calls" } }
    }
  }

  expect_failures = [var.callers]
}

run "the_max_session_duration_of_a_caller_is_set_where_its_role_is_created" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", create = false, max_session_duration = 3600 }
    }
  }

  expect_failures = [var.callers]
}

run "the_permissions_boundary_of_a_caller_is_set_where_its_role_is_created" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "some-role", create = false, permissions_boundary = "arn:aws:iam::aws:policy/PowerUserAccess" }
    }
  }

  expect_failures = [var.callers]
}

run "two_callers_are_not_created_for_one_function" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "caller-role", function_name = "some" }
      other  = { role_name = "other-role", function_name = "some" }
    }
  }

  expect_failures = [var.callers]
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

run "a_caller_arn_has_no_wildcard" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn   = "arn:aws:iam::111111111111:role/*"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
      }
    }
  }

  expect_failures = [var.grants]
}

run "a_caller_arn_is_that_of_a_role" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn   = "arn:aws:iam::111111111111:user/caller"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
      }
    }
  }

  expect_failures = [var.grants]
}

run "a_function_arn_has_no_qualifier" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn   = "arn:aws:iam::111111111111:role/caller-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee:live"
      }
    }
  }

  expect_failures = [var.grants]
}

run "no_access_crosses_partitions" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn   = "arn:aws:iam::111111111111:role/caller-role"
        function_arn = "arn:aws-cn:lambda:cn-north-1:222222222222:function:callee"
      }
    }
  }

  expect_failures = [var.grants]
}

run "the_arn_of_the_function_of_a_caller_has_no_qualifier" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn          = "arn:aws:iam::222222222222:role/caller-role"
        function_arn        = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        permit_on_callee    = "lambda_service"
        caller_function_arn = "arn:aws:lambda:us-east-1:222222222222:function:caller:live"
      }
    }
  }

  expect_failures = [var.grants]
}

run "a_source_function_arn_has_no_qualifier" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn          = "arn:aws:iam::111111111111:role/caller-role"
        function_arn        = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        source_function_arn = "arn:aws:lambda:us-east-1:111111111111:function:caller:live"
      }
    }
  }

  expect_failures = [var.grants]
}

run "a_qualifier_is_not_the_unpublished_version" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn   = "arn:aws:iam::111111111111:role/caller-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        qualifier    = "$LATEST"
      }
    }
  }

  expect_failures = [var.grants]
}

run "a_qualifier_has_no_colon" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn   = "arn:aws:iam::111111111111:role/caller-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        qualifier    = "callee:live"
      }
    }
  }

  expect_failures = [var.grants]
}

run "principal_is_role_or_account_or_organization" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn   = "arn:aws:iam::111111111111:role/caller-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        principal    = "anybody"
      }
    }
  }

  expect_failures = [var.grants]
}

run "an_organization_id_begins_with_o" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn      = "arn:aws:iam::111111111111:role/caller-role"
        function_arn    = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        principal       = "organization"
        organization_id = "r-a1b2c3d4e5"
      }
    }
  }

  expect_failures = [var.grants]
}

run "an_organization_has_an_id" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn   = "arn:aws:iam::111111111111:role/caller-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        principal    = "organization"
      }
    }
  }

  expect_failures = [var.grants]
}

run "an_organization_id_goes_with_an_organization" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn      = "arn:aws:iam::111111111111:role/caller-role"
        function_arn    = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        principal       = "account"
        organization_id = "o-a1b2c3d4e5"
      }
    }
  }

  expect_failures = [var.grants]
}

run "a_statement_id_has_no_blank" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn   = "arn:aws:iam::111111111111:role/caller-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        statement_id = "Let caller in"
      }
    }
  }

  expect_failures = [var.grants]
}

run "a_statement_id_has_100_characters_at_most" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn   = "arn:aws:iam::111111111111:role/caller-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        statement_id = format("%0101d", 0)
      }
    }
  }

  expect_failures = [var.grants]
}

run "permit_on_callee_is_role_or_lambda_service" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn       = "arn:aws:iam::222222222222:role/caller-role"
        function_arn     = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        permit_on_callee = "anybody"
      }
    }
  }

  expect_failures = [var.grants]
}

run "across_accounts_there_is_no_second_permission" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn       = "arn:aws:iam::111111111111:role/caller-role"
        function_arn     = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        permit_on_callee = "role"
      }
    }
  }

  expect_failures = [var.grants]
}

run "within_one_account_principal_names_nobody" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn   = "arn:aws:iam::222222222222:role/caller-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        principal    = "account"
      }
    }
  }

  expect_failures = [var.grants]
}

run "within_one_account_a_statement_id_needs_a_permission" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn   = "arn:aws:iam::222222222222:role/caller-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        statement_id = "LetCallerIn"
      }
    }
  }

  expect_failures = [var.grants]
}

run "a_permission_for_the_lambda_service_needs_a_function" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn       = "arn:aws:iam::222222222222:role/caller-role"
        function_arn     = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        permit_on_callee = "lambda_service"
      }
    }
  }

  expect_failures = [var.grants]
}

run "a_caller_arn_has_no_wildcard_in_its_path" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn   = "arn:aws:iam::111111111111:role/service/*/caller-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
      }
    }
  }

  expect_failures = [var.grants]
}

run "the_function_of_a_caller_is_for_the_lambda_service_alone" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn          = "arn:aws:iam::111111111111:role/caller-role"
        function_arn        = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        caller_function_arn = "arn:aws:lambda:us-east-1:111111111111:function:caller"
      }
    }
  }

  expect_failures = [var.grants]
}

run "the_function_of_a_caller_is_of_its_account" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn          = "arn:aws:iam::222222222222:role/caller-role"
        function_arn        = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        permit_on_callee    = "lambda_service"
        caller_function_arn = "arn:aws:lambda:us-east-1:111111111111:function:caller"
      }
    }
  }

  expect_failures = [var.grants]
}

run "a_source_function_is_of_the_account_of_the_caller" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn          = "arn:aws:iam::111111111111:role/caller-role"
        function_arn        = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        source_function_arn = "arn:aws:lambda:us-east-1:222222222222:function:caller"
      }
    }
  }

  expect_failures = [var.grants]
}

run "a_source_function_is_of_the_partition_of_the_caller" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn          = "arn:aws:iam::111111111111:role/caller-role"
        function_arn        = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        source_function_arn = "arn:aws-cn:lambda:cn-north-1:111111111111:function:caller"
      }
    }
  }

  expect_failures = [var.grants]
}

run "two_grants_differ_in_their_caller_or_what_they_invoke" {
  command = plan

  variables {
    grants = {
      one = {
        caller_arn   = "arn:aws:iam::111111111111:role/caller-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        principal    = "account"
      }
      two = {
        caller_arn   = "arn:aws:iam::111111111111:role/caller-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
      }
    }
  }

  expect_failures = [var.grants]
}

run "two_grants_of_one_function_have_two_statement_ids" {
  command = plan

  variables {
    grants = {
      one = {
        caller_arn   = "arn:aws:iam::111111111111:role/caller-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        statement_id = "LetIn"
      }
      two = {
        caller_arn   = "arn:aws:iam::111111111111:role/other-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        statement_id = "LetIn"
      }
    }
  }

  expect_failures = [var.grants]
}

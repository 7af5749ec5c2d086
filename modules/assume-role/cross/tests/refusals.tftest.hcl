# What this half refuses before it plans anything.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "222222222222" }
  }
}

mock_provider "aws" {
  alias = "other"

  mock_data "aws_caller_identity" {
    defaults = { account_id = "111111111111" }
  }
}

variables {
  account = { account_id = "222222222222", region = "us-east-1" }

  roles = {
    source = {
      role_name  = "role-on-source-account"
      statements = [{ sid = "ListBucket", actions = ["s3:ListBucket"], resources = ["arn:aws:s3:::source"] }]
    }
  }

  grants = {
    reader_assumes_source = {
      caller_arn = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
      role_arn   = "arn:aws:iam::222222222222:role/role-on-source-account"
    }
  }
}

run "a_grant_names_a_role_that_is_there" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn   = "arn:aws:iam::222222222222:role/another-role"
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
    account = { account_id = "111111111111", region = "us-east-1", partition = "azure" }
  }

  expect_failures = [var.account]
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

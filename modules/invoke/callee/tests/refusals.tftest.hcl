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

  callees = {
    callee = { function_name = "callee" }
  }

  grants = {
    caller_invokes_callee = {
      caller_arn   = "arn:aws:iam::111111111111:role/caller-role"
      function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
    }
  }
}

run "a_grant_names_a_function_that_is_there" {
  command = plan

  variables {
    grants = {
      caller_invokes_callee = {
        caller_arn   = "arn:aws:iam::111111111111:role/caller-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:other"
      }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "no_two_permissions_have_one_id" {
  command = plan

  variables {
    grants = {
      one = {
        caller_arn   = "arn:aws:iam::111111111111:role/caller-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
      }
      two = {
        caller_arn   = "arn:aws:iam::111111111111:role/other-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        statement_id = "InvokeFunction-caller-role-111111111111-4baa7780"
      }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "the_permissions_of_a_function_fit_into_its_policy" {
  command = plan

  variables {
    grants = {
      for place in range(28) : "grant${place}" => {
        caller_arn   = "arn:aws:iam::111111111111:role/${format("%0500d", 0)}/role${place}"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
      }
    }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_reference_to_a_callee_stands_under_the_key_of_one" {
  command = plan

  variables {
    function_arns = { other = "arn:aws:lambda:us-east-1:222222222222:function:other" }
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

run "a_reference_to_a_caller_stands_under_the_key_of_a_grant" {
  command = plan

  variables {
    caller_arns = { caller = "arn:aws:iam::111111111111:role/caller-role" }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_reference_to_a_calling_function_stands_under_the_key_of_a_grant" {
  command = plan

  variables {
    calling_function_arns = { caller = "arn:aws:lambda:us-east-1:111111111111:function:caller" }
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

# What is refused of services that are named by their principal.

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

run "a_service_has_a_principal" {
  command = plan

  variables {
    service_principals = { a = { function = "worker", service = "iot", source_account = "222222222222" } }
  }

  expect_failures = [var.service_principals]
}

run "the_lambda_service_calls_no_function" {
  command = plan

  variables {
    service_principals = { a = { function = "worker", service = "lambda.amazonaws.com", source_account = "222222222222" } }
  }

  expect_failures = [var.service_principals]
}

run "a_permission_for_what_lambda_reads_does_nothing" {
  command = plan

  variables {
    service_principals = { a = { function = "worker", service = "kinesis.us-east-1.amazonaws.com", source_account = "222222222222" } }
  }

  expect_failures = [var.service_principals]
}

run "a_distribution_needs_two_permissions" {
  command = plan

  variables {
    service_principals = { a = { function = "worker", service = "cloudfront.amazonaws.com", source_account = "222222222222" } }
  }

  expect_failures = [var.service_principals]
}

run "what_calls_is_an_arn" {
  command = plan

  variables {
    service_principals = { a = { function = "worker", service = "iot.amazonaws.com", source_arn = "rule/a", source_account = "222222222222" } }
  }

  expect_failures = [var.service_principals]
}

run "an_account_of_a_source_has_12_digits" {
  command = plan

  variables {
    service_principals = { a = { function = "worker", service = "config.amazonaws.com", source_account = "22222222222" } }
  }

  expect_failures = [var.service_principals]
}

run "a_token_has_no_blanks" {
  command = plan

  variables {
    service_principals = { a = { function = "worker", service = "alexa-appkit.amazon.com", event_source_token = "my skill" } }
  }

  expect_failures = [var.service_principals]
}

run "an_organization_does_not_narrow_a_service" {
  command = plan

  variables {
    service_principals = { a = { function = "worker", service = "iot.amazonaws.com", organization_id = "o-abcdefghij", source_account = "222222222222" } }
  }

  expect_failures = [var.service_principals]
}

run "arn_and_account_of_a_source_agree" {
  command = plan

  variables {
    service_principals = { a = { function = "worker", service = "iot.amazonaws.com", source_arn = "arn:aws:iot:us-east-1:222222222222:rule/a", source_account = "333333333333" } }
  }

  expect_failures = [var.service_principals]
}

run "a_service_is_tied_to_an_account" {
  command = plan

  variables {
    service_principals = { a = { function = "worker", service = "iot.amazonaws.com" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "an_arn_without_an_account_ties_to_none" {
  command = plan

  variables {
    service_principals = { a = { function = "worker", service = "vpc-lattice.amazonaws.com", source_arn = "arn:aws:vpc-lattice:us-east-1::targetgroup/a" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "config_needs_the_account" {
  command = plan

  variables {
    service_principals = { a = { function = "worker", service = "config.amazonaws.com", source_arn = "arn:aws:config:us-east-1:222222222222:config-rule/a" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_skill_has_a_token" {
  command = plan

  variables {
    service_principals = { a = { function = "worker", service = "alexa-appkit.amazon.com" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_reference_needs_a_statement_id" {
  command = plan

  variables {
    service_principals = { a = { function = "worker", service = "iot.amazonaws.com", source_account = "222222222222" } }
    source_arns        = { service_principals = { a = "arn:aws:iot:us-east-1:222222222222:rule/a" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "an_arn_is_of_the_service" {
  command = plan

  variables {
    service_principals = { a = { function = "worker", service = "iot.amazonaws.com", source_arn = "arn:aws:sns:us-east-1:222222222222:a" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_log_group_by_its_service_is_of_the_functions_account" {
  command = plan

  variables {
    service_principals = { a = { function = "worker", service = "logs.amazonaws.com", source_arn = "arn:aws:logs:us-east-1:222222222222:log-group:a:*" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_rule_of_another_account_calls_by_a_role" {
  command = plan

  variables {
    service_principals = { a = { function = "worker", service = "events.amazonaws.com", source_arn = "arn:aws:events:us-east-1:222222222222:rule/a" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_user_pool_is_in_the_functions_region" {
  command = plan

  variables {
    service_principals = { a = { function = "worker", service = "cognito-idp.amazonaws.com", source_arn = "arn:aws:cognito-idp:eu-west-1:222222222222:userpool/a" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

run "a_service_is_of_the_functions_partition" {
  command = plan

  variables {
    service_principals = { a = { function = "worker", service = "iot.amazonaws.com", source_arn = "arn:aws-cn:iot:cn-north-1:222222222222:rule/a" } }
  }

  expect_failures = [terraform_data.access_manifest]
}

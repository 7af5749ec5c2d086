# What the module writes of what it is given: one inline policy for each purpose, and what it is called.

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

run "a_policy_of_a_role_that_is_created_has_the_name_of_its_purpose" {
  command = plan

  variables {
    access = { reader = [{ actions = ["s3:ListBucket"], resources = ["arn:aws:s3:::source"] }] }
    invoke = {
      reader = [{
        sid        = "InvokeFunction"
        actions    = ["lambda:InvokeFunction"]
        resources  = ["arn:aws:lambda:us-east-1:222222222222:function:archive"]
        conditions = {}
      }]
    }
  }

  assert {
    condition = {
      access      = { for key, policy in aws_iam_role_policy.access : key => policy.name }
      assume_role = { for key, policy in aws_iam_role_policy.assume_role : key => policy.name }
      invoke      = { for key, policy in aws_iam_role_policy.invoke : key => policy.name }
      logs        = { for key, policy in aws_iam_role_policy.logs : key => policy.name }
      } == {
      access      = { reader = "access" }
      assume_role = { reader = "assume-role" }
      invoke      = { reader = "invoke" }
      logs        = { reader = "logs" }
    }
    error_message = "A policy has another name."
  }
}

run "a_policy_of_a_role_that_exists_ends_in_a_hash_of_what_it_allows" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "my-lambda-execution-role", function_name = "cross-account-reader", create = false }
    }
  }

  assert {
    condition = [for policy in aws_iam_role_policy.assume_role : [policy.role, policy.name]] == [
      ["my-lambda-execution-role", "assume-role-${substr(sha256(aws_iam_role_policy.assume_role["reader"].policy), 0, 8)}"],
    ]
    error_message = "The policy has another name: ${jsonencode(values(aws_iam_role_policy.assume_role)[*].name)}"
  }

  assert {
    condition     = length(aws_iam_role.this) + length(aws_cloudwatch_log_group.this) + length(aws_iam_role_policy.logs) == 0
    error_message = "More than the policy is written of a role that exists."
  }
}

run "a_suffix_that_is_given_counts_on_every_role" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "my-lambda-execution-role", function_name = "cross-account-reader", policy_name_suffix = "of-reports" }
    }
  }

  assert {
    condition     = values(aws_iam_role_policy.assume_role)[*].name == ["assume-role-of-reports"]
    error_message = "The policy has another name: ${jsonencode(values(aws_iam_role_policy.assume_role)[*].name)}"
  }
}

run "what_is_said_of_a_role_reaches_it" {
  command = plan

  variables {
    roles = {
      reader = {
        role_name             = "my-lambda-execution-role"
        path                  = "/service/"
        function_name         = "cross-account-reader"
        log_retention_in_days = 7
        description           = "Reads."
        tags                  = { team = "reports" }
        max_session_duration  = 7200
        permissions_boundary  = "arn:aws:iam::111111111111:policy/boundary"
      }
    }
  }

  assert {
    condition = [for role in aws_iam_role.this : [
      role.name, role.path, role.description, role.tags.team, role.max_session_duration, role.permissions_boundary,
      ]] == [
      ["my-lambda-execution-role", "/service/", "Reads.", "reports", 7200, "arn:aws:iam::111111111111:policy/boundary"],
    ]
    error_message = "The role is another one: ${jsonencode(values(aws_iam_role.this)[*].name)}"
  }

  assert {
    condition = [for group in aws_cloudwatch_log_group.this : [group.name, group.retention_in_days]] == [
      ["/aws/lambda/cross-account-reader", 7],
    ]
    error_message = "The log group is another one: ${jsonencode(values(aws_cloudwatch_log_group.this)[*].name)}"
  }
}

run "statements_of_the_trust_policy_stand_behind_that_of_lambda" {
  command = plan

  variables {
    trust = {
      reader = [{
        sid        = "AssumeRoleFromAccount333333333333"
        principals = ["arn:aws:iam::333333333333:root"]
        actions    = ["sts:AssumeRole"]
        conditions = { StringEquals = { "sts:ExternalId" = ["reports-2f6c"] } }
      }]
    }
  }

  assert {
    condition = jsondecode(aws_iam_role.this["reader"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid       = "AssumeRoleByLambda"
          Effect    = "Allow"
          Principal = { Service = "lambda.amazonaws.com" }
          Action    = "sts:AssumeRole"
        },
        {
          Sid       = "AssumeRoleFromAccount333333333333"
          Effect    = "Allow"
          Principal = { AWS = ["arn:aws:iam::333333333333:root"] }
          Action    = ["sts:AssumeRole"]
          Condition = { StringEquals = { "sts:ExternalId" = ["reports-2f6c"] } }
        },
      ]
    }
    error_message = "The trust policy is another one: ${aws_iam_role.this["reader"].assume_role_policy}"
  }
}

run "policies_may_be_as_long_as_iam_accepts_them" {
  command = plan

  variables {
    roles = {
      reader = { role_name = "my-lambda-execution-role", function_name = "cross-account-reader" }
      target = { role_name = "target-role", trust_policy_quota = 2048 }
    }
    trust = {
      target = [{
        sid        = "AssumeRoleFromRoleNamesOf222222222222"
        principals = ["arn:aws:iam::222222222222:root"]
        actions    = ["sts:AssumeRole"]
        conditions = { ArnEquals = { "aws:PrincipalArn" = ["arn:aws:iam::222222222222:role/${format("%01779d", 0)}"] } }
      }]
    }
    access = {
      target = [{
        actions    = ["s3:ListBucket"]
        resources  = ["arn:aws:s3:::${format("%010059d", 0)}"]
        conditions = { StringLike = { "s3:prefix" = ["white space of all kinds \t\u00a0"] } }
      }]
    }
  }

  assert {
    condition = {
      trust  = length(replace(output.trust_policies.target, " ", ""))
      inline = output.policy_sizes.target
    } == { trust = 2048, inline = 10240 }
    error_message = "The sizes are others: ${jsonencode([length(output.trust_policies.target), output.policy_sizes])}"
  }
}

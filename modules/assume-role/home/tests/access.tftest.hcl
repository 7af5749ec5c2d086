# What the callers' half writes, as whole documents. The sids end in hashes where there are conditions.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111111111111" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111111111111:role/created-by-home" }
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

run "a_grant_writes_the_half_of_its_caller" {
  command = plan

  assert {
    condition = {
      for purpose, by_role in output.identity_policies : purpose => { for key, policy in by_role : key => jsondecode(policy) }
      } == {
      access = {}
      assume_role = {
        reader = {
          Version = "2012-10-17"
          Statement = [
            {
              Sid      = "AssumeRole"
              Effect   = "Allow"
              Action   = ["sts:AssumeRole"]
              Resource = ["arn:aws:iam::222222222222:role/role-on-source-account"]
            },
          ]
        }
      }
      invoke = {}
      logs = {
        reader = {
          Version = "2012-10-17"
          Statement = [{
            Sid      = "WriteLogs"
            Effect   = "Allow"
            Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
            Resource = ["arn:aws:logs:us-east-1:111111111111:log-group:/aws/lambda/cross-account-reader:*"]
          }]
        }
      }
    }
    error_message = "The identity-based policies are others: ${jsonencode(output.identity_policies)}"
  }

  assert {
    condition = jsondecode(jsonencode(output.access_manifest)) == {
      schemaVersion = 1
      accesses = [
        {
          principal  = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
          breadth    = "role"
          action     = "sts:AssumeRole"
          resource   = "arn:aws:iam::222222222222:role/role-on-source-account"
          via        = "trustPolicy"
          conditions = {}
          side       = "caller"
        },
      ]
    }
    error_message = "Other accesses are declared: ${jsonencode(output.access_manifest)}"
  }

  assert {
    condition     = jsondecode(jsonencode(terraform_data.access_manifest[0].input)) == jsondecode(jsonencode(output.access_manifest))
    error_message = "The plan declares other accesses than the output: ${jsonencode(terraform_data.access_manifest[0].input)}"
  }

  assert {
    condition     = output.caller_role_arns == { reader = "arn:aws:iam::111111111111:role/my-lambda-execution-role" }
    error_message = "The ARNs of the callers are others: ${jsonencode(output.caller_role_arns)}"
  }
}

run "the_role_of_a_caller_that_is_created_comes_out_as_a_reference" {
  command = apply

  assert {
    condition     = output.caller_roles == { reader = "arn:aws:iam::111111111111:role/created-by-home" }
    error_message = "The caller is another one: ${jsonencode(output.caller_roles)}"
  }
}

run "every_condition_of_the_caller_stands_in_the_statements_it_belongs_to" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn          = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn            = "arn:aws:iam::222222222222:role/role-on-source-account"
        external_id         = "reports-2f6c"
        organization_id     = "o-a1b2c3d4e5"
        session_tags        = { project = "reports" }
        source_identity     = "reporter"
        source_function_arn = "arn:aws:lambda:us-east-1:111111111111:function:cross-account-reader"
      }
    }
  }

  assert {
    condition = {
      for purpose, by_role in output.identity_policies : purpose => { for key, policy in by_role : key => jsondecode(policy) }
      } == {
      access = {}
      assume_role = {
        reader = {
          Version = "2012-10-17"
          Statement = [
            {
              Sid      = "AssumeRoleIf4181d8d6"
              Effect   = "Allow"
              Action   = ["sts:AssumeRole"]
              Resource = ["arn:aws:iam::222222222222:role/role-on-source-account"]
              Condition = {
                ArnEquals    = { "lambda:SourceFunctionArn" = ["arn:aws:lambda:us-east-1:111111111111:function:cross-account-reader"] }
                StringEquals = { "sts:ExternalId" = ["reports-2f6c"] }
              }
            },
            {
              Sid      = "SetSourceIdentityIf3d694092"
              Effect   = "Allow"
              Action   = ["sts:SetSourceIdentity"]
              Resource = ["arn:aws:iam::222222222222:role/role-on-source-account"]
              Condition = {
                ArnEquals    = { "lambda:SourceFunctionArn" = ["arn:aws:lambda:us-east-1:111111111111:function:cross-account-reader"] }
                StringEquals = { "sts:SourceIdentity" = ["reporter"] }
              }
            },
            {
              Sid      = "TagSessionIf7ef1bc1d"
              Effect   = "Allow"
              Action   = ["sts:TagSession"]
              Resource = ["arn:aws:iam::222222222222:role/role-on-source-account"]
              Condition = {
                ArnEquals                   = { "lambda:SourceFunctionArn" = ["arn:aws:lambda:us-east-1:111111111111:function:cross-account-reader"] }
                "ForAllValues:StringEquals" = { "aws:TagKeys" = ["project"] }
                StringEquals                = { "aws:RequestTag/project" = ["reports"] }
              }
            },
          ]
        }
      }
      invoke = {}
      logs = {
        reader = {
          Version = "2012-10-17"
          Statement = [{
            Sid      = "WriteLogs"
            Effect   = "Allow"
            Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
            Resource = ["arn:aws:logs:us-east-1:111111111111:log-group:/aws/lambda/cross-account-reader:*"]
          }]
        }
      }
    }
    error_message = "The identity-based policies are others: ${jsonencode(output.identity_policies)}"
  }

  assert {
    condition = jsondecode(jsonencode(output.access_manifest)) == {
      schemaVersion = 1
      accesses = [
        {
          principal = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
          breadth   = "role"
          action    = "sts:AssumeRole"
          resource  = "arn:aws:iam::222222222222:role/role-on-source-account"
          via       = "trustPolicy"
          conditions = {
            ArnEquals    = { "lambda:SourceFunctionArn" = ["arn:aws:lambda:us-east-1:111111111111:function:cross-account-reader"] }
            StringEquals = { "aws:PrincipalOrgID" = ["o-a1b2c3d4e5"], "sts:ExternalId" = ["reports-2f6c"] }
          }
          side = "caller"
        },
      ]
    }
    error_message = "Other accesses are declared: ${jsonencode(output.access_manifest)}"
  }
}

run "how_the_other_half_trusts_changes_no_policy" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn   = "arn:aws:iam::222222222222:role/role-on-source-account"
        trust      = "account"
      }
    }
  }

  assert {
    condition = {
      for purpose, by_role in output.identity_policies : purpose => { for key, policy in by_role : key => jsondecode(policy) }
      } == {
      access = {}
      assume_role = {
        reader = {
          Version = "2012-10-17"
          Statement = [
            {
              Sid      = "AssumeRole"
              Effect   = "Allow"
              Action   = ["sts:AssumeRole"]
              Resource = ["arn:aws:iam::222222222222:role/role-on-source-account"]
            },
          ]
        }
      }
      invoke = {}
      logs = {
        reader = {
          Version = "2012-10-17"
          Statement = [{
            Sid      = "WriteLogs"
            Effect   = "Allow"
            Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
            Resource = ["arn:aws:logs:us-east-1:111111111111:log-group:/aws/lambda/cross-account-reader:*"]
          }]
        }
      }
    }
    error_message = "The identity-based policies are others: ${jsonencode(output.identity_policies)}"
  }

  assert {
    condition = jsondecode(jsonencode(output.access_manifest)) == {
      schemaVersion = 1
      accesses = [
        {
          principal  = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
          breadth    = "account"
          action     = "sts:AssumeRole"
          resource   = "arn:aws:iam::222222222222:role/role-on-source-account"
          via        = "trustPolicy"
          conditions = {}
          side       = "caller"
        },
      ]
    }
    error_message = "Other accesses are declared: ${jsonencode(output.access_manifest)}"
  }
}

# What the reference says is not read: the ARN is that of the name.
run "a_caller_that_exists_gets_the_policy_and_nothing_else" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "my-lambda-execution-role", function_name = "cross-account-reader", create = false }
    }
    caller_role_arns = { reader = "arn:aws:iam::111111111111:role/named-otherwise" }
  }

  assert {
    condition = {
      for purpose, by_role in output.identity_policies : purpose => { for key, policy in by_role : key => jsondecode(policy) }
      } == {
      access = {}
      assume_role = {
        reader = {
          Version = "2012-10-17"
          Statement = [
            {
              Sid      = "AssumeRole"
              Effect   = "Allow"
              Action   = ["sts:AssumeRole"]
              Resource = ["arn:aws:iam::222222222222:role/role-on-source-account"]
            },
          ]
        }
      }
      invoke = {}
      logs   = {}
    }
    error_message = "The identity-based policies are others: ${jsonencode(output.identity_policies)}"
  }

  assert {
    condition     = output.caller_roles == { reader = "arn:aws:iam::111111111111:role/my-lambda-execution-role" }
    error_message = "The caller is another one: ${jsonencode(output.caller_roles)}"
  }
}

run "a_caller_may_do_what_its_statements_say" {
  command = plan

  variables {
    callers = {
      reader = {
        role_name  = "my-lambda-execution-role"
        create     = false
        statements = [{ sid = "ListBucket", actions = ["s3:ListBucket"], resources = ["arn:aws:s3:::source"] }]
      }
    }
    grants = {}
  }

  assert {
    condition = {
      for purpose, by_role in output.identity_policies : purpose => { for key, policy in by_role : key => jsondecode(policy) }
      } == {
      access = {
        reader = {
          Version = "2012-10-17"
          Statement = [{
            Sid      = "ListBucket"
            Effect   = "Allow"
            Action   = ["s3:ListBucket"]
            Resource = ["arn:aws:s3:::source"]
          }]
        }
      }
      assume_role = {}
      invoke      = {}
      logs        = {}
    }
    error_message = "The identity-based policies are others: ${jsonencode(output.identity_policies)}"
  }
}

run "within_a_module_of_both_halves_this_one_declares_nothing" {
  command = plan

  variables {
    standalone = false
  }

  assert {
    condition     = { identities = length(data.aws_caller_identity.this), declared = length(terraform_data.access_manifest) } == { identities = 0, declared = 0 }
    error_message = "The half looks its account up, or declares its accesses."
  }
}

# What the half of the roles writes, as whole documents. The sids end in hashes where there are conditions.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "222222222222" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::222222222222:role/created-by-cross" }
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

# By default the trust policy names the account on condition of the ARN, so that the states need no order.
run "a_grant_writes_the_half_of_its_role" {
  command = plan

  assert {
    condition = { for key, policy in output.trust_policies : key => jsondecode(policy) } == {
      source = {
        Version = "2012-10-17"
        Statement = [
          {
            Sid       = "AssumeRoleFromRoleNamesOf111111111111"
            Effect    = "Allow"
            Principal = { AWS = ["arn:aws:iam::111111111111:root"] }
            Action    = ["sts:AssumeRole"]
            Condition = {
              ArnEquals = { "aws:PrincipalArn" = ["arn:aws:iam::111111111111:role/my-lambda-execution-role"] }
            }
          },
        ]
      }
    }
    error_message = "The trust policies are others: ${jsonencode(output.trust_policies)}"
  }

  assert {
    condition = {
      for purpose, by_role in output.identity_policies : purpose => { for key, policy in by_role : key => jsondecode(policy) }
      } == {
      access = {
        source = {
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
          side       = "target"
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
    condition     = output.role_arns == { source = "arn:aws:iam::222222222222:role/role-on-source-account" }
    error_message = "The ARNs of the roles are others: ${jsonencode(output.role_arns)}"
  }
}

run "a_role_that_is_created_comes_out_as_a_reference" {
  command = apply

  assert {
    condition     = output.roles == { source = "arn:aws:iam::222222222222:role/created-by-cross" }
    error_message = "The role is another one: ${jsonencode(output.roles)}"
  }
}

run "every_condition_of_the_role_stands_in_the_statements_it_belongs_to" {
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
    condition = { for key, policy in output.trust_policies : key => jsondecode(policy) } == {
      source = {
        Version = "2012-10-17"
        Statement = [
          {
            Sid       = "AssumeRoleFromRoleNamesOf111111111111If32e001dd"
            Effect    = "Allow"
            Principal = { AWS = ["arn:aws:iam::111111111111:root"] }
            Action    = ["sts:AssumeRole"]
            Condition = {
              ArnEquals    = { "aws:PrincipalArn" = ["arn:aws:iam::111111111111:role/my-lambda-execution-role"] }
              StringEquals = { "aws:PrincipalOrgID" = ["o-a1b2c3d4e5"], "sts:ExternalId" = ["reports-2f6c"] }
            }
          },
          {
            Sid       = "SetSourceIdentityFromRoleNamesOf111111111111If02cf470c"
            Effect    = "Allow"
            Principal = { AWS = ["arn:aws:iam::111111111111:root"] }
            Action    = ["sts:SetSourceIdentity"]
            Condition = {
              ArnEquals    = { "aws:PrincipalArn" = ["arn:aws:iam::111111111111:role/my-lambda-execution-role"] }
              StringEquals = { "aws:PrincipalOrgID" = ["o-a1b2c3d4e5"], "sts:SourceIdentity" = ["reporter"] }
            }
          },
          {
            Sid       = "TagSessionFromRoleNamesOf111111111111Ifb802dd55"
            Effect    = "Allow"
            Principal = { AWS = ["arn:aws:iam::111111111111:root"] }
            Action    = ["sts:TagSession"]
            Condition = {
              ArnEquals                   = { "aws:PrincipalArn" = ["arn:aws:iam::111111111111:role/my-lambda-execution-role"] }
              "ForAllValues:StringEquals" = { "aws:TagKeys" = ["project"] }
              StringEquals                = { "aws:PrincipalOrgID" = ["o-a1b2c3d4e5"], "aws:RequestTag/project" = ["reports"] }
            }
          },
        ]
      }
    }
    error_message = "The trust policies are others: ${jsonencode(output.trust_policies)}"
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
          side = "target"
        },
      ]
    }
    error_message = "Other accesses are declared: ${jsonencode(output.access_manifest)}"
  }
}

# What the reference says is not read.
run "trust_of_a_role_names_its_arn" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn   = "arn:aws:iam::222222222222:role/role-on-source-account"
        trust      = "role"
      }
    }
    caller_arns = ["arn:aws:iam::111111111111:role/named-otherwise"]
  }

  assert {
    condition = { for key, policy in output.trust_policies : key => jsondecode(policy) } == {
      source = {
        Version = "2012-10-17"
        Statement = [
          {
            Sid       = "AssumeRoleFromRolesOf111111111111"
            Effect    = "Allow"
            Principal = { AWS = ["arn:aws:iam::111111111111:role/my-lambda-execution-role"] }
            Action    = ["sts:AssumeRole"]
          },
        ]
      }
    }
    error_message = "The trust policies are others: ${jsonencode(output.trust_policies)}"
  }
}

run "trust_of_an_account_names_the_account_alone" {
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
    condition = { for key, policy in output.trust_policies : key => jsondecode(policy) } == {
      source = {
        Version = "2012-10-17"
        Statement = [
          {
            Sid       = "AssumeRoleFromAccount111111111111"
            Effect    = "Allow"
            Principal = { AWS = ["arn:aws:iam::111111111111:root"] }
            Action    = ["sts:AssumeRole"]
          },
        ]
      }
    }
    error_message = "The trust policies are others: ${jsonencode(output.trust_policies)}"
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
          side       = "target"
        },
      ]
    }
    error_message = "Other accesses are declared: ${jsonencode(output.access_manifest)}"
  }
}

run "callers_of_one_account_become_one_statement" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller_arn = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
        role_arn   = "arn:aws:iam::222222222222:role/role-on-source-account"

      }
      writer_assumes_source = {
        caller_arn = "arn:aws:iam::111111111111:role/service/writer"
        role_arn   = "arn:aws:iam::222222222222:role/role-on-source-account"

      }
      stranger_assumes_source = {
        caller_arn = "arn:aws:iam::333333333333:role/stranger"
        role_arn   = "arn:aws:iam::222222222222:role/role-on-source-account"
      }
    }
  }

  assert {
    condition = { for key, policy in output.trust_policies : key => jsondecode(policy) } == {
      source = {
        Version = "2012-10-17"
        Statement = [
          {
            Sid       = "AssumeRoleFromRoleNamesOf111111111111"
            Effect    = "Allow"
            Principal = { AWS = ["arn:aws:iam::111111111111:root"] }
            Action    = ["sts:AssumeRole"]
            Condition = {
              ArnEquals = { "aws:PrincipalArn" = ["arn:aws:iam::111111111111:role/my-lambda-execution-role", "arn:aws:iam::111111111111:role/service/writer"] }
            }
          },
          {
            Sid       = "AssumeRoleFromRoleNamesOf333333333333"
            Effect    = "Allow"
            Principal = { AWS = ["arn:aws:iam::333333333333:root"] }
            Action    = ["sts:AssumeRole"]
            Condition = {
              ArnEquals = { "aws:PrincipalArn" = ["arn:aws:iam::333333333333:role/stranger"] }
            }
          },
        ]
      }
    }
    error_message = "The trust policies are others: ${jsonencode(output.trust_policies)}"
  }
}

# Nothing of that trust policy is written here, so nothing of it is declared either.
run "the_owner_of_a_role_that_exists_is_told_what_to_trust" {
  command = plan

  variables {
    roles = {
      source = { role_name = "role-on-source-account", create = false }
    }
    existing_role_arns = { source = "arn:aws:iam::222222222222:role/named-otherwise" }
  }

  assert {
    condition = { for key, policy in output.trust_policies : key => jsondecode(policy) } == {
      source = {
        Version = "2012-10-17"
        Statement = [
          {
            Sid       = "AssumeRoleFromRoleNamesOf111111111111"
            Effect    = "Allow"
            Principal = { AWS = ["arn:aws:iam::111111111111:root"] }
            Action    = ["sts:AssumeRole"]
            Condition = {
              ArnEquals = { "aws:PrincipalArn" = ["arn:aws:iam::111111111111:role/my-lambda-execution-role"] }
            }
          },
        ]
      }
    }
    error_message = "The trust policies are others: ${jsonencode(output.trust_policies)}"
  }

  assert {
    condition = {
      for purpose, by_role in output.identity_policies : purpose => { for key, policy in by_role : key => jsondecode(policy) }
      } == {
      access      = {}
      assume_role = {}
      invoke      = {}
      logs        = {}
    }
    error_message = "The identity-based policies are others: ${jsonencode(output.identity_policies)}"
  }

  assert {
    condition     = jsondecode(jsonencode(output.access_manifest)) == { schemaVersion = 1, accesses = [] }
    error_message = "Other accesses are declared: ${jsonencode(output.access_manifest)}"
  }

  assert {
    condition     = output.roles == { source = "arn:aws:iam::222222222222:role/role-on-source-account" }
    error_message = "The role is another one: ${jsonencode(output.roles)}"
  }
}

run "a_role_of_a_function_is_trusted_by_lambda_as_well" {
  command = plan

  variables {
    roles = {
      source = { role_name = "role-on-source-account", function_name = "lister" }
    }
    grants = {}
  }

  assert {
    condition = { for key, policy in output.trust_policies : key => jsondecode(policy) } == {
      source = {
        Version = "2012-10-17"
        Statement = [{
          Sid       = "AssumeRoleByLambda"
          Effect    = "Allow"
          Principal = { Service = "lambda.amazonaws.com" }
          Action    = "sts:AssumeRole"
        }]
      }
    }
    error_message = "The trust policies are others: ${jsonencode(output.trust_policies)}"
  }
}

run "what_a_role_may_invoke_stands_in_a_policy_of_its_own" {
  command = plan

  variables {
    invoke = {
      source = [{
        sid        = "InvokeFunction"
        actions    = ["lambda:InvokeFunction"]
        resources  = ["arn:aws:lambda:us-east-1:222222222222:function:archive"]
        conditions = {}
      }]
    }
  }

  assert {
    condition = {
      for purpose, by_role in output.identity_policies : purpose => { for key, policy in by_role : key => jsondecode(policy) }
      } == {
      access = {
        source = {
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
      invoke = {
        source = {
          Version = "2012-10-17"
          Statement = [
            {
              Sid      = "InvokeFunction"
              Effect   = "Allow"
              Action   = ["lambda:InvokeFunction"]
              Resource = ["arn:aws:lambda:us-east-1:222222222222:function:archive"]
            },
          ]
        }
      }
      logs = {}
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

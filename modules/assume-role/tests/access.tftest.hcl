# What the module writes, as whole documents. The sids end in hashes where there are conditions.

mock_provider "aws" {
  alias = "home"

  mock_data "aws_caller_identity" {
    defaults = { account_id = "111111111111" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111111111111:role/created-by-home" }
  }
}

mock_provider "aws" {
  alias = "cross"

  mock_data "aws_caller_identity" {
    defaults = { account_id = "222222222222" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::222222222222:role/created-by-cross" }
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

run "a_grant_writes_both_halves_and_declares_them" {
  command = plan

  assert {
    condition = {
      for side, policies in output.identity_policies : side => {
        for purpose, by_role in policies : purpose => { for key, policy in by_role : key => jsondecode(policy) }
      }
      } == {
      callers = {
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
      roles = {
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
    }
    error_message = "The identity-based policies are others: ${jsonencode(output.identity_policies)}"
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
          side       = "both"
        },
      ]
    }
    error_message = "Other accesses are declared: ${jsonencode(output.access_manifest)}"
  }

  assert {
    condition     = jsondecode(jsonencode(terraform_data.access_manifest.input)) == jsondecode(jsonencode(output.access_manifest))
    error_message = "The plan declares other accesses than the output: ${jsonencode(terraform_data.access_manifest.input)}"
  }
}

run "arns_are_known_before_anything_exists" {
  command = plan

  assert {
    condition     = output.caller_role_arns == { reader = "arn:aws:iam::111111111111:role/my-lambda-execution-role" }
    error_message = "The ARNs of the callers are others: ${jsonencode(output.caller_role_arns)}"
  }

  assert {
    condition     = output.role_arns == { source = "arn:aws:iam::222222222222:role/role-on-source-account" }
    error_message = "The ARNs of the roles are others: ${jsonencode(output.role_arns)}"
  }
}

run "each_role_is_created_through_the_provider_of_its_account" {
  command = apply

  assert {
    condition     = output.caller_roles == { reader = "arn:aws:iam::111111111111:role/created-by-home" }
    error_message = "The caller is created elsewhere: ${jsonencode(output.caller_roles)}"
  }

  assert {
    condition     = output.roles == { source = "arn:aws:iam::222222222222:role/created-by-cross" }
    error_message = "The role is created elsewhere: ${jsonencode(output.roles)}"
  }
}

run "every_condition_stands_in_the_statements_it_belongs_to" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = {
        caller             = "reader"
        role               = "source"
        trust              = "role_name"
        external_id        = "reports-2f6c"
        organization_id    = "o-a1b2c3d4e5"
        session_tags       = { project = "reports" }
        source_identity    = "reporter"
        only_from_function = true
      }
    }
  }

  assert {
    condition = {
      for side, policies in output.identity_policies : side => {
        for purpose, by_role in policies : purpose => { for key, policy in by_role : key => jsondecode(policy) }
      }
      } == {
      callers = {
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
      roles = {
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
    }
    error_message = "The identity-based policies are others: ${jsonencode(output.identity_policies)}"
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
          side = "both"
        },
      ]
    }
    error_message = "Other accesses are declared: ${jsonencode(output.access_manifest)}"
  }
}

run "trust_by_role_name_names_the_account_on_condition_of_the_arn" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = { caller = "reader", role = "source", trust = "role_name" }
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
              ArnEquals = { "aws:PrincipalArn" = ["arn:aws:iam::111111111111:role/my-lambda-execution-role"] }
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
          principal  = "arn:aws:iam::111111111111:role/my-lambda-execution-role"
          breadth    = "role"
          action     = "sts:AssumeRole"
          resource   = "arn:aws:iam::222222222222:role/role-on-source-account"
          via        = "trustPolicy"
          conditions = {}
          side       = "both"
        },
      ]
    }
    error_message = "Other accesses are declared: ${jsonencode(output.access_manifest)}"
  }
}

run "trust_of_an_account_names_the_account_alone" {
  command = plan

  variables {
    grants = {
      reader_assumes_source = { caller = "reader", role = "source", trust = "account" }
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
          side       = "both"
        },
      ]
    }
    error_message = "Other accesses are declared: ${jsonencode(output.access_manifest)}"
  }
}

run "statements_that_differ_in_the_role_or_the_caller_alone_become_one" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "my-lambda-execution-role", create = false }
      writer = { role_name = "writer", path = "/service/", create = false }
    }
    roles = {
      source  = { role_name = "role-on-source-account" }
      archive = { role_name = "archive", path = "/data/" }
    }
    grants = {
      reader_assumes_source  = { caller = "reader", role = "source" }
      reader_assumes_archive = { caller = "reader", role = "archive" }
      writer_assumes_archive = { caller = "writer", role = "archive" }
    }
  }

  assert {
    condition = {
      for side, policies in output.identity_policies : side => {
        for purpose, by_role in policies : purpose => { for key, policy in by_role : key => jsondecode(policy) }
      }
      } == {
      callers = {
        access = {}
        assume_role = {
          reader = {
            Version = "2012-10-17"
            Statement = [
              {
                Sid      = "AssumeRole"
                Effect   = "Allow"
                Action   = ["sts:AssumeRole"]
                Resource = ["arn:aws:iam::222222222222:role/data/archive", "arn:aws:iam::222222222222:role/role-on-source-account"]
              },
            ]
          }
          writer = {
            Version = "2012-10-17"
            Statement = [
              {
                Sid      = "AssumeRole"
                Effect   = "Allow"
                Action   = ["sts:AssumeRole"]
                Resource = ["arn:aws:iam::222222222222:role/data/archive"]
              },
            ]
          }
        }
        invoke = {}
        logs   = {}
      }
      roles = {
        access      = {}
        assume_role = {}
        invoke      = {}
        logs        = {}
      }
    }
    error_message = "The identity-based policies are others: ${jsonencode(output.identity_policies)}"
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
      archive = {
        Version = "2012-10-17"
        Statement = [
          {
            Sid       = "AssumeRoleFromRolesOf111111111111"
            Effect    = "Allow"
            Principal = { AWS = ["arn:aws:iam::111111111111:role/my-lambda-execution-role", "arn:aws:iam::111111111111:role/service/writer"] }
            Action    = ["sts:AssumeRole"]
          },
        ]
      }
    }
    error_message = "The trust policies are others: ${jsonencode(output.trust_policies)}"
  }
}

run "the_owner_of_a_role_that_exists_is_told_what_to_trust" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "my-lambda-execution-role", function_name = "cross-account-reader", create = false }
    }
    roles = {
      source = { role_name = "role-on-source-account", create = false }
    }
  }

  assert {
    condition = {
      for side, policies in output.identity_policies : side => {
        for purpose, by_role in policies : purpose => { for key, policy in by_role : key => jsondecode(policy) }
      }
      } == {
      callers = {
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
      roles = {
        access      = {}
        assume_role = {}
        invoke      = {}
        logs        = {}
      }
    }
    error_message = "The identity-based policies are others: ${jsonencode(output.identity_policies)}"
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
    condition     = { callers = output.caller_roles, roles = output.roles } == { callers = { reader = "arn:aws:iam::111111111111:role/my-lambda-execution-role" }, roles = { source = "arn:aws:iam::222222222222:role/role-on-source-account" } }
    error_message = "A role that exists has another ARN: ${jsonencode([output.caller_roles, output.roles])}"
  }
}

run "what_references_to_roles_say_is_not_read" {
  command = plan

  variables {
    callers = {
      reader = { role_name = "my-lambda-execution-role", create = false }
    }
    roles = {
      source = { role_name = "role-on-source-account", create = false }
    }
    caller_role_arns   = { reader = "arn:aws:iam::111111111111:role/named-otherwise" }
    existing_role_arns = { source = "arn:aws:iam::222222222222:role/named-otherwise" }
  }

  assert {
    condition = {
      for side, policies in output.identity_policies : side => {
        for purpose, by_role in policies : purpose => { for key, policy in by_role : key => jsondecode(policy) }
      }
      } == {
      callers = {
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
      roles = {
        access      = {}
        assume_role = {}
        invoke      = {}
        logs        = {}
      }
    }
    error_message = "The identity-based policies are others: ${jsonencode(output.identity_policies)}"
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
      for side, policies in output.identity_policies : side => {
        for purpose, by_role in policies : purpose => { for key, policy in by_role : key => jsondecode(policy) }
      }
      } == {
      callers = {
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
      roles = {
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
    }
    error_message = "The identity-based policies are others: ${jsonencode(output.identity_policies)}"
  }
}

run "a_region_of_china_decides_the_partition" {
  command = plan

  variables {
    home  = { account_id = "111111111111", region = "cn-north-1" }
    cross = { account_id = "222222222222", region = "cn-north-1" }
  }

  assert {
    condition = { callers = output.caller_role_arns, roles = output.role_arns } == {
      callers = { reader = "arn:aws-cn:iam::111111111111:role/my-lambda-execution-role" }
      roles   = { source = "arn:aws-cn:iam::222222222222:role/role-on-source-account" }
    }
    error_message = "The ARNs are others: ${jsonencode([output.caller_role_arns, output.role_arns])}"
  }

  assert {
    condition     = jsondecode(output.identity_policies.callers.assume_role.reader).Statement[0].Resource == ["arn:aws-cn:iam::222222222222:role/role-on-source-account"]
    error_message = "The policy of the caller is another one: ${output.identity_policies.callers.assume_role.reader}"
  }
}

run "a_region_of_the_us_government_decides_the_partition" {
  command = plan

  variables {
    home  = { account_id = "111111111111", region = "us-gov-west-1" }
    cross = { account_id = "222222222222", region = "us-gov-west-1" }
  }

  assert {
    condition = { callers = output.caller_role_arns, roles = output.role_arns } == {
      callers = { reader = "arn:aws-us-gov:iam::111111111111:role/my-lambda-execution-role" }
      roles   = { source = "arn:aws-us-gov:iam::222222222222:role/role-on-source-account" }
    }
    error_message = "The ARNs are others: ${jsonencode([output.caller_role_arns, output.role_arns])}"
  }

  assert {
    condition     = jsondecode(output.identity_policies.callers.assume_role.reader).Statement[0].Resource == ["arn:aws-us-gov:iam::222222222222:role/role-on-source-account"]
    error_message = "The policy of the caller is another one: ${output.identity_policies.callers.assume_role.reader}"
  }
}

run "a_region_of_the_european_sovereign_cloud_decides_the_partition" {
  command = plan

  variables {
    home  = { account_id = "111111111111", region = "eusc-de-east-1" }
    cross = { account_id = "222222222222", region = "eusc-de-east-1" }
  }

  assert {
    condition = { callers = output.caller_role_arns, roles = output.role_arns } == {
      callers = { reader = "arn:aws-eusc:iam::111111111111:role/my-lambda-execution-role" }
      roles   = { source = "arn:aws-eusc:iam::222222222222:role/role-on-source-account" }
    }
    error_message = "The ARNs are others: ${jsonencode([output.caller_role_arns, output.role_arns])}"
  }

  assert {
    condition     = jsondecode(output.identity_policies.callers.assume_role.reader).Statement[0].Resource == ["arn:aws-eusc:iam::222222222222:role/role-on-source-account"]
    error_message = "The policy of the caller is another one: ${output.identity_policies.callers.assume_role.reader}"
  }
}

run "a_partition_that_is_named_counts" {
  command = plan

  variables {
    home  = { account_id = "111111111111", region = "us-iso-east-1", partition = "aws-iso" }
    cross = { account_id = "222222222222", region = "us-iso-east-1", partition = "aws-iso" }
  }

  assert {
    condition = { callers = output.caller_role_arns, roles = output.role_arns } == {
      callers = { reader = "arn:aws-iso:iam::111111111111:role/my-lambda-execution-role" }
      roles   = { source = "arn:aws-iso:iam::222222222222:role/role-on-source-account" }
    }
    error_message = "The ARNs are others: ${jsonencode([output.caller_role_arns, output.role_arns])}"
  }

  assert {
    condition     = jsondecode(output.identity_policies.callers.assume_role.reader).Statement[0].Resource == ["arn:aws-iso:iam::222222222222:role/role-on-source-account"]
    error_message = "The policy of the caller is another one: ${output.identity_policies.callers.assume_role.reader}"
  }
}

run "a_role_without_grants_is_trusted_by_lambda_alone" {
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

  assert {
    condition     = jsondecode(jsonencode(output.access_manifest)) == { schemaVersion = 1, accesses = [] }
    error_message = "Other accesses are declared: ${jsonencode(output.access_manifest)}"
  }
}

run "the_longest_that_aws_accepts_is_accepted" {
  command = plan

  variables {
    callers = {
      reader = {
        role_name            = "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr"
        path                 = "/ppp/"
        function_name        = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
        description          = format("%01000d", 0)
        max_session_duration = 43200
        policy_name_suffix   = "ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss"
        permissions_boundary = "arn:aws:iam::aws:policy/PowerUserAccess"
      }
    }
    roles = {
      source = { role_name = "role-on-source-account", trust_policy_quota = 8192 }
    }
    grants = {
      reader_assumes_source = {
        caller          = "reader"
        role            = "source"
        external_id     = format("%01224d", 0)
        source_identity = format("%064d", 0)
        organization_id = "o-${format("%032d", 0)}"
        session_tags    = merge({ for place in range(49) : "tag${place}" => "" }, { (format("%0128d", 0)) = format("%0256d", 0) })
      }
    }
  }

  assert {
    condition     = length(output.access_manifest.accesses) == 1
    error_message = "The access is not declared: ${jsonencode(output.access_manifest)}"
  }
}

run "statements_are_as_wide_as_iam_takes_them" {
  command = plan

  variables {
    callers = {
      reader = {
        role_name             = "my-lambda-execution-role"
        function_name         = "cross-account-reader"
        log_retention_in_days = 0
        statements = [
          { sid = format("%0128d", 0), effect = "Deny", actions = ["*"], resources = ["*"], conditions = { Bool = { "aws:SecureTransport" = ["false"] } } },
          { actions = ["S3:ListBucket", "s3:Get*"], resources = ["arn:aws:s3:::source"] },
          { actions = ["sqs:SendMessage"], resources = ["arn:aws:sqs:us-east-1:111111111111:sent"] },
        ]
      }
    }
    roles = {
      source = {
        role_name  = "role-on-source-account"
        statements = [{ actions = ["*"], resources = ["*"] }, { effect = "Deny", actions = ["S3:Delete?bject"], resources = ["*"] }]
      }
    }
  }

  assert {
    condition = [
      for policy in [output.identity_policies.callers.access.reader, output.identity_policies.roles.access.source] :
      jsondecode(policy).Statement[*].Action
    ] == [[["*"], ["S3:ListBucket", "s3:Get*"], ["sqs:SendMessage"]], [["*"], ["S3:Delete?bject"]]]
    error_message = "The statements are others: ${jsonencode(output.identity_policies)}"
  }
}

run "within_one_account_a_role_assumes_another_one" {
  command = plan

  # Both aliases reach the one account.
  providers = {
    aws.home  = aws.cross
    aws.cross = aws.cross
  }

  # A function of the same name in another region is another function, with a log group of its own.
  variables {
    home  = { account_id = "222222222222", region = "us-east-1" }
    cross = { account_id = "222222222222", region = "eu-west-1" }
    roles = {
      source = { role_name = "role-on-source-account", function_name = "cross-account-reader" }
    }
  }

  assert {
    condition     = [for access in output.access_manifest.accesses : [access.principal, access.resource, access.side]] == [["arn:aws:iam::222222222222:role/my-lambda-execution-role", "arn:aws:iam::222222222222:role/role-on-source-account", "both"]]
    error_message = "Another access is declared: ${jsonencode(output.access_manifest)}"
  }
}

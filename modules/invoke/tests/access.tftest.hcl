# What the module writes, as whole documents. Statement ids end in hashes, and sids do where there are conditions.

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
    caller = { role_name = "caller-role", function_name = "caller" }
  }

  callees = {
    callee = { function_name = "callee" }
  }

  grants = {
    caller_invokes_callee = { caller = "caller", callee = "callee" }
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
        access      = {}
        assume_role = {}
        invoke = {
          caller = {
            Version = "2012-10-17"
            Statement = [{
              Sid      = "InvokeFunction"
              Effect   = "Allow"
              Action   = ["lambda:InvokeFunction"]
              Resource = ["arn:aws:lambda:us-east-1:222222222222:function:callee"]
            }]
          }
        }
        logs = {
          caller = {
            Version = "2012-10-17"
            Statement = [{
              Sid      = "WriteLogs"
              Effect   = "Allow"
              Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
              Resource = ["arn:aws:logs:us-east-1:111111111111:log-group:/aws/lambda/caller:*"]
            }]
          }
        }
      }
      roles = {}
    }
    error_message = "The identity-based policies are others: ${jsonencode(output.identity_policies)}"
  }

  assert {
    condition = output.permissions == {
      caller_invokes_callee = {
        Sid       = "InvokeFunction-caller-role-111111111111-4baa7780"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111111111111:role/caller-role" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:222222222222:function:callee"
      }
    }
    error_message = "The permissions are others: ${jsonencode(output.permissions)}"
  }

  assert {
    condition = jsondecode(jsonencode(output.access_manifest)) == {
      schemaVersion = 1
      accesses = [
        {
          principal  = "arn:aws:iam::111111111111:role/caller-role"
          breadth    = "role"
          action     = "lambda:InvokeFunction"
          resource   = "arn:aws:lambda:us-east-1:222222222222:function:callee"
          via        = "resourcePolicy"
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

  assert {
    condition = jsondecode(jsonencode([output.caller_role_arns, output.function_arns, output.role_arns, output.roles, output.trust_policies])) == [
      { caller = "arn:aws:iam::111111111111:role/caller-role" },
      { caller_invokes_callee = "arn:aws:lambda:us-east-1:222222222222:function:callee" },
      {}, {}, {},
    ]
    error_message = "What is known before anything exists is other: ${jsonencode([output.caller_role_arns, output.function_arns, output.role_arns, output.roles, output.trust_policies])}"
  }
}

run "each_half_is_created_through_the_provider_of_its_account" {
  command = apply

  variables {
    roles = {
      invoker = { role_name = "invoker" }
    }
    grants = {
      directly = { caller = "caller", callee = "callee" }
      by_role  = { caller = "caller", callee = "callee", qualifier = "live", via = "assume_role", through = "invoker" }
    }
    caller_function_arns = { caller = "arn:aws:lambda:us-east-1:111111111111:function:caller" }
    callee_function_arns = { callee = "arn:aws:lambda:us-east-1:222222222222:function:callee" }
    alias_arns           = { by_role = "arn:aws:lambda:us-east-1:222222222222:function:callee:live" }
  }

  assert {
    condition     = output.caller_roles == { caller = "arn:aws:iam::111111111111:role/created-by-home" }
    error_message = "The caller is created elsewhere: ${jsonencode(output.caller_roles)}"
  }

  assert {
    condition     = output.roles == { invoker = "arn:aws:iam::222222222222:role/created-by-cross" }
    error_message = "The role is created elsewhere: ${jsonencode(output.roles)}"
  }
}

run "permissions_name_a_role_an_account_or_an_organization" {
  command = plan

  variables {
    grants = {
      role         = { caller = "caller", callee = "callee", qualifier = "live", statement_id = "LetCallerIn" }
      account      = { caller = "caller", callee = "callee", qualifier = "7", principal = "account" }
      organization = { caller = "caller", callee = "callee", principal = "organization", organization_id = "o-a1b2c3d4e5" }
    }
  }

  assert {
    condition = jsondecode(jsonencode(output.permissions)) == {
      role = {
        Sid       = "LetCallerIn"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111111111111:role/caller-role" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:222222222222:function:callee:live"
      }
      account = {
        Sid       = "InvokeFunction-caller-role-111111111111-7-be695499"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111111111111:root" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:222222222222:function:callee:7"
      }
      organization = {
        Sid       = "InvokeFunction-caller-role-111111111111-bf5dfd0b"
        Effect    = "Allow"
        Principal = { AWS = "*" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
      }
    }
    error_message = "The permissions are others: ${jsonencode(output.permissions)}"
  }

  assert {
    condition = jsondecode(output.identity_policies.callers.invoke["caller"]) == {
      Version = "2012-10-17"
      Statement = [{
        Sid    = "InvokeFunction"
        Effect = "Allow"
        Action = ["lambda:InvokeFunction"]
        Resource = [
          "arn:aws:lambda:us-east-1:222222222222:function:callee",
          "arn:aws:lambda:us-east-1:222222222222:function:callee:7",
          "arn:aws:lambda:us-east-1:222222222222:function:callee:live",
        ]
      }]
    }
    error_message = "The caller may do something else: ${jsonencode(output.identity_policies)}"
  }

  assert {
    condition = jsondecode(jsonencode(output.access_manifest)) == {
      schemaVersion = 1
      accesses = [
        {
          principal  = "arn:aws:iam::111111111111:role/caller-role"
          breadth    = "account"
          action     = "lambda:InvokeFunction"
          resource   = "arn:aws:lambda:us-east-1:222222222222:function:callee:7"
          via        = "resourcePolicy"
          conditions = {}
          side       = "both"
        },
        {
          principal  = "arn:aws:iam::111111111111:role/caller-role"
          breadth    = "organization"
          action     = "lambda:InvokeFunction"
          resource   = "arn:aws:lambda:us-east-1:222222222222:function:callee"
          via        = "resourcePolicy"
          conditions = { StringEquals = { "aws:PrincipalOrgID" = ["o-a1b2c3d4e5"] } }
          side       = "both"
        },
        {
          principal  = "arn:aws:iam::111111111111:role/caller-role"
          breadth    = "role"
          action     = "lambda:InvokeFunction"
          resource   = "arn:aws:lambda:us-east-1:222222222222:function:callee:live"
          via        = "resourcePolicy"
          conditions = {}
          side       = "both"
        },
      ]
    }
    error_message = "Other accesses are declared: ${jsonencode(output.access_manifest)}"
  }
}

run "within_one_account_a_permission_is_there_where_one_is_asked_for" {
  command = plan

  # Both aliases reach the one account.
  providers = {
    aws.home  = aws.cross
    aws.cross = aws.cross
  }

  variables {
    home = { account_id = "222222222222", region = "us-east-1" }
    grants = {
      alone   = { caller = "caller", callee = "callee", qualifier = "7" }
      role    = { caller = "caller", callee = "callee", qualifier = "live", permit_on_callee = "role" }
      service = { caller = "caller", callee = "callee", permit_on_callee = "lambda_service" }
    }
  }

  assert {
    condition = jsondecode(jsonencode(output.permissions)) == {
      role = {
        Sid       = "InvokeFunction-caller-role-222222222222-live-284affc1"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::222222222222:role/caller-role" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:222222222222:function:callee:live"
      }
      service = {
        Sid       = "InvokeFunction-caller-role-222222222222-d682cb28"
        Effect    = "Allow"
        Principal = { Service = "lambda.amazonaws.com" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        Condition = { ArnLike = { "AWS:SourceArn" = "arn:aws:lambda:us-east-1:222222222222:function:caller" } }
      }
    }
    error_message = "The permissions are others: ${jsonencode(output.permissions)}"
  }

  assert {
    condition = jsondecode(jsonencode(output.access_manifest)) == {
      schemaVersion = 1
      accesses = [
        for qualifier in [":7", ":live", ""] : {
          principal  = "arn:aws:iam::222222222222:role/caller-role"
          breadth    = "role"
          action     = "lambda:InvokeFunction"
          resource   = "arn:aws:lambda:us-east-1:222222222222:function:callee${qualifier}"
          via        = "identityPolicy"
          conditions = {}
          side       = "both"
        }
      ]
    }
    error_message = "Other accesses are declared: ${jsonencode(output.access_manifest)}"
  }
}

run "one_function_alone_may_use_the_access" {
  command = plan

  variables {
    callers = {
      caller = { role_name = "caller-role", function_name = "caller", create = false }
    }
    grants = {
      caller_invokes_callee = { caller = "caller", callee = "callee", only_from_function = true }
    }
    # What a reference says is not read.
    caller_role_arns = { caller = "arn:aws:iam::111111111111:role/named-otherwise" }
  }

  assert {
    condition = {
      for side, policies in output.identity_policies : side => {
        for purpose, by_role in policies : purpose => { for key, policy in by_role : key => jsondecode(policy) }
      }
      } == {
      callers = {
        access      = {}
        assume_role = {}
        invoke = {
          caller = {
            Version = "2012-10-17"
            Statement = [{
              Sid      = "InvokeFunctionIfd47908e1"
              Effect   = "Allow"
              Action   = ["lambda:InvokeFunction"]
              Resource = ["arn:aws:lambda:us-east-1:222222222222:function:callee"]
              Condition = {
                ArnEquals = { "lambda:SourceFunctionArn" = ["arn:aws:lambda:us-east-1:111111111111:function:caller"] }
              }
            }]
          }
        }
        logs = {}
      }
      roles = {}
    }
    error_message = "The identity-based policies are others: ${jsonencode(output.identity_policies)}"
  }

  assert {
    condition = output.permissions == {
      caller_invokes_callee = {
        Sid       = "InvokeFunction-caller-role-111111111111-4baa7780"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111111111111:role/caller-role" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:222222222222:function:callee"
      }
    }
    error_message = "The permissions are others: ${jsonencode(output.permissions)}"
  }

  assert {
    condition = jsondecode(jsonencode(output.access_manifest)) == {
      schemaVersion = 1
      accesses = [
        {
          principal = "arn:aws:iam::111111111111:role/caller-role"
          breadth   = "role"
          action    = "lambda:InvokeFunction"
          resource  = "arn:aws:lambda:us-east-1:222222222222:function:callee"
          via       = "resourcePolicy"
          conditions = {
            ArnEquals = { "lambda:SourceFunctionArn" = ["arn:aws:lambda:us-east-1:111111111111:function:caller"] }
          }
          side = "both"
        },
      ]
    }
    error_message = "Other accesses are declared: ${jsonencode(output.access_manifest)}"
  }

  assert {
    condition     = output.caller_roles == { caller = "arn:aws:iam::111111111111:role/caller-role" }
    error_message = "A role that exists has another ARN: ${jsonencode(output.caller_roles)}"
  }
}

run "a_caller_that_goes_through_a_role_assumes_it_and_the_role_may_invoke" {
  command = plan

  variables {
    roles = {
      invoker = { role_name = "invoker" }
    }
    grants = {
      unqualified = {
        caller             = "caller"
        callee             = "callee"
        via                = "assume_role"
        through            = "invoker"
        only_from_function = true
        assume_role        = { trust = "role_name", external_id = "calls-2f6c", organization_id = "o-a1b2c3d4e5" }
      }
      live = {
        caller             = "caller"
        callee             = "callee"
        qualifier          = "live"
        via                = "assume_role"
        through            = "invoker"
        only_from_function = true
        assume_role        = { trust = "role_name", external_id = "calls-2f6c", organization_id = "o-a1b2c3d4e5" }
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
          caller = {
            Version = "2012-10-17"
            Statement = [{
              Sid      = "AssumeRoleIf8c2e7d42"
              Effect   = "Allow"
              Action   = ["sts:AssumeRole"]
              Resource = ["arn:aws:iam::222222222222:role/invoker"]
              Condition = {
                ArnEquals    = { "lambda:SourceFunctionArn" = ["arn:aws:lambda:us-east-1:111111111111:function:caller"] }
                StringEquals = { "sts:ExternalId" = ["calls-2f6c"] }
              }
            }]
          }
        }
        invoke = {}
        logs = {
          caller = {
            Version = "2012-10-17"
            Statement = [{
              Sid      = "WriteLogs"
              Effect   = "Allow"
              Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
              Resource = ["arn:aws:logs:us-east-1:111111111111:log-group:/aws/lambda/caller:*"]
            }]
          }
        }
      }
      roles = {
        access      = {}
        assume_role = {}
        invoke = {
          invoker = {
            Version = "2012-10-17"
            Statement = [{
              Sid    = "InvokeFunction"
              Effect = "Allow"
              Action = ["lambda:InvokeFunction"]
              Resource = [
                "arn:aws:lambda:us-east-1:222222222222:function:callee",
                "arn:aws:lambda:us-east-1:222222222222:function:callee:live",
              ]
            }]
          }
        }
        logs = {}
      }
    }
    error_message = "The identity-based policies are others: ${jsonencode(output.identity_policies)}"
  }

  assert {
    condition = { for key, policy in output.trust_policies : key => jsondecode(policy) } == {
      invoker = {
        Version = "2012-10-17"
        Statement = [{
          Sid       = "AssumeRoleFromRoleNamesOf111111111111Iff2523a27"
          Effect    = "Allow"
          Principal = { AWS = ["arn:aws:iam::111111111111:root"] }
          Action    = ["sts:AssumeRole"]
          Condition = {
            ArnEquals    = { "aws:PrincipalArn" = ["arn:aws:iam::111111111111:role/caller-role"] }
            StringEquals = { "aws:PrincipalOrgID" = ["o-a1b2c3d4e5"], "sts:ExternalId" = ["calls-2f6c"] }
          }
        }]
      }
    }
    error_message = "The trust policies are others: ${jsonencode(output.trust_policies)}"
  }

  assert {
    condition = jsondecode(jsonencode(output.access_manifest)) == {
      schemaVersion = 1
      accesses = [
        {
          principal = "arn:aws:iam::111111111111:role/caller-role"
          breadth   = "role"
          action    = "sts:AssumeRole"
          resource  = "arn:aws:iam::222222222222:role/invoker"
          via       = "trustPolicy"
          conditions = {
            ArnEquals    = { "lambda:SourceFunctionArn" = ["arn:aws:lambda:us-east-1:111111111111:function:caller"] }
            StringEquals = { "aws:PrincipalOrgID" = ["o-a1b2c3d4e5"], "sts:ExternalId" = ["calls-2f6c"] }
          }
          side = "both"
        },
        {
          principal  = "arn:aws:iam::222222222222:role/invoker"
          breadth    = "role"
          action     = "lambda:InvokeFunction"
          resource   = "arn:aws:lambda:us-east-1:222222222222:function:callee:live"
          via        = "identityPolicy"
          conditions = {}
          side       = "both"
        },
        {
          principal  = "arn:aws:iam::222222222222:role/invoker"
          breadth    = "role"
          action     = "lambda:InvokeFunction"
          resource   = "arn:aws:lambda:us-east-1:222222222222:function:callee"
          via        = "identityPolicy"
          conditions = {}
          side       = "both"
        },
      ]
    }
    error_message = "Other accesses are declared: ${jsonencode(output.access_manifest)}"
  }

  assert {
    condition = jsondecode(jsonencode([output.permissions, output.role_arns, output.function_arns])) == [
      {},
      { invoker = "arn:aws:iam::222222222222:role/invoker" },
      {
        unqualified = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        live        = "arn:aws:lambda:us-east-1:222222222222:function:callee:live"
      },
    ]
    error_message = "There are other permissions or ARNs: ${jsonencode([output.permissions, output.role_arns, output.function_arns])}"
  }
}

run "the_region_decides_the_partition_and_one_that_is_named_counts" {
  command = plan

  variables {
    home  = { account_id = "111111111111", region = "cn-north-1" }
    cross = { account_id = "222222222222", region = "zz-north-1", partition = "aws-cn" }
  }

  assert {
    condition = jsondecode(jsonencode([output.caller_role_arns, output.function_arns])) == [
      { caller = "arn:aws-cn:iam::111111111111:role/caller-role" },
      { caller_invokes_callee = "arn:aws-cn:lambda:zz-north-1:222222222222:function:callee" },
    ]
    error_message = "The ARNs are others: ${jsonencode([output.caller_role_arns, output.function_arns])}"
  }
}

run "the_longest_that_aws_accepts_is_accepted" {
  command = plan

  variables {
    callers = {
      caller = {
        role_name            = "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr"
        path                 = "/ppp/"
        function_name        = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
        description          = format("%01000d", 0)
        max_session_duration = 43200
        policy_name_suffix   = "ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss"
        permissions_boundary = "arn:aws:iam::aws:policy/PowerUserAccess"
      }
      existing = { role_name = "existing-role", create = false }
      other    = { role_name = "other-role", create = false, function_name = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff" }
    }
    callees = {
      callee = { function_name = "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc" }
    }
    roles = {
      invoker = { role_name = "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii", trust_policy_quota = 8192 }
    }
    grants = {
      directly = {
        caller          = "caller"
        callee          = "callee"
        qualifier       = format("%0128d", 0)
        principal       = "organization"
        organization_id = "o-${format("%032d", 0)}"
        statement_id    = format("%0100d", 0)
      }
      by_role = {
        caller  = "caller"
        callee  = "callee"
        via     = "assume_role"
        through = "invoker"
        assume_role = {
          external_id     = format("%01224d", 0)
          source_identity = format("%064d", 0)
          organization_id = "o-${format("%032d", 0)}"
          session_tags    = { (format("%0128d", 0)) = format("%0256d", 0) }
        }
      }
    }
  }

  assert {
    condition     = length(output.access_manifest.accesses) == 3
    error_message = "Other accesses are declared: ${jsonencode(output.access_manifest)}"
  }
}

run "statements_are_as_wide_as_iam_takes_them" {
  command = plan

  variables {
    callers = {
      caller = {
        role_name             = "caller-role"
        function_name         = "caller"
        log_retention_in_days = 0
        statements = [
          { sid = format("%0128d", 0), effect = "Deny", actions = ["*"], resources = ["*"], conditions = { Bool = { "aws:SecureTransport" = ["false"] } } },
          { actions = ["S3:ListBucket", "s3:Get*"], resources = ["arn:aws:s3:::source"] },
          { actions = ["sqs:SendMessage"], resources = ["arn:aws:sqs:us-east-1:111111111111:sent"] },
        ]
      }
    }
  }

  assert {
    condition = jsondecode(output.identity_policies.callers.access.caller).Statement == [
      {
        Sid       = format("%0128d", 0)
        Effect    = "Deny"
        Action    = ["*"]
        Resource  = ["*"]
        Condition = { Bool = { "aws:SecureTransport" = ["false"] } }
      },
      { Effect = "Allow", Action = ["S3:ListBucket", "s3:Get*"], Resource = ["arn:aws:s3:::source"] },
      { Effect = "Allow", Action = ["sqs:SendMessage"], Resource = ["arn:aws:sqs:us-east-1:111111111111:sent"] },
    ]
    error_message = "The statements are others: ${output.identity_policies.callers.access.caller}"
  }
}

# What the callers' half writes, as whole documents. The sids end in hashes where there are conditions.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111111111111" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111111111111:role/created-by-home", unique_id = "AROACREATEDBYHOME" }
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

run "a_grant_writes_the_half_of_its_caller" {
  command = plan

  assert {
    condition = {
      for purpose, by_role in output.identity_policies : purpose => { for key, policy in by_role : key => jsondecode(policy) }
      } == {
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
    error_message = "The identity-based policies are others: ${jsonencode(output.identity_policies)}"
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
    condition = jsondecode(jsonencode([output.caller_role_arns, output.function_arns])) == [
      { caller = "arn:aws:iam::111111111111:role/caller-role" },
      { caller_invokes_callee = "arn:aws:lambda:us-east-1:222222222222:function:callee" },
    ]
    error_message = "The ARNs are others: ${jsonencode([output.caller_role_arns, output.function_arns])}"
  }
}

run "the_role_of_a_caller_that_is_created_comes_out_as_a_reference" {
  command = apply

  assert {
    condition     = output.caller_roles == { caller = "arn:aws:iam::111111111111:role/created-by-home" }
    error_message = "The caller is another one: ${jsonencode(output.caller_roles)}"
  }

  assert {
    condition     = output.caller_role_ids == { caller = "AROACREATEDBYHOME" }
    error_message = "The caller has another id: ${jsonencode(output.caller_role_ids)}"
  }
}

run "statements_that_differ_in_the_function_alone_become_one" {
  command = plan

  variables {
    grants = {
      one = {
        caller_arn   = "arn:aws:iam::111111111111:role/caller-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:other"
      }
      two = {
        caller_arn      = "arn:aws:iam::111111111111:role/caller-role"
        function_arn    = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        qualifier       = "live"
        principal       = "organization"
        organization_id = "o-a1b2c3d4e5"
        statement_id    = "LetCallerIn"
      }
      own = {
        caller_arn          = "arn:aws:iam::111111111111:role/caller-role"
        function_arn        = "arn:aws:lambda:us-east-1:111111111111:function:own"
        permit_on_callee    = "role"
        source_function_arn = "arn:aws:lambda:us-east-1:111111111111:function:caller"
      }
    }
  }

  assert {
    condition = jsondecode(output.identity_policies.invoke["caller"]) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "InvokeFunction"
          Effect = "Allow"
          Action = ["lambda:InvokeFunction"]
          Resource = [
            "arn:aws:lambda:us-east-1:222222222222:function:callee:live",
            "arn:aws:lambda:us-east-1:222222222222:function:other",
          ]
        },
        {
          Sid      = "InvokeFunctionIfd47908e1"
          Effect   = "Allow"
          Action   = ["lambda:InvokeFunction"]
          Resource = ["arn:aws:lambda:us-east-1:111111111111:function:own"]
          Condition = {
            ArnEquals = { "lambda:SourceFunctionArn" = ["arn:aws:lambda:us-east-1:111111111111:function:caller"] }
          }
        },
      ]
    }
    error_message = "The caller may do something else: ${jsonencode(output.identity_policies)}"
  }

  assert {
    condition = jsondecode(jsonencode(output.access_manifest)) == {
      schemaVersion = 1
      accesses = [
        {
          principal  = "arn:aws:iam::111111111111:role/caller-role"
          breadth    = "role"
          action     = "lambda:InvokeFunction"
          resource   = "arn:aws:lambda:us-east-1:222222222222:function:other"
          via        = "resourcePolicy"
          conditions = {}
          side       = "caller"
        },
        {
          principal = "arn:aws:iam::111111111111:role/caller-role"
          breadth   = "role"
          action    = "lambda:InvokeFunction"
          resource  = "arn:aws:lambda:us-east-1:111111111111:function:own"
          via       = "identityPolicy"
          conditions = {
            ArnEquals = { "lambda:SourceFunctionArn" = ["arn:aws:lambda:us-east-1:111111111111:function:caller"] }
          }
          side = "both"
        },
        {
          principal  = "arn:aws:iam::111111111111:role/caller-role"
          breadth    = "organization"
          action     = "lambda:InvokeFunction"
          resource   = "arn:aws:lambda:us-east-1:222222222222:function:callee:live"
          via        = "resourcePolicy"
          conditions = { StringEquals = { "aws:PrincipalOrgID" = ["o-a1b2c3d4e5"] } }
          side       = "caller"
        },
      ]
    }
    error_message = "Other accesses are declared: ${jsonencode(output.access_manifest)}"
  }
}

run "a_caller_that_exists_gets_the_policies_and_nothing_else" {
  command = plan

  variables {
    callers = {
      caller = {
        role_name     = "caller-role"
        function_name = "caller"
        create        = false
        statements    = [{ sid = "ListBucket", actions = ["s3:ListBucket"], resources = ["arn:aws:s3:::source"] }]
      }
    }
    # What a reference says is not read.
    caller_role_arns = { caller = "arn:aws:iam::111111111111:role/named-otherwise" }
  }

  assert {
    condition = {
      for purpose, by_role in output.identity_policies : purpose => { for key, policy in by_role : key => jsondecode(policy) }
      } == {
      access = {
        caller = {
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
      logs = {}
    }
    error_message = "The identity-based policies are others: ${jsonencode(output.identity_policies)}"
  }

  assert {
    condition = jsondecode(jsonencode([output.caller_roles, output.caller_role_ids])) == [
      { caller = "arn:aws:iam::111111111111:role/caller-role" },
      { caller = "arn:aws:iam::111111111111:role/named-otherwise" },
    ]
    error_message = "A role that exists has another ARN: ${jsonencode([output.caller_roles, output.caller_role_ids])}"
  }
}

run "within_a_module_of_both_halves_this_one_declares_nothing" {
  command = plan

  variables {
    standalone = false
  }

  assert {
    condition     = length(terraform_data.access_manifest) == 0 && length(data.aws_caller_identity.this) == 0
    error_message = "This half declares its accesses itself."
  }
}

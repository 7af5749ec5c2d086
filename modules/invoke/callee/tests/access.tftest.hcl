# What the half of the functions that are called writes, as whole documents. Statement ids end in hashes.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "222222222222" }
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

run "a_grant_writes_the_half_of_its_function" {
  command = plan

  assert {
    condition = {
      for key, permission in aws_lambda_permission.this : key => {
        for name in ["statement_id", "action", "function_name", "qualifier", "principal", "principal_org_id", "source_arn"] :
        name => permission[name] if permission[name] != null
      }
      } == {
      caller_invokes_callee = {
        statement_id  = "InvokeFunction-caller-role-111111111111-4baa7780"
        action        = "lambda:InvokeFunction"
        function_name = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        principal     = "arn:aws:iam::111111111111:role/caller-role"
      }
    }
    error_message = "The permissions are others: ${jsonencode(aws_lambda_permission.this)}"
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
    error_message = "The permissions are shown otherwise: ${jsonencode(output.permissions)}"
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
    condition     = output.function_arns == { caller_invokes_callee = "arn:aws:lambda:us-east-1:222222222222:function:callee" }
    error_message = "The ARNs are others: ${jsonencode(output.function_arns)}"
  }
}

run "permissions_name_a_role_an_account_or_an_organization" {
  command = plan

  variables {
    grants = {
      role = {
        caller_arn   = "arn:aws:iam::111111111111:role/caller-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        qualifier    = "live"
        statement_id = "LetCallerIn"
      }
      account = {
        caller_arn   = "arn:aws:iam::111111111111:role/caller-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        qualifier    = "7"
        principal    = "account"
      }
      organization = {
        caller_arn          = "arn:aws:iam::111111111111:role/caller-role"
        function_arn        = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        principal           = "organization"
        organization_id     = "o-a1b2c3d4e5"
        source_function_arn = "arn:aws:lambda:us-east-1:111111111111:function:caller"
      }
    }
  }

  assert {
    condition = {
      for key, permission in aws_lambda_permission.this : key => {
        for name in ["statement_id", "action", "function_name", "qualifier", "principal", "principal_org_id", "source_arn"] :
        name => permission[name] if permission[name] != null
      }
      } == {
      role = {
        statement_id  = "LetCallerIn"
        action        = "lambda:InvokeFunction"
        function_name = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        qualifier     = "live"
        principal     = "arn:aws:iam::111111111111:role/caller-role"
      }
      account = {
        statement_id  = "InvokeFunction-caller-role-111111111111-7-be695499"
        action        = "lambda:InvokeFunction"
        function_name = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        qualifier     = "7"
        principal     = "arn:aws:iam::111111111111:root"
      }
      organization = {
        statement_id     = "InvokeFunction-caller-role-111111111111-bf5dfd0b"
        action           = "lambda:InvokeFunction"
        function_name    = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        principal        = "*"
        principal_org_id = "o-a1b2c3d4e5"
      }
    }
    error_message = "The permissions are others: ${jsonencode(aws_lambda_permission.this)}"
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
          side       = "target"
        },
        {
          principal = "arn:aws:iam::111111111111:role/caller-role"
          breadth   = "organization"
          action    = "lambda:InvokeFunction"
          resource  = "arn:aws:lambda:us-east-1:222222222222:function:callee"
          via       = "resourcePolicy"
          conditions = {
            ArnEquals    = { "lambda:SourceFunctionArn" = ["arn:aws:lambda:us-east-1:111111111111:function:caller"] }
            StringEquals = { "aws:PrincipalOrgID" = ["o-a1b2c3d4e5"] }
          }
          side = "target"
        },
        {
          principal  = "arn:aws:iam::111111111111:role/caller-role"
          breadth    = "role"
          action     = "lambda:InvokeFunction"
          resource   = "arn:aws:lambda:us-east-1:222222222222:function:callee:live"
          via        = "resourcePolicy"
          conditions = {}
          side       = "target"
        },
      ]
    }
    error_message = "Other accesses are declared: ${jsonencode(output.access_manifest)}"
  }
}

run "within_one_account_a_permission_is_there_where_one_is_asked_for" {
  command = plan

  variables {
    grants = {
      alone = {
        caller_arn   = "arn:aws:iam::222222222222:role/caller-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        qualifier    = "7"
      }
      role = {
        caller_arn       = "arn:aws:iam::222222222222:role/caller-role"
        function_arn     = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        qualifier        = "live"
        permit_on_callee = "role"
      }
      service = {
        caller_arn          = "arn:aws:iam::222222222222:role/caller-role"
        function_arn        = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        permit_on_callee    = "lambda_service"
        caller_function_arn = "arn:aws:lambda:us-east-1:222222222222:function:caller"
      }
    }
  }

  assert {
    condition = {
      for key, permission in aws_lambda_permission.this : key => {
        for name in ["statement_id", "action", "function_name", "qualifier", "principal", "principal_org_id", "source_arn"] :
        name => permission[name] if permission[name] != null
      }
      } == {
      role = {
        statement_id  = "InvokeFunction-caller-role-222222222222-live-284affc1"
        action        = "lambda:InvokeFunction"
        function_name = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        qualifier     = "live"
        principal     = "arn:aws:iam::222222222222:role/caller-role"
      }
      service = {
        statement_id  = "InvokeFunction-caller-role-222222222222-d682cb28"
        action        = "lambda:InvokeFunction"
        function_name = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        principal     = "lambda.amazonaws.com"
        source_arn    = "arn:aws:lambda:us-east-1:222222222222:function:caller"
      }
    }
    error_message = "The permissions are others: ${jsonencode(aws_lambda_permission.this)}"
  }

  assert {
    condition     = jsondecode(jsonencode(output.access_manifest)) == { schemaVersion = 1, accesses = [] }
    error_message = "Other accesses are declared: ${jsonencode(output.access_manifest)}"
  }
}

run "ids_hold_what_lambda_accepts_and_differ_where_callers_do" {
  command = plan

  variables {
    grants = {
      odd = {
        caller_arn   = "arn:aws:iam::111111111111:role/a\"<b>\\c/some+role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
      }
      long = {
        caller_arn   = "arn:aws:iam::111111111111:role/rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        qualifier    = "live-and-kicking"
      }
    }
  }

  assert {
    condition = { for key, permission in aws_lambda_permission.this : key => permission.statement_id } == {
      odd  = "InvokeFunction-some-role-111111111111-540f49ee"
      long = "InvokeFunction-rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr-11111111111-cba84472"
    }
    error_message = "The ids are others: ${jsonencode({ for key, permission in aws_lambda_permission.this : key => permission.statement_id })}"
  }
}

run "a_permission_watches_its_function_its_alias_and_the_role_it_names" {
  command = plan

  variables {
    grants = {
      role = {
        caller_arn   = "arn:aws:iam::111111111111:role/caller-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        qualifier    = "live"
      }
      account = {
        caller_arn   = "arn:aws:iam::111111111111:role/caller-role"
        function_arn = "arn:aws:lambda:us-east-1:222222222222:function:callee"
        principal    = "account"
      }
    }
    function_arns         = { callee = "the function" }
    alias_arns            = { role = "the alias" }
    caller_arns           = { role = "the role", account = "the role" }
    calling_function_arns = { role = "the caller's function", account = "another function" }
  }

  assert {
    condition = { for key, ends in terraform_data.ends : key => ends.triggers_replace } == {
      role    = ["the function", "the alias", "the role"]
      account = ["the function", "", ""]
    }
    error_message = "Others are watched: ${jsonencode({ for key, ends in terraform_data.ends : key => ends.triggers_replace })}"
  }

  assert {
    condition     = terraform_data.callers[*].input == [["the caller's function"]]
    error_message = "Others are waited for: ${jsonencode(terraform_data.callers[*].input)}"
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

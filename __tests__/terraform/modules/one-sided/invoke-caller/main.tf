# The state of the account whose function calls: it knows the function that is called by its ARN alone.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["111111111111"]
  assume_role {
    role_arn = "arn:aws:iam::111111111111:role/deployer"
  }
}

module "access" {
  source = "../../../../../modules/invoke/caller"

  account = { account_id = "111111111111", region = "us-east-1" }
  callers = {
    caller = { role_name = "caller-role", function_name = "caller" }
  }
  grants = {
    caller_invokes_callee = {
      caller_arn          = "arn:aws:iam::111111111111:role/caller-role"
      function_arn        = "arn:aws:lambda:us-east-1:222222222222:function:callee"
      source_function_arn = "arn:aws:lambda:us-east-1:111111111111:function:caller"
    }
    caller_invokes_live = {
      caller_arn      = "arn:aws:iam::111111111111:role/caller-role"
      function_arn    = "arn:aws:lambda:us-east-1:222222222222:function:callee"
      qualifier       = "live"
      principal       = "organization"
      organization_id = "o-a1b2c3d4e5"
    }
  }
}

resource "aws_lambda_function" "caller" {
  function_name = "caller"
  role          = module.access.caller_roles["caller"]
  filename      = "package.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}

# The state of the account whose function is called: it knows the caller by its ARN alone.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["222222222222"]
  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/deployer"
  }
}

module "access" {
  source = "../../../../../modules/invoke/callee"

  account = { account_id = "222222222222", region = "us-east-1" }
  callees = {
    callee = { function_name = "callee" }
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
  function_arns = { callee = aws_lambda_function.callee.arn }
  alias_arns    = { caller_invokes_live = aws_lambda_alias.live.arn }
}

module "callee_role" {
  source = "../../../../../modules/roles"

  account = { account_id = "222222222222", region = "us-east-1" }
  roles = {
    callee = { role_name = "callee-role", function_name = "callee" }
  }
}

resource "aws_lambda_function" "callee" {
  function_name = "callee"
  role          = module.callee_role.roles["callee"]
  filename      = "package.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  publish       = true
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.callee.function_name
  function_version = aws_lambda_function.callee.version
}

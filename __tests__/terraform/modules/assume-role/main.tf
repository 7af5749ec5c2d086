# The story assume-role, in HCL.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  alias               = "home"
  region              = "us-east-1"
  allowed_account_ids = ["111111111111"]
  assume_role {
    role_arn = "arn:aws:iam::111111111111:role/deployer"
  }
}

provider "aws" {
  alias               = "cross"
  region              = "us-east-1"
  allowed_account_ids = ["222222222222"]
  s3_use_path_style   = true
  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/deployer"
  }
}

module "access" {
  source = "../../../../modules/assume-role"
  providers = {
    aws.home  = aws.home
    aws.cross = aws.cross
  }

  home  = { account_id = "111111111111", region = "us-east-1" }
  cross = { account_id = "222222222222", region = "us-east-1" }
  callers = {
    reader = { role_name = "my-lambda-execution-role", function_name = "cross-account-reader" }
  }
  roles = {
    source = {
      role_name = "role-on-source-account"
      statements = [{
        sid       = "ListBucket"
        actions   = ["s3:ListBucket"]
        resources = ["arn:aws:s3:::source-222222222222-us-east-1"]
      }]
    }
  }
  grants = {
    reader-assumes-source = { caller = "reader", role = "source" }
  }
}

resource "aws_lambda_function" "reader" {
  provider = aws.home

  function_name = "cross-account-reader"
  role          = module.access.caller_roles["reader"]
  filename      = "package.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"

  environment {
    variables = {
      SOURCE_ROLE_ARN = module.access.role_arns["source"]
    }
  }
}

resource "aws_s3_bucket" "source" {
  provider = aws.cross

  bucket        = "source-222222222222-us-east-1"
  force_destroy = true
}

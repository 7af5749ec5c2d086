# The state of the account whose function reads: it knows the other account's role by its ARN alone.
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
  source = "../../../../../modules/assume-role/home"

  account = { account_id = "111111111111", region = "us-east-1" }
  callers = {
    reader = { role_name = "reader-role", function_name = "reader" }
  }
  grants = {
    reader_assumes_source = {
      caller_arn          = "arn:aws:iam::111111111111:role/reader-role"
      role_arn            = "arn:aws:iam::222222222222:role/source-role"
      external_id         = "reads-7d1e"
      source_function_arn = "arn:aws:lambda:us-east-1:111111111111:function:reader"
    }
    reader_assumes_archive = {
      caller_arn = "arn:aws:iam::111111111111:role/reader-role"
      role_arn   = "arn:aws:iam::222222222222:role/archive-role"
      trust      = "account"
    }
  }
}

resource "aws_lambda_function" "reader" {
  function_name = "reader"
  role          = module.access.caller_roles["reader"]
  filename      = "package.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}

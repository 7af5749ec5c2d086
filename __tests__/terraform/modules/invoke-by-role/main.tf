# The story invoke-by-role, in HCL.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  alias               = "home"
  region              = "ap-northeast-1"
  allowed_account_ids = ["000000000000"]
  s3_use_path_style   = true
  assume_role {
    role_arn = "arn:aws:iam::000000000000:role/deployer"
  }
}

provider "aws" {
  alias               = "cross"
  region              = "ap-northeast-1"
  allowed_account_ids = ["111111111111"]
  s3_use_path_style   = true
  assume_role {
    role_arn = "arn:aws:iam::111111111111:role/deployer"
  }
}

module "invoke" {
  source = "../../../../modules/invoke"
  providers = {
    aws.home  = aws.home
    aws.cross = aws.cross
  }

  home  = { account_id = "000000000000", region = "ap-northeast-1" }
  cross = { account_id = "111111111111", region = "ap-northeast-1" }
  callers = {
    caller = { role_name = "caller-role", function_name = "caller" }
  }
  callees = {
    callee = { function_name = "callee" }
  }
  roles = {
    callee = { role_name = "callee-role", function_name = "callee" }
  }
  grants = {
    caller-invokes-callee = {
      caller      = "caller"
      callee      = "callee"
      via         = "assume_role"
      through     = "callee"
      assume_role = { trust = "account" }
    }
  }
  caller_function_arns = { caller = aws_lambda_function.caller.arn }
  callee_function_arns = { callee = aws_lambda_function.callee.arn }
}

module "requests" {
  source = "../../../../modules/event-source"
  providers = {
    aws.home  = aws.home
    aws.cross = aws.home
  }

  home  = { account_id = "000000000000", region = "ap-northeast-1" }
  cross = { account_id = "000000000000", region = "ap-northeast-1" }
  functions = {
    caller = { function_name = "caller", role_name = "caller-role", policy_name_suffix = "" }
  }
  kinesis_streams = {
    requests = {
      function                       = "caller"
      stream_name                    = "caller-requests"
      report_batch_item_failures     = true
      bisect_batch_on_function_error = true
      maximum_retry_attempts         = 2
    }
  }
  function_arns = { caller = aws_lambda_function.caller.arn }
  role_arns     = { caller = module.invoke.caller_roles["caller"] }
  source_arns = {
    kinesis_streams = { requests = aws_kinesis_stream.requests.arn }
  }
}

resource "aws_lambda_function" "caller" {
  provider = aws.home

  function_name = "caller"
  role          = module.invoke.caller_roles["caller"]
  filename      = "package.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}

resource "aws_lambda_function" "callee" {
  provider = aws.cross

  function_name = "callee"
  role          = module.invoke.roles["callee"]
  filename      = "package.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}

resource "aws_kinesis_stream" "requests" {
  provider = aws.home

  name        = "caller-requests"
  shard_count = 1
}

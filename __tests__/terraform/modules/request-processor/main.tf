# The story request-processor, in HCL.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "known_arns" {
  description = "ARNs that stand for what AWS gives an id, as if it had been created before."
  type        = map(string)
  default     = {}
}

provider "aws" {
  alias               = "home"
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
    aws.cross = aws.home
  }

  home  = { account_id = "111111111111", region = "ap-northeast-1" }
  cross = { account_id = "111111111111", region = "ap-northeast-1" }
  callers = {
    request = { role_name = "request-function-role", function_name = "RequestFunction" }
  }
  callees = {
    processor = { function_name = "ProcessorFunction" }
  }
  grants = {
    request-invokes-processor = { caller = "request", callee = "processor" }
  }
  caller_function_arns = { request = aws_lambda_function.request.arn }
  callee_function_arns = { processor = aws_lambda_function.processor.arn }
}

module "processor_role" {
  source = "../../../../modules/roles"
  providers = {
    aws = aws.home
  }

  account = { account_id = "111111111111", region = "ap-northeast-1" }
  roles = {
    processor = { role_name = "processor-function-role", function_name = "ProcessorFunction" }
  }
}

module "api" {
  source = "../../../../modules/event-source"
  providers = {
    aws.home  = aws.home
    aws.cross = aws.home
  }

  home  = { account_id = "111111111111", region = "ap-northeast-1" }
  cross = { account_id = "111111111111", region = "ap-northeast-1" }
  functions = {
    request = { function_name = "RequestFunction" }
  }
  rest_apis = {
    post-process = {
      function = "request"
      name     = "request-processor"
      method   = "POST"
      path     = "/process"
    }
  }
  function_arns = { request = aws_lambda_function.request.arn }
  source_arns = {
    rest_apis = { post-process = lookup(var.known_arns, "api", aws_api_gateway_rest_api.api.execution_arn) }
  }
}

resource "aws_lambda_function" "request" {
  provider = aws.home

  function_name = "RequestFunction"
  role          = module.invoke.caller_roles["request"]
  filename      = "package.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}

resource "aws_lambda_function" "processor" {
  provider = aws.home

  function_name = "ProcessorFunction"
  role          = module.processor_role.roles["processor"]
  filename      = "package.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}

resource "aws_api_gateway_rest_api" "api" {
  provider = aws.home

  name = "request-processor"
}

resource "aws_api_gateway_resource" "process" {
  provider = aws.home

  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_rest_api.api.root_resource_id
  path_part   = "process"
}

resource "aws_api_gateway_method" "post" {
  provider = aws.home

  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.process.id
  http_method   = "POST"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "post" {
  provider = aws.home

  rest_api_id             = aws_api_gateway_rest_api.api.id
  resource_id             = aws_api_gateway_resource.process.id
  http_method             = aws_api_gateway_method.post.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = module.api.connections["rest_apis/post-process"].integration_uri
}

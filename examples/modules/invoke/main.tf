# A function of one account invokes a function of another, whose resource-based policy lets its role in.
#
#   terraform init
#   terraform apply -var home_account_id=111111111111 -var cross_account_id=222222222222 -var package=function.zip

terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}

variable "home_account_id" {
  description = "Account of the function that invokes."
  type        = string
}

variable "cross_account_id" {
  description = "Account of the function that is called."
  type        = string
}

variable "region" {
  description = "Region of both functions."
  type        = string
  default     = "us-east-1"
}

variable "deploy_role_name" {
  description = "Name of the role that deploys, in each of the two accounts."
  type        = string
  default     = "deployer"
}

variable "package" {
  description = "Path of a zip with the code of both functions: caller.handler and callee.handler in JavaScript."
  type        = string
}

provider "aws" {
  alias               = "home"
  region              = var.region
  allowed_account_ids = [var.home_account_id]

  assume_role {
    role_arn = "arn:aws:iam::${var.home_account_id}:role/${var.deploy_role_name}"
  }
}

provider "aws" {
  alias               = "cross"
  region              = var.region
  allowed_account_ids = [var.cross_account_id]

  assume_role {
    role_arn = "arn:aws:iam::${var.cross_account_id}:role/${var.deploy_role_name}"
  }
}

module "access" {
  source = "../../../modules/invoke"
  providers = {
    aws.home  = aws.home
    aws.cross = aws.cross
  }

  home  = { account_id = var.home_account_id, region = var.region }
  cross = { account_id = var.cross_account_id, region = var.region }

  callers = { caller = { role_name = "caller-role", function_name = "caller" } }
  callees = { callee = { function_name = "callee" } }
  grants  = { caller_invokes_callee = { caller = "caller", callee = "callee" } }

  # References, so that a replaced function gets its permission back in the same apply.
  caller_function_arns = { caller = aws_lambda_function.caller.arn }
  callee_function_arns = { callee = aws_lambda_function.callee.arn }
}

resource "aws_lambda_function" "caller" {
  provider = aws.home

  function_name    = "caller"
  role             = module.access.caller_roles["caller"]
  filename         = var.package
  source_code_hash = filebase64sha256(var.package)
  handler          = "caller.handler"
  runtime          = "nodejs22.x"

  environment {
    variables = {
      CALLEE_FUNCTION_ARN = module.access.function_arns["caller_invokes_callee"]
    }
  }
}

resource "aws_lambda_function" "callee" {
  provider = aws.cross

  function_name    = "callee"
  role             = aws_iam_role.callee.arn
  filename         = var.package
  source_code_hash = filebase64sha256(var.package)
  handler          = "callee.handler"
  runtime          = "nodejs22.x"
}

resource "aws_iam_role" "callee" {
  provider = aws.cross

  name = "callee-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

output "permissions" {
  description = "The permission on the called function, as Lambda stores it."
  value       = module.access.permissions
}

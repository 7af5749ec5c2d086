# A function of the home account assumes a role of the cross account and lists a bucket there.

variable "home_account_id" {
  description = "The account of the function."
  type        = string
}

variable "cross_account_id" {
  description = "The account of the bucket."
  type        = string
}

variable "region" {
  description = "The region of both accounts."
  type        = string
  default     = "us-east-1"
}

variable "package" {
  description = "Path of a zip with the function's code: an index.js that exports handler."
  type        = string
}

variable "deploy_role_name" {
  description = "Name of the role that Terraform assumes in each of the two accounts."
  type        = string
  default     = "deployer"
}

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
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
  source    = "../../../modules/assume-role"
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  home  = { account_id = var.home_account_id, region = var.region }
  cross = { account_id = var.cross_account_id, region = var.region }

  callers = {
    reader = { role_name = "my-lambda-execution-role", function_name = "cross-account-reader" }
  }

  roles = {
    source = {
      role_name = "role-on-source-account"
      statements = [{
        sid       = "ListBucket"
        actions   = ["s3:ListBucket"]
        resources = ["arn:aws:s3:::source-${var.cross_account_id}-${var.region}"]
      }]
    }
  }

  grants = {
    reader_assumes_source = { caller = "reader", role = "source" }
  }
}

resource "aws_lambda_function" "reader" {
  provider = aws.home

  function_name    = "cross-account-reader"
  role             = module.access.caller_roles["reader"]
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  timeout          = 30
  filename         = var.package
  source_code_hash = filebase64sha256(var.package)

  environment {
    variables = {
      SOURCE_ROLE_ARN = module.access.role_arns["source"]
      SOURCE_BUCKET   = "source-${var.cross_account_id}-${var.region}"
      SOURCE_REGION   = var.region
    }
  }
}

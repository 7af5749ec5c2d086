# A bucket of the other account calls a function, and a role there invokes it; what the permissions ask for can be left out.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "source_arn" {
  type    = string
  default = "arn:aws:s3:::uploads"
}

variable "principal" {
  type    = string
  default = "arn:aws:iam::222222222222:role/caller"
}

provider "aws" {
  alias  = "home"
  region = "us-east-1"
  assume_role {
    role_arn = "arn:aws:iam::111111111111:role/deployer"
  }
}

provider "aws" {
  alias  = "cross"
  region = "us-east-1"
  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/deployer"
  }
}

resource "aws_iam_role" "worker" {
  provider = aws.home
  name     = "worker-role"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_lambda_function" "worker" {
  provider      = aws.home
  function_name = "worker"
  role          = aws_iam_role.worker.arn
  filename      = "package.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}

resource "aws_lambda_permission" "uploads" {
  provider       = aws.home
  statement_id   = "uploads"
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.worker.function_name
  principal      = "s3.amazonaws.com"
  source_arn     = var.source_arn == "" ? null : var.source_arn
  source_account = var.source_arn == "" ? null : "222222222222"
}

resource "aws_iam_role" "caller" {
  provider = aws.cross
  name     = "caller"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "caller" {
  provider = aws.cross
  name     = "invoke"
  role     = aws_iam_role.caller.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "lambda:InvokeFunction"
      Resource = "arn:aws:lambda:us-east-1:111111111111:function:worker"
    }]
  })
}

resource "aws_lambda_permission" "caller" {
  provider      = aws.home
  statement_id  = "caller"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.worker.function_name
  principal     = var.principal
  depends_on    = [aws_iam_role.caller]
}

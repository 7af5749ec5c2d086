# The same by reference, as most people write it: nothing of it is known before the first apply.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "home_account" {
  type    = string
  default = "111111111111"
}

provider "aws" {
  alias               = "home"
  region              = "us-east-1"
  allowed_account_ids = [var.home_account]
  assume_role {
    role_arn = "arn:aws:iam::${var.home_account}:role/deployer"
  }
}

provider "aws" {
  alias  = "cross"
  region = "eu-west-1"
  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/deployer"
  }
}

resource "aws_iam_role" "caller" {
  provider           = aws.home
  name               = "caller"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

data "aws_iam_policy_document" "trust" {
  provider = aws.cross
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = [aws_iam_role.caller.arn]
    }
    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = [aws_iam_role.caller.unique_id]
    }
  }
}

resource "aws_iam_role" "reader" {
  provider           = aws.cross
  name               = "reader"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

data "aws_iam_policy_document" "calls" {
  provider = aws.home
  statement {
    actions   = ["sts:AssumeRole"]
    resources = [aws_iam_role.reader.arn, "arn:aws:iam::333333333333:role/other"]
  }
  statement {
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.worker.arn, "${aws_lambda_function.worker.arn}:*"]
  }
}

resource "aws_iam_role_policy" "calls" {
  provider = aws.home
  role     = aws_iam_role.caller.id
  name     = "calls"
  policy   = data.aws_iam_policy_document.calls.json
}

resource "aws_iam_role_policy" "encoded" {
  provider = aws.home
  role     = aws_iam_role.caller.name
  name     = "encoded"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = aws_iam_role.reader.arn }]
  })
}

resource "aws_lambda_function" "worker" {
  provider      = aws.cross
  function_name = "worker"
  role          = aws_iam_role.reader.arn
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  s3_bucket     = "code"
  s3_key        = "worker.zip"
}

resource "aws_lambda_permission" "invoke" {
  provider      = aws.cross
  statement_id  = "invoke"
  function_name = aws_lambda_function.worker.arn
  action        = "lambda:InvokeFunction"
  principal     = aws_iam_role.caller.arn
}

resource "terraform_data" "access_manifest" {
  input = {
    schemaVersion = 1
    accesses      = [{ principal = aws_iam_role.caller.arn, action = "sts:AssumeRole" }]
  }
}

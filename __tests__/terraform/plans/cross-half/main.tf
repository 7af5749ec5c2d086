# The cross account's own state: the role and the function, and whom they let in.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/deployer"
  }
}

resource "aws_iam_role" "reader" {
  name = "reader"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "FromCaller"
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = "arn:aws:iam::111111111111:root" }
      Condition = {
        StringEquals = { "sts:ExternalId" = "first" }
        ArnEquals    = { "aws:PrincipalArn" = "arn:aws:iam::111111111111:role/app/caller" }
      }
    }]
  })
}

resource "aws_iam_role" "worker" {
  name = "worker"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_lambda_function" "worker" {
  function_name = "worker"
  role          = aws_iam_role.worker.arn
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  s3_bucket     = aws_s3_object.code.bucket
  s3_key        = aws_s3_object.code.key
}

resource "aws_s3_bucket" "code" {
  bucket = "code-of-worker"
}

resource "aws_s3_object" "code" {
  bucket         = aws_s3_bucket.code.bucket
  key            = "worker.zip"
  content_base64 = "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=="
}

resource "aws_lambda_permission" "invoke" {
  function_name = aws_lambda_function.worker.arn
  statement_id  = "FromCaller"
  action        = "lambda:InvokeFunction"
  principal     = "arn:aws:iam::111111111111:role/app/caller"
}

output "access_manifest" {
  value = {
    schemaVersion = 1
    accesses = [
      {
        principal  = "arn:aws:iam::111111111111:role/app/caller"
        breadth    = "role"
        action     = "sts:AssumeRole"
        resource   = "arn:aws:iam::222222222222:role/reader"
        via        = "trustPolicy"
        conditions = { StringEquals = { "sts:ExternalId" = ["first"] } }
        side       = "target"
      },
      {
        principal  = "arn:aws:iam::111111111111:role/app/caller"
        breadth    = "role"
        action     = "lambda:InvokeFunction"
        resource   = "arn:aws:lambda:eu-west-1:222222222222:function:worker"
        via        = "resourcePolicy"
        conditions = {}
        side       = "target"
      },
    ]
  }
}

# Everything a reviewer must see is a literal.
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
  alias  = "cross"
  region = "eu-west-1"
  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/deployer"
  }
}

resource "aws_iam_role_policy" "assume" {
  provider = aws.home
  role     = "caller"
  name     = "assume"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "sts:AssumeRole"
      Resource = "arn:aws:iam::222222222222:role/reader"
    }]
  })
}

resource "aws_iam_role" "reader" {
  provider = aws.cross
  name     = "reader"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = "arn:aws:iam::111111111111:role/caller" }
    }]
  })
}

resource "aws_lambda_permission" "invoke" {
  provider      = aws.cross
  statement_id  = "invoke"
  function_name = "arn:aws:lambda:eu-west-1:222222222222:function:worker"
  action        = "lambda:InvokeFunction"
  principal     = "arn:aws:iam::111111111111:role/caller"
}

output "access_manifest" {
  value = {
    schemaVersion = 1
    accesses = [{
      principal  = "arn:aws:iam::111111111111:role/caller"
      breadth    = "role"
      action     = "sts:AssumeRole"
      resource   = "arn:aws:iam::222222222222:role/reader"
      via        = "trustPolicy"
      conditions = {}
      side       = "both"
    }]
  }
}

# The home account's own state: the caller, and what it may do in the other account.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "us-east-1"
  assume_role {
    role_arn = "arn:aws:iam::111111111111:role/deployer"
  }
}

resource "aws_iam_role" "caller" {
  name               = "caller"
  path               = "/app/"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_iam_role_policy" "reach" {
  role = aws_iam_role.caller.name
  name = "reach"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Assume"
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Resource  = "arn:aws:iam::222222222222:role/reader"
        Condition = { StringEquals = { "sts:ExternalId" = "first" } }
      },
      {
        Sid      = "Invoke"
        Effect   = "Allow"
        Action   = "lambda:InvokeFunction"
        Resource = "arn:aws:lambda:eu-west-1:222222222222:function:worker"
      },
    ]
  })
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
        side       = "caller"
      },
      {
        principal  = "arn:aws:iam::111111111111:role/app/caller"
        breadth    = "role"
        action     = "lambda:InvokeFunction"
        resource   = "arn:aws:lambda:eu-west-1:222222222222:function:worker"
        via        = "resourcePolicy"
        conditions = {}
        side       = "caller"
      },
    ]
  }
}

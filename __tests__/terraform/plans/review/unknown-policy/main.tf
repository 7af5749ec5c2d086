# A trust policy that hangs on what AWS makes up: it cannot be read before the apply.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "by_id" {
  type    = bool
  default = true
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

resource "aws_iam_role" "caller" {
  provider = aws.home
  name     = "caller"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "caller" {
  provider = aws.home
  name     = "assume"
  role     = aws_iam_role.caller.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "arn:aws:iam::222222222222:role/reader" }]
  })
}

resource "terraform_data" "external_id" {
  input            = "first"
  triggers_replace = [var.by_id]
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
      Condition = { StringEquals = { "sts:ExternalId" = var.by_id ? terraform_data.external_id.id : "first" } }
    }]
  })
  depends_on = [aws_iam_role.caller]
}

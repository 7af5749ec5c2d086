# An external id that is sensitive: in a policy by jsonencode, in one by a data source, and elsewhere.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "external_id" {
  type      = string
  default   = "s3cret-of-the-first"
  sensitive = true
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

resource "aws_iam_role_policy" "assume" {
  provider = aws.home
  role     = aws_iam_role.caller.name
  name     = "assume"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "arn:aws:iam::222222222222:role/*" }]
  })
}

resource "aws_iam_role" "encoded" {
  provider = aws.cross
  name     = "encoded"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = aws_iam_role.caller.arn }
      Condition = { StringEquals = { "sts:ExternalId" = var.external_id } }
    }]
  })
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
      values   = [var.external_id]
    }
  }
}

resource "aws_iam_role" "document" {
  provider           = aws.cross
  name               = "document"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role" "plain" {
  provider = aws.cross
  name     = "plain"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::111111111111:role/caller" } }]
  })
}

resource "terraform_data" "note" {
  input = {
    version = 1
    note    = var.external_id
  }
}

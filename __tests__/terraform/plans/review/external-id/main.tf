# A role is assumed with an external id, which can be exchanged or dropped.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "external_id" {
  type    = string
  default = "first"
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
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = aws_iam_role.reader.arn }]
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
      Principal = { AWS = aws_iam_role.caller.arn }
      Condition = { for operator, keys in { StringEquals = { "sts:ExternalId" = var.external_id } } : operator => keys if var.external_id != "" }
    }]
  })
}

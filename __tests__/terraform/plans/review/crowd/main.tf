# One grant among five hundred resources of other kinds.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
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

resource "aws_ecr_repository" "other" {
  count    = 500
  provider = aws.cross
  name     = "other-${count.index}"
}

resource "aws_iam_role" "caller" {
  provider           = aws.home
  name               = "caller"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_iam_role_policy" "caller" {
  provider = aws.home
  role     = aws_iam_role.caller.name
  name     = "assume"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "arn:aws:iam::222222222222:role/reader" }]
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
  depends_on = [aws_iam_role.caller]
}

# Passed providers, inputs, outputs, for_each and count.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
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

resource "aws_iam_role" "caller" {
  for_each           = toset(["a.b", "c"])
  name               = "caller-${each.key}"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

module "reader" {
  source   = "./reader"
  for_each = toset(["x.y", "z"])
  name     = "reader-${each.key}"
  caller   = aws_iam_role.caller["a.b"].arn
  providers = {
    aws        = aws.cross
    aws.caller = aws
  }
}

resource "aws_iam_role_policy_attachment" "picked" {
  for_each   = aws_iam_role.caller
  role       = aws_iam_role.caller[each.key].id
  policy_arn = module.reader["x.y"].policy_arn
}

resource "aws_iam_policy_attachment" "both" {
  name       = "both"
  policy_arn = module.reader["z"].policy_arn
  roles      = [aws_iam_role.caller["a.b"].id, aws_iam_role.caller["c"].id]
}

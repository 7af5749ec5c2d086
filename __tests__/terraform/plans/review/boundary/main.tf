# The boundary of a caller and of a role that takes part in no access; it can be taken away or exchanged.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "boundary" {
  type    = string
  default = "plain"
}

variable "actions" {
  type    = list(string)
  default = ["lambda:InvokeFunction", "sts:AssumeRole"]
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


locals {
  documents = {
    plain   = [{ Effect = "Allow", Action = var.actions, Resource = "*" }]
    same    = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "*" }, { Effect = "Allow", Action = "lambda:InvokeFunction", Resource = "*" }]
    wide    = [{ Effect = "Allow", Action = ["lambda:*", "sts:AssumeRole"], Resource = "*" }]
    denying = [{ Effect = "Allow", Action = ["lambda:InvokeFunction", "sts:AssumeRole"], Resource = "*" }, { Effect = "Deny", Action = "sts:*", Resource = "arn:aws:iam::*:role/admin" }]
  }
}

resource "aws_iam_policy" "boundary" {
  for_each = local.documents
  provider = aws.home
  name     = each.key
  policy   = jsonencode({ Version = "2012-10-17", Statement = each.value })
}

resource "aws_iam_role" "fires" {
  provider             = aws.home
  name                 = "fires"
  assume_role_policy   = jsonencode({ Version = "2012-10-17", Statement = [] })
  permissions_boundary = var.boundary == "" ? null : aws_iam_policy.boundary[var.boundary].arn
}

resource "aws_iam_role_policy" "fires" {
  provider = aws.home
  name     = "assume"
  role     = aws_iam_role.fires.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "arn:aws:iam::222222222222:role/reader" }]
  })
}

# Takes part in no access.
resource "aws_iam_role" "silent" {
  provider             = aws.home
  name                 = "silent"
  assume_role_policy   = jsonencode({ Version = "2012-10-17", Statement = [] })
  permissions_boundary = var.boundary == "" ? null : aws_iam_policy.boundary[var.boundary].arn
}

resource "aws_iam_role" "reader" {
  provider = aws.cross
  name     = "reader"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = aws_iam_role.fires.arn } }]
  })
}

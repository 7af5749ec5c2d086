# Accesses that a manifest declares, and others: each role of the cross account is one case.
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

locals {
  home  = "arn:aws:iam::111111111111:role"
  cross = "arn:aws:iam::222222222222:role"
  allow = { Effect = "Allow", Action = "sts:AssumeRole" }

  # The statements of each trust policy.
  trusted = {
    proved-silent        = [merge(local.allow, { Principal = { AWS = "${local.home}/caller" } })]
    wider-fires          = [merge(local.allow, { Principal = { AWS = ["${local.home}/caller", "${local.home}/another"] } })]
    wider-fires-id       = [merge(local.allow, { Principal = { AWS = "${local.home}/caller" } })]
    wider-silent-id      = [merge(local.allow, { Principal = { AWS = "${local.home}/caller" }, Condition = { StringEquals = { "sts:ExternalId" = "b7c1-4e2f" } } })]
    wider-silent-own     = [merge(local.allow, { Principal = { AWS = "${local.cross}/runner" } })]
    wider-silent-account = [merge(local.allow, { Principal = { AWS = "${local.home}/another" } })]
    denied-fires-trust   = [merge(local.allow, { Principal = { AWS = "${local.cross}/runner" } })]
    denied-fires-grant   = [merge(local.allow, { Principal = { AWS = "${local.home}/caller" } })]
    denied-fires-deny = [
      merge(local.allow, { Principal = { AWS = "${local.home}/caller" } }),
      { Sid = "NotHim", Effect = "Deny", Action = "sts:*", Principal = { AWS = "${local.home}/caller" } },
    ]
  }

  # By role, of whom the access is, and under what condition.
  declared = merge(
    { for name in keys(local.trusted) : name => { principal = "${local.home}/caller", conditions = {} } if name != "wider-silent-own" && name != "wider-silent-account" },
    { for name in ["wider-fires-id", "wider-silent-id"] : name => { principal = "${local.home}/caller", conditions = { StringEquals = { "sts:ExternalId" = ["b7c1-4e2f"] } } } },
    { denied-silent-outside = { principal = "${local.home}/caller", conditions = {} } },
  )
}

resource "aws_iam_role" "home" {
  provider           = aws.home
  for_each           = toset(["caller", "another"])
  name               = each.key
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [merge(local.allow, { Principal = { Service = "lambda.amazonaws.com" } })] })
}

resource "aws_iam_role_policy" "caller" {
  provider = aws.home
  role     = aws_iam_role.home["caller"].name
  name     = "assume"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "sts:AssumeRole"
      Resource = [for name in keys(local.declared) : "${local.cross}/${name}" if name != "denied-fires-grant"]
    }]
  })
}

resource "aws_iam_role" "runner" {
  provider           = aws.cross
  name               = "runner"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [merge(local.allow, { Principal = { Service = "lambda.amazonaws.com" } })] })
}

resource "aws_iam_role" "cross" {
  provider           = aws.cross
  for_each           = local.trusted
  name               = each.key
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = each.value })
  depends_on         = [aws_iam_role.home, aws_iam_role.runner]
}

output "access_manifest" {
  value = {
    schemaVersion = 1
    accesses = concat(
      [for name, access in local.declared : {
        principal  = access.principal
        breadth    = "role"
        action     = "sts:AssumeRole"
        resource   = "${local.cross}/${name}"
        via        = "trustPolicy"
        conditions = access.conditions
        side       = "both"
      }],
      [{
        principal  = "arn:aws:iam::111111111111:root"
        breadth    = "account"
        action     = "sts:AssumeRole"
        resource   = "${local.cross}/wider-silent-account"
        via        = "trustPolicy"
        conditions = {}
        side       = "target"
      }],
    )
  }
}

# Accesses of which a side is missing, chains of roles, and a function with two ways in. The names of roles say which rule
# they are for.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "entrants" {
  description = "Roles of the home account that may assume the hub."
  type        = list(string)
  default     = ["chain-known", "chain-direct"]
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

provider "aws" {
  alias  = "third"
  region = "us-east-1"
  assume_role {
    role_arn = "arn:aws:iam::333333333333:role/deployer"
  }
}

locals {
  home      = "arn:aws:iam::111111111111:role"
  cross     = "arn:aws:iam::222222222222:role"
  third     = "arn:aws:iam::333333333333:role"
  functions = "arn:aws:lambda:us-east-1:222222222222:function"

  # What each role is granted by its own policy.
  granted = {
    half-caller        = { assume = ["${local.cross}/half-fires", "${local.cross}/half-silent-outside"], invoke = ["${local.functions}:half", "${local.functions}:half-outside"] }
    half-wildcard      = { assume = ["${local.cross}/half-*"], invoke = ["${local.functions}:half*"] }
    half-callee        = { assume = ["${local.cross}/elsewhere"], invoke = [] }
    half-both          = { assume = ["${local.cross}/half-silent-both"], invoke = ["${local.functions}:half"] }
    chain-known        = { assume = ["${local.cross}/chain-hub"], invoke = [] }
    chain-fires        = { assume = ["${local.cross}/chain-hub"], invoke = [] }
    chain-direct       = { assume = ["${local.cross}/chain-hub", "${local.third}/chain-vault"], invoke = [] }
    chain-far          = { assume = ["${local.cross}/chain-hop"], invoke = [] }
    chain-silent-local = { assume = ["${local.cross}/chain-worker"], invoke = [] }
    doors              = { assume = ["${local.cross}/doors"], invoke = ["${local.functions}:doors"] }
    doors-silent-one   = { assume = ["${local.cross}/doors"], invoke = [] }
    doors-silent-other = { assume = ["${local.cross}/half-silent-both"], invoke = ["${local.functions}:doors"] }
  }

  granted_in_cross = {
    chain-hub    = { assume = ["${local.third}/chain-vault"], invoke = [] }
    chain-hop    = { assume = ["${local.cross}/chain-hub"], invoke = [] }
    chain-worker = { assume = [], invoke = ["${local.functions}:half"] }
    doors        = { assume = [], invoke = ["${local.functions}:doors"] }
  }

  # Whom each role lets in.
  trusted = {
    half-fires       = ["${local.home}/half-callee"]
    half-silent-both = ["${local.home}/half-both", "${local.home}/doors-silent-other", "${local.home}/half-outside"]
    chain-hub        = concat([for name in var.entrants : "${local.home}/${name}"], ["${local.cross}/chain-hop"])
    chain-hop        = ["${local.home}/chain-far"]
    chain-worker     = ["${local.home}/chain-silent-local"]
    doors            = ["${local.home}/doors", "${local.home}/doors-silent-one"]
  }

  let_in = {
    half-callee        = "half"
    half-both          = "half"
    half-outside       = "half"
    doors              = "doors"
    doors-silent-other = "doors"
  }
}

resource "aws_iam_role" "home" {
  provider           = aws.home
  for_each           = local.granted
  name               = each.key
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}

resource "aws_iam_role_policy" "home" {
  provider = aws.home
  for_each = local.granted
  role     = aws_iam_role.home[each.key].name
  name     = "granted"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      length(each.value.assume) == 0 ? [] : [{ Sid = "Assume", Effect = "Allow", Action = "sts:AssumeRole", Resource = each.value.assume }],
      length(each.value.invoke) == 0 ? [] : [{ Sid = "Invoke", Effect = "Allow", Action = "lambda:InvokeFunction", Resource = each.value.invoke }],
    )
  })
}

resource "aws_iam_role" "cross" {
  provider           = aws.cross
  for_each           = local.trusted
  name               = each.key
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Sid = "Trust", Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = each.value } }] })
  depends_on         = [aws_iam_role.home]
}

resource "aws_iam_role_policy" "cross" {
  provider = aws.cross
  for_each = local.granted_in_cross
  role     = aws_iam_role.cross[each.key].name
  name     = "granted"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      length(each.value.assume) == 0 ? [] : [{ Sid = "Assume", Effect = "Allow", Action = "sts:AssumeRole", Resource = each.value.assume }],
      length(each.value.invoke) == 0 ? [] : [{ Sid = "Invoke", Effect = "Allow", Action = "lambda:InvokeFunction", Resource = each.value.invoke }],
    )
  })
}

resource "aws_iam_role" "vault" {
  provider = aws.third
  name     = "chain-vault"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Trust", Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = ["${local.cross}/chain-hub", "${local.home}/chain-direct"] } }]
  })
  depends_on = [aws_iam_role.cross, aws_iam_role.home]
}

resource "aws_iam_role" "runner" {
  provider           = aws.cross
  name               = "runner"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}

resource "aws_lambda_function" "called" {
  provider      = aws.cross
  for_each      = toset(["half", "doors"])
  function_name = each.key
  role          = aws_iam_role.runner.arn
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "package.zip"
}

resource "aws_lambda_permission" "called" {
  provider      = aws.cross
  for_each      = local.let_in
  statement_id  = each.key
  function_name = "${local.functions}:${each.value}"
  action        = "lambda:InvokeFunction"
  principal     = "${local.home}/${each.key}"
  depends_on    = [aws_iam_role.home, aws_lambda_function.called]
}

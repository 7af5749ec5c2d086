# The policies of functions: each permission by its name makes one rule fire, or looks alike and does not.
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
  functions = "arn:aws:lambda:us-east-1:222222222222:function"
  caller    = "arn:aws:iam::111111111111:role/caller"
  other     = "arn:aws:iam::111111111111:role/other"
  own       = "arn:aws:iam::222222222222:role/runner"
  topic     = "arn:aws:sns:us-east-1:222222222222:events"
  bucket    = "arn:aws:s3:::uploads"
  api       = "arn:aws:execute-api:us-east-1:222222222222:a1b2c3d4e5/*/GET/"
  site      = "arn:aws:cloudfront::222222222222:distribution/E1234567890ABC"

  permissions = {
    any_fires               = { function = "public", principal = "*" }
    any_fires_url           = { function = "public", principal = "*", action = "lambda:InvokeFunctionUrl", url = "AWS_IAM" }
    any_silent_organization = { function = "public", principal = "*", organization = "o-1234567890" }
    any_silent_source       = { function = "public", principal = "*", source = local.topic }
    any_silent_account      = { function = "public", principal = "*", account = "222222222222" }
    any_silent_token        = { function = "public", principal = "*", token = "amzn1.ask.skill.1" }
    any_silent_url          = { function = "open", principal = "*", action = "lambda:InvokeFunctionUrl", url = "NONE" }

    service_fires            = { function = "sources", principal = "sns.amazonaws.com" }
    service_fires_bucket     = { function = "sources", principal = "s3.amazonaws.com" }
    service_silent_arn       = { function = "sources", principal = "sns.amazonaws.com", source = local.topic }
    service_silent_account   = { function = "sources", principal = "config.amazonaws.com", account = "222222222222" }
    service_silent_api       = { function = "sources", principal = "apigateway.amazonaws.com", source = local.api }
    service_silent_alexa     = { function = "sources", principal = "alexa-appkit.amazon.com", token = "amzn1.ask.skill.1" }
    bucket_fires             = { function = "sources", principal = "s3.amazonaws.com", source = local.bucket }
    bucket_silent_account    = { function = "sources", principal = "s3.amazonaws.com", source = local.bucket, account = "222222222222" }
    bucket_silent_topic      = { function = "sources", principal = "sns.amazonaws.com", source = local.topic }
    organization_fires       = { function = "sources", principal = "sns.amazonaws.com", organization = "o-1234567890" }
    organization_silent_star = { function = "public", principal = "*", organization = "o-1234567890" }
    lambda_fires             = { function = "sources", principal = "lambda.amazonaws.com" }
    lambda_fires_source      = { function = "sources", principal = "lambda.amazonaws.com", source = "${local.functions}:calling" }
    lambda_silent_edge       = { function = "sources", principal = "edgelambda.amazonaws.com", source = local.site }

    account_fires          = { function = "shared", principal = "arn:aws:iam::111111111111:root" }
    account_fires_number   = { function = "shared", principal = "111111111111" }
    account_silent_own     = { function = "shared", principal = "arn:aws:iam::222222222222:root" }
    account_silent_unasked = { function = "shared", principal = "arn:aws:iam::333333333333:root" }
    account_silent_role    = { function = "shared", principal = local.caller }

    action_fires        = { function = "wide", principal = local.caller, action = "lambda:GetFunction" }
    action_fires_every  = { function = "wide", principal = local.caller, action = "lambda:*" }
    action_silent       = { function = "wide", principal = local.caller }
    action_silent_async = { function = "wide", principal = local.caller, action = "lambda:InvokeAsync" }
    action_silent_own   = { function = "wide", principal = local.own, action = "lambda:GetFunction" }

    half_fires          = { function = "signed", principal = local.caller, action = "lambda:InvokeFunctionUrl", url = "AWS_IAM" }
    half_fires_service  = { function = "signed", principal = "cloudfront.amazonaws.com", action = "lambda:InvokeFunctionUrl", source = local.site }
    half_silent_url     = { function = "signed", principal = local.other, action = "lambda:InvokeFunctionUrl", url = "AWS_IAM" }
    half_silent_invoke  = { function = "signed", principal = local.other }
    half_silent_account = { function = "signed", principal = "arn:aws:iam::444444444444:role/guest", action = "lambda:InvokeFunctionUrl", url = "AWS_IAM" }
    half_silent_guests  = { function = "signed", principal = "arn:aws:iam::444444444444:root" }
    half_silent_own     = { function = "signed", principal = local.own, action = "lambda:InvokeFunctionUrl", url = "AWS_IAM" }

    latest_fires             = { function = "latest", principal = local.other, qualifier = "$LATEST" }
    latest_fires_unqualified = { function = "versioned", principal = local.caller }
    latest_silent            = { function = "both", principal = local.caller }

    qualifier_fires        = { function = "aliased", principal = local.caller, qualifier = "live" }
    qualifier_silent       = { function = "both-aliased", principal = local.caller, qualifier = "live" }
    qualifier_silent_other = { function = "aliased", principal = local.other, qualifier = "live" }
  }

  # So long that a few of them fill a policy.
  path = "/${join("/", [for level in range(10) : format("%s%02d", "a-level-of-the-path-that-is-as-long-as-it-can-be-", level)])}/"
}

resource "aws_iam_role" "runner" {
  provider = aws.cross
  name     = "runner"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_lambda_function" "this" {
  for_each = toset([
    "public", "open", "sources", "shared", "wide", "signed", "latest", "versioned", "both", "aliased", "both-aliased", "begun", "crowded",
  ])
  provider      = aws.cross
  function_name = each.key
  role          = aws_iam_role.runner.arn
  filename      = "package.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}

resource "aws_lambda_function_url" "open" {
  provider           = aws.cross
  function_name      = "open"
  authorization_type = "NONE"
  depends_on         = [aws_lambda_function.this]
}

resource "aws_lambda_function_url" "signed" {
  provider           = aws.cross
  function_name      = "signed"
  authorization_type = "AWS_IAM"
  depends_on         = [aws_lambda_function.this]
}

resource "aws_lambda_permission" "this" {
  for_each               = local.permissions
  provider               = aws.cross
  statement_id           = each.key
  action                 = try(each.value.action, "lambda:InvokeFunction")
  function_name          = each.value.function
  principal              = each.value.principal
  qualifier              = try(each.value.qualifier, null)
  source_arn             = try(each.value.source, null)
  source_account         = try(each.value.account, null)
  principal_org_id       = try(each.value.organization, null)
  event_source_token     = try(each.value.token, null)
  function_url_auth_type = try(each.value.url, null)
  depends_on             = [aws_lambda_function.this]
}

resource "aws_lambda_permission" "crowd" {
  count         = 30
  provider      = aws.cross
  statement_id  = "crowd-${count.index}"
  action        = "lambda:InvokeFunction"
  function_name = "crowded"
  principal     = "arn:aws:iam::111111111111:role${local.path}caller-${count.index}"
  depends_on    = [aws_lambda_function.this]
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
  name     = "invoke"
  role     = aws_iam_role.caller.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      for sid, resources in {
        Shared         = ["shared"]
        Versioned      = ["versioned:live", "versioned:1"]
        Both           = ["both", "both:*"]
        Aliased        = ["aliased"]
        BothAliased    = ["both-aliased", "both-aliased:*"]
        Begun          = ["begun*"]
        NoFunctionsNow = ["begin-*"]
      } :
      { Sid = sid, Effect = "Allow", Action = "lambda:InvokeFunction", Resource = [for name in resources : "${local.functions}:${name}"] }
    ]
  })
}

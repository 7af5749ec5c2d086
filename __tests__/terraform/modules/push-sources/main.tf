# The story push-sources, in HCL.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  alias               = "home"
  region              = "us-east-1"
  allowed_account_ids = ["111111111111"]
  assume_role {
    role_arn = "arn:aws:iam::111111111111:role/deployer"
  }
}

provider "aws" {
  alias               = "cross"
  region              = "us-east-1"
  allowed_account_ids = ["222222222222"]
  s3_use_path_style   = true
  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/deployer"
  }
}

module "home_roles" {
  source = "../../../../modules/roles"
  providers = {
    aws = aws.home
  }

  account = { account_id = "111111111111", region = "us-east-1" }
  roles = {
    collector = { role_name = "collector-role", function_name = "collector" }
  }
}

module "cross_roles" {
  source = "../../../../modules/roles"
  providers = {
    aws = aws.cross
  }

  account = { account_id = "222222222222", region = "us-east-1" }
  roles = {
    auditor = { role_name = "auditor-role", function_name = "auditor" }
  }
}

resource "aws_lambda_function" "collector" {
  provider = aws.home

  function_name = "collector"
  role          = module.home_roles.roles["collector"]
  filename      = "package.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}

resource "aws_lambda_function" "auditor" {
  provider = aws.cross

  function_name = "auditor"
  role          = module.cross_roles.roles["auditor"]
  filename      = "package.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}

resource "aws_s3_bucket" "uploads" {
  provider = aws.cross

  bucket        = "uploads-222222222222-us-east-1"
  force_destroy = true
}

resource "aws_sns_topic" "announcements" {
  provider = aws.cross

  name = "announcements"
}

resource "aws_cloudwatch_event_rule" "order_events" {
  provider = aws.home

  name          = "order-events"
  event_pattern = jsonencode({ source = ["orders"] })
}

module "into_home" {
  source = "../../../../modules/event-source"
  providers = {
    aws.home  = aws.home
    aws.cross = aws.cross
  }

  home  = { account_id = "111111111111", region = "us-east-1" }
  cross = { account_id = "222222222222", region = "us-east-1" }
  functions = {
    collector = { function_name = "collector" }
  }
  s3_buckets = {
    uploads = { function = "collector", bucket_name = "uploads-222222222222-us-east-1", manage_source = true }
  }
  sns_topics = {
    announcements = { function = "collector", topic_name = "announcements", manage_source = true }
  }
  function_arns = { collector = aws_lambda_function.collector.arn }
  source_arns = {
    s3_buckets = { uploads = aws_s3_bucket.uploads.arn }
    sns_topics = { announcements = aws_sns_topic.announcements.arn }
  }
}

module "into_cross" {
  source = "../../../../modules/event-source"
  providers = {
    aws.home  = aws.cross
    aws.cross = aws.home
  }

  home  = { account_id = "222222222222", region = "us-east-1" }
  cross = { account_id = "111111111111", region = "us-east-1" }
  functions = {
    auditor = { function_name = "auditor" }
  }
  event_rules = {
    order-events = { function = "auditor", rule_name = "order-events", role_name = "order-events-role", manage_source = true }
  }
  function_arns = { auditor = aws_lambda_function.auditor.arn }
  source_arns = {
    event_rules = { order-events = aws_cloudwatch_event_rule.order_events.arn }
  }
}

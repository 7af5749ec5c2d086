# A bucket and a topic of the cross account call a function of the home account, which is also fed from a queue there.

variable "home_account_id" {
  description = "The account of the function."
  type        = string
}

variable "cross_account_id" {
  description = "The account of bucket, topic and queue."
  type        = string
}

variable "region" {
  description = "The region of both accounts."
  type        = string
  default     = "us-east-1"
}

variable "package" {
  description = "Path of a zip with the function's code: an index.js that exports handler."
  type        = string
}

variable "deploy_role_name" {
  description = "Name of the role that Terraform assumes in each of the two accounts."
  type        = string
  default     = "deployer"
}

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}

provider "aws" {
  alias               = "home"
  region              = var.region
  allowed_account_ids = [var.home_account_id]

  assume_role {
    role_arn = "arn:aws:iam::${var.home_account_id}:role/${var.deploy_role_name}"
  }
}

provider "aws" {
  alias               = "cross"
  region              = var.region
  allowed_account_ids = [var.cross_account_id]

  assume_role {
    role_arn = "arn:aws:iam::${var.cross_account_id}:role/${var.deploy_role_name}"
  }
}

module "sources" {
  source    = "../../../modules/event-source"
  providers = { aws.home = aws.home, aws.cross = aws.cross }

  home  = { account_id = var.home_account_id, region = var.region }
  cross = { account_id = var.cross_account_id, region = var.region }

  functions = {
    collector = { function_name = "collector", role_name = "collector-role" }
  }
  function_arns = { collector = aws_lambda_function.collector.arn }
  role_arns     = { collector = aws_iam_role.collector.arn }

  s3_buckets = {
    uploads = { function = "collector", bucket_name = "uploads-${var.cross_account_id}-${var.region}", manage_source = true }
  }
  sns_topics = {
    announcements = { function = "collector", topic_name = "announcements", manage_source = true }
  }
  sqs_queues = {
    jobs = { function = "collector", queue_name = "jobs", manage_source = true, report_batch_item_failures = true }
  }
  source_arns = {
    s3_buckets = { uploads = aws_s3_bucket.uploads.arn }
    sns_topics = { announcements = aws_sns_topic.announcements.arn }
    sqs_queues = { jobs = aws_sqs_queue.jobs.arn }
  }
}

resource "aws_iam_role" "collector" {
  provider = aws.home

  name = "collector-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "AssumeRoleByLambda"
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_lambda_function" "collector" {
  provider = aws.home

  function_name    = "collector"
  role             = aws_iam_role.collector.arn
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  timeout          = 30
  filename         = var.package
  source_code_hash = filebase64sha256(var.package)
}

resource "aws_s3_bucket" "uploads" {
  provider = aws.cross

  bucket = "uploads-${var.cross_account_id}-${var.region}"
}

resource "aws_sns_topic" "announcements" {
  provider = aws.cross

  name = "announcements"
}

resource "aws_sqs_queue" "jobs" {
  provider = aws.cross

  name                       = "jobs"
  visibility_timeout_seconds = 180
}

# The story pull-sources, in HCL.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "known_arns" {
  description = "ARNs that stand for what AWS gives an id, as if it had been created before."
  type        = map(string)
  default     = {}
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
    gatherer = { role_name = "gatherer-role", function_name = "gatherer" }
  }
}

resource "aws_lambda_function" "gatherer" {
  provider = aws.home

  function_name = "gatherer"
  role          = module.home_roles.roles["gatherer"]
  filename      = "package.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}

resource "aws_kinesis_stream" "clicks" {
  provider = aws.cross

  name        = "clicks"
  shard_count = 1
}

resource "aws_sqs_queue" "jobs" {
  provider = aws.cross

  name                       = "jobs"
  visibility_timeout_seconds = 180
}

resource "aws_dynamodb_table" "orders" {
  provider = aws.cross

  name             = "orders"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "orderId"
  stream_enabled   = true
  stream_view_type = "NEW_IMAGE"

  attribute {
    name = "orderId"
    type = "S"
  }
}

module "sources" {
  source = "../../../../modules/event-source"
  providers = {
    aws.home  = aws.home
    aws.cross = aws.cross
  }

  home  = { account_id = "111111111111", region = "us-east-1" }
  cross = { account_id = "222222222222", region = "us-east-1" }
  functions = {
    gatherer = { function_name = "gatherer", role_name = "gatherer-role", policy_name_suffix = "" }
  }
  kinesis_streams = {
    clicks = {
      function                       = "gatherer"
      stream_name                    = "clicks"
      manage_source                  = true
      report_batch_item_failures     = true
      bisect_batch_on_function_error = true
      maximum_retry_attempts         = 2
    }
  }
  sqs_queues = {
    jobs = { function = "gatherer", queue_name = "jobs", manage_source = true, report_batch_item_failures = true }
  }
  dynamodb_streams = {
    orders = {
      function                       = "gatherer"
      table_name                     = "orders"
      manage_source                  = true
      report_batch_item_failures     = true
      bisect_batch_on_function_error = true
      maximum_retry_attempts         = 2
    }
  }
  function_arns = { gatherer = aws_lambda_function.gatherer.arn }
  role_arns     = { gatherer = module.home_roles.roles["gatherer"] }
  source_arns = {
    kinesis_streams  = { clicks = aws_kinesis_stream.clicks.arn }
    sqs_queues       = { jobs = aws_sqs_queue.jobs.arn }
    dynamodb_streams = { orders = lookup(var.known_arns, "stream", aws_dynamodb_table.orders.stream_arn) }
  }
}

# The stack of every source, in HCL.
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
    worker = { role_name = "worker-role", function_name = "worker" }
  }
}

module "cross_roles" {
  source = "../../../../modules/roles"
  providers = {
    aws = aws.cross
  }

  account = { account_id = "222222222222", region = "us-east-1" }
  roles = {
    other = { role_name = "other-role", function_name = "other" }
  }
}

resource "aws_lambda_function" "worker" {
  provider = aws.home

  function_name = "worker"
  role          = module.home_roles.roles["worker"]
  filename      = "package.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  publish       = true
}

resource "aws_lambda_function" "other" {
  provider = aws.cross

  function_name = "other"
  role          = module.cross_roles.roles["other"]
  filename      = "package.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  publish       = true
}

resource "aws_lambda_alias" "worker" {
  provider = aws.home

  name             = "live"
  function_name    = aws_lambda_function.worker.arn
  function_version = aws_lambda_function.worker.version
}

resource "aws_lambda_alias" "other" {
  provider = aws.cross

  name             = "live"
  function_name    = aws_lambda_function.other.arn
  function_version = aws_lambda_function.other.version
}

resource "aws_s3_bucket" "bucket" {
  provider = aws.cross

  bucket = "uploads"
}

resource "aws_sns_topic" "topic" {
  provider = aws.home

  name = "own"
}

resource "aws_sns_topic" "news" {
  provider = aws.cross

  name = "news"
}

resource "aws_cloudwatch_event_rule" "rule" {
  provider = aws.home

  name          = "orders"
  event_pattern = jsonencode({ source = ["orders"] })
}

resource "aws_cloudwatch_log_group" "group" {
  provider = aws.home

  name = "/app/orders"
}

resource "aws_lb_target_group" "targets" {
  provider = aws.home

  name        = "targets"
  target_type = "lambda"
}

resource "aws_apigatewayv2_api" "api" {
  provider = aws.cross

  name          = "api"
  protocol_type = "HTTP"
}

resource "aws_kinesis_stream" "clicks" {
  provider = aws.cross

  name        = "clicks"
  shard_count = 1
}

resource "aws_kinesis_stream_consumer" "fan" {
  provider = aws.cross

  name       = "fan"
  stream_arn = aws_kinesis_stream.clicks.arn
}

resource "aws_sqs_queue" "jobs" {
  provider = aws.home

  name = "jobs"
}

resource "aws_sqs_queue" "failed" {
  provider = aws.home

  name = "failed"
}

resource "aws_dynamodb_table" "orders" {
  provider = aws.home

  name             = "orders"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_IMAGE"

  attribute {
    name = "id"
    type = "S"
  }
}

module "within_home" {
  source = "../../../../modules/event-source"
  providers = {
    aws.home  = aws.home
    aws.cross = aws.home
  }

  home  = { account_id = "111111111111", region = "us-east-1" }
  cross = { account_id = "111111111111", region = "us-east-1" }
  functions = {
    worker = { function_name = "worker", role_name = "worker-role", policy_name_suffix = "" }
  }
  sns_topics = {
    own = { function = "worker", topic_name = "own", manage_source = true }
  }
  event_rules = {
    orders = { function = "worker", rule_name = "orders", manage_source = true }
  }
  schedules = {
    nightly = { function = "worker", schedule_name = "nightly", schedule_expression = "rate(1 day)", manage_source = true }
  }
  log_groups = {
    errors = {
      function       = "worker"
      log_group_name = "/app/orders"
      filter_pattern = "{ $.level = \"error\" }"
      manage_source  = true
    }
  }
  target_groups = {
    balanced = { function = "worker", name = "targets", manage_source = true }
  }
  service_principals = {
    sign-up = {
      function   = "worker"
      service    = "cognito-idp.amazonaws.com"
      source_arn = "arn:aws:cognito-idp:us-east-1:111111111111:userpool/us-east-1_aBcDeFgHi"
    }
    skill = { function = "worker", service = "alexa-appkit.amazon.com", event_source_token = "amzn1.ask.skill.0000" }
  }
  distributions = {
    distribution = { function = "worker", distribution_id = "E2QWRUHAPOMQZL", accept_unscoped_invoke = true }
  }
  sqs_queues = {
    jobs = {
      function                = "worker"
      queue_name              = "jobs"
      batch_size              = 100
      maximum_batching_window = 5
      maximum_concurrency     = 4
    }
  }
  dynamodb_streams = {
    orders = { function = "worker", table_name = "orders", starting_position = "TRIM_HORIZON" }
  }
  function_arns = { worker = aws_lambda_function.worker.arn }
  role_arns     = { worker = module.home_roles.roles["worker"] }
  source_arns = {
    sns_topics       = { own = aws_sns_topic.topic.arn }
    event_rules      = { orders = aws_cloudwatch_event_rule.rule.arn }
    log_groups       = { errors = aws_cloudwatch_log_group.group.arn }
    target_groups    = { balanced = lookup(var.known_arns, "target_group", aws_lb_target_group.targets.arn) }
    sqs_queues       = { jobs = aws_sqs_queue.jobs.arn }
    dynamodb_streams = { orders = lookup(var.known_arns, "stream", aws_dynamodb_table.orders.stream_arn) }
  }
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
    worker = { function_name = "worker" }
    live   = { function_name = "worker", qualifier = "live", role_name = "worker-role", policy_name_suffix = "across" }
  }
  s3_buckets = {
    in = { function = "worker", bucket_name = "uploads", filter_prefix = "in/" }
    live = {
      function      = "live"
      bucket_name   = "uploads"
      filter_prefix = "live/"
      filter_suffix = ".csv"
    }
  }
  sns_topics = {
    all-news = {
      function      = "worker"
      topic_name    = "news"
      filter_policy = jsonencode({ kind = ["order"] })
      manage_source = true
    }
  }
  http_apis = {
    http = { function = "worker", name = "api", route_key = "POST /orders", manage_source = true }
  }
  kinesis_streams = {
    clicks = {
      function       = "live"
      stream_name    = "clicks"
      consumer_name  = "fan"
      kms_key_arn    = "arn:aws:kms:us-east-1:222222222222:key/11111111-2222-3333-4444-555555555555"
      on_failure_arn = "arn:aws:sqs:us-east-1:111111111111:failed"
      filters        = [jsonencode({ data = { kind = ["order"] } })]
      manage_source  = true
    }
  }
  function_arns = { worker = aws_lambda_function.worker.arn, live = aws_lambda_alias.worker.arn }
  role_arns     = { live = module.home_roles.roles["worker"] }
  source_arns = {
    s3_buckets        = { in = aws_s3_bucket.bucket.arn, live = aws_s3_bucket.bucket.arn }
    sns_topics        = { all-news = aws_sns_topic.news.arn }
    http_apis         = { http = lookup(var.known_arns, "api", aws_apigatewayv2_api.api.execution_arn) }
    kinesis_streams   = { clicks = aws_kinesis_stream.clicks.arn }
    kinesis_consumers = { clicks = lookup(var.known_arns, "consumer", aws_kinesis_stream_consumer.fan.arn) }
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
    other = { function_name = "other" }
  }
  event_rules = {
    orders = { function = "other", rule_name = "orders", principal = "role", manage_source = true }
  }
  schedules = {
    nightly = { function = "other", schedule_name = "nightly-across", schedule_expression = "rate(1 day)", manage_source = true }
  }
  function_arns = { other = aws_lambda_function.other.arn }
  source_arns = {
    event_rules = { orders = aws_cloudwatch_event_rule.rule.arn }
  }
}

module "within_cross" {
  source = "../../../../modules/event-source"
  providers = {
    aws.home  = aws.cross
    aws.cross = aws.cross
  }

  home  = { account_id = "222222222222", region = "us-east-1" }
  cross = { account_id = "222222222222", region = "us-east-1" }
  functions = {
    other = { function_name = "other" }
  }
  s3_buckets = {
    out = { function = "other", bucket_name = "uploads", events = ["s3:ObjectRemoved:*"], filter_prefix = "out/" }
  }
  function_arns = { other = aws_lambda_function.other.arn }
  source_arns = {
    s3_buckets = { out = aws_s3_bucket.bucket.arn }
  }
}

# A bucket has one notification, and these functions are in two accounts: no one call of the module has them all.
resource "aws_s3_bucket_notification" "uploads" {
  provider = aws.cross

  bucket = aws_s3_bucket.bucket.id

  lambda_function {
    lambda_function_arn = module.into_home.connections["s3_buckets/in"].function_arn
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = "in/"
  }

  lambda_function {
    lambda_function_arn = module.into_home.connections["s3_buckets/live"].function_arn
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = "live/"
    filter_suffix       = ".csv"
  }

  lambda_function {
    lambda_function_arn = module.within_cross.connections["s3_buckets/out"].function_arn
    events              = ["s3:ObjectRemoved:*"]
    filter_prefix       = "out/"
  }

  depends_on = [module.into_home, module.within_cross]
}

# What the owner of the key must put in place.
output "key_policies" {
  value = module.into_home.key_policies
}

# What is written for APIs, distributions and services that are named by their principals, and between regions. The ids of
# the permissions are those that the constructs give.

mock_provider "aws" {
  alias = "home"

  mock_data "aws_caller_identity" {
    defaults = { account_id = "111111111111" }
  }
}

mock_provider "aws" {
  alias = "cross"

  mock_data "aws_caller_identity" {
    defaults = { account_id = "222222222222" }
  }
}

variables {
  home      = { account_id = "111111111111", region = "us-east-1" }
  cross     = { account_id = "222222222222", region = "us-east-1" }
  functions = { worker = { function_name = "worker", role_name = "worker-role" } }
}

run "apis_of_another_account_call_a_function" {
  command = plan

  variables {
    rest_apis = { orders = { function = "worker", api_id = "def456", name = "shop", method = "POST", path = "/orders/{id}", stage = "prod" } }
    http_apis = { orders = { function = "worker", api_id = "abc123", route_key = "ANY /orders", manage_source = true } }
  }

  assert {
    condition = jsonencode(output.permissions) == jsonencode({
      "http_apis/orders" = {
        Sid       = "InvokeFunction-abc123-222222222222-42c6f0a8"
        Effect    = "Allow"
        Principal = { Service = "apigateway.amazonaws.com" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:111111111111:function:worker"
        Condition = { ArnLike = { "AWS:SourceArn" = "arn:aws:execute-api:us-east-1:222222222222:abc123/*/*/orders" } }
      }
      "rest_apis/orders" = {
        Sid       = "InvokeFunction-shop-222222222222-2c11c9e6"
        Effect    = "Allow"
        Principal = { Service = "apigateway.amazonaws.com" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:111111111111:function:worker"
        Condition = { ArnLike = { "AWS:SourceArn" = "arn:aws:execute-api:us-east-1:222222222222:def456/prod/POST/orders/*" } }
      }
    })
    error_message = "The permissions are not those of the method and the route."
  }

  assert {
    condition = jsonencode([
      for item in [aws_apigatewayv2_integration.this["http_apis/orders"]] : [item.api_id, item.integration_type, item.integration_uri, item.payload_format_version]
    ]) == jsonencode([["abc123", "AWS_PROXY", "arn:aws:lambda:us-east-1:111111111111:function:worker", "2.0"]]) && aws_apigatewayv2_route.this["http_apis/orders"].route_key == "ANY /orders"
    error_message = "Integration and route are not those that were asked for."
  }

  assert {
    condition = output.connections["rest_apis/orders"].integration_uri == (
      "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111111111111:function:worker/invocations"
    )
    error_message = "The integration of the method does not come out."
  }
}

run "a_distribution_has_two_permissions" {
  command = plan

  variables {
    distributions = { site = { function = "worker", distribution_id = "E2QWRUHAPOMQZL", accept_unscoped_invoke = true } }
  }

  assert {
    condition = jsonencode(output.permissions) == jsonencode({
      "distributions/site/InvokeFunction" = {
        Sid       = "InvokeFunction-E2QWRUHAPOMQZL-222222222222-0ba1097c"
        Effect    = "Allow"
        Principal = { Service = "cloudfront.amazonaws.com" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:111111111111:function:worker"
        Condition = { ArnLike = { "AWS:SourceArn" = "arn:aws:cloudfront::222222222222:distribution/E2QWRUHAPOMQZL" } }
      }
      "distributions/site/InvokeFunctionUrl" = {
        Sid       = "InvokeFunctionUrl-E2QWRUHAPOMQZL-222222222222-18e15e12"
        Effect    = "Allow"
        Principal = { Service = "cloudfront.amazonaws.com" }
        Action    = "lambda:InvokeFunctionUrl"
        Resource  = "arn:aws:lambda:us-east-1:111111111111:function:worker"
        Condition = {
          ArnLike      = { "AWS:SourceArn" = "arn:aws:cloudfront::222222222222:distribution/E2QWRUHAPOMQZL" }
          StringEquals = { "lambda:FunctionUrlAuthType" = "AWS_IAM" }
        }
      }
    })
    error_message = "The distribution does not have its two permissions."
  }
}

# IoT reaches functions of other accounts, and AWS does not say that it stays in its region.
run "services_by_their_principals_call_a_function" {
  command = plan

  variables {
    service_principals = {
      doors = { function = "worker", service = "iot.amazonaws.com", source_arn = "arn:aws:iot:us-east-1:222222222222:rule/doors" }
      rules = { function = "worker", service = "config.amazonaws.com", source_account = "222222222222" }
      skill = { function = "worker", service = "alexa-appkit.amazon.com", event_source_token = "amzn1.ask.skill.1" }
      far   = { function = "worker", service = "iot.amazonaws.com", source_arn = "arn:aws:iot:eu-west-1:222222222222:rule/doors", statement_id = "far" }
    }
  }

  assert {
    condition = jsonencode(output.permissions) == jsonencode({
      "service_principals/doors" = {
        Sid       = "InvokeFunction-iot-222222222222-d63b20eb"
        Effect    = "Allow"
        Principal = { Service = "iot.amazonaws.com" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:111111111111:function:worker"
        Condition = { ArnLike = { "AWS:SourceArn" = "arn:aws:iot:us-east-1:222222222222:rule/doors" }, StringEquals = { "AWS:SourceAccount" = "222222222222" } }
      }
      "service_principals/far" = {
        Sid       = "far"
        Effect    = "Allow"
        Principal = { Service = "iot.amazonaws.com" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:111111111111:function:worker"
        Condition = { ArnLike = { "AWS:SourceArn" = "arn:aws:iot:eu-west-1:222222222222:rule/doors" }, StringEquals = { "AWS:SourceAccount" = "222222222222" } }
      }
      "service_principals/rules" = {
        Sid       = "InvokeFunction-config-222222222222-27a56c22"
        Effect    = "Allow"
        Principal = { Service = "config.amazonaws.com" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:111111111111:function:worker"
        Condition = { StringEquals = { "AWS:SourceAccount" = "222222222222" } }
      }
      "service_principals/skill" = {
        Sid       = "InvokeFunction-alexa-appkit-62218cda"
        Effect    = "Allow"
        Principal = { Service = "alexa-appkit.amazon.com" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:111111111111:function:worker"
        Condition = { StringEquals = { "lambda:EventSourceToken" = "amzn1.ask.skill.1" } }
      }
    })
    error_message = "The permissions are not those of IoT, Config and the skill."
  }
}

# Between regions the service of an opt-in region delivers: the function's if it is one, else the topic's.
run "a_topic_and_a_function_in_two_default_regions" {
  command = plan

  variables {
    home       = { account_id = "111111111111", region = "us-east-1" }
    cross      = { account_id = "222222222222", region = "eu-west-1" }
    sns_topics = { news = { function = "worker", topic_name = "news" } }
  }

  assert {
    condition = jsonencode(output.permissions["sns_topics/news"]) == jsonencode({
      Sid       = "InvokeFunction-news-222222222222-f9d28127"
      Effect    = "Allow"
      Principal = { Service = "sns.amazonaws.com" }
      Action    = "lambda:InvokeFunction"
      Resource  = "arn:aws:lambda:us-east-1:111111111111:function:worker"
      Condition = { ArnLike = { "AWS:SourceArn" = "arn:aws:sns:eu-west-1:222222222222:news" } }
    })
    error_message = "The permission does not name sns.amazonaws.com."
  }
}

run "a_topic_in_an_opt_in_region" {
  command = plan

  variables {
    home       = { account_id = "111111111111", region = "us-east-1" }
    cross      = { account_id = "222222222222", region = "ap-east-1" }
    sns_topics = { news = { function = "worker", topic_name = "news" } }
  }

  assert {
    condition = jsonencode(output.permissions["sns_topics/news"]) == jsonencode({
      Sid       = "InvokeFunction-news-222222222222-7a6bcd98"
      Effect    = "Allow"
      Principal = { Service = "sns.ap-east-1.amazonaws.com" }
      Action    = "lambda:InvokeFunction"
      Resource  = "arn:aws:lambda:us-east-1:111111111111:function:worker"
      Condition = { ArnLike = { "AWS:SourceArn" = "arn:aws:sns:ap-east-1:222222222222:news" } }
    })
    error_message = "The permission does not name sns.ap-east-1.amazonaws.com."
  }
}

run "a_function_in_an_opt_in_region" {
  command = plan

  variables {
    home       = { account_id = "111111111111", region = "ap-east-1" }
    cross      = { account_id = "222222222222", region = "us-east-1" }
    sns_topics = { news = { function = "worker", topic_name = "news" } }
  }

  assert {
    condition = jsonencode(output.permissions["sns_topics/news"]) == jsonencode({
      Sid       = "InvokeFunction-news-222222222222-3945d265"
      Effect    = "Allow"
      Principal = { Service = "sns.ap-east-1.amazonaws.com" }
      Action    = "lambda:InvokeFunction"
      Resource  = "arn:aws:lambda:ap-east-1:111111111111:function:worker"
      Condition = { ArnLike = { "AWS:SourceArn" = "arn:aws:sns:us-east-1:222222222222:news" } }
    })
    error_message = "The permission does not name sns.ap-east-1.amazonaws.com."
  }
}

run "a_topic_and_a_function_in_two_opt_in_regions" {
  command = plan

  variables {
    home       = { account_id = "111111111111", region = "ap-east-1" }
    cross      = { account_id = "222222222222", region = "me-south-1" }
    sns_topics = { news = { function = "worker", topic_name = "news" } }
  }

  assert {
    condition = jsonencode(output.permissions["sns_topics/news"]) == jsonencode({
      Sid       = "InvokeFunction-news-222222222222-abab00aa"
      Effect    = "Allow"
      Principal = { Service = "sns.ap-east-1.amazonaws.com" }
      Action    = "lambda:InvokeFunction"
      Resource  = "arn:aws:lambda:ap-east-1:111111111111:function:worker"
      Condition = { ArnLike = { "AWS:SourceArn" = "arn:aws:sns:me-south-1:222222222222:news" } }
    })
    error_message = "The permission does not name sns.ap-east-1.amazonaws.com."
  }
}

run "a_topic_and_a_function_in_one_opt_in_region" {
  command = plan

  variables {
    home       = { account_id = "111111111111", region = "ap-east-1" }
    cross      = { account_id = "222222222222", region = "ap-east-1" }
    sns_topics = { news = { function = "worker", topic_name = "news" } }
  }

  assert {
    condition = jsonencode(output.permissions["sns_topics/news"]) == jsonencode({
      Sid       = "InvokeFunction-news-222222222222-7077ced5"
      Effect    = "Allow"
      Principal = { Service = "sns.amazonaws.com" }
      Action    = "lambda:InvokeFunction"
      Resource  = "arn:aws:lambda:ap-east-1:111111111111:function:worker"
      Condition = { ArnLike = { "AWS:SourceArn" = "arn:aws:sns:ap-east-1:222222222222:news" } }
    })
    error_message = "The permission does not name sns.amazonaws.com."
  }
}

run "logs_have_a_service_of_their_own_in_china" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.home }

  variables {
    home       = { account_id = "111111111111", region = "cn-north-1" }
    cross      = { account_id = "111111111111", region = "cn-north-1" }
    log_groups = { web = { function = "worker", log_group_name = "/app/web" } }
  }

  assert {
    condition = jsonencode([for item in values(output.permissions) : [item.Principal, item.Resource, item.Condition]]) == jsonencode([[
      { Service = "logs.amazonaws.com.cn" },
      "arn:aws-cn:lambda:cn-north-1:111111111111:function:worker",
      {
        ArnLike      = { "AWS:SourceArn" = "arn:aws-cn:logs:cn-north-1:111111111111:log-group:/app/web:*" }
        StringEquals = { "AWS:SourceAccount" = "111111111111" }
      },
    ]])
    error_message = "The permission does not name the service of the partition."
  }
}

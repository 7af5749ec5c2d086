# What is written for sources that call a function: whole permissions, roles and sources' sides. The ids of the permissions
# are those that the constructs give.

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

run "a_bucket_and_a_topic_of_another_account_call_a_function" {
  command = plan

  variables {
    s3_buckets = { uploads = { function = "worker", bucket_name = "uploads", filter_prefix = "in/", manage_source = true } }
    sns_topics = { news = { function = "worker", topic_name = "news", filter_policy = "{\"kind\":[\"order\"]}", filter_policy_scope = "MessageBody", manage_source = true } }
  }

  assert {
    condition = jsonencode(output.permissions) == jsonencode({
      "s3_buckets/uploads" = {
        Sid       = "InvokeFunction-uploads-222222222222-151ec88e"
        Effect    = "Allow"
        Principal = { Service = "s3.amazonaws.com" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:111111111111:function:worker"
        Condition = { ArnLike = { "AWS:SourceArn" = "arn:aws:s3:::uploads" }, StringEquals = { "AWS:SourceAccount" = "222222222222" } }
      }
      "sns_topics/news" = {
        Sid       = "InvokeFunction-news-222222222222-150c291e"
        Effect    = "Allow"
        Principal = { Service = "sns.amazonaws.com" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:111111111111:function:worker"
        Condition = { ArnLike = { "AWS:SourceArn" = "arn:aws:sns:us-east-1:222222222222:news" } }
      }
    })
    error_message = "The permissions are not the two that were asked for."
  }

  # What the output says is what is written.
  assert {
    condition = jsonencode({
      for key, item in aws_lambda_permission.this : key => [
        item.statement_id, item.action, item.function_name, item.qualifier, item.principal, item.source_arn, item.source_account, item.event_source_token,
      ]
      }) == jsonencode({
      "s3_buckets/uploads" = [
        "InvokeFunction-uploads-222222222222-151ec88e", "lambda:InvokeFunction", "arn:aws:lambda:us-east-1:111111111111:function:worker", null,
        "s3.amazonaws.com", "arn:aws:s3:::uploads", "222222222222", null,
      ]
      "sns_topics/news" = [
        "InvokeFunction-news-222222222222-150c291e", "lambda:InvokeFunction", "arn:aws:lambda:us-east-1:111111111111:function:worker", null,
        "sns.amazonaws.com", "arn:aws:sns:us-east-1:222222222222:news", null, null,
      ]
    })
    error_message = "The resources of the permissions say something else than the output."
  }

  assert {
    condition = jsonencode([
      for item in aws_s3_bucket_notification.this["uploads"].lambda_function : [item.lambda_function_arn, item.events, item.filter_prefix, item.filter_suffix]
    ]) == jsonencode([["arn:aws:lambda:us-east-1:111111111111:function:worker", ["s3:ObjectCreated:*"], "in/", null]])
    error_message = "The notification tells other events than those that were asked for."
  }

  assert {
    condition = jsondecode(aws_sns_topic_policy.this["sns_topics/news"].policy) == jsondecode(jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Sid       = "SubscribeFrom111111111111ce13c25e"
        Effect    = "Allow"
        Principal = { AWS = ["arn:aws:iam::111111111111:root"] }
        Action    = ["sns:Subscribe"]
        Resource  = "arn:aws:sns:us-east-1:222222222222:news"
        Condition = { StringEquals = { "sns:Endpoint" = ["arn:aws:lambda:us-east-1:111111111111:function:worker"], "sns:Protocol" = ["lambda"] } }
      }]
    }))
    error_message = "The topic does not let the account of the function subscribe this function, and nothing else."
  }

  assert {
    condition = jsonencode([for item in [aws_sns_topic_subscription.this["sns_topics/news"]] : [item.topic_arn, item.protocol, item.endpoint, item.filter_policy, item.filter_policy_scope]]) == jsonencode([[
      "arn:aws:sns:us-east-1:222222222222:news", "lambda", "arn:aws:lambda:us-east-1:111111111111:function:worker", "{\"kind\":[\"order\"]}", "MessageBody",
    ]])
    error_message = "The subscription is not the one that was asked for."
  }
}

run "a_rule_and_a_schedule_of_another_account_call_by_roles" {
  command = plan

  variables {
    event_rules = { orders = { function = "worker", rule_name = "orders", event_bus_name = "shop", input = "{}", manage_source = true } }
    schedules = {
      nightly = { function = "worker", schedule_name = "nightly", schedule_expression = "rate(1 day)", flexible_window_in_minutes = 1440, principal = "role", manage_source = true }
    }
  }

  assert {
    condition = jsonencode(output.permissions) == jsonencode({
      "event_rules/orders" = {
        Sid       = "InvokeFunction-shop-orders-invokes-worker-222222222222-74d22a02"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::222222222222:root" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:111111111111:function:worker"
      }
      "schedules/nightly" = {
        Sid       = "InvokeFunction-nightly-invokes-worker-222222222222-34dee9a6"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::222222222222:role/nightly-invokes-worker" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:111111111111:function:worker"
      }
    })
    error_message = "The permissions do not name the account of the rule and the role of the schedule."
  }

  assert {
    condition = jsonencode({ for key, role in aws_iam_role.caller : key => [role.name, jsondecode(role.assume_role_policy)] }) == jsonencode({
      "event_rules/orders" = ["shop-orders-invokes-worker", {
        Version = "2012-10-17"
        Statement = [{
          Sid       = "AssumeRoleByRule"
          Effect    = "Allow"
          Principal = { Service = "events.amazonaws.com" }
          Action    = "sts:AssumeRole"
          Condition = { ArnEquals = { "aws:SourceArn" = "arn:aws:events:us-east-1:222222222222:rule/shop/orders" }, StringEquals = { "aws:SourceAccount" = "222222222222" } }
        }]
      }]
      "schedules/nightly" = ["nightly-invokes-worker", {
        Version = "2012-10-17"
        Statement = [{
          Sid       = "AssumeRoleByScheduleGroup"
          Effect    = "Allow"
          Principal = { Service = "scheduler.amazonaws.com" }
          Action    = "sts:AssumeRole"
          Condition = { ArnEquals = { "aws:SourceArn" = "arn:aws:scheduler:us-east-1:222222222222:schedule-group/default" }, StringEquals = { "aws:SourceAccount" = "222222222222" } }
        }]
      }]
    })
    error_message = "A role trusts somebody else than the service, for this rule or for this group of schedules."
  }

  assert {
    condition = alltrue([
      for policy in values(aws_iam_role_policy.invoke) : jsondecode(policy.policy) == jsondecode(jsonencode({
        Version   = "2012-10-17"
        Statement = [{ Sid = "InvokeFunction", Effect = "Allow", Action = "lambda:InvokeFunction", Resource = "arn:aws:lambda:us-east-1:111111111111:function:worker" }]
      }))
    ]) && length(aws_iam_role_policy.invoke) == 2
    error_message = "A role that calls may do something else than invoke the function."
  }

  assert {
    condition = jsonencode([for item in [aws_cloudwatch_event_target.this["event_rules/orders"]] : [item.rule, item.event_bus_name, item.arn, item.role_arn, item.input]]) == jsonencode([[
      "orders", "shop", "arn:aws:lambda:us-east-1:111111111111:function:worker", "arn:aws:iam::222222222222:role/shop-orders-invokes-worker", "{}",
    ]])
    error_message = "The target of the rule is not the function, by the role."
  }

  assert {
    condition = jsonencode([
      for item in [aws_scheduler_schedule.this["schedules/nightly"]] :
      [item.name, item.schedule_expression, item.flexible_time_window[0].mode, item.flexible_time_window[0].maximum_window_in_minutes, item.target[0].arn, item.target[0].role_arn]
      ]) == jsonencode([[
        "nightly", "rate(1 day)", "FLEXIBLE", 1440, "arn:aws:lambda:us-east-1:111111111111:function:worker", "arn:aws:iam::222222222222:role/nightly-invokes-worker",
    ]])
    error_message = "The schedule does not call the function, by the role."
  }
}

run "sources_of_the_functions_account_call_it_by_their_services" {
  command   = plan
  providers = { aws.home = aws.home, aws.cross = aws.home }

  variables {
    cross       = { account_id = "111111111111", region = "us-east-1" }
    event_rules = { orders = { function = "worker", rule_name = "orders", event_bus_name = "shop", manage_source = true } }
    log_groups  = { web = { function = "worker", log_group_name = "/app/web", filter_pattern = "ERROR", manage_source = true } }
    target_groups = {
      web = { function = "worker", target_group_arn = "arn:aws:elasticloadbalancing:us-east-1:111111111111:targetgroup/web/0123456789abcdef", manage_source = true }
    }
    schedules = { nightly = { function = "worker", schedule_name = "nightly", schedule_expression = "rate(1 day)", manage_source = true } }
    source_arns = {
      event_rules = { orders = "arn:aws:events:us-east-1:111111111111:rule/shop/orders" }
      log_groups  = { web = "arn:aws:logs:us-east-1:111111111111:log-group:/app/web" }
    }
  }

  # The schedule needs no permission: its role's own policy is enough.
  assert {
    condition = jsonencode(output.permissions) == jsonencode({
      "event_rules/orders" = {
        Sid       = "InvokeFunction-orders-111111111111-f7bf999a"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:111111111111:function:worker"
        Condition = { ArnLike = { "AWS:SourceArn" = "arn:aws:events:us-east-1:111111111111:rule/shop/orders" } }
      }
      "log_groups/web" = {
        Sid       = "InvokeFunction--app-web-111111111111-8c2de1c4"
        Effect    = "Allow"
        Principal = { Service = "logs.amazonaws.com" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:111111111111:function:worker"
        Condition = {
          ArnLike      = { "AWS:SourceArn" = "arn:aws:logs:us-east-1:111111111111:log-group:/app/web:*" }
          StringEquals = { "AWS:SourceAccount" = "111111111111" }
        }
      }
      "target_groups/web" = {
        Sid       = "InvokeFunction-web-111111111111-02628468"
        Effect    = "Allow"
        Principal = { Service = "elasticloadbalancing.amazonaws.com" }
        Action    = "lambda:InvokeFunction"
        Resource  = "arn:aws:lambda:us-east-1:111111111111:function:worker"
        Condition = { ArnLike = { "AWS:SourceArn" = "arn:aws:elasticloadbalancing:us-east-1:111111111111:targetgroup/web/0123456789abcdef" } }
      }
    })
    error_message = "The permissions are not those of rule, log group and target group."
  }

  assert {
    condition     = jsonencode(keys(aws_iam_role.caller)) == jsonencode(["schedules/nightly"]) && aws_cloudwatch_event_target.this["event_rules/orders"].role_arn == null
    error_message = "A rule of the function's account calls by a role, or the schedule does not."
  }

  assert {
    condition = jsonencode([
      for item in [aws_cloudwatch_log_subscription_filter.this["log_groups/web"]] : [item.log_group_name, item.filter_pattern, item.destination_arn]
    ]) == jsonencode([["/app/web", "ERROR", "arn:aws:lambda:us-east-1:111111111111:function:worker"]])
    error_message = "The subscription filter is not the one that was asked for."
  }

  assert {
    condition     = aws_lb_target_group_attachment.this["target_groups/web"].target_id == "arn:aws:lambda:us-east-1:111111111111:function:worker"
    error_message = "The function is not registered with the target group."
  }
}

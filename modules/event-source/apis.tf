# APIs of API Gateway that call a function. https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html

variable "rest_apis" {
  description = <<-EOT
    Methods of REST APIs that call a function, by a key of your choice that stays the same. The integration is a part of the API: write it where the API is defined, with the `integration_uri` of the output `connections`.

    - `function`: a key of `functions`.
    - `api_id`: id of an API that exists already; else give `source_arns.rest_apis`.
    - `name`: name of the API, for the id of the permission; by default `api_id`, or the key.
    - `method`: HTTP method, such as `POST`, or `*` for every one.
    - `path`: path of the API's resource, such as `/process`; `*` stands for anything.
    - `stage`: stage of the API, by default every one.
    - `statement_id`: id of the permission, by default made from source, account, action and qualifier.
  EOT
  type = map(object({
    function     = string
    api_id       = optional(string)
    name         = optional(string)
    method       = string
    path         = string
    stage        = optional(string, "*")
    statement_id = optional(string)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for item in values(var.rest_apis) : item.api_id == null || can(regex("^[a-z0-9]{1,64}$", item.api_id))])
    error_message = "api_id is not one that AWS accepts: ${join(", ", [for key, item in var.rest_apis : "${key} has ${jsonencode(item.api_id)}" if !(item.api_id == null || can(regex("^[a-z0-9]{1,64}$", item.api_id)))])}; give lower-case letters and digits, or leave it out and give source_arns.rest_apis."
  }

  validation {
    condition     = alltrue([for item in values(var.rest_apis) : contains(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "*"], item.method)])
    error_message = "method is not one that AWS accepts: ${join(", ", [for key, item in var.rest_apis : "${key} has ${jsonencode(item.method)}" if !(contains(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "*"], item.method))])}; give GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS or *."
  }

  validation {
    condition     = alltrue([for item in values(var.rest_apis) : can(regex("^/[^\\s]*$", item.path))])
    error_message = "path is not one that AWS accepts: ${join(", ", [for key, item in var.rest_apis : "${key} has ${jsonencode(item.path)}" if !(can(regex("^/[^\\s]*$", item.path)))])}; give a path that begins with /."
  }

  validation {
    condition     = alltrue([for item in values(var.rest_apis) : can(regex("^([*]|[$]default|[A-Za-z0-9_-]{1,128})$", item.stage))])
    error_message = "stage is not one that AWS accepts: ${join(", ", [for key, item in var.rest_apis : "${key} has ${jsonencode(item.stage)}" if !(can(regex("^([*]|[$]default|[A-Za-z0-9_-]{1,128})$", item.stage)))])}; give 1 to 128 letters, digits and _ -, $default, or *."
  }

  validation {
    condition     = alltrue([for item in values(var.rest_apis) : item.statement_id == null || can(regex("^[A-Za-z0-9_-]{1,100}$", item.statement_id))])
    error_message = "statement_id is not one that AWS accepts: ${join(", ", [for key, item in var.rest_apis : "${key} has ${jsonencode(item.statement_id)}" if !(item.statement_id == null || can(regex("^[A-Za-z0-9_-]{1,100}$", item.statement_id)))])}; give 1 to 100 letters, digits and _ -."
  }
}

variable "http_apis" {
  description = <<-EOT
    Routes of HTTP APIs that call a function, by a key of your choice that stays the same.

    - `function`: a key of `functions`.
    - `api_id`: id of an API that exists already; else give `source_arns.http_apis`.
    - `name`: name of the API, for the id of the permission; by default `api_id`, or the key.
    - `route_key`: the route, such as `POST /orders` or `ANY /orders`, or `$default`.
    - `stage`: stage of the API, by default every one.
    - `statement_id`: id of the permission, by default made from source, account, action and qualifier.
    - `manage_source`: whether route and integration are written here.
  EOT
  type = map(object({
    function      = string
    api_id        = optional(string)
    name          = optional(string)
    route_key     = string
    stage         = optional(string, "*")
    statement_id  = optional(string)
    manage_source = optional(bool, false)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for item in values(var.http_apis) : item.api_id == null || can(regex("^[a-z0-9]{1,64}$", item.api_id))])
    error_message = "api_id is not one that AWS accepts: ${join(", ", [for key, item in var.http_apis : "${key} has ${jsonencode(item.api_id)}" if !(item.api_id == null || can(regex("^[a-z0-9]{1,64}$", item.api_id)))])}; give lower-case letters and digits, or leave it out and give source_arns.http_apis."
  }

  validation {
    condition     = alltrue([for item in values(var.http_apis) : can(regex("^([$]default|(ANY|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) /\\S*)$", item.route_key))])
    error_message = "route_key is not one that AWS accepts: ${join(", ", [for key, item in var.http_apis : "${key} has ${jsonencode(item.route_key)}" if !(can(regex("^([$]default|(ANY|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) /\\S*)$", item.route_key)))])}; give $default, or a method or ANY, a blank and a path that begins with /."
  }

  validation {
    condition     = alltrue([for item in values(var.http_apis) : can(regex("^([*]|[$]default|[A-Za-z0-9_-]{1,128})$", item.stage))])
    error_message = "stage is not one that AWS accepts: ${join(", ", [for key, item in var.http_apis : "${key} has ${jsonencode(item.stage)}" if !(can(regex("^([*]|[$]default|[A-Za-z0-9_-]{1,128})$", item.stage)))])}; give 1 to 128 letters, digits and _ -, $default, or *."
  }

  validation {
    condition     = alltrue([for item in values(var.http_apis) : item.statement_id == null || can(regex("^[A-Za-z0-9_-]{1,100}$", item.statement_id))])
    error_message = "statement_id is not one that AWS accepts: ${join(", ", [for key, item in var.http_apis : "${key} has ${jsonencode(item.statement_id)}" if !(item.statement_id == null || can(regex("^[A-Za-z0-9_-]{1,100}$", item.statement_id)))])}; give 1 to 100 letters, digits and _ -."
  }
}

locals {
  execute_api = "arn:${local.cross_partition}:execute-api:${var.cross.region}:${var.cross.account_id}"

  rest_connections = {
    for key, item in var.rest_apis : "rest_apis/${key}" => {
      function = item.function
      kind     = "restApi"
      service  = "apigateway.amazonaws.com"
      actions  = ["InvokeFunction"]
      name     = coalesce(item.name, item.api_id, key)
      # API Gateway puts a * for each parameter of the path.
      source_arn = join("/", [
        item.api_id == null ? lookup(var.source_arns.rest_apis, key, "-") : "${local.execute_api}:${coalesce(item.api_id, "-")}",
        item.stage,
        "${item.method}${replace(item.path, "/[{][^}]*[}]/", "*")}",
      ])
      names_account = false
      identity      = [item.stage, item.method, item.path]
      statement_id  = item.statement_id
      manage_source = false
    } if contains(keys(var.functions), item.function) && (item.api_id != null || contains(keys(var.source_arns.rest_apis), key))
  }

  http_connections = {
    for key, item in var.http_apis : "http_apis/${key}" => {
      function = item.function
      kind     = "httpApi"
      service  = "apigateway.amazonaws.com"
      actions  = ["InvokeFunction"]
      name     = coalesce(item.name, item.api_id, key)
      source_arn = join("/", [
        item.api_id == null ? lookup(var.source_arns.http_apis, key, "-") : "${local.execute_api}:${coalesce(item.api_id, "-")}",
        item.stage,
        replace(replace(item.route_key, " ", ""), "/^ANY/", "*"),
      ])
      names_account = false
      identity      = [item.stage, item.route_key]
      statement_id  = item.statement_id
      manage_source = item.manage_source
    } if contains(keys(var.functions), item.function) && (item.api_id != null || contains(keys(var.source_arns.http_apis), key))
  }
  http_managed = {
    for key, item in var.http_apis : "http_apis/${key}" => {
      api_id    = item.api_id == null ? element(split(":", lookup(var.source_arns.http_apis, key, ":::::-")), 5) : item.api_id
      route_key = item.route_key
    } if item.manage_source && contains(keys(local.http_connections), "http_apis/${key}")
  }
}

resource "aws_apigatewayv2_integration" "this" {
  for_each = local.http_managed
  provider = aws.cross

  api_id                 = each.value.api_id
  integration_type       = "AWS_PROXY"
  integration_uri        = local.connections[each.key].function_arn
  payload_format_version = "2.0"

  depends_on = [aws_lambda_permission.this]
}

resource "aws_apigatewayv2_route" "this" {
  for_each = local.http_managed
  provider = aws.cross

  api_id    = each.value.api_id
  route_key = each.value.route_key
  target    = "integrations/${aws_apigatewayv2_integration.this[each.key].id}"
}

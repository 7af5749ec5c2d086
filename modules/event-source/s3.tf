# Buckets that call a function when their objects change. https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html

variable "s3_buckets" {
  description = <<-EOT
    Buckets that call a function when their objects change, by a key of your choice that stays the same. The region must be the function's.

    - `function`: a key of `functions`.
    - `bucket_name`: name of the bucket.
    - `events`: what calls the function.
    - `filter_prefix`: beginning of the keys that count.
    - `filter_suffix`: end of the keys that count.
    - `statement_id`: id of the permission, by default made from source, account, action and qualifier.
    - `manage_source`: whether the notification of the bucket is written here. A bucket has one: what others have put there is overwritten.
  EOT
  type = map(object({
    function      = string
    bucket_name   = string
    events        = optional(list(string), ["s3:ObjectCreated:*"])
    filter_prefix = optional(string)
    filter_suffix = optional(string)
    statement_id  = optional(string)
    manage_source = optional(bool, false)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for item in values(var.s3_buckets) : can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", item.bucket_name)) && !strcontains(item.bucket_name, "..")])
    error_message = "bucket_name is not one that AWS accepts: ${join(", ", [for key, item in var.s3_buckets : "${key} has ${jsonencode(item.bucket_name)}" if !(can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", item.bucket_name)) && !strcontains(item.bucket_name, ".."))])}; give 3 to 63 lower-case letters, digits and . -, beginning and ending with a letter or digit."
  }

  validation {
    condition     = alltrue([for item in values(var.s3_buckets) : length(item.events) > 0 && alltrue([for event in item.events : can(regex("^s3:[A-Za-z]+(:[A-Za-z*]+)*$", event))])])
    error_message = "events is not one that AWS accepts: ${join(", ", [for key, item in var.s3_buckets : "${key} has ${jsonencode(item.events)}" if !(length(item.events) > 0 && alltrue([for event in item.events : can(regex("^s3:[A-Za-z]+(:[A-Za-z*]+)*$", event))]))])}; give at least one event type of S3, such as s3:ObjectCreated:*."
  }

  validation {
    condition     = alltrue([for item in values(var.s3_buckets) : item.statement_id == null || can(regex("^[A-Za-z0-9_-]{1,100}$", item.statement_id))])
    error_message = "statement_id is not one that AWS accepts: ${join(", ", [for key, item in var.s3_buckets : "${key} has ${jsonencode(item.statement_id)}" if !(item.statement_id == null || can(regex("^[A-Za-z0-9_-]{1,100}$", item.statement_id)))])}; give 1 to 100 letters, digits and _ -."
  }
}

locals {
  s3_connections = {
    for key, item in var.s3_buckets : "s3_buckets/${key}" => {
      function      = item.function
      kind          = "s3Bucket"
      service       = "s3.amazonaws.com"
      actions       = ["InvokeFunction"]
      name          = item.bucket_name
      source_arn    = "arn:${local.cross_partition}:s3:::${item.bucket_name}"
      names_account = true
      # Several connections of one bucket and function differ in these.
      identity = concat(
        item.events,
        [item.filter_prefix == null ? "" : item.filter_prefix, item.filter_suffix == null ? "" : item.filter_suffix],
      )
      statement_id  = item.statement_id
      manage_source = item.manage_source
    } if contains(keys(var.functions), item.function)
  }

  # One notification for all that a bucket calls.
  s3_notifications = {
    for name in distinct([for item in values(var.s3_buckets) : item.bucket_name if item.manage_source]) : name => {
      for key, item in var.s3_buckets : "s3_buckets/${key}" => item
      if item.bucket_name == name && item.manage_source && contains(keys(var.functions), item.function)
    }
  }

  # Pairs of connections that one event of an object would be told to, which S3 refuses.
  s3_pairs = flatten([
    for one, a in var.s3_buckets : [
      for other, b in var.s3_buckets : "${one} and ${other}"
      if index(keys(var.s3_buckets), one) < index(keys(var.s3_buckets), other) && a.manage_source && b.manage_source && a.bucket_name == b.bucket_name &&
      anytrue(flatten([for x in a.events : [for y in b.events : (
        x == y || (endswith(x, "*") && startswith(y, trimsuffix(x, "*"))) || (endswith(y, "*") && startswith(x, trimsuffix(y, "*")))
      )]])) &&
      (startswith(a.filter_prefix == null ? "" : a.filter_prefix, b.filter_prefix == null ? "" : b.filter_prefix) || startswith(b.filter_prefix == null ? "" : b.filter_prefix, a.filter_prefix == null ? "" : a.filter_prefix)) &&
      (endswith(a.filter_suffix == null ? "" : a.filter_suffix, b.filter_suffix == null ? "" : b.filter_suffix) || endswith(b.filter_suffix == null ? "" : b.filter_suffix, a.filter_suffix == null ? "" : a.filter_suffix))
    ]
  ])
}

resource "terraform_data" "bucket" {
  for_each = local.s3_notifications

  triggers_replace = [for key, item in var.s3_buckets : lookup(var.source_arns.s3_buckets, key, null) if item.bucket_name == each.key]
}

resource "aws_s3_bucket_notification" "this" {
  for_each = local.s3_notifications
  provider = aws.cross

  bucket = each.key

  dynamic "lambda_function" {
    for_each = each.value

    content {
      id                  = local.connections[lambda_function.key].connection_name
      lambda_function_arn = local.connections[lambda_function.key].function_arn
      events              = lambda_function.value.events
      filter_prefix       = lambda_function.value.filter_prefix
      filter_suffix       = lambda_function.value.filter_suffix
    }
  }

  # S3 tries the permissions when it saves the notification.
  depends_on = [aws_lambda_permission.this]

  lifecycle {
    replace_triggered_by = [terraform_data.bucket[each.key]]
  }
}

# Streams of DynamoDB tables that Lambda reads for a function. https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html

variable "dynamodb_streams" {
  description = <<-EOT
    Streams of tables that Lambda reads for a function, by a key of your choice that stays the same. The region must be the function's.

    - `function`: a key of `functions`.
    - `table_name`: name of the table.
    - `stream_arn`: ARN of the stream of a table that exists already; else give `source_arns.dynamodb_streams`, and the role may read any stream of the table.
    - `starting_position`: where reading begins: `LATEST` or `TRIM_HORIZON`.
    - `batch_size`: records of one batch at most.
    - `maximum_batching_window`: how long a batch is gathered at most, in seconds, 0 to 300.
    - `report_batch_item_failures`: whether the function reports the records of a batch that failed.
    - `filters`: JSON texts of filter patterns, any of which lets a record through: 1 to 10.
    - `maximum_retry_attempts`: how often a failing batch is tried again: 0 to 10,000, or -1 until its records expire.
    - `maximum_record_age`: age from which on records are skipped, in seconds: 60 to 604,800, or -1 for never.
    - `bisect_batch_on_function_error`: whether a failing batch is split in two before it is tried again.
    - `parallelization_factor`: batches of one shard that are processed at once: 1 to 10.
    - `tumbling_window`: length of a window over which the function aggregates, in seconds: 0 to 900.
    - `on_failure_arn`: the queue, topic or bucket of the function's account that batches go to which failed for good; the role may send there.
    - `kms_key_arn`: ARN of the customer's key that encrypts the source; the role may then decrypt with it. Across accounts the statement for its policy comes out in `key_policies`.
    - `manage_source`: across accounts, whether the policy of the stream is written here. A stream has one: what others have put there is overwritten.
  EOT
  type = map(object({
    function                       = string
    table_name                     = string
    stream_arn                     = optional(string)
    starting_position              = optional(string, "LATEST")
    batch_size                     = optional(number)
    maximum_batching_window        = optional(number)
    report_batch_item_failures     = optional(bool, false)
    filters                        = optional(list(string))
    maximum_retry_attempts         = optional(number)
    maximum_record_age             = optional(number)
    bisect_batch_on_function_error = optional(bool)
    parallelization_factor         = optional(number)
    tumbling_window                = optional(number)
    on_failure_arn                 = optional(string)
    kms_key_arn                    = optional(string)
    manage_source                  = optional(bool, false)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for item in values(var.dynamodb_streams) : can(regex("^[A-Za-z0-9_.-]{3,255}$", item.table_name))])
    error_message = "table_name is not one that AWS accepts: ${join(", ", [for key, item in var.dynamodb_streams : "${key} has ${jsonencode(item.table_name)}" if !(can(regex("^[A-Za-z0-9_.-]{3,255}$", item.table_name)))])}; give 3 to 255 letters, digits and _ . -."
  }

  validation {
    condition     = alltrue([for item in values(var.dynamodb_streams) : item.stream_arn == null || can(regex("^arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:[0-9]{12}:table/[A-Za-z0-9_.-]+/stream/[\\w.:-]+$", item.stream_arn))])
    error_message = "stream_arn is not one that AWS accepts: ${join(", ", [for key, item in var.dynamodb_streams : "${key} has ${jsonencode(item.stream_arn)}" if !(item.stream_arn == null || can(regex("^arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:[0-9]{12}:table/[A-Za-z0-9_.-]+/stream/[\\w.:-]+$", item.stream_arn)))])}; give the ARN of a stream of the table, with its label."
  }

  validation {
    condition     = alltrue([for item in values(var.dynamodb_streams) : contains(["LATEST", "TRIM_HORIZON"], item.starting_position)])
    error_message = "starting_position is not one that AWS accepts: ${join(", ", [for key, item in var.dynamodb_streams : "${key} has ${jsonencode(item.starting_position)}" if !(contains(["LATEST", "TRIM_HORIZON"], item.starting_position))])}; give LATEST or TRIM_HORIZON."
  }

  validation {
    condition     = alltrue([for item in values(var.dynamodb_streams) : item.batch_size == null || (coalesce(item.batch_size, 1) >= 1 && coalesce(item.batch_size, 1) <= 10000 && floor(coalesce(item.batch_size, 1)) == coalesce(item.batch_size, 1))])
    error_message = "batch_size is not one that AWS accepts: ${join(", ", [for key, item in var.dynamodb_streams : "${key} has ${jsonencode(item.batch_size)}" if !(item.batch_size == null || (coalesce(item.batch_size, 1) >= 1 && coalesce(item.batch_size, 1) <= 10000 && floor(coalesce(item.batch_size, 1)) == coalesce(item.batch_size, 1)))])}; give 1 to 10,000."
  }

  validation {
    condition     = alltrue([for item in values(var.dynamodb_streams) : item.maximum_batching_window == null || (coalesce(item.maximum_batching_window, 0) >= 0 && coalesce(item.maximum_batching_window, 0) <= 300 && floor(coalesce(item.maximum_batching_window, 0)) == coalesce(item.maximum_batching_window, 0))])
    error_message = "maximum_batching_window is not one that AWS accepts: ${join(", ", [for key, item in var.dynamodb_streams : "${key} has ${jsonencode(item.maximum_batching_window)}" if !(item.maximum_batching_window == null || (coalesce(item.maximum_batching_window, 0) >= 0 && coalesce(item.maximum_batching_window, 0) <= 300 && floor(coalesce(item.maximum_batching_window, 0)) == coalesce(item.maximum_batching_window, 0)))])}; give 0 to 300 seconds."
  }

  validation {
    condition     = alltrue([for item in values(var.dynamodb_streams) : item.maximum_retry_attempts == null || (coalesce(item.maximum_retry_attempts, 0) == -1 || (coalesce(item.maximum_retry_attempts, 0) >= 0 && coalesce(item.maximum_retry_attempts, 0) <= 10000 && floor(coalesce(item.maximum_retry_attempts, 0)) == coalesce(item.maximum_retry_attempts, 0)))])
    error_message = "maximum_retry_attempts is not one that AWS accepts: ${join(", ", [for key, item in var.dynamodb_streams : "${key} has ${jsonencode(item.maximum_retry_attempts)}" if !(item.maximum_retry_attempts == null || (coalesce(item.maximum_retry_attempts, 0) == -1 || (coalesce(item.maximum_retry_attempts, 0) >= 0 && coalesce(item.maximum_retry_attempts, 0) <= 10000 && floor(coalesce(item.maximum_retry_attempts, 0)) == coalesce(item.maximum_retry_attempts, 0))))])}; give 0 to 10,000, or -1."
  }

  validation {
    condition     = alltrue([for item in values(var.dynamodb_streams) : item.maximum_record_age == null || (coalesce(item.maximum_record_age, 60) == -1 || (coalesce(item.maximum_record_age, 60) >= 60 && coalesce(item.maximum_record_age, 60) <= 604800 && floor(coalesce(item.maximum_record_age, 60)) == coalesce(item.maximum_record_age, 60)))])
    error_message = "maximum_record_age is not one that AWS accepts: ${join(", ", [for key, item in var.dynamodb_streams : "${key} has ${jsonencode(item.maximum_record_age)}" if !(item.maximum_record_age == null || (coalesce(item.maximum_record_age, 60) == -1 || (coalesce(item.maximum_record_age, 60) >= 60 && coalesce(item.maximum_record_age, 60) <= 604800 && floor(coalesce(item.maximum_record_age, 60)) == coalesce(item.maximum_record_age, 60))))])}; give 60 to 604,800 seconds, or -1."
  }

  validation {
    condition     = alltrue([for item in values(var.dynamodb_streams) : item.parallelization_factor == null || (coalesce(item.parallelization_factor, 1) >= 1 && coalesce(item.parallelization_factor, 1) <= 10 && floor(coalesce(item.parallelization_factor, 1)) == coalesce(item.parallelization_factor, 1))])
    error_message = "parallelization_factor is not one that AWS accepts: ${join(", ", [for key, item in var.dynamodb_streams : "${key} has ${jsonencode(item.parallelization_factor)}" if !(item.parallelization_factor == null || (coalesce(item.parallelization_factor, 1) >= 1 && coalesce(item.parallelization_factor, 1) <= 10 && floor(coalesce(item.parallelization_factor, 1)) == coalesce(item.parallelization_factor, 1)))])}; give 1 to 10."
  }

  validation {
    condition     = alltrue([for item in values(var.dynamodb_streams) : item.tumbling_window == null || (coalesce(item.tumbling_window, 0) >= 0 && coalesce(item.tumbling_window, 0) <= 900 && floor(coalesce(item.tumbling_window, 0)) == coalesce(item.tumbling_window, 0))])
    error_message = "tumbling_window is not one that AWS accepts: ${join(", ", [for key, item in var.dynamodb_streams : "${key} has ${jsonencode(item.tumbling_window)}" if !(item.tumbling_window == null || (coalesce(item.tumbling_window, 0) >= 0 && coalesce(item.tumbling_window, 0) <= 900 && floor(coalesce(item.tumbling_window, 0)) == coalesce(item.tumbling_window, 0)))])}; give 0 to 900 seconds."
  }

  validation {
    condition     = alltrue([for item in values(var.dynamodb_streams) : item.on_failure_arn == null || can(regex("^arn:aws[a-z-]*:((sqs|sns):[a-z0-9-]+:[0-9]{12}:[\\w-]+|s3:::[a-z0-9.-]+)$", item.on_failure_arn))])
    error_message = "on_failure_arn is not one that AWS accepts: ${join(", ", [for key, item in var.dynamodb_streams : "${key} has ${jsonencode(item.on_failure_arn)}" if !(item.on_failure_arn == null || can(regex("^arn:aws[a-z-]*:((sqs|sns):[a-z0-9-]+:[0-9]{12}:[\\w-]+|s3:::[a-z0-9.-]+)$", item.on_failure_arn)))])}; give the ARN of a standard SQS queue or SNS topic, or of an S3 bucket."
  }

  validation {
    condition     = alltrue([for item in values(var.dynamodb_streams) : item.filters == null || (length(coalesce(item.filters, ["-"])) >= 1 && length(coalesce(item.filters, ["-"])) <= 10)])
    error_message = "filters has too few or too many patterns: ${join(", ", [for key, item in var.dynamodb_streams : "${key} has ${length(coalesce(item.filters, []))}" if item.filters != null && (length(coalesce(item.filters, [])) < 1 || length(coalesce(item.filters, [])) > 10)])}; give 1 to 10, of which AWS takes five until the quota is raised, or leave filters out."
  }

  validation {
    condition     = alltrue(flatten([for item in values(var.dynamodb_streams) : [for pattern in coalesce(item.filters, ["{}"]) : can(keys(jsondecode(pattern)))]]))
    error_message = "A filter is no pattern: ${join(", ", flatten([for item in values(var.dynamodb_streams) : [for pattern in coalesce(item.filters, ["{}"]) : jsonencode(pattern) if !can(keys(jsondecode(pattern)))]]))}; give the text of a JSON object, such as jsonencode({ body = { kind = [\"order\"] } })."
  }

  validation {
    condition     = alltrue([for item in values(var.dynamodb_streams) : item.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[\\w-]+$", item.kms_key_arn))])
    error_message = "kms_key_arn is not one that AWS accepts: ${join(", ", [for key, item in var.dynamodb_streams : "${key} has ${jsonencode(item.kms_key_arn)}" if !(item.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[\\w-]+$", item.kms_key_arn)))])}; give the ARN of a KMS key, not of an alias."
  }
}

locals {
  dynamodb_reads = {
    for key, item in var.dynamodb_streams : "dynamodb_streams/${key}" => {
      function   = item.function
      name       = item.table_name
      owner      = "dynamodb_streams/${item.table_name}"
      sid        = "ReadTableStream"
      source_arn = item.stream_arn == null ? lookup(var.source_arns.dynamodb_streams, key, "-") : item.stream_arn
      # AWS puts the time of its creation into the ARN of a stream, of which a table has one at a time.
      source_pattern = item.stream_arn != null ? item.stream_arn : (
        "arn:${local.cross_partition}:dynamodb:${var.cross.region}:${var.cross.account_id}:table/${item.table_name}/stream/*"
      )
      role_actions     = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"]
      source_actions   = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"]
      consumer_name    = null
      consumer_arn     = null
      consumer_pattern = null

      starting_position              = item.starting_position
      batch_size                     = item.batch_size
      maximum_batching_window        = item.maximum_batching_window
      maximum_retry_attempts         = item.maximum_retry_attempts
      maximum_record_age             = item.maximum_record_age
      bisect_batch_on_function_error = item.bisect_batch_on_function_error
      parallelization_factor         = item.parallelization_factor
      tumbling_window                = item.tumbling_window
      report_batch_item_failures     = item.report_batch_item_failures
      maximum_concurrency            = null
      filters                        = item.filters
      on_failure_arn                 = item.on_failure_arn
      kms_key_arn                    = item.kms_key_arn
      manage_source                  = item.manage_source
    } if contains(keys(var.functions), item.function) && (item.stream_arn != null || contains(keys(var.source_arns.dynamodb_streams), key))
  }
}

resource "aws_dynamodb_resource_policy" "this" {
  for_each = { for owner, source in local.managed_sources : owner => source if startswith(owner, "dynamodb_streams/") }
  provider = aws.cross

  resource_arn = each.value.resource
  policy       = local.managed_policies[each.key]

  lifecycle {
    replace_triggered_by = [terraform_data.source_policy[each.key]]
  }
}

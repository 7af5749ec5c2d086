# Queues that Lambda reads for a function. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-cross-account-example.html

variable "sqs_queues" {
  description = <<-EOT
    Queues that Lambda reads for a function, by a key of your choice that stays the same. The region must be the function's. The visibility timeout should be six times the timeout of the function.

    - `function`: a key of `functions`.
    - `queue_name`: name of the queue; that of a FIFO queue ends in .fifo.
    - `batch_size`: records of one batch at most.
    - `maximum_batching_window`: how long a batch is gathered at most, in seconds, 0 to 300.
    - `report_batch_item_failures`: whether the function reports the records of a batch that failed.
    - `filters`: JSON texts of filter patterns, any of which lets a record through: 1 to 10.
    - `maximum_concurrency`: invocations at once: 2 to 1,000.
    - `kms_key_arn`: ARN of the customer's key that encrypts the source; the role may then decrypt with it. Across accounts the statement for its policy comes out in `key_policies`.
    - `manage_source`: across accounts, whether the policy of the queue is written here. A queue has one: what others have put there is overwritten.
  EOT
  type = map(object({
    function                   = string
    queue_name                 = string
    batch_size                 = optional(number)
    maximum_batching_window    = optional(number)
    report_batch_item_failures = optional(bool, false)
    filters                    = optional(list(string))
    maximum_concurrency        = optional(number)
    kms_key_arn                = optional(string)
    manage_source              = optional(bool, false)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for item in values(var.sqs_queues) : can(regex("^[A-Za-z0-9_-]+([.]fifo)?$", item.queue_name)) && length(item.queue_name) <= 80])
    error_message = "queue_name is not one that AWS accepts: ${join(", ", [for key, item in var.sqs_queues : "${key} has ${jsonencode(item.queue_name)}" if !(can(regex("^[A-Za-z0-9_-]+([.]fifo)?$", item.queue_name)) && length(item.queue_name) <= 80)])}; give 1 to 80 letters, digits and _ -, those of a FIFO queue ending in .fifo."
  }

  validation {
    condition     = alltrue([for item in values(var.sqs_queues) : item.batch_size == null || (coalesce(item.batch_size, 1) >= 1 && coalesce(item.batch_size, 1) <= 10000 && floor(coalesce(item.batch_size, 1)) == coalesce(item.batch_size, 1))])
    error_message = "batch_size is not one that AWS accepts: ${join(", ", [for key, item in var.sqs_queues : "${key} has ${jsonencode(item.batch_size)}" if !(item.batch_size == null || (coalesce(item.batch_size, 1) >= 1 && coalesce(item.batch_size, 1) <= 10000 && floor(coalesce(item.batch_size, 1)) == coalesce(item.batch_size, 1)))])}; give 1 to 10,000."
  }

  validation {
    condition     = alltrue([for item in values(var.sqs_queues) : !endswith(item.queue_name, ".fifo") || coalesce(item.batch_size, 10) <= 10])
    error_message = "batch_size is not one that AWS accepts: ${join(", ", [for key, item in var.sqs_queues : "${key} has ${jsonencode(item.batch_size)}" if !(!endswith(item.queue_name, ".fifo") || coalesce(item.batch_size, 10) <= 10)])}; give 1 to 10 for a FIFO queue."
  }

  validation {
    condition     = alltrue([for item in values(var.sqs_queues) : item.maximum_batching_window == null || (coalesce(item.maximum_batching_window, 0) >= 0 && coalesce(item.maximum_batching_window, 0) <= 300 && floor(coalesce(item.maximum_batching_window, 0)) == coalesce(item.maximum_batching_window, 0))])
    error_message = "maximum_batching_window is not one that AWS accepts: ${join(", ", [for key, item in var.sqs_queues : "${key} has ${jsonencode(item.maximum_batching_window)}" if !(item.maximum_batching_window == null || (coalesce(item.maximum_batching_window, 0) >= 0 && coalesce(item.maximum_batching_window, 0) <= 300 && floor(coalesce(item.maximum_batching_window, 0)) == coalesce(item.maximum_batching_window, 0)))])}; give 0 to 300 seconds."
  }

  validation {
    condition     = alltrue([for item in values(var.sqs_queues) : item.maximum_batching_window == null || !endswith(item.queue_name, ".fifo")])
    error_message = "maximum_batching_window is not one that AWS accepts: ${join(", ", [for key, item in var.sqs_queues : "${key} has ${jsonencode(item.maximum_batching_window)}" if !(item.maximum_batching_window == null || !endswith(item.queue_name, ".fifo"))])}; leave it out for a FIFO queue."
  }

  validation {
    condition     = alltrue([for item in values(var.sqs_queues) : endswith(item.queue_name, ".fifo") || coalesce(item.batch_size, 10) < 11 || coalesce(item.maximum_batching_window, 0) > 0])
    error_message = "maximum_batching_window is not one that AWS accepts: ${join(", ", [for key, item in var.sqs_queues : "${key} has ${jsonencode(item.maximum_batching_window)}" if !(endswith(item.queue_name, ".fifo") || coalesce(item.batch_size, 10) < 11 || coalesce(item.maximum_batching_window, 0) > 0)])}; give 1 to 300 seconds with a batch_size of 11 or more."
  }

  validation {
    condition     = alltrue([for item in values(var.sqs_queues) : item.maximum_concurrency == null || (coalesce(item.maximum_concurrency, 2) >= 2 && coalesce(item.maximum_concurrency, 2) <= 1000 && floor(coalesce(item.maximum_concurrency, 2)) == coalesce(item.maximum_concurrency, 2))])
    error_message = "maximum_concurrency is not one that AWS accepts: ${join(", ", [for key, item in var.sqs_queues : "${key} has ${jsonencode(item.maximum_concurrency)}" if !(item.maximum_concurrency == null || (coalesce(item.maximum_concurrency, 2) >= 2 && coalesce(item.maximum_concurrency, 2) <= 1000 && floor(coalesce(item.maximum_concurrency, 2)) == coalesce(item.maximum_concurrency, 2)))])}; give 2 to 1,000."
  }

  validation {
    condition     = alltrue([for item in values(var.sqs_queues) : item.filters == null || (length(coalesce(item.filters, ["-"])) >= 1 && length(coalesce(item.filters, ["-"])) <= 10)])
    error_message = "filters has too few or too many patterns: ${join(", ", [for key, item in var.sqs_queues : "${key} has ${length(coalesce(item.filters, []))}" if item.filters != null && (length(coalesce(item.filters, [])) < 1 || length(coalesce(item.filters, [])) > 10)])}; give 1 to 10, of which AWS takes five until the quota is raised, or leave filters out."
  }

  validation {
    condition     = alltrue(flatten([for item in values(var.sqs_queues) : [for pattern in coalesce(item.filters, ["{}"]) : can(keys(jsondecode(pattern)))]]))
    error_message = "A filter is no pattern: ${join(", ", flatten([for item in values(var.sqs_queues) : [for pattern in coalesce(item.filters, ["{}"]) : jsonencode(pattern) if !can(keys(jsondecode(pattern)))]]))}; give the text of a JSON object, such as jsonencode({ body = { kind = [\"order\"] } })."
  }

  validation {
    condition     = alltrue([for item in values(var.sqs_queues) : item.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[\\w-]+$", item.kms_key_arn))])
    error_message = "kms_key_arn is not one that AWS accepts: ${join(", ", [for key, item in var.sqs_queues : "${key} has ${jsonencode(item.kms_key_arn)}" if !(item.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[\\w-]+$", item.kms_key_arn)))])}; give the ARN of a KMS key, not of an alias."
  }
}

locals {
  sqs_reads = {
    for key, item in var.sqs_queues : "sqs_queues/${key}" => {
      function         = item.function
      name             = item.queue_name
      owner            = "sqs_queues/${item.queue_name}"
      sid              = "ReadQueue"
      source_arn       = "arn:${local.cross_partition}:sqs:${var.cross.region}:${var.cross.account_id}:${item.queue_name}"
      source_pattern   = "arn:${local.cross_partition}:sqs:${var.cross.region}:${var.cross.account_id}:${item.queue_name}"
      role_actions     = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
      source_actions   = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
      consumer_name    = null
      consumer_arn     = null
      consumer_pattern = null

      starting_position              = null
      batch_size                     = item.batch_size
      maximum_batching_window        = item.maximum_batching_window
      maximum_retry_attempts         = null
      maximum_record_age             = null
      bisect_batch_on_function_error = null
      parallelization_factor         = null
      tumbling_window                = null
      report_batch_item_failures     = item.report_batch_item_failures
      maximum_concurrency            = item.maximum_concurrency
      filters                        = item.filters
      on_failure_arn                 = null
      kms_key_arn                    = item.kms_key_arn
      manage_source                  = item.manage_source
    } if contains(keys(var.functions), item.function)
  }
}

resource "aws_sqs_queue_policy" "this" {
  for_each = { for owner, source in local.managed_sources : owner => source if startswith(owner, "sqs_queues/") }
  provider = aws.cross

  queue_url = join("/", [
    "https://sqs.${var.cross.region}.${lookup(local.dns_suffixes, local.cross_partition, "amazonaws.com")}",
    var.cross.account_id,
    each.value.name,
  ])
  policy = local.managed_policies[each.key]

  lifecycle {
    replace_triggered_by = [terraform_data.source_policy[each.key]]
  }
}

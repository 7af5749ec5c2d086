# CloudFront distributions that call the URL of a function, with an origin access control that signs their requests.
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html

variable "distributions" {
  description = <<-EOT
    Distributions that call the URL of a function, by a key of your choice that stays the same. A call of a URL needs two permissions. The origin access control is a part of the distribution.

    - `function`: a key of `functions`.
    - `distribution_id`: id of a distribution that exists already, such as `E2QWRUHAPOMQZL`; else give `source_arns.distributions`.
    - `name`: a name for the ids of the permissions; by default `distribution_id`, or the key.
    - `accept_unscoped_invoke`: must be `true`: the permission for `lambda:InvokeFunction` is not tied to the URL, so that the distribution could invoke the function without it too. Only version 6.28.0 of the provider can tie it.
  EOT
  type = map(object({
    function               = string
    distribution_id        = optional(string)
    name                   = optional(string)
    accept_unscoped_invoke = optional(bool, false)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for item in values(var.distributions) : item.distribution_id == null || can(regex("^[A-Z0-9]{8,32}$", item.distribution_id))])
    error_message = "distribution_id is not one that AWS accepts: ${join(", ", [for key, item in var.distributions : "${key} has ${jsonencode(item.distribution_id)}" if !(item.distribution_id == null || can(regex("^[A-Z0-9]{8,32}$", item.distribution_id)))])}; give upper-case letters and digits, as E2QWRUHAPOMQZL."
  }

  validation {
    condition     = alltrue([for item in values(var.distributions) : item.accept_unscoped_invoke])
    error_message = "accept_unscoped_invoke is not one that AWS accepts: ${join(", ", [for key, item in var.distributions : "${key} has ${jsonencode(item.accept_unscoped_invoke)}" if !(item.accept_unscoped_invoke)])}; set it to true to accept a permission that lets the distribution invoke the function without its URL too; the versions of the provider that this module supports cannot tie the permission to the URL."
  }
}

locals {
  distribution_connections = {
    for key, item in var.distributions : "distributions/${key}" => {
      function = item.function
      kind     = "cloudFrontDistribution"
      service  = "cloudfront.amazonaws.com"
      actions  = ["InvokeFunctionUrl", "InvokeFunction"]
      name     = coalesce(item.name, item.distribution_id, key)
      source_arn = (
        item.distribution_id == null ? lookup(var.source_arns.distributions, key, "-")
        : "arn:${local.cross_partition}:cloudfront::${var.cross.account_id}:distribution/${coalesce(item.distribution_id, "-")}"
      )
      names_account = false
      identity      = []
      statement_id  = null
      manage_source = false
    } if contains(keys(var.functions), item.function) && (item.distribution_id != null || contains(keys(var.source_arns.distributions), key))
  }
}

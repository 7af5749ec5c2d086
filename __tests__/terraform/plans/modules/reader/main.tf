terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.caller]
    }
  }
}

variable "name" {
  type = string
}

variable "caller" {
  type = string
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = [var.caller]
    }
  }
}

resource "aws_iam_role" "this" {
  count              = 1
  name               = var.name
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_policy" "assume" {
  provider = aws.caller
  name     = var.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = aws_iam_role.this[0].arn }]
  })
}

resource "terraform_data" "access_manifest" {
  input = { schemaVersion = 1, accesses = [] }
}

output "policy_arn" {
  value = aws_iam_policy.assume.arn
}

# What may fail in an apply, and what its plan does not tell. The names say which rule each resource is for.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  alias  = "home"
  region = "us-east-1"
  assume_role {
    role_arn = "arn:aws:iam::111111111111:role/deployer"
  }
}

provider "aws" {
  alias  = "cross"
  region = "us-east-1"
  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/deployer"
  }
}

# Neither an account nor a role tells where it works.
provider "aws" {
  alias  = "somewhere"
  region = "us-east-1"
}

locals {
  home   = "arn:aws:iam::111111111111:role"
  caller = "${local.home}/caller"
}

resource "aws_iam_role" "caller" {
  provider           = aws.home
  name               = "caller"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}

resource "aws_iam_role" "created_fires" {
  provider = aws.cross
  name     = "created-fires"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Trust", Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::111111111111:role/caller" } }]
  })
}

# It waits for something else.
resource "aws_iam_role" "created_fires_other" {
  provider = aws.cross
  name     = "created-fires-other"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::111111111111:role/caller" } }]
  })
  depends_on = [aws_iam_role.runner]
}

resource "aws_iam_role" "created_silent_reference" {
  provider = aws.cross
  name     = "created-silent-reference"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = aws_iam_role.caller.arn } }]
  })
}

resource "aws_iam_role" "created_silent_document" {
  provider           = aws.cross
  name               = "created-silent-document"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

data "aws_iam_policy_document" "trust" {
  provider = aws.cross

  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111111111111:role/${aws_iam_role.caller.name}"]
    }
  }
}

resource "aws_iam_role" "created_silent_depends" {
  provider = aws.cross
  name     = "created-silent-depends"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::111111111111:role/caller" } }]
  })
  depends_on = [aws_iam_role.created_silent_reference]
}

resource "aws_iam_role" "created_silent_local" {
  provider = aws.cross
  name     = "created-silent-local"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = local.caller } }]
  })
}

resource "aws_iam_role" "created_silent_root" {
  provider = aws.cross
  name     = "created-silent-root"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = "arn:aws:iam::111111111111:root" }
      Condition = { ArnEquals = { "aws:PrincipalArn" = "arn:aws:iam::111111111111:role/caller" } }
    }]
  })
}

resource "aws_iam_role" "created_silent_own" {
  provider = aws.home
  name     = "created-silent-own"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::111111111111:role/caller" } }]
  })
}

# Not of this plan.
resource "aws_iam_role" "created_silent_existing" {
  provider = aws.cross
  name     = "created-silent-existing"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::111111111111:role/existing" } }]
  })
}

resource "aws_iam_role" "runner" {
  provider           = aws.cross
  name               = "runner"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}

resource "aws_lambda_function" "worker" {
  provider      = aws.cross
  function_name = "worker"
  role          = aws_iam_role.runner.arn
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "package.zip"
}

resource "aws_lambda_permission" "created_fires" {
  provider      = aws.cross
  statement_id  = "created-fires"
  function_name = aws_lambda_function.worker.arn
  action        = "lambda:InvokeFunction"
  principal     = "arn:aws:iam::111111111111:role/caller"
}

resource "aws_lambda_permission" "created_silent" {
  provider      = aws.cross
  statement_id  = "created-silent"
  function_name = aws_lambda_function.worker.arn
  action        = "lambda:InvokeFunction"
  principal     = "arn:aws:iam::111111111111:role/caller"
  depends_on    = [aws_iam_role.caller]
}

# Through the input of a module, whose every instance waits.
module "reader" {
  source    = "./reader"
  providers = { aws = aws.cross }
  for_each  = { created-silent-module = aws_iam_role.caller.name }
  name      = each.key
  trusted   = "arn:aws:iam::111111111111:role/caller"
}

module "stranger" {
  source    = "./reader"
  providers = { aws = aws.cross }
  name      = "created-fires-module"
  trusted   = "arn:aws:iam::111111111111:role/caller"
}

module "waiting" {
  source     = "./reader"
  providers  = { aws = aws.cross }
  name       = "created-silent-waiting"
  trusted    = "arn:aws:iam::111111111111:role/caller"
  depends_on = [module.reader]
}

resource "terraform_data" "generated" {
  input = "anything"
}

resource "aws_iam_role" "unknown_fires_trust" {
  provider           = aws.cross
  name               = "unknown-fires-trust"
  assume_role_policy = terraform_data.generated.id
}

resource "aws_iam_role_policy" "unknown_fires_text" {
  provider = aws.home
  role     = aws_iam_role.caller.name
  name     = "unknown-fires-text"
  policy   = terraform_data.generated.id
}

resource "aws_iam_role_policy" "unknown_fires_part" {
  provider = aws.home
  role     = aws_iam_role.caller.name
  name     = "unknown-fires-part"
  policy   = data.aws_iam_policy_document.part.json
}

data "aws_iam_policy_document" "part" {
  provider = aws.home

  statement {
    actions   = ["sts:AssumeRole"]
    resources = split(",", terraform_data.generated.id)
  }
}

# A name that is generated: the rest of the policy is known.
resource "aws_iam_role_policy" "unknown_silent_name" {
  provider = aws.home
  role     = aws_iam_role.caller.name
  name     = "unknown-silent-name"
  policy   = data.aws_iam_policy_document.named.json
}

data "aws_iam_policy_document" "named" {
  provider = aws.home

  statement {
    actions   = ["sqs:SendMessage"]
    resources = ["arn:aws:sqs:us-east-1:111111111111:${terraform_data.generated.id}"]
  }
}

resource "aws_iam_role_policy_attachment" "unknown_fires_managed" {
  provider   = aws.cross
  role       = aws_iam_role.runner.name
  policy_arn = "arn:aws:iam::222222222222:policy/elsewhere"
}

resource "aws_iam_role_policy_attachment" "unknown_silent_known" {
  provider   = aws.cross
  role       = aws_iam_role.runner.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

# A role that nothing in the plan reaches or runs as.
resource "aws_iam_role_policy_attachment" "unknown_silent_bystander" {
  provider   = aws.home
  role       = aws_iam_role.created_silent_own.name
  policy_arn = "arn:aws:iam::111111111111:policy/elsewhere"
}

resource "aws_iam_role" "account_fires" {
  provider           = aws.somewhere
  name               = "account-fires"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}

resource "aws_iam_role" "partition_fires" {
  provider = aws.cross
  name     = "partition-fires"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "Mixed", Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = ["arn:aws-us-gov:iam::444444444444:role/caller", "arn:aws:iam::111111111111:root"] } },
      { Sid = "Plain", Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = ["arn:aws:iam::111111111111:root", "444444444444"] } },
    ]
  })
}

resource "aws_iam_role_policy" "partition_fires" {
  provider = aws.home
  role     = aws_iam_role.caller.name
  name     = "partition-fires"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "China", Effect = "Allow", Action = "lambda:InvokeFunction", Resource = "arn:aws-cn:lambda:cn-north-1:555555555555:function:worker" },
      { Sid = "Any", Effect = "Allow", Action = "lambda:InvokeFunction", Resource = "arn:*:lambda:us-east-1:555555555555:function:worker" },
    ]
  })
}

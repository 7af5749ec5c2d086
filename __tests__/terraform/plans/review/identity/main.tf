# What roles and users may do: each by its name makes one rule fire, or looks alike and does not.
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


locals {
  reader = "arn:aws:iam::222222222222:role/reader"
  worker = "arn:aws:lambda:us-east-1:111111111111:function:worker"

  # The account of the callers. Who may assume the reader takes part in an access.
  assume = { Effect = "Allow", Action = "sts:AssumeRole", Resource = local.reader }
  callers = {
    role-fires             = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "*" }]
    role-fires-pattern     = [{ Effect = "Allow", Action = "sts:Assume*", Resource = [local.reader, "arn:aws:iam::*:role/*"] }]
    role-fires-all-but     = [{ Effect = "Allow", Action = "sts:AssumeRole", NotResource = "arn:aws:iam::333333333333:role/*" }]
    role-silent-account    = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "arn:aws:iam::222222222222:role/*" }]
    role-silent-name       = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "arn:aws:iam::*:role/reader" }]
    role-silent-condition  = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "*", Condition = { StringEquals = { "aws:ResourceOrgID" = "o-1234567890" } } }]
    role-fires-if-exists   = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "*", Condition = { StringEqualsIfExists = { "aws:ResourceOrgID" = "o-1234567890" } } }]
    role-silent-denied     = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "*" }, { Effect = "Deny", Action = "sts:*", Resource = "*" }]
    role-fires-some-denied = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "*" }, { Effect = "Deny", Action = "sts:*", Resource = local.reader }]
    role-silent-boundary   = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "*" }]

    function-fires           = [{ Effect = "Allow", Action = "lambda:InvokeFunction", Resource = "*" }]
    function-fires-account   = [{ Effect = "Allow", Action = "lambda:Invoke*", Resource = "arn:aws:lambda:us-east-1:111111111111:function:*" }]
    function-fires-service   = [{ Effect = "Allow", Action = "lambda:InvokeFunction", Resource = "arn:aws:lambda:*" }]
    function-silent-names    = [{ Effect = "Allow", Action = "lambda:InvokeFunction", Resource = "arn:aws:lambda:us-east-1:111111111111:function:orders-*" }]
    function-silent-tags     = [{ Effect = "Allow", Action = "lambda:InvokeFunction", Resource = "*", Condition = { StringEquals = { "aws:ResourceTag/team" = "orders" } } }]
    function-silent-boundary = [{ Effect = "Allow", Action = "lambda:InvokeFunction", Resource = "*" }]

    service-fires           = [local.assume, { Effect = "Allow", Action = ["lambda:*", "s3:*"], Resource = local.worker }]
    service-fires-star      = [{ Effect = "Allow", Action = "*", Resource = "*" }]
    service-fires-all-but   = [local.assume, { Effect = "Allow", NotAction = "iam:*", Resource = "*" }]
    service-silent-bucket   = [local.assume, { Effect = "Allow", Action = "*", Resource = ["arn:aws:s3:::uploads", "arn:aws:s3:::uploads/*"] }]
    service-silent-part     = [local.assume, { Effect = "Allow", Action = ["lambda:Get*", "sts:Get*"], Resource = local.worker }]
    service-silent-all-but  = [local.assume, { Effect = "Allow", NotAction = ["sts:*", "lambda:*"], Resource = "*" }]
    service-silent-nobody   = [{ Effect = "Allow", Action = "lambda:*", Resource = local.worker }]
    service-silent-boundary = [{ Effect = "Allow", Action = "*", Resource = "*" }]

    managed-fires  = [local.assume]
    managed-silent = [local.assume]
  }

  # The account of the roles that are assumed.
  from_callers = { AWS = "arn:aws:iam::111111111111:root" }
  doors = {
    reader                  = { trusts = local.from_callers, statements = [] }
    door-fires              = { trusts = local.from_callers, statements = [{ Effect = "Allow", Action = ["iam:UpdateAssumeRolePolicy", "iam:GetRole"], Resource = "*" }] }
    door-fires-code         = { trusts = local.from_callers, statements = [{ Effect = "Allow", Action = ["lambda:AddPermission", "lambda:UpdateFunctionCode"], Resource = "*" }] }
    door-fires-every        = { trusts = local.from_callers, statements = [{ Effect = "Allow", Action = "lambda:Put*", Resource = "*" }] }
    door-fires-create       = { trusts = local.from_callers, statements = [{ Effect = "Allow", Action = "iam:PassRole", Resource = "*" }, { Effect = "Allow", Action = "lambda:CreateFunction", Resource = "*" }] }
    door-silent-pass        = { trusts = local.from_callers, statements = [{ Effect = "Allow", Action = "iam:PassRole", Resource = "*" }] }
    door-silent-create      = { trusts = local.from_callers, statements = [{ Effect = "Allow", Action = "lambda:CreateFunction", Resource = "*" }] }
    door-silent-pass-others = { trusts = local.from_callers, statements = [{ Effect = "Allow", Action = "iam:PassRole", Resource = "*", Condition = { StringEquals = { "iam:PassedToService" = "ec2.amazonaws.com" } } }, { Effect = "Allow", Action = "lambda:CreateFunction", Resource = "*" }] }
    door-silent-principal   = { trusts = local.from_callers, statements = [{ Effect = "Allow", Action = "lambda:AddPermission", Resource = "*", Condition = { StringEquals = { "lambda:Principal" = "s3.amazonaws.com" } } }] }
    door-silent-denied      = { trusts = local.from_callers, statements = [{ Effect = "Allow", Action = "lambda:AddPermission", Resource = "*" }, { Effect = "Deny", Action = "lambda:*Permission", Resource = "*" }] }
    door-silent-boundary    = { trusts = local.from_callers, statements = [{ Effect = "Allow", Action = "iam:UpdateAssumeRolePolicy", Resource = "*" }] }
    door-silent-own         = { trusts = { AWS = "arn:aws:iam::222222222222:root" }, statements = [{ Effect = "Allow", Action = "iam:UpdateAssumeRolePolicy", Resource = "*" }] }
    door-silent-service     = { trusts = { Service = "codebuild.amazonaws.com" }, statements = [{ Effect = "Allow", Action = "iam:UpdateAssumeRolePolicy", Resource = "*" }] }
  }
}

resource "aws_iam_policy" "boundary" {
  provider = aws.home
  name     = "boundary"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:*", "logs:*"], Resource = "*" }]
  })
}

resource "aws_iam_policy" "door_boundary" {
  provider = aws.cross
  name     = "boundary"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:*", "lambda:InvokeFunction"], Resource = "*" }]
  })
}

resource "aws_iam_role" "caller" {
  for_each             = local.callers
  provider             = aws.home
  name                 = each.key
  permissions_boundary = endswith(each.key, "-boundary") ? "arn:aws:iam::111111111111:policy/boundary" : null
  assume_role_policy   = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_iam_role_policy" "caller" {
  for_each = local.callers
  provider = aws.home
  name     = each.key
  role     = each.key
  policy   = jsonencode({ Version = "2012-10-17", Statement = each.value })
}

resource "aws_iam_role_policy_attachment" "administrator" {
  provider   = aws.home
  role       = "managed-fires"
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

# What this one says is in no input.
resource "aws_iam_role_policy_attachment" "other" {
  provider   = aws.home
  role       = "managed-silent"
  policy_arn = "arn:aws:iam::aws:policy/job-function/SystemAdministrator"
}

resource "aws_iam_user" "fires" {
  provider = aws.home
  name     = "user-fires"
}

resource "aws_iam_user_policy" "fires" {
  provider = aws.home
  name     = "user-fires"
  user     = aws_iam_user.fires.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["sts:AssumeRole", "lambda:InvokeFunction"], Resource = "*" }]
  })
}

resource "aws_iam_role" "runner" {
  provider = aws.home
  name     = "runner"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "runner" {
  provider = aws.home
  name     = "runner-fires"
  role     = aws_iam_role.runner.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "lambda:*", Resource = local.worker }]
  })
}

resource "aws_lambda_function" "worker" {
  provider      = aws.home
  function_name = "worker"
  role          = aws_iam_role.runner.arn
  filename      = "package.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}

resource "aws_iam_role" "door" {
  for_each             = local.doors
  provider             = aws.cross
  name                 = each.key
  permissions_boundary = endswith(each.key, "-boundary") ? "arn:aws:iam::222222222222:policy/boundary" : null
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = each.value.trusts }]
  })
}

resource "aws_iam_role_policy" "door" {
  for_each = { for name, door in local.doors : name => door.statements if length(door.statements) > 0 }
  provider = aws.cross
  name     = each.key
  role     = each.key
  policy   = jsonencode({ Version = "2012-10-17", Statement = each.value })
}

# Trust policies of one account, each of which is what a rule is about, or looks alike.
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
  region = "eu-west-1"
  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/deployer"
  }
}

locals {
  caller = "arn:aws:iam::111111111111:role/caller"
  vendor = "arn:aws:iam::999999999999:root"
  agent  = "arn:aws:iam::999999999999:role/agent"
  assume = "sts:AssumeRole"
  strong = { StringEquals = { "sts:ExternalId" = "b7c1-4e2f" } }

  # By role name; each is one statement that allows sts:AssumeRole unless it says otherwise.
  trusted = {
    any-fires               = { Principal = { AWS = "*" } }
    any-fires-if-exists     = { Principal = { AWS = "*" }, Condition = { StringEqualsIfExists = { "aws:PrincipalOrgID" = "o-1234567890" } } }
    any-fires-negated       = { Principal = { AWS = "*" }, Condition = { StringNotEquals = { "AWS:PrincipalAccount" = "333333333333" } } }
    any-silent-organization = { Principal = { AWS = "*" }, Condition = { StringEquals = { "aws:principalorgid" = "o-1234567890" } } }
    any-silent-path         = { Principal = { AWS = "*" }, Condition = { "ForAnyValue:StringLike" = { "aws:PrincipalOrgPaths" = "o-1234567890/r-1/ou-2/*" } } }
    any-silent-account      = { Principal = { AWS = "*" }, Condition = { StringEquals = { "aws:PrincipalAccount" = "111111111111" } } }
    any-silent-role         = { Principal = { AWS = "*" }, Condition = { ArnLike = { "aws:PrincipalArn" = "arn:aws:iam::111111111111:role/caller*" } } }

    account-fires           = { Principal = { AWS = "arn:aws:iam::111111111111:root" } }
    account-fires-number    = { Principal = { AWS = "111111111111" } }
    account-fires-every     = { Principal = { AWS = "111111111111" }, Condition = { ArnLike = { "aws:PrincipalArn" = "arn:aws:iam::111111111111:role/*" } } }
    account-silent-own      = { Principal = { AWS = "arn:aws:iam::222222222222:root" } }
    account-silent-role     = { Principal = { AWS = "arn:aws:iam::111111111111:root" }, Condition = { ArnEquals = { "aws:PrincipalArn" = local.caller } } }
    account-silent-pattern  = { Principal = { AWS = "arn:aws:iam::111111111111:root" }, Condition = { ArnLike = { "aws:PrincipalArn" = "arn:aws:iam::111111111111:role/ci-*" } } }
    account-silent-tag      = { Principal = { AWS = "arn:aws:iam::111111111111:root" }, Condition = { StringEquals = { "aws:PrincipalTag/team" = "data" } } }
    account-silent-declared = { Principal = { AWS = "arn:aws:iam::111111111111:root" } }

    vendor-fires      = { Principal = { AWS = local.agent } }
    vendor-silent-id  = { Principal = { AWS = local.vendor }, Condition = local.strong }
    vendor-silent-arn = { Principal = { AWS = local.vendor }, Condition = { ArnEquals = { "aws:PrincipalArn" = local.agent } } }
    vendor-silent-own = { Principal = { AWS = local.caller } }

    weak-fires-if-exists = { Principal = { AWS = local.caller }, Condition = { StringEqualsIfExists = { "sts:ExternalId" = "b7c1-4e2f" } } }
    weak-fires-wildcard  = { Principal = { AWS = local.caller }, Condition = { StringLike = { "sts:externalid" = "b7c1-*" } } }
    weak-fires-account   = { Principal = { AWS = local.caller }, Condition = { StringEquals = { "sts:ExternalId" = "111111111111" } } }
    weak-fires-short     = { Principal = { AWS = local.caller }, Condition = { StringEquals = { "sts:ExternalId" = "x" } } }
    weak-fires-presence  = { Principal = { AWS = local.caller }, Condition = { Null = { "sts:ExternalId" = "false" } } }
    weak-silent          = { Principal = { AWS = local.caller }, Condition = local.strong }
    weak-silent-both     = { Principal = { AWS = local.caller }, Condition = merge(local.strong, { Null = { "sts:ExternalId" = "false" } }) }
    weak-silent-like     = { Principal = { AWS = local.caller }, Condition = { StringLike = { "sts:ExternalId" = "b7c1-4e2f" } } }

    not-fires      = { NotPrincipal = { AWS = local.caller } }
    deleted-fires  = { Principal = { AWS = ["AROA1234567890EXAMPLE", local.caller] } }
    deleted-silent = { Principal = { AWS = local.caller }, Condition = { StringLike = { "aws:userid" = "AROA1234567890EXAMPLE:*" } } }

    invalid-fires-star     = { Principal = "*" }
    invalid-fires-resource = { Principal = { AWS = local.caller }, Resource = "*" }
    invalid-fires-wildcard = { Principal = { AWS = "arn:aws:iam::111111111111:role/*" } }
    invalid-fires-nobody   = {}
    invalid-fires-action   = { Principal = { AWS = local.caller }, Action = ["sts:AssumeRole", "lambda:InvokeFunction"] }
    invalid-fires-mismatch = { Principal = { AWS = local.caller }, Action = "sts:AssumeRoleWithSAML" }
    invalid-fires-grammar  = { Principals = { AWS = local.caller } }
    invalid-silent-saml    = { Principal = { Federated = "arn:aws:iam::222222222222:saml-provider/okta" }, Action = ["sts:AssumeRoleWithSAML", "sts:TagSession"], Condition = { StringEquals = { "SAML:aud" = "https://signin.aws.amazon.com/saml" } } }

    service-fires          = { Principal = { Service = "scheduler.amazonaws.com" } }
    service-fires-optional = { Principal = { Service = ["events.amazonaws.com"] }, Condition = { StringEqualsIfExists = { "aws:SourceAccount" = "222222222222" } } }
    service-silent-lambda  = { Principal = { Service = "lambda.amazonaws.com" } }
    service-silent-ec2     = { Principal = { Service = "ec2.amazonaws.com" } }
    service-silent-account = { Principal = { Service = "scheduler.amazonaws.com" }, Condition = { StringEquals = { "aws:SourceAccount" = "222222222222" } } }
    service-silent-arn     = { Principal = { Service = "pipes.amazonaws.com" }, Condition = { ArnLike = { "aws:SourceArn" = "arn:aws:pipes:eu-west-1:222222222222:pipe/*" } } }

    key-fires-function = { Principal = { AWS = local.caller }, Condition = { ArnEquals = { "lambda:SourceFunctionArn" = "arn:aws:lambda:us-east-1:111111111111:function:reporter" } } }
    key-fires-typo     = { Principal = { AWS = "arn:aws:iam::111111111111:root" }, Condition = { ArnEquals = { "aws:PrincipleArn" = local.caller } } }
    key-fires-prefix   = { Principal = { AWS = local.caller }, Condition = { StringEquals = { "aws:ExternalId" = "b7c1-4e2f" } } }
    key-fires-source   = { Principal = { AWS = local.caller }, Condition = { StringEquals = { "aws:SourceAccount" = "111111111111" } } }
    key-fires-service  = { Principal = { Service = "lambda.amazonaws.com" }, Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-1234567890" } } }
    key-silent         = { Principal = { AWS = local.caller }, Condition = { StringEquals = { "AWS:PrincipalORGID" = "o-1234567890", "aws:RequestedRegion" = "eu-west-1" } } }

    operator-fires          = { Principal = { AWS = local.caller }, Condition = { StringEqualsIfExists = { "aws:PrincipalOrgID" = "o-1234567890" } } }
    operator-fires-all      = { Principal = { AWS = local.caller }, Condition = { "ForAllValues:StringLike" = { "aws:PrincipalOrgPaths" = "o-1234567890/r-1/*" } } }
    operator-silent-name    = { Principal = { AWS = local.caller }, Condition = { "ForAllValues:StringEquals" = { "sts:RoleSessionName" = "reporter" } } }
    operator-silent-null    = { Principal = { AWS = local.caller }, Condition = { StringEqualsIfExists = { "aws:PrincipalOrgID" = "o-1234567890" }, Null = { "aws:principalorgid" = "false" } } }
    operator-silent-present = { Principal = { AWS = "arn:aws:iam::111111111111:root" }, Condition = { ArnLikeIfExists = { "aws:PrincipalArn" = local.caller } } }
    operator-silent-tags    = { Principal = { AWS = local.caller }, Action = ["sts:AssumeRole", "sts:TagSession"], Condition = { "ForAllValues:StringEquals" = { "aws:TagKeys" = ["team"] } } }

    tags-fires          = { Principal = { AWS = local.caller }, Condition = { StringEquals = { "aws:RequestTag/team" = "data" } } }
    tags-fires-identity = { Principal = { AWS = local.caller }, Condition = { StringLike = { "sts:SourceIdentity" = "*" } } }
    tags-silent         = { Principal = { AWS = local.caller }, Action = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"], Condition = { StringEquals = { "aws:RequestTag/team" = "data", "sts:SourceIdentity" = "anna" } } }
    tags-fires-caller   = { Principal = { AWS = local.caller } }
    tags-silent-caller  = { Principal = { AWS = local.caller }, Action = ["sts:AssumeRole", "sts:TagSession"] }

    session-fires          = { Principal = { AWS = local.caller } }
    session-silent-user    = { Principal = { AWS = [local.caller, "arn:aws:iam::111111111111:user/anna"] } }
    session-silent-service = { Principal = { Service = "lambda.amazonaws.com" } }

    large-fires  = { Principal = { AWS = [for number in range(40) : format("arn:aws:iam::111111111111:role/team/callers/caller-%04d", number)] } }
    large-silent = { Principal = { AWS = [for number in range(20) : format("arn:aws:iam::111111111111:role/team/callers/caller-%04d", number)] } }
  }

  long = ["session-fires", "session-silent-user", "session-silent-service"]

  # Roles with a second statement, which takes back what the first one says.
  denied = {
    any-silent-denied      = [{ Principal = { AWS = "*" } }, { StringNotEquals = { "aws:PrincipalOrgID" = "o-1234567890" } }]
    any-fires-denied       = [{ Principal = { AWS = "*" } }, { Bool = { "aws:SecureTransport" = "false" } }]
    account-silent-denied  = [{ Principal = { AWS = "111111111111" } }, { ArnNotEquals = { "aws:PrincipalArn" = local.caller } }]
    vendor-silent-denied   = [{ Principal = { AWS = local.agent } }, { StringNotEquals = { "sts:ExternalId" = "b7c1-4e2f" } }]
    operator-silent-deny   = [{ Principal = { AWS = local.caller } }, { StringNotEqualsIfExists = { "aws:PrincipalOrgID" = "o-1234567890" } }]
    service-silent-denied  = [{ Principal = { Service = "states.amazonaws.com" } }, { StringNotEquals = { "aws:SourceAccount" = "222222222222" } }]
    weak-silent-denied     = [{ Principal = { AWS = local.caller }, Condition = { StringEqualsIfExists = { "sts:ExternalId" = "b7c1-4e2f" } } }, { Null = { "sts:ExternalId" = "true" } }]
    operator-silent-denied = [{ Principal = { AWS = local.caller }, Condition = { StringEqualsIfExists = { "aws:PrincipalOrgID" = "o-1234567890" } } }, { Null = { "aws:PrincipalOrgID" = "true" } }]
    key-fires-deny         = [{ Principal = { AWS = local.caller } }, { ArnNotEqualsIfExists = { "lambda:SourceFunctionArn" = "arn:aws:lambda:us-east-1:111111111111:function:reporter" } }]
  }
}

resource "aws_iam_role" "trusted" {
  provider             = aws.cross
  for_each             = toset(keys(local.trusted))
  name                 = each.key
  max_session_duration = contains(local.long, each.key) ? 7200 : 3600
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [merge({ Effect = "Allow", Action = local.assume }, local.trusted[each.key])]
  })
}

resource "aws_iam_role" "denied" {
  provider = aws.cross
  for_each = toset(keys(local.denied))
  name     = each.key
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      merge({ Effect = "Allow", Action = local.assume }, local.denied[each.key][0]),
      { Effect = "Deny", Principal = { AWS = "*" }, Action = local.assume, Condition = local.denied[each.key][1] },
    ]
  })
}

# Known only after apply: the rules say nothing for certain.
resource "aws_iam_role" "unknown" {
  provider           = aws.cross
  name               = "unknown"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = local.assume, Principal = { AWS = terraform_data.later.output } }] })
}

resource "terraform_data" "later" {
  input = timestamp()
}

resource "aws_iam_role" "caller" {
  provider           = aws.home
  name               = "caller"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_iam_role_policy" "passes_tags" {
  provider = aws.home
  role     = aws_iam_role.caller.name
  name     = "passes-tags"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["sts:AssumeRole", "sts:TagSession"]
      Resource = ["arn:aws:iam::222222222222:role/tags-fires-caller", "arn:aws:iam::222222222222:role/tags-silent-caller"]
    }]
  })
}

output "access_manifest" {
  value = {
    schemaVersion = 1
    accesses = [{
      principal  = "arn:aws:iam::111111111111:root"
      breadth    = "account"
      action     = "sts:AssumeRole"
      resource   = "arn:aws:iam::222222222222:role/account-silent-declared"
      via        = "trustPolicy"
      conditions = {}
      side       = "target"
    }]
  }
}

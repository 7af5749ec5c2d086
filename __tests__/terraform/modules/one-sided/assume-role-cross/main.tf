# The state of the account that owns the source: it knows the caller by its ARN alone.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["222222222222"]
  s3_use_path_style   = true
  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/deployer"
  }
}

module "access" {
  source = "../../../../../modules/assume-role/cross"

  account = { account_id = "222222222222", region = "us-east-1" }
  roles = {
    source = {
      role_name  = "source-role"
      statements = [{ sid = "ListBucket", actions = ["s3:ListBucket"], resources = ["arn:aws:s3:::source-222222222222"] }]
    }
    archive = {
      role_name  = "archive-role"
      statements = [{ sid = "GetObject", actions = ["s3:GetObject"], resources = ["arn:aws:s3:::source-222222222222/archive/*"] }]
    }
  }
  grants = {
    reader_assumes_source = {
      caller_arn          = "arn:aws:iam::111111111111:role/reader-role"
      role_arn            = "arn:aws:iam::222222222222:role/source-role"
      external_id         = "reads-7d1e"
      source_function_arn = "arn:aws:lambda:us-east-1:111111111111:function:reader"
    }
    reader_assumes_archive = {
      caller_arn = "arn:aws:iam::111111111111:role/reader-role"
      role_arn   = "arn:aws:iam::222222222222:role/archive-role"
      trust      = "account"
    }
  }
}

resource "aws_s3_bucket" "source" {
  bucket = "source-222222222222"
}

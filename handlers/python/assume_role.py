"""Story `assume-role`: lists a bucket of another account as a role of that account."""

import os
from typing import Any

from cross_account import assumed_role_client, required_variable


def handler(event: Any, context: Any) -> dict[str, Any]:
    bucket = required_variable("SOURCE_BUCKET")
    pages = _source_client().get_paginator("list_objects_v2").paginate(Bucket=bucket)
    return {"bucket": bucket, "keys": [item["Key"] for page in pages for item in page.get("Contents", [])]}


def _source_client() -> Any:
    # Made once for all invocations of a warm function; its credentials refresh themselves. S3_FORCE_PATH_STYLE is for
    # the
    # TypeScript handler only: boto3 puts the bucket into the path by itself when AWS_ENDPOINT_URL names an emulator.
    return assumed_role_client(
        "s3",
        role_arn=required_variable("SOURCE_ROLE_ARN"),
        # S3 answers at the endpoint of the bucket's region only.
        region=required_variable("SOURCE_REGION"),
        session_name=os.environ.get("SESSION_NAME") or "cross_acct_lambda",
    )

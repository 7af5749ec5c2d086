"""Story `invoke-by-role`: invokes functions of another account as a role of theirs, one event per Kinesis record."""

from typing import Any

from cross_account import assumed_role_client, invoke
from kinesis_records import Call, call_each


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    return call_each(event, _invoke_callee)


def _invoke_callee(call: Call) -> None:
    client = assumed_role_client(
        "lambda",
        role_arn=f"arn:{call.partition}:iam::{call.account_id}:role/{call.function_name}-role",
        # Lambda refuses the ARN of another region.
        region=call.region,
        session_name="AssumeCalleeRole",
        duration_seconds=900,
    )
    invoke(client, call.function_arn, {"instanceId": call.instance_id}, invocation_type="Event")

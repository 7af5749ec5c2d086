"""Story `invoke-by-resource-policy`: invokes functions of another account, one event per Kinesis record.

The calls carry the function's own credentials; the resource policy of each callee lets them in.
"""

from typing import Any

from cross_account import invoke, lambda_client
from kinesis_records import Call, call_each


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    return call_each(event, _invoke_callee)


def _invoke_callee(call: Call) -> None:
    invoke(
        lambda_client(call.region), call.function_arn, {"instanceId": call.instance_id}, invocation_type="Event"
    )

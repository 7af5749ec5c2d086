"""Story `request-processor`: hands the body of an API Gateway request to another function and returns its answer."""

import base64
import json
import sys
from typing import Any

from cross_account import InvokedFunctionError, invoke, lambda_client, region_of, required_variable, to_json


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    processor = required_variable("PROCESSOR_FUNCTION_ARN")
    try:
        request = json.loads(_body_text(event), parse_constant=_reject)
    except (ValueError, RecursionError):
        return _respond(400, {"message": "The body of the request must be JSON."})
    try:
        return _respond(200, invoke(lambda_client(region_of(processor)), processor, request))
    except InvokedFunctionError as error:
        # Anything else (AccessDenied, throttling) is a failure of this function: it must show in its own error metric.
        entry = {
            "level": "error",
            "message": "the processor failed",
            "errorType": error.error_type,
            "errorMessage": error.error_message,
            "trace": error.trace,
        }
        print(to_json(entry), file=sys.stderr)
        # Message and trace stay in the log: the caller of a public API has no business with them.
        return _respond(502, {"message": "The processor failed.", "errorType": error.error_type})


def _body_text(event: dict[str, Any]) -> str:
    body = event.get("body") or ""
    return base64.b64decode(body).decode() if event.get("isBase64Encoded") else body


def _reject(constant: str) -> None:
    # Python reads NaN and Infinity, which are no JSON.
    raise ValueError(constant)


def _respond(status_code: int, body: Any) -> dict[str, Any]:
    return {"statusCode": status_code, "headers": {"content-type": "application/json"}, "body": to_json(body)}

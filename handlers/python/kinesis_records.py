"""What the two callers of a function in another account share: a batch of Kinesis records in, the failed ones out."""

import base64
import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError
from cross_account import partition_of, to_json
from instance_id import is_instance_id

_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
_REGION = re.compile(r"[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}")
_ACCOUNT_ID = re.compile(r"[0-9]{12}")
_FUNCTION_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True)
class Call:
    """A record that says which function to call and with what."""

    region: str
    account_id: str
    function_name: str
    function_arn: str
    partition: str
    instance_id: str


class InvalidRecordError(Exception):
    """The record is not what the producer promised."""


def call_each(event: dict[str, Any], call: Callable[[Call], object]) -> dict[str, Any]:
    """Makes the call of each record, in order, and reports the records whose call could not be made.

    Lambda retries the batch from the lowest reported record on, the good ones behind it included, so a callee gets some
    events more than once.
    """
    failures: list[dict[str, str]] = []
    for record in event["Records"]:
        kinesis = record["kinesis"]
        try:
            call(_parse_call(kinesis.get("data")))
        except Exception as error:  # whatever it is, the other records go on
            identifier = kinesis["sequenceNumber"]
            # Never the data: it is somebody else's, and the sequence number finds it.
            error_type, error_message = _describe(error)
            entry = {
                "level": "error",
                "message": "record failed",
                "itemIdentifier": identifier,
                "errorType": error_type,
                "errorMessage": error_message,
            }
            print(to_json(entry), file=sys.stderr)
            failures.append({"itemIdentifier": identifier})
    return {"batchItemFailures": failures}


def _parse_call(data: Any) -> Call:
    """The call that a record asks for: whoever writes to the stream chooses, the IAM policies say what is allowed."""
    record = _fields(_parse_json(data), "the record")
    region, account_id, function_name = (record.get(name) for name in ("region", "accountId", "functionName"))
    if not _matches(region, _REGION):
        raise InvalidRecordError("region must be an AWS region, such as eu-west-1")
    if not _matches(account_id, _ACCOUNT_ID):
        raise InvalidRecordError("accountId must be a string of 12 digits")
    if not _matches(function_name, _FUNCTION_NAME):
        raise InvalidRecordError("functionName must be 1 to 64 letters, digits, - and _")
    instance_id = _fields(record.get("parameters"), "parameters").get("instanceId")
    if not is_instance_id(instance_id):
        raise InvalidRecordError("parameters.instanceId must be 1 to 64 letters, digits and -")
    partition = partition_of(region)
    function_arn = f"arn:{partition}:lambda:{region}:{account_id}:function:{function_name}"
    return Call(region, account_id, function_name, function_arn, partition, instance_id)


def _parse_json(data: Any) -> Any:
    if not _matches(data, _BASE64):
        raise InvalidRecordError("the data must be base64")
    try:
        return json.loads(base64.b64decode(data).decode("utf-8"), parse_constant=_reject)
    except (ValueError, RecursionError):
        raise InvalidRecordError("the data must be JSON in UTF-8") from None


def _describe(error: Exception) -> tuple[str, str]:
    """Type and message; of an answer of AWS its own code and message, which say more than ClientError."""
    if isinstance(error, ClientError):
        return error.response["Error"]["Code"], error.response["Error"]["Message"]
    return type(error).__name__, str(error)


def _reject(constant: str) -> None:
    # Python reads NaN and Infinity, which are no JSON.
    raise ValueError(constant)


def _fields(value: Any, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise InvalidRecordError(f"{what} must be a JSON object")
    return value


def _matches(value: Any, pattern: re.Pattern[str]) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None

"""Story `pull-sources`: a stream, a queue and a table's changes of the other account come in batches.

The items that cannot be read are reported, so that a queue does not send the others again.
"""

import base64
import json
import sys
from typing import Any

from invalid_event import InvalidEventError, records_of


def handler(event: Any, context: Any) -> dict[str, Any]:
    failures = []
    for record in records_of(event):
        identifier = _identifier(record)
        try:
            _read(record)
        except (ValueError, RecursionError):
            # Never the item itself: it is somebody else's, and the identifier finds it.
            _log(sys.stderr, "error", "item failed", identifier)
            failures.append({"itemIdentifier": identifier})
        else:
            _log(sys.stdout, "info", "item gathered", identifier)
    return {"batchItemFailures": failures}


def _identifier(record: dict[str, Any]) -> str:
    if "kinesis" in record:
        return record["kinesis"]["sequenceNumber"]
    if "dynamodb" in record:
        return record["dynamodb"]["SequenceNumber"]
    if "messageId" in record:
        return record["messageId"]
    raise InvalidEventError("a record must come from a stream, a queue or a table")


def _read(record: dict[str, Any]) -> Any:
    if "kinesis" in record:
        return _parse_json(base64.b64decode(record["kinesis"]["data"]).decode("utf-8"))
    if "dynamodb" in record:
        return record["dynamodb"].get("NewImage")
    return _parse_json(record["body"])


def _parse_json(text: str) -> Any:
    return json.loads(text, parse_constant=_reject)


def _reject(constant: str) -> None:
    # Python reads NaN and Infinity, which are no JSON.
    raise ValueError(constant)


def _log(stream: Any, level: str, message: str, identifier: str) -> None:
    print(json.dumps({"level": level, "message": message, "itemIdentifier": identifier}), file=stream)

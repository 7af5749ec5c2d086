"""Story `pull-sources`: a stream, a queue and a table's changes of the other account come in batches.

The items that cannot be read are reported, and the others are not tried again.
"""

import base64
import json
import sys
from typing import Any


def handler(event: Any, context: Any) -> dict[str, Any]:
    failures = []
    for record in event["Records"]:
        identifier = _identifier(record)
        try:
            item = _read(record)
        except ValueError:
            # Never the item itself: it is somebody else's, and the identifier finds it.
            _log(sys.stderr, "error", "item failed", identifier)
            failures.append({"itemIdentifier": identifier})
        else:
            _log(sys.stdout, "info", "item gathered", identifier, type=type(item).__name__)
    return {"batchItemFailures": failures}


def _identifier(record: dict[str, Any]) -> str:
    if "kinesis" in record:
        return record["kinesis"]["sequenceNumber"]
    if "dynamodb" in record:
        return record["dynamodb"]["SequenceNumber"]
    return record["messageId"]


def _read(record: dict[str, Any]) -> Any:
    if "kinesis" in record:
        return json.loads(base64.b64decode(record["kinesis"]["data"]).decode("utf-8"))
    if "dynamodb" in record:
        return record["dynamodb"].get("NewImage")
    return json.loads(record["body"])


def _log(stream: Any, level: str, message: str, identifier: str, **more: str) -> None:
    print(json.dumps({"level": level, "message": message, "itemIdentifier": identifier, **more}), file=stream)

"""What the handlers of events share: an event that is none of theirs must fail, or its sender would think it handled."""

from typing import Any


class InvalidEventError(Exception):
    """Lambda takes the `errorType` of the answer from the name of the class."""


def records_of(event: Any) -> list[dict[str, Any]]:
    """The records of an event of S3, SNS, SQS or a stream."""
    records = event.get("Records") if isinstance(event, dict) else None
    if not isinstance(records, list):
        raise InvalidEventError("the event must have a list of Records")
    return records

"""Story `push-sources`: the function of the home account that a bucket and a topic of the other account call."""

from typing import Any
from urllib.parse import unquote_plus

from invalid_event import InvalidEventError, records_of


def handler(event: Any, context: Any) -> dict[str, Any]:
    return {"collected": [_collect(record) for record in records_of(event)]}


def _collect(record: dict[str, Any]) -> dict[str, str]:
    if "s3" in record:
        # S3 writes keys as in the query of a URL.
        key = unquote_plus(record["s3"]["object"]["key"])
        return {"from": record["s3"]["bucket"]["name"], "item": key}
    if "Sns" in record:
        return {"from": record["Sns"]["TopicArn"], "item": record["Sns"]["Message"]}
    raise InvalidEventError("a record must come from S3 or SNS")

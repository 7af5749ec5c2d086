"""Story `push-sources`: the function of the other account that a rule of the home account's event bus calls."""

from typing import Any

from invalid_event import InvalidEventError

_FIELDS = ("account", "source", "detail-type", "detail")


def handler(event: Any, context: Any) -> dict[str, Any]:
    fields = event if isinstance(event, dict) else {}
    for field in _FIELDS:
        if fields.get(field) is None:
            raise InvalidEventError(f"the event of a bus must have {field}")
    account, source, detail_type, detail = (fields[field] for field in _FIELDS)
    return {"audited": {"account": account, "source": source, "type": detail_type, "detail": detail}}

"""Story `push-sources`: the function of the other account that a rule of the home account's event bus calls."""

from typing import Any


def handler(event: Any, context: Any) -> dict[str, Any]:
    audited = {key: event[key] for key in ("account", "source")}
    return {"audited": {**audited, "type": event["detail-type"], "detail": event["detail"]}}

"""Stories `invoke-by-role` and `invoke-by-resource-policy`: the function in the other account."""

from typing import Any

from instance_id import is_instance_id
from invalid_event import InvalidEventError


def handler(event: Any, context: Any) -> dict[str, Any]:
    instance_id = event.get("instanceId") if isinstance(event, dict) else None
    if not is_instance_id(instance_id):
        raise InvalidEventError("instanceId must be 1 to 64 letters, digits and -")
    return {"instanceId": instance_id, "accepted": True}

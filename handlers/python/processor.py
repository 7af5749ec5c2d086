"""Story `request-processor`: the function behind; Lambda reports what it raises to the caller as a FunctionError."""

from typing import Any


class InvalidRequestError(Exception):
    """Lambda takes the `errorType` of the answer from the name of the class."""


def handler(event: Any, context: Any) -> dict[str, Any]:
    if not isinstance(event, dict):
        raise InvalidRequestError("The request must be a JSON object.")
    return {"processed": True, "request": event}

"""What an instance id looks like, for those who send it and those who get it."""

import re
from typing import Any

_INSTANCE_ID = re.compile(r"[A-Za-z0-9-]{1,64}")


def is_instance_id(value: Any) -> bool:
    """Whether a value can be the id of an instance: 1 to 64 letters, digits and hyphens."""
    return isinstance(value, str) and _INSTANCE_ID.fullmatch(value) is not None

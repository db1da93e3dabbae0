"""One writing for each definition, so that equal content has equal bytes and an equal digest."""

import hashlib
import json
from typing import Any

from guichet.commons.catalogue.definition.base import Part


def canonical(part: Part) -> dict[str, Any]:
    """JSON values without the defaults: a field added to the format later changes no published digest."""
    body: dict[str, Any] = part.model_dump(mode="json", exclude_defaults=True)
    return body


def digest(part: Part) -> str:
    """SHA-256, in hexadecimal, of the canonical JSON: sorted keys, no spaces, UTF-8."""
    text = json.dumps(canonical(part), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()

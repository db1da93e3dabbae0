"""Small files under VAR, by which a visitor of the demonstration and its processes tell each other something."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings


def read(name: str) -> Mapping[str, object]:
    """Empty while nobody wrote."""
    try:
        found = json.loads(_file(name).read_text())
    except FileNotFoundError:
        return {}
    return found if isinstance(found, dict) else {}


def write(name: str, content: Mapping[str, object]) -> None:
    """Replaced whole, so that nobody reads half of it."""
    draft = _file(name).with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(content))
    draft.replace(_file(name))


def _file(name: str) -> Path:
    return Path(settings.VAR) / f"demonstration-{name}.json"

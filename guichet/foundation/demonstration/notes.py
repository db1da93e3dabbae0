"""Small files under VAR, by which a visitor of the demonstration and its processes tell each other something."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings


def read(name: str, folder: Path | None = None) -> Mapping[str, object]:
    """Empty while nobody wrote. `folder` is that of another node of the same demonstration."""
    try:
        found = json.loads(_file(name, folder).read_text())
    except FileNotFoundError:
        return {}
    return found if isinstance(found, dict) else {}


def write(name: str, content: Mapping[str, object], folder: Path | None = None) -> None:
    """Replaced whole, so that nobody reads half of it."""
    target = _file(name, folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(content))
    draft.replace(target)


def _file(name: str, folder: Path | None) -> Path:
    return (folder or Path(settings.VAR)) / f"demonstration-{name}.json"

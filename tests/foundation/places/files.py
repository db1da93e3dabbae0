"""The shipped data files with one thing changed, so that each refusal differs from its success by one value."""

import shutil
from pathlib import Path

from guichet.foundation.places.reading import SHIPPED


def copied(folder: Path) -> Path:
    for file in SHIPPED.glob("*.csv"):
        shutil.copy(file, folder)
    return folder


def changed(folder: Path, file: str, old: str, new: str) -> Path:
    return rewritten(copied(folder), file, old, new)


def rewritten(folder: Path, file: str, old: str, new: str) -> Path:
    """The same folder, where `old`, which `file` must hold, is `new` at its first place."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} does not hold {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder

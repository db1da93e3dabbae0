"""Speech that the node made, kept so that it is made once: files under VAR/speech, the least heard go first.

Only words of the State are kept there. What a person answered is spoken from memory: `said_now`.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from guichet.commons.listening import saying, voice
from guichet.commons.listening.languages import Spoken
from guichet.foundation.lib.disk import is_full

MOST_BYTES = 100_000_000
# Changed when the same text would sound otherwise: what was made before is then made anew.
MANNER = "espeak-ng 1.52, 140 words a minute"


def said_now(text: str, language: Spoken) -> bytes:
    """A WAV file that is nowhere but in memory."""
    return voice.pronounced(saying.said(text, language), language)


def kept(text: str, language: Spoken) -> Path | None:
    """The same, on the disk for the next person. None when the disk is full: a screen then stays mute."""
    path = _path(text, language)
    if path.exists():
        path.touch()  # it was heard: it goes later
        return path
    try:
        _write(path, said_now(text, language))
    except OSError as fault:
        if is_full(fault):
            return None
        raise
    _make_room(path)
    return path


def _path(text: str, language: Spoken) -> Path:
    name = hashlib.sha256(f"{MANNER}\0{language}\0{text}".encode()).hexdigest()
    return _folder() / f"{name}.wav"


def _folder() -> Path:
    return Path(settings.VAR) / "speech"


def _write(target: Path, sound: bytes) -> None:
    """Whole or not at all; not forced to the disk, because what the power takes is made again."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=target.parent, suffix=".draft", delete=False) as draft:
        try:
            draft.write(sound)
        except OSError:
            Path(draft.name).unlink()
            raise
    Path(draft.name).replace(target)


def _make_room(fresh: Path) -> None:
    files = sorted(_files(), key=lambda entry: entry.stat().st_mtime)
    excess = sum(entry.stat().st_size for entry in files) - MOST_BYTES
    for entry in files:
        if excess <= 0:
            return
        if entry.name != fresh.name:
            excess -= entry.stat().st_size
            Path(entry.path).unlink(missing_ok=True)


def _files() -> Iterator[os.DirEntry[str]]:
    with os.scandir(_folder()) as entries:
        yield from entries

"""The processes of a demonstration, for its visitors to kill and to stop: two small files under VAR.

The supervisor, `guichet demo`, writes which process is which; a visitor writes which are to stay stopped.
"""

import os
import signal
from collections.abc import Collection, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from django.conf import settings

from guichet.foundation.demonstration import notes
from guichet.foundation.demonstration.refusals import OnlyInTheDemonstration

CENTRE = "LOK"
CENTRE_FOLDER = "centre-lokossa"  # beside what the hub writes


class Verb(StrEnum):
    """Those that a visitor may stop or kill."""

    WEB = "hub"
    WORKER = "worker"
    KEEPER = "keeper"
    CENTRE = "centre"


def note(running: Mapping[str, int]) -> None:
    """By the supervisor: the process of each verb now."""
    notes.write("processes", dict(running))


def running() -> Mapping[str, int]:
    """Empty where nobody supervises."""
    found = notes.read("processes")
    return {verb: process for verb, process in found.items() if isinstance(process, int)}


def kill(verb: Verb) -> bool:
    """At once and without a word, as a lack of memory does; False when there is no such process."""
    refuse_elsewhere()
    process = running().get(verb)
    if process is None or b"guichet" not in _command(process):
        return False
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    return True


def stopped() -> Collection[str]:
    """Those that are to stay stopped until a visitor starts them again."""
    return frozenset(notes.read("stopped"))


def stop(verb: Verb) -> None:
    refuse_elsewhere()
    notes.write("stopped", dict.fromkeys(sorted({*stopped(), verb}), True))


def start(verb: Verb) -> None:
    refuse_elsewhere()
    notes.write("stopped", dict.fromkeys(sorted(set(stopped()) - {verb}), True))


def start_all() -> None:
    """A demonstration begins with everything running."""
    notes.write("stopped", {})


def refuse_elsewhere() -> None:
    if not settings.DEMONSTRATION:
        raise OnlyInTheDemonstration


def _command(process: int) -> bytes:
    """Empty when there is none: a number is given again to other processes."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""

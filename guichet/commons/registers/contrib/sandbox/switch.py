"""How each register of the sandbox behaves now: a small file under VAR, which every process of the node reads."""

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from django.conf import settings

from guichet.commons.registers.kinds import REGISTERS


class Mode(StrEnum):
    ON = "on"
    OFF = "off"
    SLOW = "slow"
    BROKEN = "broken"


class OnlyInTheDemonstration(RuntimeError):
    """Registers of invented people were used where people are real."""


def modes() -> Mapping[str, Mode]:
    try:
        written = json.loads(_file().read_text())
    except FileNotFoundError:
        written = {}
    return {register: Mode(written.get(register, Mode.ON)) for register in REGISTERS}


def turn(register: str, mode: Mode) -> None:
    """Replaced whole, so that nobody reads half of it."""
    refuse_outside_the_demonstration()
    written = {**modes(), register: mode}
    draft = _file().with_suffix(".new")
    draft.write_text(json.dumps(written))
    draft.replace(_file())


def refuse_outside_the_demonstration() -> None:
    if not settings.DEMONSTRATION:
        raise OnlyInTheDemonstration("the sandbox of registers is refused outside the demonstration")


def _file() -> Path:
    return Path(settings.VAR) / "registers-sandbox.json"

"""To which structure a concern goes: that of its service, else of its theme, and never the one complained of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.snapshot import Snapshot

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Theme:
    """`to` answers when no service is named; `asks_matricule` where nobody is found without their number."""

    code: str
    name: Text
    to: str
    asks_matricule: bool


@dataclass(frozen=True, slots=True)
class Beginning:
    """Of an answer, for the desk to complete."""

    code: str
    title: Text
    text: Text


@cache
def themes() -> Mapping[str, Theme]:
    """By code, in the order of the file."""
    return {
        each["code"]: Theme(
            each["code"], Text(fr=each["fr"], en=each["en"]), each["to"], bool(each.get("matricule", False))
        )
        for each in _read("themes.yaml")["themes"]
    }


@cache
def beginnings() -> Mapping[str, Beginning]:
    found = _read("answers.yaml")
    return {each["code"]: Beginning(each["code"], Text(**each["title"]), Text(**each["text"])) for each in found}


@cache
def above_all() -> tuple[str, ...]:
    return tuple(_read("themes.yaml")["above_all"])


def complained_of(catalogue: Snapshot, *, named: str, service: str) -> str:
    """Of a complaint: the authority that it names or, without a name, the one that answers for its service."""
    sheet = catalogue.sheets.get(service)
    return named or (sheet.authority.code if sheet else "")


def structure(catalogue: Snapshot, *, theme: str, service: str, about: str) -> str:
    """The authority that answers. Raises KeyError for a theme that the file does not have."""
    sheet = catalogue.sheets.get(service)
    return spared(catalogue, sheet.authority.code if sheet else themes()[theme].to, about)


def spared(catalogue: Snapshot, code: str, about: str) -> str:
    """This authority, else the nearest above it, that is neither the one complained of nor under it.

    At the top one of those above all answers: no authority is above them all, so one is always left.
    """
    line = (*_upwards(catalogue, code), *above_all())
    return next(each for each in line if not is_within(catalogue, each, about))


def above(catalogue: Snapshot, code: str, about: str) -> str:
    """Where what is late goes: the authority above, spared as well; at the top, the same answers still."""
    found = catalogue.authorities.get(code)
    return spared(catalogue, found.parent, about) if found and found.parent else code


def is_within(catalogue: Snapshot, code: str, other: str) -> bool:
    """Whether an authority is another, or under it; nothing is within none."""
    return bool(other) and other in _upwards(catalogue, code)


def _upwards(catalogue: Snapshot, code: str) -> tuple[str, ...]:
    return tuple(_climbed(catalogue, code))


def _climbed(catalogue: Snapshot, code: str) -> Iterator[str]:
    while code:
        yield code
        found = catalogue.authorities.get(code)
        code = (found.parent or "") if found else ""


def _read(name: str) -> Any:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))

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
    is_departmental: bool = False


@dataclass(frozen=True, slots=True)
class Structure:
    """A departmental directorate that hosts a desk: an authority under `parent`, which publishes no service."""

    code: str
    name: Text
    parent: str
    department: str
    desk: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Where people are received: a centre, by its code. Either a department's or, without one, an authority's own."""

    place: str
    department: str
    authority: str


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
            each["code"],
            Text(fr=each["fr"], en=each["en"]),
            each["to"],
            bool(each.get("matricule", False)),
            bool(each.get("departmental", False)),
        )
        for each in _read("themes.yaml")["themes"]
    }


@cache
def structures() -> Mapping[str, Structure]:
    """By code: those that host a desk, and no other."""
    return {
        each["code"]: Structure(
            each["code"], Text(fr=each["fr"], en=each["en"]), each["parent"], each["department"], each["desk"]
        )
        for each in _read("structures.yaml")["structures"]
    }


@cache
def desks() -> Mapping[str, Desk]:
    """By the code of their centre, in the order of the file, the ministry's own last."""
    of_departments = (Desk(each.desk, each.department, "") for each in structures().values())
    own = _read("structures.yaml")["own"]
    every = (*of_departments, *(Desk(each["desk"], "", each["authority"]) for each in own))
    return {desk.place: desk for desk in every}


def held_at(place: str | None) -> str:
    """The directorate that a role held at a department, or at a desk, is held at; nothing for any other place."""
    return next((each.code for each in structures().values() if place in {each.department, each.desk}), "")


def places_of(code: str) -> tuple[str, ...]:
    """Where a role is held that is held at this directorate; nowhere for any other authority."""
    found = structures().get(code)
    return (found.department, found.desk) if found else ()


def name_of(catalogue: Snapshot, code: str) -> Text | None:
    found = catalogue.authorities.get(code) or structures().get(code)
    return found.name if found else None


def named(catalogue: Snapshot) -> Mapping[str, Text]:
    """All that can be complained of, or answer, by code."""
    of_catalogue = {code: each.name for code, each in catalogue.authorities.items()}
    return {**of_catalogue, **{code: each.name for code, each in structures().items()}}


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


def structure(catalogue: Snapshot, *, theme: str, service: str, about: str, near: str = "") -> str:
    """The authority that answers: of the service, else of the theme. Raises KeyError for an unknown theme.

    `near` is the directorate of the person's department, where somebody answers: it has what is departmental.
    """
    sheet, known = catalogue.sheets.get(service), themes()[theme]
    of_theme = near if near and known.is_departmental else known.to
    return spared(catalogue, sheet.authority.code if sheet else of_theme, about)


def spared(catalogue: Snapshot, code: str, about: str) -> str:
    """This authority, else the nearest above it, that is neither the one complained of nor under it.

    At the top one of those above all answers: no authority is above them all, so one is always left.
    """
    line = (*_upwards(catalogue, code), *above_all())
    return next(each for each in line if not is_within(catalogue, each, about))


def above(catalogue: Snapshot, code: str, about: str) -> str:
    """Where what is late goes: the authority above, spared as well; at the top, the same answers still."""
    parent = _parent(catalogue, code)
    return spared(catalogue, parent, about) if parent else code


def is_within(catalogue: Snapshot, code: str, other: str) -> bool:
    """Whether an authority is another, or under it; nothing is within none."""
    return bool(other) and other in _upwards(catalogue, code)


def _upwards(catalogue: Snapshot, code: str) -> tuple[str, ...]:
    return tuple(_climbed(catalogue, code))


def _climbed(catalogue: Snapshot, code: str) -> Iterator[str]:
    while code:
        yield code
        code = _parent(catalogue, code)


def _parent(catalogue: Snapshot, code: str) -> str:
    found = catalogue.authorities.get(code) or structures().get(code)
    return (found.parent or "") if found else ""


def _read(name: str) -> Any:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))

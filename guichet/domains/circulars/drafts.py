"""What an office writes, whole, and the same as it travels to centres."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Paper:
    """A file beside a circular: kept under its digest, made anew, of a kind that this house reads."""

    name: str
    kind: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class NewCircular:
    """`office` signs it: a department's code, or the ministry. `place` is to whom it speaks: a department, a centre, or
    everybody; `roles` are the kinds of role that must read it. `replaces` is the reference of a former one."""

    office: str
    number: str
    title: str
    text: str
    place: str
    roles: tuple[str, ...]
    in_force_on: date
    papers: tuple[Paper, ...] = ()
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class NewInstruction:
    """`to` are the places that it is given to: departments by the ministry, its own centres by a department."""

    office: str
    number: str
    title: str
    text: str
    due_on: date
    to: tuple[str, ...]
    replaces: str = ""


def paper(body: Mapping[str, Any]) -> Paper:
    return Paper(str(body["name"]), str(body["kind"]), str(body["digest"]), int(body["size"]))

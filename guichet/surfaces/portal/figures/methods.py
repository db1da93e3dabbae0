"""What each figure is and how it is counted, from `data/methods.yaml`: its address, its words, and what changed."""

from datetime import date
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from guichet.commons.catalogue.definition.base import Text

STANDING = "standing"


class Change(BaseModel):
    """From that day on it is counted so."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    since: date
    fr: str
    en: str

    @property
    def text(self) -> Text:
        return Text(fr=self.fr, en=self.en)


class Method(BaseModel):
    """`name` is that of programs, `lines` are the kinds of lines of the public log that show it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    address: str
    title: Text
    short: Text
    definition: Text
    method: Text
    lines: tuple[str, ...]
    changes: tuple[Change, ...]


@cache
def every() -> tuple[Method, ...]:
    """In the order of the file."""
    told = yaml.safe_load((Path(__file__).parent / "data" / "methods.yaml").read_text(encoding="utf-8"))
    return TypeAdapter(tuple[Method, ...]).validate_python(told)


def at(address: str) -> Method | None:
    return next((each for each in every() if each.address == address), None)


def named(name: str) -> Method:
    """Raises StopIteration for a name of no figure."""
    return next(each for each in every() if each.name == name)

"""What every part of a service file is made of."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
AnswerName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=60)]


def first_day(partial: str) -> date:
    """The first day of a year, of a month, or the day itself. Raises ValueError for a day that no month has."""
    year, month, day = (*partial.split("-"), "1", "1")[:3]
    return date(int(year), int(month), int(day))


def _in_the_calendar(partial: str) -> str:
    try:
        first_day(partial)
    except ValueError:
        raise PydanticCustomError("not-a-partial-date", "no such day") from None
    return partial


PartialDate = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"),
    AfterValidator(_in_the_calendar),
]
Language = Literal["fr", "en"]
Expression = Annotated[str, StringConstraints(min_length=1, max_length=600), Field(json_schema_extra={"format": "cel"})]


class Part(BaseModel):
    """A piece of a service file: immutable, and an unknown key is a fault, not a comment."""

    # Each is put together when something is first read with it: a process that reads no sheet has no use for eighty.
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


class Text(Part):
    """Words for people, by language; French is the source, a missing language shows French and is reported."""

    fr: Annotated[str, StringConstraints(min_length=1)]
    en: Annotated[str, StringConstraints(min_length=1)] | None = None

    def in_language(self, language: str) -> str:
        return (self.en if language == "en" else None) or self.fr

"""One way of asking for a service: where, for how much, how long, with which papers.

What the State has not published is absent here, and the sheet then says « non publié »: never a guess.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AnyHttpUrl, Field, model_validator
from pydantic_core import PydanticCustomError

from guichet.commons.catalogue.definition.base import Expression, Part, PartialDate, Text


class Way(StrEnum):
    ONLINE = "online"
    CENTRE = "centre"
    DESK = "desk"
    UNSPECIFIED = "unspecified"


class Fee(Part):
    """One line of a dated tariff, in whole CFA francs (XOF has no subdivision).

    `since` is the year, month or day from which the source gives the amount: often only a year is known.
    """

    amount: Annotated[int, Field(ge=0, le=100_000_000)]
    label: Text | None = None
    when: Expression | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    source: str | None = None
    checked_on: PartialDate | None = None
    demonstration: bool = False


class DelayNature(StrEnum):
    """What a delay is worth: only a promise can be broken."""

    PROMISE = "promise"
    ANNOUNCED = "announced"
    TARGET = "target"
    OBSERVED = "observed"


class DelayUnit(StrEnum):
    SECONDS = "seconds"
    MINUTES = "minutes"
    HOURS = "hours"
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class _Delay(Part):
    note: Text | None = None
    demonstration: bool = False


class InstantDelay(_Delay):
    kind: Literal["instant"]


class DurationDelay(_Delay):
    """A length of time; without numbers, the note carries the source's vague words."""

    kind: Literal["duration"]
    at_least: Annotated[int, Field(ge=0)] | None = None
    at_most: Annotated[int, Field(ge=1)] | None = None
    unit: DelayUnit
    counted_from: Text | None = None
    nature: DelayNature = DelayNature.ANNOUNCED

    @model_validator(mode="after")
    def _ordered(self) -> "DurationDelay":
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise PydanticCustomError("delay-disordered", "at_least is longer than at_most")
        if self.at_most is None and self.note is None:
            raise PydanticCustomError("delay-without-length", "a delay without at_most needs a note")
        if self.at_most is None and self.nature is DelayNature.PROMISE:
            raise PydanticCustomError("promise-without-length", "a date must follow from a promise")
        return self


class EventDelay(_Delay):
    """Delivered when something happens, not after a length of time."""

    kind: Literal["event"]
    text: Text


Delay = Annotated[InstantDelay | DurationDelay | EventDelay, Field(discriminator="kind")]


class PaperKind(StrEnum):
    PAPER = "paper"
    INFORMATION = "information"
    CONDITION = "condition"


class Paper(Part):
    """Something to bring, to know, or to be; `when` narrows it for a form, `concerns` says it in words."""

    text: Text
    kind: PaperKind = PaperKind.PAPER
    concerns: Text | None = None
    when: Expression | None = None


class Platform(Part):
    """Another platform that runs the service."""

    name: str
    url: AnyHttpUrl | None = None


class Offer(Part):
    """A block of a service file. `None` means not published; an empty list means none is asked."""

    way: Way
    fees: tuple[Fee, ...] | None = None
    delay: Delay | None = None
    papers: tuple[Paper, ...] | None = None
    platform: Platform | None = None
    where: Text | None = None
    steps: tuple[Text, ...] = ()

"""The way of a case inside the State: who does what, in which order, and where each step leads."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field as Limits

from guichet.commons.catalogue.definition.base import Code, Expression, Part, Text
from guichet.commons.catalogue.definition.motives import MOST_DAYS, PauseMotive
from guichet.commons.catalogue.definition.questions import AskedQuestion
from guichet.commons.registers.fields import Field


class StepKind(StrEnum):
    CHECK = "check"
    REGISTER_SEARCH = "register_search"
    OPINION = "opinion"
    DECISION = "decision"
    ISSUE = "issue"


class Role(StrEnum):
    """As whom a step is done; roles are held at a unit."""

    OFFICER = "officer"
    EXPERT = "expert"
    SUPERVISOR = "supervisor"
    SIGNATORY = "signatory"


class ClockUnit(StrEnum):
    """Units from which a date follows by the calendar of Benin."""

    HOURS = "hours"
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"


class Term(Part):
    """A length of time from which one date follows."""

    at_most: Annotated[int, Limits(ge=1, le=1000)]
    unit: ClockUnit


class Unit(Part):
    """An office with its own queue. `above` answers where one officer alone could not be two pairs of eyes."""

    code: Code
    title: Text
    authority: Code | None = None
    above: Code | None = None


class Silence(StrEnum):
    """What a body's silence is worth once its delay is over."""

    FAVOURABLE = "favourable"
    UNFAVOURABLE = "unfavourable"
    ESCALATED = "escalated"


class Opinion(Part):
    """A body that gives its opinion, asked at the same time as the others of the step."""

    body: Code
    title: Text
    delay: Term
    binding: bool = False
    silence: Silence = Silence.ESCALATED


class Result(Part):
    """How a step may end, and where the case goes then: another step, or an outcome of the procedure."""

    code: Code
    title: Text
    to: Code
    reasons_required: bool = False


class Step(Part):
    """One stage of treatment, done by one role of one unit.

    Blind unless `identity_needed`: the officer then sees no name, phone or commune. `findings` is what the officer
    writes down, in the same kinds of question as the form. `base_register` names a base register that the step relies
    on; `register_query` is what it is asked, each field an expression over the answers. When it is down, the unit does
    the step by itself.
    """

    code: Code
    title: Text
    kind: StepKind
    unit: Code
    role: Role = Role.OFFICER
    identity_needed: bool = False
    identity_reason: Text | None = None
    four_eyes_with: Code | None = None
    delay: Term
    base_register: Code | None = None
    register_query: dict[Field, Expression] = {}
    findings: tuple[AskedQuestion, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    pauses: tuple[PauseMotive, ...] = ()
    pause_days: dict[PauseMotive, Annotated[int, Limits(ge=1, le=365)]] = {}
    results: Annotated[tuple[Result, ...], Limits(min_length=1)]

    def longest_pause(self, motive: PauseMotive) -> int:
        """In calendar days: the step's own, else that of the published list."""
        return self.pause_days.get(motive, MOST_DAYS[motive])


class Priority(Part):
    """A published reason to pass before the others; the order of the list is the order of priority."""

    code: Code
    title: Text
    when: Expression


class Circuit(Part):
    """The first step of the list is where a complete and paid case begins."""

    units: Annotated[tuple[Unit, ...], Limits(min_length=1)]
    steps: Annotated[tuple[Step, ...], Limits(min_length=1)]
    priorities: tuple[Priority, ...] = ()

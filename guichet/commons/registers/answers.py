"""What a register answers: checked on arrival, and kept in the same shape. Nothing here ever raises at a person."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, StringConstraints

from guichet.commons.registers.fields import Field
from guichet.commons.registers.vocabulary import State, Why

MOST_RECORDS = 20
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$|^$")]
Query = Mapping[Field, str]


class Received(BaseModel):
    """A piece of a register's answer. What a register adds without being asked is left out, not kept."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Record(Received):
    """One person as a register has them. `entries` are what it holds beyond who they are: convictions, a grade."""

    number: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    npi: Line = ""
    ifu: Line = ""
    matricule: Line = ""
    family_name: Line = ""
    given_names: Line = ""
    birth_date: Day = ""
    birth_place: Line = ""
    sex: Literal["F", "M", ""] = ""
    father: Line = ""
    mother: Line = ""
    entries: tuple[Annotated[str, StringConstraints(max_length=500)], ...] = ()

    def value(self, field: Field) -> str:
        found = getattr(self, field.value)
        return str(found)

    @property
    def name(self) -> str:
        return f"{self.given_names} {self.family_name}".strip()


class Answer(Received):
    """The outcome of a question. `more` when the register holds more persons than it gave."""

    state: State
    records: tuple[Record, ...] = ()
    more: bool = False
    why: Why = Why.NONE

    @classmethod
    def of(cls, records: tuple[Record, ...], *, more: bool = False) -> Self:
        several = len(records) > 1 or more
        one = State.FOUND if records else State.NOT_FOUND
        return cls(state=State.SEVERAL if several else one, records=records[:MOST_RECORDS], more=more)

    @classmethod
    def without(cls, why: Why) -> Self:
        """No answer, and why: the register was not there, or would not."""
        refused = why in {Why.ACCESS, Why.QUESTION}
        return cls(state=State.REFUSED if refused else State.UNAVAILABLE, why=why)

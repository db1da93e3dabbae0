"""What a connector is: the way to one register. Each real one is a folder of `contrib/`."""

from dataclasses import dataclass
from typing import Protocol

from guichet.commons.registers.answers import Answer, Query
from guichet.commons.registers.vocabulary import Purpose


@dataclass(frozen=True, slots=True)
class Question:
    """`message` is its number among all; `about` is what caused it, `by` who asks: opaque references both."""

    message: str
    about: str
    by: str
    purpose: Purpose
    query: Query


class Connector(Protocol):
    @property
    def register(self) -> str:
        """The code of the register that it leads to."""
        ...

    def ask(self, question: Question) -> Answer:
        """Always an answer, within a dozen seconds: a register that is down is a state."""
        ...

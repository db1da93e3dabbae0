"""What a connector is: the way to one register. Each real one is a folder of `contrib/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from guichet.commons.registers.answers import Answer, Query
from guichet.commons.registers.vocabulary import Purpose

# How long each may wait, in seconds: somebody watches a page, or a worker does.
PATIENCE: Mapping[Purpose, float] = {Purpose.STEP: 10, Purpose.IDENTITY: 4, Purpose.PREFILL: 4}


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
        """Always an answer, within the patience of its purpose: a register that is down is a state."""
        ...

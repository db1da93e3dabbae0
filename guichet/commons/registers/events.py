"""What the journal holds of registers: who asked which one, why, and how it ended; never what was asked or answered."""

from dataclasses import dataclass

from guichet.foundation.journal.events import event


@event("registers.asked", subject="about")
@dataclass(frozen=True, slots=True)
class RegisterAsked:
    """`message` goes with the question to the register, whose own records then agree with ours."""

    about: str
    register: str
    message: str
    purpose: str
    digest: str


@event("registers.answered", subject="about")
@dataclass(frozen=True, slots=True)
class RegisterAnswered:
    """`why` when there was no answer; `count` is how many persons it gave."""

    about: str
    register: str
    message: str
    state: str
    why: str
    count: int

"""Taking a complaint, with the voice that may come with it: encrypted before the transaction, erased if refused."""

from dataclasses import dataclass
from typing import Protocol

from guichet.domains.reception import operations as reception
from guichet.domains.reception import proving, recordings
from guichet.domains.reception.recordings import MOST_BYTES, Recording
from guichet.domains.reception.vocabulary import About
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.refusal import Refused


class Sound(Protocol):
    """What came with a form."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True, repr=False)
class Heard:
    """What came with a form: `code` is that of the request `case`, when the person has it; `once` is the form's."""

    about: About
    case: str
    code: str
    told: str
    sound: Sound | None
    once: str


@dataclass(frozen=True, slots=True)
class Taken:
    """`joins` is the request that it will be attached to at the national node, if its code is right; often none."""

    reference: str
    joins: str


def take(heard: Heard, act: Act) -> Taken:
    """Raises the refusals of `take_complaint` and of `recordings.keep`."""
    is_about_a_request = heard.about is About.ELSEWHERE and bool(heard.case and heard.code)
    proof = proving.sealed(heard.code, case=heard.case, once=heard.once) if is_about_a_request else b""
    intake = keys.current(Kind.INTAKE) if heard.sound else None
    spoken = recordings.keep(heard.sound.read(MOST_BYTES + 1), recipient=intake) if heard.sound and intake else None
    said = reception.Said(heard.about, heard.case, heard.told, spoken, proof, heard.once)
    try:
        row = reception.take_complaint(said=said, act=act)
    except Refused:
        _erase(spoken)
        raise
    if spoken is not None and row.sound != spoken.place:
        _erase(spoken)
    return Taken(row.reference, row.case if row.proof else "")


def _erase(spoken: Recording | None) -> None:
    """Of what was refused, or had been sent before."""
    if spoken is not None:
        recordings.erase(spoken)

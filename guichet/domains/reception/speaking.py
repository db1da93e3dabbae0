"""Taking a complaint, with the voice that may come with it: encrypted before the transaction, erased if refused."""

from typing import Protocol

from guichet.domains.reception import operations as reception
from guichet.domains.reception import recordings
from guichet.domains.reception.recordings import MOST_BYTES
from guichet.domains.reception.vocabulary import About
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.refusal import Refused


class Sound(Protocol):
    """What came with a form."""

    def read(self, size: int, /) -> bytes: ...


def take(*, about: About, case: str, told: str, sound: Sound | None, act: Act) -> str:
    """The reference of the complaint. Raises the refusals of `take_complaint` and of `recordings.keep`."""
    spoken = recordings.keep(sound.read(MOST_BYTES + 1), recipient=keys.current(Kind.INTAKE)) if sound else None
    try:
        return reception.take_complaint(about=about, case=case, told=told, spoken=spoken, act=act).reference
    except Refused:
        if spoken is not None:
            recordings.erase(spoken)
        raise

"""A complaint that was spoken: encrypted on the disk under a key of its own, which is sealed to the State's.

The centre that took it cannot hear it again, and whoever carries it cannot hear it at all.
"""

import json
from dataclasses import dataclass

from django.utils.translation import gettext as _

from guichet.commons.intake.uploads import store
from guichet.commons.listening import formats
from guichet.foundation.keys import client as keys
from guichet.foundation.keys import envelope
from guichet.foundation.keys.public import PublicKey
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.refusal import Refused

MOST_SECONDS = 180
MOST_BYTES = 2_000_000


class RecordingRefused(Refused):
    """What came is no recording, or too long a one; nothing else is lost."""


@dataclass(frozen=True, slots=True)
class Recording:
    """Where the encrypted sound lies, under its digest, and its key under seal."""

    place: str
    sealed: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Heard:
    """The sound itself, and the keeper's records of how it was opened; `media` is None when it is no recording."""

    media: str | None
    content: bytes
    records: tuple[UseRecord, ...]


def keep(content: bytes, *, recipient: PublicKey) -> Recording:
    """On the disk when this returns. Raises RecordingRefused, and FileRefused when the disk is full."""
    media = _media(content)
    kept = store.keep(content)
    clear = json.dumps({"key": kept["key"], "media": media}).encode()
    return Recording(kept["place"], envelope.seal(clear, recipient=recipient, bound_to=bound_to(kept["place"])))


def erase(recording: Recording) -> None:
    """Of one that was not taken."""
    store.erase([recording.place])


def is_here(place: str) -> bool:
    return store.is_here(place)


def opened(recording: Recording, *, listener: str) -> Heard:
    """At the national node, where the sound is judged again by what it is, whatever the centre said of it.

    Raises the refusals of the keeper, FileNotFoundError while the sound is on its way.
    """
    about = bound_to(recording.place)
    received = keys.receive(recording.sealed, bound_to=about, case=recording.place)
    found = keys.open(
        received.ciphertext, case_key_id=received.case_key_id, bound_to=about, reader=listener, reason="complaint"
    )
    told = json.loads(found.plaintext)
    content = store.read(place=recording.place, key=told["key"])
    return Heard(_kind(content), content, (received.record, found.record))


def bound_to(place: str) -> bytes:
    """The key of one recording opens as that of no other."""
    return f"guichet complaint 1\n{place}".encode()


def _media(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise RecordingRefused(_("L’enregistrement est trop long : trois minutes au plus. Dites l’essentiel."))
    media = _kind(content)
    if media is None:
        raise RecordingRefused(_("Ce fichier n’est pas un enregistrement. Enregistrez ici, ou écrivez la plainte."))
    return media


def _kind(content: bytes) -> str | None:
    """Of no recording, and of one that is too long, None."""
    return formats.media_type(content[: formats.HEAD]) if len(content) <= MOST_BYTES else None

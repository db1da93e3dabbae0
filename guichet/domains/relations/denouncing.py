"""Denouncing without a name, and coming back with the code. What was written is not shown again, even with the code."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.conf import settings

from guichet.domains.relations import codes, sealing
from guichet.domains.relations import operations as relations
from guichet.domains.relations.models import Denunciation, Parcel
from guichet.domains.relations.refusals import NothingTold, UnknownCode
from guichet.domains.relations.sealing import Told
from guichet.domains.relations.vocabulary import Author
from guichet.foundation.identity.viewer import NOBODY
from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId, Surface
from guichet.foundation.places.calendar import BENIN


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Followed:
    """What whoever holds the code reads: when it was written, and what was answered."""

    reported_on: date
    answers: tuple[Answer, ...]


def nobody(at: datetime, surface: Surface, place: PlaceId | None = None) -> Act:
    """The act of someone whom we do not ask for: never that of a session, and of a day, never of an hour."""
    day = datetime.combine(at.astimezone(BENIN).date(), time(12), BENIN)
    return Act(actor=Actor(ActorKind.ANONYMOUS, NOBODY), at=day, place=place, surface=surface)


def denounce(told: Told, act: Act, once: str) -> str:
    """The return code, told once; the same again when the form drawn with `once` is sent again.

    Raises NothingTold, KeeperUnavailable before the first key.
    """
    if not told.told.strip():
        raise NothingTold
    code = codes.code_of(once)
    if settings.NODE == "centre":
        relations.carry(parcel=sealing.packed(told, code, once), act=act)
        return code
    line = sealing.seal(told, once)
    relations.report(imprint=codes.imprint_of(code), authority=told.authority, line=line, act=act)
    return code


def open_parcel(identifier: str, _act: Act) -> None:
    """What a worker does with what a centre carried. Safe to run twice, and to be killed at any line.

    Kept as nobody's act on the day when it was written, and as if on the portal: which door they came through would
    tell something of who they are. Raises the refusals of the keeper.
    """
    parcel = Parcel.objects.filter(identifier=identifier).first()
    if parcel is None:
        return
    found = sealing.unpacked(parcel)
    written = datetime.combine(parcel.reported_on, time(12), BENIN)
    relations.report_carried(
        imprint=codes.imprint_of(found.code),
        authority=found.told.authority,
        line=sealing.sealed_again(found.told, found.line),
        records=found.records,
        act=nobody(written, Surface.PORTAL),
    )


def follow(code: str, act: Act) -> Followed:
    """Raises UnknownCode and the refusals of the keeper."""
    found = _found(code)
    lines = found.lines.filter(author=Author.INSPECTOR).order_by("pk")
    read = [(line.written_on, sealing.opened(line, reader=NOBODY)) for line in lines]
    records = [record for _on, each in read for record in each.records]
    relations.note_answers_read(reference=found.reference, records=records, act=act)
    return Followed(found.reported_on, tuple(Answer(on, each.told.told) for on, each in read))


def complete(code: str, text: str, act: Act, once: str) -> None:
    """Once for each form. Raises UnknownCode, NothingTold."""
    found = _found(code)
    if not text.strip():
        raise NothingTold
    relations.add(reference=found.reference, line=sealing.seal(Told(text), once), act=act)


def _found(code: str) -> Denunciation:
    found = Denunciation.objects.filter(imprint=codes.imprint_of(code)).first()
    if found is None:
        raise UnknownCode
    return found

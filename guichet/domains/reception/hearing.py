"""Complaints at the national node: who reads and hears which, always written down.

One about a centre is never that centre's to treat. One that joined a request is heard by the office that answers, too.
"""

from dataclasses import dataclass
from datetime import datetime

from guichet.domains.casework import queries as casework
from guichet.domains.casework.desk import Heard
from guichet.domains.reception import operations as reception
from guichet.domains.reception import policies, recordings
from guichet.domains.reception.models import Complaint, ComplaintQuerySet
from guichet.domains.reception.recordings import Recording
from guichet.domains.reception.refusals import NoComplaint, NoSound, NotArrived
from guichet.domains.reception.vocabulary import About, Became
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.listed import Listed, listed


@dataclass(frozen=True, slots=True)
class ComplaintFacts:
    """`case` is the reference that the person gave, if any; `is_here` whether its recording has arrived.

    `became` is None for what came without a proof, or was not looked at yet.
    """

    reference: str
    place: PlaceId
    about: About
    case: str
    told: str
    taken_at: datetime
    became: Became | None
    is_spoken: bool
    is_here: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """`reference` is the number that the words of the complaint give; `is_here` whether the recording has arrived."""

    reference: str
    is_here: bool


def complaints(viewer: Viewer, *, page: int = 1) -> Listed[ComplaintFacts]:
    """Those that the viewer treats, the latest first."""
    return listed(_treated(viewer).order_by("-taken_at", "-pk"), page).of(_facts)


def untreated(viewer: Viewer) -> int:
    """How many of those are joined to no request yet."""
    return _treated(viewer).exclude(follow_up__became=Became.ATTACHED).count()


def complaint(viewer: Viewer, reference: str, act: Act) -> ComplaintFacts:
    """With its words, once it is written that they are read. Raises NoComplaint."""
    row = _row(viewer, reference)
    reception.note_read(complaint=reference, act=act)
    return _facts(row)


def hear(viewer: Viewer, reference: str, act: Act) -> tuple[str, bytes]:
    """The kind of sound, and the sound; who listened stays in the journal.

    Raises NoComplaint, NotArrived, NoSound, and the refusals of the keeper.
    """
    row = _row(viewer, reference)
    if not row.sound:
        raise NoComplaint
    heard = _opened(row, viewer)
    reception.note_heard(complaint=reference, records=heard.records, act=act)
    return _sound(heard)


def voices(answered: Heard) -> tuple[Voice, ...]:
    """What was spoken of the complaint that an office is about to answer, the oldest first."""
    found = Complaint.objects.spoken().joined_to(answered.reference, since=answered.opened_at)
    return tuple(Voice(row.reference, recordings.is_here(row.sound)) for row in found.order_by("taken_at", "pk"))


def hear_to_answer(supervisor: Viewer, reference: str, act: Act) -> tuple[str, bytes]:
    """As `hear`, for whoever is to answer now the complaint that it joined: who reads its words, and nobody else.

    Raises NoComplaint, NotArrived, NoSound, NothingToAnswer, and the refusals of the keeper.
    """
    row = _spoken_to(supervisor, reference)
    heard = _opened(row, supervisor)
    reception.note_heard_to_answer(complaint=reference, supervisor=supervisor, records=heard.records, act=act)
    return _sound(heard)


def _spoken_to(supervisor: Viewer, reference: str) -> Complaint:
    answered = casework.next_complaint(supervisor)
    if answered is None:
        raise NoComplaint
    found = Complaint.objects.spoken().joined_to(answered.case.reference, since=answered.opened_at)
    row = found.filter(reference=reference).first()
    if row is None:
        raise NoComplaint
    return row


def _opened(row: Complaint, listener: Viewer) -> recordings.Heard:
    if not recordings.is_here(row.sound):
        raise NotArrived
    return recordings.opened(Recording(row.sound, bytes(row.sealed)), listener=listener.reference)


def _sound(heard: recordings.Heard) -> tuple[str, bytes]:
    if heard.media is None:
        raise NoSound
    return heard.media, heard.content


def _treated(viewer: Viewer) -> ComplaintQuerySet:
    every = Complaint.objects.select_related("follow_up")
    if policies.treats_every_complaint(viewer):
        return every
    return every.taken_by(policies.treats_complaints_of(viewer))


def _row(viewer: Viewer, reference: str) -> Complaint:
    row = _treated(viewer).filter(reference=reference).first()
    if row is None:
        raise NoComplaint
    return row


def _became(row: Complaint) -> Became | None:
    return Became(row.follow_up.became) if hasattr(row, "follow_up") else None


def _facts(row: Complaint) -> ComplaintFacts:
    return ComplaintFacts(
        reference=row.reference,
        place=PlaceId(row.place),
        about=About(row.about),
        case=row.case,
        told=row.told,
        taken_at=row.taken_at,
        became=_became(row),
        is_spoken=bool(row.sound),
        is_here=bool(row.sound) and recordings.is_here(row.sound),
    )

"""The desk of relations with users: what waits, the one in hand, and what becomes of it."""

from dataclasses import dataclass
from datetime import datetime

from guichet.commons.catalogue import queries as catalogue
from guichet.domains.relations import operations as relations
from guichet.domains.relations import policies, routing, wording
from guichet.domains.relations.concerning import Exchanged
from guichet.domains.relations.models import Concern
from guichet.domains.relations.refusals import NoConcern, NothingSaid
from guichet.domains.relations.vocabulary import ConcernKind, ScoreSource, Side
from guichet.domains.relations.wording import Words
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import Act

LAST = 10


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the viewer's desk has: how many wait, how many of these are late, and the one in hand if any."""

    count: int
    late: int
    in_hand: str


@dataclass(frozen=True, slots=True, repr=False)
class InHand:
    """All that whoever answers reads."""

    reference: str
    kind: ConcernKind
    channel: str
    theme: str
    service: str
    case: str
    about: str
    to: str
    opened_at: datetime
    due_at: datetime
    is_late: bool
    lines: tuple[Exchanged, ...]


def waiting(viewer: Viewer, at: datetime) -> Waiting:
    found = Concern.objects.to_answer_by(
        viewer.reference,
        authorities=policies.authorities_answered_for(viewer),
        barred=policies.authorities_worked_at(viewer),
    )
    held = Concern.objects.in_hand(viewer.reference, at).oldest_first().first()
    return Waiting(found.count(), found.filter(due_at__lte=at).count(), held.reference if held else "")


@dataclass(frozen=True, slots=True)
class Answered:
    """What may become a published answer."""

    reference: str
    theme: str
    service: str
    answered_at: datetime


def answered_by(viewer: Viewer) -> tuple[Answered, ...]:
    """The last ten that the viewer answered, the latest first; nothing of what was said."""
    rows = Concern.objects.filter(answered_by=viewer.reference, answered_at__isnull=False)
    return tuple(map(_answered, rows.order_by("-answered_at", "-pk")[:LAST]))


def one_answered(viewer: Viewer, reference: str) -> Answered:
    """Raises NoConcern, also for one that another answered."""
    row = Concern.objects.filter(answered_by=viewer.reference, answered_at__isnull=False, reference=reference).first()
    if row is None:
        raise NoConcern
    return _answered(row)


def read(viewer: Viewer, reference: str, act: Act) -> InHand:
    """Raises NoConcern, also for one in nobody's or another's hands, and the refusals of the keeper."""
    row = _in_hand(viewer, reference, act.at)
    opened = [(remark, wording.opened(remark, reader=viewer.reference)) for remark in row.remarks.order_by("at", "pk")]
    records = [record for _remark, each in opened for record in each.records]
    relations.note_opened(reference=reference, staff=viewer, records=records, act=act)
    return InHand(
        reference=row.reference,
        kind=ConcernKind(row.kind),
        channel=row.channel,
        theme=row.theme,
        service=row.service,
        case=row.case,
        about=row.about,
        to=row.to,
        opened_at=row.opened_at,
        due_at=row.due_at,
        is_late=row.is_late,
        lines=tuple(Exchanged(Side(remark.side), remark.at, each.words) for remark, each in opened),
    )


def answer(viewer: Viewer, reference: str, text: str, once: str, act: Act) -> None:
    """Raises NoConcern, NothingSaid, NotInHand."""
    _in_hand(viewer, reference, act.at)
    if not text.strip():
        raise NothingSaid
    relations.answer_concern(reference=reference, staff=viewer, words=wording.seal(Words(text), once), act=act)


def transfer(viewer: Viewer, reference: str, to: str, motive: str, act: Act) -> None:
    """Raises NoConcern, NotInHand, NoMotive, NotToThem."""
    row, now = _in_hand(viewer, reference, act.at), catalogue.current()
    barred = [code for code in routing.named(now) if routing.is_within(now, code, row.about)]
    relations.transfer(reference=reference, staff=viewer, to=to, barred=barred, motive=motive, act=act)


def score_for(viewer: Viewer, reference: str, delay: int, result: int, act: Act) -> None:
    """What the person said aloud, entered for them, and shown apart. Never by whoever answered.

    Raises NoConcern, NotAnswered, AlreadyScored, NotAScore.
    """
    row = Concern.objects.filter(reference=reference).exclude(answered_by=viewer.reference).first()
    if row is None or not policies.may_take_down(viewer):
        raise NoConcern
    relations.score(reference=reference, delay=delay, result=result, source=ScoreSource.STAFF, act=act)


def _answered(row: Concern) -> Answered:
    if row.answered_at is None:
        raise LookupError("one that was answered has the moment when it was")
    return Answered(row.reference, row.theme, row.service, row.answered_at)


def escalate(act: Act) -> None:
    """Reads where each goes outside the transaction that raises them."""
    now = catalogue.current()
    while late := _late(act.at):
        relations.escalate_concerns(
            above={row.reference: routing.above(now, row.to, row.about) for row in late}, act=act
        )


def _late(at: datetime) -> list[Concern]:
    found = Concern.objects.open().filter(due_at__lte=at, escalated_at=None)
    return list(found.order_by("due_at", "pk")[:200])


def _in_hand(viewer: Viewer, reference: str, at: datetime) -> Concern:
    row = Concern.objects.in_hand(viewer.reference, at).filter(reference=reference).first()
    if row is None:
        raise NoConcern
    return row

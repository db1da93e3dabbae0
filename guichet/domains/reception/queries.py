"""Every question that others may ask about a centre's day. What is shown names nobody."""

from dataclasses import dataclass
from datetime import date, datetime

from guichet.domains.reception import readbacks
from guichet.domains.reception.models import CaseStatus, Complaint, Day, Incident, Readback, Satisfaction, Ticket, Visit
from guichet.domains.reception.vocabulary import Check, Hand, IncidentKind, Purpose, Sex, Source, TicketState
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.places.calendar import BENIN

SHOWN = 50
ON_SCREEN = 5


@dataclass(frozen=True, slots=True)
class TicketFacts:
    """`spoken` is what is printed, called and shown: A 012."""

    reference: str
    visit: str
    spoken: str
    purpose: Purpose
    sex: Sex
    state: TicketState
    calls: int
    drawn_at: datetime
    called_at: datetime | None
    may_come_back: bool


@dataclass(frozen=True, slots=True)
class DayFacts:
    """`missing` are the points of the checklist that were not in order."""

    on: date
    opened_at: datetime
    missing: tuple[Check, ...]
    remark: str
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Declared:
    """`by` is opaque: the focal point who opened."""

    place: PlaceId
    on: date
    by: str


@dataclass(frozen=True, slots=True)
class Counts:
    """A day in figures; what visitors pressed is apart from what staff entered."""

    visits: int
    waiting: int
    satisfied: int
    unsatisfied: int
    entered_satisfied: int
    entered_unsatisfied: int
    complaints: int


@dataclass(frozen=True, slots=True)
class Status:
    """What the national node said of a request, and when it said it."""

    reference: str
    state: str
    words_fr: str
    words_en: str
    at: datetime
    promised_at: datetime | None
    place_in_line: int | None


@dataclass(frozen=True, slots=True)
class Reported:
    """What a focal point said is wrong in their centre."""

    reference: str
    place: str
    kind: IncidentKind
    told: str


@dataclass(frozen=True, slots=True)
class ReadbackFacts:
    """`hand` is None until the person has answered."""

    draft: str
    mandate: str
    hand: Hand | None


@dataclass(frozen=True, slots=True)
class Called:
    """What the screen of the waiting room shows, and the node says aloud."""

    spoken: str
    calls: int
    called_at: datetime


def ticket(place: PlaceId, reference: str, *, at: datetime) -> TicketFacts | None:
    """One of today's of this centre."""
    row = Ticket.objects.of_day(place, _day(at)).select_related("visit").filter(reference=reference).first()
    return None if row is None else _facts(row, at)


def tickets(place: PlaceId, *, at: datetime) -> tuple[TicketFacts, ...]:
    """Of today, of people who have not left: those who wait, are called, are received, and missed their calls."""
    rows = Ticket.objects.of_day(place, _day(at)).exclude(state=TicketState.DONE).select_related("visit").in_order()
    return tuple(_facts(row, at) for row in rows[:SHOWN])


def called_now(place: PlaceId, *, at: datetime) -> tuple[Called, ...]:
    """The tickets being called, the last call first."""
    rows = Ticket.objects.of_day(place, _day(at)).filter(state=TicketState.CALLED).order_by("-called_at", "-pk")
    return tuple(Called(row.spoken, row.calls, row.called_at) for row in rows[:ON_SCREEN] if row.called_at)


def today(place: PlaceId, *, at: datetime) -> DayFacts | None:
    """As it was declared; None while nobody declared the centre open."""
    row = Day.objects.filter(place=place, on=_day(at)).first()
    if row is None:
        return None
    return DayFacts(row.on, row.opened_at, tuple(Check(code) for code in row.missing), row.remark, row.closed_at)


def days_declared(first: date, last: date) -> tuple[Declared, ...]:
    """Every day on which a centre was declared open, from `first` to `last`: by place, then day."""
    rows = Day.objects.filter(on__range=(first, last)).order_by("place", "on")
    return tuple(Declared(PlaceId(row.place), row.on, row.opened_by) for row in rows)


def counts(place: PlaceId, *, at: datetime) -> Counts:
    day = _day(at)
    begins = datetime(day.year, day.month, day.day, tzinfo=BENIN)
    said = Satisfaction.objects.filter(place=place, said_at__gte=begins).values_list("source", "satisfied")
    told = [*said]
    return Counts(
        visits=Visit.objects.here(place).filter(opened_at__gte=begins).count(),
        waiting=Ticket.objects.of_day(place, day).waiting().count(),
        satisfied=told.count((Source.VISITOR, True)),
        unsatisfied=told.count((Source.VISITOR, False)),
        entered_satisfied=told.count((Source.STAFF, True)),
        entered_unsatisfied=told.count((Source.STAFF, False)),
        complaints=Complaint.objects.filter(place=place, taken_at__gte=begins).count(),
    )


def status(reference: str) -> Status | None:
    """Whoever has the reference may know it: it tells where a request is, and nothing of what it says."""
    row = CaseStatus.objects.filter(reference=reference).first()
    return None if row is None else _status(row)


def to_tell() -> tuple[Status, ...]:
    """News for people whom no message reaches, and who were not told yet, the oldest first."""
    rows = CaseStatus.objects.filter(reached=False, told_at=None).order_by("at", "pk")
    return tuple(_status(row) for row in rows[:SHOWN])


def _status(row: CaseStatus) -> Status:
    return Status(row.reference, row.state, row.words_fr, row.words_en, row.at, row.promised_at, row.place_in_line)


def _facts(row: Ticket, at: datetime) -> TicketFacts:
    return TicketFacts(
        reference=row.reference,
        visit=row.visit.reference,
        spoken=row.spoken,
        purpose=Purpose(row.visit.purpose),
        sex=Sex(row.visit.sex),
        state=TicketState(row.state),
        calls=row.calls,
        drawn_at=row.drawn_at,
        called_at=row.called_at,
        may_come_back=row.may_come_back(at),
    )


def _day(at: datetime) -> date:
    return at.astimezone(BENIN).date()


def readback(code: str, *, at: datetime) -> ReadbackFacts | None:
    """What a code opens: for whoever has it, on the screen before the person, for a quarter of an hour."""
    row = Readback.objects.filter(digest=readbacks.digest(code), begun_at__gt=at - readbacks.LASTS).first()
    return None if row is None else ReadbackFacts(row.draft, row.mandate, Hand(row.hand) if row.hand else None)


def reported_since(at: datetime) -> tuple[Reported, ...]:
    """What centres reported from that moment on, in order."""
    rows = Incident.objects.filter(reported_at__gte=at).order_by("reported_at", "pk")
    return tuple(Reported(row.reference, row.place, IncidentKind(row.kind), row.told) for row in rows)

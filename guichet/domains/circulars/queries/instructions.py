"""What a place has to do, and what who gave it sees of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Case, Count, Q, QuerySet, When

from guichet.domains.circulars import around, policies
from guichet.domains.circulars.models import Duty, Extension, Instruction
from guichet.domains.circulars.queries.circulars import Numbered
from guichet.domains.circulars.refusals import NoInstruction
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.listed import Listed, listed
from guichet.foundation.places.calendar import BENIN, ONE_DAY

MOST = 200


@dataclass(frozen=True, slots=True)
class ExtensionFacts:
    """`granted` is None until somebody answered."""

    reference: str
    until_on: date
    reason: str
    asked_at: datetime
    granted: bool | None
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class DutyFacts:
    """What one place has of an instruction; `replaced_by` names what took the instruction's place."""

    reference: str
    instruction: str
    number: str
    title: str
    text: str
    office: str
    place: str
    place_name: str
    remark: str
    due_on: date
    given_at: datetime
    done_at: datetime | None
    words: str
    is_late: bool
    replaced_by: str
    extensions: tuple[ExtensionFacts, ...]

    @property
    def is_open(self) -> bool:
        return self.done_at is None and not self.replaced_by

    @property
    def asked(self) -> ExtensionFacts | None:
        """The request for time that waits for an answer."""
        return next((each for each in self.extensions if each.granted is None), None)


@dataclass(frozen=True, slots=True)
class GivenLine:
    """An instruction in the list of who gave it: of how many places, how many are done, and late."""

    reference: str
    number: str
    title: str
    office: str
    due_on: date
    places: int
    done: int
    late: int
    asked: int
    replaced_by: str


@dataclass(frozen=True, slots=True)
class GivenFacts:
    line: GivenLine
    text: str
    given_at: datetime
    replaces: Numbered | None
    duties: tuple[DutyFacts, ...]


@dataclass(frozen=True, slots=True)
class Overdue:
    place: str
    instruction: str
    number: str
    title: str
    since: datetime


def duties(viewer: Viewer, at: datetime, *, page: int = 1) -> Listed[DutyFacts]:
    """What the viewer's places have to do: the open ones first, by their day, then what is done or replaced."""
    rows = _whole(Duty.objects.filter(place__in=policies.places_of(viewer)))
    is_closed = Q(done_at__isnull=False) | Q(instruction__successor__isnull=False)
    ordered = rows.annotate(closed=Case(When(is_closed, then=1), default=0))
    names = around.known().names
    return listed(ordered.order_by("closed", "due_on", "pk"), page).of(lambda row: _facts(row, names, at))


def open_duties(viewer: Viewer) -> int:
    return Duty.objects.open().filter(place__in=policies.places_of(viewer)).count()


def duty(viewer: Viewer, reference: str, at: datetime) -> DutyFacts:
    """One of the viewer's places. Raises NoInstruction."""
    row = _whole(Duty.objects.filter(reference=reference, place__in=policies.places_of(viewer))).first()
    if row is None:
        raise NoInstruction
    return _facts(row, around.known().names, at)


def duty_of(viewer: Viewer, extension: str, at: datetime) -> DutyFacts:
    """The duty that a request for time is about, for whoever answers it. Raises NoInstruction."""
    found = Extension.objects.filter(reference=extension).select_related("duty__instruction", "duty__above").first()
    if found is None or not policies.gave(
        viewer, office=found.duty.instruction.office, passed_by=_passed_by(found.duty)
    ):
        raise NoInstruction
    return _facts(_whole(Duty.objects.filter(pk=found.duty_id)).get(), around.known().names, at)


def given(viewer: Viewer, at: datetime, *, page: int = 1) -> Listed[GivenLine]:
    """What the viewer's offices gave, and departments for the ministry: the latest first."""
    rows = Instruction.objects.all() if policies.is_national(viewer) else _of_offices(viewer)
    return listed(_counted(rows, at).order_by("-given_at", "-pk"), page).of(_given_line)


def given_by(viewer: Viewer, reference: str, at: datetime) -> GivenFacts:
    """An instruction down to its last place, for who gave it or may pass it on. Raises NoInstruction.

    A department sees its own centres alone, and none before it passes it on.
    """
    row = _counted(Instruction.objects.filter(reference=reference), at).select_related("replaces").first()
    seen = () if row is None else _seen(viewer, row, at)
    if row is None or not (seen or policies.may_follow(viewer, row.office) or _may_pass_down(viewer, row)):
        raise NoInstruction
    replaces = Numbered(row.replaces.reference, row.replaces.number) if row.replaces else None
    return GivenFacts(_given_line(row), row.text, row.given_at, replaces, seen)


def replaceable_instructions(viewer: Viewer, office: str) -> tuple[Numbered, ...]:
    """What the office gave and nothing has replaced yet, the latest first, 200 at most."""
    if not policies.may_sign(viewer, office):
        return ()
    rows = Instruction.objects.filter(office=office, successor=None).order_by("-given_at", "-pk")[:MOST]
    return tuple(Numbered(row.reference, f"{row.number}, {row.title}") for row in rows)


def to_answer(viewer: Viewer, at: datetime) -> tuple[DutyFacts, ...]:
    """Duties of which somebody asks for more time and the viewer answers, the oldest request first, 200 at most."""
    waiting = Extension.objects.filter(answered_at=None, duty__instruction__successor=None)
    offices = Q(duty__above=None, duty__instruction__office__in=policies.offices_of(viewer))
    passed = Q(duty__above__place__in=policies.places_of(viewer))
    keys = waiting.filter(offices | passed).order_by("asked_at", "pk").values_list("duty", flat=True)[:MOST]
    rows = {row.pk: row for row in _whole(Duty.objects.filter(pk__in=list(keys)))}
    names = around.known().names
    return tuple(_facts(rows[key], names, at) for key in keys)


def overdue(centres: Iterable[str], at: datetime) -> tuple[Overdue, ...]:
    """What these centres should have answered, by their day."""
    rows = Duty.objects.overdue(_day(at)).filter(place__in=centres).select_related("instruction").in_order()
    return tuple(_late(row) for row in rows)


def _late(row: Duty) -> Overdue:
    asked = row.instruction
    return Overdue(row.place, asked.reference, asked.number, asked.title, _after(row.due_on))


def _seen(viewer: Viewer, row: Instruction, at: datetime) -> tuple[DutyFacts, ...]:
    rows = _whole(Duty.objects.filter(instruction=row))
    if not policies.may_follow(viewer, row.office):
        rows = rows.filter(above__place__in=policies.places_of(viewer))
    where = around.known()
    found = (_facts(each, where.names, at) for each in rows)
    return tuple(sorted(found, key=lambda each: (*where.above.get(each.place, ())[-1:], each.place_name)))


def _may_pass_down(viewer: Viewer, row: Instruction) -> bool:
    departments = filter(around.is_department, policies.places_of(viewer))
    return Duty.objects.filter(instruction=row, place__in=departments).exists()


def _of_offices(viewer: Viewer) -> "QuerySet[Instruction]":
    mine, places = policies.offices_of(viewer), policies.places_of(viewer)
    passed = Duty.objects.filter(above__place__in=places).values("instruction")
    return Instruction.objects.filter(Q(office__in=mine) | Q(pk__in=passed))


def _counted(rows: "QuerySet[Instruction]", at: datetime) -> "QuerySet[Instruction]":
    late = Q(duties__done_at=None, duties__due_on__lt=_day(at))
    waiting = Q(duties__extensions__answered_at=None, duties__extensions__isnull=False)
    return rows.select_related("successor").annotate(
        places=Count("duties", distinct=True),
        done=Count("duties", filter=Q(duties__done_at__isnull=False), distinct=True),
        late=Count("duties", filter=late, distinct=True),
        asked=Count("duties__extensions", filter=waiting, distinct=True),
    )


def _whole(rows: "QuerySet[Duty]") -> "QuerySet[Duty]":
    return rows.select_related("instruction__successor", "above").prefetch_related("extensions").order_by("pk")


def _facts(row: Duty, names: Mapping[str, str], at: datetime) -> DutyFacts:
    successor = getattr(row.instruction, "successor", None)
    asked = sorted(row.extensions.all(), key=lambda each: (each.asked_at, each.pk))
    return DutyFacts(
        reference=row.reference,
        instruction=row.instruction.reference,
        number=row.instruction.number,
        title=row.instruction.title,
        text=row.instruction.text,
        office=row.instruction.office,
        place=row.place,
        place_name=names.get(row.place, row.place),
        remark=row.remark,
        due_on=row.due_on,
        given_at=row.given_at,
        done_at=row.done_at,
        words=row.words,
        is_late=row.done_at is None and successor is None and row.due_on < _day(at),
        replaced_by=successor.number if successor else "",
        extensions=tuple(
            ExtensionFacts(
                each.reference,
                each.until_on,
                each.reason,
                each.asked_at,
                each.granted,
                each.answer,
                each.answered_at,
            )
            for each in asked
        ),
    )


def _given_line(row: Instruction) -> GivenLine:
    counts, successor = vars(row), getattr(row, "successor", None)
    return GivenLine(
        reference=row.reference,
        number=row.number,
        title=row.title,
        office=row.office,
        due_on=row.due_on,
        places=counts["places"],
        done=counts["done"],
        late=0 if successor else counts["late"],
        asked=counts["asked"],
        replaced_by=successor.number if successor else "",
    )


def _passed_by(row: Duty) -> str:
    return row.above.place if row.above else ""


def _after(day: date) -> datetime:
    """The first moment when it is late, in Benin."""
    return datetime.combine(day + ONE_DAY, time(0), BENIN)


def _day(at: datetime) -> date:
    return at.astimezone(BENIN).date()

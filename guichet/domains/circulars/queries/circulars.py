"""What a reader is told, and what an office sees of who has read."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from guichet.domains.circulars import around, policies
from guichet.domains.circulars.around import Around
from guichet.domains.circulars.models import Acknowledgement, Circular, Reminder
from guichet.domains.circulars.models.circulars import CircularQuerySet
from guichet.domains.circulars.refusals import NoCircular
from guichet.foundation.identity import centres as people
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.listed import Listed, listed
from guichet.foundation.places.calendar import BENIN


@dataclass(frozen=True, slots=True)
class Numbered:
    """Another circular, named: what it replaced, or what took its place."""

    reference: str
    number: str


@dataclass(frozen=True, slots=True)
class CircularLine:
    """In a list. `read_at` is the viewer's own word; `reminded_at` the last time that the office asked again;
    `is_addressed` says whether the viewer is among those who must read it."""

    reference: str
    number: str
    title: str
    office: str
    in_force_on: date
    is_in_force: bool
    is_addressed: bool
    read_at: datetime | None
    reminded_at: datetime | None
    replaced_by: str


@dataclass(frozen=True, slots=True)
class PaperFacts:
    position: int
    name: str
    kind: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class CircularFacts:
    """One, whole, as the viewer may see it; `follows` opens who has read, `signs` lets write in its office's name."""

    line: CircularLine
    text: str
    place: str
    kinds: tuple[str, ...]
    signed_at: datetime
    papers: tuple[PaperFacts, ...]
    replaces: Numbered | None
    replaced_by: Numbered | None
    follows: bool
    signs: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """For the office alone: who must read it, as what, and when they said that they had."""

    reference: str
    name: str
    kind: RoleKind
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class PlaceReaders:
    place: str
    name: str
    people: tuple[Reader, ...]

    @property
    def read(self) -> int:
        return sum(each.read_at is not None for each in self.people)

    @property
    def missing(self) -> tuple[Reader, ...]:
        return tuple(each for each in self.people if each.read_at is None)


@dataclass(frozen=True, slots=True)
class Readings:
    circular: CircularFacts
    places: tuple[PlaceReaders, ...]


def circulars(viewer: Viewer, at: datetime, *, page: int = 1) -> Listed[CircularLine]:
    """What the viewer is to read, and what their offices signed: the latest in force first."""
    mine = addressed_to(viewer)
    signed = Circular.objects.filter(office__in=_followed(viewer))
    rows = Circular.objects.filter(Q(pk__in=mine.values("pk")) | Q(pk__in=signed.values("pk")))
    part = listed(rows.select_related("successor").latest_first(), page)
    lines = _lines(part.items, viewer, at)
    return part.of(lambda row: lines[row.pk])


def circular(viewer: Viewer, reference: str, at: datetime) -> CircularFacts:
    """Raises NoCircular, for one that is not to the viewer too."""
    row = Circular.objects.select_related("successor", "replaces").filter(reference=reference).first()
    if row is None or not (_follows(viewer, row) or addressed_to(viewer).filter(pk=row.pk).exists()):
        raise NoCircular
    papers = tuple(
        PaperFacts(each.position, each.name, each.kind, each.digest, each.size)
        for each in row.papers.order_by("position")
    )
    successor = getattr(row, "successor", None)
    return CircularFacts(
        line=_lines((row,), viewer, at)[row.pk],
        text=row.text,
        place=row.place,
        kinds=row.kinds,
        signed_at=row.signed_at,
        papers=papers,
        replaces=_numbered(row.replaces),
        replaced_by=_numbered(successor),
        follows=_follows(viewer, row),
        signs=policies.may_sign(viewer, row.office),
    )


def paper(viewer: Viewer, reference: str, position: int, at: datetime) -> PaperFacts:
    """Raises NoCircular."""
    found = next((each for each in circular(viewer, reference, at).papers if each.position == position), None)
    if found is None:
        raise NoCircular
    return found


def unread(viewer: Viewer, at: datetime) -> int:
    """How many in force the viewer has still to read."""
    read = Acknowledgement.objects.filter(reader=viewer.reference).values("circular")
    return addressed_to(viewer).standing().filter(in_force_on__lte=_day(at)).exclude(pk__in=read).count()


def replaceable(viewer: Viewer, office: str) -> tuple[Numbered, ...]:
    """What the office signed and nothing has replaced yet, the latest first, 200 at most."""
    if not policies.may_sign(viewer, office):
        return ()
    rows = Circular.objects.standing().filter(office=office).latest_first()[:200]
    return tuple(Numbered(row.reference, f"{row.number}, {row.title}") for row in rows)


def readings(viewer: Viewer, reference: str, at: datetime) -> Readings:
    """Who has read and who has not, by place: for the office that signed. Raises NoCircular."""
    facts = circular(viewer, reference, at)
    if not facts.follows:
        raise NoCircular
    return Readings(facts, readers(Circular.objects.get(reference=reference), at))


def readers(row: Circular, at: datetime) -> tuple[PlaceReaders, ...]:
    """All who hold such a role today where it speaks, and those who read it and hold none any more, by place."""
    where = around.known()
    kinds = tuple(RoleKind(kind) for kind in row.kinds)
    read = dict(row.acknowledgements.values_list("reader", "read_at"))
    at_place: dict[str, list[Reader]] = defaultdict(list)
    for held in people.holders(kinds, at=at):
        if row.place in where.touching(held.place):
            at_place[held.place].append(Reader(held.reference, held.name, held.kind, read.get(held.reference)))
    found = (PlaceReaders(place, where.names.get(place, place), tuple(each)) for place, each in at_place.items())
    return tuple(sorted(found, key=lambda each: (each.name, each.place)))


def addressed_to(viewer: Viewer) -> CircularQuerySet:
    """What the viewer must read, replaced or not."""
    wanted = Q(pk__in=[])
    for kind, audiences in policies.addressed(viewer, around.known()):
        wanted |= Q(roles__contains=f",{kind},", place__in=audiences)
    return Circular.objects.filter(wanted)


def where_read(row: Circular, viewer: Viewer, here: str | None) -> str:
    """The centre where the reader stands, or the place of the role by which it is addressed to them."""
    if here:
        return here
    spoken = policies.addressed_places(viewer, row.kinds, row.place, around.known())
    return spoken[0] if spoken else ""


def _followed(viewer: Viewer) -> frozenset[str]:
    """Offices whose circulars the viewer follows: their own, and each of them for the ministry."""
    if policies.is_national(viewer):
        return frozenset({"", *_departments(around.known())})
    return policies.offices_of(viewer)


def _departments(where: Around) -> tuple[str, ...]:
    return tuple(code for code, above in where.above.items() if not above)


def _follows(viewer: Viewer, row: Circular) -> bool:
    return policies.may_follow(viewer, row.office)


@dataclass(frozen=True, slots=True)
class _Known:
    """Of a page of circulars: what the viewer must read, what they read, and when they were reminded."""

    mine: frozenset[int]
    read: Mapping[int, datetime]
    reminded: Mapping[int, datetime]


def _lines(rows: tuple[Circular, ...], viewer: Viewer, at: datetime) -> Mapping[int, CircularLine]:
    """In a fixed number of queries, however many rows."""
    keys = [row.pk for row in rows]
    own = Acknowledgement.objects.filter(circular__in=keys, reader=viewer.reference)
    reminded = Reminder.objects.filter(circular__in=keys).order_by("reminded_at")
    known = _Known(
        mine=frozenset(addressed_to(viewer).filter(pk__in=keys).values_list("pk", flat=True)),
        read=dict(own.values_list("circular", "read_at")),
        reminded=dict(reminded.values_list("circular", "reminded_at")),
    )
    return {row.pk: _line(row, known, at) for row in rows}


def _line(row: Circular, known: _Known, at: datetime) -> CircularLine:
    successor = getattr(row, "successor", None)
    return CircularLine(
        reference=row.reference,
        number=row.number,
        title=row.title,
        office=row.office,
        in_force_on=row.in_force_on,
        is_in_force=row.in_force_on <= _day(at) and successor is None,
        is_addressed=row.pk in known.mine,
        read_at=known.read.get(row.pk),
        reminded_at=known.reminded.get(row.pk),
        replaced_by=successor.number if successor else "",
    )


def _numbered(row: Circular | None) -> Numbered | None:
    return Numbered(row.reference, row.number) if row else None


def _day(at: datetime) -> date:
    return at.astimezone(BENIN).date()

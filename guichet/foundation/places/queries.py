"""Every question that others may ask about places. Places are public: no answer depends on who asks."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db.models import Count, Q
from django.utils.translation import get_language

from guichet.foundation.lib.text import fold
from guichet.foundation.places.calendar import BENIN, ONE_DAY, Announced, Feast, Holiday
from guichet.foundation.places.distance import Position, kilometres_between
from guichet.foundation.places.facts import (
    ArrondissementFacts,
    CentreFacts,
    CentreSheet,
    CommuneFacts,
    Counts,
    DepartmentFacts,
    DeskFacts,
    NearCentre,
)
from guichet.foundation.places.map import CountryMap, draw
from guichet.foundation.places.matching import closeness
from guichet.foundation.places.models import (
    AnnouncedHoliday,
    Arrondissement,
    Centre,
    Closure,
    Commune,
    Department,
    OpeningHours,
)
from guichet.foundation.places.opening import Shutting, Window, opening
from guichet.foundation.places.opening import windows as opening_windows
from guichet.foundation.places.rows import Range
from guichet.foundation.places.vocabulary import CentreKind, CoordinateSource, Spelling

Windows = Mapping[str, Mapping[date, tuple[Window, ...]]]


def departments() -> tuple[DepartmentFacts, ...]:
    """All, by name, each with its communes by name."""
    of_department: dict[str, list[CommuneFacts]] = defaultdict(list)
    for row in Commune.objects.select_related("department").order_by("code"):
        of_department[row.department.code].append(_commune(row))
    found = (
        DepartmentFacts(row.code, row.name, row.source, tuple(sorted(of_department[row.code], key=_by_name)))
        for row in Department.objects.order_by("code")
    )
    return tuple(sorted(found, key=_by_name))


def commune(code: str) -> CommuneFacts | None:
    row = Commune.objects.select_related("department").filter(code=code).first()
    return None if row is None else _commune(row)


def communes_named(typed: str, *, limit: int = 10) -> tuple[CommuneFacts, ...]:
    """The communes that a person may mean, the nearest spelling first, then by name; one typo is forgiven.

    A commune is found by the State's spelling and by the law's. Nothing typed finds nothing.
    """
    found = [
        (near, _commune(row))
        for row in Commune.objects.select_related("department").order_by("code")
        if (near := closeness(typed, [row.name, *row.other_names])) is not None
    ]
    found.sort(key=lambda each: (each[0], *_by_name(each[1])))
    return tuple(facts for _, facts in found[:limit])


def arrondissements_of(commune_code: str) -> tuple[ArrondissementFacts, ...]:
    """Those of the commune, in the order of the law; none when there is no such commune."""
    rows = Arrondissement.objects.filter(commune__code=commune_code).order_by("code")
    return tuple(
        ArrondissementFacts(row.code, row.name, Spelling(row.spelling), row.provisional, row.source) for row in rows
    )


def centres() -> tuple[CentreFacts, ...]:
    """All, by name of their commune."""
    rows = Centre.objects.select_related("commune__department").order_by("code")
    return tuple(sorted((_centre(row) for row in rows), key=lambda facts: (fold(facts.commune), facts.code)))


def name_of_centre(code: str) -> str:
    """By the three capitals that begin the references made there; nothing for a code of no centre."""
    return Centre.objects.filter(code=code).values_list("name", flat=True).first() or ""


def department_of(centre: str) -> str:
    """Its code, of a centre by its three capitals; nothing for a code of no centre."""
    found = Centre.objects.filter(code=centre).values_list("commune__department__code", flat=True).first()
    return found or ""


def centre(slug: str, *, at: datetime) -> CentreSheet | None:
    """The centre of that address as it is at that moment, with its closures under way and to come."""
    row = Centre.objects.select_related("commune__department").filter(slug=slug).first()
    if row is None:
        return None
    hours = tuple(each.range() for each in row.hours.order_by("weekday", "opens_at"))
    today = at.astimezone(BENIN).date()
    shuttings = tuple(_shutting(each) for each in row.closures.not_over(today).order_by("starts_on", "id"))
    return CentreSheet(
        centre=_centre(row),
        hours=hours,
        opening=opening(ranges=hours, shuttings=shuttings, at=at, announced=announced()),
        shuttings=shuttings,
        desks=tuple(DeskFacts(desk.number, str(desk)) for desk in row.desks.order_by("number")),
    )


def windows(first: date, last: date, centres: Collection[str] | None = None) -> Windows:
    """When each centre receives people, of each day from `first` to `last`; of all centres when none is named.

    In three queries. A centre that never opens on these days of the week is not there.
    """
    wanted = Q() if centres is None else Q(centre__code__in=centres)
    ranges: dict[str, list[Range]] = defaultdict(list)
    named = ("centre__code", "weekday", "opens_at", "closes_at", "demonstration")
    days = [first + ONE_DAY * number for number in range((last - first).days + 1)]
    of_days = OpeningHours.objects.filter(wanted, weekday__in={day.isoweekday() for day in days})
    for code, *facts in of_days.order_by("pk").values_list(*named):
        ranges[code].append(Range(*facts))
    shuttings: dict[str, list[Shutting]] = defaultdict(list)
    for row in Closure.objects.filter(wanted).meeting(first, last + ONE_DAY).select_related("centre").order_by("pk"):
        shuttings[row.centre.code].append(_shutting(row))
    free = announced()
    return {
        code: {
            day: opening_windows(ranges=of_centre, shuttings=shuttings[code], day=day, announced=free) for day in days
        }
        for code, of_centre in ranges.items()
    }


def nearest_centres(origin: CommuneFacts, *, limit: int = 3) -> tuple[NearCentre, ...]:
    """The centres by their distance from the commune, in a straight line."""
    found = (NearCentre(facts, kilometres_between(origin.position, facts.position)) for facts in centres())
    return tuple(sorted(found, key=lambda near: (near.kilometres, near.centre.code))[:limit])


def country_map(*, width: int = 400) -> CountryMap:
    """The country with all its communes and centres, to be drawn that many pixels wide."""
    rows = Commune.objects.select_related("department").order_by("code")
    return draw(communes=map(_commune, rows), centres=centres(), width=width)


def counts() -> Counts:
    kinds = Centre.objects.aggregate(
        communal=Count("id", filter=Q(kind=CentreKind.CCSP)), desks=Count("id", filter=Q(kind=CentreKind.GSRU))
    )
    return Counts(
        departments=Department.objects.count(),
        communes=Commune.objects.count(),
        arrondissements=Arrondissement.objects.count(),
        communal_centres=kinds["communal"],
        user_desks=kinds["desks"],
    )


def _by_name(facts: CommuneFacts | DepartmentFacts) -> tuple[str, str]:
    """In Python, because the two databases do not sort accents alike."""
    return fold(facts.name), facts.code


def _said(french: str, english: str) -> str:
    """In the reader's language; what has no English yet is shown in French."""
    return english or french if (get_language() or "").startswith("en") else french


def _commune(row: Commune) -> CommuneFacts:
    return CommuneFacts(
        code=row.code,
        name=row.name,
        department=row.department.name,
        position=Position(row.latitude, row.longitude),
        coordinate_source=CoordinateSource(row.coordinate_source),
        population_2013=row.population_2013,
        population_note=_said(row.population_note, row.population_note_en),
        source=row.source,
    )


def _centre(row: Centre) -> CentreFacts:
    own = None if row.latitude is None or row.longitude is None else Position(row.latitude, row.longitude)
    return CentreFacts(
        code=row.code,
        slug=row.slug,
        kind=CentreKind(row.kind),
        name=row.name,
        commune=row.commune.name,
        commune_code=row.commune.code,
        department=row.commune.department.name,
        opened_on=row.opened_on,
        opening_note=_said(row.opening_note, row.opening_note_en),
        site=_said(row.site, row.site_en),
        position=own or Position(row.commune.latitude, row.commune.longitude),
        position_is_of_the_commune=own is None,
        source=row.source,
    )


def _shutting(row: Closure) -> Shutting:
    return Shutting(row.starts_on, row.reopens_on, _said(row.reason, row.reason_en))


def announced() -> Announced:
    """What the government announced, for the calendar: the day itself, and the estimated one that it replaces."""
    english = get_language() == "en"
    found: dict[date, Holiday | None] = {}
    for row in AnnouncedHoliday.objects.order_by("on"):
        if row.instead_of:
            found.setdefault(row.instead_of, None)
        name = row.name_en if english and row.name_en else row.name
        found[row.on] = Holiday(row.on, (Feast(name, estimated=False),))
    return found

"""Every question that others may ask about places. Places are public: no answer depends on who asks."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

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
    Desk,
    OpeningHours,
)
from guichet.foundation.places.opening import Shutting, Window, opening
from guichet.foundation.places.opening import windows as opening_windows
from guichet.foundation.places.rows import Range
from guichet.foundation.places.vocabulary import CentreKind, CoordinateSource, Spelling

Windows = Mapping[str, Mapping[date, tuple[Window, ...]]]
# As columns: a page that asks for every centre several times would make thousands of rows into objects.
OF_A_COMMUNE = (
    "code", "name", "department__name", "latitude", "longitude", "coordinate_source", "population_2013",
    "population_note", "population_note_en", "source",
)  # fmt: skip
OF_A_CENTRE = (
    "code", "slug", "kind", "name", "commune__name", "commune__code", "commune__department__name", "opened_on",
    "opening_note", "opening_note_en", "site", "site_en", "latitude", "longitude", "commune__latitude",
    "commune__longitude", "source",
)  # fmt: skip


def departments() -> tuple[DepartmentFacts, ...]:
    """All, by name, each with its communes by name."""
    of_department: dict[str, list[CommuneFacts]] = defaultdict(list)
    for department, *columns in Commune.objects.order_by("code").values_list("department__code", *OF_A_COMMUNE):
        of_department[department].append(_commune(columns))
    found = (
        DepartmentFacts(code, name, source, tuple(sorted(of_department[code], key=_by_name)))
        for code, name, source in Department.objects.order_by("code").values_list("code", "name", "source")
    )
    return tuple(sorted(found, key=_by_name))


def commune(code: str) -> CommuneFacts | None:
    row = Commune.objects.filter(code=code).values_list(*OF_A_COMMUNE).first()
    return None if row is None else _commune(row)


def communes_named(typed: str, *, limit: int = 10) -> tuple[CommuneFacts, ...]:
    """The communes that a person may mean, the nearest spelling first, then by name; one typo is forgiven.

    A commune is found by the State's spelling and by the law's. Nothing typed finds nothing.
    """
    found = [
        (near, _commune(columns))
        for names, *columns in Commune.objects.order_by("code").values_list("other_names", *OF_A_COMMUNE)
        if (near := closeness(typed, [columns[1], *names])) is not None
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
    found = (_centre(columns) for columns in Centre.objects.order_by("code").values_list(*OF_A_CENTRE))
    return tuple(sorted(found, key=lambda facts: (fold(facts.commune), facts.code)))


def name_of_centre(code: str) -> str:
    """By the three capitals that begin the references made there; nothing for a code of no centre."""
    return Centre.objects.filter(code=code).values_list("name", flat=True).first() or ""


def name_of(code: str) -> str:
    """Of a centre, a commune or a department; nothing for a code of none."""
    of_commune = Commune.objects.filter(code=code).values_list("name", flat=True).first()
    of_department = Department.objects.filter(code=code).values_list("name", flat=True).first()
    return name_of_centre(code) or of_commune or of_department or ""


def names_of(codes: Collection[str]) -> Mapping[str, str]:
    """Of each that is a centre, a commune or a department."""
    found = (kind.objects.filter(code__in=codes).values_list("code", "name") for kind in (Department, Commune, Centre))
    return dict(pair for pairs in found for pair in pairs)


def department_of(centre: str) -> str:
    """Its code, of a centre by its three capitals; nothing for a code of no centre."""
    found = Centre.objects.filter(code=centre).values_list("commune__department__code", flat=True).first()
    return found or ""


def centre(slug: str, *, at: datetime) -> CentreSheet | None:
    """The centre of that address as it is at that moment, with its closures under way and to come."""
    columns = Centre.objects.filter(slug=slug).values_list(*OF_A_CENTRE).first()
    if columns is None:
        return None
    hours = tuple(
        each.range() for each in OpeningHours.objects.filter(centre__slug=slug).order_by("weekday", "opens_at")
    )
    closures = Closure.objects.filter(centre__slug=slug).not_over(at.astimezone(BENIN).date())
    shuttings = tuple(_shutting(each) for each in closures.order_by("starts_on", "id"))
    return CentreSheet(
        centre=_centre(columns),
        hours=hours,
        opening=opening(ranges=hours, shuttings=shuttings, at=at, announced=announced()),
        shuttings=shuttings,
        desks=desks_of(columns[0]),
    )


def desks_of(centre: str) -> tuple[DeskFacts, ...]:
    """By number, of a centre by its three capitals; none of a code of no centre."""
    rows = Desk.objects.filter(centre__code=centre).order_by("number")
    return tuple(DeskFacts(desk.number, str(desk)) for desk in rows)


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


def shut_days(first: date, until: date, centres: Collection[str]) -> Mapping[str, frozenset[date]]:
    """The days that announced closures take, from `first` up to `until`, by centre; one without is not there."""
    found: dict[str, set[date]] = defaultdict(set)
    rows = Closure.objects.filter(centre__code__in=centres).meeting(first, until).select_related("centre")
    for row in rows.order_by("pk"):
        begins, ends = max(row.starts_on, first), min(row.reopens_on or until, until)
        found[row.centre.code] |= {begins + ONE_DAY * number for number in range((ends - begins).days)}
    return {centre: frozenset(days) for centre, days in found.items()}


def nearest_centres(origin: CommuneFacts, *, limit: int = 3) -> tuple[NearCentre, ...]:
    """The centres by their distance from the commune, in a straight line."""
    found = (NearCentre(facts, kilometres_between(origin.position, facts.position)) for facts in centres())
    return tuple(sorted(found, key=lambda near: (near.kilometres, near.centre.code))[:limit])


def country_map(*, width: int = 400) -> CountryMap:
    """The country with all its communes and centres, to be drawn that many pixels wide."""
    rows = Commune.objects.order_by("code").values_list(*OF_A_COMMUNE)
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


def _commune(columns: Sequence[Any]) -> CommuneFacts:
    """From OF_A_COMMUNE."""
    code, name, department, latitude, longitude, coordinates, population, note, note_en, source = columns
    return CommuneFacts(
        code=code,
        name=name,
        department=department,
        position=Position(latitude, longitude),
        coordinate_source=CoordinateSource(coordinates),
        population_2013=population,
        population_note=_said(note, note_en),
        source=source,
    )


def _centre(columns: Sequence[Any]) -> CentreFacts:
    """From OF_A_CENTRE."""
    code, slug, kind, name, commune, commune_code, department, opened_on, *notes, source = columns
    opening_note, opening_note_en, site, site_en, latitude, longitude, *of_the_commune = notes
    own = None if latitude is None or longitude is None else Position(latitude, longitude)
    return CentreFacts(
        code=code,
        slug=slug,
        kind=CentreKind(kind),
        name=name,
        commune=commune,
        commune_code=commune_code,
        department=department,
        opened_on=opened_on,
        opening_note=_said(opening_note, opening_note_en),
        site=_said(site, site_en),
        position=own or Position(*of_the_commune),
        position_is_of_the_commune=own is None,
        source=source,
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

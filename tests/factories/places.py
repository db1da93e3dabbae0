"""Places for tests: each is complete and real enough, and takes what a test wants to say about it."""

from datetime import UTC, date, datetime, time

from guichet.foundation.lib.act import Act, Surface, by_the_system
from guichet.foundation.lib.operation import building
from guichet.foundation.places.models import (
    Arrondissement,
    Centre,
    Closure,
    Commune,
    Department,
    Desk,
    OpeningHours,
)
from guichet.foundation.places.vocabulary import CentreKind, CoordinateSource, Spelling

LAW = "Loi n° 2013-05 du 27 mai 2013, annexe"


def loading() -> Act:
    """The act of the command that loads places."""
    return by_the_system(at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC), surface=Surface.COMMAND, process="places load")


def make_department(code: str = "BJ-MO", name: str = "Mono") -> Department:
    with building():
        return Department.objects.get_or_create(code=code, defaults={"name": name, "source": LAW})[0]


def make_commune(
    code: str = "BJ-MO-LOK",
    name: str = "Lokossa",
    *,
    department: Department | None = None,
    latitude: float = 6.6387,
    longitude: float = 1.7167,
    other_names: tuple[str, ...] = (),
    population_note: str = "",
) -> Commune:
    with building():
        return Commune.objects.create(
            code=code,
            name=name,
            source=LAW,
            department=department or make_department(),
            latitude=latitude,
            longitude=longitude,
            other_names=list(other_names),
            coordinate_source=CoordinateSource.GEONAMES,
            population_2013=104961,
            population_note=population_note,
        )


def make_arrondissement(commune: Commune, number: int = 1, name: str = "Agamè") -> Arrondissement:
    with building():
        return Arrondissement.objects.create(
            code=f"{commune.code}-{number:02}",
            name=name,
            source=LAW,
            commune=commune,
            spelling=Spelling.ATTESTED,
            provisional=True,
        )


def make_centre(
    code: str = "LOK",
    *,
    commune: Commune | None = None,
    slug: str = "lokossa",
    name: str = "CCSP Lokossa",
    kind: CentreKind = CentreKind.CCSP,
    position: tuple[float, float] | None = None,
) -> Centre:
    """With its first desk, like any centre that is loaded; without hours, like any whose hours are not published."""
    with building():
        centre = Centre.objects.create(
            code=code,
            name=name,
            source="travail.gouv.bj",
            slug=slug,
            kind=kind,
            commune=commune or make_commune(),
            opened_on=date(2023, 3, 21),
            latitude=position[0] if position else None,
            longitude=position[1] if position else None,
        )
        Desk.objects.create(centre=centre, number=1)
        return centre


def make_office_hours(centre: Centre) -> None:
    """Monday to Friday, 8:00 to 12:30 and 14:00 to 17:30."""
    ranges = [(time(8), time(12, 30)), (time(14), time(17, 30))]
    with building():
        for weekday in range(1, 6):
            for opens_at, closes_at in ranges:
                OpeningHours.objects.create(
                    centre=centre, weekday=weekday, opens_at=opens_at, closes_at=closes_at, demonstration=True
                )


def make_closure(centre: Centre, starts_on: date, reopens_on: date | None, reason: str = "Travaux.") -> Closure:
    with building():
        return Closure.objects.create(centre=centre, starts_on=starts_on, reopens_on=reopens_on, reason=reason)

"""Whether the facts about places agree with each other. Pure: no database, no clock."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar

from django.utils.translation import gettext as _

from guichet.foundation.places.rows import (
    EVERY_CENTRE,
    ArrondissementRow,
    CentreRow,
    CommuneRow,
    Fault,
    HoursRow,
    PlaceRow,
    PlacesData,
    Where,
)

R = TypeVar("R", bound=PlaceRow)


def faults_of(data: PlacesData) -> tuple[Fault, ...]:
    """Every disagreement, in the order of files and lines; none means that the data can be loaded."""
    return tuple(_faults(data))


def _faults(data: PlacesData) -> Iterator[Fault]:
    departments = {row.code for row in data.departments}
    communes = {row.code for row in data.communes}
    yield from _twice(data.departments, _code, _name)
    yield from _twice(data.communes, _code, _name)
    yield from _orphan_communes(data.communes, departments)
    yield from _twice(data.arrondissements, _code, _name_in_commune)
    yield from _orphans(data.arrondissements, communes)
    yield from _twice(data.centres, _code, _name, _slug)
    yield from _orphans(data.centres, communes)
    yield from _half_positions(data.centres)
    yield from _strangers(data.hours, {row.code for row in data.centres})
    yield from _backwards(data.hours)
    yield from _overlaps(data.hours)


def _code(row: PlaceRow) -> str:
    return _("le code « {code} »").format(code=row.code)


def _name(row: PlaceRow) -> str:
    return _("le nom « {name} »").format(name=row.name)


def _name_in_commune(row: ArrondissementRow) -> str:
    return _("le nom « {name} » dans la commune {commune}").format(name=row.name, commune=row.commune)


def _slug(row: CentreRow) -> str:
    return _("l’adresse « {slug} »").format(slug=row.slug)


def _twice(rows: Iterable[R], *saying: Callable[[R], str]) -> Iterator[Fault]:
    """Faults for each line that repeats what an earlier one says; `saying` puts into words what must be unique."""
    first: dict[str, Where] = {}
    for row in rows:
        for say in saying:
            said = say(row)
            if first.setdefault(said, row.where) is not row.where:
                sentence = _("{fact} sert déjà à la ligne {line} et ne sert qu’une fois. Corrigez l’une des deux.")
                yield Fault(row.where, sentence.format(fact=said, line=first[said].line))


def _orphan_communes(rows: Iterable[CommuneRow], departments: Collection[str]) -> Iterator[Fault]:
    for row in rows:
        if row.department not in departments:
            sentence = _("le département « {code} » n’existe pas. Écrivez un code de departments.csv.")
            yield Fault(row.where, sentence.format(code=row.department))


def _orphans(rows: Iterable[ArrondissementRow | CentreRow], communes: Collection[str]) -> Iterator[Fault]:
    for row in rows:
        if row.commune not in communes:
            sentence = _("la commune « {code} » n’existe pas. Écrivez un code de communes.csv.")
            yield Fault(row.where, sentence.format(code=row.commune))


def _half_positions(rows: Iterable[CentreRow]) -> Iterator[Fault]:
    for row in rows:
        if (row.latitude is None) != (row.longitude is None):
            known = row.longitude if row.latitude is None else row.latitude
            sentence = _(
                "« {value} » est la moitié d’une position. Écrivez latitude et longitude, ou ni l’une ni l’autre."
            )
            yield Fault(row.where, sentence.format(value=known))


def _strangers(rows: Iterable[HoursRow], centres: Collection[str]) -> Iterator[Fault]:
    for row in rows:
        if row.centre not in {*centres, EVERY_CENTRE}:
            sentence = _("le centre « {code} » n’existe pas. Écrivez un code de centres.csv, ou * pour tous.")
            yield Fault(row.where, sentence.format(code=row.centre))


def _backwards(rows: Iterable[HoursRow]) -> Iterator[Fault]:
    for row in rows:
        if row.opens_at >= row.closes_at:
            sentence = _("« {opens}-{closes} » ferme avant d’ouvrir. Échangez les heures, ou coupez la plage à minuit.")
            yield Fault(row.where, sentence.format(opens=f"{row.opens_at:%H:%M}", closes=f"{row.closes_at:%H:%M}"))


def _overlaps(rows: Iterable[HoursRow]) -> Iterator[Fault]:
    """Ranges that only touch are refused too: one closing time would be read where nobody closes."""
    days: dict[tuple[str, int], list[HoursRow]] = defaultdict(list)
    for row in rows:
        for weekday in row.weekdays:
            for other in days[row.centre, weekday]:
                if row.opens_at <= other.closes_at and other.opens_at <= row.closes_at:
                    yield _overlap(row, other, weekday)
            days[row.centre, weekday].append(row)


def _overlap(row: HoursRow, other: HoursRow, weekday: int) -> Fault:
    sentence = _(
        "« {opens}-{closes} » touche la plage de la ligne {line}, jour {weekday}. Réunissez ou séparez les deux."
    )
    opens, closes = f"{row.opens_at:%H:%M}", f"{row.closes_at:%H:%M}"
    return Fault(row.where, sentence.format(opens=opens, closes=closes, line=other.where.line, weekday=weekday))
